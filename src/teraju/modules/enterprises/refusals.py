"""What this module refuses, by name."""

from __future__ import annotations

from teraju.kernel.errors import DomainError


class NotNow(DomainError):
    """The step has no place where the record stands."""


class DayOutOfOrder(DomainError):
    """A day that has not come, or lies before what it must follow."""
