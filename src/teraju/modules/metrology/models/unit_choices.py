"""What codes of the unit's own records are called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.fitness import CameBack, StandardState
from teraju.modules.metrology.domain.scope import ScopeState
from teraju.modules.metrology.domain.stamps import Site, StampKind, StockState
from teraju.modules.metrology.domain.stickers import RollState, StickerState


class StandardKind(StrEnum):
    """What a standard is."""

    WEIGHT = "weight"
    MEASURE = "measure"
    LENGTH = "length"
    BALANCE = "balance"
    OTHER = "other"


# In what the nominal value of each is given; of any other in whatever it measures.
STANDARD_UNITS: Mapping[StandardKind, tuple[str, ...]] = {
    StandardKind.WEIGHT: ("mg", "g", "kg", "t"),
    StandardKind.MEASURE: ("mL", "L"),
    StandardKind.LENGTH: ("mm", "m"),
    StandardKind.BALANCE: ("mg", "g", "kg", "t"),
}


class Custody(StrEnum):
    """Whose a standard is."""

    OWN = "own"
    BORROWED = "borrowed"


SCOPE_STATES: Mapping[str, Promise] = {
    ScopeState.DRAFT: pgettext_lazy("scope", "Draft"),
    ScopeState.IN_FORCE: pgettext_lazy("scope", "In force"),
    ScopeState.ENDED: pgettext_lazy("scope", "No longer in force"),
    ScopeState.DROPPED: pgettext_lazy("scope", "Dropped"),
}
STANDARD_KINDS: Mapping[str, Promise] = {
    StandardKind.WEIGHT: _("Weights"),
    StandardKind.MEASURE: _("Measure of volume"),
    StandardKind.LENGTH: _("Measure of length"),
    StandardKind.BALANCE: _("Balance or comparator"),
    StandardKind.OTHER: pgettext_lazy("standard", "Other"),
}
STANDARD_STATES: Mapping[str, Promise] = {
    StandardState.IN_USE: pgettext_lazy("standard", "In use"),
    StandardState.WITHDRAWN: pgettext_lazy("standard", "Withdrawn"),
}
CAME_BACK: Mapping[str, Promise] = {
    CameBack.IN_ORDER: _("Back in order"),
    CameBack.DAMAGED: _("Back damaged"),
    CameBack.MISSING: pgettext_lazy("standard", "Missing"),
}
CUSTODIES: Mapping[str, Promise] = {
    Custody.OWN: _("Own"),
    Custody.BORROWED: _("Borrowed from another unit"),
}
STAMP_KINDS: Mapping[str, Promise] = {
    StampKind.SAH: _("Sah (valid)"),
    StampKind.BATAL: _("Batal (rejected)"),
    StampKind.JAMINAN: _("Jaminan (seal)"),
    StampKind.DAERAH: _("Daerah (region)"),
    StampKind.PEGAWAI: _("Pegawai berhak (official)"),
}
SITES: Mapping[str, Promise] = {
    Site.OFFICE: _("At the office"),
    Site.FIELD: _("In the field"),
}
STOCK_STATES: Mapping[str, Promise] = {
    StockState.PLANNED: pgettext_lazy("stamps", "Being prepared"),
    StockState.REQUESTED: pgettext_lazy("stamps", "Applied for"),
    StockState.RECEIVED: pgettext_lazy("stamps", "In the safe"),
    StockState.HANDED_OVER: pgettext_lazy("stamps", "Handed over"),
    StockState.CLOSED: pgettext_lazy("stamps", "Closed"),
}
ROLL_STATES: Mapping[str, Promise] = {
    RollState.IN_STOCK: pgettext_lazy("roll", "In stock"),
    RollState.WITHDRAWN: pgettext_lazy("roll", "Withdrawn"),
}
STICKER_STATES: Mapping[str, Promise] = {
    StickerState.BOUND: pgettext_lazy("sticker", "On an instrument"),
    StickerState.REPLACED: pgettext_lazy("sticker", "Replaced"),
    StickerState.WITHDRAWN: pgettext_lazy("sticker", "Withdrawn"),
    StickerState.SPOILED: pgettext_lazy("sticker", "Spoiled"),
}
