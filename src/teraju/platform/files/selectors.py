"""Reading the files of records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Model
from django.urls import reverse

from teraju.platform.accounts.scope import Viewer
from teraju.platform.filetypes.types import WORDS

from .models import Attachment, StoredFile
from .owners import owner_of, visible_target


@dataclass(frozen=True)
class AttachedFile:
    """A file as a record page lists it. `remove_url` is empty for those who may not remove it."""

    id: int
    title: str
    kind: str
    date_of_fact: date | None
    url: str
    size: int
    media_type: str
    name: str
    added_at: datetime
    office: str
    shown_to_guests: bool
    remove_url: str


def attachments_of(viewer: Viewer, target: Model) -> list[AttachedFile]:
    """The files of a record that the viewer has before them, the latest first. Queries once."""
    owner = owner_of(target._meta.label_lower)
    if owner is None:
        return []
    rows = Attachment.objects.standing().shown_to(viewer).select_related("file")
    found = rows.filter(target_type=target._meta.label_lower, target_id=str(target.pk))
    may_remove = not owner.remove_refusal(viewer, target)
    return [_attached(one, may_remove=may_remove) for one in found.order_by("-added_at", "-pk")]


def visible_attachment(viewer: Viewer, pk: int) -> tuple[Attachment, Model] | None:
    """An attachment and its record, if the viewer sees the record; None otherwise."""
    rows = Attachment.objects.standing().shown_to(viewer).select_related("file")
    attachment: Attachment | None = rows.filter(pk=pk).first()
    if attachment is None:
        return None
    target = visible_target(viewer, attachment.target_type, attachment.target_id)
    return (attachment, target) if target is not None else None


def visible_result(viewer: Viewer, pk: int) -> StoredFile | None:
    """A file that a job wrote for this viewer."""
    file: StoredFile | None = StoredFile.objects.visible_to(viewer).filter(pk=pk).first()
    return file


def _attached(attachment: Attachment, *, may_remove: bool) -> AttachedFile:
    file = attachment.file
    return AttachedFile(
        id=attachment.pk,
        title=attachment.title,
        kind=attachment.kind,
        date_of_fact=attachment.date_of_fact,
        url=attachment.get_absolute_url(),
        size=file.size,
        media_type=WORDS.get(file.media_type, file.media_type),
        name=file.name,
        added_at=attachment.added_at,
        office=file.uploaded_office,
        shown_to_guests=attachment.shown_to_guests,
        remove_url=reverse("file_remove", args=[attachment.pk]) if may_remove else "",
    )
