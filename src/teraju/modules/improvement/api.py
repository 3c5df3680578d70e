"""What neighbours may use of improvement.

`register_closer` lets the module of a subject say who judges and closes what came from it;
`standings` and `open_counts` tell how things stand on a day.
"""

from __future__ import annotations

from . import permissions
from .domain.grades import Gate, Grade, Source
from .domain.states import ActionState, Effect, State
from .models import Action, Nonconformity, Suggestion
from .registry import Closer, Sight, register_closer, register_sight
from .selectors.standings import (
    ActionStanding,
    OpenCounts,
    Standing,
    action_standings,
    open_counts,
    standings,
)
from .services import *  # noqa: F403
from .services import __all__ as _services

__all__ = [
    "ORDER",
    "Action",
    "ActionStanding",
    "ActionState",
    "Closer",
    "Effect",
    "Gate",
    "Grade",
    "Nonconformity",
    "OpenCounts",
    "Sight",
    "Source",
    "Standing",
    "State",
    "Suggestion",
    "action_standings",
    "open_counts",
    "register_closer",
    "register_sight",
    "standings",
    *_services,
]

# Who may order an action, for a neighbour's button that leads to it.
ORDER = permissions.ORDER
