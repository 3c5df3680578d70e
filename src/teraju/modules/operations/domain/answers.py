"""Reading what was answered to the questions of a service's form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum


class Fault(StrEnum):
    """What is wrong with an answer."""

    MISSING = "missing"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_DATE = "not_a_date"
    NOT_OFFERED = "not_offered"
    TOO_LONG = "too_long"


LONGEST = 400


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the form; `kind` is text, number, date, choice or yes_no."""

    key: str
    kind: str
    is_required: bool
    options: tuple[str, ...] = ()


def read_answers(
    questions: Iterable[Question], given: Mapping[str, object]
) -> tuple[dict[str, str | bool], dict[str, Fault]]:
    """Answers as they are kept (numbers and dates as plain text) and what is wrong, by key.

    An answer to a question that the form does not have is left out.
    """
    kept: dict[str, str | bool] = {}
    faults: dict[str, Fault] = {}
    for question in questions:
        value = given.get(question.key)
        if question.kind == "yes_no":
            kept[question.key] = bool(value)
            continue
        text = "" if value is None else str(value).replace("\x00", "").strip()
        fault = _fault(question, text)
        if fault:
            faults[question.key] = fault
        elif text:
            kept[question.key] = text
    return kept, faults


def read_back(kind: str, kept: str | bool) -> str | bool | date:  # noqa: FBT001 - a kept answer
    """An answer as it was kept, as what it is: a date is a date again."""
    if kind == "date" and isinstance(kept, str) and _is_date(kept):
        return date.fromisoformat(kept)
    return kept


def _fault(question: Question, text: str) -> Fault | None:
    if not text:
        return Fault.MISSING if question.is_required else None
    if len(text) > LONGEST:
        return Fault.TOO_LONG
    if question.kind == "number" and not _is_number(text):
        return Fault.NOT_A_NUMBER
    if question.kind == "date" and not _is_date(text):
        return Fault.NOT_A_DATE
    if question.kind == "choice" and text not in question.options:
        return Fault.NOT_OFFERED
    return None


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
