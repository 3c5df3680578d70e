"""The photos of an entry of the field, which come after it: of the marks, and of the instrument."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.metrology import field_permissions as permissions
from teraju.modules.metrology.domain.field import Outcome, read_picture
from teraju.modules.metrology.models import FieldEntry
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked
from teraju.platform.files.api import StoredFile, keep_image

from .instruments import picture_instrument
from .unit_common import tell


@transaction.atomic
def keep_photo(*, actor: Viewer, key: UUID, photo_key: UUID, photo: File[bytes]) -> FieldEntry:
    """Keep a photo of an entry, which comes after it; sent twice it is kept once.

    Whether it shows the marks or the instrument, the entry has said by its key.
    """
    rows = FieldEntry.objects.visible_to(actor).filter(tester=actor.user_id, key=key)
    found = rows.values_list("pk", flat=True).first()
    if found is None:
        raise DomainError(_("The sheet of this photo has not arrived: send the sheet first."))
    entry: FieldEntry = locked(actor, rows, found, permissions.FIELD_WORK)
    is_here = entry.photo_id is not None and entry.photo_key == photo_key
    if is_here or entry.picture_key == photo_key:
        return entry
    file = keep_image(actor=actor, government=entry.government, upload=photo)
    announced = read_picture(entry.payload)
    if announced is not None and announced.key == photo_key:
        entry.picture, entry.picture_key = file, photo_key
        show_picture(actor, entry)
        save(actor, entry)
    else:
        entry.photo, entry.photo_key = file, photo_key
        save(actor, entry)
        put_to_sheet(actor, entry, file)
    tell(actor, entry, "field.pictured", {"photo": file.name})
    return entry


def put_to_sheet(actor: Viewer, entry: FieldEntry, file: StoredFile) -> None:
    """The photo of the marks stands on the sheet; one that is there is not exchanged."""
    sheet = entry.sheet
    if sheet is not None and sheet.photo_id is None:
        sheet.photo = file
        save(actor, sheet)


def show_picture(actor: Viewer, entry: FieldEntry) -> None:
    """Put the photo of the instrument to it, once its sheet is stored. The caller saves.

    What the register does not take stays with the entry: the test counts without it.
    """
    if entry.picture is None or entry.instrument is None or entry.outcome != Outcome.STORED:
        return
    announced = read_picture(entry.payload)
    taken_at = announced.taken_at if announced else None
    try:
        with transaction.atomic():
            picture_instrument(
                actor=actor,
                instrument_id=entry.instrument.pk,
                photo=entry.picture,
                taken_at=taken_at or entry.arrived_at,
            )
    except (DomainError, ValidationError):
        return
    entry.picture = None
