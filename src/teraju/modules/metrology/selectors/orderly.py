"""The book of orderly markets (PTU), computed where records say it, and of regions (DTU)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, DateField, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from teraju.modules.metrology.domain.editions import edition
from teraju.modules.metrology.domain.reports import (
    Condition,
    computed_conditions,
    weight_kinds,
)
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.models import Instrument, MarketStatement, OrderlyRegion, Place
from teraju.modules.metrology.models.regions import OrderlyRegionQuerySet
from teraju.platform.accounts.scope import Viewer

REGIONS_TOLD = 3
# The guests to whom places and decisions are shown at all.
_SHOWN_TO = OrderlyRegionQuerySet.guests
NOT_COUNTED = (Standing.RETIRED, Standing.EXEMPT)


def stated_codes(on: date) -> tuple[str, ...]:
    """The conditions that no record of ours can say."""
    return tuple(edition("orderly", on).values["stated"])


def markets(viewer: Viewer) -> QuerySet[Any]:
    """Open markets with their instruments in use, those with a valid mark and those described.

    A set of weights is one piece, counted apart from the instruments.
    """
    rows = Place.objects.visible_to(viewer).filter(kind="market", closed_on=None)
    return _annotated(rows.select_related("agency", "government"), viewer.today)


def markets_of(agency_id: int, today: date) -> QuerySet[Any]:
    """The same of one unit, for its report."""
    rows = Place.objects.filter(agency=agency_id, kind="market", closed_on=None)
    return _annotated(rows.order_by("name", "pk"), today)


def lacking(market: Any, code: str) -> QuerySet[Any]:
    """The instruments and sets of a market of `markets` that a computed condition lacks."""
    held = _marked(market.today) if code == "marked" else _DESCRIBED
    at = Q(place=market.pk) | Q(place__market=market.pk)
    rows = Instrument.objects.exclude(standing__in=NOT_COUNTED).filter(at, ~held)
    return rows.select_related("owner", "place__market").order_by("place__stall", "tag", "pk")


_DESCRIBED = Q(place__kind="kiosk") & ~Q(place__stall="")


def _marked(today: date) -> Q:
    return Q(standing=Standing.VALID, valid_until__gte=today)


def _annotated(rows: QuerySet[Place], today: date) -> QuerySet[Any]:
    valid = _marked(today)
    latest = {
        f"said_{code}": _latest(code, today).values("holds")[:1] for code in stated_codes(today)
    }
    weights = Q(kind__in=weight_kinds())
    found: QuerySet[Any] = rows.annotate(
        in_use=_counted(~weights),
        marked=_counted(valid & ~weights),
        sets_in_use=_counted(weights),
        sets_marked=_counted(valid & weights),
        described=_counted(_DESCRIBED & ~weights),
        sets_described=_counted(_DESCRIBED & weights),
        today=Value(today, output_field=DateField()),
        **{name: Subquery(one) for name, one in latest.items()},
    )
    return found


def _counted(which: Q) -> Any:
    """Instruments of a market or of its kiosks; the two are counted apart, each by its index."""
    held = Instrument.objects.exclude(standing__in=NOT_COUNTED).filter(which).order_by()
    total: Any = Value(0)
    for path in ("place", "place__market"):
        rows = held.filter(**{path: OuterRef("pk")}).values(market=F(path))
        number = Subquery(rows.annotate(number=Count("pk")).values("number"))
        total = total + Coalesce(number, 0)
    return total


def _latest(code: str, today: date) -> QuerySet[MarketStatement]:
    rows: QuerySet[MarketStatement] = MarketStatement.objects.filter(
        place=OuterRef("pk"), condition=code, on__lte=today
    )
    return rows.order_by("-on", "-pk")


def conditions_of(market: Any) -> list[Condition]:
    """Every condition of a market of `markets`, in the order of the rule. No query."""
    rules = edition("orderly", market.today)
    computed = computed_conditions(
        in_use=market.in_use + market.sets_in_use,
        marked=market.marked + market.sets_marked,
        described=market.described + market.sets_described,
        percent=rules.integer("marked_percent"),
    )
    stated = [
        Condition(code=code, is_computed=False, holds=getattr(market, f"said_{code}"))
        for code in rules.values["stated"]
    ]
    return [*(computed[code] for code in rules.values["computed"]), *stated]


@dataclass(frozen=True)
class Standings:
    """How many markets are orderly, of how many."""

    orderly: int
    markets: int


def standings(agency_id: int, today: date) -> Standings:
    """One query."""
    found = [conditions_of(one) for one in markets_of(agency_id, today)]
    return Standings(sum(all(each.holds for each in one) for one in found), len(found))


def statements_of(market: Place) -> Sequence[MarketStatement]:
    """What was stated of a market, the latest first. One query."""
    rows = MarketStatement.objects.filter(place=market)
    return list(rows.order_by("-on", "-pk")[:50])


def latest_by_condition(found: Sequence[MarketStatement]) -> Mapping[str, MarketStatement]:
    """The statement of each condition that holds now."""
    return {one.condition: one for one in reversed(found)}


def regions(viewer: Viewer) -> QuerySet[OrderlyRegion]:
    """The decisions that declared a region orderly."""
    rows: QuerySet[OrderlyRegion] = OrderlyRegion.objects.visible_to(viewer)
    return rows.select_related("agency", "government__region")


def sees_regions(viewer: Viewer) -> bool:
    """Whether the decisions of every region that the viewer reaches are shown to them.

    Only of them it may be said that there are none. A query for a guest at most.
    """
    guests = [hat for hat in viewer.hats if hat.is_guest]
    if not guests:
        return bool(viewer.hats)
    if any(hat.role not in _SHOWN_TO for hat in guests):
        return False
    # What an agency keeps is shown to the auditors of that agency.
    return bool(Place.objects.visible_to(viewer).exists())


def regions_holding(viewer: Viewer) -> Sequence[OrderlyRegion]:
    """Those of them that hold today, the latest first: as many as a page tells. One query."""
    rows = OrderlyRegion.objects.visible_to(viewer).holding_on(viewer.today)
    return list(rows.select_related("government__region").order_by("-on", "-pk")[:REGIONS_TOLD])


def regions_on(agency_id: int, day: date) -> Sequence[OrderlyRegion]:
    """The decisions that hold on a day in the region of a unit. One query."""
    rows = OrderlyRegion.objects.filter(agency=agency_id).holding_on(day)
    return list(rows.order_by("on", "pk"))
