"""Following recommendations up: the addressee enters, the team verifies, the head gives up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.operations import permissions
from teraju.modules.operations.domain.supervision.following import due_by
from teraju.modules.operations.domain.supervision.kinds import Outcome
from teraju.modules.operations.domain.supervision.states import (
    RECOMMENDATION,
    RecommendationState,
)
from teraju.modules.operations.models import FollowUp, Recommendation
from teraju.modules.operations.refusals import DateOutOfOrder, StepNotPossible
from teraju.modules.operations.refusals_supervision import OwnWork
from teraju.modules.operations.services.common import step
from teraju.modules.operations.supervision_rules import follow_up_rule
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import values_of
from teraju.platform.calendar.selectors import calendar_of
from teraju.platform.files.api import attach
from teraju.platform.organisation.models import Agency

from .common import check_inspectorate, check_not_ahead, claim_recommendation, require_part, tell

STATE = ("state", "reason")
SETTLED = frozenset({RecommendationState.FOLLOWED_UP, RecommendationState.IMPOSSIBLE})
SETTLED_WHEN = _("Say on which day it was settled.")


@transaction.atomic
def enter_follow_up(
    *,
    actor: Viewer,
    recommendation_id: int,
    expected_version: int | None = None,
    text: str,
    done_on: date,
    file: File[bytes] | None = None,
    file_title: str = "",
    is_example: bool = False,
) -> FollowUp:
    """The addressee says what was done; a file that shows it may come along."""
    one = claim_recommendation(
        actor, recommendation_id, expected_version, permissions.RECOMMENDATION_ANSWER, own=True
    )
    before = values_of(one, ["state"])
    one.state = step(RECOMMENDATION, one.state, "follow_up")
    check_not_ahead(actor, done_on, "done_on")
    if one.released_on and done_on < one.released_on:
        raise DateOutOfOrder(_("This day lies before the report was released."), field="done_on")
    entry = FollowUp(
        government_id=one.government_id,
        agency=one.agency,
        recommendation=one,
        text=cleaned(text),
        done_on=done_on,
        entered_by_id=actor.user_id,
        entered_office=actor.office[:160],
        entered_on=actor.today,
        is_example=is_example,
    )
    save(actor, entry)
    save(actor, one)
    if file:
        title = cleaned(file_title) or file.name or ""
        attach(actor=actor, target=one, upload=file, title=title[:200])
    after = {"state": one.state, "text": entry.text}
    tell(actor, "recommendation.followed", one, before, after)
    return entry


@transaction.atomic
def verify_follow_up(
    *,
    actor: Viewer,
    recommendation_id: int,
    expected_version: int | None = None,
    accept: bool,
    note: str = "",
) -> Recommendation:
    """The team says whether what was done suffices; never on what one entered oneself."""
    one = claim_recommendation(
        actor, recommendation_id, expected_version, permissions.RECOMMENDATION_VERIFY, own=False
    )
    require_verifier(actor, one)
    before = values_of(one, STATE)
    one.state = step(RECOMMENDATION, one.state, "accept" if accept else "return")
    if not accept and not cleaned(note):
        raise DomainError(_("Say what is still missing."), field="note")
    entry = _last_entry(one)
    if entry.entered_by_id == actor.user_id:
        raise OwnWork(_("Nobody verifies what they entered themselves."))
    for other in one.follow_ups.filter(outcome="").select_for_update(no_key=True):
        other.outcome = Outcome.ACCEPTED if accept else Outcome.RETURNED
        other.note = cleaned(note)
        other.verified_by_id, other.verified_on = actor.user_id, actor.today
        other.verified_office = actor.office[:160]
        save(actor, other)
    one.settled_on = actor.today if accept else None
    save(actor, one)
    verb = "recommendation.accepted" if accept else "recommendation.returned"
    tell(actor, verb, one, before, {**values_of(one, ["state"]), "note": cleaned(note)})
    return one


@transaction.atomic
def give_up_recommendation(
    *, actor: Viewer, recommendation_id: int, expected_version: int | None = None, reason: str
) -> Recommendation:
    """The head decides that a recommendation cannot be followed up, with the reason."""
    one = _claim_decided(actor, recommendation_id, expected_version)
    before = values_of(one, STATE)
    one.state = step(RECOMMENDATION, one.state, "give_up")
    one.reason, one.settled_on = _reason(reason), actor.today
    save(actor, one)
    tell(actor, "recommendation.given_up", one, before, values_of(one, STATE))
    return one


@transaction.atomic
def reopen_recommendation(
    *, actor: Viewer, recommendation_id: int, expected_version: int | None = None, reason: str
) -> Recommendation:
    """The head takes a decision back; the recommendation is open again."""
    one = _claim_decided(actor, recommendation_id, expected_version)
    before = values_of(one, STATE)
    one.state = step(RECOMMENDATION, one.state, "reopen")
    if one.assignment and one.assignment.closed_on:
        raise StepNotPossible(_("The assignment is closed: supervise it again instead."))
    one.reason, one.settled_on = _reason(reason), None
    save(actor, one)
    tell(actor, "recommendation.reopened", one, before, values_of(one, STATE))
    return one


@transaction.atomic
def import_recommendations(
    *,
    actor: Viewer,
    inspectorate: Agency,
    new: Sequence[Mapping[str, Any]],
    changed: Sequence[tuple[Recommendation, Mapping[str, Any]]],
    source: Mapping[str, str],
    is_example: bool = False,
) -> None:
    """Take over recommendations of older reports: all of a file or none, one event."""
    rights.require(actor, permissions.RECOMMENDATION_IMPORT, inspectorate)
    check_inspectorate(inspectorate)
    calendar = calendar_of(inspectorate.government_id)
    for values in new:
        one = Recommendation(
            government_id=inspectorate.government_id,
            inspectorate=inspectorate,
            is_example=is_example,
        )
        _take_over(actor, one, values, calendar)
    for record, values in changed:
        one = claim_recommendation(
            actor, record.pk, record.version, permissions.RECOMMENDATION_IMPORT, own=False
        )
        if one.assignment_id is not None:
            raise StepNotPossible(_("This one follows from an assignment: it is not imported."))
        _take_over(actor, one, values, calendar)
    counts = {"new": len(new), "changed": len(changed)}
    tell(actor, "recommendation.imported", inspectorate, after={**counts, **source})


def _take_over(
    actor: Viewer, one: Recommendation, values: Mapping[str, Any], calendar: Any
) -> None:
    for name in (
        "agency",
        "number",
        "text",
        "office",
        "report_number",
        "report_title",
        "finding_title",
        "released_on",
        "state",
    ):
        if name in values:
            setattr(one, name, values[name])
    due = values.get("due")
    if one.released_on:
        one.due = due or due_by(one.released_on, follow_up_rule(one.released_on), calendar)
    settled_on = values.get("settled_on") or one.settled_on
    if one.state in SETTLED and settled_on is None:
        raise DomainError(SETTLED_WHEN, field="settled_on")
    one.settled_on = settled_on if one.state in SETTLED else None
    one.reason = values.get("reason", one.reason)
    save(actor, one)


def require_verifier(actor: Viewer, one: Recommendation) -> None:
    """Refuse, by name, who is not in the team; of what was taken over, the right is enough."""
    if one.assignment is not None:
        require_part(actor, one.assignment)


def _claim_decided(actor: Viewer, pk: int, expected_version: int | None) -> Recommendation:
    return claim_recommendation(
        actor, pk, expected_version, permissions.RECOMMENDATION_DECIDE, own=False
    )


def _last_entry(one: Recommendation) -> FollowUp:
    entry: FollowUp | None = one.follow_ups.filter(outcome="").order_by("-pk").first()
    if entry is None:
        raise StepNotPossible(_("Nothing waits for a verification."))
    return entry


def _reason(reason: str) -> str:
    if not cleaned(reason):
        raise DomainError(_("Say why."), field="reason")
    return cleaned(reason)
