"""Due diligence on partners: its score, the outcome it allows, and how long it stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from teraju.kernel.decimals import rounded
from teraju.kernel.periods import add_months

SCORE_PLACES = 2
DAY = timedelta(days=1)
FULL = 100


class BriberyLevel(StrEnum):
    """How far a partner is exposed to bribery; nobody has judged an unknown one."""

    UNKNOWN = "unknown"
    LOW = "low"
    ABOVE_LOW = "above_low"


class Outcome(StrEnum):
    """What a due diligence comes to, the best first."""

    ACCEPTABLE = "acceptable"
    CONDITIONS = "conditions"
    NOT_ACCEPTABLE = "not_acceptable"


class Fault(StrEnum):
    """Why a partner has no due diligence that counts."""

    NONE_MADE = "none_made"
    EXPIRED = "expired"
    NOT_ACCEPTABLE = "not_acceptable"
    CONDITION_LATE = "condition_late"
    LEVEL_RAISED = "level_raised"


@dataclass(frozen=True)
class Weighed:
    """One question of a questionnaire: its weight, and what each answer is worth (0 to 1).

    An answer among `red_flags` caps the outcome at `cap`, whatever the score. An answer without a
    worth ("does not apply") leaves the question out.
    """

    code: str
    weight: Decimal
    worth: Mapping[str, Decimal | None]
    red_flags: frozenset[str] = frozenset()
    cap: Outcome = Outcome.CONDITIONS


@dataclass(frozen=True)
class Band:
    """From this score on (0 to 100) the outcome is allowed."""

    at_least: Decimal
    outcome: Outcome


@dataclass(frozen=True)
class Judged:
    """What answers come to: the exact score, what it allows, and the questions that cap it."""

    score: Decimal
    outcome: Outcome
    red_flags: Sequence[str] = ()


@dataclass(frozen=True)
class DiligenceStanding:
    """Whether a partner has a due diligence that counts on a day, until when, and why not."""

    is_valid: bool
    valid_until: date | None = None
    outcome: Outcome | None = None
    fault: Fault | None = None
    diligence_id: int | None = None
    # The first day of the fault, where the record tells it.
    faulty_since: date | None = None


def worse(one: Outcome, other: Outcome) -> Outcome:
    order = list(Outcome)
    return max(one, other, key=order.index)


def is_better(one: Outcome, than: Outcome) -> bool:
    """Whether an outcome is milder than another."""
    order = list(Outcome)
    return order.index(one) < order.index(than)


def missing(questions: Sequence[Weighed], answers: Mapping[str, str]) -> list[str]:
    """The questions that have no answer of their own yet, in their order."""
    return [one.code for one in questions if answers.get(one.code) not in one.worth]


def judge(
    questions: Sequence[Weighed], answers: Mapping[str, str], bands: Sequence[Band]
) -> Judged:
    """Weigh the answers of a complete questionnaire.

    The score is the weighted share of worth, 0 to 100, rounded once to two decimals; the band is
    found by the exact share. Where every question was left out, nothing speaks for the partner.
    """
    whole = gained = Fraction(0)
    flags: list[Weighed] = []
    for one in questions:
        answer = answers[one.code]
        worth = one.worth[answer]
        if answer in one.red_flags:
            flags.append(one)
        if worth is not None:
            whole += Fraction(one.weight)
            gained += Fraction(one.weight) * Fraction(worth)
    share = gained * FULL / whole if whole else Fraction(0)
    outcome = next(
        (
            band.outcome
            for band in sorted(bands, key=lambda b: b.at_least, reverse=True)
            if share >= Fraction(band.at_least)
        ),
        Outcome.NOT_ACCEPTABLE,
    )
    for flag in flags:
        outcome = worse(outcome, flag.cap)
    return Judged(rounded(share, SCORE_PLACES), outcome, [flag.code for flag in flags])


def last_day(decided_on: date, months: int) -> date:
    """The last day on which a due diligence decided on a day counts."""
    return add_months(decided_on, months) - DAY


def standing(
    *,
    outcome: Outcome,
    level_then: BriberyLevel,
    level_now: BriberyLevel,
    valid_until: date,
    open_conditions: Collection[date],
    on: date,
    diligence_id: int | None = None,
) -> DiligenceStanding:
    """How the latest decided due diligence of a partner stands on a day.

    What was asked of a low risk does not answer for one that was judged higher since; a condition
    that is open past its day takes the ground away that the decision stood on.
    """
    late = [due for due in open_conditions if due < on]
    fault: Fault | None = None
    since: date | None = None
    if outcome is Outcome.NOT_ACCEPTABLE:
        fault = Fault.NOT_ACCEPTABLE
    elif valid_until < on:
        fault, since = Fault.EXPIRED, valid_until + DAY
    elif level_now is BriberyLevel.ABOVE_LOW and level_then is not BriberyLevel.ABOVE_LOW:
        fault = Fault.LEVEL_RAISED
    elif late:
        fault, since = Fault.CONDITION_LATE, min(late) + DAY
    return DiligenceStanding(fault is None, valid_until, outcome, fault, diligence_id, since)
