"""Tables of risks."""

from .answers import Monitoring, RiskEvent, Treatment
from .assessments import EmploymentCheck, RiskAssessment
from .control_worksheets import ControlLine, ControlWorksheet
from .diligence import DiligenceAnswer, DiligenceCondition, DueDiligence
from .partners import Commitment, ControlCheck, Engagement, Evaluation, Partner
from .risks import Control, Rating, Risk, RiskScheme

__all__ = [
    "Commitment",
    "Control",
    "ControlCheck",
    "ControlLine",
    "ControlWorksheet",
    "DiligenceAnswer",
    "DiligenceCondition",
    "DueDiligence",
    "EmploymentCheck",
    "Engagement",
    "Evaluation",
    "Monitoring",
    "Partner",
    "Rating",
    "Risk",
    "RiskAssessment",
    "RiskEvent",
    "RiskScheme",
    "Treatment",
]
