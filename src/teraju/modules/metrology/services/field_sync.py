"""Taking what a telephone sends: in any order, twice, by two officials; nothing lost or double."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import storable
from teraju.modules.metrology import field_permissions as permissions
from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.field import (
    MOST_ENTRIES,
    OPEN,
    Meeting,
    Outcome,
    Try,
    Visit,
    WrongVisit,
    by_arrival,
    read_key,
    read_picture,
    read_visit,
)
from teraju.modules.metrology.domain.marks import SheetState
from teraju.modules.metrology.domain.sheets import Case, Pieces, judged_alike
from teraju.modules.metrology.field_refusals import Met
from teraju.modules.metrology.field_wording import CLOCK_AHEAD, met, plates_met
from teraju.modules.metrology.models import Attempt, FieldEntry, Instrument, Order, Session, Sheet
from teraju.modules.metrology.models.order_choices import VERDICTS
from teraju.modules.metrology.said_wording import in_house
from teraju.modules.metrology.sheet_refusals import NotTestable
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

from .field_lines import line_for
from .field_photos import show_picture
from .field_things import Ground, instrument_of
from .sheet_checks import on_the_bench
from .sheets import Beginning, Ending, record_readings, record_sheet
from .unit_common import tell


@dataclass(frozen=True)
class Answer:
    """What a telephone is told of an entry."""

    key: str
    outcome: str
    entry: FieldEntry | None = None
    sentence: str = ""


def sync_field(*, actor: Viewer, entries: Sequence[Any]) -> list[Answer]:
    """Take entries one by one, each whole or not at all; a bad one stops none of the others."""
    rights.require_somewhere(actor, permissions.FIELD_WORK)
    if len(entries) > MOST_ENTRIES:
        raise DomainError(_("Send fewer sheets at once."))
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
    """Keep an entry as it came and make its sheet; what cannot be taken waits for a person."""
    home = _home(actor, raw)
    entry, is_new = _begun(actor, home, key, raw)
    if entry.tester_id != actor.user_id:
        raise DomainError(_("Another official sent a sheet under this key: it stays with you."))
    if not is_new:
        return _again(entry)
    _put_in_place_of(actor, entry, raw)
    take(actor, entry, home, checked=False)
    save(actor, entry)
    told = {"outcome": entry.outcome, "sentence": entry.sentence}
    tell(actor, entry, "field.arrived", {k: v for k, v in told.items() if v})
    return Answer(str(key), entry.outcome, entry, entry.sentence)


def _again(entry: FieldEntry) -> Answer:
    """Sent twice: what is settled is done, what waits is said once more."""
    if entry.outcome in OPEN:
        return Answer(str(entry.key), entry.outcome, entry, entry.sentence)
    if entry.outcome == Outcome.DISCARDED:
        return Answer(str(entry.key), entry.outcome, entry, entry.reason)
    return Answer(str(entry.key), "already", entry)


@dataclass(frozen=True)
class Home:
    """The job that an entry belongs to."""

    agency: Agency
    session: Session | None = None
    order: Order | None = None

    @property
    def ground(self) -> Ground:
        if self.session is not None:
            return Ground(self.agency, self.session.place)
        return Ground(self.agency, self.order.place if self.order else None)


def _home(actor: Viewer, raw: Mapping[str, Any]) -> Home:
    """The session or order that it names; without one it is kept with the sender's unit."""
    kind, _dash, number = str(raw.get("work", "")).partition("-")
    pk = int(number) if number.isdecimal() and len(number) < 19 else 0
    related = ("agency__government", "place")
    if kind == "session":
        sessions = Session.objects.visible_to(actor).select_related(*related)
        session = sessions.filter(pk=pk).first()
        if session is not None:
            rights.require(actor, permissions.FIELD_WORK, session)
            return Home(session.agency, session=session)
    if kind == "order":
        order = Order.objects.visible_to(actor).select_related(*related).filter(pk=pk).first()
        if order is not None:
            rights.require(actor, permissions.FIELD_WORK, order)
            return Home(order.agency, order=order)
    agency = rights.agencies_where(actor, permissions.FIELD_WORK).first()
    if agency is None:
        raise DomainError(_("You test for no unit: the sheet stays on the telephone."))
    return Home(agency)


def home_of(entry: FieldEntry) -> Home:
    """The job of an entry that is here already."""
    return Home(entry.agency, session=entry.session, order=entry.order)


