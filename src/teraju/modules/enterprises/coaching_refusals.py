"""What coaching programmes refuse, by name."""

from __future__ import annotations

from teraju.kernel.errors import DomainError


class NotComplete(DomainError):
    """Something has to be entered first."""


class NoPlace(DomainError):
    """The programme has no place left."""


class WrongChoice(DomainError):
    """A record was named that does not belong here."""
