"""How far results of one load lie apart, and how few standard weights that makes enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from teraju.modules.metrology.domain.judging import Exact, Judgement, Verdict
from teraju.modules.metrology.domain.nawi import judgements
from teraju.modules.metrology.domain.nawi.instrument import Scale, is_read_directly
from teraju.modules.metrology.domain.nawi.rules import NawiRules


@dataclass(frozen=True, slots=True)
class Spread:
    """How results of one load are judged; `found` is None where they are not to be compared.

    `hidden` is by how much they may lie further apart than the display showed.
    """

    found: Decimal | None
    judged: Judgement
    hidden: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Replaced:
    """Which part of Max had to be standard weights, and whether so much was there.

    `hidden_parts` where it passes only as long as the display hid nothing of the spread.
    """

    parts: int
    judged: Judgement
    hidden_parts: int | None = None


def spread_between(
    scale: Scale,
    unit: str,
    rules: NawiRules,
    *,
    load: Decimal,
    limit: Exact,
    results: Sequence[Decimal],
    small: int,
    times: int,
) -> Spread:
    """Judge the results of a load, `small` of them found with small weights; `times` are asked."""
    if len(results) < times:
        return Spread(None, judgements.read_too_seldom(len(results), times))
    if small not in (0, len(results)):
        return Spread(None, judgements.read_unlike(small, len(results)))
    found = judgements.spread_of(results)
    interval = scale.interval_at(load)
    hidden = Decimal(0) if small or is_read_directly(interval, rules) else interval.d
    return Spread(found, judgements.repeated(found, limit, load, unit), hidden)


def replaced(
    scale: Scale, unit: str, rules: NawiRules, *, weights: Decimal, spread: Spread | None
) -> Replaced:
    """Judge whether enough of the load were standard weights, by the spread of the scale.

    What is short only because the spread is still to be found is not judged yet.
    """
    found = None if spread is None else spread.found

    def by(apart: Decimal | None) -> tuple[int, Judgement]:
        parts = judgements.substitution_rule(apart, scale.intervals[-1].e, rules).parts
        return parts, judgements.substituted(weights, parts, scale.max, unit)

    parts, judged = by(found)
    if spread is None:
        return Replaced(parts, judged)
    if found is None:
        return Replaced(parts, judged if judged.verdict is Verdict.PASS else spread.judged)
    wider, short = by(found + spread.hidden)
    is_doubtful = judged.verdict is Verdict.PASS and short.verdict is not Verdict.PASS
    return Replaced(parts, judged, wider if is_doubtful else None)


def least_weights(scale: Scale, parts: int) -> Fraction:
    """Give how much of Max has to be standard weights."""
    return Fraction(scale.max) / parts
