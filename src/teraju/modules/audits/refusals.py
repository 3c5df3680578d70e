"""Why a step on the way to a certificate is refused; each text tells what to do."""

from __future__ import annotations

from teraju.kernel.errors import DomainError, NotAllowed


class StepNotPossible(DomainError):
    """The record's present state does not lead there."""


class DateOutOfOrder(DomainError):
    """A date lies before what has to come first, or in the future."""


class WrongPlace(DomainError):
    """What was chosen belongs to another government or agency."""


class NothingChosen(DomainError):
    """A list that must not be empty is empty."""


class DecisionBlocked(DomainError):
    """A gate before the certification decision is shut."""


class LetterMissing(DomainError):
    """A verdict copied from a letter lacks the letter's number, date or file."""


class OwnAnswer(NotAllowed):
    """Nobody judges an answer they gave, or that their own agency gave."""


class MinutesIncomplete(DomainError):
    """A subject of the agenda, the conclusion or the summary is missing."""


class OwnMinutes(NotAllowed):
    """Nobody approves minutes that they handed in."""


class FollowUpOpen(DomainError):
    """A finding has not passed its gate, a decision is not carried out, a result not received."""


class NoGoverningBody(DomainError):
    """Nobody stands above top management here, as far as was chosen."""


class NotIndependent(DomainError):
    """Somebody would audit their own work."""


class NotCompetent(DomainError):
    """Nothing shows that somebody can audit."""


class NotInTeam(NotAllowed):
    """Only those whom the audit names may do this."""


class NotReady(DomainError):
    """Something is missing before a step of an audit."""


class Auditee(NotAllowed):
    """Who is audited does not close."""
