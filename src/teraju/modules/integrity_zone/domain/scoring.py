"""What a sheet comes to, what it lacks, and who may assess it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .answers import share_of
from .catalogue import GROUPED, Catalogue, Question
from .worksheet import Score, Threshold, score, thresholds

ASSESSOR = "tpi_assessor"
PREDICATES = ("WBBM", "WBK")


@dataclass(frozen=True, slots=True)
class Standing:
    """How a question stands: what counts of it, what is lost, and whether the assessor differs."""

    question: Question
    share: Fraction | None
    differs: bool

    @property
    def reached(self) -> Fraction:
        return self.question.weight * (self.share or 0)

    @property
    def lost(self) -> Fraction:
        """Points that are not reached; a question without an answer loses all of its own."""
        return self.question.weight - self.reached


def standing(found: Catalogue, code: str, unit: str, assessor: str) -> Standing:
    """Judge one question: the assessor's answer counts where there is one, else the unit's."""
    question = found.questions[code]
    share = share_of(question, assessor or unit, found)
    return Standing(question, share, differs=bool(assessor) and assessor != unit)


def sheet_score(found: Catalogue, answers: Mapping[str, str]) -> Score:
    """Score kept answers by code of the question; what is not answered counts 0. Exact."""
    shares: dict[str, dict[int, Fraction | Decimal]] = {}
    results: dict[str, Fraction | Decimal] = {}
    missing = []
    for code, question in found.questions.items():
        share = share_of(question, answers.get(code, ""), found)
        if share is None:
            missing.append(code)
        if question.part == GROUPED:
            results[code] = share or Fraction(0)
        else:
            number = int(code.rpartition(".")[2])
            shares.setdefault(question.sub_area, {})[number] = share or Fraction(0)
    counted = score(shares, results, found.weights)
    return Score(counted.sub_areas, counted.areas, counted.results, tuple(missing))


def predicate_of(found: Catalogue, counted: Score) -> str:
    """Name the highest predicate whose thresholds are all met, "" for none."""
    asked: dict[str, list[Threshold]] = {}
    for each in thresholds(counted, found.weights):
        asked.setdefault(each.predicate, []).append(each)
    met = [name for name in PREDICATES if all(one.is_met for one in asked.get(name, ()))]
    return met[0] if met and all(name in asked for name in met) else ""


def belongs_to_unit(hats: Iterable[tuple[str, str]], unit_path: str) -> bool:
    """Whether somebody works in the unit that is assessed, or in the agency above or below it.

    `hats` are pairs of role and path of the agency; a role for the whole government and that of
    the assessor tie nobody to the unit.
    """
    return any(
        role != ASSESSOR and path and (unit_path.startswith(path) or path.startswith(unit_path))
        for role, path in hats
    )
