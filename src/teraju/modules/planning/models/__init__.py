"""Context, parties, scope, processes, objectives, changes and resources."""

from .context import BriberyFactor, ContextIssue, ContextReview, Pestle, Side
from .parties import InterestedParty, PartyKind, PartyReview
from .processes import (
    PartKind,
    Process,
    ProcessKind,
    ProcessMap,
    ProcessPart,
    ProcessStatus,
)
from .resources import (
    Resource,
    ResourceKind,
    ResourceStatement,
    ResourceStatus,
    Upkeep,
    UpkeepResult,
)
from .scope import ScopeExclusion, ScopeStatement

__all__ = [
    "BriberyFactor",
    "ContextIssue",
    "ContextReview",
    "InterestedParty",
    "PartKind",
    "PartyKind",
    "PartyReview",
    "Pestle",
    "Process",
    "ProcessKind",
    "ProcessMap",
    "ProcessPart",
    "ProcessStatus",
    "Resource",
    "ResourceKind",
    "ResourceStatement",
    "ResourceStatus",
    "ScopeExclusion",
    "ScopeStatement",
    "Side",
    "Upkeep",
    "UpkeepResult",
]
