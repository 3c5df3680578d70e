"""Refusals of this module; their sentences stand where they are raised."""

from __future__ import annotations

from teraju.kernel.errors import DomainError


class NotInThisState(DomainError):
    """The record stands where this step has no place."""


class DateOutOfOrder(DomainError):
    """A day lies where it cannot."""


class WrongPlace(DomainError):
    """A record of another agency or government was named."""


class StatementRefused(DomainError):
    """The file is no statement that can be taken in."""
