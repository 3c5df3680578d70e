"""Context, parties, scope, processes, objectives, changes and resources."""

from .changes import Change, ChangeLink
from .context import BriberyFactor, ContextIssue, ContextReview, Pestle, Side
from .objectives import Objective, ObjectiveTarget, ObjectiveValue
from .parties import InterestedParty, PartyKind, PartyReview
from .plans import ObjectiveAction, ObjectivePlan, ObjectiveReview
from .processes import (
    PartKind,
    Process,
    ProcessKind,
    ProcessLink,
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
    "Change",
    "ChangeLink",
    "ContextIssue",
    "ContextReview",
    "InterestedParty",
    "Objective",
    "ObjectiveAction",
    "ObjectivePlan",
    "ObjectiveReview",
    "ObjectiveTarget",
    "ObjectiveValue",
    "PartKind",
    "PartyKind",
    "PartyReview",
    "Pestle",
    "Process",
    "ProcessKind",
    "ProcessLink",
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
