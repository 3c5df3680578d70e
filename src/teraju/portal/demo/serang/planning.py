"""How the Inspektorat planned its system: context, processes, objectives and their values.

Everything here is invented and marked as example data.
"""

from __future__ import annotations

from teraju.portal.demo.cast import Cast

from .stage import Stage


def plan(cast: Cast, stage: Stage) -> None:
    """Nothing yet."""
