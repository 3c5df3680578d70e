"""Places and districts that the rows of a file would bring into being, and what they resemble."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.domain.likeness import Likeness
from teraju.modules.metrology.models import Instrument, Place, PlaceKind
from teraju.modules.metrology.models.choices import PLACE_KINDS
from teraju.modules.metrology.selectors.meeting import places_called
from teraju.modules.metrology.services.register_imports import (
    market_key,
    place_key,
    place_key_of,
)
from teraju.platform.exchange.plans import NameKey, NewName, Plan, Row
from teraju.platform.exchange.readers import Scope
from teraju.platform.exchange.registers import Names

DISTRICT = "district"
# Each is compared with each: beyond so many new names they are listed alone.
MOST_COMPARED = 300
Values = Mapping[str, Any]


def new_places(scope: Scope, plan: Plan[Instrument]) -> list[NewName]:
    """The places and districts that writing would enter, each with its rows."""
    rows = [row.values for row in (*plan.new, *(change.row for change in plan.changed))]
    agencies = {row["agency"] for row in rows}
    standing = {place_key_of(one) for one in places_called(agencies, rows) if not one.closed_on}
    places: Counter[NameKey] = Counter()
    districts: Counter[NameKey] = Counter()
    for row in rows:
        is_kiosk, agency = row["place_kind"] == PlaceKind.KIOSK, row["agency"]
        has_new_market = is_kiosk and market_key(row) not in standing
        is_new = place_key(row) not in standing
        if has_new_market:
            places[PlaceKind.MARKET.value, agency, row["market"]] += 1
        if is_new:
            places[_name_of(row)] += 1
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
    title=_("New places"),
    confirm=_("The new places of the list are right"),
    kinds={**PLACE_KINDS, DISTRICT: _("District")},
    asked={PlaceKind.MARKET: _("A new market"), DISTRICT: _("A new district")},
    found=new_places,
    rename=rename,
)
