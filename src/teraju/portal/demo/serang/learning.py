"""What people of the Inspektorat have to know, and how they learned it.

Everything here is invented and marked as example data.
"""

from __future__ import annotations

from teraju.portal.demo.cast import Cast

from .stage import Stage


def learn(cast: Cast, stage: Stage) -> None:
    """Nothing yet."""
