"""What the Inspektorat supervised, and the counter of Dukcapil.

Everything here is invented and marked as example data.
"""

from __future__ import annotations

from teraju.portal.demo.cast import Cast

from .stage import Stage


def operate(cast: Cast, stage: Stage) -> None:
    """Nothing yet."""
