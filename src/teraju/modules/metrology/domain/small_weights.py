"""The small weights (imbuh) with which a beam is tried: on the desk and on the telephone alike."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from teraju.kernel.decimals import decimal_text

# Small weights come in steps of 1, 2 and 5.
_STEPS = (Decimal(1), Decimal(2), Decimal(5))


@dataclass(frozen=True, slots=True)
class SmallWeights:
    """Beside a limit: what moves with the lower passes, what does not with the upper fails.

    Less that did not move decides nothing: the upper is tried next.
    """

    lower: str
    upper: str
    step: str


def small_weights(limit: Decimal) -> SmallWeights:
    """Give the small weights beside a limit, in its unit; one weight twice where it fits."""
    fine = fine_step(limit)
    return SmallWeights(
        lower=decimal_text(on_step(limit, fine, ROUND_FLOOR)),
        upper=decimal_text(on_step(limit, fine, ROUND_CEILING)),
        step=decimal_text(fine),
    )


def most_added(e: Decimal) -> Decimal:
    """Give the most that is added until a display changes: it changes within one interval."""
    return e


def fine_step(limit: Decimal) -> Decimal:
    """Give the step of small weights at a limit: at most a tenth of it."""
    power = Decimal(1).scaleb((limit / 10).adjusted())
    return max(step * power for step in _STEPS if step * power <= limit / 10)


def on_step(value: Decimal, step: Decimal, way: str) -> Decimal:
    """Give the multiple of a step beside a value, `way` as the decimal module names it."""
    return (value / step).to_integral_value(rounding=way) * step
