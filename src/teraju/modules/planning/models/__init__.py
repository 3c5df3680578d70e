"""Context, parties, scope, processes, objectives, changes and resources."""

from .processes import (
    PartKind,
    Process,
    ProcessKind,
    ProcessMap,
    ProcessPart,
    ProcessStatus,
)

__all__ = [
    "PartKind",
    "Process",
    "ProcessKind",
    "ProcessMap",
    "ProcessPart",
    "ProcessStatus",
]
