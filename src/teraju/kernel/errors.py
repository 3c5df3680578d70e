"""Refusals that a user may meet. Everything else is a bug and may crash."""

from __future__ import annotations


class DomainError(Exception):
    """A rule refuses what was asked; the message is fit for the user.

    `message` is a string or a lazy translation; `field` names the form field it belongs to.
    """

    def __init__(self, message: object, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return str(self.message)


class NotAllowed(DomainError):
    """This actor may not do this; the message says why or who may."""


class LacksRole(NotAllowed):
    """The actor holds no role that may do this; the message says which offices may."""


class ChangedMeanwhile(DomainError):
    """Somebody else saved the record after the actor had opened it."""
