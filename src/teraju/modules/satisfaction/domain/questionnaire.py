"""The nine elements by their lasting codes, their words, and the groups of respondents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from teraju.kernel.rulesets import Edition, load_rule_set

_RULES = Path(__file__).resolve().parents[1] / "rules"
LEAST, MOST = 1, 4


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages."""

    id: str
    en: str

    def __call__(self, language: str) -> str:
        return self.en if language == "en" else self.id


@dataclass(frozen=True, slots=True)
class Element:
    """One of the nine: what it is called, how it is asked, and its answers from 1 to 4."""

    code: str
    name: Words
    question: Words
    answers: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What respondents may tell of themselves, and the answers to choose among."""

    code: str
    name: Words
    options: Mapping[str, Words]


@cache
def elements() -> Mapping[str, Element]:
    """Give the elements by code, in the order of the regulation."""
    return {row["code"]: _element(row) for row in _questionnaire()["elements"]}


@cache
def groups() -> Mapping[str, Group]:
    """Give the groups by code, in the order in which they are asked."""
    return {row["code"]: _group(row) for row in _questionnaire()["groups"]}


def answer_rules() -> Edition:
    """Give the rules against stuffing and the days of complaints."""
    return load_rule_set(_RULES / "answers.yaml").editions[-1]


def is_order(codes: Sequence[str]) -> bool:
    """Tell whether these are the nine elements, each once."""
    return sorted(codes) == sorted(elements())


def printed_codes(order: Sequence[str]) -> dict[str, str]:
    """Give what each element is called in print, U1 to U9, by a government's own order."""
    return {code: f"U{number}" for number, code in enumerate(order, 1)}


def _questionnaire() -> Mapping[str, Any]:
    return load_rule_set(_RULES / "questionnaire.yaml").editions[-1].values


def _element(row: Mapping[str, Any]) -> Element:
    answers = zip(row["answers"]["id"], row["answers"]["en"], strict=True)
    return Element(
        code=row["code"],
        name=Words(**row["name"]),
        question=Words(**row["question"]),
        answers=tuple(Words(*pair) for pair in answers),
    )


def _group(row: Mapping[str, Any]) -> Group:
    options = {each["code"]: Words(**each["name"]) for each in row["options"]}
    return Group(code=row["code"], name=Words(**row["name"]), options=options)
