"""What codes of the registers are called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.exemptions import ExemptionState, Purpose
from teraju.modules.metrology.domain.standing import Standing as Standing


class PlaceKind(StrEnum):
    """Where instruments stand or are brought to."""

    MARKET = "market"
    KIOSK = "kiosk"
    SHOP = "shop"
    STATION = "station"
    FACTORY = "factory"
    HALL = "hall"
    OTHER = "other"


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
    Standing.VALID: _("Sah (valid)"),
    Standing.UNPROVEN: _("Without certificate"),
    Standing.EXPIRED: pgettext_lazy("instrument", "Expired"),
    Standing.VOID: _("Void"),
    Standing.REJECTED: _("Batal (rejected)"),
    Standing.EXEMPT: _("Exempt from re-verification"),
    Standing.RETIRED: _("Out of use"),
}
EXEMPTION_PURPOSES: Mapping[str, Promise] = {
    Purpose.LABORATORY: _("a laboratory"),
    Purpose.OFFICE: pgettext_lazy("exemption", "an office"),
    Purpose.WORKSHOP: _("a workshop"),
    Purpose.STORAGE: _("a store"),
    Purpose.CLOSED_AREA: _("a closed area of the company"),
    Purpose.MACHINE_ROOM: _("the machine room of a production"),
    Purpose.TRANSPORT: _("transport alone, as the tank of a truck, barge or ship"),
}
EXEMPTION_STATES: Mapping[str, Promise] = {
    ExemptionState.REQUESTED: pgettext_lazy("exemption", "Requested"),
    ExemptionState.GRANTED: pgettext_lazy("exemption", "Granted"),
    ExemptionState.REFUSED: pgettext_lazy("exemption", "Refused"),
    ExemptionState.WITHDRAWN: pgettext_lazy("exemption", "Withdrawn"),
}


def choices(words: Mapping[str, Promise]) -> list[tuple[str, Promise]]:
    return [(str(code), text) for code, text in words.items()]
