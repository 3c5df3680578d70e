"""Use-cases on the body's audits: planned, held, concluded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.audits import permissions
from teraju.modules.audits.domain.states import PROGRAMME
from teraju.modules.audits.models import (
    AuditKind,
    BodyAudit,
    Certification,
    CertificationKind,
    CertificationStatus,
    Conclusion,
    VisitCode,
)
from teraju.modules.audits.policy import audit_events, conclusions_of
from teraju.modules.audits.refusals import DateOutOfOrder, StepNotPossible
from teraju.modules.audits.selectors.progress import DECISIVE, is_given_up, latest, planned
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.files.api import attach

from .common import GIVEN_UP, check_not_before, check_not_future, claim_certification, step

STAGES = (
    AuditKind.STAGE_1,
    AuditKind.STAGE_2,
    AuditKind.STAGE_2_REPEAT,
    AuditKind.RECERTIFICATION,
)
AUDIT_FIELDS = ("planned_on", "started_on", "ended_on", "conclusion", "lead_office", "summary")
LATER = (AuditKind.SURVEILLANCE, AuditKind.SPECIAL)


@dataclass(frozen=True, kw_only=True)
class Held:
    """When an audit is planned and held and what it concludes; what is not known is left out."""

    planned_on: date | None = None
    started_on: date | None = None
    ended_on: date | None = None
    conclusion: str = ""
    lead_office: str = ""
    summary: str = ""
    report: File[bytes] | None = None


@transaction.atomic
def record_stage(
    *,
    actor: Viewer,
    certification_id: int,
    expected_version: int | None = None,
    kind: str,
    planned_on: date | None = None,
    started_on: date | None = None,
    ended_on: date | None = None,
    conclusion: str = "",
    lead_office: str = "",
    summary: str = "",
    report: File[bytes] | None = None,
    is_example: bool = False,
) -> BodyAudit:
    """Plan a stage, note that it began, or that it ended and how; the certification moves along."""
    certification = claim_certification(actor, certification_id, expected_version)
    rights.require(actor, permissions.MANAGE, certification)
    held = Held(
        planned_on=planned_on,
        started_on=started_on,
        ended_on=ended_on,
        conclusion=conclusion,
        lead_office=lead_office,
        summary=summary,
        report=report,
    )
    if kind not in STAGES or not certification.is_open:
        raise StepNotPossible(_("This audit has no place here."), field="kind")
    _check_dates(actor, kind, held)
    audits = list(certification.audits.order_by("pk"))
    if started_on is not None:
        _move(certification, audits, kind, started_on, ended=ended_on is not None)
    return _keep(actor, certification, planned(audits, kind), kind, held, is_example=is_example)


@transaction.atomic
def record_surveillance(
    *,
    actor: Viewer,
    certification_id: int,
    expected_version: int | None = None,
    kind: str = AuditKind.SURVEILLANCE,
    planned_on: date | None = None,
    started_on: date | None = None,
    ended_on: date | None = None,
    conclusion: str = "",
    lead_office: str = "",
    summary: str = "",
    report: File[bytes] | None = None,
    is_example: bool = False,
) -> BodyAudit:
    """Plan or note a surveillance or special audit; a surveillance that ended answers a visit."""
    certification = claim_certification(actor, certification_id, expected_version)
    rights.require(actor, permissions.MANAGE, certification)
    held = Held(
        planned_on=planned_on,
        started_on=started_on,
        ended_on=ended_on,
        conclusion=conclusion,
        lead_office=lead_office,
        summary=summary,
        report=report,
    )
    if kind not in LATER or certification.status != CertificationStatus.CERTIFIED:
        raise StepNotPossible(_("Only what is certified is kept under surveillance."), field="kind")
    if is_given_up(certification):
        raise StepNotPossible(GIVEN_UP, field="kind")
    _check_dates(actor, kind, held)
    if started_on is not None:
        message = _("A surveillance comes after the decision.")
        check_not_before(started_on, certification.decision_on, "started_on", message)
    audits = list(certification.audits.order_by("pk"))
    audit = _keep(actor, certification, planned(audits, kind), kind, held, is_example=is_example)
    if kind == AuditKind.SURVEILLANCE and ended_on is not None:
        _answer_visit(certification, audit)
    return audit


def _check_dates(actor: Viewer, kind: str, held: Held) -> None:
    if held.planned_on is None and held.started_on is None:
        raise DateOutOfOrder(_("Give the planned day or the first day."), field="planned_on")
    for field in ("started_on", "ended_on"):
        day = getattr(held, field)
        if day is not None:
            check_not_future(actor, day, field)
    if held.ended_on is None:
        if held.conclusion:
            raise DomainError(_("An audit concludes on its last day: give it."), field="ended_on")
        return
    if held.started_on is None:
        raise DateOutOfOrder(_("Give the first day too."), field="started_on")
    check_not_before(
        held.ended_on, held.started_on, "ended_on", _("The last day lies before the first.")
    )
    if held.conclusion not in conclusions_of(kind):
        raise DomainError(_("Say what this audit concludes."), field="conclusion")


def _move(
    certification: Certification,
    audits: list[BodyAudit],
    kind: str,
    started_on: date,
    *,
    ended: bool,
) -> None:
    """Lead the certification through the states that this audit stands for."""
    if (
        kind == AuditKind.RECERTIFICATION
        and certification.kind != CertificationKind.RECERTIFICATION
    ):
        raise StepNotPossible(
            _("This is the first certification: hold stages 1 and 2."), field="kind"
        )
    events = audit_events(kind, certification.status, ended=ended)
    if events is None:
        raise StepNotPossible(_must_come_before(kind), field="kind")
    _check_order(certification, audits, kind, started_on)
    certification.status = step(PROGRAMME, certification.status, *events)


def _check_order(
    certification: Certification, audits: list[BodyAudit], kind: str, started_on: date
) -> None:
    if kind == AuditKind.STAGE_2_REPEAT:
        before, message = latest(audits, DECISIVE), _("The stage 2 before it ended later.")
        if before is None:
            raise StepNotPossible(_must_come_before(kind), field="kind")
    else:
        before = latest(audits, (AuditKind.STAGE_1,))
        message = _("Stage 1 ended later: stage 2 comes after it.")
    if kind == AuditKind.STAGE_2 and (before is None or before.conclusion != Conclusion.READY):
        raise StepNotPossible(
            _("Stage 2 needs a stage 1 that found the agency ready."), field="kind"
        )
    if kind == AuditKind.STAGE_1:
        _check_stage_1(before)
        message = _("The stage 1 before it ended later.")
    check_not_before(started_on, before.ended_on if before else None, "started_on", message)
    application = _("The audit lies before the application.")
    check_not_before(started_on, certification.applied_on, "started_on", application)


def _check_stage_1(earlier: BodyAudit | None) -> None:
    if earlier is not None and earlier.conclusion == Conclusion.READY:
        raise StepNotPossible(_("Stage 1 has found the agency ready already."), field="kind")


def _must_come_before(kind: str) -> object:
    if kind == AuditKind.STAGE_1:
        return _("Stage 1 follows the application: record that first.")
    if kind == AuditKind.STAGE_2_REPEAT:
        return _("Stage 2 is repeated only while its decision is awaited.")
    return _("Stage 1 comes first: record it.")


def _keep(
    actor: Viewer,
    certification: Certification,
    audit: BodyAudit | None,
    kind: str,
    held: Held,
    *,
    is_example: bool,
) -> BodyAudit:
    audit = audit or BodyAudit(
        government_id=certification.government_id,
        agency=certification.agency,
        certification=certification,
        kind=kind,
        is_example=is_example,
    )
    if audit.started_on is not None and held.started_on is None:
        raise DateOutOfOrder(
            _("This audit has begun: its first day stays, or is corrected."), field="started_on"
        )
    before = {field: getattr(audit, field) for field in AUDIT_FIELDS}
    before["kind"] = None if audit.pk is None else kind
    audit.planned_on = held.planned_on or audit.planned_on
    audit.started_on, audit.ended_on = held.started_on, held.ended_on
    audit.conclusion = held.conclusion
    audit.lead_office, audit.summary = held.lead_office.strip(), held.summary.strip()
    save(actor, audit)
    save(actor, certification)
    if held.report is not None:
        attach(actor=actor, target=certification, upload=held.report, title=str(audit))
    record_event(actor=actor, verb=_verb(held), target=audit, before=before)
    return audit


def _verb(held: Held) -> str:
    if held.ended_on is not None:
        return "audits.audit.ended"
    return "audits.audit.begun" if held.started_on is not None else "audits.audit.planned"


def _answer_visit(certification: Certification, audit: BodyAudit) -> None:
    """The surveillance answers the earliest date that is open still."""
    visit = (
        certification.visits.select_for_update(no_key=True)
        .filter(audit=None, code__in=[VisitCode.SURVEILLANCE_1, VisitCode.SURVEILLANCE_2])
        .order_by("due_by", "pk")
        .first()
    )
    if visit is not None:
        visit.audit = audit
        visit.version += 1
        visit.updated_at = audit.updated_at
        visit.save(update_fields=["audit", "version", "updated_at"])
