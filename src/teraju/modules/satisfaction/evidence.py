"""What surveys and complaints prove, as they stood on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.grouping import grouped
from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import EvidenceKind, Proof, State

from . import permissions
from .domain.questionnaire import answer_rules
from .models import Complaint, Survey
from .models.choices import number_lazily
from .wording import below_words

SURVEY, COMPLAINTS = "satisfaction.survey", "satisfaction.complaints"
SATISFIED = frozenset({"customer-satisfaction"})
FOCUS = frozenset({"customer-focus", "customer-communication"})
DAY = timedelta(days=1)


def surveys(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Published results, each for a year from its last day. One query.

    One below the least number speaks for the effort and calls for attention.
    """
    rows = Survey.objects.published().filter(agency__in=agency_ids, published_on__lte=on)
    months = answer_rules().integer("evidence_months")
    for one in rows.order_by("agency", "ends_on", "pk"):
        if one.published_on is None:
            continue
        below = one.is_below_sample
        yield Proof(
            kind=SURVEY,
            key=f"{SURVEY}-{one.pk}",
            agency_id=one.agency_id,
            topics=SATISFIED,
            title=format_lazy(
                _("{title}: index {index} ({grade})"),
                title=one.title,
                index=number_lazily(one.index, 2),
                grade=one.grade,
            ),
            url=one.get_absolute_url(),
            happened_on=one.ends_on,
            recorded_on=one.published_on,
            state=State.ATTENTION if below else State.CONFORMING,
            supports=not below,
            reason=below_words(one.respondents or 0, one.sample) if below else "",
            valid_from=one.published_on,
            valid_until=add_months(one.ends_on, months) - DAY,
            source=("satisfaction.survey", str(one.pk)),
            is_example=one.is_example,
        )


def complaints(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Whether complaints were answered and closed in time. One query, one proof an agency.

    How many and how they were handled: nobody's name, nothing of what they are about.
    """
    rows = Complaint.objects.filter(agency__in=agency_ids, received_on__lte=on)
    ordered = rows.order_by("agency", "received_on", "pk")
    for agency_id, found in grouped(ordered, lambda row: row.agency_id).items():
        yield _handled(agency_id, found, on)


def _handled(agency_id: int, found: Sequence[Complaint], on: date) -> Proof:
    late = [day for one in found for day in [_late_since(one, on)] if day]
    done = sum(_by(one.closed_on, on) for one in found)
    days = [day for one in found for day in (one.answered_on, one.closed_on) if day and day <= on]
    happened = max([*days, found[-1].received_on])
    months = answer_rules().integer("evidence_months")
    words = (
        format_lazy(_("{count} complaints wait longer than the rule allows."), count=len(late))
        if late
        else format_lazy(_("{done} of {count} complaints are closed."), done=done, count=len(found))
    )
    return Proof(
        kind=COMPLAINTS,
        key=f"{COMPLAINTS}-{agency_id}",
        agency_id=agency_id,
        topics=FOCUS,
        title=_("Complaints and how they are handled"),
        url=f"{reverse('satisfaction_complaints')}?agency={agency_id}",
        happened_on=happened,
        recorded_on=happened,
        state=State.ATTENTION if late else State.CONFORMING,
        supports=not late,
        reason=words,
        valid_from=found[0].received_on,
        valid_until=None if late else add_months(happened, months) - DAY,
        wrong_since=min(late) + DAY if late else None,
        is_example=all(one.is_example for one in found),
    )


def _late_since(one: Complaint, on: date) -> date | None:
    """The day that was missed, as it stood on a day."""
    if _by(one.closed_on, on):
        return None
    if not _by(one.answered_on, on) and one.answer_by < on:
        return one.answer_by
    return one.close_by if one.close_by < on else None


def _by(day: date | None, on: date) -> bool:
    return day is not None and day <= on


KINDS = (
    EvidenceKind(
        kind=SURVEY,
        label=_("Survey of satisfaction"),
        topics=SATISFIED,
        find=surveys,
        start_url=lambda agency_id: f"{reverse('satisfaction_survey_add')}?agency={agency_id}",
        start_right=permissions.PLAN,
    ),
    EvidenceKind(
        kind=COMPLAINTS,
        label=_("Complaints"),
        topics=FOCUS,
        find=complaints,
        start_url=lambda agency_id: f"{reverse('satisfaction_complaint_add')}?agency={agency_id}",
        start_right=permissions.RECEIVE,
    ),
)
