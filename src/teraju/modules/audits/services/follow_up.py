"""The report of an audit, who got it, what follows from its findings, and its end."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.audits import permissions
from teraju.modules.audits.domain.followup import GATED
from teraju.modules.audits.domain.internal_states import AFTER_REPORT
from teraju.modules.audits.internal_teams import KIND
from teraju.modules.audits.models import AuditCopy, AuditFinding, InternalAudit
from teraju.modules.audits.refusals import (
    Auditee,
    FollowUpOpen,
    NotInTeam,
    NotReady,
    StepNotPossible,
    WrongPlace,
)
from teraju.modules.audits.selectors.follow_up import SUBJECT, open_gates
from teraju.modules.audits.selectors.teams import LEADING, candidates, closing_refusal
from teraju.modules.improvement.api import Source, report
from teraju.modules.standards.api import Requirement
from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.links.gates import Step, require_open

from .internal_audits import refuse_lacks
from .internal_common import claim_audit, moved, needed, require_team

LONGEST_TITLE = 200


@transaction.atomic
def report_audit(
    *,
    actor: Viewer,
    audit_id: int,
    expected_version: int | None = None,
    conclusion: str,
    recipients: Iterable[User] = (),
) -> InternalAudit:
    """Report an audit: majors and minors become nonconformities, the auditee gets a copy."""
    audit = claim_audit(actor, audit_id, expected_version)
    require_team(actor, audit, LEADING)
    audit.state = moved(audit, "report")
    audit.conclusion = needed(conclusion, "conclusion", _("Say what the audit concludes."))
    audit.reported_on = actor.today
    save(actor, audit)
    findings = list(audit.findings.filter(withdrawn_on=None).order_by("number", "pk"))
    for finding in findings:
        if finding.grade in GATED:
            _follow(actor, audit, finding)
    people = {one.pk: one for one in (*_auditees(audit, actor), *recipients)}
    for person in people.values():
        _copy(actor, audit, person)
    record_event(
        actor=actor,
        verb="audits.internal.reported",
        target=audit,
        after={"findings": len(findings), "copies": [one.title for one in people.values()]},
    )
    return audit


@transaction.atomic
def send_copy(
    *, actor: Viewer, audit_id: int, expected_version: int | None = None, person: User
) -> AuditCopy:
    """Put one more person on the distribution list of a report."""
    audit = claim_audit(actor, audit_id, expected_version)
    require_team(actor, audit, LEADING)
    if audit.state not in AFTER_REPORT:
        raise StepNotPossible(_("The report is not written yet."))
    if not candidates(audit.government_id, actor.today).filter(pk=person.pk).exists():
        raise WrongPlace(_("This person does not work for this government."), field="person")
    if audit.copies.filter(person=person).exists():
        raise DomainError(_("This person has the report already."), field="person")
    copy = _copy(actor, audit, person)
    after = {"person": copy.office}
    record_event(actor=actor, verb="audits.internal.copied", target=audit, after=after)
    return copy


@transaction.atomic
def confirm_read(*, actor: Viewer, copy_id: int) -> AuditCopy:
    """Confirm in person to have read the report; once is enough."""
    rows = AuditCopy.objects.visible_to(actor).select_related("audit__agency", "agency")
    copy: AuditCopy = claim(rows, copy_id)
    if actor.user_id is None or copy.person_id != actor.user_id:
        raise NotInTeam(_("Everybody confirms for themselves."))
    if copy.read_on is None:
        copy.read_on = actor.today
        save(actor, copy)
        after = {"person": copy.office, "read_on": actor.today}
        record_event(actor=actor, verb="audits.internal.read", target=copy.audit, after=after)
    return copy


@transaction.atomic
def close_audit(
    *, actor: Viewer, audit_id: int, expected_version: int | None = None
) -> InternalAudit:
    """Close an audit whose findings passed their gates; the auditee never does."""
    audit = claim_audit(actor, audit_id, expected_version)
    refusal = closing_refusal(actor, audit)
    if refusal:
        raise Auditee(refusal)
    audit.state = moved(audit, "close")
    findings = list(audit.findings.filter(withdrawn_on=None).order_by("number", "pk"))
    try:
        refuse_lacks(open_gates(findings, actor.today))
    except NotReady as error:
        raise FollowUpOpen(error.message) from error
    require_open(actor, KIND, Step.CLOSE, audit.pk)
    audit.closed_on = actor.today
    save(actor, audit)
    after = {"closed_on": actor.today}
    record_event(actor=actor, verb="audits.internal.closed", target=audit, after=after)
    return audit


def _follow(actor: Viewer, audit: InternalAudit, finding: AuditFinding) -> None:
    """Hand a major or minor to improvement, with the owner of the process it was found in."""
    process = finding.process
    record = report(
        actor=actor,
        agency=audit.agency,
        source=Source.AUDIT,
        title=finding.statement[:LONGEST_TITLE],
        description=finding.gap or finding.statement,
        grade=finding.grade,
        found_on=finding.found_on,
        criterion=finding.criterion,
        evidence=finding.evidence,
        process=process,
        clauses=_requirements(finding),
        subject_kind=SUBJECT,
        subject_pk=finding.pk,
        owner=process.owner if process else None,
        owner_office=process.owner_office if process else finding.auditee,
        is_example=finding.is_example,
    )
    finding.nonconformity_id = record.pk
    save(actor, finding)


def _requirements(finding: AuditFinding) -> QuerySet[Requirement]:
    """The requirements that the clauses of a finding name."""
    named = Q(pk__in=[])
    for tied in finding.clauses.all():
        named |= Q(edition=tied.edition_id, number=tied.clause)
    rows: QuerySet[Requirement] = Requirement.objects.filter(named)
    return rows.order_by("edition", "order", "pk")


def _auditees(audit: InternalAudit, actor: Viewer) -> QuerySet[User]:
    """Those who answer for the audited agency: they get the report without being named."""
    held = RoleAssignment.objects.held_on(actor.today).filter(
        agency=audit.agency_id, role__in=permissions.AUDITEE
    )
    people = candidates(audit.government_id, actor.today)
    return people.filter(pk__in=held.values("user"))


def _copy(actor: Viewer, audit: InternalAudit, person: User) -> AuditCopy:
    copy = AuditCopy(
        government_id=audit.government_id,
        agency=audit.agency,
        audit=audit,
        person=person,
        office=person.title[:160],
        sent_on=actor.today,
        is_example=audit.is_example,
    )
    save(actor, copy)
    return copy
