"""Audits at small firms: planned, held, what they found, concluded."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.enterprises import certificate_permissions as permissions
from teraju.modules.enterprises.domain.certificates import ApplicationState
from teraju.modules.enterprises.domain.firm_audits import (
    AUDIT,
    AuditKind,
    AuditState,
    Outcome,
)
from teraju.modules.enterprises.domain.stages import Stage
from teraju.modules.enterprises.models import Application, Coaching, FirmAudit, FirmFinding
from teraju.modules.enterprises.refusals import DayOutOfOrder, NotNow
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import fill, locked, needed
from teraju.platform.audit.api import filled, values_of

from .certificate_common import advance, check_not_before, locked_coaching, of_coaching
from .common import check_not_future, moved, tell

FIELDS = ("planned_on", "auditors", "scope")
FINDING = ("weight", "text", "correction")
_STAGES = {AuditKind.INTERNAL: Stage.CHECKED, AuditKind.BODY: Stage.AUDITED}


@transaction.atomic
def plan_internal_audit(*, actor: Viewer, coaching: Coaching, **values: Any) -> FirmAudit:
    """Plan the firm's own audit. `values` are the fields of `FIELDS`."""
    audit = FirmAudit(**of_coaching(locked_coaching(actor, coaching.pk)), kind=AuditKind.INTERNAL)
    return _planned(actor, audit, values)


@transaction.atomic
def plan_body_audit(
    *, actor: Viewer, application_id: int, expected_version: int | None = None, **values: Any
) -> FirmAudit:
    """Note when the body audits because of an application that it has."""
    rows = Application.objects.visible_to(actor)
    application = locked(actor, rows, application_id, permissions.CERTIFY, expected_version)
    if application.state != ApplicationState.SUBMITTED:
        raise NotNow(_("The body audits once it has the application: submit it first."))
    coaching = locked_coaching(actor, application.coaching_id)
    audit = FirmAudit(**of_coaching(coaching), kind=AuditKind.BODY, application=application)
    return _planned(actor, audit, values)


@transaction.atomic
def change_audit(
    *, actor: Viewer, audit_id: int, expected_version: int | None = None, **values: Any
) -> FirmAudit:
    """Plan it anew while it has not been held."""
    audit = locked_audit(actor, audit_id, expected_version)
    if audit.state != AuditState.PLANNED:
        raise NotNow(_("Only what is planned can be planned anew."))
    before = values_of(audit, FIELDS)
    fill(audit, values, FIELDS)
    save(actor, audit)
    tell(actor, audit, "audit.changed", values_of(audit, FIELDS), before)
    return audit


@transaction.atomic
def hold_audit(
    *,
    actor: Viewer,
    audit_id: int,
    held_on: date,
    held_until: date | None = None,
    auditors: str,
    sampling: str = "",
    expected_version: int | None = None,
) -> FirmAudit:
    """Record that it was held, by whom, and which samples were taken."""
    audit = locked_audit(actor, audit_id, expected_version)
    moved(audit, "hold", AUDIT)
    last = held_until or held_on
    check_not_future(actor, held_on, "held_on")
    check_not_future(actor, last, "held_until")
    check_not_before(last, held_on, "held_until", _("The last day lies before the first."))
    _check_after_grounds(audit, held_on)
    audit.held_on, audit.held_until = held_on, last
    audit.auditors = needed(auditors, "auditors", _("Say who audits, by office or part."))
    audit.sampling = cleaned(sampling)
    save(actor, audit)
    names = ("state", "held_on", "held_until", "auditors", "sampling")
    tell(actor, audit, "audit.held", filled(values_of(audit, names)))
    return audit


@transaction.atomic
def conclude_audit(
    *,
    actor: Viewer,
    audit_id: int,
    concluded_on: date,
    outcome: str,
    conclusion: str,
    reviewed_on: date | None = None,
    review: str = "",
    expected_version: int | None = None,
) -> FirmAudit:
    """Say what it came to. The firm's own audit passes with the owner's review of it.

    Passed, it moves the coaching on: checked inside, or audited by the body.
    """
    audit = locked_audit(actor, audit_id, expected_version)
    moved(audit, "conclude", AUDIT)
    check_not_future(actor, concluded_on, "concluded_on")
    check_not_before(
        concluded_on, audit.held_until, "concluded_on", _("This day lies before the audit.")
    )
    audit.concluded_on, audit.outcome = concluded_on, outcome
    audit.conclusion = needed(conclusion, "conclusion", _("Say what came of it."))
    passed = outcome == Outcome.PASSED
    if passed and audit.findings.open().exists():
        raise NotNow(_("Not every finding is put right: settle them first."), field="outcome")
    if audit.kind == AuditKind.INTERNAL:
        _review(actor, audit, reviewed_on, review, is_asked=passed)
    save(actor, audit)
    names = ("state", "outcome", "concluded_on", "conclusion", "reviewed_on", "review")
    tell(actor, audit, "audit.concluded", filled(values_of(audit, names)))
    stage = _STAGES.get(AuditKind(audit.kind))
    if passed and stage is not None:
        day = max(one for one in (concluded_on, audit.reviewed_on) if one)
        advance(actor, audit.coaching_id, stage, day)
    return audit


@transaction.atomic
def drop_audit(
    *, actor: Viewer, audit_id: int, reason: str, expected_version: int | None = None
) -> FirmAudit:
    """Call it off: it does not take place, or does not count."""
    audit = locked_audit(actor, audit_id, expected_version)
    moved(audit, "drop", AUDIT)
    audit.reason = needed(reason, "reason", _("Say why."))
    save(actor, audit)
    tell(actor, audit, "audit.dropped", {"state": audit.state, "reason": audit.reason})
    return audit


