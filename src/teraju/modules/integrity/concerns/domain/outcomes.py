"""What a concern comes to: outcome, reasons, where it went, and what each of them demands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .states import Event, State


class Outcome(StrEnum):
    """What was found, or why nothing was looked for."""

    SUBSTANTIATED = "substantiated"
    PARTLY = "partly"
    UNFOUNDED = "unfounded"
    NOT_ENOUGH_FACTS = "not_enough_facts"
    OUTSIDE_SCOPE = "outside_scope"
    FORWARDED = "forwarded"


class Receiver(StrEnum):
    """To whom a concern is forwarded."""

    KPK = "kpk"
    POLICE = "police"
    PROSECUTOR = "prosecutor"
    APIP = "apip"
    OTHER_GOVERNMENT = "other_government"


class Scope(StrEnum):
    """Why a concern does not belong to this channel."""

    SERVICE_COMPLAINT = "service_complaint"
    EMPLOYMENT = "employment"
    OTHER_GOVERNMENT = "other_government"
    PRIVATE = "private"
    NO_WRONGDOING = "no_wrongdoing"


class Hindrance(StrEnum):
    """Why a step cannot be taken yet."""

    NO_OUTCOME = "no_outcome"
    NOT_INVESTIGATED = "not_investigated"
    NOT_A_CONCLUSION = "not_a_conclusion"
    NO_FEEDBACK = "no_feedback"
    NO_HEARING = "no_hearing"
    NO_RECEIVER = "no_receiver"
    NO_REASON = "no_reason"
    NO_PROTECTION = "no_protection"
    MEASURES_DUE = "measures_due"


@dataclass(frozen=True)
class Demands:
    """What an outcome demands before it stands, and before the concern may be closed."""

    # The event that leads to it; the others are no choice at that step.
    event: Event
    # It says something of a person: it is looked into, and the person is heard first.
    investigation: bool
    hearing: bool
    # What was decided because of it is carried out and told before closing.
    measures: bool


DEMANDS: Mapping[Outcome, Demands] = {
    Outcome.SUBSTANTIATED: Demands(Event.CONCLUDE, investigation=True, hearing=True, measures=True),
    Outcome.PARTLY: Demands(Event.CONCLUDE, investigation=True, hearing=True, measures=True),
    # Nobody has to be heard against whom nothing is held.
    Outcome.UNFOUNDED: Demands(Event.CONCLUDE, investigation=True, hearing=False, measures=False),
    Outcome.NOT_ENOUGH_FACTS: Demands(
        Event.CONCLUDE, investigation=False, hearing=False, measures=False
    ),
    Outcome.OUTSIDE_SCOPE: Demands(
        Event.TURN_AWAY, investigation=False, hearing=False, measures=False
    ),
    Outcome.FORWARDED: Demands(Event.FORWARD, investigation=False, hearing=False, measures=False),
}
# Counted as confirmed where shares are told.
CONFIRMED = frozenset({Outcome.SUBSTANTIATED, Outcome.PARTLY})
# Outcomes of a look at the facts: the rest says nothing about them.
JUDGED = CONFIRMED | {Outcome.UNFOUNDED}
# Where somebody is sent whose matter another house answers for.
ELSEWHERE: Mapping[Scope, str] = {
    Scope.SERVICE_COMPLAINT: "lapor",
    Scope.EMPLOYMENT: "personnel",
    Scope.OTHER_GOVERNMENT: "other_government",
}


@dataclass(frozen=True)
class Finding:
    """What of a concern is on record when a step towards its end is asked for."""

    state: State
    outcome: Outcome | None = None
    feedback: bool = False
    hearings: int = 0
    receiver: Receiver | None = None
    reason: Scope | None = None
    measures_told: bool = False
    protection_missing: bool = False


def outcomes_of(event: Event) -> list[Outcome]:
    """The outcomes that a step may lead to, in their order."""
    return [outcome for outcome, asked in DEMANDS.items() if asked.event is event]


def hinders_outcome(event: Event, finding: Finding) -> Hindrance | None:
    """Whether the work on a concern may end in this outcome; the first thing that is missing.

    Presumption of innocence: nothing is held against anybody who was not heard on it.
    """
    if finding.outcome is None:
        return Hindrance.NO_OUTCOME
    asked = DEMANDS[finding.outcome]
    if asked.event is not event:
        return Hindrance.NOT_A_CONCLUSION
    checks = (
        (
            asked.investigation and finding.state is not State.INVESTIGATING,
            Hindrance.NOT_INVESTIGATED,
        ),
        (asked.hearing and not finding.hearings, Hindrance.NO_HEARING),
        (event is Event.FORWARD and finding.receiver is None, Hindrance.NO_RECEIVER),
        (event is Event.TURN_AWAY and finding.reason is None, Hindrance.NO_REASON),
        (not finding.feedback, Hindrance.NO_FEEDBACK),
    )
    return next((code for missing, code in checks if missing), None)


def hinders_closing(finding: Finding) -> Hindrance | None:
    """Whether a concern may be closed: what follows from it is told, nobody is left unprotected."""
    if finding.outcome is None:
        return Hindrance.NO_OUTCOME
    measures = DEMANDS[finding.outcome].measures or finding.outcome is Outcome.FORWARDED
    if measures and not finding.measures_told:
        return Hindrance.MEASURES_DUE
    return Hindrance.NO_PROTECTION if finding.protection_missing else None