def _begun(actor: Viewer, home: Home, key: UUID, raw: Mapping[str, Any]) -> tuple[FieldEntry, bool]:
    """The entry of a key, locked; kept before anything is asked of it."""
    rows = FieldEntry.objects.select_for_update(of=("self",), no_key=True)
    government = home.agency.government
    found = rows.filter(government=government, key=key).first()
    if found is not None:
        return found, False
    entry = FieldEntry(
        government=government,
        agency=home.agency,
        key=key,
        session=home.session,
        order=home.order,
        tester_id=rights.acting(actor),
        tester_office=actor.office[:160],
        tested_on=_day(actor, raw),
        arrived_at=actor.now,
        payload=storable(raw),
    )
    try:
        with transaction.atomic():
            save(actor, entry)
    except (IntegrityError, ValidationError):
        # The same entry came by another request at the same moment, which was first.
        return rows.get(government=government, key=key), False
    return entry, True


def _day(actor: Viewer, raw: Mapping[str, Any]) -> date:
    try:
        return date.fromisoformat(str(raw.get("tested_on")))
    except ValueError:
        return actor.today


def take(actor: Viewer, entry: FieldEntry, home: Home, *, checked: bool) -> str | None:
    """Make the sheet of an entry, or note why it waits. The caller saves.

    Gives the part of the entry that a refusal belongs to, where it is one of its own.
    `checked`: a person has looked at what it met and wants it all the same.
    """
    entry.sentence, entry.meeting, entry.theirs, entry.engine_verdict = "", "", None, ""
    field = None
    try:
        with transaction.atomic():
            visit = _dated(entry, home)
            entry.photo_key = visit.photo
            sheet = _sheet(actor, entry, home, visit, checked=checked)
    except Met as found:
        entry.outcome, entry.meeting = Outcome.CONFLICT, found.meeting
        entry.sentence, entry.theirs = str(found)[:600], found.theirs
        entry.engine_verdict = found.verdict
        entry.instrument = _still_there(found.instrument)
    except WrongVisit:
        entry.outcome = Outcome.REFUSED
        entry.sentence = _("The entry is broken: something in it is missing or has no sense.")
    except ValidationError as refusal:
        entry.outcome, entry.sentence = Outcome.REFUSED, " ".join(refusal.messages)[:600]
    except DomainError as refusal:
        entry.outcome, entry.sentence = Outcome.REFUSED, str(refusal)[:600]
        field = refusal.field
    else:
        entry.outcome, entry.sheet, entry.instrument = Outcome.STORED, sheet, sheet.instrument
        entry.payload = without_person(entry.payload)
        show_picture(actor, entry)
    if entry.instrument is None:
        entry.instrument = _named(actor, home, entry.payload)
    return field


def _dated(entry: FieldEntry, home: Home) -> Visit:
    """What an entry says, by its own clock or, where that went ahead, by its arrival."""
    told = read_visit(entry.payload)
    day = home.agency.government.day_of(entry.arrived_at)
    visit = by_arrival(told, entry.arrived_at, day)
    if visit is told:
        return told
    entry.tested_on = visit.tested_on
    return replace(visit, note=f"{in_house(CLOCK_AHEAD)} {visit.note}".strip()[:400])


def _still_there(instrument: Instrument) -> Instrument | None:
    found: Instrument | None = Instrument.objects.filter(pk=instrument.pk).first()
    return found


def _named(actor: Viewer, home: Home, payload: Mapping[str, Any]) -> Instrument | None:
    """The instrument that a refused entry names, if there is one, so that it is found by it."""
    named = payload.get("instrument")
    if not isinstance(named, int):
        return None
    rows = Instrument.objects.visible_to(actor).filter(agency=home.agency)
    found: Instrument | None = rows.filter(pk=named).first()
    return found


def without_person(payload: Mapping[str, Any]) -> dict[str, Any]:
    """What was sent, without the name and telephone that stand in the register now."""
    new = dict(payload.get("new") or {})
    owner = new.get("owner")
    if isinstance(owner, dict):
        new["owner"] = {"key": owner.get("key")}
    return {**payload, "new": new} if new else dict(payload)


def _sheet(actor: Viewer, entry: FieldEntry, home: Home, visit: Visit, *, checked: bool) -> Sheet:
    instrument = instrument_of(actor, home.ground, visit, checked=checked)
    # Locked before it is asked who tested it: two telephones send at the same moment.
    on_the_bench(actor, instrument.pk)
    _check_not_open(actor, entry, instrument)
    if not checked:
        _check_alone(actor, entry, visit, instrument)
        _check_plate(visit, instrument)
    beginning = Beginning(
        instrument_id=instrument.pk,
        control=visit.control,
        tested_on=visit.tested_on,
        started_at=visit.started_at,
        standards=visit.standards,
        line_id=line_for(actor, home.session, home.order, instrument, visit),
        place_id=instrument.place_id,
        # A telephone goes along to what its job names.
        away=home.session is not None or home.order is not None,
        note=visit.note,
    )
    told: dict[str, Any] = {"actor": actor, "key": entry.key, "beginning": beginning}
    if visit.cells is not None:
        return record_readings(**told, cells=visit.cells)
    tries = [_told(one) for one in visit.attempts]
    # Before the marks: one that is sah by the telephone's verdict alone is no mistake of the hand.
    look = None if checked else partial(_check_verdicts, visit, instrument)
    return record_sheet(
        **told, ending=_ending(visit), attempts=tries, photo=entry.photo, on_judged=look
    )


