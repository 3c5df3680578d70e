"""Letting a coach of BSN in by agreement, for one agency and a period, and out again."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.cooperation import permissions, selectors
from teraju.modules.cooperation.domain import coaching
from teraju.modules.cooperation.domain.states import Status
from teraju.modules.cooperation.models import Agreement, CoachAccess
from teraju.modules.cooperation.refusals import (
    AgreementIsNotThere,
    NotWithBSN,
    WrongPlace,
    refuse_coaching,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.records import claim
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.services import end_guests, end_role, invite_guest
from teraju.platform.organisation.models import Agency

from .common import check_agency, tell


@transaction.atomic
def invite_coach(
    *,
    actor: Viewer,
    agreement_id: int,
    agency: Agency | None = None,
    username: str,
    title: str,
    email: str = "",
    valid_from: date,
    valid_until: date,
    is_known: bool = False,
) -> CoachAccess:
    """Let a coach see an agency's way from a first day to a last, under an agreement with BSN.

    The agency is that of the agreement; under the government's own one it is chosen. `is_known`:
    the coach has an account as a guest of another government already, and comes with it.
    """
    rows = Agreement.objects.visible_to(actor).select_related("government", "agency")
    agreement: Agreement = claim(rows, agreement_id)
    place = _place(agreement, agency)
    rights.require(actor, permissions.COACH_INVITE, place)
    _require_in_force(agreement)
    refuse_coaching(
        coaching.check_access(valid_from, valid_until, term=agreement.term, today=actor.today)
    )
    assignment = invite_guest(
        actor=actor,
        agency=place,
        role=Role.BSN_COACH,
        username=cleaned(username),
        title=cleaned(title),
        email=email,
        valid_from=valid_from,
        valid_until=valid_until,
        reason=" ".join(filter(None, [agreement.number, agreement.title]))[:200],
        is_known=is_known,
    )
    return _let_in(actor, agreement, assignment)


def _let_in(actor: Viewer, agreement: Agreement, assignment: RoleAssignment) -> CoachAccess:
    access = CoachAccess(agreement=agreement, assignment=assignment)
    access.full_clean()
    access.save()
    after = {
        "guest": assignment.user.title,
        "agency": assignment.agency,
        "valid_from": assignment.valid_from,
        "valid_until": assignment.valid_until,
    }
    tell(actor, "coach_invited", agreement, {}, after)
    return access


@transaction.atomic
def end_coach_access(*, actor: Viewer, access_id: int, last_day: date) -> CoachAccess:
    """Set a coach's last day: yesterday shuts the door at once, a later one lets it stay open."""
    rows = CoachAccess.objects.select_for_update(of=("self",), no_key=True).filter(
        agreement__in=Agreement.objects.visible_to(actor)
    )
    access = rows.select_related("agreement", "assignment__agency", "assignment__user").get(
        pk=access_id
    )
    assignment, agreement = access.assignment, access.agreement
    rights.require(actor, permissions.COACH_INVITE, assignment)
    before = assignment.valid_until
    if before is None or last_day > before:
        _require_in_force(agreement)
        wrong = coaching.check_last_day(last_day, term=agreement.term, today=actor.today)
        refuse_coaching([coaching.Finding(one, "last_day") for one in wrong])
    access.assignment = end_role(actor=actor, assignment_id=assignment.pk, last_day=last_day)
    after = {"guest": assignment.user.title, "valid_until": last_day}
    tell(actor, "coach_ended", agreement, {"valid_until": before}, after)
    return access


def shut_out_coaches(actor: Viewer, agreement: Agreement) -> None:
    """Nobody coaches under an agreement that was ended; the caller holds the right to end it."""
    accesses = CoachAccess.objects.filter(agreement=agreement)
    end_guests(actor=actor, assignment_ids=list(accesses.values_list("assignment", flat=True)))


def _place(agreement: Agreement, agency: Agency | None) -> Agency:
    """Whom the coach is let in to."""
    if agreement.agency is not None:
        if agency is not None and agency.pk != agreement.agency_id:
            raise WrongPlace(_("This agreement is another agency's."), field="agency")
        return agreement.agency
    if agency is None:
        raise DomainError(_("Choose the agency that is coached."), field="agency")
    check_agency(agreement.government, agency)
    return agency


def _require_in_force(agreement: Agreement) -> None:
    if agreement.status != Status.ACTIVE:
        raise AgreementIsNotThere(_("A coach comes under an agreement in force."))
    if not selectors.with_bsn(selectors.parties(agreement)):
        raise NotWithBSN(_("BSN is no party to this agreement: it sends no coach under it."))
