"""Tables of public satisfaction."""

from .answers import Answer, DailySalt, Rate, Tally
from .complaints import Complaint
from .history import PastIndex
from .surveys import ExtraQuestion, Survey, SurveyAction

__all__ = [
    "Answer",
    "Complaint",
    "DailySalt",
    "ExtraQuestion",
    "PastIndex",
    "Rate",
    "Survey",
    "SurveyAction",
    "Tally",
]
