"""Refusals about visits and the owner's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teraju.kernel.errors import DomainError

from .domain.visits import Meeting

if TYPE_CHECKING:
    from .models import Visit


class Met(DomainError):
    """A visit from a telephone met something that a person looks at: both are kept."""

    def __init__(self, message: object, meeting: Meeting, visit: Visit) -> None:
        super().__init__(message)
        self.meeting = meeting
        self.visit = visit


class NotOpen(DomainError):
    """The entry was settled already."""


class TooMany(DomainError):
    """So much was sent that somebody of the office has to look first."""
