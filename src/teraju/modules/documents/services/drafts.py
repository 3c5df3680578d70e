"""Writing a draft: its text or its file, the next revision, and giving one up."""

from __future__ import annotations

from django.core.files.base import File
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.documents import selectors
from teraju.modules.documents.domain.kinds import Type
from teraju.modules.documents.domain.limits import cleaned_text, is_too_long
from teraju.modules.documents.domain.states import DocumentState, RevisionState
from teraju.modules.documents.models import Document, Revision
from teraju.modules.documents.permissions import MANAGE, WRITE
from teraju.modules.documents.refusals import DocumentIsNotThere, text_too_long
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.api import check_upload, keep
from teraju.platform.filetypes.types import ALLOWED

from .annexes import take_over_files
from .common import (
    claim_document,
    claim_revision,
    moved,
    reason_of,
    require_draft,
    require_maintained,
    roles_at,
    tell,
)
from .deciding import is_writer

_TEXT_FILES = frozenset(ALLOWED[key].media_type for key in ("pdf", "docx", "odt"))
_ANY_FILE = frozenset({Type.FORM, Type.EXTERNAL, Type.RECORD})
WHAT_CHANGES = _("Say what changes and why: it stands in the table of revisions.")


@transaction.atomic
def save_text(
    *,
    actor: Viewer,
    revision_id: int,
    expected_version: int | None = None,
    text: str,
    reason: str | None = None,
) -> Revision:
    """Save the text of a draft; a file that it had gives way to it."""
    revision = claim_revision(actor, revision_id, expected_version)
    rights.require(actor, WRITE, revision.document)
    require_draft(revision)
    before = {"characters": len(revision.text), "reason": revision.reason}
    revision.file = None
    _explain(revision, reason)
    fill(actor, revision, text=text)
    _written(actor, revision)
    after = {"characters": len(revision.text), "reason": revision.reason}
    tell(actor, "revision.written", revision.document, before=before, after=after)
    return revision


@transaction.atomic
def upload_file(
    *,
    actor: Viewer,
    revision_id: int,
    expected_version: int | None = None,
    upload: File[bytes],
    reason: str | None = None,
) -> Revision:
    """Make an uploaded Word file or PDF the content of a draft; a text that it had gives way."""
    revision = claim_revision(actor, revision_id, expected_version)
    rights.require(actor, WRITE, revision.document)
    require_draft(revision)
    before = {"content": _content(revision)}
    revision.text = ""
    _explain(revision, reason)
    fill(actor, revision, upload=upload)
    _written(actor, revision)
    after = {"content": _content(revision)}
    tell(actor, "revision.uploaded", revision.document, before=before, after=after)
    return revision


@transaction.atomic
def start_revision(
    *, actor: Viewer, document_id: int, expected_version: int | None = None, reason: str
) -> Revision:
    """Start the next revision: a draft with the text or file of the present one."""
    document = claim_document(actor, document_id, expected_version)
    rights.require(actor, WRITE, document)
    return begin_revision(actor, document, reason)


def begin_revision(actor: Viewer, document: Document, reason: str) -> Revision:
    """The next draft of a locked document, in the caller's transaction."""
    require_maintained(document)
    _require_room(actor, document)
    why = reason_of(reason, WHAT_CHANGES)
    last = document.revisions.aggregate(last=Max("number"))["last"]
    revision = first_draft(actor, document, 0 if last is None else last + 1, why)
    present = selectors.current_revision(document, actor.today)
    if present is not None:
        revision.text, revision.file = present.text, present.file
    save(actor, revision)
    if present is not None:
        take_over_files(actor, present, revision)
    if actor.user_id is not None:
        revision.writers.add(actor.user_id)
    after = {"revision": revision.label, "reason": why}
    tell(actor, "revision.started", document, after=after)
    return revision


@transaction.atomic
def cancel_draft(
    *, actor: Viewer, revision_id: int, expected_version: int | None = None, reason: str
) -> Revision:
    """Give up a revision that is not approved; a document that never had another goes with it."""
    revision = claim_revision(actor, revision_id, expected_version)
    document = revision.document
    rights.require(actor, WRITE, document)
    if revision.state != RevisionState.DRAFT and not is_writer(actor, revision):
        # What others wrote and sent on is given up by those who look after the document.
        rights.require(actor, MANAGE, document)
    revision.state = moved(revision, "cancel")
    revision.ended_reason = reason_of(reason, _("Say why the draft is given up."))
    save(actor, revision)
    after = {"revision": revision.label, "reason": revision.ended_reason}
    tell(actor, "revision.cancelled", document, after=after)
    if not document.revisions.approved().exists():
        document.state = DocumentState.WITHDRAWN
        document.withdrawn_on = actor.today
        document.withdrawn_reason = revision.ended_reason
        save(actor, document)
    return revision


def first_draft(actor: Viewer, document: Document, number: int, reason: str) -> Revision:
    """An unsaved draft of the actor's."""
    return Revision(
        government=document.government,
        document=document,
        number=number,
        state=RevisionState.DRAFT,
        reason=reason,
        author_id=actor.user_id,
        author_office=actor.office[:160],
        author_roles=sorted(roles_at(actor, document)),
        is_example=document.is_example,
    )


def fill(
    actor: Viewer, revision: Revision, *, text: str = "", upload: File[bytes] | None = None
) -> None:
    """Put a text or an uploaded file into an unsaved draft."""
    if upload is not None:
        _require_text_file(revision, upload)
        revision.file = keep(actor=actor, government=revision.government, upload=upload)
        return
    words = cleaned_text(text)
    if is_too_long(words):
        raise text_too_long("text")
    revision.text = words


def _require_text_file(revision: Revision, upload: File[bytes]) -> None:
    """A text that people work by is a text; what fills in or proves may be a sheet or a picture."""
    if revision.document.type in _ANY_FILE:
        return
    if check_upload(upload).media_type not in _TEXT_FILES:
        raise DocumentIsNotThere(
            _("Upload the text as Word (DOCX), OpenDocument (ODT) or PDF."), field="upload"
        )


def _explain(revision: Revision, reason: str | None) -> None:
    if reason is not None:
        revision.reason = reason_of(reason, WHAT_CHANGES)


def become_author(actor: Viewer, revision: Revision) -> None:
    """A draft that was taken over from a list is of whoever first gives it content or sends it."""
    if revision.author_id is None and actor.user_id is not None:
        revision.author_id, revision.author_office = actor.user_id, actor.office[:160]
        revision.author_roles = sorted(roles_at(actor, revision.document))


def _written(actor: Viewer, revision: Revision) -> None:
    become_author(actor, revision)
    # Who puts a hand to it cannot decide on it: without this nobody might stand in for them.
    revision.author_roles = sorted({*revision.author_roles, *roles_at(actor, revision.document)})
    save(actor, revision)
    if actor.user_id is not None:
        revision.writers.add(actor.user_id)


def _content(revision: Revision) -> str:
    return f"sha256:{revision.file.sha256}" if revision.file else cleaned(revision.text)[:60]


def _require_room(actor: Viewer, document: Document) -> None:
    """One revision at a time: neither beside another draft nor before an approved one's day."""
    if not document.is_active:
        raise DocumentIsNotThere(_("This document is withdrawn."))
    if selectors.open_revision(document) is not None:
        raise DocumentIsNotThere(
            _(
                "Somebody works on a revision of this document already: "
                "finish or cancel that one first."
            )
        )
    if selectors.waiting_revision(document, actor.today) is not None:
        raise DocumentIsNotThere(
            _(
                "An approved revision waits for its day. "
                "Start the next one when it is in force, or withdraw it."
            )
        )
