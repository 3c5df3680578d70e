"""Tables of gratification."""

from .custody import Deposit, Donation, Movement
from .desk import Completion, Handling
from .reports import Envelope, GiftItem, GiftReport, UnitSettings

__all__ = [
    "Completion",
    "Deposit",
    "Donation",
    "Envelope",
    "GiftItem",
    "GiftReport",
    "Handling",
    "Movement",
    "UnitSettings",
]
