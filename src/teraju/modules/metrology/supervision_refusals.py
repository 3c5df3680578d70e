"""Refusals of supervision, in words fit for the user."""

from __future__ import annotations

from teraju.kernel.errors import DomainError


class WrongEntry(DomainError):
    """What was entered of a visit does not fit together."""


class NotTheirs(DomainError):
    """This official may not inspect here: no supervisor, or had a part in the verification."""


class NotVerified(DomainError):
    """Nothing on record shows that an instrument was put right: it was not verified since."""


class TooManyReports(DomainError):
    """More reports came in an hour than people send."""
