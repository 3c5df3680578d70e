"""Tables of gratification."""

from .reports import Envelope, GiftItem, GiftReport, UnitSettings

__all__ = ["Envelope", "GiftItem", "GiftReport", "UnitSettings"]
