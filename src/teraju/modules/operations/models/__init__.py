"""Tables of operations: services, outputs, nonconforming outputs, the queue of a counter."""

from .faults import NonconformingOutput
from .outputs import Output, OutputChange, OutputStep
from .queues import Counter, Queue, QueueTicket
from .services import Service, ServiceField, ServiceStep
from .supervision import (
    Assignment,
    FollowUp,
    PlanAmendment,
    PlanLine,
    Recommendation,
    ReportDraft,
    ReportReview,
    SupervisionFinding,
    SupervisionPlan,
    TeamMember,
    WorkingPaper,
)

__all__ = [
    "Assignment",
    "Counter",
    "FollowUp",
    "NonconformingOutput",
    "Output",
    "OutputChange",
    "OutputStep",
    "PlanAmendment",
    "PlanLine",
    "Queue",
    "QueueTicket",
    "Recommendation",
    "ReportDraft",
    "ReportReview",
    "Service",
    "ServiceField",
    "ServiceStep",
    "SupervisionFinding",
    "SupervisionPlan",
    "TeamMember",
    "WorkingPaper",
]
