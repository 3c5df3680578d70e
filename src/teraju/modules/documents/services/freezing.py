"""The signed paper of an approved revision: its text typeset, or the file it consists of inside."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from teraju.modules.documents.domain.kinds import Classification
from teraju.modules.documents.domain.text import blocks
from teraju.modules.documents.models import Document, Revision
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files import store
from teraju.platform.files.api import StoredFile
from teraju.platform.papers.api import (
    Approval,
    Embedded,
    Paper,
    RevisionLine,
    Signatory,
    issue_paper,
)

NUMBERED_AS = "documents.approval"
TEXT, COVER = "controlled_document", "document_cover"


def freeze(*, actor: Viewer, revision: Revision) -> Paper:
    """Issue the signed paper of a revision that is being approved, in the caller's transaction.

    The caller has set the offices and days of review and approval on it.
    """
    document = revision.document
    template, content = TEXT, dict[str, Any](blocks=blocks(revision.text))
    if revision.file:
        template, content = COVER, {"file": _embedded(revision.file)}
    return issue_paper(
        actor=actor,
        template=template,
        data={**_head(revision), **content},
        public_facts=_facts(revision),
        government=document.government,
        agency=document.agency,
        target=revision,
        title=document.title,
        number_key=NUMBERED_AS,
        is_public=document.classification == Classification.PUBLIC,
        is_example=revision.is_example,
        signatory=Signatory(office=revision.approver_office),
    )


def _head(revision: Revision) -> dict[str, Any]:
    document = revision.document
    return {
        "title": document.title,
        "document_number": document.number,
        "document_type": document.get_type_display(),
        "revision": revision.label,
        "effective_on": revision.effective_on,
        "approvals": _approvals(revision),
        "history": _history(document, revision),
    }


def _approvals(revision: Revision) -> list[Approval]:
    zone = ZoneInfo(revision.document.government.timezone)
    steps: list[Approval] = [
        {"step": "drafted", "office": revision.author_office, "on": _day(revision.sent_at, zone)}
    ]
    if revision.reviewed_at:
        reviewed = _day(revision.reviewed_at, zone)
        steps.append({"step": "reviewed", "office": revision.reviewer_office, "on": reviewed})
    approved: Approval = {
        "step": "approved",
        "office": revision.approver_office,
        "on": revision.approved_on,
    }
    return [*steps, approved]


def _history(document: Document, revision: Revision) -> list[RevisionLine]:
    """Every revision with a term up to this one, the first one first."""
    before = document.revisions.begun().filter(number__lt=revision.number).order_by("number")
    return [
        {
            "revision": one.label,
            "on": one.effective_on,
            "change": one.reason,
            "office": one.approver_office,
        }
        for one in [*before, revision]
    ]


def _facts(revision: Revision) -> list[tuple[Any, Any]]:
    """What whoever holds the paper may read at the checking page; in the paper's language."""
    document = revision.document
    facts: list[tuple[Any, Any]] = [
        (_("Document"), document.number),
        (_("Revision"), revision.label),
        (_("In force from"), revision.effective_on),
        (_("Approved by"), revision.approver_office),
    ]
    if revision.file:
        facts.append((_("Fingerprint of the file (SHA-256)"), revision.file.sha256))
    return facts


def _embedded(file: StoredFile) -> Embedded:
    with store.open(file.sha256) as content:
        return Embedded(file.name, file.media_type, content.read())


def _day(at: datetime | None, zone: ZoneInfo) -> date | None:
    return at.astimezone(zone).date() if at else None
