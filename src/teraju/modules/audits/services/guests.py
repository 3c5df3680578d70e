"""Letting the body's auditor in, for one agency and a period, and out again."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.modules.audits import permissions
from teraju.modules.audits.refusals import DateOutOfOrder, StepNotPossible, WrongPlace
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.services import end_role, invite_guest
from teraju.platform.audit.api import record_event

from .common import claim_certification

LONGEST_DAYS = 366


@transaction.atomic
def invite_guest_auditor(
    *,
    actor: Viewer,
    certification_id: int,
    username: str,
    title: str,
    email: str = "",
    valid_from: date,
    valid_until: date,
    reason: str,
) -> RoleAssignment:
    """Let an auditor of the body see this agency's certification from a first day to a last."""
    certification = claim_certification(actor, certification_id, None)
    rights.require(actor, permissions.GUEST_INVITE, certification)
    if certification.body is None:
        raise StepNotPossible(_("The body is not known: nobody can be invited from it."))
    if valid_until < actor.today:
        raise DateOutOfOrder(_("The last day has passed already."), field="valid_until")
    if (valid_until - valid_from).days > LONGEST_DAYS:
        raise DateOutOfOrder(
            _("Let a guest in for a year at the longest; it can be renewed."), field="valid_until"
        )
    assignment = invite_guest(
        actor=actor,
        agency=certification.agency,
        role=Role.BODY_AUDITOR,
        username=username,
        title=title,
        email=email,
        valid_from=valid_from,
        valid_until=valid_until,
        reason=reason,
    )
    record_event(
        actor=actor,
        verb="audits.guest.invited",
        target=certification,
        after={"guest": title, "valid_from": valid_from, "valid_until": valid_until},
    )
    return assignment


@transaction.atomic
def end_guest_access(
    *, actor: Viewer, certification_id: int, assignment_id: int, last_day: date
) -> RoleAssignment:
    """Set the last day of a guest's access; yesterday shuts the door at once."""
    certification = claim_certification(actor, certification_id, None)
    rights.require(actor, permissions.GUEST_INVITE, certification)
    found = RoleAssignment.objects.filter(
        pk=assignment_id, agency=certification.agency_id, role=Role.BODY_AUDITOR
    )
    if not found.exists():
        raise WrongPlace(_("This is no guest of this agency."))
    assignment = end_role(actor=actor, assignment_id=assignment_id, last_day=last_day)
    record_event(
        actor=actor,
        verb="audits.guest.ended",
        target=certification,
        after={"guest": assignment.user.title, "valid_until": last_day},
    )
    return assignment
