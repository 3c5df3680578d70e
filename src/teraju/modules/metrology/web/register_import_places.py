"""What the rows of a file would bring into being beside instruments, and what it resembles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.likeness import Likeness
from teraju.modules.metrology.models import Instrument, Owner, Place, PlaceKind
from teraju.modules.metrology.models.choices import PLACE_KINDS
from teraju.modules.metrology.selectors.meeting import places_called
from teraju.modules.metrology.selectors.registers import owner_named
from teraju.modules.metrology.services.register_import_owners import Owners
from teraju.modules.metrology.services.register_import_places import (
    market_key,
    place_key,
    place_key_of,
)
from teraju.modules.metrology.services.register_imports import owner_maker
from teraju.platform.exchange.plans import NameKey, NewName, Plan, Row
from teraju.platform.exchange.readers import Scope
from teraju.platform.exchange.registers import Names

DISTRICT, OWNER = "district", "owner"
# Each is compared with each: beyond so many new names they are listed alone.
MOST_COMPARED, MOST_STANDING = 300, 1000
Values = Mapping[str, Any]


def new_names(scope: Scope, plan: Plan[Instrument]) -> list[NewName]:
    """The owners, places and districts that writing would enter."""
    return [*new_owners(scope, plan), *new_places(scope, plan)]


def new_owners(scope: Scope, plan: Plan[Instrument]) -> Iterator[NewName]:
    """The owners that writing would enter, each where the first of the rows stands.

    First those who are called like another one: it is looked at, and a telephone told in the file,
    before one person becomes two.
    """
    held = [(change.row.values, change.record.owner) for change in plan.changed]
    told = [*((row.values, None) for row in plan.new), *held]
    rows = [row for row, _held in told]
    owners = Owners({row["agency"] for row in rows}, rows)
    make = owner_maker(scope.government)
    owners.settle(told, make)
    for row in rows:
        if row.get("user"):
            owners.user(row, make)
    likeness = _names_alike(owners)
    found = [(one, _like(one.owner, owners, likeness)) for one in owners.new]
    for one, like in sorted(found, key=lambda pair: not pair[1]):
        name = ", ".join(filter(None, (one.owner.name, _stands(one.row))))
        if like:
            name = _now("{owner} — similar to {other}").format(owner=name, other=like)
        yield NewName(OWNER, one.owner.agency_id, name, one.rows)


def _stands(row: Values) -> str:
    return _name_of(row)[2] if "place" in row else ""


def _names_alike(owners: Owners) -> Mapping[int, Likeness]:
    """The names that stand, where neither they nor the new ones are too many to compare."""
    agencies = {one.owner.agency_id for one in owners.new}
    if len(owners.new) > MOST_COMPARED:
        return {}
    rows = Owner.objects.filter(agency__in=agencies, ended_on=None).order_by("pk")
    names = list(rows.values_list("agency", "name")[: MOST_STANDING + 1])
    if len(names) > MOST_STANDING:
        return {}
    found: dict[int, Likeness] = {agency: Likeness() for agency in agencies}
    for agency, name in names:
        found[agency].add(name)
    return found


def _like(owner: Owner, owners: Owners, likeness: Mapping[int, Likeness]) -> str:
    """Who else is called so, or nearly so."""
    called = owners.called[owner.agency_id, owner.name_key]
    other = next((one for one in called if one is not owner), None)
    if other is not None:
        return owner_named(other)
    names = likeness.get(owner.agency_id)
    if names is None:
        return ""
    near = names.nearest(owner.name)
    names.add(owner.name)
    return near


def new_places(scope: Scope, plan: Plan[Instrument]) -> list[NewName]:
    """The places and districts that writing would enter, each with its rows."""
    rows = [row.values for row in (*plan.new, *(change.row for change in plan.changed))]
    agencies = {row["agency"] for row in rows}
    standing = {place_key_of(one) for one in places_called(agencies, rows) if not one.closed_on}
    places: Counter[NameKey] = Counter()
    districts: Counter[NameKey] = Counter()
    named: dict[tuple[Any, ...], NameKey] = {}
    for row in rows:
        is_kiosk, agency = row["place_kind"] == PlaceKind.KIOSK, row["agency"]
        has_new_market = is_kiosk and market_key(row) not in standing
        key = place_key(row)
        is_new = key not in standing
        if has_new_market:
            places[PlaceKind.MARKET.value, agency, row["market"]] += 1
        if is_new:
            # As the first row writes it: another writes the same stall otherwise.
            places[named.setdefault(key, _name_of(row))] += 1
        if row.get("district") and (has_new_market or (is_new and not is_kiosk)):
            districts[DISTRICT, agency, row["district"]] += 1
    apart = Place.objects.filter(agency__in=agencies, market=None).order_by()
    markets = apart.markets().values_list("agency", "name")
    known = set(apart.exclude(district="").values_list("agency", "district").distinct())
    found_districts = {key: n for key, n in districts.items() if key[1:] not in known}
    return [
        *_compared({key: n for key, n in places.items() if key[0] == PlaceKind.MARKET}, markets),
        *_compared(found_districts, known),
        *(NewName(*key, n) for key, n in places.items() if key[0] != PlaceKind.MARKET),
    ]


def rename(rows: Sequence[Row], meant: Mapping[NameKey, str]) -> None:
    """Write the market and the district that were meant."""
    for row in rows:
        values = row.values
        agency, kind = values.get("agency"), values.get("place_kind")
        column = "place" if kind == PlaceKind.MARKET else "market"
        for name, of_kind in ((column, PlaceKind.MARKET), (DISTRICT, DISTRICT)):
            told = meant.get((of_kind, agency, values.get(name) or "")) if agency else None
            if told is not None:
                values[name] = told


def _name_of(row: Values) -> NameKey:
    kind, name = row["place_kind"], row["place"]
    if kind == PlaceKind.KIOSK:
        stall = row.get("stall") or ""
        name = f"{name} · {stall}, {row['market']}" if stall else f"{name}, {row['market']}"
    elif kind != PlaceKind.MARKET and row.get("district"):
        name = f"{name}, {row['district']}"
    return str(kind), row["agency"], name


def _compared(
    found: Mapping[NameKey, int], standing: Iterable[tuple[int, str]]
) -> Iterator[NewName]:
    """Names of one kind with what each resembles: one that stands, or a new one of more rows."""
    names: dict[int, Likeness] = {}
    if len(found) <= MOST_COMPARED:
        for agency, name in standing:
            names.setdefault(agency, Likeness()).add(name)
    for (kind, agency, name), rows in sorted(found.items(), key=lambda one: (-one[1], one[0])):
        likeness = names.setdefault(agency, Likeness())
        near = likeness.nearest(name) if len(found) <= MOST_COMPARED else ""
        likeness.add(name)
        yield NewName(kind, agency, name, rows, near)


NAMES: Names[Instrument] = Names(
    title=_("New owners and places"),
    confirm=_("The new owners and places of the list are right"),
    kinds={OWNER: pgettext_lazy("instrument", "Owner"), **PLACE_KINDS, DISTRICT: _("District")},
    asked={PlaceKind.MARKET: _("A new market"), DISTRICT: _("A new district")},
    found=new_names,
    rename=rename,
)
