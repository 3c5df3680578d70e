"""Refusals of study visits and practices, in words fit for the user."""

from __future__ import annotations

from teraju.kernel.errors import DomainError


class StudyNotThere(DomainError):
    """The visit stands where this step has no place."""


class WrongDay(DomainError):
    """A day that does not fit the others."""


class TooManyRequests(DomainError):
    """More requests came in an hour than people send."""


class CodeUnknown(DomainError):
    """No request has this code."""


class PracticeNotThere(DomainError):
    """The practice stands where this step has no place."""


class PracticeIncomplete(DomainError):
    """Something has to be written before it is published."""


class NoPracticeFile(DomainError):
    """What was uploaded is no practice of this format, or was changed on its way."""
