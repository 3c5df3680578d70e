"""Use-cases on findings: recorded, answered by the agency, judged by the body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.states import StateTable
from teraju.modules.audits import permissions
from teraju.modules.audits.domain.states import MAJOR_FINDING, MINOR_FINDING
from teraju.modules.audits.models import (
    BodyAudit,
    BodyFinding,
    Certification,
    CertificationStatus,
    FindingClause,
    Grade,
    Verdict,
    VerdictKind,
)
from teraju.modules.audits.policy import answer_event
from teraju.modules.audits.refusals import (
    DateOutOfOrder,
    LetterMissing,
    NothingChosen,
    OwnAnswer,
    StepNotPossible,
    WrongPlace,
)
from teraju.modules.standards.api import Edition
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import keep, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.files.api import attach

from .common import check_not_before, check_not_future, claim_certification, claim_finding, step

TABLES: dict[str, StateTable] = {Grade.MAJOR: MAJOR_FINDING, Grade.MINOR: MINOR_FINDING}
TOO_EARLY = (CertificationStatus.PLANNED, CertificationStatus.APPLIED)
OVER = (CertificationStatus.REFUSED, CertificationStatus.WITHDRAWN)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """The body's letter that a verdict is copied from."""

    number: str
    on: date
    upload: File[bytes]


@transaction.atomic
def record_finding(
    *,
    actor: Viewer,
    certification_id: int,
    audit_id: int,
    grade: str,
    statement: str,
    clauses: Iterable[tuple[Edition, str]],
    evidence: str = "",
    number: str = "",
    answer_due_on: date | None = None,
    is_example: bool = False,
) -> BodyFinding:
    """Note what the body found in an audit, tied to clauses of one standard or several."""
    certification = claim_certification(actor, certification_id, None)
    rights.require(actor, permissions.FINDING_RECORD, certification)
    audit = _audit_of(certification, audit_id)
    tied = _check_clauses(certification, clauses)
    if answer_due_on is not None:
        message = _("The answer would be due before the audit began.")
        check_not_before(answer_due_on, audit.started_on, "answer_due_on", message)
    finding = BodyFinding(
        government_id=certification.government_id,
        agency=certification.agency,
        certification=certification,
        audit=audit,
        number=number.strip() or _free_number(certification),
        grade=grade,
        statement=statement.strip(),
        evidence=evidence.strip(),
        answer_due_on=answer_due_on,
        is_example=is_example,
    )
    save(actor, finding)
    after = {"grade": grade, "statement": finding.statement, "clauses": _tie(finding, tied)}
    record_event(actor=actor, verb="audits.finding.recorded", target=finding, after=after)
    return finding


def _tie(finding: BodyFinding, clauses: list[tuple[Edition, str]]) -> list[str]:
    """Keep the clauses of a finding; how the trail names them."""
    FindingClause.objects.bulk_create(
        FindingClause(finding=finding, edition=edition, clause=clause)
        for edition, clause in clauses
    )
    return [f"{edition.standard} {clause}" for edition, clause in clauses]


@transaction.atomic
def submit_plan(
    *, actor: Viewer, finding_id: int, expected_version: int | None = None, plan: str
) -> BodyFinding:
    """Hand the plan of correction for a minor nonconformity to the body."""
    finding = claim_finding(actor, finding_id, expected_version)
    rights.require(actor, permissions.FINDING_ANSWER, finding)
    before = {"state": finding.state, "plan": finding.plan}
    finding.state = _answered(finding, is_plan=True)
    finding.plan, finding.plan_submitted_on = plan.strip(), actor.today
    finding.submitted_by_id = actor.user_id
    save(actor, finding)
    record_event(actor=actor, verb="audits.plan.submitted", target=finding, before=before)
    return finding


