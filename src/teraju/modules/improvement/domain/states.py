"""The states of a nonconformity, of an action and of a suggestion, and what moves them."""

from __future__ import annotations

from enum import StrEnum

from teraju.kernel.states import StateTable, Transition


class State(StrEnum):
    """Where a nonconformity stands in its present round."""

    REPORTED = "reported"
    ANALYSIS = "analysis"
    PLANNED = "planned"
    ACTING = "acting"
    CHECKING = "checking"
    READY = "ready"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class ActionState(StrEnum):
    """Where an action stands."""

    OPEN = "open"
    DONE = "done"
    VERIFIED = "verified"
    DROPPED = "dropped"


class SuggestionState(StrEnum):
    """Where a suggestion for improvement stands."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    CARRIED_OUT = "carried_out"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Effect(StrEnum):
    """What the later check found."""

    EFFECTIVE = "effective"
    INEFFECTIVE = "ineffective"


class CauseTool(StrEnum):
    """How the cause was looked for."""

    WHYS = "whys"
    FISHBONE = "fishbone"


class Category(StrEnum):
    """The bones of the fish, named for an office."""

    PEOPLE = "people"
    METHOD = "method"
    TOOLS = "tools"
    INFORMATION = "information"
    ENVIRONMENT = "environment"
    SUPERVISION = "supervision"


OPEN = frozenset(
    {
        State.REPORTED,
        State.ANALYSIS,
        State.PLANNED,
        State.ACTING,
        State.CHECKING,
        State.READY,
    }
)
# What is put right at once may be put on record until the work on the cause is done.
CORRECTABLE = frozenset({State.REPORTED, State.ANALYSIS, State.PLANNED, State.ACTING})

WORKERS = frozenset({"agency_head", "quality_coordinator", "compliance_function", "process_owner"})
JUDGES = frozenset(
    {"agency_head", "quality_coordinator", "compliance_function", "internal_auditor"}
)
DECIDERS = frozenset({"agency_head", "quality_coordinator", "compliance_function"})

S, A, G = State, ActionState, SuggestionState

NONCONFORMITY = StateTable.of(
    "nonconformity",
    S.REPORTED,
    (
        Transition(S.REPORTED, "decide", S.ANALYSIS, DECIDERS),
        Transition(S.REPORTED, "waive", S.READY, DECIDERS),
        Transition(S.REPORTED, "cancel", S.CANCELLED, DECIDERS),
        Transition(S.ANALYSIS, "submit", S.PLANNED, WORKERS),
        Transition(S.ANALYSIS, "cancel", S.CANCELLED, DECIDERS),
        Transition(S.PLANNED, "accept", S.ACTING, JUDGES),
        Transition(S.PLANNED, "return", S.ANALYSIS, JUDGES),
        Transition(S.PLANNED, "cancel", S.CANCELLED, DECIDERS),
        Transition(S.ACTING, "revise", S.ANALYSIS, JUDGES),
        Transition(S.ACTING, "implement", S.CHECKING, WORKERS),
        Transition(S.ACTING, "finish", S.READY, WORKERS),
        Transition(S.CHECKING, "find_effective", S.READY, JUDGES),
        Transition(S.CHECKING, "confirm", S.CLOSED, JUDGES),
        Transition(S.CHECKING, "find_ineffective", S.ANALYSIS, JUDGES),
        Transition(S.READY, "close", S.CLOSED, JUDGES),
        Transition(S.READY, "reopen", S.ANALYSIS, JUDGES),
        Transition(S.CLOSED, "reopen", S.ANALYSIS, JUDGES),
        Transition(S.CANCELLED, "resume", S.REPORTED, DECIDERS),
    ),
)

ACTION = StateTable.of(
    "action",
    A.OPEN,
    (
        Transition(A.OPEN, "complete", A.DONE, WORKERS | {"staff"}),
        Transition(A.OPEN, "drop", A.DROPPED, DECIDERS),
        Transition(A.DONE, "verify", A.VERIFIED, JUDGES),
        Transition(A.DONE, "return", A.OPEN, JUDGES),
    ),
)

SUGGESTION = StateTable.of(
    "suggestion",
    G.PROPOSED,
    (
        Transition(G.PROPOSED, "accept", G.ACCEPTED, DECIDERS),
        Transition(G.PROPOSED, "refuse", G.REFUSED, DECIDERS),
        Transition(G.PROPOSED, "withdraw", G.WITHDRAWN, WORKERS | {"staff"}),
        Transition(G.ACCEPTED, "carry_out", G.CARRIED_OUT, JUDGES),
        Transition(G.ACCEPTED, "refuse", G.REFUSED, DECIDERS),
    ),
)
