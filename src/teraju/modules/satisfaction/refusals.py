"""Refusals of this module, in words fit for the user."""

from __future__ import annotations

from teraju.kernel.errors import DomainError


class NotInThisState(DomainError):
    """The record is in a state in which this cannot be done."""


class NotComplete(DomainError):
    """Something is missing, or does not fit."""


class SurveyIsOver(DomainError):
    """The survey takes no answers now."""


class WaitALittle(DomainError):
    """So many answers come from one place that this one is taken a little later."""

    def __init__(self, message: object, seconds: int) -> None:
        super().__init__(message)
        self.seconds = seconds


class BelowSample(DomainError):
    """Too few answered for a result to be told without saying so."""
