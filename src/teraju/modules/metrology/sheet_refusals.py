"""Refusals of test sheets, marks and certificates; their sentences stand where they are raised."""

from __future__ import annotations

from teraju.kernel.errors import DomainError


class NotTestable(DomainError):
    """This instrument is not tested here and now."""


class StandardRefused(DomainError):
    """A standard may not be used for this test."""


class StampRefused(DomainError):
    """A mark was named that nobody can have struck."""


class NotDecided(DomainError):
    """What was read gives no verdict, and so no mark."""


class ReadingRefused(DomainError):
    """What was read cannot be judged; `field` is its place."""


class SheetClosed(DomainError):
    """The sheet is decided or given up: nothing more is written on it."""


class OtherTester(DomainError):
    """The sheet is another official's."""


class OwnTest(DomainError):
    """Nobody signs for what they tested."""
