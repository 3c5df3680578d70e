"""Tables of the Inspektorat's supervision."""

from .assignments import Assignment, ReportDraft, ReportReview, TeamMember
from .findings import FollowUp, Recommendation, SupervisionFinding
from .plans import PlanAmendment, PlanLine, SupervisionPlan
from .working_papers import WorkingPaper

__all__ = [
    "Assignment",
    "FollowUp",
    "PlanAmendment",
    "PlanLine",
    "Recommendation",
    "ReportDraft",
    "ReportReview",
    "SupervisionFinding",
    "SupervisionPlan",
    "TeamMember",
    "WorkingPaper",
]
