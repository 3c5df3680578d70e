"""How a place is told to anybody: without a person's name."""

from __future__ import annotations

from teraju.modules.metrology.models import Instrument, PlaceKind
from teraju.modules.metrology.selectors.registers import belongs_to_people

from .register_words import place_kind_word

# Called by themselves or by a business, unless a person has instruments there: then it may well be
# called by that person, as "Gudang Pak Slamet".
CALLED = frozenset({PlaceKind.STATION, PlaceKind.FACTORY, PlaceKind.HALL})


def where_words(instrument: Instrument) -> list[str]:
    """Market and stall, or what else tells its place without a person's name. May query once."""
    place = instrument.place
    if place.kind == PlaceKind.KIOSK and place.market is not None:
        return [place.market.name, place.stall, place.district]
    is_named = place.kind in CALLED and not belongs_to_people(place)
    if place.kind == PlaceKind.MARKET or is_named:
        return [place.name, place.stall, place.district]
    return [str(place_kind_word(place)), place.district]
