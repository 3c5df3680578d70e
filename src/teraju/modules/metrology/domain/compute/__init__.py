"""The calculators `verification`, `limits` and `validity`: JSON in, JSON out.

A kind's file is imported when the kind is asked for: a single case answers from a cold start.
"""

from __future__ import annotations

from teraju.modules.metrology.domain.compute.validity import validity
from teraju.modules.metrology.domain.compute.verification import limits, verification

__all__ = ["limits", "validity", "verification"]
