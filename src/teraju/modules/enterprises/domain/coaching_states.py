"""What moves programmes, applications, coachings and gap analyses from state to state."""

from __future__ import annotations

from teraju.kernel.states import StateTable, Transition

from .coaching_kinds import AnalysisState, ApplicantState
from .kinds import CoachingState, ProgrammeState

_COACHES = frozenset({"coach", "quality_coordinator"})
_DECIDES = frozenset({"agency_head", "quality_coordinator"})


def _arrow(source: str, event: str, target: str, roles: frozenset[str] = _COACHES) -> Transition:
    return Transition(source, event, target, roles)


P, A, C, G = ProgrammeState, ApplicantState, CoachingState, AnalysisState

PROGRAMME = StateTable.of(
    "coaching programme",
    P.DRAFT,
    (
        _arrow(P.DRAFT, "change", P.DRAFT),
        _arrow(P.OPEN, "change", P.OPEN),
        _arrow(P.RUNNING, "change", P.RUNNING),
        _arrow(P.DRAFT, "weigh", P.DRAFT),
        _arrow(P.OPEN, "weigh", P.OPEN),
        _arrow(P.DRAFT, "open", P.OPEN, _DECIDES),
        _arrow(P.OPEN, "apply", P.OPEN),
        _arrow(P.OPEN, "decide", P.OPEN, _DECIDES),
        _arrow(P.RUNNING, "decide", P.RUNNING, _DECIDES),
        _arrow(P.OPEN, "take_in", P.OPEN, _DECIDES),
        _arrow(P.RUNNING, "take_in", P.RUNNING, _DECIDES),
        _arrow(P.OPEN, "run", P.RUNNING, _DECIDES),
        _arrow(P.RUNNING, "open_again", P.OPEN, _DECIDES),
        _arrow(P.RUNNING, "close", P.CLOSED, _DECIDES),
        _arrow(P.CLOSED, "reopen", P.RUNNING, _DECIDES),
        _arrow(P.DRAFT, "drop", P.DROPPED, _DECIDES),
        _arrow(P.OPEN, "drop", P.DROPPED, _DECIDES),
        _arrow(P.DROPPED, "take_up", P.DRAFT, _DECIDES),
    ),
)
APPLICANT = StateTable.of(
    "application",
    A.RECEIVED,
    (
        _arrow(A.RECEIVED, "change", A.RECEIVED),
        _arrow(A.RECEIVED, "admit", A.ADMITTED),
        _arrow(A.RECEIVED, "reject", A.REJECTED),
        _arrow(A.REJECTED, "look_again", A.RECEIVED),
        _arrow(A.ADMITTED, "look_again", A.RECEIVED),
        _arrow(A.ADMITTED, "score", A.ADMITTED),
        _arrow(A.RESERVE, "score", A.RESERVE),
        _arrow(A.ADMITTED, "select", A.SELECTED, _DECIDES),
        _arrow(A.RESERVE, "select", A.SELECTED, _DECIDES),
        _arrow(A.ADMITTED, "reserve", A.RESERVE, _DECIDES),
        _arrow(A.ADMITTED, "refuse", A.REFUSED, _DECIDES),
        _arrow(A.RESERVE, "refuse", A.REFUSED, _DECIDES),
        _arrow(A.REFUSED, "look_again", A.ADMITTED, _DECIDES),
        _arrow(A.RECEIVED, "withdraw", A.WITHDRAWN),
        _arrow(A.ADMITTED, "withdraw", A.WITHDRAWN),
        _arrow(A.RESERVE, "withdraw", A.WITHDRAWN),
        _arrow(A.WITHDRAWN, "look_again", A.RECEIVED),
    ),
)
COACHING = StateTable.of(
    "coaching",
    C.ACTIVE,
    (
        _arrow(C.ACTIVE, "work", C.ACTIVE),
        _arrow(C.ACTIVE, "change_road", C.ACTIVE),
        _arrow(C.ACTIVE, "stop", C.STOPPED),
        _arrow(C.ACTIVE, "arrive", C.ARRIVED),
        _arrow(C.STOPPED, "take_up", C.ACTIVE),
        # A certificate is kept up: what is done and paid for it is still recorded.
        _arrow(C.ARRIVED, "go_on", C.ARRIVED),
    ),
)
ANALYSIS = StateTable.of(
    "gap analysis",
    G.OPEN,
    (
        _arrow(G.OPEN, "answer", G.OPEN),
        _arrow(G.OPEN, "finish", G.FINISHED),
        _arrow(G.FINISHED, "reopen", G.OPEN),
    ),
)
UNDECIDED = (ApplicantState.RECEIVED, ApplicantState.ADMITTED)
# Their scores are compared with each other.
RANKED = (ApplicantState.ADMITTED, ApplicantState.RESERVE, ApplicantState.SELECTED)
DECIDED = (ApplicantState.SELECTED, ApplicantState.RESERVE, ApplicantState.REFUSED)
