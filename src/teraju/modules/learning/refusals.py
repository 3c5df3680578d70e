"""Refusals of this module, in words fit for the user."""

from __future__ import annotations

from teraju.kernel.errors import DomainError


class OutOfPlace(DomainError):
    """The record is in a state in which this cannot be done."""


class WrongPerson(DomainError):
    """Somebody of another agency was named, or somebody who may not do this to themselves."""


class WrongChoice(DomainError):
    """A record was named that the actor may not use here."""


class NoBasis(DomainError):
    """A level or a judgement without what it rests on."""


class PoorEffect(DomainError):
    """The last training did not work: the gap stays open until one does."""


class NotComplete(DomainError):
    """Something has to be entered first."""
