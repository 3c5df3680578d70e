"""What others may call of gratification: the steps that the demonstration plays.

Nothing here reads a report: what is in one is between its reporter and the unit.
"""

from __future__ import annotations

from .services import begin_report, submit_report
from .services.desk_checks import assess, take_up
from .services.desk_custody import donate, take_in
from .services.desk_endings import close, hand_over
from .services.desk_kpk import decide, forward
from .services.desk_settings import change_unit

__all__ = [
    "assess",
    "begin_report",
    "change_unit",
    "close",
    "decide",
    "donate",
    "forward",
    "hand_over",
    "submit_report",
    "take_in",
    "take_up",
]
