"""Refusals of the yearly plan, of figures, reminders and reports."""

from __future__ import annotations

from teraju.kernel.errors import DomainError


class NoPlanPossible(DomainError):
    """Nothing can be proposed for this year."""


class DayNotFree(DomainError):
    """No session can lie on this day."""


class NotToBeReminded(DomainError):
    """This owner is not to be reminded, or not again."""


class PeriodNotOver(DomainError):
    """A report is signed when its period is over, and exported once it has begun."""


class NothingOnRecord(DomainError):
    """A report of a period without any record is signed knowingly only."""
