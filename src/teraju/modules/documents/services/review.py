"""A draft on its way: sent, reviewed, given back."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.modules.documents import selectors
from teraju.modules.documents.domain.kinds import Type
from teraju.modules.documents.domain.states import RevisionState
from teraju.modules.documents.models import Revision
from teraju.modules.documents.permissions import WRITE
from teraju.modules.documents.refusals import (
    NothingWritten,
    NotYours,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer

from . import deciding
from .common import claim_revision, moved, reason_of, require_draft, tell
from .drafts import become_author

WHAT_HAS_TO_CHANGE = _("Say what has to change.")


@transaction.atomic
def send(*, actor: Viewer, revision_id: int, expected_version: int | None = None) -> Revision:
    """Hand a written draft to whoever reviews it, or approves it where nobody reviews the type."""
    revision = claim_revision(actor, revision_id, expected_version)
    document = revision.document
    rights.require(actor, WRITE, document)
    if not revision.is_open or revision.state != RevisionState.DRAFT:
        require_draft(revision)
    if not can_be_sent(revision):
        raise NothingWritten(
            _("Nothing is written yet: write the text or upload the file first."), field="text"
        )
    rule = selectors.rule_for_document(document, actor.today)
    event = "send_to_review" if rule.needs_review else "send_to_approval"
    revision.state = moved(revision, event, said="send")
    become_author(actor, revision)
    revision.sent_at = actor.now
    revision.reviewer = revision.reviewed_at = None
    revision.reviewer_office = ""
    save(actor, revision)
    verb = "sent_to_review" if rule.needs_review else "sent_to_approval"
    tell(actor, f"revision.{verb}", document, after={"revision": revision.label})
    return revision


@transaction.atomic
def pass_review(
    *, actor: Viewer, revision_id: int, expected_version: int | None = None
) -> Revision:
    """The reviewer finds the text fit and passes it on for approval."""
    revision = claim_revision(actor, revision_id, expected_version)
    revision.state = moved(revision, "pass_review")
    deciding.require_reviewer(actor, revision)
    revision.reviewer_id, revision.reviewer_office = actor.user_id, actor.office[:160]
    revision.reviewed_at = actor.now
    save(actor, revision)
    tell(actor, "revision.review_passed", revision.document, after={"revision": revision.label})
    return revision


@transaction.atomic
def give_back(
    *, actor: Viewer, revision_id: int, expected_version: int | None = None, reason: str
) -> Revision:
    """The reviewer or the approver gives a text back to its author and says what has to change."""
    revision = claim_revision(actor, revision_id, expected_version)
    was = revision.state
    revision.state = moved(revision, "return")
    if was == RevisionState.IN_REVIEW:
        deciding.require_reviewer(actor, revision)
    else:
        deciding.require_approver(actor, revision)
    revision.returned_at, revision.returned_office = actor.now, actor.office[:160]
    revision.returned_reason = reason_of(reason, WHAT_HAS_TO_CHANGE)
    revision.reviewer = revision.reviewed_at = None
    revision.reviewer_office = ""
    save(actor, revision)
    after = {"revision": revision.label, "reason": revision.returned_reason}
    tell(actor, "revision.returned", revision.document, after=after)
    return revision


@transaction.atomic
def take_back(*, actor: Viewer, revision_id: int, expected_version: int | None = None) -> Revision:
    """An author takes a text back that was sent on too early."""
    revision = claim_revision(actor, revision_id, expected_version)
    rights.require(actor, WRITE, revision.document)
    if not deciding.is_writer(actor, revision):
        raise NotYours(_("Only who wrote on it takes it back."))
    revision.state = moved(revision, "return")
    revision.reviewer = revision.reviewed_at = None
    revision.reviewer_office = ""
    save(actor, revision)
    tell(actor, "revision.taken_back", revision.document, after={"revision": revision.label})
    return revision


def can_be_sent(revision: Revision) -> bool:
    """Whether a draft holds something to decide on; an external document may be kept elsewhere."""
    document = revision.document
    return revision.has_content or (document.type == Type.EXTERNAL and bool(document.kept_at))
