"""What the codes of supervision are called on screens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.operations.domain.supervision.kinds import (
    Change,
    Declaration,
    FindingKind,
    Kind,
    Outcome,
    Part,
    Risk,
)
from teraju.modules.operations.domain.supervision.planning import Progress
from teraju.modules.operations.domain.supervision.states import (
    AssignmentState,
    PaperState,
    PlanState,
    RecommendationState,
)

KINDS: Mapping[Kind, Promise] = {
    Kind.PERFORMANCE_AUDIT: _("Performance audit"),
    Kind.COMPLIANCE_AUDIT: _("Compliance audit"),
    Kind.SPECIAL_AUDIT: _("Audit for a special purpose"),
    Kind.REVIEW: pgettext_lazy("supervision", "Review"),
    Kind.EVALUATION: pgettext_lazy("supervision", "Evaluation"),
    Kind.MONITORING: pgettext_lazy("supervision", "Monitoring"),
    Kind.CONSULTING: pgettext_lazy("supervision", "Consulting"),
}
RISKS: Mapping[Risk, Promise] = {
    Risk.HIGH: pgettext_lazy("risk", "high"),
    Risk.MEDIUM: pgettext_lazy("risk", "medium"),
    Risk.LOW: pgettext_lazy("risk", "low"),
}
PARTS: Mapping[Part, Promise] = {
    Part.RESPONSIBLE: pgettext_lazy("team", "Answers for it"),
    Part.TECHNICAL: pgettext_lazy("team", "Technical controller"),
    Part.LEADER: pgettext_lazy("team", "Team leader"),
    Part.MEMBER: pgettext_lazy("team", "Member"),
}
DECLARATIONS: Mapping[Declaration, Promise] = {
    Declaration.NONE_YET: _("not declared yet"),
    Declaration.CLEAR: _("no conflict of interest"),
    Declaration.CONFLICT: _("conflict of interest"),
}
FINDING_KINDS: Mapping[FindingKind, Promise] = {
    FindingKind.COMPLIANCE: _("Rules not kept"),
    FindingKind.CONTROL: _("Weak internal control"),
    FindingKind.PERFORMANCE: _("Uneconomic, inefficient or ineffective"),
    FindingKind.LOSS: _("Loss to the region"),
    FindingKind.REVENUE: _("Revenue not collected"),
    FindingKind.ADMINISTRATION: pgettext_lazy("supervision", "Administration"),
}
OUTCOMES: Mapping[Outcome, Promise] = {
    Outcome.ACCEPTED: pgettext_lazy("supervision", "accepted"),
    Outcome.RETURNED: pgettext_lazy("supervision", "returned"),
}
CHANGES: Mapping[Change, Promise] = {
    Change.ADDED: pgettext_lazy("amendment", "line added"),
    Change.CHANGED: pgettext_lazy("amendment", "line changed"),
    Change.DROPPED: pgettext_lazy("amendment", "line dropped"),
}
PLAN_STATES: Mapping[PlanState, Promise] = {
    PlanState.DRAFT: _("draft"),
    PlanState.SET: pgettext_lazy("supervision plan", "set"),
    PlanState.CLOSED: pgettext_lazy("supervision plan", "closed"),
    PlanState.CANCELLED: _("cancelled"),
}
PROGRESS: Mapping[Progress, Promise] = {
    Progress.PLANNED: pgettext_lazy("supervision", "planned"),
    Progress.RUNNING: pgettext_lazy("supervision", "running"),
    Progress.REPORTED: pgettext_lazy("supervision", "reported"),
    Progress.LATE: pgettext_lazy("supervision", "late"),
    Progress.DROPPED: pgettext_lazy("supervision", "dropped"),
}
ASSIGNMENT_STATES: Mapping[AssignmentState, Promise] = {
    AssignmentState.DRAFTED: pgettext_lazy("assignment", "drafted"),
    AssignmentState.ASSIGNED: pgettext_lazy("assignment", "assigned"),
    AssignmentState.FIELD_WORK: pgettext_lazy("assignment", "field work"),
    AssignmentState.REPORT_DRAFTED: pgettext_lazy("assignment", "report under review"),
    AssignmentState.REVIEWED: pgettext_lazy("assignment", "waits for release"),
    AssignmentState.RELEASED: pgettext_lazy("assignment", "report released"),
    AssignmentState.FOLLOW_UP: pgettext_lazy("assignment", "follow-up"),
    AssignmentState.CLOSED: pgettext_lazy("assignment", "closed"),
    AssignmentState.CANCELLED: _("cancelled"),
}
PAPER_STATES: Mapping[PaperState, Promise] = {
    PaperState.DRAFT: _("draft"),
    PaperState.SUBMITTED: pgettext_lazy("working paper", "waits for review"),
    PaperState.NOTED: pgettext_lazy("working paper", "review note open"),
    PaperState.REVIEWED: pgettext_lazy("working paper", "reviewed"),
    PaperState.DROPPED: pgettext_lazy("working paper", "dropped"),
}
RECOMMENDATION_STATES: Mapping[RecommendationState, Promise] = {
    RecommendationState.DRAFT: _("draft"),
    RecommendationState.OPEN: pgettext_lazy("recommendation", "not followed up yet"),
    RecommendationState.SUBMITTED: pgettext_lazy("recommendation", "waits for verification"),
    RecommendationState.FOLLOWED_UP: pgettext_lazy("recommendation", "followed up"),
    RecommendationState.NOT_SUITABLE: pgettext_lazy("recommendation", "not suitable yet"),
    RecommendationState.IMPOSSIBLE: pgettext_lazy("recommendation", "cannot be followed up"),
    RecommendationState.WITHDRAWN: pgettext_lazy("recommendation", "withdrawn before release"),
}


def choices(labels: Mapping[Any, Promise]) -> list[tuple[str, Promise]]:
    """Codes with their names, for a field of a model or a form."""
    return [(str(code), label) for code, label in labels.items()]
