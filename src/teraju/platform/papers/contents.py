"""What each template of a paper wants to be told."""

# Annotations are not postponed here: as strings they would hide NotRequired from REQUIRED below.
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Literal, NotRequired, TypedDict

from teraju.platform.papers.embedding import Embedded
from teraju.platform.papers.pictures import Drawing

Text = object
"""A string or a lazy translation; it is written out in the language of the paper."""

Value = object
"""A text, a number, a date or a moment; None is written as "not known"."""

RequirementState = Literal["conforming", "attention", "missing", "not_applicable"]
"""Written out as word and mark in the language of the paper."""


class Step(TypedDict):
    """One dated step of a programme; `done` tells past from planned."""

    date: date | None
    label: Text
    done: bool
    note: NotRequired[Text]


class CertificateLine(TypedDict):
    """A certificate as the summary shows it: which standard, which number, and its facts."""

    title: Text
    number: Text
    facts: Sequence[tuple[Text, Value]]


class FindingCount(TypedDict):
    """How many findings of each grade the body raised, and how many of all are closed."""

    major: int
    minor: int
    observation: int
    closed: int


class ProgrammeSummary(TypedDict):
    """Template `programme_summary`: one certification programme on a page or two."""

    title: Text
    subtitle: NotRequired[Text]
    facts: Sequence[tuple[Text, Value]]
    steps: Sequence[Step]
    certificates: Sequence[CertificateLine]
    findings: FindingCount | None


class Letter(TypedDict):
    """Template `letter`: an official letter in the government's letterhead."""

    title: Text
    recipient: Sequence[Text]
    body: Sequence[Text]
    enclosures: NotRequired[Text]
    copies: NotRequired[Sequence[Text]]


class Card(TypedDict):
    """Template `card`: the A6 card handed over where no mail or message reaches."""

    title: Text
    holder: Text
    address: str
    one_time_code: str
    valid_until: date | datetime
    steps: Sequence[Text]
    help: NotRequired[Text]


class Label(TypedDict):
    """One label: `qr` names the drawing of its code in the data."""

    qr: str
    tag: str
    kind: Text
    unit: Text
    address: str


class Labels(TypedDict):
    """Template `labels`: sheets of labels to stick on things, each with a code to scan."""

    title: Text
    labels: Sequence[Label]


class StateCounts(TypedDict):
    """How many requirements of a standard stand in each state."""

    standard: Text
    conforming: int
    attention: int
    missing: int
    not_applicable: int


class Gap(TypedDict):
    """A requirement that is still open: why, what comes next, and whose it is."""

    number: str
    title: Text
    state: RequirementState
    reason: Text
    next_action: Text
    owner: Value


class StandardGaps(TypedDict):
    """All that is open in one standard."""

    standard: Text
    gaps: Sequence[Gap]


class ReadinessReport(TypedDict):
    """Template `readiness_report`: how an agency sees itself, and what is still open."""

    title: Text
    subtitle: NotRequired[Text]
    facts: Sequence[tuple[Text, Value]]
    picture: Drawing | None
    counts: Sequence[StateCounts]
    standards: Sequence[StandardGaps]


class EvidenceLine(TypedDict):
    """A piece of evidence: the day of the fact, the day it was recorded, where it lies.

    `file` is its name in the pack; None: it is a record of Teraju. `remark` says what an auditor
    has to know, such as that it was recorded late.
    """

    ref: str
    title: Text
    on: date | None
    recorded: date | datetime | None
    valid_until: date | None
    file: str | None
    remark: NotRequired[Text]


class PackRequirement(TypedDict):
    """A requirement and what proves it; `state` is None where nobody has judged it.

    `remark` says what stands in the place of evidence, such as why the requirement does not apply.
    """

    number: str
    title: Text
    state: RequirementState | None
    evidence: Sequence[EvidenceLine]
    remark: NotRequired[Text]


class PackIndex(TypedDict):
    """Template `pack_index`: what an auditor's pack holds, requirement by requirement."""

    title: Text
    subtitle: NotRequired[Text]
    facts: Sequence[tuple[Text, Value]]
    requirements: Sequence[PackRequirement]


class PackFile(TypedDict):
    """A file of a pack: where it lies in it, its bytes, and its SHA-256 in hexadecimal."""

    path: str
    size: int
    sha256: str


class PackManifest(TypedDict):
    """Template `pack_manifest`: every file of a pack but the manifest itself."""

    title: Text
    subtitle: NotRequired[Text]
    facts: Sequence[tuple[Text, Value]]
    made_by: Text
    made_at: datetime
    files: Sequence[PackFile]


