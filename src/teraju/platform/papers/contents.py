"""What each template of a paper wants to be told."""

# Annotations are not postponed here: as strings they would hide NotRequired from REQUIRED below.
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NotRequired, TypedDict

Text = object
"""A string or a lazy translation; it is written out in the language of the paper."""

Value = object
"""A text, a number, a date or a moment; None is written as "not known"."""


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


REQUIRED: Mapping[str, frozenset[str]] = {
    "programme_summary": frozenset(ProgrammeSummary.__required_keys__),
    "letter": frozenset(Letter.__required_keys__),
    "card": frozenset(Card.__required_keys__),
}
