"""What a person does with a visit that waits: tried again, taken beside the other, put aside."""

from __future__ import annotations

from uuid import UUID

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.enterprises import visit_permissions as permissions
from teraju.modules.enterprises.domain.visit_rules import visit_rules
from teraju.modules.enterprises.domain.visits import OPEN, Outcome
from teraju.modules.enterprises.models import VisitEntry, VisitPicture
from teraju.modules.enterprises.visit_refusals import NotOpen, TooMany
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import keep as keep_row
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked, needed
from teraju.platform.files.api import StoredFile, keep_image

from .common import tell
from .visit_sync import locked_visit, take, without_person

HOLD, SETTLE, OVERSEE = (
    permissions.VISIT_HOLD,
    permissions.VISIT_SETTLE,
    permissions.VISIT_OVERSEE,
)


@transaction.atomic
def retry_entry(*, actor: Viewer, entry_id: int, expected_version: int | None = None) -> VisitEntry:
    """Try a visit again once its cause is mended; refused again it says why."""
    entry = _own(actor, entry_id, expected_version)
    return _take(actor, entry, apart=False)


@transaction.atomic
def accept_entry(
    *, actor: Viewer, entry_id: int, expected_version: int | None = None
) -> VisitEntry:
    """Take an entry beside what it met, as a visit of its own: both are what somebody saw."""
    entry = _own(actor, entry_id, expected_version)
    if entry.outcome != Outcome.CONFLICT:
        raise NotOpen(_("Only what met something is taken beside it: try this one again."))
    return _take(actor, entry, apart=True)


@transaction.atomic
def discard_entry(
    *, actor: Viewer, entry_id: int, reason: str, expected_version: int | None = None
) -> VisitEntry:
    """Put an entry aside, with the reason; what was sent stays to be read."""
    rows = VisitEntry.objects.visible_to(actor)
    entry: VisitEntry = locked(actor, rows, entry_id, SETTLE, expected_version)
    if entry.sender_id != actor.user_id:
        rights.require(actor, OVERSEE, entry)
    _check_open(entry)
    entry.outcome = Outcome.DISCARDED
    entry.reason = needed(reason, "reason", _("Say why."))[:300]
    entry.payload = without_person(entry.payload)
    _settled(actor, entry)
    save(actor, entry)
    tell(actor, entry, "visit_entry.discarded", {"reason": entry.reason})
    return entry


@transaction.atomic
def keep_picture(
    *, actor: Viewer, key: UUID, picture_key: UUID, picture: File[bytes]
) -> VisitPicture:
    """Keep a photo or the signature of an entry; sent twice it is kept once."""
    rows = VisitEntry.objects.visible_to(actor).filter(sender=actor.user_id, key=key)
    found = rows.values_list("pk", flat=True).first()
    if found is None:
        raise DomainError(_("The visit of this photo has not arrived: send the visit first."))
    entry: VisitEntry = locked(actor, rows, found, HOLD)
    here: VisitPicture | None = entry.pictures.filter(key=picture_key).first()
    if here is not None:
        return here
    is_signature = entry.payload.get("signature") == str(picture_key)
    if not is_signature and str(picture_key) not in (entry.payload.get("photos") or []):
        raise DomainError(_("The visit names no such photo."))
    if entry.pictures.count() > visit_rules(actor.today).most_photos:
        raise TooMany(_("This visit has enough photos."))
    file = keep_image(actor=actor, government=entry.government, upload=picture)
    made = VisitPicture(
        entry=entry, key=picture_key, is_signature=is_signature, file=file, arrived_at=actor.now
    )
    keep_row(made)
    # The visit changed, for whoever has its page open.
    save(actor, entry)
    if is_signature:
        _sign(actor, entry, file)
    tell(actor, entry, "visit_entry.pictured", {"photo": f"sha256:{file.sha256}"})
    return made


def _sign(actor: Viewer, entry: VisitEntry, file: StoredFile) -> None:
    record = entry.record
    if record is not None and record.signature_id is None:
        record.signature = file
        save(actor, record)


def _own(actor: Viewer, entry_id: int, expected_version: int | None) -> VisitEntry:
    """An entry of the actor's own that waits: the visit says who was there."""
    rows = VisitEntry.objects.visible_to(actor)
    named = rows.values_list("visit", flat=True).get(pk=entry_id)
    visit = locked_visit(actor, named) if named else None
    entry: VisitEntry = locked(actor, rows, entry_id, HOLD, expected_version)
    if entry.sender_id != actor.user_id:
        raise NotAllowed(
            _("Only %(who)s can have it taken: it is their visit.") % {"who": entry.sender_office}
        )
    _check_open(entry)
    entry.visit = visit
    return entry


def _check_open(entry: VisitEntry) -> None:
    if entry.outcome not in OPEN:
        raise NotOpen(_("This entry is settled already."))


def _take(actor: Viewer, entry: VisitEntry, *, apart: bool) -> VisitEntry:
    take(actor, entry, apart=apart)
    if entry.outcome == Outcome.REFUSED:
        raise DomainError(entry.sentence)
    if entry.outcome == Outcome.STORED:
        _settled(actor, entry)
    save(actor, entry)
    signature = entry.pictures.filter(is_signature=True).select_related("file").first()
    if signature is not None:
        _sign(actor, entry, signature.file)
    told = {"outcome": entry.outcome, "sentence": entry.sentence}
    tell(actor, entry, "visit_entry.taken", {k: v for k, v in told.items() if v})
    return entry


def _settled(actor: Viewer, entry: VisitEntry) -> None:
    entry.settled_at, entry.settled_office = actor.now, actor.office[:160]