class HandOver(TypedDict):
    """Template `hand_over`: the cover of files that are handed to somebody; no number, no code."""

    title: Text
    subtitle: Text
    facts: Sequence[tuple[Text, Value]]
    files: Sequence[PackFile]


class Approval(TypedDict):
    """Who did one step on the way of a document into force, and when."""

    step: Literal["drafted", "reviewed", "approved"]
    office: Text
    on: date | None


class RevisionLine(TypedDict):
    """One revision of a document: in force from when, what it changed, who approved it."""

    revision: str
    on: date | None
    change: Text
    office: Text


class ControlledDocument(TypedDict):
    """Template `controlled_document`: a document whose text is printed.

    `blocks` is a tree of headings, paragraphs, lists, tables, quotes, codes and rules; what each
    holds, `blocks` of documents/domain/text.py says.
    """

    title: Text
    document_number: str
    document_type: Text
    revision: str
    effective_on: date | None
    facts: NotRequired[Sequence[tuple[Text, Value]]]
    approvals: Sequence[Approval]
    history: Sequence[RevisionLine]
    blocks: Sequence[Mapping[str, object]]


class DocumentCover(TypedDict):
    """Template `document_cover`: a document whose text is a file; the paper carries it inside."""

    title: Text
    document_number: str
    document_type: Text
    revision: str
    effective_on: date | None
    facts: NotRequired[Sequence[tuple[Text, Value]]]
    approvals: Sequence[Approval]
    history: Sequence[RevisionLine]
    file: Embedded


class StatementSection(TypedDict):
    """A heading and what stands below it, a line each."""

    title: Text
    lines: Sequence[Text]


class SystemStatement(TypedDict):
    """Template `system_statement`: what an agency states of its system."""

    title: Text
    subtitle: NotRequired[Text]
    facts: Sequence[tuple[Text, Value]]
    picture: Drawing | None
    sections: Sequence[StatementSection]


class NonconformityReport(TypedDict):
    """Template `nonconformity_report`: what was found, how it was handled, and its cause drawn."""

    title: Text
    subtitle: NotRequired[Text]
    facts: Sequence[tuple[Text, Value]]
    sections: Sequence[StatementSection]
    whys: Drawing | None
    fishbone: Drawing | None


class ObjectiveValueLine(TypedDict):
    """A measured value, and the word and the mark of its light."""

    period: Text
    value: Text
    target: Text
    light: Literal["green", "yellow", "red"]


class ObjectiveLine(TypedDict):
    """An objective with its plan and its values; `picture` names a drawing of the report."""

    code: str
    title: Text
    facts: Sequence[tuple[Text, Value]]
    values: Sequence[ObjectiveValueLine]
    picture: str | None
    remark: NotRequired[Text]


class ObjectivesReport(TypedDict):
    """Template `objectives`: the objectives of a year with targets, plans, values and trends.

    Each trend stands beside these keys as a `Drawing` of its own, under the name in `picture`.
    """

    title: Text
    subtitle: NotRequired[Text]
    facts: Sequence[tuple[Text, Value]]
    objectives: Sequence[ObjectiveLine]


class AssignmentLetter(TypedDict):
    """Template `assignment_letter`: on what basis, who is sent, what for, from when to when.

    `team` holds offices and the parts they play.
    """

    title: Text
    basis: Sequence[Text]
    team: Sequence[tuple[Text, Text]]
    tasks: Sequence[Text]
    facts: Sequence[tuple[Text, Value]]
    first_day: date
    last_day: date


class StandardPart(TypedDict):
    """A component of a service standard: its name and its text, line by line."""

    name: Text
    lines: Sequence[Text]


class ServiceStandard(TypedDict):
    """Template `service_standard`: what a service asks for, promises and rests on.

    `steps` are rows of the procedure below `step_heads`.
    """

    title: Text
    subtitle: NotRequired[Text]
    facts: Sequence[tuple[Text, Value]]
    steps_title: Text
    step_heads: Sequence[Text]
    steps: Sequence[Sequence[Text]]
    parts: Sequence[StandardPart]


class TrainingSheet(TypedDict):
    """Template `training_sheet`: who took part in a training, and in a report what came of it."""

    title: Text
    subtitle: NotRequired[Text]
    facts: Sequence[tuple[Text, Value]]
    headers: Sequence[Text]
    rows: Sequence[Sequence[Text]]
    notes: Sequence[Text]


class ReviewFact(TypedDict):
    """A fact laid before a review; one that `concerns` asks for an answer."""

    text: Text
    concerns: bool


class ReviewSubject(TypedDict):
    """A subject of the agenda: the clauses that ask for it, what was laid before, what was said."""

    title: Text
    clauses: Text
    lines: Sequence[ReviewFact]
    discussion: Text
    conclusion: Text