@transaction.atomic
def submit_correction(
    *, actor: Viewer, finding_id: int, expected_version: int | None = None, correction: str
) -> BodyFinding:
    """Tell the body what was corrected, or how an opportunity was followed up."""
    finding = claim_finding(actor, finding_id, expected_version)
    rights.require(actor, permissions.FINDING_ANSWER, finding)
    before = {"state": finding.state, "correction": finding.correction}
    finding.state = _answered(finding, is_plan=False)
    finding.correction, finding.correction_submitted_on = correction.strip(), actor.today
    finding.submitted_by_id = actor.user_id
    save(actor, finding)
    record_event(actor=actor, verb="audits.correction.submitted", target=finding, before=before)
    return finding


def accept_plan(
    *,
    actor: Viewer,
    finding_id: int,
    expected_version: int | None = None,
    on: date,
    note: str = "",
    letter: Letter | None = None,
) -> BodyFinding:
    """The body accepts the plan for a minor: by its auditor, or by a letter copied here."""
    verdict = _Judged(VerdictKind.PLAN_ACCEPTED, "accept_plan", on, note, letter)
    return _judge(actor, finding_id, expected_version, verdict)


def verify_correction(
    *,
    actor: Viewer,
    finding_id: int,
    expected_version: int | None = None,
    on: date,
    note: str = "",
    letter: Letter | None = None,
) -> BodyFinding:
    """The body verifies the correction of a major, or at the next audit that of a minor."""
    verdict = _Judged(VerdictKind.CORRECTION_VERIFIED, "verify", on, note, letter)
    return _judge(actor, finding_id, expected_version, verdict)


def return_finding(
    *,
    actor: Viewer,
    finding_id: int,
    expected_version: int | None = None,
    on: date,
    note: str,
    letter: Letter | None = None,
) -> BodyFinding:
    """The body gives an answer back for more work and says why."""
    verdict = _Judged(VerdictKind.RETURNED, "return", on, note, letter)
    return _judge(actor, finding_id, expected_version, verdict)


@dataclass(frozen=True)
class _Judged:
    kind: VerdictKind
    event: str
    on: date
    note: str
    letter: Letter | None


@transaction.atomic
def _judge(
    actor: Viewer, finding_id: int, expected_version: int | None, said: _Judged
) -> BodyFinding:
    finding = claim_finding(actor, finding_id, expected_version)
    in_person = _check_judge(actor, finding, said.letter)
    before = {"state": finding.state}
    if finding.grade not in TABLES:
        raise StepNotPossible(_("This kind of finding needs no acceptance."))
    finding.state = step(TABLES[finding.grade], finding.state, said.event)
    _check_day(actor, finding, said)
    if said.kind == VerdictKind.RETURNED and not said.note.strip():
        raise NothingChosen(_("Say what is still missing."), field="note")
    _date_gate(finding, said)
    save(actor, finding)
    _keep_verdict(actor, finding, said, in_person=in_person)
    record_event(
        actor=actor,
        verb=f"audits.finding.{said.kind}",
        target=finding,
        before=before,
        after={
            "state": finding.state,
            "letter": said.letter.number.strip() if said.letter else None,
        },
    )
    return finding


def _check_judge(actor: Viewer, finding: BodyFinding, letter: Letter | None) -> bool:
    """True for the body's auditor in person, False for who copies a letter; refuses the rest."""
    if letter is None and rights.allowed(actor, permissions.FINDING_JUDGE, finding):
        if rights.allowed(actor, permissions.FINDING_ANSWER, finding):
            raise OwnAnswer(_("Who answers for the agency does not judge the answer."))
    elif not rights.allowed(actor, permissions.FINDING_TRANSCRIBE, finding.government):
        raise OwnAnswer(
            _(
                "Only the body decides on an answer: its auditor here, or the administrator of the "
                "government from the body's letter."
            )
        )
    if actor.user_id is not None and actor.user_id == finding.submitted_by_id:
        raise OwnAnswer(_("You handed this answer in: somebody else has to copy the letter."))
    if letter is not None:
        return False
    if not rights.allowed(actor, permissions.FINDING_JUDGE, finding):
        raise LetterMissing(
            _("Give number, date and file of the body's letter."), field="letter_number"
        )
    return True


