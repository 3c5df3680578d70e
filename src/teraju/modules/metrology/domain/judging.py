"""What a test comes to: verdicts, which of them outranks which, and reasons in both languages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from teraju.kernel.compute import Answer
from teraju.kernel.decimals import (
    decimal_places,
    decimal_text,
    indonesian_text,
    rounded,
    with_minus,
)

# Sums, differences and products stay decimals; only a quotient becomes a fraction.
Exact = Decimal | Fraction
# So many places tell what lies where; a quotient that does not end is computed with six.
FEW = 3


class Verdict(StrEnum):
    """How a point, a test or an instrument is judged."""

    PASS = "pass"  # noqa: S105
    UNDECIDED = "undecided"
    FAIL = "fail"
    UNFIT = "unfit"


_RANK = {verdict: rank for rank, verdict in enumerate(Verdict)}


class Reason(NamedTuple):
    """Why something did not pass: in English and in Indonesian."""

    en: str
    id: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, and the reason of every verdict but pass."""

    verdict: Verdict
    reason: Reason | None = None


PASSED = Judgement(Verdict.PASS)


def failed(reason: Reason) -> Judgement:
    """Judge as failed."""
    return Judgement(Verdict.FAIL, reason)


@dataclass(slots=True)
class Tested:
    """A test with its points; `facts` are the numbers that belong to the whole of it."""

    clause: str
    points: list[Answer] = field(default_factory=list)
    facts: Answer = field(default_factory=dict)
    verdict: Verdict = Verdict.PASS
    reason: Reason | None = None

    def add(self, point: Answer, judgement: Judgement) -> None:
        """Add a point, its numbers first and then how it is judged."""
        point["verdict"] = judgement.verdict.value
        if judgement.reason is not None:
            point["reason"], point["reason_id"] = judgement.reason
        self.points.append(point)
        self.count(judgement)

    def count(self, judgement: Judgement) -> None:
        """Let a judgement weigh on the whole; of equals the first gives the reason."""
        if _RANK[judgement.verdict] > _RANK[self.verdict]:
            self.verdict, self.reason = judgement.verdict, judgement.reason

    def as_json(self) -> Answer:
        """Give the form of the contract."""
        answer: Answer = {"verdict": self.verdict.value}
        if self.reason is not None:
            answer["reason"], answer["reason_id"] = self.reason
        return {**answer, "clause": self.clause, **self.facts, "points": self.points}


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Give the verdict that outranks the others: unfit, fail, undecided, pass."""
    return max(verdicts, key=_RANK.__getitem__, default=Verdict.PASS)


def reason(en: str, id_: str, **values: Exact | int | str) -> Reason:
    """Put numbers into a sentence of each language; Indonesian writes them its own way."""
    texts = _written(values)
    words = {key for key, value in values.items() if isinstance(value, str)}
    points = {key: text if key in words else with_minus(text) for key, text in texts.items()}
    commas = {
        key: text if key in words else with_minus(indonesian_text(text))
        for key, text in texts.items()
    }
    return Reason(en.format(**points), id_.format(**commas))


def few_places(number: Decimal | Fraction) -> int:
    """Say with how many decimals people read a number: three, or four digits of less than one."""
    size, zeros = abs(Fraction(number)), 0
    while 0 < size < 1:
        size, zeros = size * 10, zeros + 1
    return FEW + zeros


def _written(values: Mapping[str, Exact | int | str]) -> dict[str, str]:
    """Write the numbers of a sentence without idle zeros.

    A quotient that does not end has few places, but as many as keep it apart from every other
    number: a limit that is passed by little must not read as if it were kept.
    """
    numbers = {Fraction(one) for one in values.values() if not isinstance(one, str)}
    places = None
    endless = [one for one in numbers if decimal_places(one) is None]
    if endless:
        fewest = max(few_places(one) for one in endless)
        places = _places_apart({abs(one) for one in numbers}, fewest)
    return {key: _one_written(value, places) for key, value in values.items()}


def _places_apart(sizes: Collection[Fraction], places: int) -> int:
    while len({rounded(one, places) for one in sizes}) < len(sizes):
        places += 1
    return places


def _one_written(value: Exact | int | str, places: int | None) -> str:
    if isinstance(value, str):
        return value
    if places is None or decimal_places(Fraction(value)) is not None:
        return decimal_text(value)
    return decimal_text(rounded(value, places))


def at(value: Exact, unit: str) -> Reason:
    """Say at which load, volume or length something was found."""
    return reason("at {value} {unit}", "pada {value} {unit}", value=value, unit=unit)


def within(error: Exact, limit: Exact, place: Reason, unit: str) -> Judgement:
    """Judge an error against a limit of both signs; the edge passes.

    `place` says where the error was found, such as "at 1000 g", in both languages.
    """
    if -limit <= error <= limit:
        return PASSED
    return failed(
        reason(
            f"{place.en} the error {{error}} {{unit}} is beyond the limit ±{{limit}} {{unit}}",
            f"{place.id} kesalahan {{error}} {{unit}} melewati batas ±{{limit}} {{unit}}",
            error=error,
            limit=limit,
            unit=unit,
        )
    )


def between(error: Exact, low: Exact, high: Exact, place: Reason, unit: str) -> Judgement:
    """Judge an error against limits that differ by sign; both edges pass."""
    if -low == high:
        return within(error, high, place, unit)
    if low <= error <= high:
        return PASSED
    return failed(
        reason(
            f"{place.en} the error {{error}} {{unit}} is outside {{low}} to {{high}} {{unit}}",
            f"{place.id} kesalahan {{error}} {{unit}} di luar {{low}} sampai {{high}} {{unit}}",
            error=error,
            low=low,
            high=high,
            unit=unit,
        )
    )


def decisive(uncertainty: Exact, limit: Exact, parts: int, unit: str) -> Judgement:
    """Judge whether a test may decide: its uncertainty is at most a part of the limit.

    Source: OIML R 111-1:2004, 5.2; R 138, clause 7.
    """
    if uncertainty * parts <= limit:
        return PASSED
    return Judgement(
        Verdict.UNFIT,
        reason(
            "the uncertainty {uncertainty} {unit} is more than {most} {unit}, which is "
            "1/{parts} of the limit {limit} {unit}",
            "ketidakpastian {uncertainty} {unit} lebih dari {most} {unit}, yaitu "
            "1/{parts} batas {limit} {unit}",
            uncertainty=uncertainty,
            most=Fraction(limit) / parts,
            parts=parts,
            limit=limit,
            unit=unit,
        ),
    )
