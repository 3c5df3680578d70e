"""Whether a plate is possible: e, Min, n and the ratios of its ranges, by class."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from teraju.modules.metrology.domain.judging import Reason, reason
from teraju.modules.metrology.domain.mass_units import GRAMS
from teraju.modules.metrology.domain.nawi.instrument import Interval, Scale
from teraju.modules.metrology.domain.nawi.rules import ClassRow, NawiRules


class Fault(NamedTuple):
    """Why a plate cannot be, and what of it is at fault: "e", "d", "min" or "ranges".

    `interval` tells of e and d whose they are, counted from the smallest range up.
    """

    of: str
    interval: int
    why: Reason


def class_fault(scale: Scale, unit: str, rules: NawiRules) -> Reason | None:
    """Say why no instrument of this class can have this plate, None if it can."""
    fault = plate_fault(scale, unit, rules)
    return None if fault is None else fault.why


def plate_fault(scale: Scale, unit: str, rules: NawiRules) -> Fault | None:
    """Say what of a plate no instrument of this class can have, None if all of it can be.

    Source: OIML R 76-1:2006, 3.2 (table 3), 3.3 and 3.4.
    """
    for number, interval in enumerate(scale.intervals):
        is_last = number == len(scale.intervals) - 1
        found = _interval_fault(scale, interval, unit, rules, is_last=is_last)
        if found is not None:
            return Fault(found[0], number, found[1])
    if why := _min_fault(scale, unit, rules):
        return Fault("min", 0, why)
    if why := _ratio_fault(scale, unit, rules):
        return Fault("ranges", 0, why)
    return None


def class_row(accuracy_class: str, e: Decimal, unit: str, rules: NawiRules) -> ClassRow | None:
    """Give what the class asks where e has this size, None if it has no such e."""
    grams = e * GRAMS[unit]
    for row in rules.classes[accuracy_class]:
        if row.e_from <= grams and (row.e_to is None or grams <= row.e_to):
            return row
    return None


def smallest_load(scale: Scale, unit: str, rules: NawiRules) -> Decimal | None:
    """Give Min: that of the plate, else the smallest that the class allows."""
    if scale.min is not None:
        return scale.min
    in_e = _min_in_e(scale, unit, rules)
    return None if in_e is None else in_e * scale.e


def _interval_fault(
    scale: Scale, interval: Interval, unit: str, rules: NawiRules, *, is_last: bool
) -> tuple[str, Reason] | None:
    name, e = scale.accuracy_class, interval.e
    for symbol, size in (("e", interval.e), ("d", interval.d)):
        if not _is_round(size):
            return symbol, reason(
                "{symbol} = {size} {unit} is not 1, 2 or 5 times a power of ten",
                "{symbol} = {size} {unit} bukan 1, 2 atau 5 kali pangkat sepuluh",
                symbol=symbol,
                size=size,
                unit=unit,
            )
    row = class_row(name, e, unit, rules)
    if row is None:
        return "e", reason(
            "class {name} has no e = {e} {unit}",
            "kelas {name} tidak mengenal e = {e} {unit}",
            name=name,
            e=e,
            unit=unit,
        )
    if why := _count_fault(name, interval, row, is_last=is_last):
        return "e", why
    why = _auxiliary_fault(name, interval, unit, rules)
    return why and ("d", why)


def _count_fault(name: str, interval: Interval, row: ClassRow, *, is_last: bool) -> Reason | None:
    n = Fraction(interval.max) / Fraction(interval.e)
    # The partial ranges below the last are held by their ratio to the next e instead.
    if is_last and n < row.n_from:
        return reason(
            "n = {n} is less than {least}, the fewest intervals of class {name} with this e",
            "n = {n} kurang dari {least}, jumlah interval paling sedikit kelas {name} dengan e ini",
            n=n,
            least=row.n_from,
            name=name,
        )
    if row.n_to is not None and n > row.n_to:
        return reason(
            "n = {n} is more than {most}, the most intervals of class {name}",
            "n = {n} lebih dari {most}, jumlah interval paling banyak kelas {name}",
            n=n,
            most=row.n_to,
            name=name,
        )
    return None


def _auxiliary_fault(name: str, interval: Interval, unit: str, rules: NawiRules) -> Reason | None:
    # Class I below 1 mg has no e of ten d: there e stays 1 mg however fine the display is.
    smallest = rules.classes["I"][0].e_from
    is_finest = name == "I" and interval.e * GRAMS[unit] <= smallest
    if interval.e <= rules.largest_e_in_d * interval.d or is_finest:
        return None
    return reason(
        "e = {e} {unit} is more than {times} times d = {d} {unit}",
        "e = {e} {unit} lebih dari {times} kali d = {d} {unit}",
        e=interval.e,
        times=rules.largest_e_in_d,
        d=interval.d,
        unit=unit,
    )


def _min_in_e(scale: Scale, unit: str, rules: NawiRules) -> int | None:
    if scale.transport_tariff and scale.accuracy_class in rules.transport_classes:
        return rules.transport_min_in_e
    row = class_row(scale.accuracy_class, scale.e, unit, rules)
    return None if row is None else row.min_in_e


def _min_fault(scale: Scale, unit: str, rules: NawiRules) -> Reason | None:
    in_e = _min_in_e(scale, unit, rules)
    if in_e is None or scale.min is None or scale.min >= in_e * scale.e:
        return None
    return reason(
        "Min = {minimum} {unit} is less than {times} e = {least} {unit}",
        "Min = {minimum} {unit} kurang dari {times} e = {least} {unit}",
        minimum=scale.min,
        times=in_e,
        least=in_e * scale.e,
        unit=unit,
    )


def _ratio_fault(scale: Scale, unit: str, rules: NawiRules) -> Reason | None:
    least = rules.range_ratio[scale.accuracy_class]
    for lower, upper in pairwise(scale.intervals):
        if lower.max < least * upper.e:
            return reason(
                "the range up to {range} {unit} is less than {least} times the next e, {e} {unit}",
                "rentang sampai {range} {unit} kurang dari {least} kali e berikutnya, {e} {unit}",
                range=lower.max,
                least=least,
                e=upper.e,
                unit=unit,
            )
    return None


def _is_round(size: Decimal) -> bool:
    return size.normalize().as_tuple().digits in {(1,), (2,), (5,)}
