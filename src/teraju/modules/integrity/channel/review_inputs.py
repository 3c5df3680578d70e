"""What a management review hears of concerns: counts that the channel itself let go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.gathering import once
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.review_inputs import InputLine, Period, ReviewInput, Subject

from .domain.promptness import PROMISES
from .models import ClosedCase, Statement
from .models.choices import OUTCOMES
from .selectors.facts import known_of

IN_TIME = (
    _("Acknowledged in time, {span}: {done} of {due}."),
    _("Answered in time, {span}: {done} of {due}."),
)


def reports(viewer: Viewer, agency_id: int, period: Period) -> Sequence[InputLine]:
    """How many concerns were raised, and whether the channel was tested. Three queries."""
    found = _statements(agency_id, period)
    if not found:
        text = _("No statement of the channel of concerns covers the period.")
        return [InputLine(text, "", reverse("channel_statements"), concerns=True)]
    return [line for one in found for line in _raised(one)]


def _raised(one: Statement) -> list[InputLine]:
    url, span = one.get_absolute_url(), _span(one)
    received, anonymous = one.counts.get("received"), one.counts.get("anonymous")
    if received is None:
        text = format_lazy(_("Concerns, {span}: few, so the channel gives no number."), span=span)
    elif anonymous is None:
        text = format_lazy(_("Concerns raised, {span}: {received}."), span=span, received=received)
    else:
        text = format_lazy(
            _("Concerns raised, {span}: {received}, of which anonymous: {anonymous}."),
            span=span,
            received=received,
            anonymous=anonymous,
        )
    lines = [InputLine(text, "" if received is None else str(received), url)]
    if one.tested_on is None:
        text = format_lazy(_("The channel was not tested, {span}."), span=span)
        return [*lines, InputLine(text, "", url, concerns=True)]
    day = date_format(one.tested_on)
    return [*lines, InputLine(format_lazy(_("The channel was tested on {day}."), day=day), "", url)]


def investigations(viewer: Viewer, agency_id: int, period: Period) -> Sequence[InputLine]:
    """Whether they were answered in time, how they ended, and retaliation. Four queries."""
    found = _statements(agency_id, period)
    outcomes: dict[int, Counter[str]] = {one.pk: Counter() for one in found}
    named = ClosedCase.objects.filter(statement__in=list(outcomes))
    for statement_id, outcome in named.values_list("statement", "outcome"):
        outcomes[statement_id][outcome] += 1
    return [line for one in found for line in _handled(one, outcomes[one.pk])]


def _handled(one: Statement, outcomes: Counter[str]) -> list[InputLine]:
    url, counts, span = one.get_absolute_url(), one.counts, _span(one)
    lines: list[InputLine] = []
    for sentence, (due, done) in zip(IN_TIME, PROMISES, strict=True):
        if counts.get(due) is not None and counts.get(done) is not None:
            text = format_lazy(sentence, span=span, done=counts[done], due=counts[due])
            lines.append(InputLine(text, "", url, concerns=counts[done] < counts[due]))
    if counts.get("retaliation") is None:
        text = format_lazy(
            _("Reports of retaliation, {span}: none or few, no number is given."), span=span
        )
        lines.append(InputLine(text, "", url, concerns=True))
    elif counts["retaliation"]:
        text = format_lazy(
            _("Reports of retaliation, {span}: {count}."), span=span, count=counts["retaliation"]
        )
        lines.append(InputLine(text, str(counts["retaliation"]), url, concerns=True))
    for code, word in OUTCOMES.items():
        if outcomes[code]:
            text = format_lazy(
                _("Closed as “{outcome}”, {span}: {count}."),
                outcome=word,
                span=span,
                count=outcomes[code],
            )
            lines.append(
                InputLine(text, str(outcomes[code]), url, concerns=code == "substantiated")
            )
    return lines


def _statements(agency_id: int, period: Period) -> list[Statement]:
    """The statements whose period has a day in common with that of the review."""

    def read() -> list[Statement]:
        known = known_of([agency_id], period.until).get(agency_id)
        stated = known.statements if known else []
        return [one for one in stated if one.last_day >= period.since]

    return once(("channel.review", agency_id, period), read)


def _span(one: Statement) -> str:
    return f"{date_format(one.first_day)} – {date_format(one.last_day)}"


INPUTS = (
    ReviewInput("channel.reports", Subject.BRIBERY_REPORTS, _("Channel of concerns"), reports),
    ReviewInput(
        "channel.investigations", Subject.INVESTIGATIONS, _("Channel of concerns"), investigations
    ),
)
