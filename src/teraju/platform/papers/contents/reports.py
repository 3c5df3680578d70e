"""Reports: nonconformities, objectives, reviews, risks, diagnoses, audits."""

from collections.abc import Sequence
from typing import Literal, NotRequired, TypedDict

from teraju.platform.papers.pictures import Drawing

from .documents import StatementSection
from .values import Text, Value


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
