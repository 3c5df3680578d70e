"""How plans, assignments, working papers and recommendations stand: colour, shape and word."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.operations import selectors_supervision as selectors
from teraju.modules.operations.domain.supervision.kinds import Declaration
from teraju.modules.operations.domain.supervision.planning import Progress
from teraju.modules.operations.domain.supervision.states import (
    REPORTED,
    UNSETTLED,
    AssignmentState,
    PaperState,
    PlanState,
    RecommendationState,
)
from teraju.modules.operations.models import (
    Assignment,
    PlanLine,
    Recommendation,
    SupervisionPlan,
    TeamMember,
    WorkingPaper,
)
from teraju.modules.operations.models.supervision.choices import (
    ASSIGNMENT_STATES,
    DECLARATIONS,
    PAPER_STATES,
    PLAN_STATES,
    PROGRESS,
    RECOMMENDATION_STATES,
)
from teraju.platform.web.kinds import Status, Text, Tone

PLANS: dict[PlanState, tuple[Tone, Text]] = {
    PlanState.DRAFT: ("warn", _("Being written; the head sets it.")),
    PlanState.SET: ("good", _("In force; changed by amendments alone.")),
    PlanState.CLOSED: ("none", _("The year is over.")),
    PlanState.CANCELLED: ("none", _("Given up before it was set.")),
}
LINES: dict[Progress, tuple[Tone, Text]] = {
    Progress.PLANNED: ("none", _("No letter of assignment yet.")),
    Progress.RUNNING: ("warn", _("A team works on it.")),
    Progress.REPORTED: ("good", _("The report is released.")),
    Progress.LATE: ("bad", _("Its last day is over and no report is released.")),
    Progress.DROPPED: ("none", _("Taken out of the plan.")),
}
ASSIGNMENTS: dict[AssignmentState, tuple[Tone, Text]] = {
    AssignmentState.DRAFTED: ("none", _("The team declares, then the head issues the letter.")),
    AssignmentState.ASSIGNED: ("warn", _("The letter is issued; the team begins.")),
    AssignmentState.FIELD_WORK: ("warn", _("The team works and writes its working papers.")),
    AssignmentState.REPORT_DRAFTED: ("warn", _("The levels review the report one by one.")),
    AssignmentState.REVIEWED: ("warn", _("Every level accepted it; the head releases it.")),
    AssignmentState.RELEASED: ("good", _("The report is out and recommends nothing.")),
    AssignmentState.FOLLOW_UP: ("good", _("The report is out; recommendations are open.")),
    AssignmentState.CLOSED: ("good", _("Every recommendation is settled.")),
    AssignmentState.CANCELLED: ("none", _("Given up before its report was released.")),
}
PAPERS: dict[PaperState, tuple[Tone, Text]] = {
    PaperState.DRAFT: ("none", _("Being written.")),
    PaperState.SUBMITTED: ("warn", _("Somebody else of the team reviews it.")),
    PaperState.NOTED: ("bad", _("Something has to be corrected or answered.")),
    PaperState.REVIEWED: ("good", _("Accepted by somebody else.")),
    PaperState.DROPPED: ("none", _("Given up, with a reason.")),
}
RECOMMENDATIONS: dict[RecommendationState, tuple[Tone, Text]] = {
    RecommendationState.DRAFT: ("none", _("The addressee sees it when the report is released.")),
    RecommendationState.OPEN: ("warn", _("The addressee has not entered what was done.")),
    RecommendationState.SUBMITTED: ("warn", _("The team says whether it suffices.")),
    RecommendationState.FOLLOWED_UP: ("good", _("What was done is suitable.")),
    RecommendationState.NOT_SUITABLE: ("warn", _("Something is still missing.")),
    RecommendationState.IMPOSSIBLE: ("none", _("The head decided so, with a reason.")),
    RecommendationState.WITHDRAWN: ("none", _("Taken back before the report was released.")),
}
MEMBERS: dict[Declaration, Tone] = {
    Declaration.NONE_YET: "warn",
    Declaration.CLEAR: "good",
    Declaration.CONFLICT: "bad",
}


def plan_status(plan: SupervisionPlan) -> Status:
    state = PlanState(plan.state)
    tone, meaning = PLANS[state]
    return Status(tone, PLAN_STATES[state], meaning)


def line_status(line: PlanLine, today: date) -> Status:
    """How far a line has come; reads the prefetched assignments."""
    progress = selectors.progress_of(line, today)
    tone, meaning = LINES[progress]
    return Status(tone, PROGRESS[progress], meaning)


def assignment_status(assignment: Assignment, now: datetime) -> Status:
    """Where an assignment stands; late where its promised moment is over."""
    state = AssignmentState(assignment.state)
    tone, meaning = ASSIGNMENTS[state]
    word = ASSIGNMENT_STATES[state]
    if state not in REPORTED and assignment.is_late(now):
        return Status("bad", _("{state}, late").format(state=word), meaning)
    return Status(tone, word, meaning)


def paper_status(paper: WorkingPaper) -> Status:
    state = PaperState(paper.state)
    tone, meaning = PAPERS[state]
    return Status(tone, PAPER_STATES[state], meaning)


def recommendation_status(one: Recommendation) -> Status:
    state = RecommendationState(one.state)
    tone, meaning = RECOMMENDATIONS[state]
    return Status(tone, RECOMMENDATION_STATES[state], meaning)


def deadline_status(one: Recommendation, today: date) -> Status | None:
    """Whether the day by which it is due is over; None where nothing is due any more."""
    if one.state not in UNSETTLED or one.due is None:
        return None
    if one.is_overdue(today):
        return Status("bad", _("overdue"), _("Its day is over without a suitable answer."))
    late = one.due < today
    return Status("none", _("answered late") if late else pgettext_lazy("deadline", "running"))


def member_status(member: TeamMember) -> Status:
    declaration = Declaration(member.declaration)
    return Status(MEMBERS[declaration], DECLARATIONS[declaration], member.note)
