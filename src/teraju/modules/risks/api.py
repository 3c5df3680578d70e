"""What neighbours may use of risks."""

from __future__ import annotations

from .domain.levels import Kind, Level, is_above_low
from .domain.quarters import Quarter
from .exposure import POSITION_KIND, Holder, register_holders
from .links import RISK_KIND
from .models import (
    Control,
    ControlWorksheet,
    DueDiligence,
    EmploymentCheck,
    Monitoring,
    Partner,
    Rating,
    Risk,
    RiskAssessment,
    RiskEvent,
    RiskScheme,
    Treatment,
)
from .partner_links import PARTNER_KIND
from .selectors.diligence import questions_of
from .selectors.risks import worst_levels
from .services import *  # noqa: F403
from .services import __all__ as _services

__all__ = [
    "PARTNER_KIND",
    "POSITION_KIND",
    "RISK_KIND",
    "Control",
    "ControlWorksheet",
    "DueDiligence",
    "EmploymentCheck",
    "Holder",
    "Kind",
    "Level",
    "Monitoring",
    "Partner",
    "Quarter",
    "Rating",
    "Risk",
    "RiskAssessment",
    "RiskEvent",
    "RiskScheme",
    "Treatment",
    "is_above_low",
    "questions_of",
    "register_holders",
    "worst_levels",
    *_services,
]