def _ending(visit: Visit) -> Ending:
    return Ending(
        at=visit.ended_at,
        on=visit.tested_on,
        marks=visit.marks,
        sticker=visit.sticker,
        unmarkable=visit.unmarkable,
        wants_certificate=visit.wants_certificate,
        pieces=Pieces(*visit.pieces) if any(visit.pieces) else None,
    )


def _told(one: Try) -> Mapping[str, Any]:
    return {
        "remedy": one.remedy,
        "repairer_id": one.repairer,
        "remedy_note": one.remedy_note,
        "readings": one.readings,
    }


def _check_alone(actor: Viewer, entry: FieldEntry, visit: Visit, instrument: Instrument) -> None:
    """Another sheet of this instrument and day: unless one followed the other in one hand.

    One that was to be corrected and had arrived all the same is met too.
    """
    rows = Sheet.objects.filter(
        instrument=instrument, tested_on=visit.tested_on, state=SheetState.DECIDED
    )
    for other in rows.exclude(key=entry.key).order_by("pk"):
        ended = other.ended_at or other.started_at
        followed = visit.started_at >= ended or visit.ended_at <= other.started_at
        if other.tester_id == actor.user_id and followed and other.key != visit.replaces:
            continue
        raise Met(
            met(Meeting.OTHER_SHEET, who=other.tester_office),
            Meeting.OTHER_SHEET,
            instrument=instrument,
            theirs=other,
        )


def _check_not_open(actor: Viewer, entry: FieldEntry, instrument: Instrument) -> None:
    """A sheet of their own that is open still: they finish that one, nobody else does."""
    own = instrument.sheets.filter(state=SheetState.OPEN, tester=rights.acting(actor))
    if own.exclude(key=entry.key).exists():
        raise NotTestable(
            _("Your own sheet of this instrument is open still: mark it, or end it, first.")
        )


def _check_plate(visit: Visit, instrument: Instrument) -> None:
    """Loads and limits followed from the plate that the telephone had taken along."""
    if visit.plate is None:
        return
    kind = catalogue(visit.tested_on).kind(instrument.kind)
    case = Case(kind, instrument.plate, visit.control, visit.tested_on)
    if not judged_alike(case, visit.plate):
        raise Met(
            met(Meeting.OTHER_PLATE, **plates_met(instrument, visit.plate)),
            Meeting.OTHER_PLATE,
            instrument=instrument,
        )


def _check_verdicts(visit: Visit, instrument: Instrument, rounds: Sequence[Attempt]) -> None:
    """What the telephone said of each attempt is what the engine says, or a person looks."""
    found = [one.verdict for one in rounds]
    for said, judged in zip((one.verdict for one in visit.attempts), found, strict=False):
        if said and judged and said != judged:
            raise Met(
                met(Meeting.OTHER_VERDICT, said=VERDICTS[said], judged=VERDICTS[judged]),
                Meeting.OTHER_VERDICT,
                instrument=instrument,
                verdict=judged,
            )


def _put_in_place_of(actor: Viewer, entry: FieldEntry, raw: Mapping[str, Any]) -> None:
    """A corrected sheet stands in place of the one that was refused."""
    if not raw.get("replaces"):
        return
    rows = FieldEntry.objects.select_for_update(of=("self",), no_key=True).filter(
        government=entry.government_id, tester=actor.user_id, outcome__in=OPEN
    )
    try:
        entry.photo_key = read_key(raw["photo"]) if raw.get("photo") else None
        old = rows.filter(key=read_key(raw["replaces"])).first()
    except WrongVisit:
        return
    if old is not None and old.pk != entry.pk:
        old.outcome, old.settled_at = Outcome.REPLACED, actor.now
        old.payload = without_person(old.payload)
        old.settled_by_id, old.settled_office = actor.user_id, actor.office[:160]
        # What came with the first is no longer on the telephone.
        if old.photo is not None and old.photo_key == entry.photo_key:
            entry.photo = old.photo
        announced = read_picture(raw)
        if announced is not None and old.picture_key == announced.key:
            entry.picture, entry.picture_key, old.picture = old.picture, old.picture_key, None
        save(actor, old)
