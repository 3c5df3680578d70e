"""Visits of coaches: written down, changed while unanswered, answered, withdrawn."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.states import TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.cooperation import permissions, selectors
from teraju.modules.cooperation.domain import coaching
from teraju.modules.cooperation.domain.coaching import VISIT, VisitState
from teraju.modules.cooperation.models import Agreement, CoachVisit
from teraju.modules.cooperation.refusals import (
    NotWithBSN,
    NotYourVisit,
    VisitIsNotThere,
    WrongPlace,
    refuse_coaching,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event, values_of
from teraju.platform.organisation.models import Agency

from .common import check_agreement_named

FIELDS = ("visited_on", "way", "seen", "advice", "next_on")
OUT_OF_PLACE = {
    "change": _("This visit was answered or withdrawn: it is not changed any more."),
    "answer": _("This visit was answered or withdrawn already."),
    "withdraw": _("This visit was withdrawn already."),
}


@transaction.atomic
def record_visit(
    *,
    actor: Viewer,
    agency: Agency,
    visited_on: date,
    way: str,
    seen: str,
    advice: str,
    next_on: date | None = None,
    agreement: Agreement | None = None,
    is_example: bool = False,
) -> CoachVisit:
    """Write a visit down: the coach in person, or the agency copying what the coach said.

    Without an agreement the one in force on that day is taken, the agency's own before the
    government's.
    """
    rights.require(actor, permissions.VISIT_RECORD, agency)
    visit = CoachVisit(
        government_id=agency.government_id,
        agency=agency,
        is_example=is_example,
        is_from_coach=actor.has_role({Role.BSN_COACH}, agency.government_id, agency.path),
        recorded_by_id=actor.user_id,
        recorded_office=actor.office[:160],
    )
    check_agreement_named(actor, agency.government, agreement, "agreement")
    _fill(visit, visited_on, way, seen, advice, next_on)
    _place_under(visit, agreement)
    _save(actor, visit)
    after = {"agency": agency, **_filled(visit)}
    record_event(actor=actor, verb="cooperation.visit.recorded", target=visit, after=after)
    return visit


@transaction.atomic
def change_visit(
    *,
    actor: Viewer,
    visit_id: int,
    expected_version: int | None = None,
    visited_on: date,
    way: str,
    seen: str,
    advice: str,
    next_on: date | None = None,
) -> CoachVisit:
    """Change what was written down, as long as nobody answered it; only who wrote it may."""
    visit = _claim(actor, visit_id, expected_version, permissions.VISIT_RECORD)
    _require_own(actor, visit)
    visit.state = _moved(visit, "change")
    before = values_of(visit, FIELDS)
    _fill(visit, visited_on, way, seen, advice, next_on)
    if not _covers(visit.agreement, visited_on):
        _place_under(visit, None)
    _save(actor, visit)
    record_event(actor=actor, verb="cooperation.visit.changed", target=visit, before=before)
    return visit


@transaction.atomic
def answer_visit(
    *, actor: Viewer, visit_id: int, expected_version: int | None = None, response: str
) -> CoachVisit:
    """Tell the coach what the agency did with the advice."""
    visit = _claim(actor, visit_id, expected_version, permissions.VISIT_ANSWER)
    state = _moved(visit, "answer")
    if not cleaned(response):
        raise DomainError(_("Say what was done with the advice."), field="response")
    before = values_of(visit, ("state", "response"))
    visit.state, visit.response = state, cleaned(response)
    visit.responded_on, visit.responded_office = actor.today, actor.office[:160]
    _save(actor, visit)
    record_event(actor=actor, verb="cooperation.visit.answered", target=visit, before=before)
    return visit


@transaction.atomic
def withdraw_visit(
    *, actor: Viewer, visit_id: int, expected_version: int | None = None, reason: str
) -> CoachVisit:
    """Take a wrong record back; it stays to be read, with the reason.

    What the coach wrote the coach alone takes back: nobody puts advice away that displeases.
    """
    visit = _claim(actor, visit_id, expected_version, permissions.VISIT_RECORD)
    require_withdrawable(actor, visit)
    state = _moved(visit, "withdraw")
    if not cleaned(reason):
        raise DomainError(_("Say why."), field="reason")
    before = values_of(visit, ("state", "withdrawn_reason"))
    visit.state, visit.withdrawn_reason = state, cleaned(reason)
    visit.withdrawn_on = actor.today
    _save(actor, visit)
    record_event(actor=actor, verb="cooperation.visit.withdrawn", target=visit, before=before)
    return visit


def require_changeable(actor: Viewer, visit: CoachVisit) -> None:
    """Refuse, by name, a change by somebody else or too late."""
    _require_own(actor, visit)
    _moved(visit, "change")


def require_answerable(actor: Viewer, visit: CoachVisit) -> None:
    """Refuse, by name, a second answer."""
    _moved(visit, "answer")


def require_withdrawable(actor: Viewer, visit: CoachVisit) -> None:
    """Refuse, by name, that somebody else takes a record back, or that it is taken back twice."""
    if visit.is_from_coach:
        _require_own(actor, visit)
    elif actor.has_role({Role.BSN_COACH}, visit.government_id, visit.agency.path):
        raise NotYourVisit(_("The agency recorded this visit: it changes and withdraws it."))
    _moved(visit, "withdraw")


def _require_own(actor: Viewer, visit: CoachVisit) -> None:
    if visit.recorded_by_id != actor.user_id:
        raise NotYourVisit(_("Only who recorded a visit changes or withdraws it."))


def _moved(visit: CoachVisit, event: str) -> VisitState:
    try:
        return VisitState(VISIT.transition(visit.state, event).target)
    except TransitionRefused as error:
        raise VisitIsNotThere(OUT_OF_PLACE[event]) from error


def _claim(actor: Viewer, visit_id: int, expected_version: int | None, right: str) -> CoachVisit:
    rows = CoachVisit.objects.visible_to(actor).select_related("agency", "government", "agreement")
    visit: CoachVisit = claim(rows, visit_id, expected_version)
    rights.require(actor, right, visit)
    return visit


def _fill(
    visit: CoachVisit, visited_on: date, way: str, seen: str, advice: str, next_on: date | None
) -> None:
    visit.visited_on, visit.way, visit.next_on = visited_on, way, next_on
    visit.seen, visit.advice = cleaned(seen), cleaned(advice)


def _place_under(visit: CoachVisit, chosen: Agreement | None) -> None:
    """Put a visit under the agreement that was chosen, or that was in force on its day."""
    if chosen is not None:
        if chosen.agency_id not in (None, visit.agency_id):
            raise WrongPlace(_("This agreement is another agency's."), field="agreement")
        if not selectors.with_bsn(selectors.parties(chosen)):
            raise NotWithBSN(_("BSN is no party to this agreement."), field="agreement")
        if not _covers(chosen, visit.visited_on):
            raise WrongPlace(_("It was not in force on the day of the visit."), field="agreement")
    found = chosen or selectors.coached_under(visit.agency, visit.visited_on)
    if found is None:
        raise NotWithBSN(
            _("No agreement with BSN was in force on this day: record that first."),
            field="visited_on",
        )
    visit.agreement = found


def _covers(agreement: Agreement, day: date) -> bool:
    return agreement.is_signed and coaching.covers(agreement.term, agreement.closed_on, day)


def _save(actor: Viewer, visit: CoachVisit) -> None:
    refuse_coaching(coaching.check_visit(visit.visited_on, visit.next_on, actor.today))
    save(actor, visit)


def _filled(visit: CoachVisit) -> dict[str, object]:
    return {name: value for name, value in values_of(visit, FIELDS).items() if value}
