"""What the use-cases share: locking, cleaning, and refusing what has no place in a state."""

from __future__ import annotations

from typing import Any

from teraju.kernel.states import TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.documents.domain.states import REVISION, RevisionState
from teraju.modules.documents.models import Document, Revision
from teraju.modules.documents.refusals import (
    APPROVED_STAYS,
    OUT_OF_PLACE,
    RETAINED_STAYS,
    DocumentIsNotThere,
    ReasonMissing,
)
from teraju.platform.accounts.records import claim
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event


def claim_document(
    actor: Viewer, document_id: int, expected_version: int | None = None
) -> Document:
    """Lock a document that the actor sees."""
    rows = Document.objects.visible_to(actor).select_related("government", "agency")
    document: Document = claim(rows, document_id, expected_version)
    return document


def claim_revision(
    actor: Viewer, revision_id: int, expected_version: int | None = None
) -> Revision:
    """Lock a revision and, before it, its document: everybody locks in this order."""
    place = Revision.objects.visible_to(actor).only("document_id").get(pk=revision_id)
    document = claim_document(actor, place.document_id)
    rows = Revision.objects.select_related("file", "paper")
    revision: Revision = claim(rows, revision_id, expected_version)
    revision.document = document
    return revision


def roles_at(actor: Viewer, document: Document) -> frozenset[str]:
    """The roles in which somebody reaches a document."""
    place = document.government_id, document.agency.path
    return frozenset(hat.role.value for hat in actor.hats if hat.covers(*place))


def moved(revision: Revision, event: str, *, said: str = "") -> RevisionState:
    """The state that an event leads to; refused in words where it has no place."""
    try:
        return RevisionState(REVISION.transition(revision.state, event).target)
    except TransitionRefused as refusal:
        raise DocumentIsNotThere(OUT_OF_PLACE[said or event]) from refusal


def require_maintained(document: Document) -> None:
    """Refuse any change to a retained record, and say what to do instead."""
    if document.is_record:
        raise DocumentIsNotThere(RETAINED_STAYS)


def require_draft(revision: Revision) -> None:
    """Refuse a change to anything but a draft, and say what to do instead."""
    require_maintained(revision.document)
    if revision.is_approved:
        raise DocumentIsNotThere(APPROVED_STAYS)
    if revision.state != RevisionState.DRAFT:
        raise DocumentIsNotThere(OUT_OF_PLACE["write"])


def reason_of(text: str, sentence: object, field: str = "reason") -> str:
    """A reason without blanks around it; refused when there is none."""
    reason = cleaned(text)
    if not reason:
        raise ReasonMissing(sentence, field=field)
    return reason


def tell(
    actor: Viewer,
    verb: str,
    document: Document,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """Put what happened to a document, or to a revision of it, on the document's trail."""
    record_event(
        actor=actor,
        verb=f"documents.{verb}",
        target=document,
        before=before or {},
        after=after or {},
    )
