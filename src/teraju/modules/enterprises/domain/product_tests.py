"""Results of a laboratory against limits: the verdict is computed, never typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from teraju.kernel.decimals import NotADecimal, parse_decimal
from teraju.kernel.errors import DomainError
from teraju.kernel.states import StateTable, Transition
from teraju.kernel.texts import cleaned


class LimitKind(StrEnum):
    """How a limit is written."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    BETWEEN = "between"
    WORDS = "words"


class Verdict(StrEnum):
    """What a result, or a whole test, amounts to."""

    OPEN = "open"
    PASSED = "passed"
    FAILED = "failed"
    # The laboratory tells less than the limit asks: below a detection limit that lies above it.
    UNDECIDED = "undecided"


class TestState(StrEnum):
    """Where a test stands."""

    __test__ = False
    PLANNED = "planned"
    REPORTED = "reported"
    DROPPED = "dropped"


TEST = StateTable.of(
    "product test",
    TestState.PLANNED,
    [
        Transition("planned", "report", "reported", frozenset()),
        Transition("planned", "drop", "dropped", frozenset()),
        Transition("dropped", "resume", "planned", frozenset()),
    ],
)


class UnreadableResult(DomainError):
    """The text is no number, nor a number after < or >."""


class LimitIncomplete(DomainError):
    """The limit lacks what its kind asks for, or its bounds are crossed."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as laboratories report it: exact, or only known to lie below or above it."""

    value: Decimal
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """What a result has to keep; a result that equals a bound keeps it."""

    kind: LimitKind
    least: Decimal | None = None
    most: Decimal | None = None
    words: str = ""


_RESULT = re.compile(r"(?P<sign>[<>]?)\s*(?P<number>-?[0-9]+([.,][0-9]+)?)")


def read_result(text: str) -> Reading:
    """Read "7.5", "7,5", "< 0,05" or "> 10"; raises UnreadableResult."""
    found = _RESULT.fullmatch(cleaned(text))
    if found is None:
        raise UnreadableResult('a number such as "7.5" or "< 0.05" is expected')
    try:
        value = parse_decimal(found["number"].replace(",", "."))
    except NotADecimal as error:
        raise UnreadableResult(str(error)) from error
    return Reading(value, found["sign"])


def check_limit(limit: Limit) -> None:
    """Refuse a limit that lacks what its kind asks for; raises LimitIncomplete at its field."""
    if limit.kind in (LimitKind.AT_LEAST, LimitKind.BETWEEN) and limit.least is None:
        raise LimitIncomplete("the least value is missing", field="least")
    if limit.kind in (LimitKind.AT_MOST, LimitKind.BETWEEN) and limit.most is None:
        raise LimitIncomplete("the greatest value is missing", field="most")
    if limit.kind is LimitKind.WORDS and not cleaned(limit.words):
        raise LimitIncomplete("what it has to be is missing", field="wanted")
    if limit.kind is LimitKind.BETWEEN and _bound(limit.least) > _bound(limit.most):
        raise LimitIncomplete("the bounds are crossed", field="most")


def verdict_of(limit: Limit, result: str) -> Verdict:
    """Judge one result. Raises UnreadableResult where a number is asked for and none is there.

    "< 0.05" keeps a most of 0.05 and says nothing about a most of 0.01.
    """
    text = cleaned(result)
    if not text:
        return Verdict.OPEN
    if limit.kind is LimitKind.WORDS:
        same = text.casefold() == cleaned(limit.words).casefold()
        return Verdict.PASSED if same else Verdict.FAILED
    reading = read_result(text)
    judged = []
    if limit.kind is not LimitKind.AT_LEAST:
        judged.append(_against_most(reading, _bound(limit.most)))
    if limit.kind is not LimitKind.AT_MOST:
        judged.append(_against_least(reading, _bound(limit.least)))
    return together(judged)


def together(verdicts: Iterable[Verdict]) -> Verdict:
    """One failed line fails the test; without lines nothing is decided."""
    found = set(verdicts)
    for worst in (Verdict.FAILED, Verdict.OPEN, Verdict.UNDECIDED):
        if worst in found:
            return worst
    return Verdict.PASSED if found else Verdict.OPEN


def _against_most(reading: Reading, most: Decimal) -> Verdict:
    if reading.sign == "<":
        return Verdict.PASSED if reading.value <= most else Verdict.UNDECIDED
    if reading.sign == ">":
        return Verdict.FAILED if reading.value >= most else Verdict.UNDECIDED
    return Verdict.PASSED if reading.value <= most else Verdict.FAILED


def _against_least(reading: Reading, least: Decimal) -> Verdict:
    if reading.sign == ">":
        return Verdict.PASSED if reading.value >= least else Verdict.UNDECIDED
    if reading.sign == "<":
        return Verdict.FAILED if reading.value <= least else Verdict.UNDECIDED
    return Verdict.PASSED if reading.value >= least else Verdict.FAILED


def _bound(value: Decimal | None) -> Decimal:
    if value is None:
        raise LimitIncomplete("a bound of the limit is missing")
    return value
