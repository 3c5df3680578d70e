"""Refusals of this module; their sentences stand where they are raised."""

from __future__ import annotations

from teraju.kernel.errors import DomainError


class NotInThisState(DomainError):
    """The record stands where this step has no place."""


class OwnWork(DomainError):
    """Nobody judges what is theirs."""


class NotComplete(DomainError):
    """Something is missing before this step."""


class TooEarly(DomainError):
    """The day for this step has not come."""


class DateOutOfOrder(DomainError):
    """A day lies where it cannot."""


class WrongPlace(DomainError):
    """A record of another agency or government was named."""
