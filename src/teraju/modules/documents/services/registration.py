"""Entering a document with its first draft, and changing what stands beside its text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypedDict, Unpack

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.documents.approval_rules import rule_of
from teraju.modules.documents.domain.kinds import Classification, Nature, Type, nature_of
from teraju.modules.documents.models import Document, Revision
from teraju.modules.documents.permissions import MANAGE, REGISTER
from teraju.modules.documents.refusals import DocumentIsNotThere
from teraju.modules.standards.api import Topic
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import values_of
from teraju.platform.organisation.models import Agency
from teraju.platform.papers.api import close_paper, official_number

from .common import claim_document, require_maintained, tell
from .drafts import fill, first_draft

TEXTS = ("title", "issuer", "external_number", "kept_at")
PARTICULARS = (
    "classification",
    "owner_role",
    "review_months",
    *TEXTS,
    "edition_date",
)
FIRST = _("First edition.")


class Particulars(TypedDict, total=False):
    """What stands beside the text of a document. Without `review_months` the rule's are taken."""

    title: str
    classification: str
    owner_role: str
    review_months: int | None
    issuer: str
    external_number: str
    edition_date: date | None
    kept_at: str


def numbered_as(kind: str) -> str:
    """The kind of official number that documents of a type follow."""
    return f"documents.{kind}"


@transaction.atomic
def register_document(
    *,
    actor: Viewer,
    agency: Agency,
    type: str,
    number: str = "",
    topics: Iterable[Topic] = (),
    text: str = "",
    upload: File[bytes] | None = None,
    reason: str = "",
    first_number: int = 0,
    is_example: bool = False,
    **values: Unpack[Particulars],
) -> Document:
    """Enter a document and its first draft. Without an own number the next of its type is taken."""
    rights.require(actor, REGISTER, agency)
    if nature_of(Type(type)) is Nature.RETAIN:
        raise DocumentIsNotThere(_("A record is kept as it is: use “Keep a record”."), field="type")
    document = enter(actor, agency, type, number, list(topics), values, is_example=is_example)
    revision = first_draft(actor, document, first_number, cleaned(reason) or str(FIRST))
    fill(actor, revision, text=text, upload=upload)
    save(actor, revision)
    revision.writers.add(*writer_of(actor))
    tell(actor, "document.registered", document, after=told(document, revision))
    return document


def enter(
    actor: Viewer,
    agency: Agency,
    type: str,
    number: str,
    topics: list[Topic],
    values: Particulars,
    *,
    is_example: bool,
) -> Document:
    """Save a new document without a revision, numbered last so that a refusal takes no number."""
    government = agency.government
    document = Document(government=government, agency=agency, type=type, is_example=is_example)
    assign(document, values)
    if values.get("review_months") is None and document.nature is Nature.MAINTAIN:
        codes = [topic.code for topic in topics]
        document.review_months = rule_of(type, codes, actor.today).review_months
    document.number = cleaned(number) or _next_number(actor, agency, type)
    save(actor, document)
    document.topics.set(topics)
    return document


def _next_number(actor: Viewer, agency: Agency, type: str) -> str:
    """The next number of a type. Steps over those that somebody wrote by hand or brought in."""
    while True:
        number = official_number(
            government=agency.government, key=numbered_as(type), on=actor.today, agency=agency
        )
        if not Document.objects.filter(agency=agency, number=number).exists():
            return number


@transaction.atomic
def change_document(
    *,
    actor: Viewer,
    document_id: int,
    expected_version: int | None = None,
    topics: Iterable[Topic] | None = None,
    **values: Unpack[Particulars],
) -> Document:
    """Change what stands beside the text of a document."""
    document = claim_document(actor, document_id, expected_version)
    rights.require(actor, MANAGE, document)
    require_maintained(document)
    require_active(document)
    before = particulars(document)
    assign(document, values)
    save(actor, document)
    if topics is not None:
        document.topics.set(topics)
    if before["classification"] == Classification.PUBLIC != document.classification:
        _close_papers(actor, document)
    tell(actor, "document.changed", document, before=before, after=particulars(document))
    return document


def _close_papers(actor: Viewer, document: Document) -> None:
    """What was signed while the document was public is public no longer either."""
    signed = document.revisions.filter(paper__is_public=True).order_by("pk")
    for paper_id in signed.values_list("paper_id", flat=True):
        close_paper(actor=actor, paper_id=paper_id)


def assign(document: Document, values: Particulars) -> None:
    """Put what was given on a document, texts without blanks around them."""
    for name, value in values.items():
        if value is None and name == "review_months":
            continue
        setattr(document, name, cleaned(str(value)) if name in TEXTS else value)


def require_active(document: Document) -> None:
    """Refuse what is done to documents that are looked after, for one that is withdrawn."""
    if not document.is_active:
        raise DocumentIsNotThere(_("This document is withdrawn."))


def particulars(document: Document) -> dict[str, Any]:
    """What stands beside the text, for the trail."""
    topics = sorted(topic.code for topic in document.topics.all())
    return {**values_of(document, PARTICULARS), "topics": topics}


def told(document: Document, revision: Revision) -> dict[str, Any]:
    """What a new document is, for the trail."""
    given = {key: value for key, value in particulars(document).items() if value}
    source = {"content": f"sha256:{revision.file.sha256}"} if revision.file else {}
    return {"number": document.number, "type": document.type, **given, **source}


def writer_of(actor: Viewer) -> list[int]:
    """The actor as one who put a hand to a text; a job is nobody."""
    return [actor.user_id] if actor.user_id is not None else []
