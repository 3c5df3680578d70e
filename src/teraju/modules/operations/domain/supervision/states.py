"""The states of plans, assignments, working papers and recommendations, and what moves them."""

from __future__ import annotations

from enum import StrEnum

from teraju.kernel.states import StateTable, Transition

HEAD = frozenset({"agency_head"})
WRITERS = frozenset({"quality_coordinator", "process_owner", "internal_auditor"})
TEAM = frozenset({"process_owner", "internal_auditor", "staff", "quality_coordinator"})
ADDRESSEE = frozenset({"agency_head", "quality_coordinator", "process_owner"})


class PlanState(StrEnum):
    """Where a yearly plan stands."""

    DRAFT = "draft"
    SET = "set"
    CLOSED = "closed"
    CANCELLED = "cancelled"


_P = PlanState
PLAN = StateTable.of(
    "supervision plan",
    _P.DRAFT,
    (
        Transition(_P.DRAFT, "write", _P.DRAFT, WRITERS),
        Transition(_P.DRAFT, "set", _P.SET, HEAD),
        Transition(_P.DRAFT, "cancel", _P.CANCELLED, HEAD),
        # What was set is changed by amendments alone; each keeps its reason.
        Transition(_P.SET, "amend", _P.SET, HEAD),
        Transition(_P.SET, "close", _P.CLOSED, HEAD),
    ),
)


class AssignmentState(StrEnum):
    """Where an assignment stands."""

    DRAFTED = "drafted"
    ASSIGNED = "assigned"
    FIELD_WORK = "field_work"
    REPORT_DRAFTED = "report_drafted"
    REVIEWED = "reviewed"
    RELEASED = "released"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"
    CANCELLED = "cancelled"


_A = AssignmentState
ASSIGNMENT = StateTable.of(
    "supervision assignment",
    _A.DRAFTED,
    (
        Transition(_A.DRAFTED, "change", _A.DRAFTED, WRITERS | HEAD),
        Transition(_A.DRAFTED, "assign", _A.ASSIGNED, HEAD),
        Transition(_A.DRAFTED, "cancel", _A.CANCELLED, HEAD),
        Transition(_A.ASSIGNED, "begin", _A.FIELD_WORK, TEAM),
        Transition(_A.ASSIGNED, "cancel", _A.CANCELLED, HEAD),
        Transition(_A.FIELD_WORK, "work", _A.FIELD_WORK, TEAM),
        Transition(_A.FIELD_WORK, "draft_report", _A.REPORT_DRAFTED, TEAM),
        Transition(_A.FIELD_WORK, "cancel", _A.CANCELLED, HEAD),
        Transition(_A.REPORT_DRAFTED, "approve", _A.REPORT_DRAFTED, TEAM | HEAD),
        Transition(_A.REPORT_DRAFTED, "approve_last", _A.REVIEWED, TEAM | HEAD),
        # A returned report goes back to those who wrote it: that is a result that failed its check.
        Transition(_A.REPORT_DRAFTED, "return", _A.FIELD_WORK, TEAM | HEAD),
        Transition(_A.REPORT_DRAFTED, "cancel", _A.CANCELLED, HEAD),
        Transition(_A.REVIEWED, "return", _A.FIELD_WORK, HEAD),
        Transition(_A.REVIEWED, "release", _A.RELEASED, HEAD),
        Transition(_A.REVIEWED, "cancel", _A.CANCELLED, HEAD),
        Transition(_A.RELEASED, "follow", _A.FOLLOW_UP, HEAD),
        Transition(_A.RELEASED, "close", _A.CLOSED, HEAD),
        Transition(_A.FOLLOW_UP, "close", _A.CLOSED, HEAD),
    ),
)
# The letter stands and the report is not out: somebody works on it.
RUNNING = (_A.ASSIGNED, _A.FIELD_WORK, _A.REPORT_DRAFTED, _A.REVIEWED)
# The report is out.
REPORTED = (_A.RELEASED, _A.FOLLOW_UP, _A.CLOSED)


class PaperState(StrEnum):
    """Where a working paper stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    NOTED = "noted"
    REVIEWED = "reviewed"
    DROPPED = "dropped"


_W = PaperState
WORKING_PAPER = StateTable.of(
    "working paper",
    _W.DRAFT,
    (
        Transition(_W.DRAFT, "write", _W.DRAFT, TEAM),
        Transition(_W.DRAFT, "submit", _W.SUBMITTED, TEAM),
        Transition(_W.DRAFT, "drop", _W.DROPPED, TEAM),
        Transition(_W.SUBMITTED, "accept", _W.REVIEWED, TEAM | HEAD),
        Transition(_W.SUBMITTED, "note", _W.NOTED, TEAM | HEAD),
        Transition(_W.NOTED, "write", _W.NOTED, TEAM),
        Transition(_W.NOTED, "submit", _W.SUBMITTED, TEAM),
        Transition(_W.NOTED, "drop", _W.DROPPED, TEAM),
        # Found wrong afterwards, as long as the report is not drafted.
        Transition(_W.REVIEWED, "note", _W.NOTED, TEAM | HEAD),
    ),
)
# A report is drafted only when no working paper is in one of these.
UNREVIEWED = (_W.DRAFT, _W.SUBMITTED, _W.NOTED)


class RecommendationState(StrEnum):
    """Where a recommendation stands; overdue is no state: it follows from the day it is due."""

    DRAFT = "draft"
    OPEN = "open"
    SUBMITTED = "submitted"
    FOLLOWED_UP = "followed_up"
    NOT_SUITABLE = "not_suitable"
    IMPOSSIBLE = "impossible"
    WITHDRAWN = "withdrawn"


_R = RecommendationState
RECOMMENDATION = StateTable.of(
    "recommendation",
    _R.DRAFT,
    (
        Transition(_R.DRAFT, "change", _R.DRAFT, TEAM),
        Transition(_R.DRAFT, "withdraw", _R.WITHDRAWN, TEAM),
        Transition(_R.DRAFT, "release", _R.OPEN, HEAD),
        Transition(_R.OPEN, "follow_up", _R.SUBMITTED, ADDRESSEE),
        Transition(_R.SUBMITTED, "follow_up", _R.SUBMITTED, ADDRESSEE),
        Transition(_R.NOT_SUITABLE, "follow_up", _R.SUBMITTED, ADDRESSEE),
        Transition(_R.SUBMITTED, "accept", _R.FOLLOWED_UP, TEAM | HEAD),
        Transition(_R.SUBMITTED, "return", _R.NOT_SUITABLE, TEAM | HEAD),
        Transition(_R.OPEN, "give_up", _R.IMPOSSIBLE, HEAD),
        Transition(_R.SUBMITTED, "give_up", _R.IMPOSSIBLE, HEAD),
        Transition(_R.NOT_SUITABLE, "give_up", _R.IMPOSSIBLE, HEAD),
        # A decision that turns out wrong is taken back by who answers for it, with a reason.
        Transition(_R.FOLLOWED_UP, "reopen", _R.OPEN, HEAD),
        Transition(_R.IMPOSSIBLE, "reopen", _R.OPEN, HEAD),
    ),
)
# Something has still to be done, by the addressee or by who verifies.
UNSETTLED = (_R.OPEN, _R.SUBMITTED, _R.NOT_SUITABLE)
# The addressee has to act.
WAITING_FOR_ADDRESSEE = (_R.OPEN, _R.NOT_SUITABLE)
