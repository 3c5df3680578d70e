"""Sums of answers by what they are told by, and the index that follows from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from .index import Scheme, lowest, satisfaction_index
from .questionnaire import LEAST, MOST, elements, groups

# What sums are kept by, beside the groups of respondents and the questions of one's own.
EVERY, SCORE, DAY, CHANNEL = "every", "score", "day", "channel"
Key = tuple[str, str]


@dataclass(frozen=True)
class Given:
    """One answer, as much of it as sums are made of; `told` holds group and option."""

    scores: Sequence[int]
    day: str
    channel: str
    told: Mapping[str, str] = field(default_factory=dict)
    # By the key of a question of one's own: what was chosen.
    extras: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Sums:
    """How many answered, and the sum of each element in the order of the regulation."""

    respondents: int = 0
    totals: list[int] = field(default_factory=lambda: [0] * len(elements()))

    def add(self, scores: Sequence[int], sign: int = 1) -> None:
        self.respondents += sign
        self.totals = [old + sign * new for old, new in zip(self.totals, scores, strict=True)]


def sums_of(answers: Iterable[Given], sign: int = 1) -> dict[Key, Sums]:
    """Add answers up by everything that they are told by; with -1 to take them out again."""
    found: dict[Key, Sums] = defaultdict(Sums)
    for one in answers:
        for key in keys_of(one):
            found[key].add(one.scores, sign)
        for score in range(LEAST, MOST + 1):
            hits = [int(value == score) for value in one.scores]
            if any(hits):
                found[SCORE, str(score)].add(hits, sign)
    return dict(found)


def keys_of(one: Given) -> list[Key]:
    """What an answer counts for."""
    keys = [(EVERY, ""), (DAY, one.day), (CHANNEL, one.channel)]
    keys += [(group, one.told[group]) for group in groups() if one.told.get(group)]
    keys += [(f"q{question}", option) for question, option in one.extras.items() if option]
    return keys


@dataclass(frozen=True)
class ElementResult:
    """One element: its sum, mean, index and band."""

    code: str
    total: int
    mean: Fraction
    index: Decimal
    grade: str


@dataclass(frozen=True)
class Result:
    """The index of a survey or of a group in it, exactly, and rounded once."""

    respondents: int
    index: Decimal
    grade: str
    elements: Sequence[ElementResult]
    lowest: Sequence[str]

    def element(self, code: str) -> ElementResult:
        return next(one for one in self.elements if one.code == code)


def result_of(sums: Sums, scheme: Scheme, weight: str, to_improve: int) -> Result | None:
    """Work the index out of sums; None without an answer."""
    if not sums.respondents:
        return None
    pairs = list(zip(elements(), sums.totals, strict=True))
    means = {code: Fraction(total, sums.respondents) for code, total in pairs}
    index = satisfaction_index(means, weight, scheme)
    return Result(
        respondents=sums.respondents,
        index=index,
        grade=scheme.grade(index),
        elements=[
            ElementResult(
                code,
                total,
                means[code],
                scheme.index_of(means[code]),
                scheme.grade(scheme.index_of(means[code])),
            )
            for code, total in pairs
        ],
        lowest=lowest(means, to_improve),
    )
