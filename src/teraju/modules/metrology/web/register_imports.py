"""How a file becomes instruments, each row with its owner and its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.metrology import register_permissions as permissions
from teraju.modules.metrology.domain.amounts import TOO_FAR, is_far
from teraju.modules.metrology.domain.catalogue import InstrumentKind, catalogue
from teraju.modules.metrology.domain.likeness import is_same_number
from teraju.modules.metrology.domain.plates import (
    COLUMNS,
    columns_of,
    sized_by,
    wrong_class,
    wrong_range,
)
from teraju.modules.metrology.domain.possible import Misfit, misfit
from teraju.modules.metrology.domain.sheets import comes_in_sets
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.domain.tags import WrongCode, read_code
from teraju.modules.metrology.models import Instrument, Owner, PlaceKind
from teraju.modules.metrology.models.registers import TELEPHONE
from teraju.modules.metrology.register_refusals import NO_CLASS, ONE_EACH, TWO_RANGES
from teraju.modules.metrology.selectors.meeting import (
    instruments_met,
    numbers_gone,
    places_called,
    tags_gone,
)
from teraju.modules.metrology.services.register_import_owners import Owners, key_of, told_phone
from teraju.modules.metrology.services.register_import_places import place_key, place_key_of
from teraju.modules.metrology.services.register_imports import import_instruments, plate_of
from teraju.modules.metrology.sheet_wording import in_language
from teraju.modules.metrology.web.amount_fields import usual_words
from teraju.modules.metrology.web.numbers import as_typed
from teraju.modules.metrology.web.register_import_cells import PHONE
from teraju.modules.metrology.web.register_import_marks import ToldMarks
from teraju.modules.metrology.web.register_import_places import NAMES
from teraju.platform.accounts import rights
from teraju.platform.exchange.cells import folded
from teraju.platform.exchange.plans import Key, Plan, Refusal, Row, Skipped
from teraju.platform.exchange.readers import Scope
from teraju.platform.exchange.registers import Column, Importing

OUT_OF_USE = gettext_lazy(
    "This instrument is out of use: the row is passed over. If it is used after all, take it into"
    " use again on its page."
)


def standing_instruments(scope: Scope) -> QuerySet[Instrument]:
    agencies = rights.agencies_where(scope.actor, permissions.REGISTER_IMPORT).order_by()
    rows: QuerySet[Instrument] = Instrument.objects.visible_to(scope.actor).in_use()
    rows = rows.filter(government=scope.government, agency__in=agencies.values("pk"))
    return rows.select_related("owner", "user", "place__market").order_by("pk")


def met_instruments(rows: Iterable[Instrument], told: Sequence[Row]) -> list[Instrument]:
    if not isinstance(rows, QuerySet):
        raise TypeError("only what is not read yet can be cut")
    return instruments_met(rows, [row.values for row in told])


def plate_value(column: str, instrument: Instrument) -> str | None:
    """What stands of a plate in a column of the file."""
    kind = catalogue().kinds.get(instrument.kind)
    name = columns_of(kind).get(column) if kind else None
    return instrument.plate.get(name) if name else None


def amount_of(column: str, instrument: Instrument) -> Decimal | None:
    value = plate_value(column, instrument)
    return Decimal(value) if value else None


def check_instruments(
    scope: Scope, rows: Sequence[Row], standing: Mapping[Key, Instrument]
) -> Iterator[Refusal]:
    """Each row tells a place that can be, an owner who trades, a plate of its kind, and marks."""
    names, marks = _Names(scope, rows), ToldMarks(rows, standing, scope.actor.today)
    serials = _Serials(standing)
    for row in rows:
        found = standing.get((row.values["number"],))
        if found is None and names.is_gone(row):
            yield Skipped(row, "number", OUT_OF_USE)
            continue
        yield from _check_place(row, names)
        yield from _check_owner(row, found, names)
        _settle_district(row, found)
        faults = list(_check_plate(row, found))
        # A plate that was read wrongly is not also held against the classes.
        yield from faults or _check_possible(row, found, scope.actor.today)
        yield from marks.check(row, found)
        yield from serials.check(row, found)
        if found is not None:
            yield from _check_change(row, found)
        elif _is_tag(row.values["number"]):
            yield Refusal(row, "number", _("No instrument in use has this tag. Look at the list."))
        elif (row.values.get("agency"), row.values["number"]) in names.gone:
            words = _("The instrument with this number is out of use. Number this row otherwise.")
            yield Refusal(row, "number", words)


class _Names:
    """Owners and places that rows name: who and what is there no more."""

    def __init__(self, scope: Scope, rows: Sequence[Row]) -> None:
        tags = [number for row in rows if _is_tag(number := row.values["number"])]
        seen = Instrument.objects.visible_to(scope.actor).filter(government=scope.government)
        self.tags_gone = tags_gone(seen, tags)
        told = [row.values for row in rows if "agency" in row.values]
        agencies = {values["agency"] for values in told}
        self.gone = numbers_gone(agencies, (values["number"] for values in told))
        self.owners = Owners(agencies, told)
        places = places_called(agencies, told)
        opened = {place_key_of(place) for place in places if place.closed_on is None}
        closed = {place_key_of(place) for place in places if place.closed_on is not None}
        self.closed = closed - opened

    def is_gone(self, row: Row) -> bool:
        """Whether a row is of an instrument out of use; of another kind it is another one."""
        number, kind = row.values["number"], row.values.get("kind")
        if number in self.tags_gone:
            return True
        gone = self.gone.get((row.values.get("agency", 0), number))
        return gone is not None and kind in (gone, None)


class _Serials:
    """What has a make and a serial number is one instrument, in the register and in the file."""

    def __init__(self, standing: Mapping[Key, Instrument]) -> None:
        self.known = {
            (one.kind, one.make, one.serial): one
            for one in standing.values()
            if one.make and one.serial
        }
        self.rows: dict[tuple[str, str, str], int] = {}

    def check(self, row: Row, found: Instrument | None) -> Iterator[Refusal]:
        told = tuple(row.values.get(name) or "" for name in ("kind", "make", "serial"))
        kind, make, serial = told
        if not make or not serial:
            return
        other, first = self.known.get((kind, make, serial)), self.rows.get((kind, make, serial))
        if found is not None and (found.kind, found.make, found.serial) == told:
            other = None
        if other is not None:
            words = _("The register holds this make and serial number already, as {tag}.")
            yield Refusal(row, "serial", words.format(tag=other.tag))
        elif first is not None:
            words = _("Row {row} has this make and serial number already.")
            yield Refusal(row, "serial", words.format(row=first))
        self.rows.setdefault((kind, make, serial), row.number)


def _check_place(row: Row, names: _Names) -> Iterator[Refusal]:
    values = row.values
    if "place_kind" not in values or "place" not in values or "agency" not in values:
        return
    market = values.get("market") or ""
    if values["place_kind"] == PlaceKind.KIOSK and not market:
        yield Refusal(row, "market", _("A kiosk lies in a market: write its name."))
    if values["place_kind"] != PlaceKind.KIOSK and market:
        yield Refusal(row, "market", _("Only a kiosk lies in a market: leave this cell empty."))
    if place_key(values) in names.closed:
        yield Refusal(row, "place", _("This place is closed: open it again first."))
    if market and (values["agency"], PlaceKind.MARKET, market) in names.closed:
        yield Refusal(row, "market", _("This place is closed: open it again first."))


def _settle_district(row: Row, found: Instrument | None) -> None:
    """A kiosk takes the district of its market, whatever stands in its row.

    Its name and its number, written otherwise than they stand, change nothing.
    """
    values = row.values
    if values.get("place_kind") != PlaceKind.KIOSK or found is None:
        return
    if "district" in values:
        values["district"] = found.place.district
    if "place" in values and folded(values["place"]) == folded(found.place.name):
        values["place"] = found.place.name
    if is_same_number(values.get("stall") or "", found.place.stall):
        values["stall"] = found.place.stall


def _check_owner(row: Row, found: Instrument | None, names: _Names) -> Iterator[Refusal]:
    values, phone = row.values, row.values.get("phone") or ""
    if phone and not _is_telephone(phone):
        yield Refusal(row, "phone", TELEPHONE.message)
    if "owner" not in values or "agency" not in values:
        return
    meant = names.owners.meant(values, found.owner if found else None)
    key = values["agency"], key_of(values["owner"])
    if len(meant) > 1:
        yield Refusal(row, "owner", _("More than one owner is called so: add the telephone."))
    has_ended = (*key, told_phone(values)) in names.owners.ended
    if not meant and has_ended and key not in names.owners.called:
        yield Refusal(row, "owner", _("This owner trades no longer."))
    yield from _check_user(row, found, names)
    if len(meant) == 1:
        yield from _settle_owner(row, meant[0])


# The rows of a file name the same owner one after the other.
@lru_cache(maxsize=1000)
def _is_telephone(text: str) -> bool:
    return re.fullmatch(TELEPHONE.regex, text) is not None


def _settle_owner(row: Row, owner: Owner) -> Iterator[Refusal]:
    """What is written otherwise, or not at all, is as it stands: it changes nothing."""
    values, name = row.values, row.values["owner"]
    values["owner"] = owner.name
    if "phone" in values and owner.phone:
        values["phone"] = owner.phone
    if "is_business" in values:
        told = values["is_business"]
        if told is False and owner.is_business:
            words = _("%(owner)s stands as a business: change that on its page.")
            yield Refusal(row, "is_business", words % {"owner": name})
        values["is_business"] = owner.is_business if told is None else told


def _check_user(row: Row, found: Instrument | None, names: _Names) -> Iterator[Refusal]:
    """Whoever else uses it is told by the name alone."""
    agency, user = row.values["agency"], row.values.get("user")
    if not user:
        return
    key, held = key_of(user), found.user if found else None
    known = names.owners.called.get((agency, key), ())
    if key == key_of(row.values["owner"]):
        yield Refusal(row, "user", _("Leave the user empty where the owner uses it."))
    elif held is not None and held.name_key == key:
        row.values["user"] = held.name
    elif len(known) > 1:
        yield Refusal(row, "user", _("More than one owner is called so: hand it over on its page."))
    elif known:
        row.values["user"] = known[0].name
    elif (agency, key, "") in names.owners.ended:
        yield Refusal(row, "user", _("This owner trades no longer."))


def _check_plate(row: Row, found: Instrument | None) -> Iterator[Refusal]:
    kind = catalogue().kinds.get(row.values.get("kind") or "")
    if kind is None:
        return
    columns = columns_of(kind)
    for column in COLUMNS:
        if row.values.get(column) and column not in columns:
            yield Refusal(row, column, _("The plate of this kind tells no such thing."))
    if wrong_class(kind, row.values.get("class")):
        yield Refusal(row, "class", NO_CLASS)
    pieces = row.values.get("count") or 1
    if pieces > 1 and not comes_in_sets(kind) and not (found and found.count == pieces):
        yield Refusal(row, "count", ONE_EACH)
    sentence = _far_words(row.values.get("size"), kind, found)
    if sentence:
        yield Refusal(row, "size", sentence)
    if "max_low" not in columns or row.unread:
        return
    name = wrong_range(plate_of(kind.code, row.values, found.plate if found else None))
    if name:
        column = next(column for column, parameter in columns.items() if parameter == name)
        yield Refusal(row, column, TWO_RANGES)


def _check_possible(row: Row, found: Instrument | None, on: date) -> Iterator[Refusal]:
    """A plate that no scale can have; one that stands so in the register is let be."""
    kind = catalogue().kinds.get(row.values.get("kind") or "")
    if kind is None or row.unread:
        return
    plate = plate_of(kind.code, row.values, found.plate if found else None)
    if found is not None and plate == found.plate:
        return
    fault = _misfit(kind.code, tuple(plate.items()), on)
    if fault is not None:
        columns = {parameter: column for column, parameter in columns_of(kind).items()}
        yield Refusal(row, columns[fault.name], in_language(fault.words))


@lru_cache(maxsize=2048)
def _misfit(kind: str, plate: tuple[tuple[str, str], ...], on: date) -> Misfit | None:
    """A file holds the same plate thousands of times: each is looked at once."""
    return misfit(catalogue().kinds[kind], dict(plate), on)


def _far_words(value: Any, kind: InstrumentKind, found: Instrument | None) -> str:
    """What is said of a size that another unit was meant by; nothing of one that stands."""
    size = sized_by(kind)
    if not isinstance(value, Decimal) or size is None:
        return ""
    written = f"{value.normalize():f}"
    if not is_far(written, size, TOO_FAR) or (found and amount_of("size", found) == value):
        return ""
    return _(
        "%(number)s %(unit)s? %(usual)s Write the number in %(unit)s; what is really so, enter on"
        " its own page."
    ) % {"number": as_typed(written), "unit": size.unit, "usual": usual_words(size)}


def _check_change(row: Row, found: Instrument) -> Iterator[Refusal]:
    """What an import does not do quietly: another kind, a move that costs a mark."""
    values = row.values
    if values.get("kind", found.kind) != found.kind:
        yield Refusal(row, "kind", _("The kind of an instrument does not change: enter another."))
    if "place_kind" in values and "place" in values:
        moves = place_key(values) != place_key_of(found.place)
        if moves and (found.is_fixed or found.standing == Standing.EXEMPT):
            yield Refusal(row, "place", _("It is fixed or exempt there: move it on its page."))
    is_new = "owner" in values and values["owner"] != found.owner.name
    if is_new and (found.user_id or found.standing == Standing.EXEMPT):
        yield Refusal(row, "owner", _("It is lent or exempt: hand it over on its page."))


def _is_tag(number: str) -> bool:
    """Whether a number is one of our tags, which nobody but the register gives out."""
    try:
        return len(number) == 10 and number.startswith("T") and read_code(number) == number
    except WrongCode:
        return False


def write_instruments(scope: Scope, plan: Plan[Instrument]) -> None:
    import_instruments(
        actor=scope.actor,
        government=scope.government,
        source={"file": plan.source.name, "content": f"sha256:{plan.source.sha256}"},
        new=[row.values for row in plan.new],
        changed=[(change.record, change.row.values) for change in plan.changed],
    )


# What stands in the file to bring in and in no list: telephones are not handed around.
FILE_ONLY: list[Column[Any]] = [
    Column(
        key="phone",
        label=gettext_lazy("Telephone of the owner"),
        value=lambda i: i.owner.phone,
        reads=PHONE,
    ),
]
INSTRUMENTS_IMPORT: Importing[Instrument] = Importing(
    right=permissions.REGISTER_IMPORT,
    list_url="metrology_instruments",
    key=["number"],
    standing=standing_instruments,
    cut=met_instruments,
    check=check_instruments,
    write=write_instruments,
    names=NAMES,
    columns=FILE_ONLY,
    help=gettext_lazy(
        "Enters instruments with owner and place in one row. Number the rows as your earlier list"
        " does, or by any number that stays; rows of instruments that the register knows carry"
        " their tag. Owners, markets, kiosks and shops that are new are entered with them. An owner"
        " is known by name and telephone; without a telephone the same name at another place is"
        " somebody else, unless it is a business."
    ),
)
