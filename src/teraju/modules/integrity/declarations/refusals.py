"""Refusals of this module; their sentences stand where they are raised."""

from __future__ import annotations

from teraju.kernel.errors import DomainError, NotAllowed


class NotInThisState(DomainError):
    """The record stands where this step has no place."""


class OwnMatter(NotAllowed):
    """Nobody decides on what they declared themselves."""


class NotYours(NotAllowed):
    """Each declares for themselves."""


class NothingAsked(DomainError):
    """No statement is asked for here now."""


class DateOutOfOrder(DomainError):
    """A day lies where it cannot."""
