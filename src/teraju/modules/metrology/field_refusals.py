"""Refusals of what comes from the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teraju.kernel.errors import DomainError

from .domain.field import Meeting

if TYPE_CHECKING:
    from .models import Instrument, Sheet


class Met(DomainError):
    """An entry met something that a person has to look at: both are kept, side by side."""

    def __init__(
        self,
        message: object,
        meeting: Meeting,
        *,
        instrument: Instrument,
        theirs: Sheet | None = None,
        verdict: str = "",
    ) -> None:
        super().__init__(message)
        self.meeting = meeting
        self.theirs = theirs
        self.verdict = verdict
        # One that was entered with the refused sheet is gone with it.
        self.instrument = instrument


class NotOpen(DomainError):
    """The entry was settled already."""