def _check_day(actor: Viewer, finding: BodyFinding, said: _Judged) -> None:
    check_not_future(actor, said.on, "on")
    message = _("This lies before the answer was handed in.")
    if said.event == "verify" and finding.grade == Grade.MINOR:
        handed_in = max(
            filter(None, (finding.plan_accepted_on, finding.correction_submitted_on)),
            default=None,
        )
    elif finding.grade == Grade.MINOR:
        handed_in = finding.plan_submitted_on
    else:
        handed_in = finding.correction_submitted_on
    check_not_before(said.on, handed_in, "on", message)
    if said.letter is not None:
        check_not_future(actor, said.letter.on, "letter_on")
        if said.letter.on < said.on:
            raise DateOutOfOrder(_("The letter is older than what it says."), field="letter_on")


def _date_gate(finding: BodyFinding, said: _Judged) -> None:
    match said.kind:
        case VerdictKind.PLAN_ACCEPTED:
            finding.plan_accepted_on = said.on
        case VerdictKind.CORRECTION_VERIFIED:
            finding.verified_on = said.on
        case VerdictKind.RETURNED:
            finding.plan_submitted_on = finding.correction_submitted_on = None


def _keep_verdict(
    actor: Viewer, finding: BodyFinding, said: _Judged, *, in_person: bool
) -> Verdict:
    letter = said.letter
    attachment = None
    if letter is not None:
        if not letter.number.strip():
            raise LetterMissing(_("Give the number of the body's letter."), field="letter_number")
        attachment = attach(
            actor=actor,
            target=finding,
            upload=letter.upload,
            title=letter.number.strip(),
            kind="verdict",
            date_of_fact=letter.on,
        )
    verdict = Verdict(
        finding=finding,
        kind=said.kind,
        on=said.on,
        note=said.note.strip(),
        office=actor.office[:160],
        recorded_by_id=actor.user_id,
        recorded_at=actor.now,
        in_person=in_person,
        letter_number=letter.number.strip() if letter else "",
        letter_on=letter.on if letter else None,
        letter=attachment,
    )
    keep(verdict)
    return verdict


def _answered(finding: BodyFinding, *, is_plan: bool) -> str:
    """The state after an answer of the agency."""
    event = answer_event(finding.grade, finding.state, is_plan=is_plan)
    if event is None or finding.certification.status in OVER:
        raise StepNotPossible(_("This finding does not wait for such an answer."))
    return step(TABLES[finding.grade], finding.state, event) if event else finding.state


def _audit_of(certification: Certification, audit_id: int) -> BodyAudit:
    if certification.status in (*TOO_EARLY, *OVER):
        raise StepNotPossible(_("There is no audit under way that could find anything."))
    audit: BodyAudit | None = certification.audits.filter(pk=audit_id).first()
    if audit is None:
        raise WrongPlace(_("Choose an audit of this certification."), field="audit")
    if audit.started_on is None:
        raise StepNotPossible(_("This audit has not begun: record its first day."), field="audit")
    return audit


def _check_clauses(
    certification: Certification, clauses: Iterable[tuple[Edition, str]]
) -> list[tuple[Edition, str]]:
    known = {edition.pk for edition in certification.editions.all()}
    tied = list(dict.fromkeys((edition, clause.strip()) for edition, clause in clauses))
    tied = [(edition, clause) for edition, clause in tied if clause]
    if not tied:
        raise NothingChosen(_("Name at least one clause."), field="clauses")
    if any(edition.pk not in known for edition, _clause in tied):
        raise WrongPlace(_("This standard is not part of the certification."), field="clauses")
    return tied


def _free_number(certification: Certification) -> str:
    """The next number of the certification's own count; the certification is locked."""
    taken = set(certification.findings.values_list("number", flat=True))
    count = len(taken) + 1
    while f"T-{count:02}" in taken:
        count += 1
    return f"T-{count:02}"
