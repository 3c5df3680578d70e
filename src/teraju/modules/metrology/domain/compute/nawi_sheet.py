"""What the field sheet of an electronic scale needs to judge a reading without a connection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from math import ceil

from teraju.kernel.compute import Answer
from teraju.kernel.decimals import decimal_text
from teraju.kernel.inputs import Fields
from teraju.modules.metrology.domain.compute.nawi_instrument import read_scale
from teraju.modules.metrology.domain.compute.reading import loads
from teraju.modules.metrology.domain.editions import Setting, cited, control_factor
from teraju.modules.metrology.domain.nawi.classes import class_fault, smallest_load
from teraju.modules.metrology.domain.nawi.instrument import (
    Interval,
    Scale,
    corner_load,
    is_read_directly,
    largest_load,
    limit_at,
    rolling_load,
)
from teraju.modules.metrology.domain.nawi.rules import NawiRules, nawi_rules

_CITED = ("limits", "change_over", "zero", "tare", "repeatability", "eccentricity")
_ALSO = ("discrimination", "standards", "substitution", "classes", "maximum")


def limited(fields: Fields, setting: Setting) -> Answer:
    """Give the limit at each load, the bands between them and the plan of the tests."""
    rules = nawi_rules(setting.on)
    scale = read_scale(fields.section("instrument"))
    factor = control_factor("nawi", setting)
    fault = class_fault(scale, setting.unit, rules)
    return {
        "limits": [
            {"load": decimal_text(at), "limit": decimal_text(limit_at(scale, at, factor, rules))}
            for at in loads(fields, largest_load(scale, rules))
        ],
        "field_sheet": field_sheet(scale, setting.unit, factor, rules),
        "warnings": [] if fault is None else [{"path": "instrument", "message": fault.en}],
        "rules": cited(rules.edition, (*_CITED, *_ALSO)),
    }


def field_sheet(scale: Scale, unit: str, factor: Decimal, rules: NawiRules) -> Answer:
    """Give all limits and the plan; a band holds from above `above` up to and with `up_to`."""
    smallest = smallest_load(scale, unit, rules)
    return {
        "min": None if smallest is None else decimal_text(smallest),
        "max": decimal_text(scale.max),
        "largest_load": decimal_text(largest_load(scale, rules)),
        "factor": decimal_text(factor),
        "intervals": [_interval(interval, rules) for interval in scale.intervals],
        "bands": list(bands(scale, factor, rules)),
        "zero": decimal_text(rules.zero_in_e * scale.e),
        "tare": decimal_text(rules.tare_in_e * scale.e),
        "repeatability": _repeatability(scale, factor, rules),
        "substitution_repeatability": _replaced(scale, factor, rules),
        "eccentricity": _eccentricity(scale, factor, rules),
        "standards_parts": rules.standards_parts,
        "substitution": _substitution(scale, rules),
        "plan": [decimal_text(at) for at in plan(scale, smallest, rules)],
    }


def _interval(interval: Interval, rules: NawiRules) -> Answer:
    return {
        "up_to": decimal_text(interval.max),
        "e": decimal_text(interval.e),
        "d": decimal_text(interval.d),
        "half_step": decimal_text(interval.d / 2),
        "read_directly": is_read_directly(interval, rules),
        "discrimination": decimal_text(rules.discrimination_in_d * interval.d),
    }


def _repeatability(scale: Scale, factor: Decimal, rules: NawiRules) -> Answer:
    load = rules.repeatability_share * scale.max
    return {
        "load": decimal_text(load),
        "limit": decimal_text(limit_at(scale, load, factor, rules)),
        "times": rules.repeatability_times[scale.accuracy_class],
    }


def _replaced(scale: Scale, factor: Decimal, rules: NawiRules) -> Answer:
    load = rules.substitution_share * scale.max
    return {
        "load": decimal_text(load),
        "limit": decimal_text(limit_at(scale, load, factor, rules)),
        "times": rules.substitution_times,
    }


def _eccentricity(scale: Scale, factor: Decimal, rules: NawiRules) -> Answer:
    """Give the eccentric load, up to the next whole interval: weights make it up, and it is not
    too small.
    """
    exact = corner_load(scale, rules)
    e = Fraction(scale.interval_at(exact).e)
    load = e * ceil(exact / e)
    return {
        "load": decimal_text(load),
        "limit": decimal_text(limit_at(scale, load, factor, rules)),
        "rolling_load": decimal_text(rolling_load(scale, rules)),
    }


def _substitution(scale: Scale, rules: NawiRules) -> list[Answer]:
    """How few standard weights suffice, by how far the repeated readings lie apart."""
    step = scale.intervals[-1].e
    return [
        {
            "parts": rule.parts,
            "standard_weights": decimal_text(Fraction(scale.max) / rule.parts),
            "spread": None if rule.spread_in_e is None else decimal_text(rule.spread_in_e * step),
        }
        for rule in rules.substitution
    ]


def bands(scale: Scale, factor: Decimal, rules: NawiRules) -> Iterator[Answer]:
    """Cut the whole range into stretches of one limit each."""
    above, beyond = Decimal(0), largest_load(scale, rules)
    for number, interval in enumerate(scale.intervals):
        end = beyond if number == len(scale.intervals) - 1 else interval.max
        for edge, multiple in rules.bands[scale.accuracy_class]:
            up_to = end if edge is None else min(edge * interval.e, end)
            if up_to <= above:
                continue
            yield {
                "above": decimal_text(above),
                "up_to": decimal_text(up_to),
                "limit": decimal_text(multiple * interval.e * factor),
            }
            above = up_to


def plan(scale: Scale, smallest: Decimal | None, rules: NawiRules) -> list[Decimal]:
    """Give the loads to weigh: zero, Min, where the limit changes, half of Max and Max."""
    return sorted({at for at in _planned(scale, smallest, rules) if at <= scale.max})


def _planned(scale: Scale, smallest: Decimal | None, rules: NawiRules) -> Iterable[Decimal]:
    yield Decimal(0)
    if smallest is not None:
        yield smallest
    below = Decimal(0)
    for interval in scale.intervals:
        for edge, _multiple in rules.bands[scale.accuracy_class]:
            if edge is not None and below < edge * interval.e < interval.max:
                yield edge * interval.e
        below = interval.max
        yield interval.max
    yield scale.max / 2
