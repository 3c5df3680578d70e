"""The programme of an agreement on two pages."""

from collections.abc import Sequence
from datetime import date
from typing import NotRequired, TypedDict

from .values import Text, Value


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
