"""Tables of operations: services, outputs, nonconforming outputs, the queue of a counter."""

from .faults import NonconformingOutput
from .outputs import Output, OutputChange, OutputStep
from .queues import Counter, Queue, QueueTicket
from .services import Service, ServiceField, ServiceStep

__all__ = [
    "Counter",
    "NonconformingOutput",
    "Output",
    "OutputChange",
    "OutputStep",
    "Queue",
    "QueueTicket",
    "Service",
    "ServiceField",
    "ServiceStep",
]
