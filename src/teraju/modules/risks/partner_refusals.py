"""Refusals on partners and their checks, in words fit for the user."""

from __future__ import annotations

from teraju.kernel.errors import DomainError


class OutOfPlace(DomainError):
    """The record is in a state in which this cannot be done."""


class WrongPerson(DomainError):
    """Somebody who may not do this to what they themselves wrote."""


class WrongChoice(DomainError):
    """A record or a value was named that the actor may not use here."""


class NoBasis(DomainError):
    """A judgement without what it rests on."""


class NotComplete(DomainError):
    """Something has to be entered first."""


class TooMild(DomainError):
    """An outcome that is milder than what the answers allow."""


class PartnerNotCleared(DomainError):
    """A partner with whom nothing may be started: blocked, stopped, or not looked into."""
