"""Refusals of the unit's records; their sentences stand in `unit_wording.py` or where raised."""

from __future__ import annotations

from teraju.kernel.errors import DomainError


class NotNow(DomainError):
    """The record stands where this step has no place."""


class DayOutOfOrder(DomainError):
    """A day lies where it cannot."""


class StandardUnfit(DomainError):
    """A standard may not be used or lent now."""


class NoStamps(DomainError):
    """There are no stamps to be taken."""


class NotEntitled(DomainError):
    """Somebody may not verify, or not take things out."""


class WrongCount(DomainError):
    """What was counted does not fit what is in the book."""


class StickerRefused(DomainError):
    """A sticker cannot be bound."""


class WrongUnit(DomainError):
    """A record of another unit was named."""
