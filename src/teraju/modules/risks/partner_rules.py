"""The dated questions and numbers on partners, read from their files once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

from teraju.kernel.rulesets import BrokenRuleSet, Edition, load_rule_set

from .domain.diligence import Band, BriberyLevel, Outcome, Weighed
from .domain.evaluation import Criterion

RULES = Path(__file__).parent / "rules"
DILIGENCE = RULES / "due_diligence.yaml"
EVALUATION = RULES / "provider_evaluation.yaml"
WORKSHEETS = RULES / "control_worksheets.yaml"


@dataclass(frozen=True)
class Words:
    """A text in both languages; written out in the reader's."""

    id: str
    en: str

    def __str__(self) -> str:
        return self.en if (get_language() or "id").startswith("en") else self.id


@dataclass(frozen=True)
class Question:
    """A question of the questionnaire as people read it, with its answers."""

    code: str
    words: Words
    answers: Sequence[tuple[str, Words]]
    rule: Weighed

    @property
    def best(self) -> str:
        """The answer that speaks most for a partner."""
        return max(self.answers, key=lambda pair: self.rule.worth[pair[0]] or 0)[0]

    def said(self, answer: str) -> object:
        """An answer in words; what was not answered has none."""
        return dict(self.answers).get(answer, "–")


@dataclass(frozen=True)
class Line:
    """Something with a code and a text: a criterion, a control."""

    code: str
    words: Words


def edition_on(path: Path, day: date) -> Edition:
    return load_rule_set(path).on(day)


@lru_cache(maxsize=32)
def edition_named(path: Path, name: str) -> Edition:
    """The edition that a record was judged by; raises BrokenRuleSet where it is gone."""
    for one in load_rule_set(path).editions:
        if one.name == name:
            return one
    raise BrokenRuleSet(f"{path.name}: no edition {name}")


def questions(edition: str, level: BriberyLevel) -> Sequence[Question]:
    """What is asked on a partner of a level, in order."""
    found = _questions(edition)
    return [one for one, only in found if level is not BriberyLevel.LOW or not only]


@lru_cache(maxsize=8)
def _questions(edition: str) -> Sequence[tuple[Question, bool]]:
    values = edition_named(DILIGENCE, edition).values
    scales = {name: list(map(dict, lines)) for name, lines in values["scales"].items()}
    return [
        (_question(entry, scales[entry["scale"]]), entry.get("only_above_low", False))
        for entry in values["questions"]
    ]


def _question(entry: Mapping[str, Any], scale: Sequence[Mapping[str, Any]]) -> Question:
    worth = {line["code"]: Decimal(line["worth"]) if "worth" in line else None for line in scale}
    flags = frozenset(entry.get("red_flags", ()))
    if not flags <= set(worth):
        raise BrokenRuleSet(f"{DILIGENCE.name}: {entry['code']} flags an answer it does not have")
    return Question(
        entry["code"],
        _words(entry),
        [(line["code"], _words(line)) for line in scale],
        Weighed(
            code=entry["code"],
            weight=Decimal(entry["weight"]),
            worth=worth,
            red_flags=flags,
            cap=Outcome(entry.get("cap", Outcome.CONDITIONS.value)),
        ),
    )


def bands(edition: str) -> Sequence[Band]:
    found = edition_named(DILIGENCE, edition).values["bands"]
    return [Band(Decimal(one["at_least"]), Outcome(one["outcome"])) for one in found]


def diligence_months(edition: str, level: BriberyLevel) -> int:
    """How many months a decision on a partner of a level stands."""
    months = edition_named(DILIGENCE, edition).values["months"][level.value]
    if type(months) is not int:
        raise BrokenRuleSet(f"{DILIGENCE.name}: months must be integers")
    return months


def criteria(edition: str) -> Sequence[tuple[Line, Criterion]]:
    """What providers are measured by, with the words of each."""
    return [
        (Line(one["code"], _words(one)), Criterion(one["code"], Decimal(one["weight"])))
        for one in edition_named(EVALUATION, edition).values["criteria"]
    ]


def marks(edition: str) -> Sequence[tuple[int, Words]]:
    found = edition_named(EVALUATION, edition).values["marks"]
    return [(one["mark"], _words(one)) for one in found]


def thresholds(edition: str) -> tuple[Decimal, Decimal]:
    """From which mean mark on a provider is kept, and kept with conditions."""
    values = edition_named(EVALUATION, edition).values
    return Decimal(values["keep"]), Decimal(values["conditions"])


def controls(edition: str, kind: str) -> Sequence[Line]:
    """The controls of a worksheet, in order."""
    found = edition_named(WORKSHEETS, edition).values[kind]
    return [Line(one["code"], _words(one)) for one in found]


def control_words(edition: str, kind: str) -> Mapping[str, Words]:
    return {one.code: one.words for one in controls(edition, kind)}


def _words(entry: Mapping[str, Any]) -> Words:
    return Words(entry["id"], entry["en"])
