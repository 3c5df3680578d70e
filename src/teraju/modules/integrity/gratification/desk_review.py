"""What a management review is told of gifts: numbers of the whole government, never of a unit."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.review_inputs import InputLine, Period, ReviewInput, Subject
from teraju.platform.organisation.models import Agency

from . import desk_policy
from .domain.recaps import Row, row_of
from .selectors.desk_recaps import lines_of, whole_government


def gifts(viewer: Viewer, agency_id: int, period: Period) -> Sequence[InputLine]:
    """How many reports of gifts the unit handled in a period, and how. Two queries."""
    government_id = Agency.objects.values_list("government", flat=True).get(pk=agency_id)
    rows = whole_government(government_id)
    total = row_of(None, lines_of(rows, period.since, period.until, viewer.today))
    if not total.reports:
        return [InputLine(_("No report of a gift reached the unit of the government."), value="0")]
    least = desk_policy.number(period.until, "named_from")
    if total.people < least:
        words = _("Fewer than {count} people reported gifts: no numbers are given.")
        return [InputLine(format_lazy(words, count=least))]
    return list(_numbers(total))


def _numbers(total: Row) -> Sequence[InputLine]:
    found = [
        InputLine(
            format_lazy(
                _("{count} reports of gifts reached the unit of the government."),
                count=total.reports,
            ),
            value=str(total.reports),
        )
    ]
    if total.judged:
        found.append(
            InputLine(
                format_lazy(
                    _("{in_time} of {judged} reports of gifts were handled in time."),
                    in_time=total.in_time,
                    judged=total.judged,
                ),
                value=f"{total.in_time}/{total.judged}",
                concerns=total.in_time < total.judged,
            )
        )
    if total.awaiting:
        found.append(
            InputLine(
                format_lazy(
                    _("{count} gifts fell to the state and are not handed over yet."),
                    count=total.awaiting,
                ),
                value=str(total.awaiting),
                concerns=True,
            )
        )
    return found


INPUTS = (
    ReviewInput(
        code="gratification.reports",
        subject=Subject.MONITORING,
        label=_("Reports of gifts"),
        gather=gifts,
    ),
)
