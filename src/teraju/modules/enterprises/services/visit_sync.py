"""Taking visits from a telephone: in any order, twice, by two coaches; nothing lost or double."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import storable
from teraju.modules.enterprises import visit_permissions as permissions
from teraju.modules.enterprises.domain.visit_rules import visit_rules
from teraju.modules.enterprises.domain.visits import (
    MOST_ENTRIES,
    OPEN,
    Meeting,
    Outcome,
    VisitState,
    WrongEntry,
    read_entry,
    read_key,
)
from teraju.modules.enterprises.models import Visit, VisitEntry
from teraju.modules.enterprises.visit_refusals import Met
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

from .common import tell
from .visit_records import write_down

HOLD = permissions.VISIT_HOLD


@dataclass(frozen=True)
class Answer:
    """What a telephone is told of an entry."""

    key: str
    outcome: str
    entry: VisitEntry | None = None
    sentence: str = ""


def sync_visits(*, actor: Viewer, entries: Sequence[Any]) -> list[Answer]:
    """Take entries one by one, each whole or not at all; a bad one stops none of the others."""
    rights.require_somewhere(actor, HOLD)
    if len(entries) > MOST_ENTRIES:
        raise DomainError(_("Send fewer visits at once."))
    return [_taken(actor, one) for one in entries]


def _taken(actor: Viewer, raw: Any) -> Answer:
    try:
        key = read_key(raw.get("key") if isinstance(raw, dict) else None)
        return take_entry(actor=actor, key=key, raw=raw)
    except DomainError as refusal:
        told = str(raw.get("key", "")) if isinstance(raw, dict) else ""
        return Answer(told[:40], Outcome.REFUSED, sentence=str(refusal))


@transaction.atomic
def take_entry(*, actor: Viewer, key: UUID, raw: Mapping[str, Any]) -> Answer:
    """Keep an entry as it came and write its visit down; what cannot be taken waits."""
    visit = _named(actor, raw)
    entry, is_new = _begun(actor, visit, key, raw)
    if entry.sender_id != actor.user_id:
        raise DomainError(_("Another coach sent a visit under this key: it stays with you."))
    if not is_new:
        return _again(entry)
    take(actor, entry)
    save(actor, entry)
    _tell(actor, entry, "arrived")
    return Answer(str(key), entry.outcome, entry, entry.sentence)


def _again(entry: VisitEntry) -> Answer:
    """Sent twice: what is settled is done, what waits is said once more."""
    if entry.outcome in OPEN:
        return Answer(str(entry.key), entry.outcome, entry, entry.sentence)
    return Answer(str(entry.key), "already", entry)


def _named(actor: Viewer, raw: Mapping[str, Any]) -> Visit | None:
    """The visit that an entry names, locked: two coaches may send it at the same moment."""
    named = raw.get("visit")
    if not isinstance(named, int) or not 0 < named < 2**53:
        return None
    return locked_visit(actor, named)


def locked_visit(actor: Viewer, pk: int) -> Visit | None:
    """The visit of an entry, locked before the entry: always in this order."""
    rows = Visit.objects.visible_to(actor).select_related(
        "agency__government", "coaching__product__enterprise"
    )
    visit: Visit | None = rows.select_for_update(of=("self",), no_key=True).filter(pk=pk).first()
    if visit is not None:
        rights.require(actor, HOLD, visit)
    return visit


def _home(actor: Viewer, visit: Visit | None) -> Agency:
    if visit is not None:
        return visit.agency
    agency = rights.agencies_where(actor, HOLD).first()
    if agency is None:
        raise DomainError(_("You coach for no agency: the visit stays on the telephone."))
    return agency


def _begun(
    actor: Viewer, visit: Visit | None, key: UUID, raw: Mapping[str, Any]
) -> tuple[VisitEntry, bool]:
    """The entry of a key, locked; kept before anything is asked of it."""
    agency = _home(actor, visit)
    rows = VisitEntry.objects.select_for_update(of=("self",), no_key=True).select_related(
        "visit", "record"
    )
    found = rows.filter(government=agency.government_id, key=key).first()
    if found is not None:
        return found, False
    entry = VisitEntry(
        government=agency.government,
        agency=agency,
        key=key,
        visit=visit,
        sender_id=rights.acting(actor),
        sender_office=actor.office[:160],
        held_on=_day(actor, raw),
        arrived_at=actor.now,
        payload=storable(raw),
    )
    try:
        with transaction.atomic():
            save(actor, entry)
    except (IntegrityError, ValidationError):
        # The same entry came by another request at the same moment, which was first.
        return rows.get(government=agency.government_id, key=key), False
    return entry, True


def _day(actor: Viewer, raw: Mapping[str, Any]) -> date:
    try:
        return date.fromisoformat(str(raw.get("held_on")))
    except ValueError:
        return actor.today


def take(actor: Viewer, entry: VisitEntry, *, apart: bool = False) -> None:
    """Write down the visit of an entry, or note why it waits. The caller saves.

    `apart`: a person looked at what it met, and wants it as a visit of its own beside that.
    """
    entry.sentence, entry.meeting = "", ""
    try:
        with transaction.atomic():
            record = _written(actor, entry, apart=apart)
    except Met as met:
        entry.outcome, entry.meeting = Outcome.CONFLICT, met.meeting
        entry.sentence = str(met)[:600]
    except WrongEntry:
        entry.outcome = Outcome.REFUSED
        entry.sentence = _("The entry is broken: something in it is missing or has no sense.")
    except ValidationError as refusal:
        entry.outcome, entry.sentence = Outcome.REFUSED, " ".join(refusal.messages)[:600]
    except DomainError as refusal:
        entry.outcome, entry.sentence = Outcome.REFUSED, str(refusal)[:600]
    else:
        entry.outcome, entry.record = Outcome.STORED, record
        entry.payload = without_person(entry.payload)


def _written(actor: Viewer, entry: VisitEntry, *, apart: bool) -> Visit:
    read = read_entry(entry.payload, visit_rules(actor.today).most_photos)
    visit = entry.visit
    if visit is None:
        raise DomainError(_("This visit is not in the register."))
    if apart:
        visit = _beside(actor, visit)
    else:
        check_alone(visit)
    write_down(actor, visit, read.held, str(entry.payload.get("edition", "")))
    return visit


def check_alone(visit: Visit) -> None:
    """Raise Met where the visit was written down or cancelled meanwhile."""
    if visit.state == VisitState.HELD:
        words = _("%(who)s wrote this visit down already.") % {"who": visit.held_office}
        raise Met(words, Meeting.HELD_ALREADY, visit)
    if visit.state == VisitState.CANCELLED:
        raise Met(
            _("The visit was cancelled: %(reason)s") % {"reason": visit.reason},
            Meeting.CANCELLED,
            visit,
        )


def _beside(actor: Viewer, visit: Visit) -> Visit:
    """A visit of its own to the same firm on the same day."""
    other = Visit(
        government_id=visit.government_id,
        agency=visit.agency,
        coaching=visit.coaching,
        planned_on=visit.planned_on,
        at_time=visit.at_time,
        company=visit.company,
        purpose=visit.purpose,
        is_example=visit.is_example,
    )
    save(actor, other)
    other.coaches.set([rights.acting(actor)])
    return other


def without_person(payload: Mapping[str, Any]) -> dict[str, Any]:
    """What was sent, without the name of who signed, which stands with the visit now."""
    return {name: value for name, value in payload.items() if name != "signer"}


def _tell(actor: Viewer, entry: VisitEntry, verb: str) -> None:
    told = {"outcome": entry.outcome, "sentence": entry.sentence}
    tell(actor, entry, f"visit_entry.{verb}", {k: v for k, v in told.items() if v})
