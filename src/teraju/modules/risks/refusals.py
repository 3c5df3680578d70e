"""Refusals of this module; their sentences stand where they are raised."""

from __future__ import annotations

from teraju.kernel.errors import DomainError


class NotInThisState(DomainError):
    """The record stands where this step has no place."""


class OwnText(DomainError):
    """Who wrote a text does not approve it."""


class NotComplete(DomainError):
    """Something is missing before this step."""


class NotTreated(DomainError):
    """A risk is not treated yet: its plan, or what a bribery risk above low asks for, is open."""


class NotAcceptable(DomainError):
    """A risk is too large to be borne as it is."""


class Unfounded(DomainError):
    """A rating says something that nothing carries."""


class WrongPlace(DomainError):
    """A record of another agency or government was named."""


class DateOutOfOrder(DomainError):
    """A day lies where it cannot."""
