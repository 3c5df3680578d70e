"""Tables of declarations."""

from .declarations import Conflict, Declaration
from .rounds import Duty, DutyEnd, Round
from .statements import Statement

__all__ = ["Conflict", "Declaration", "Duty", "DutyEnd", "Round", "Statement"]
