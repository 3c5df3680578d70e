"""Tables."""

from .diagnoses import Answer, Diagnosis, Evidence, Indicator
from .sets import Question, QuestionSet

__all__ = ["Answer", "Diagnosis", "Evidence", "Indicator", "Question", "QuestionSet"]
