"""Tables of gratification."""

from .custody import Deposit, Donation, Movement
from .desk import Completion, Handling
from .given import Courtesy
from .nil import NilStatement
from .reports import Envelope, GiftItem, GiftReport, UnitSettings

__all__ = [
    "Completion",
    "Courtesy",
    "Deposit",
    "Donation",
    "Envelope",
    "GiftItem",
    "GiftReport",
    "Handling",
    "Movement",
    "NilStatement",
    "UnitSettings",
]
