"""A revision comes into force and the one before it is superseded, in one transaction."""

from __future__ import annotations

from django.db import transaction

from teraju.kernel.periods import add_months
from teraju.modules.documents.domain.states import RevisionState
from teraju.modules.documents.models import Document, Revision
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer

from . import reading
from .common import moved, tell


def take_effect(actor: Viewer, revision: Revision) -> None:
    """Bring an approved revision of a locked document into force; its day has come.

    The one before ends on the day on which this one begins, also if the job comes days later.
    """
    document, begins = revision.document, revision.effective_on
    if begins is None:  # A constraint of the table guards it.
        raise ValueError(f"revision {revision.pk} was approved without a day of effect")
    before = document.revisions.filter(state=RevisionState.EFFECTIVE).exclude(pk=revision.pk)
    for old in before.select_for_update(no_key=True):
        old.state = moved(old, "supersede")
        old.superseded_on = begins
        save(actor, old)
        after = {"revision": old.label, "superseded_on": begins}
        tell(actor, "revision.superseded", document, after=after)
    revision.state = moved(revision, "take_effect")
    save(actor, revision)
    tell(actor, "revision.in_force", document, after={"revision": revision.label})
    if document.review_months:
        document.next_review_on = add_months(begins, document.review_months)
    save(actor, document)
    reading.ask_readers(actor=actor, revision=revision)


@transaction.atomic
def bring_into_force(*, actor: Viewer, revision_id: int) -> bool:
    """What the nightly job does with an approved revision whose day has come; again: nothing."""
    place = Revision.objects.only("document_id").get(pk=revision_id)
    document = (
        Document.objects.select_for_update(of=("self",), no_key=True)
        .select_related("government", "agency")
        .get(pk=place.document_id)
    )
    revision = Revision.objects.select_for_update(of=("self",), no_key=True).get(pk=revision_id)
    revision.document = document
    day = revision.effective_on
    if revision.state != RevisionState.APPROVED or day is None or day > actor.today:
        return False
    take_effect(actor, revision)
    return True
