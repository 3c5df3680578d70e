"""Refusals of this module; their sentences stand where they are raised."""

from __future__ import annotations

from teraju.kernel.errors import DomainError


class NotInThisState(DomainError):
    """The report stands where this step has no place."""


class NotComplete(DomainError):
    """Something is missing before this step."""


class DateOutOfOrder(DomainError):
    """A day lies where it cannot."""


class BeforeTheRules(DomainError):
    """The gift was received before the first rules that are known here."""


class NobodyToRead(DomainError):
    """Every officer of the UPG stands too near to somebody of the report."""


class UnknownPerson(DomainError):
    """Nobody, or more than one person, is called so in this government."""
