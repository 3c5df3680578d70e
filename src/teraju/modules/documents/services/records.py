"""Retained records: kept as they are, corrected beside themselves, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Unpack

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.documents.domain.kinds import Type
from teraju.modules.documents.models import Document
from teraju.modules.documents.permissions import REGISTER
from teraju.modules.documents.refusals import DocumentIsNotThere, NothingWritten
from teraju.modules.standards.api import Topic
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

from .common import claim_document, moved, tell
from .drafts import fill, first_draft
from .registration import Particulars, enter, told, writer_of

KEPT = _("Kept as it is.")


@transaction.atomic
def keep_record(
    *,
    actor: Viewer,
    agency: Agency,
    number: str = "",
    topics: Iterable[Topic] = (),
    text: str = "",
    upload: File[bytes] | None = None,
    reason: str = "",
    corrects_id: int | None = None,
    is_example: bool = False,
    **values: Unpack[Particulars],
) -> Document:
    """Keep a record with its text or file. From now on nothing of it changes.

    With `corrects_id` it corrects a record that stands: both stay, each names the other.
    """
    rights.require(actor, REGISTER, agency)
    wrong = _to_correct(actor, agency, corrects_id)
    document = enter(
        actor, agency, Type.RECORD, number, list(topics), values, is_example=is_example
    )
    if wrong is not None:
        document.corrects = wrong
        save(actor, document)
    revision = first_draft(actor, document, 0, cleaned(reason) or str(KEPT))
    fill(actor, revision, text=text, upload=upload)
    if not revision.has_content:
        raise NothingWritten(_("Upload the record or write it down."), field="upload")
    revision.state = moved(revision, "keep")
    revision.approved_at, revision.approved_on = actor.now, actor.today
    revision.approver_office = actor.office[:160]
    revision.effective_on = actor.today
    save(actor, revision)
    revision.writers.add(*writer_of(actor))
    tell(actor, "document.kept", document, after=told(document, revision))
    if wrong is not None:
        tell(actor, "document.corrected", wrong, after={"correction": document.number})
    return document


def _to_correct(actor: Viewer, agency: Agency, corrects_id: int | None) -> Document | None:
    if corrects_id is None:
        return None
    wrong = claim_document(actor, corrects_id)
    if not wrong.is_record or wrong.agency_id != agency.pk:
        raise DocumentIsNotThere(_("Only a record of the same agency is corrected this way."))
    return wrong
