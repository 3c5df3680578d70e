"""What tells the places of a file apart."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from teraju.modules.metrology.domain.likeness import number_key
from teraju.modules.metrology.models import Place, PlaceKind
from teraju.platform.exchange.cells import folded

Values = Mapping[str, Any]
# The rows of a file name the same stall one after the other.
stall_key = lru_cache(maxsize=1000)(number_key)


def place_key(row: Values) -> tuple[Any, ...]:
    """What tells places apart: a kiosk by market and stall, others by kind and district.

    The number of a stall is one however it is written; capitals and blanks tell no kiosks apart.
    """
    if is_kiosk(row):
        market = row.get("market") or ""
        stall = row.get("stall") or ""
        return row["agency"], "kiosk", market, folded(row["place"]), stall_key(stall) or stall
    if row["place_kind"] == PlaceKind.MARKET:
        return row["agency"], "market", row["place"]
    return row["agency"], row["place_kind"], row["place"], row.get("district") or ""


def market_key(row: Values) -> tuple[Any, ...]:
    """The key of the market of a kiosk, which names it alone: no two of a unit are called alike."""
    return row["agency"], "market", row.get("market") or ""


def place_key_of(place: Place) -> tuple[Any, ...]:
    market = place.market.name if place.market else ""
    return place_key(
        {
            "agency": place.agency_id,
            "place_kind": place.kind,
            "place": place.name,
            "market": market,
            "stall": place.stall,
            "district": place.district,
        }
    )


def is_kiosk(row: Values) -> bool:
    return bool(row["place_kind"] == PlaceKind.KIOSK)
