"""Why a step in a service is refused; each text tells what to do."""

from __future__ import annotations

from teraju.kernel.errors import DomainError, NotAllowed


class StepNotPossible(DomainError):
    """The record's present state does not lead there."""


class Incomplete(DomainError):
    """Something that must be there is missing."""


class WrongPlace(DomainError):
    """What was chosen belongs to another government, agency or service."""


class OwnText(NotAllowed):
    """Nobody puts in force what they wrote themselves."""


class OwnCheck(NotAllowed):
    """Nobody releases or verifies what they checked or corrected themselves."""


class NotYourStep(NotAllowed):
    """The service gives this step to another office."""


class FaultOpen(DomainError):
    """A nonconforming output is open and stops the release."""


class DateOutOfOrder(DomainError):
    """A moment lies before what has to come first, or in the future."""


class NobodyWaits(DomainError):
    """There is no number to call."""
