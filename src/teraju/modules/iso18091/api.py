"""What neighbours may use of the 39 indicators."""

from __future__ import annotations

from .domain.colours import Colour
from .domain.states import State
from .models import Answer, Diagnosis, Evidence, Indicator, Question, QuestionSet
from .services import *  # noqa: F403
from .services import __all__ as _services

__all__ = [
    "Answer",
    "Colour",
    "Diagnosis",
    "Evidence",
    "Indicator",
    "Question",
    "QuestionSet",
    "State",
    *_services,
]
