"""Taking a document out of use, or an approved revision before its day."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.modules.documents import selectors
from teraju.modules.documents.domain.states import DocumentState, RevisionState
from teraju.modules.documents.models import Document, Revision
from teraju.modules.documents.permissions import WITHDRAW
from teraju.modules.documents.refusals import OUT_OF_PLACE, DocumentIsNotThere
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer

from . import reading
from .common import claim_document, claim_revision, moved, reason_of, require_maintained, tell
from .registration import require_active


@transaction.atomic
def withdraw_document(
    *, actor: Viewer, document_id: int, expected_version: int | None = None, reason: str
) -> Document:
    """Take a document out of use from today: what is in force ends, what is open is given up."""
    document = claim_document(actor, document_id, expected_version)
    rights.require(actor, WITHDRAW, document)
    require_maintained(document)
    require_active(document)
    why = reason_of(reason, _("Say why the document is withdrawn."))
    present = selectors.current_revision(document, actor.today)
    for revision in document.revisions.select_for_update(of=("self",), no_key=True):
        _end(actor, document, revision, why)
    document.state = DocumentState.WITHDRAWN
    document.withdrawn_on, document.withdrawn_reason = actor.today, why[:400]
    document.next_review_on = None
    save(actor, document)
    tell(actor, "document.withdrawn", document, after={"reason": why})
    if present is not None:
        present.refresh_from_db()
        present.document = document
        reading.close_duties(actor=actor, revision=present)
    return document


@transaction.atomic
def withdraw_waiting(
    *, actor: Viewer, revision_id: int, expected_version: int | None = None, reason: str
) -> Revision:
    """Withdraw an approved revision whose day has not come: the one in force stays in force."""
    revision = claim_revision(actor, revision_id, expected_version)
    rights.require(actor, WITHDRAW, revision.document)
    if revision.state != RevisionState.APPROVED:
        raise DocumentIsNotThere(OUT_OF_PLACE["withdraw_waiting"])
    why = reason_of(reason, _("Say why the revision is withdrawn."))
    _end(actor, revision.document, revision, why)
    return revision


def _end(actor: Viewer, document: Document, revision: Revision, why: str) -> None:
    """Withdraw what was approved and stands, cancel what is open, leave the past as it is."""
    if revision.state in (RevisionState.APPROVED, RevisionState.EFFECTIVE):
        event, verb = "withdraw", "withdrawn"
        revision.withdrawn_on = actor.today
    elif revision.is_open:
        event, verb = "cancel", "cancelled"
    else:
        return
    revision.state = moved(revision, event)
    revision.ended_reason = why[:400]
    save(actor, revision)
    after = {"revision": revision.label, "reason": why}
    tell(actor, f"revision.{verb}", document, after=after)
