"""Controlled documents and what is said of a management system."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, NotRequired, TypedDict

from teraju.platform.papers.embedding import Embedded
from teraju.platform.papers.pictures import Drawing

from .values import Text, Value


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
