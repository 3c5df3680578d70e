"""What neighbours may use of operations."""

from .domain.states import OutputState
from .domain.times import Promise, Unit, WorkClock
from .driven import Driver, register_driver
from .evidence.days import at_place, by_the_end_of, from_the_start_of
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
from .models.choices import Channel
from .papers import issue_standard
from .rulebook import work_clock
from .services import *  # noqa: F403
from .services import __all__ as _services
from .services import supervision
from .wording import minutes_words

__all__ = [
    "Assignment",
    "Channel",
    "Counter",
    "Driver",
    "NonconformingOutput",
    "Output",
    "OutputState",
    "OutputStep",
    "PlanLine",
    "Promise",
    "Queue",
    "QueueTicket",
    "Recommendation",
    "Service",
    "Unit",
    "WorkClock",
    "WorkingPaper",
    "at_place",
    "by_the_end_of",
    "from_the_start_of",
    "issue_standard",
    "minutes_words",
    "register_driver",
    "supervision",
    "work_clock",
    *_services,
]
