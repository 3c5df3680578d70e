"""Refusals that people may meet; their sentences stand where they are raised."""

from __future__ import annotations

from teraju.kernel.errors import DomainError, NotAllowed


class NotNow(DomainError):
    """The worksheet stands where this step has no place."""


class Incomplete(DomainError):
    """Questions are left without an answer."""


class OwnUnit(NotAllowed):
    """Nobody assesses the unit they work in, or answers that they gave."""


class NoAnswer(DomainError):
    """The text is no answer to this question."""


class NoSuchRecord(DomainError):
    """The address leads to no record of the house."""
