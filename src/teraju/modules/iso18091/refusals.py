"""Refusals of this module, in words fit for the user."""

from __future__ import annotations

from teraju.kernel.errors import DomainError


class OutOfPlace(DomainError):
    """The record is in a state in which this cannot be done."""


class OwnAnswer(DomainError):
    """Somebody would verify their own word."""


class NoEvidence(DomainError):
    """A green that nothing speaks for."""


class WrongChoice(DomainError):
    """A record or a value was named that cannot be used here."""