@transaction.atomic
def resume_audit(
    *, actor: Viewer, audit_id: int, planned_on: date, expected_version: int | None = None
) -> FirmAudit:
    """Plan again what was called off."""
    audit = locked_audit(actor, audit_id, expected_version)
    moved(audit, "resume", AUDIT)
    audit.planned_on, audit.reason = planned_on, ""
    audit.held_on = audit.held_until = None
    save(actor, audit)
    tell(actor, audit, "audit.resumed", {"state": audit.state, "planned_on": planned_on})
    return audit


@transaction.atomic
def add_finding(
    *,
    actor: Viewer,
    audit_id: int,
    weight: str,
    text: str,
    expected_version: int | None = None,
) -> FirmFinding:
    """Enter what an audit found, until it is concluded."""
    audit = _held(actor, audit_id, expected_version)
    finding = FirmFinding(audit=audit, is_example=audit.is_example)
    fill(finding, {"weight": weight, "text": text}, FINDING)
    save(actor, finding)
    tell(actor, audit, "audit.finding_added", values_of(finding, ("weight", "text")))
    return finding


@transaction.atomic
def change_finding(
    *,
    actor: Viewer,
    audit_id: int,
    finding_id: int,
    weight: str,
    text: str,
    expected_version: int | None = None,
) -> FirmFinding:
    """Correct what was entered, until the audit is concluded."""
    audit = _held(actor, audit_id)
    finding = _finding(audit, finding_id, expected_version)
    before = values_of(finding, ("weight", "text"))
    fill(finding, {"weight": weight, "text": text}, FINDING)
    save(actor, finding)
    tell(actor, audit, "audit.finding_changed", values_of(finding, ("weight", "text")), before)
    return finding


@transaction.atomic
def settle_finding(
    *,
    actor: Viewer,
    audit_id: int,
    finding_id: int,
    correction: str,
    settled_on: date,
    expected_version: int | None = None,
) -> FirmFinding:
    """Record what was done about a finding; also after an audit that was not passed."""
    audit = locked_audit(actor, audit_id)
    if audit.state not in (AuditState.HELD, AuditState.CONCLUDED):
        raise NotNow(_("Findings are entered once the audit was held."))
    finding = _finding(audit, finding_id, expected_version)
    check_not_future(actor, settled_on, "settled_on")
    check_not_before(settled_on, audit.held_on, "settled_on", _("This day lies before the audit."))
    finding.correction = needed(correction, "correction", _("Say what was done about it."))
    finding.settled_on = settled_on
    save(actor, finding)
    after = values_of(finding, ("text", "correction", "settled_on"))
    tell(actor, audit, "audit.finding_settled", after)
    return finding


@transaction.atomic
def remove_finding(
    *, actor: Viewer, audit_id: int, finding_id: int, expected_version: int | None = None
) -> FirmFinding:
    """Take out a finding that was entered by mistake, until the audit is concluded."""
    audit = _held(actor, audit_id)
    finding = _finding(audit, finding_id, expected_version)
    finding.withdrawn_on = actor.today
    save(actor, finding)
    tell(actor, audit, "audit.finding_removed", {"text": finding.text})
    return finding


def locked_audit(actor: Viewer, pk: int, expected_version: int | None = None) -> FirmAudit:
    rows = FirmAudit.objects.visible_to(actor)
    return locked(actor, rows, pk, permissions.CERTIFY, expected_version)


def _planned(actor: Viewer, audit: FirmAudit, values: dict[str, Any]) -> FirmAudit:
    fill(audit, values, FIELDS)
    save(actor, audit)
    tell(actor, audit, "audit.planned", {"kind": audit.kind, **filled(values_of(audit, FIELDS))})
    return audit


def _check_after_grounds(audit: FirmAudit, day: date) -> None:
    """An audit follows what it rests on: the application, or the certificate."""
    if audit.application is not None:
        sentence = _("This day lies before the application.")
        check_not_before(day, audit.application.submitted_on, "held_on", sentence)
    if audit.certificate is not None:
        sentence = _("This day lies before the certificate.")
        check_not_before(day, audit.certificate.valid_from, "held_on", sentence)


def _review(
    actor: Viewer, audit: FirmAudit, reviewed_on: date | None, review: str, *, is_asked: bool
) -> None:
    check_not_future(actor, reviewed_on, "reviewed_on")
    if is_asked and reviewed_on is None:
        raise DomainError(_("Give the day of the management review."), field="reviewed_on")
    if reviewed_on is not None:
        if audit.held_on is not None and reviewed_on < audit.held_on:
            raise DayOutOfOrder(_("This day lies before the audit."), field="reviewed_on")
        audit.review = needed(review, "review", _("Say what the owner decided."))
    audit.reviewed_on = reviewed_on


def _held(actor: Viewer, pk: int, expected_version: int | None = None) -> FirmAudit:
    audit = locked_audit(actor, pk, expected_version)
    if audit.state != AuditState.HELD:
        raise NotNow(_("Findings are entered once the audit was held, until it is concluded."))
    return audit


def _finding(audit: FirmAudit, pk: int, expected_version: int | None) -> FirmFinding:
    return claim(FirmFinding.objects.standing().filter(audit=audit), pk, expected_version)
