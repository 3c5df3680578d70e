"""The plan of an audit: which day and hour, what, with whom, by whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.audits.domain.independence import Area
from teraju.modules.audits.models import InternalAudit, PlanSlot, TeamMember
from teraju.modules.audits.refusals import NotIndependent, WrongPlace
from teraju.modules.audits.selectors.teams import INDEPENDENT, conflicts_of
from teraju.modules.planning.api import Process
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, record_event, values_of

from .internal_common import claim_audit, moved, needed, require_manager

SLOT = ("on", "starts_at", "ends_at", "subject", "process", "auditee")


@transaction.atomic
def add_slot(
    *,
    actor: Viewer,
    audit_id: int,
    expected_version: int | None = None,
    on: date,
    starts_at: time,
    ends_at: time,
    subject: str,
    process: Process | None = None,
    auditee: str = "",
    auditors: Iterable[TeamMember] = (),
) -> PlanSlot:
    """Add a line to the plan."""
    audit = claim_audit(actor, audit_id, expected_version)
    require_manager(actor, audit)
    moved(audit, "plan")
    slot = PlanSlot(
        government_id=audit.government_id,
        agency=audit.agency,
        audit=audit,
        is_example=audit.is_example,
    )
    _fill(actor, slot, on, starts_at, ends_at, subject, process, auditee, auditors)
    after = filled(values_of(slot, SLOT))
    record_event(actor=actor, verb="audits.internal.slot_added", target=audit, after=after)
    return slot


@transaction.atomic
def change_slot(
    *,
    actor: Viewer,
    slot_id: int,
    expected_version: int | None = None,
    on: date,
    starts_at: time,
    ends_at: time,
    subject: str,
    process: Process | None = None,
    auditee: str = "",
    auditors: Iterable[TeamMember] = (),
) -> PlanSlot:
    """Change a line of the plan."""
    slot = _claim(actor, slot_id, expected_version)
    before = values_of(slot, SLOT)
    _fill(actor, slot, on, starts_at, ends_at, subject, process, auditee, auditors)
    record_event(
        actor=actor,
        verb="audits.internal.slot_changed",
        target=slot.audit,
        before=before,
        after=values_of(slot, SLOT),
    )
    return slot


@transaction.atomic
def remove_slot(
    *, actor: Viewer, slot_id: int, expected_version: int | None = None
) -> InternalAudit:
    """Remove a line of the plan; the trail keeps what it said."""
    slot = _claim(actor, slot_id, expected_version)
    audit, before = slot.audit, values_of(slot, SLOT)
    after: dict[str, Any] = dict.fromkeys(SLOT)
    record_event(
        actor=actor,
        verb="audits.internal.slot_removed",
        target=audit,
        before=before,
        after=after,
    )
    slot.delete()
    return audit


def _claim(actor: Viewer, slot_id: int, expected_version: int | None) -> PlanSlot:
    rows = PlanSlot.objects.visible_to(actor).select_related(
        "audit__agency", "audit__government", "audit__programme__agency", "agency", "process"
    )
    slot: PlanSlot = claim(rows, slot_id, expected_version)
    require_manager(actor, slot.audit)
    moved(slot.audit, "plan")
    return slot


def _fill(
    actor: Viewer,
    slot: PlanSlot,
    on: date,
    starts_at: time,
    ends_at: time,
    subject: str,
    process: Process | None,
    auditee: str,
    auditors: Iterable[TeamMember],
) -> None:
    audit, chosen = slot.audit, list(auditors)
    if not audit.first_day <= on <= audit.last_day:
        raise DomainError(_("The day lies outside the audit."), field="on")
    if ends_at <= starts_at:
        raise DomainError(_("The end lies before the beginning."), field="ends_at")
    if process is not None and process.agency_id != audit.agency_id:
        raise WrongPlace(_("This process belongs to another agency."), field="process")
    if any(one.audit_id != audit.pk or one.left_on for one in chosen):
        raise WrongPlace(_("Choose members of the team."), field="auditors")
    if process is not None:
        _check_own_process(audit, process, chosen)
    slot.on, slot.starts_at, slot.ends_at = on, starts_at, ends_at
    slot.subject = needed(subject, "subject", _("Say what is looked at."))
    slot.process, slot.auditee = process, cleaned(auditee)
    save(actor, slot)
    slot.auditors.set(chosen)


def _check_own_process(
    audit: InternalAudit, process: Process, chosen: Iterable[TeamMember]
) -> None:
    """Who answers for a process looks at others of the audit, never at this one."""
    area = Area(path=audit.agency.path, processes=frozenset({process.pk}))
    for member in chosen:
        if member.part in INDEPENDENT and conflicts_of(member.person_id, area, audit.first_day):
            words = _("{who} answers or answered for this process: choose another auditor for it.")
            raise NotIndependent(format_lazy(words, who=member.office), field="auditors")
