"""How a place is told to anybody: without a person's name."""

from __future__ import annotations

from teraju.modules.metrology.models import Place, PlaceKind

from .register_words import place_kind_word

# What of a place is no person's name.
NAMED = frozenset({PlaceKind.MARKET, PlaceKind.STATION, PlaceKind.FACTORY, PlaceKind.HALL})


def where_words(place: Place) -> list[str]:
    """Market and stall, or what else tells a place without a person's name."""
    if place.kind == PlaceKind.KIOSK and place.market is not None:
        return [place.market.name, place.stall, place.district]
    if place.kind in NAMED:
        return [place.name, place.stall, place.district]
    return [str(place_kind_word(place)), place.district]
