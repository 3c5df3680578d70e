"""What the rows of a file can meet in the register: a short file reads little of a long one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.models import Instrument, Owner, Place, PlaceKind
from teraju.platform.exchange.cells import folded

Values = Mapping[str, Any]
BATCH = 2000
APART = [kind for kind in PlaceKind if kind != PlaceKind.KIOSK]


def instruments_met(rows: QuerySet[Instrument], told: Sequence[Values]) -> list[Instrument]:
    """Those of `rows` that have the number, the tag or the serial number of a row of a file.

    Capitals and blanks do not count, for a row that differs in them alone is told so.
    """
    if not rows.exists():
        # A unit's first list, its longest: nothing stands that it could meet.
        return []
    numbers = {folded(row["number"]) for row in told}
    serials = {row["serial"] for row in told if row.get("serial") and row.get("make")}
    found = {one.pk: one for part in chunks(serials) for one in rows.filter(serial__in=part)}
    for part in chunks(numbers):
        found.update({one.pk: one for one in rows.filter(list_key__in=part)})
        # A tag has capitals alone.
        tags = [number.upper() for number in part]
        found.update({one.pk: one for one in rows.filter(tag__in=tags, list_number="")})
    return [found[pk] for pk in sorted(found)]


def numbers_gone(agencies: Collection[int], numbers: Iterable[str]) -> dict[tuple[int, str], str]:
    """The kinds of what is out of use, by agency and the number of the earlier list it keeps."""
    rows = Instrument.objects.filter(agency__in=agencies)
    if not rows.exists():
        return {}
    told = rows.values_list("agency", "list_number", "kind", "standing")
    return {
        (agency, number): kind
        for part in chunks({folded(number) for number in numbers})
        for agency, number, kind, standing in told.filter(list_key__in=part)
        if standing == Standing.RETIRED
    }


def tags_gone(rows: QuerySet[Instrument], tags: Iterable[str]) -> set[str]:
    """Tags of those of `rows` that are out of use."""
    gone = rows.filter(standing=Standing.RETIRED)
    found: set[str] = set()
    for part in chunks(set(tags)):
        found.update(gone.filter(tag__in=part).values_list("tag", flat=True))
    return found


def owners_called(agencies: Iterable[int], names: Iterable[str]) -> Iterator[Owner]:
    """Owners with one of these names as they are compared, the oldest first; also ended ones."""
    rows = Owner.objects.filter(agency__in=list(agencies)).order_by("pk")
    for part in chunks(set(names)):
        yield from rows.filter(name_key__in=part)


def places_called(agencies: Collection[int], rows: Sequence[Values]) -> list[Place]:
    """Places that rows name, and the markets of kiosks; also closed ones. Knows their markets."""
    kiosks: dict[str, set[str]] = {}
    for row in rows:
        if row.get("place_kind") == PlaceKind.KIOSK and "place" in row:
            kiosks.setdefault(row.get("market") or "", set()).add(folded(row["place"]))
    names = set(kiosks)
    names.update(row["place"] for row in rows if "place" in row)
    of_agencies = Place.objects.filter(agency__in=agencies)
    # Said with the kinds: the index of places that stand apart begins with them.
    apart = of_agencies.filter(market=None, kind__in=APART).order_by("pk")
    found = [one for part in chunks(names) for one in apart.filter(name__in=part)]
    wanted = {
        one.pk: kiosks[one.name]
        for one in found
        if one.kind == PlaceKind.MARKET and one.name in kiosks
    }
    return [*found, *_kiosks(of_agencies, wanted)]


def _kiosks(rows: QuerySet[Place], wanted: Mapping[int, Collection[str]]) -> Iterator[Place]:
    """The kiosks of markets that are called so; no index knows a folded name, so all are read."""
    called = [
        pk
        for part in chunks(wanted)
        for pk, market, name in rows.filter(market__in=part).values_list("pk", "market", "name")
        if market is not None and folded(name) in wanted[market]
    ]
    for part in chunks(called):
        yield from rows.filter(pk__in=part).select_related("market").order_by("pk")


def chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    """Values in the order of their own, cut so that a query can name each part."""
    ordered = sorted(values)
    for start in range(0, len(ordered), BATCH):
        yield ordered[start : start + BATCH]
