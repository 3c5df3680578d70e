"""What neighbours may use of operations."""

from .models import (
    Counter,
    NonconformingOutput,
    Output,
    OutputStep,
    Queue,
    QueueTicket,
    Service,
)
from .papers import issue_standard
from .services import *  # noqa: F403
from .services import __all__ as _services

__all__ = [
    "Counter",
    "NonconformingOutput",
    "Output",
    "OutputStep",
    "Queue",
    "QueueTicket",
    "Service",
    "issue_standard",
    *_services,
]
