"""What a person does with an entry that waits: tried again, taken beside the other, put aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.kernel.texts import cleaned
from teraju.modules.metrology import field_permissions as permissions
from teraju.modules.metrology.domain.field import OPEN, Outcome
from teraju.modules.metrology.domain.tags import LONGEST
from teraju.modules.metrology.field_refusals import NotOpen
from teraju.modules.metrology.models import FieldEntry
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked, needed

from .field_photos import put_to_sheet
from .field_sync import home_of, take, without_person
from .unit_common import tell


@transaction.atomic
def retry_entry(
    *,
    actor: Viewer,
    entry_id: int,
    expected_version: int | None = None,
    sticker: str = "",
    note: str = "",
    pieces: Sequence[int] | None = None,
    marks: Sequence[Mapping[str, Any]] = (),
) -> FieldEntry:
    """Try a refused entry again once its cause is mended, with another sticker where it was that.

    A set is tried with other `pieces`, and the marks that follow from them.
    Refused again it says why; then nothing is changed.
    """
    entry = _open(actor, entry_id, expected_version)
    entry.payload = {
        **entry.payload,
        "sticker": cleaned(sticker)[:LONGEST],
        "note": cleaned(note)[:400],
    }
    if pieces is not None:
        entry.payload |= {"pieces": list(pieces), "marks": [dict(one) for one in marks]}
    return _take(actor, entry, checked=False)


@transaction.atomic
def accept_entry(
    *,
    actor: Viewer,
    entry_id: int,
    expected_version: int | None = None,
    marks: Sequence[Mapping[str, Any]] | None = None,
    note: str = "",
) -> FieldEntry:
    """Take an entry beside what it met: as a further sheet, by the verdict of the engine."""
    entry = _open(actor, entry_id, expected_version)
    require_met(entry)
    entry.payload = {**entry.payload, "note": cleaned(note)[:400]}
    if marks is not None:
        entry.payload["marks"] = [dict(one) for one in marks]
    return _take(actor, entry, checked=True)


@transaction.atomic
def discard_entry(
    *, actor: Viewer, entry_id: int, expected_version: int | None = None, reason: str
) -> FieldEntry:
    """Put an entry aside, with the reason; what was sent stays to be read."""
    rows = FieldEntry.objects.visible_to(actor)
    entry: FieldEntry = locked(actor, rows, entry_id, permissions.FIELD_SETTLE, expected_version)
    require_discards(actor, entry)
    require_open(entry)
    entry.outcome = Outcome.DISCARDED
    entry.reason = needed(reason, "reason", _("Say why."))[:300]
    entry.payload = without_person(entry.payload)
    _settled(actor, entry)
    save(actor, entry)
    tell(actor, entry, "field.discarded", {"reason": entry.reason})
    return entry


def _open(actor: Viewer, entry_id: int, expected_version: int | None) -> FieldEntry:
    """An entry of the actor's own that waits: the sheet says who tested."""
    rows = FieldEntry.objects.visible_to(actor)
    entry: FieldEntry = locked(actor, rows, entry_id, permissions.FIELD_WORK, expected_version)
    require_takes(actor, entry)
    require_open(entry)
    return entry


def require_takes(actor: Viewer, entry: FieldEntry) -> None:
    """Only who tested has an entry taken."""
    if entry.tester_id != actor.user_id:
        words = _("Only %(who)s can have it taken: it is their test.")
        raise NotAllowed(words % {"who": entry.tester_office})


def require_discards(actor: Viewer, entry: FieldEntry) -> None:
    """Who tested puts an entry aside, or who oversees the field."""
    if entry.tester_id != actor.user_id:
        rights.require(actor, permissions.FIELD_OVERSEE, entry)


def require_open(entry: FieldEntry) -> None:
    """What is settled stays as it was settled."""
    if entry.outcome not in OPEN:
        raise NotOpen(_("This entry is settled already."))


def require_met(entry: FieldEntry) -> None:
    """Only what waits because it met something is taken beside it."""
    require_open(entry)
    if entry.outcome != Outcome.CONFLICT:
        raise NotOpen(_("Only what met something is taken beside it: try this one again."))


def _take(actor: Viewer, entry: FieldEntry, *, checked: bool) -> FieldEntry:
    field = take(actor, entry, home_of(entry), checked=checked)
    if entry.outcome == Outcome.REFUSED:
        raise DomainError(entry.sentence, field=field)
    if entry.outcome == Outcome.STORED:
        _settled(actor, entry)
        if entry.photo is not None:
            put_to_sheet(actor, entry, entry.photo)
    save(actor, entry)
    told = {"outcome": entry.outcome, "sentence": entry.sentence}
    tell(actor, entry, "field.taken", {k: v for k, v in told.items() if v})
    return entry


def _settled(actor: Viewer, entry: FieldEntry) -> None:
    entry.settled_at, entry.settled_by_id = actor.now, actor.user_id
    entry.settled_office = actor.office[:160]
