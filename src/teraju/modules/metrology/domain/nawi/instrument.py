"""A scale as its plate describes it, and the limits that follow."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from teraju.modules.metrology.domain.judging import Exact
from teraju.modules.metrology.domain.nawi.rules import NawiRules


@dataclass(frozen=True, slots=True)
class Interval:
    """A partial weighing range: up to `max` the instrument divides by e and shows by d."""

    max: Decimal
    e: Decimal
    d: Decimal


@dataclass(frozen=True, slots=True)
class Scale:
    """Masses in the unit of the plate; `intervals` from the smallest range up.

    `min` is None where the plate gives none. `additive_tare` raises the load of the corners.
    """

    accuracy_class: str
    intervals: tuple[Interval, ...]
    min: Decimal | None = None
    supports: int | None = None
    additive_tare: Decimal = Decimal(0)
    transport_tariff: bool = False

    @property
    def max(self) -> Decimal:
        """Give the maximum capacity."""
        return self.intervals[-1].max

    @property
    def e(self) -> Decimal:
        """Give the verification scale interval, that of the first range."""
        return self.intervals[0].e

    def interval_at(self, load: Exact) -> Interval:
        """Give the partial range in which a load is weighed; its upper edge belongs to it."""
        for interval in self.intervals:
            if load <= interval.max:
                return interval
        return self.intervals[-1]


def limit_at(scale: Scale, load: Exact, factor: Decimal, rules: NawiRules) -> Decimal:
    """Give the limit of error at a load, in the unit of the scale.

    The upper edge of a band belongs to the smaller limit. Source: OIML R 76-1:2006, table 6.
    """
    e = scale.interval_at(load).e
    for edge, multiple in rules.bands[scale.accuracy_class]:
        if edge is None or load <= edge * e:
            return multiple * e * factor
    raise AssertionError("the last band has no edge")


def largest_load(scale: Scale, rules: NawiRules) -> Decimal:
    """Give Max + 9 e: beyond it nothing may be shown, and nothing is weighed."""
    return scale.max + rules.beyond_max_in_e * scale.intervals[-1].e


def is_read_directly(interval: Interval, rules: NawiRules) -> bool:
    """Say whether the display is fine enough to be taken as it stands."""
    return interval.d <= rules.direct_reading * interval.e


def before_rounding(indication: Decimal, added: Decimal, interval: Interval) -> Decimal:
    """Give what was weighed before the display rounded it: P = I + step/2 - added.

    The step is what the display jumps by: e, or d where d is smaller. Source: R 76-1:2006,
    A.4.4.3.
    """
    return indication + interval.d / 2 - added


def corner_load(scale: Scale, rules: NawiRules) -> Fraction:
    """Give the load of each area of the receptor: a third of Max and additive tare.

    Beyond four supports one part of one less than the supports. Source: R 76-1:2006, 3.6.2.
    """
    rule, whole = rules.eccentricity, Fraction(scale.max + scale.additive_tare)
    many = scale.supports is not None and scale.supports > rule.supports
    return whole / (scale.supports - 1 if many and scale.supports else rule.parts)


def rolling_load(scale: Scale, rules: NawiRules) -> Decimal:
    """Give the largest load that is rolled over a receptor for vehicles."""
    return rules.eccentricity.rolling_share * (scale.max + scale.additive_tare)
