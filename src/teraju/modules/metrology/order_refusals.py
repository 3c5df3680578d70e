"""Refusals of orders, sessions and appointments; their sentences stand where raised."""

from __future__ import annotations

from teraju.kernel.errors import DomainError


class NoService(DomainError):
    """The catalogue of services holds no verification in force."""


class NotReviewed(DomainError):
    """The request is not reviewed yet."""


class OutOfScope(DomainError):
    """The review of the request found something against a test."""


class StillRunning(DomainError):
    """Instruments of the order are still under way."""


class NoRoom(DomainError):
    """The time of a tester is taken."""
