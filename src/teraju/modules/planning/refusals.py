"""Refusals of this module; their sentences stand where they are raised."""

from __future__ import annotations

from teraju.kernel.errors import DomainError


class NotInThisState(DomainError):
    """The record stands where this step has no place."""


class OwnText(DomainError):
    """Who wrote a text does not approve it."""


class NotComplete(DomainError):
    """Something is missing before this step."""


class WrongPlace(DomainError):
    """A record of another agency or government was named."""


class DateOutOfOrder(DomainError):
    """A day lies where it cannot."""


class NotExcludable(DomainError):
    """A requirement that always applies was declared not applicable."""
