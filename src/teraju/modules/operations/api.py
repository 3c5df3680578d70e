"""What neighbours may use of operations."""

from .models import (
    Assignment,
    Counter,
    NonconformingOutput,
    Output,
    OutputStep,
    PlanLine,
    Queue,
    QueueTicket,
    Recommendation,
    Service,
    WorkingPaper,
)
from .papers import issue_standard
from .services import *  # noqa: F403
from .services import __all__ as _services
from .services import supervision

__all__ = [
    "Assignment",
    "Counter",
    "NonconformingOutput",
    "Output",
    "OutputStep",
    "PlanLine",
    "Queue",
    "QueueTicket",
    "Recommendation",
    "Service",
    "WorkingPaper",
    "issue_standard",
    "supervision",
    *_services,
]
