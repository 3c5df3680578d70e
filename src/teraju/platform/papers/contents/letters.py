"""Letters, cards, labels, and the certificate of a measuring instrument."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NotRequired, TypedDict

from .values import Text, Value


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


class QueueNumber(TypedDict):
    """Template `queue_number`: a number of a queue, on the narrow paper of a till printer."""

    title: Text
    number: str
    queue: Text
    lines: Sequence[Text]


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


class TrainingSheet(TypedDict):
    """Template `training_sheet`: who took part in a training, and in a report what came of it."""

    title: Text
    subtitle: NotRequired[Text]
    facts: Sequence[tuple[Text, Value]]
    headers: Sequence[Text]
    rows: Sequence[Sequence[Text]]
    notes: Sequence[Text]


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


class FirmBlock(TypedDict):
    """A piece of a firm's paper; `kind` is heading, text, list, steps, table or signature."""

    kind: str
    text: Text
    items: Sequence[Text]
    heads: Sequence[Text]
    rows: Sequence[Sequence[Text]]


class FirmPart(TypedDict):
    """What begins on a page of its own."""

    title: Text
    blocks: Sequence[FirmBlock]


class FirmPaper(TypedDict):
    """Template `firm_paper`: a manual, procedure or form of a small firm, never issued by us."""

    title: Text
    subtitle: Text
    note: Text
    parts: Sequence[FirmPart]
