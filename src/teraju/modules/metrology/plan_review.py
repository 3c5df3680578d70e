"""What legal metrology lays before a management review: what was done, how fast, for how many."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.review_inputs import InputLine, Period, ReviewInput, Subject
from teraju.platform.organisation.models import Agency

from .domain.headline import one_decimal, percent, rate_of
from .domain.reports import sums
from .report_wording import shown
from .selectors.reports import counted_kinds, reached, served, told_on, work_days


def verified(viewer: Viewer, agency_id: int, period: Period) -> Sequence[InputLine]:
    """How much was tested, how fast, and what share of the potential was reached. Six queries."""
    agency = Agency.objects.select_related("government").filter(pk=agency_id).first()
    kinds = counted_kinds(agency_id, period.since, period.until)
    if agency is None or not kinds:
        return []
    total, url = sums(kinds), f"{reverse('metrology_reports')}?agency={agency_id}"
    rate = rate_of(work_days([agency_id], period.since, period.until))
    lines = [
        InputLine(
            format_lazy(
                _("{count} instruments and {weights} weights tested, {failed} instruments batal"),
                count=total.instruments.tested,
                weights=total.weights.tested,
                failed=total.instruments.failed,
            ),
            str(total.instruments.tested),
            url,
        ),
        InputLine(
            format_lazy(
                _("{rate} instruments a day and tester"), rate=shown(one_decimal(rate.a_tester))
            ),
            shown(one_decimal(rate.a_tester)),
            reverse("metrology_headline"),
        ),
    ]
    return [*lines, *_same_day(agency, period), *_share(agency_id, period, url)]


def _same_day(agency: Agency, period: Period) -> Sequence[InputLine]:
    found = served(agency, period.since, period.until)
    if not found.done:
        return []
    text = format_lazy(
        _("{quick} of {done} instruments from orders were done the same day"),
        quick=found.same_day,
        done=found.done,
    )
    value, url = f"{found.same_day}/{found.done}", reverse("metrology_headline")
    return [InputLine(text, value, url, concerns=found.same_day < found.done)]


def _share(agency_id: int, period: Period, url: str) -> Sequence[InputLine]:
    one = told_on(agency_id, period.until).potential
    if one is None:
        return [
            InputLine(_("No potential is entered: the share reached is unknown"), concerns=True)
        ]
    found = reached(agency_id, date(period.until.year, 1, 1), period.until)
    share = shown(percent(found.instruments, one.instruments), "%")
    text = format_lazy(
        _("{reached} of {all} instruments of the potential bear a mark of the year ({share})"),
        reached=found.instruments,
        all=one.instruments,
        share=share,
    )
    return [InputLine(text, share, url)]


INPUTS = (
    ReviewInput("metrology.verified", Subject.PROCESS_PERFORMANCE, _("Legal metrology"), verified),
)
