"""Instruments from a file, each row with its owner and its place: all or none, set by set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import ChangedMeanwhile
from teraju.kernel.texts import cleaned
from teraju.modules.metrology import register_permissions as permissions
from teraju.modules.metrology.domain.catalogue import catalogue, is_built_in
from teraju.modules.metrology.domain.likeness import name_key
from teraju.modules.metrology.domain.plates import capacity_words, columns_of
from teraju.modules.metrology.domain.standing import LastMark, Standing, worth
from teraju.modules.metrology.models import Instrument, Owner, Place, PlaceKind
from teraju.modules.metrology.selectors.meeting import places_called
from teraju.platform.accounts import rights
from teraju.platform.accounts.bulk import Blank, insert_many
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.exchange.cells import folded
from teraju.platform.organisation.models import Agency, Government

from .order_scope import review_anew
from .register_import_owners import Owners, Told, is_business
from .register_import_places import is_kiosk, market_key, place_key, place_key_of
from .register_import_trail import instruments_corrected, owners_completed, standing_of
from .tags import take_tags
from .words import keep_words

Values = Mapping[str, Any]
BATCH = 2000
MARK = ("standing", "verified_on", "valid_until")
TEXTS = ("make", "model", "serial", "count", "is_fixed")


@transaction.atomic
def import_instruments(
    *,
    actor: Viewer,
    government: Government,
    new: Sequence[Values],
    changed: Sequence[tuple[Instrument, Values]],
    source: Mapping[str, str],
) -> None:
    """Enter and change instruments with their owners and places.

    One event for all, and one for each record that stood before and changed.
    """
    held = [(values, instrument.owner) for instrument, values in changed]
    rows = [*new, *(values for values, _owner in held)]
    agencies = Agency.objects.filter(government=government).in_bulk({r["agency"] for r in rows})
    for agency in agencies.values():
        rights.require(actor, permissions.REGISTER_IMPORT, agency)
    book = Book(actor, government, agencies)
    book.enter([*((values, None) for values in new), *held])
    added = _added(actor, government, book, new)
    before = [standing_of(instrument) for instrument, _values in changed]
    altered = _altered(actor, book, changed)
    keep_words(added, are_new=True)
    for start in range(0, len(altered), BATCH):
        keep_words(altered[start : start + BATCH])
        review_anew(actor, altered[start : start + BATCH], permissions.REGISTER_IMPORT)
    after: dict[str, Any] = {
        **source,
        "added": len(new),
        "changed": len(changed),
        "owners": len(book.owners.new),
        "places": book.places_added,
    }
    if book.owners.completed:
        after["owners_changed"] = len(book.owners.completed)
    record_event(actor=actor, verb="metrology.instruments.imported", target=government, after=after)
    told = list(zip(before, altered, strict=True))
    instruments_corrected(actor, government, source["file"], told)
    owners_completed(actor, government, source["file"], book.owners.told_of())


@dataclass
class Book:
    """The owners and places that rows name, found once and entered where they are new."""

    actor: Viewer
    government: Government
    agencies: Mapping[int, Agency]
    owners: Owners = field(init=False)
    places: dict[tuple[Any, ...], Place] = field(default_factory=dict)
    places_added: int = 0

    def enter(self, told: Sequence[Told]) -> None:
        rows = [row for row, _held in told]
        self._enter_owners(told, rows)
        # Of two that were entered for one kiosk, always the elder.
        for place in sorted(places_called(self.agencies, rows), key=lambda one: one.pk):
            if place.closed_on is None:
                self.places.setdefault(place_key_of(place), place)
        markets = {market_key(row): row for row in rows if is_kiosk(row)}
        self.places_added = self._enter_places(
            [{**row, **_market_of(row)} for row in markets.values()]
        ) + self._enter_places(rows)

    def owner(self, row: Values) -> Owner:
        return self.owners.owner(row)

    def user(self, row: Values, held: Owner | None = None) -> Owner | None:
        """Whoever used it and is called so still does."""
        if not row["user"]:
            return None
        if held is not None and held.name_key == name_key(row["user"]):
            return held
        return self.owners.user(row, self._not_entered)

    def place(self, row: Values) -> Place:
        return self.places[place_key(row)]

    def _enter_owners(self, told: Sequence[Told], rows: Sequence[Values]) -> None:
        self.owners = Owners(self.agencies, rows)
        make = owner_maker(self.government)
        self.owners.settle(told, make)
        for row in rows:
            if row.get("user"):
                self.owners.user(row, make)
        made = [one.owner for one in self.owners.new]
        for owner in (*made, *self.owners.completed.values()):
            owner.touch(self.actor.now)
        insert_many(made)
        fields = ["phone", "is_business", "version", "updated_at"]
        Owner.objects.bulk_update(self.owners.completed.values(), fields, batch_size=500)

    @staticmethod
    def _not_entered(_row: Values) -> Owner:
        raise LookupError("every user was entered with the owners")

    def _enter_places(self, rows: Iterable[Values]) -> int:
        blank, made = Blank(Place), {}
        for row in rows:
            key = place_key(row)
            if key in self.places or key in made:
                continue
            market = self.places[market_key(row)] if is_kiosk(row) else None
            place = blank.with_values(
                government_id=self.government.pk,
                agency_id=self.agencies[row["agency"]].pk,
                name=row["place"],
                kind=row["place_kind"],
                stall=row.get("stall") or "",
                district=market.district if market else (row.get("district") or ""),
            )
            place.market = market
            place.touch(self.actor.now)
            made[key] = place
        insert_many(list(made.values()))
        self.places.update(made)
        return len(made)


def list_key_of(number: str) -> str:
    """A number of the earlier list as it is compared: without capitals, blanks counted once."""
    return folded(number)


def owner_maker(government: Government) -> Callable[[Values], Owner]:
    """What makes a new owner of a row, not entered yet."""
    blank = Blank(Owner)
    return lambda row: blank.with_values(
        government_id=government.pk,
        agency_id=row["agency"],
        name=row["owner"],
        name_key=name_key(row["owner"]),
        phone=row.get("phone") or "",
        is_business=is_business(row),
    )


def plate_of(kind: str, row: Values, standing: Values | None = None) -> dict[str, str]:
    """The plate that a row tells under the names of its kind; an empty cell empties."""
    plate = dict(standing or {})
    for column, name in columns_of(catalogue().kind(kind)).items():
        value = row.get(column)
        if column in row:
            plate.pop(name, None)
        if value not in (None, ""):
            plate[name] = value if isinstance(value, str) else format(value.normalize(), "f")
    return plate


def _market_of(row: Values) -> Values:
    return {"place_kind": PlaceKind.MARKET, "place": row.get("market") or "", "stall": ""}


def _added(
    actor: Viewer, government: Government, book: Book, rows: Sequence[Values]
) -> list[Instrument]:
    tags = take_tags(government, len(rows)) if rows else []
    blank, made = Blank(Instrument), []
    for row, tag in zip(rows, tags, strict=True):
        instrument = blank.with_values(
            government_id=government.pk,
            agency_id=book.agencies[row["agency"]].pk,
            tag=tag,
            list_number=row["number"],
            list_key=list_key_of(row["number"]),
            kind=row["kind"],
            is_fixed=is_built_in(catalogue().kind(row["kind"])),
            since=actor.today,
        )
        _fill(instrument, row, book)
        instrument.touch(actor.now)
        made.append(instrument)
    insert_many(made)
    return made


def _altered(
    actor: Viewer, book: Book, changed: Sequence[tuple[Instrument, Values]]
) -> list[Instrument]:
    seen = {instrument.pk: instrument.version for instrument, _values in changed}
    rows = Instrument.objects.visible_to(actor).select_for_update(of=("self",), no_key=True)
    found = {}
    ids = list(seen)
    for start in range(0, len(ids), BATCH):
        found.update(rows.select_related("user").in_bulk(ids[start : start + BATCH]))
    for pk, version in seen.items():
        if pk not in found or found[pk].version != version:
            raise ChangedMeanwhile(
                _("An instrument of the file was changed meanwhile: read the file again.")
            )
    for instrument, values in changed:
        current = found[instrument.pk]
        _fill(current, values, book)
        current.touch(actor.now)
    fields = [*TEXTS, *MARK, "plate", "capacity", "owner", "user", "place", "version", "updated_at"]
    Instrument.objects.bulk_update(found.values(), fields, batch_size=500)
    return [found[pk] for pk in ids]


def _fill(instrument: Instrument, row: Values, book: Book) -> None:
    instrument.owner, instrument.place = book.owner(row), book.place(row)
    if "user" in row:
        instrument.user = book.user(row, instrument.user)
    for name in TEXTS:
        value = row.get(name)
        if value is not None:
            setattr(instrument, name, cleaned(value) if isinstance(value, str) else value)
    instrument.plate = plate_of(instrument.kind, row, instrument.plate)
    instrument.capacity = capacity_words(catalogue().kind(instrument.kind), instrument.plate)
    _tell_mark(instrument, row)


def _tell_mark(instrument: Instrument, row: Values) -> None:
    """The mark that an earlier list tells of; marks of the register itself are none of a file's."""
    if instrument.standing in (Standing.VOID, Standing.UNPROVEN):
        return
    verified = row.get("verified", instrument.verified_on)
    until = row.get("until", instrument.valid_until)
    if (verified, until) == (instrument.verified_on, instrument.valid_until):
        return
    mark = LastMark(verified, is_sah=True, valid_until=until) if verified else None
    found = worth(mark, is_retired=False, is_exempt=False, void_on=instrument.void_on)
    instrument.standing = found.standing
    instrument.verified_on, instrument.valid_until = found.verified_on, found.valid_until
