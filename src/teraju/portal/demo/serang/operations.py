"""What the Inspektorat supervised, and the counter of Dukcapil.

Everything here is invented and marked as example data.
"""

from __future__ import annotations

from teraju.portal.demo.cast import Cast

from .operations_counter import serve
from .operations_supervision import supervise
from .stage import Stage


def operate(cast: Cast, stage: Stage) -> None:
    """The services of two agencies, and a year of what came of them."""
    supervise(cast, stage)
    serve(cast, stage)
