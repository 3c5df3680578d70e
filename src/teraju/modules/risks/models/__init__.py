"""Tables of risks."""

from .control_worksheets import ControlLine, ControlWorksheet
from .diligence import DiligenceAnswer, DiligenceCondition, DueDiligence
from .partners import Commitment, ControlCheck, Engagement, Evaluation, Partner

__all__ = [
    "Commitment",
    "ControlCheck",
    "ControlLine",
    "ControlWorksheet",
    "DiligenceAnswer",
    "DiligenceCondition",
    "DueDiligence",
    "Engagement",
    "Evaluation",
    "Partner",
]
