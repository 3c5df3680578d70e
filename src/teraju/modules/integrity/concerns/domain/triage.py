"""The first judgement of a concern (ISO 37002 8.3): facts, place, weight, danger to the reporter.

It proposes, a handler decides: every proposal may be changed, and both stay on record.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Priority(StrEnum):
    """How soon it is taken up, the most urgent first."""

    URGENT = "urgent"
    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class Completeness(StrEnum):
    """Whether there is enough to look into."""

    COMPLETE = "complete"
    PARTLY = "partly"
    THIN = "thin"


class Relevance(StrEnum):
    """What it is about."""

    BRIBERY = "bribery"
    CONFLICT_OF_INTEREST = "conflict_of_interest"
    MISUSE = "misuse"
    RETALIATION = "retaliation"
    OTHER_WRONGDOING = "other_wrongdoing"
    SERVICE_COMPLAINT = "service_complaint"
    EMPLOYMENT = "employment"
    PRIVATE = "private"


class Jurisdiction(StrEnum):
    """Who may look into it."""

    OURS = "ours"
    OTHER_GOVERNMENT = "other_government"
    AUTHORITY = "authority"


class Risk(StrEnum):
    """How likely it is that the reporter suffers for it."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Path(StrEnum):
    """What is proposed to be done next."""

    INVESTIGATE = "investigate"
    ASK = "ask"
    FORWARD = "forward"
    TURN_AWAY = "turn_away"


# Not for this channel, whatever else is true of it.
ELSEWHERE = frozenset({Relevance.SERVICE_COMPLAINT, Relevance.EMPLOYMENT, Relevance.PRIVATE})


@dataclass(frozen=True)
class Thresholds:
    """The numbers of an edition: what each sign weighs, and from which sum on it counts."""

    facts: frozenset[str]
    complete_from: int
    partly_from: int
    gravity: Mapping[str, int]
    urgent_from: int
    high_from: int
    normal_from: int
    danger: Mapping[str, int]
    high_risk_from: int
    medium_risk_from: int


@dataclass(frozen=True)
class Triage:
    """What a handler ticked."""

    relevance: Relevance
    jurisdiction: Jurisdiction
    facts: Collection[str] = ()
    gravity: Collection[str] = ()
    danger: Collection[str] = ()


@dataclass(frozen=True)
class Proposal:
    """What follows from it."""

    completeness: Completeness
    priority: Priority
    risk: Risk
    path: Path
    protection_plan: bool


def completeness_of(facts: Collection[str], rules: Thresholds) -> Completeness:
    """How many of the questions what, who, when, where, how, from where known are answered."""
    known = len(rules.facts & set(facts))
    if known >= rules.complete_from:
        return Completeness.COMPLETE
    return Completeness.PARTLY if known >= rules.partly_from else Completeness.THIN


def risk_of(danger: Collection[str], rules: Thresholds) -> Risk:
    """The danger to the reporter; a sign that the rules do not know weighs nothing."""
    weight = sum(rules.danger.get(sign, 0) for sign in set(danger))
    if weight >= rules.high_risk_from:
        return Risk.HIGH
    return Risk.MEDIUM if weight >= rules.medium_risk_from else Risk.LOW


def priority_of(gravity: Collection[str], risk: Risk, rules: Thresholds) -> Priority:
    """How soon it is taken up; whoever is in great danger never waits behind others."""
    if risk is Risk.HIGH:
        return Priority.URGENT
    weight = sum(rules.gravity.get(sign, 0) for sign in set(gravity))
    steps = (
        (rules.urgent_from, Priority.URGENT),
        (rules.high_from, Priority.HIGH),
        (rules.normal_from, Priority.NORMAL),
    )
    return next((priority for least, priority in steps if weight >= least), Priority.LOW)


def path_of(triage: Triage, completeness: Completeness) -> Path:
    """The next step: what is not ours goes on first, then what is thin is asked about."""
    if triage.relevance in ELSEWHERE:
        return Path.TURN_AWAY
    if triage.jurisdiction is not Jurisdiction.OURS:
        return Path.FORWARD
    return Path.ASK if completeness is Completeness.THIN else Path.INVESTIGATE


def propose(triage: Triage, rules: Thresholds) -> Proposal:
    """Weigh what was ticked."""
    completeness = completeness_of(triage.facts, rules)
    risk = risk_of(triage.danger, rules)
    return Proposal(
        completeness=completeness,
        priority=priority_of(triage.gravity, risk, rules),
        risk=risk,
        path=path_of(triage, completeness),
        protection_plan=risk is not Risk.LOW,
    )
