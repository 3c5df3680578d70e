"""What neighbours may know of the integrity zone."""

from __future__ import annotations

from collections.abc import Mapping

from .domain.catalogue import Question, catalogue
from .models import Answer, Sheet
from .services.answers import Said, answer_questions, assess_answer
from .services.publishing import publish_summary
from .services.sheets import close_sheet, finish_assessment, open_sheet, submit_sheet

__all__ = [
    "Said",
    "Sheet",
    "answer_of",
    "answer_questions",
    "assess_answer",
    "close_sheet",
    "finish_assessment",
    "open_sheet",
    "publish_summary",
    "questions_of",
    "submit_sheet",
]


def questions_of(edition: str) -> Mapping[str, Question]:
    """The questions of an edition by code, in the order of the form."""
    return catalogue(edition).questions


def answer_of(sheet_id: int, code: str) -> int:
    """The id of the line of a sheet."""
    found: int = Answer.objects.values_list("pk", flat=True).get(sheet=sheet_id, code=code)
    return found
