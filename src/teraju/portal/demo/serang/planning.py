"""How the Inspektorat planned its system: context, processes, objectives and their values.

Everything here is invented and marked as example data.
"""

from __future__ import annotations

from teraju.portal.demo.cast import Cast

from .planning_changes import plan_changes
from .planning_context import analyse, name_parties
from .planning_objectives import set_objectives
from .planning_processes import map_processes, state_scope
from .planning_resources import register_resources, state_resources
from .stage import Stage


def plan(cast: Cast, stage: Stage) -> None:
    """From the first context to the present year, each part by who does it, on its day."""
    analyse(cast, stage)
    processes = map_processes(cast, stage)
    state_scope(cast, stage, processes)
    name_parties(cast, stage, processes)
    register_resources(cast, stage)
    state_resources(cast, stage)
    set_objectives(cast, stage, processes)
    plan_changes(cast, stage, processes)
