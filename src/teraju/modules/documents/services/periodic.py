"""Looking at a document again and finding that it may stay as it is."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.periods import add_months
from teraju.modules.documents import selectors
from teraju.modules.documents.models import PeriodicReview
from teraju.modules.documents.permissions import MANAGE
from teraju.modules.documents.refusals import DocumentIsNotThere
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer

from .common import claim_document, reason_of, require_maintained, tell
from .registration import require_active


@transaction.atomic
def note_review(
    *, actor: Viewer, document_id: int, expected_version: int | None = None, reason: str
) -> PeriodicReview:
    """Record that a document in force was looked at and may stay; its next review moves on."""
    document = claim_document(actor, document_id, expected_version)
    rights.require(actor, MANAGE, document)
    require_maintained(document)
    require_active(document)
    present = selectors.current_revision(document, actor.today)
    if present is None:
        raise DocumentIsNotThere(_("Nothing of this document is in force yet."))
    if not document.review_months:
        raise DocumentIsNotThere(
            _("This document has no period of review. Enter one among its particulars first.")
        )
    before = {"next_review_on": document.next_review_on}
    document.next_review_on = add_months(actor.today, document.review_months)
    review = PeriodicReview(
        government=document.government,
        document=document,
        reviewed_on=actor.today,
        reviewed_by_id=actor.user_id,
        reviewed_office=actor.office[:160],
        reason=reason_of(reason, _("Say why it may stay as it is.")),
        next_review_on=document.next_review_on,
        is_example=document.is_example,
    )
    save(actor, review)
    save(actor, document)
    after = {"next_review_on": document.next_review_on, "reason": review.reason}
    tell(actor, "document.reviewed", document, before=before, after=after)
    return review
