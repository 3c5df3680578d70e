"""What a management review looks at: nonconformities, earlier actions, what could be better."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.review_inputs import InputLine, Period, ReviewInput, Subject

from .domain.grades import Grade, Source
from .domain.states import ActionState, Effect, SuggestionState
from .models import Action, Nonconformity, Round, Suggestion
from .models.choices import ACTION_STATES, GRADES
from .selectors.standings import open_counts


def nonconformities(viewer: Viewer, agency_id: int, period: Period) -> Sequence[InputLine]:
    """What was reported and closed, what is open, and how often the effect failed. Six queries."""
    counts = open_counts([agency_id], period.until)[agency_id]
    rows = Nonconformity.objects.filter(agency=agency_id)
    span = (period.since, period.until)
    told = rows.aggregate(
        reported=Count("pk", filter=Q(reported_on__range=span)),
        closed=Count("pk", filter=Q(closed_on__range=span)),
    )
    checks = Round.objects.filter(nonconformity__agency=agency_id, checked_on__range=span)
    seen = checks.aggregate(
        every=Count("pk"), failed=Count("pk", filter=Q(effect=Effect.INEFFECTIVE))
    )
    url = f"{reverse('improvement_nonconformities')}?agency={agency_id}"
    lines = [
        _line(_("Nonconformities reported in the period: {count}."), told["reported"], url),
        _line(_("Nonconformities closed in the period: {count}."), told["closed"], url),
        *[
            InputLine(
                format_lazy(
                    _("Open at the end, {grade}: {count}."),
                    grade=GRADES[grade],
                    count=counts.by_grade[grade],
                ),
                str(counts.by_grade[grade]),
                url,
                concerns=grade is Grade.MAJOR,
            )
            for grade in Grade
            if counts.by_grade[grade]
        ],
        _line(_("Steps overdue: {count}."), counts.overdue, url, concerns=counts.overdue > 0),
    ]
    if seen["every"]:
        text = format_lazy(_("Effects checked: {every}, of which not effective: {failed}."), **seen)
        lines.append(InputLine(text, str(seen["every"]), url, concerns=seen["failed"] > 0))
    return lines


def _line(sentence: str | Promise, count: int, url: str, *, concerns: bool = False) -> InputLine:
    return InputLine(format_lazy(sentence, count=count), str(count), url, concerns)


def earlier_actions(viewer: Viewer, agency_id: int, period: Period) -> Sequence[InputLine]:
    """Each action that an earlier review ordered and that was open in the period. One query."""
    rows = Action.objects.filter(
        agency=agency_id, source=Source.REVIEW, nonconformity=None, ordered_on__lte=period.until
    )
    # What was over before the period was before an earlier review already.
    over = Q(verified_on__lt=period.since) | Q(dropped_on__lt=period.since)
    return [_told(one, period) for one in rows.exclude(over).order_by("due_on", "pk")]


def _told(one: Action, period: Period) -> InputLine:
    late = one.state == ActionState.OPEN and one.due_on < period.until
    text = format_lazy(
        _("{title} ({owner}, due {day}): {state}."),
        title=one.title,
        owner=one.owner_office,
        day=date_format(one.due_on),
        state=_("overdue") if late else ACTION_STATES[ActionState(one.state)],
    )
    return InputLine(text, "", one.get_absolute_url(), concerns=late)


def opportunities(viewer: Viewer, agency_id: int, period: Period) -> Sequence[InputLine]:
    """Suggestions of the period, the undecided ones first, and opportunities. Two queries."""
    rows = Suggestion.objects.filter(
        agency=agency_id, proposed_on__range=(period.since, period.until)
    ).exclude(state__in=[SuggestionState.REFUSED, SuggestionState.WITHDRAWN])
    lines = [
        InputLine(
            format_lazy(
                _("Suggestion: {title}; {state}."), title=one.title, state=one.get_state_display()
            ),
            "",
            one.get_absolute_url(),
            concerns=one.state == SuggestionState.PROPOSED,
        )
        for one in rows.order_by("-state", "proposed_on", "pk")
    ]
    found = Nonconformity.objects.filter(
        agency=agency_id,
        grade=Grade.OPPORTUNITY,
        reported_on__range=(period.since, period.until),
        cancelled_on=None,
    )
    return [
        *lines,
        *[
            InputLine(
                format_lazy(
                    _("Opportunity {number} {title}; {state}."),
                    number=one.number,
                    title=one.title,
                    state=one.get_state_display(),
                ),
                "",
                one.get_absolute_url(),
            )
            for one in found.order_by("reported_on", "pk")
        ],
    ]


INPUTS = (
    ReviewInput(
        "improvement.earlier_actions",
        Subject.EARLIER_ACTIONS,
        _("Actions of earlier reviews"),
        earlier_actions,
    ),
    ReviewInput(
        "improvement.nonconformities",
        Subject.NONCONFORMITIES,
        _("Nonconformities and corrective actions"),
        nonconformities,
    ),
    ReviewInput(
        "improvement.opportunities",
        Subject.IMPROVEMENT_OPPORTUNITIES,
        _("Suggestions and opportunities"),
        opportunities,
    ),
)
