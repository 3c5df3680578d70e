"""Keeping files and attaching them to records."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.db.models import Model
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.filetypes.names import clean_name
from teraju.platform.filetypes.refusals import FileRefused
from teraju.platform.filetypes.types import FileType, check_type
from teraju.platform.organisation.models import Government

from . import store
from .models import Attachment, StoredFile
from .owners import Owner, owner_of, visible_target
from .pictures import redrawn

PACKAGE = "application/zip"


class AttachmentGone(DomainError):
    """The file was removed already, or is not the viewer's to see."""


def check_upload(upload: File[bytes], *, named: bool = True) -> FileType:
    """The true type of an uploaded file; FileRefused if it is empty, too large or not accepted.

    Unless `named` is False its name must not deny it.
    """
    if upload.size > settings.TERAJU_FILE_LIMIT:
        raise FileRefused(
            format_lazy(
                _("The file is {size}; up to {limit} are accepted. Make it smaller or split it."),
                size=filesizeformat(upload.size),
                limit=filesizeformat(settings.TERAJU_FILE_LIMIT),
            )
        )
    if not upload.size:
        raise FileRefused(_("The file is empty."))
    return check_type(upload, (upload.name or "") if named else "")  # type: ignore[arg-type]


@transaction.atomic
def keep(*, actor: Viewer, government: Government, upload: File[bytes]) -> StoredFile:
    """Check an uploaded file and put it into the private store. The caller records the event."""
    found = check_upload(upload)
    upload.seek(0)
    return _keep(
        actor,
        government_id=government.pk,
        stored=store.put(upload),  # type: ignore[arg-type]  # Django's File reads like one
        media_type=found.media_type,
        name=clean_name(upload.name or "", found.extensions[0]),
    )


@transaction.atomic
def keep_image(
    *, actor: Viewer, government: Government, upload: File[bytes], field: str = "photo"
) -> StoredFile:
    """Check a picture and keep it as it is shown, without what the camera wrote beside it.

    Raises FileRefused at `field`. The caller records the event.
    """
    try:
        # What is no picture becomes none by another name: that is asked before the name is.
        drawn = redrawn(upload, check_upload(upload, named=False).media_type)
        return keep(actor=actor, government=government, upload=drawn)
    except FileRefused as refusal:
        refusal.field = field
        raise


def keep_result(actor: Viewer, job: Any, body: bytes, name: str) -> str:
    """Keep a file that a job wrote for its starter alone; gives the address to fetch it."""
    content = io.BytesIO(body)
    found = check_type(content, name)
    file = _keep(
        actor,
        government_id=job.government_id or min(actor.government_ids),
        stored=store.put(content),
        media_type=found.media_type,
        name=clean_name(name, found.extensions[0]),
        is_result=True,
    )
    return reverse("file_result", args=[file.pk])


def keep_package(actor: Viewer, job: Any, stored: store.Stored, name: str) -> str:
    """Keep a zip that a job packed itself for its starter alone; gives the address to fetch it.

    Nobody uploads a zip, for nobody has looked into it. This one holds what was looked at, and
    the job has written it into the store already.
    """
    file = _keep(
        actor,
        government_id=job.government_id or min(actor.government_ids),
        stored=stored,
        media_type=PACKAGE,
        name=clean_name(name, "zip"),
        is_result=True,
    )
    return reverse("file_result", args=[file.pk])


@transaction.atomic
def attach(
    *,
    actor: Viewer,
    target: Model,
    upload: File[bytes],
    title: str,
    kind: str = "",
    date_of_fact: date | None = None,
    shown_to_guests: bool = True,
) -> Attachment:
    """Attach a file to a record."""
    _owner(target).require_add(actor, target)
    if date_of_fact is not None and date_of_fact > actor.today:
        raise DomainError(_("The day lies in the future."), field="date_of_fact")
    government: Government = target.government  # type: ignore[attr-defined]
    attachment = Attachment(
        government=government,
        agency=getattr(target, "agency", None),
        file=keep(actor=actor, government=government, upload=upload),
        target_type=target._meta.label_lower,
        target_id=str(target.pk),
        title=title,
        kind=kind,
        date_of_fact=date_of_fact,
        shown_to_guests=shown_to_guests,
        added_at=actor.now,
    )
    attachment.full_clean()
    attachment.save()
    changes = {"file": title, "content": f"sha256:{attachment.file.sha256}"}
    record_event(actor=actor, verb="files.attachment.added", target=target, after=changes)
    return attachment


@transaction.atomic
def remove_attachment(*, actor: Viewer, attachment_id: int, reason: str) -> Attachment:
    """Take a file off its record; the file, the reason and the event stay."""
    rows = Attachment.objects.standing().select_for_update(of=("self",), no_key=True)
    attachment: Attachment | None = rows.filter(pk=attachment_id).first()
    target = target_of(actor, attachment) if attachment else None
    if attachment is None or target is None:
        raise AttachmentGone(_("This file is no longer attached."))
    _owner(target).require_remove(actor, target)
    attachment.removed_at = actor.now
    attachment.removed_reason = reason
    attachment.full_clean()
    attachment.save(update_fields=["removed_at", "removed_reason"])
    record_event(
        actor=actor,
        verb="files.attachment.removed",
        target=target,
        before={"file": attachment.title},
        after={"reason": reason},
    )
    return attachment


@transaction.atomic
def note_guest_download(*, actor: Viewer, attachment: Attachment, target: Model) -> None:
    """Record that a guest fetched a file of a record."""
    changes = {"file": attachment.title}
    record_event(actor=actor, verb="files.attachment.opened", target=target, after=changes)


def target_of(viewer: Viewer, attachment: Attachment) -> Model | None:
    """The record of an attachment, if the viewer sees it."""
    return visible_target(viewer, attachment.target_type, attachment.target_id)


def _owner(target: Model) -> Owner:
    owner = owner_of(target._meta.label_lower)
    if owner is None:
        raise LookupError(f"{target._meta.label} carries no files: register_owner was not called")
    return owner


def _keep(
    actor: Viewer,
    *,
    government_id: int,
    stored: store.Stored,
    media_type: str,
    name: str,
    is_result: bool = False,
) -> StoredFile:
    file = StoredFile(
        government_id=government_id,
        sha256=stored.sha256,
        size=stored.size,
        media_type=media_type,
        name=name,
        uploaded_by_id=actor.user_id,
        uploaded_office=actor.office[:160],
        at=actor.now,
        is_result=is_result,
    )
    # A citizen who reports something has no account.
    file.full_clean(exclude=["uploaded_by"] if actor.is_anonymous else None)
    file.save()
    return file
