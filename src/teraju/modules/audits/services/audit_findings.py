"""Findings of an internal audit: recorded by the team, answered by the auditee, taken back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.audits import permissions
from teraju.modules.audits.domain.followup import GATED
from teraju.modules.audits.domain.internal_states import AFTER_CLOSING, AuditState
from teraju.modules.audits.models import (
    AuditFinding,
    AuditFindingClause,
    ChecklistRow,
    InternalAudit,
    RowResult,
)
from teraju.modules.audits.refusals import NothingChosen, StepNotPossible, WrongPlace
from teraju.modules.planning.api import Process
from teraju.modules.standards.api import Edition, requirements_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event, values_of

from .internal_common import claim_audit, needed, require_team

FIELDS = ("grade", "statement", "criterion", "evidence", "gap", "process", "auditee")
WRITABLE = (AuditState.RUNNING, AuditState.CLOSING_HELD)
Tied = list[tuple[Edition, str]]


@transaction.atomic
def record_audit_finding(
    *,
    actor: Viewer,
    audit_id: int,
    grade: str,
    statement: str,
    criterion: str,
    evidence: str,
    clauses: Iterable[tuple[Edition, str]],
    gap: str = "",
    process: Process | None = None,
    auditee: str = "",
    row: ChecklistRow | None = None,
) -> AuditFinding:
    """Note what was found, tied to the clauses of all standards that it concerns."""
    audit = claim_audit(actor, audit_id, None)
    require_team(actor, audit)
    _check_writable(audit)
    tied = _check_clauses(audit, clauses)
    finding = AuditFinding(
        government_id=audit.government_id,
        agency=audit.agency,
        audit=audit,
        number=f"T-{audit.findings.count() + 1:02}",
        found_on=actor.today,
        found_office=actor.office[:160],
        is_example=audit.is_example,
    )
    _fill(finding, grade, statement, criterion, evidence, gap, process, auditee)
    save(actor, finding)
    _tie(finding, tied)
    if row is not None:
        _tie_row(actor, finding, row)
    record_event(
        actor=actor,
        verb="audits.internal_finding.recorded",
        target=finding,
        after={"grade": grade, "statement": finding.statement, "clauses": _words(tied)},
    )
    return finding


@transaction.atomic
def change_audit_finding(
    *,
    actor: Viewer,
    finding_id: int,
    expected_version: int | None = None,
    grade: str,
    statement: str,
    criterion: str,
    evidence: str,
    clauses: Iterable[tuple[Edition, str]],
    gap: str = "",
    process: Process | None = None,
    auditee: str = "",
) -> AuditFinding:
    """Change a finding before the report."""
    finding = _claim(actor, finding_id, expected_version)
    require_team(actor, finding.audit)
    _check_writable(finding.audit)
    tied = _check_clauses(finding.audit, clauses)
    before = values_of(finding, FIELDS)
    _fill(finding, grade, statement, criterion, evidence, gap, process, auditee)
    save(actor, finding)
    finding.clauses.all().delete()
    _tie(finding, tied)
    record_event(
        actor=actor,
        verb="audits.internal_finding.changed",
        target=finding,
        before=before,
        after=values_of(finding, FIELDS),
    )
    return finding


@transaction.atomic
def withdraw_audit_finding(
    *, actor: Viewer, finding_id: int, expected_version: int | None = None, reason: str
) -> AuditFinding:
    """Take a finding back before the report, with the reason; its number stays used."""
    finding = _claim(actor, finding_id, expected_version)
    require_team(actor, finding.audit)
    _check_writable(finding.audit)
    finding.withdrawn_on = actor.today
    finding.withdrawn_because = needed(reason, "reason", _("Say why."))
    save(actor, finding)
    ChecklistRow.objects.filter(finding=finding).update(finding=None)
    after = {"reason": finding.withdrawn_because}
    record_event(actor=actor, verb="audits.internal_finding.withdrawn", target=finding, after=after)
    return finding


@transaction.atomic
def answer_audit_finding(
    *, actor: Viewer, finding_id: int, expected_version: int | None = None, answer: str
) -> AuditFinding:
    """The audited agency tells what followed from a finding that asks for no corrective action."""
    finding = _claim(actor, finding_id, expected_version)
    rights.require(actor, permissions.INTERNAL_ANSWER, finding)
    if finding.grade in GATED or finding.audit.state not in AFTER_CLOSING:
        raise StepNotPossible(_("This finding does not wait for such an answer."))
    before = {"answer": finding.answer}
    finding.answer = needed(answer, "answer", _("Tell what followed."))
    finding.answered_on = actor.today
    save(actor, finding)
    record_event(
        actor=actor,
        verb="audits.internal_finding.answered",
        target=finding,
        before=before,
        after={"answer": finding.answer},
    )
    return finding


def _claim(actor: Viewer, finding_id: int, expected_version: int | None) -> AuditFinding:
    rows = AuditFinding.objects.visible_to(actor).select_related(
        "audit__agency", "audit__programme__agency", "agency", "government"
    )
    finding: AuditFinding = claim(rows, finding_id, expected_version)
    if finding.withdrawn_on:
        raise StepNotPossible(_("This finding was taken back."))
    return finding


def _check_writable(audit: InternalAudit) -> None:
    if audit.state not in WRITABLE:
        raise StepNotPossible(
            _("Findings are written from the opening of the audit until its report.")
        )


def _fill(
    finding: AuditFinding,
    grade: str,
    statement: str,
    criterion: str,
    evidence: str,
    gap: str,
    process: Process | None,
    auditee: str,
) -> None:
    if process is not None and process.agency_id != finding.agency_id:
        raise WrongPlace(_("This process belongs to another agency."), field="process")
    finding.grade, finding.statement = grade, cleaned(statement)
    finding.criterion = needed(criterion, "criterion", _("Say what is asked."))
    finding.evidence = needed(evidence, "evidence", _("Say what was seen, where and when."))
    finding.gap, finding.process, finding.auditee = cleaned(gap), process, cleaned(auditee)
    if grade in GATED and not finding.gap:
        raise DomainError(_("Say what lies between what is asked and what was seen."), field="gap")


def _check_clauses(audit: InternalAudit, clauses: Iterable[tuple[Edition, str]]) -> Tied:
    """At least one clause, each of a standard of the audit and known to its catalogue."""
    tied = list(dict.fromkeys((edition, cleaned(clause)) for edition, clause in clauses if clause))
    if not tied:
        raise NothingChosen(_("Tie the finding to at least one clause."), field="clauses")
    asked = requirements_of(set(audit.editions.values_list("pk", flat=True)))
    for edition, clause in tied:
        if edition.pk not in asked:
            raise WrongPlace(_("This standard is not audited here."), field="clauses")
        known = {one.number for one in asked[edition.pk]}
        if known and clause not in known:
            words = _("{standard} has no clause {clause}.")
            told = format_lazy(words, standard=str(edition), clause=clause)
            raise DomainError(told, field=f"clauses_{edition.pk}")
    return tied


def _tie(finding: AuditFinding, tied: Tied) -> None:
    AuditFindingClause.objects.bulk_create(
        AuditFindingClause(finding=finding, edition=edition, clause=clause)
        for edition, clause in tied
    )


def _tie_row(actor: Viewer, finding: AuditFinding, row: ChecklistRow) -> None:
    if row.audit_id != finding.audit_id:
        raise WrongPlace(_("This row belongs to another audit."))
    held = ChecklistRow.objects.select_for_update(no_key=True).get(pk=row.pk)
    held.finding = finding
    if not held.result and finding.grade in GATED:
        held.result = RowResult.NOT_CONFORMING
    save(actor, held)


def _words(tied: Tied) -> list[Any]:
    return [f"{edition.standard} {clause}" for edition, clause in tied]
