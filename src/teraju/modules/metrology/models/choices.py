"""What codes of the registers are called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PlaceKind(StrEnum):
    """Where instruments stand or are brought to."""

    MARKET = "market"
    KIOSK = "kiosk"
    SHOP = "shop"
    STATION = "station"
    FACTORY = "factory"
    HALL = "hall"
    OTHER = "other"


class Standing(StrEnum):
    """What an instrument is worth today; computed from its marks, kept to be searched by."""

    NEW = "new"
    VALID = "valid"
    EXPIRED = "expired"
    VOID = "void"
    REJECTED = "rejected"
    EXEMPT = "exempt"
    RETIRED = "retired"


PLACE_KINDS: Mapping[str, Promise] = {
    PlaceKind.MARKET: _("Market"),
    PlaceKind.KIOSK: _("Kiosk in a market"),
    PlaceKind.SHOP: _("Shop"),
    PlaceKind.STATION: _("Filling station"),
    PlaceKind.FACTORY: _("Factory or store"),
    PlaceKind.HALL: _("Hall or office"),
    PlaceKind.OTHER: pgettext_lazy("place", "Other"),
}
STANDINGS: Mapping[str, Promise] = {
    Standing.NEW: _("Not verified yet"),
    Standing.VALID: _("Valid"),
    Standing.EXPIRED: pgettext_lazy("instrument", "Expired"),
    Standing.VOID: _("Void"),
    Standing.REJECTED: pgettext_lazy("instrument", "Rejected"),
    Standing.EXEMPT: _("Exempt from re-verification"),
    Standing.RETIRED: _("Out of use"),
}


def choices(words: Mapping[str, Promise]) -> list[tuple[str, Promise]]:
    return [(str(code), text) for code, text in words.items()]