class ReviewMinutes(TypedDict):
    """Template `review_minutes`: minutes of a review, or the report of the anti-bribery function.

    `decisions` are rows of place, decision, kind, owner and day; `notes` stand below them.
    """

    title: Text
    subtitle: NotRequired[Text]
    facts: Sequence[tuple[Text, Value]]
    picture: Drawing | None
    subjects: Sequence[ReviewSubject]
    decisions: Sequence[Sequence[Value]]
    notes: Sequence[StatementSection]


class RiskReport(TypedDict):
    """Template `risk_report`: risks in a table below their heat map; six columns at most."""

    title: Text
    subtitle: NotRequired[Text]
    facts: Sequence[tuple[Text, Value]]
    picture: Drawing | None
    table: Text
    headers: Sequence[Text]
    rows: Sequence[Sequence[Text]]
    sections: Sequence[StatementSection]


class DiagnosisReport(RiskReport):
    """Template `diagnosis_report`: the 39 indicators in a table below their wheel."""


class SurveyReport(TypedDict):
    """Template `survey_report`: the result of a survey below its picture; five columns."""

    title: Text
    subtitle: NotRequired[Text]
    facts: Sequence[tuple[Text, Value]]
    picture: Drawing | None
    table: Text
    headers: Sequence[Text]
    rows: Sequence[Sequence[Text]]
    sections: Sequence[StatementSection]


class SurveySheet(TypedDict):
    """Template `survey_sheet`: the sheet for the counter with the code to a survey.

    `address` is drawn as its QR code and printed to be typed.
    """

    title: Text
    call: Text
    about: Text
    until: Text
    steps: Sequence[Text]
    promise: Text
    address: str


class CheckReport(TypedDict):
    """Template `check_report`: something looked through line by line, and what it came to.

    Six columns at most; `sections` stand below the table.
    """

    title: Text
    subtitle: NotRequired[Text]
    facts: Sequence[tuple[Text, Value]]
    table: Text
    headers: Sequence[Text]
    rows: Sequence[Sequence[Value]]
    sections: Sequence[StatementSection]


class AuditPaper(CheckReport):
    """Template `audit_paper`: programme, plan or report of internal audits."""


class FactGroup(TypedDict):
    """Facts under one heading."""

    title: Text
    facts: Sequence[tuple[Text, Value]]


class VerificationCertificate(TypedDict):
    """Template `verification_certificate`: what a verification of one instrument came to (SKHP).

    `result` and `until` stand before everything else; six columns of readings at most; `notes` say
    what the paper is and is not.
    """

    title: Text
    subtitle: NotRequired[Text]
    result: Text
    until: NotRequired[Text | None]
    groups: Sequence[FactGroup]
    table: Text
    headers: Sequence[Text]
    rows: Sequence[Sequence[Value]]
    notes: Sequence[Text]


REQUIRED: Mapping[str, frozenset[str]] = {
    "programme_summary": frozenset(ProgrammeSummary.__required_keys__),
    "letter": frozenset(Letter.__required_keys__),
    "objectives": frozenset(ObjectivesReport.__required_keys__),
    "card": frozenset(Card.__required_keys__),
    "labels": frozenset(Labels.__required_keys__),
    "readiness_report": frozenset(ReadinessReport.__required_keys__),
    "pack_index": frozenset(PackIndex.__required_keys__),
    "pack_manifest": frozenset(PackManifest.__required_keys__),
    "hand_over": frozenset(HandOver.__required_keys__),
    "controlled_document": frozenset(ControlledDocument.__required_keys__),
    "document_cover": frozenset(DocumentCover.__required_keys__),
    "service_standard": frozenset(ServiceStandard.__required_keys__),
    "assignment_letter": frozenset(AssignmentLetter.__required_keys__),
    "training_sheet": frozenset(TrainingSheet.__required_keys__),
    "review_minutes": frozenset(ReviewMinutes.__required_keys__),
    "system_statement": frozenset(SystemStatement.__required_keys__),
    "check_report": frozenset(CheckReport.__required_keys__),
    "audit_paper": frozenset(AuditPaper.__required_keys__),
    "diagnosis_report": frozenset(DiagnosisReport.__required_keys__),
    "risk_report": frozenset(RiskReport.__required_keys__),
    "survey_report": frozenset(SurveyReport.__required_keys__),
    "survey_sheet": frozenset(SurveySheet.__required_keys__),
    "nonconformity_report": frozenset(NonconformityReport.__required_keys__),
    "verification_certificate": frozenset(VerificationCertificate.__required_keys__),
}
