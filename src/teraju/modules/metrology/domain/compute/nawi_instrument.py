"""The plate of an electronic scale, read from JSON."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from teraju.kernel.inputs import Fields, InputError, joined
from teraju.modules.metrology.domain.compute.reading import not_negative, positive
from teraju.modules.metrology.domain.nawi.instrument import Interval, Scale
from teraju.modules.metrology.domain.nawi.rules import ACCURACY_CLASSES

_MOST_SUPPORTS = 100


def read_scale(fields: Fields) -> Scale:
    """Read class, Max, e and what else the plate gives."""
    scale = Scale(
        accuracy_class=fields.choice("accuracy_class", ACCURACY_CLASSES),
        intervals=_intervals(fields),
        min=not_negative(fields, "min") if fields.has("min") else None,
        supports=_supports(fields),
        additive_tare=(
            not_negative(fields, "additive_tare") if fields.has("additive_tare") else Decimal(0)
        ),
        transport_tariff=(
            fields.boolean("transport_tariff") if fields.has("transport_tariff") else False
        ),
    )
    if scale.min is not None and scale.min >= scale.max:
        raise InputError(joined(fields.path, "min"), "must be less than max")
    return scale


def _supports(fields: Fields) -> int | None:
    if not fields.has("supports"):
        return None
    return fields.integer("supports", minimum=1, maximum=_MOST_SUPPORTS)


def _intervals(fields: Fields) -> tuple[Interval, ...]:
    maximum = positive(fields, "max")
    if not fields.has("ranges"):
        e = positive(fields, "e")
        if e > maximum:
            raise InputError(joined(fields.path, "e"), "must not be more than max")
        return (Interval(maximum, e, _d(fields, e)),)
    intervals = _ranges(fields)
    if intervals[-1].max != maximum:
        raise InputError(joined(fields.path, "max"), "must be that of the last range")
    if fields.has("e") and positive(fields, "e") != intervals[0].e:
        raise InputError(joined(fields.path, "e"), "must be that of the first range")
    if not fields.has("d"):
        return intervals
    first = intervals[0]
    return (Interval(first.max, first.e, _d(fields, first.e)), *intervals[1:])


def _ranges(fields: Fields) -> tuple[Interval, ...]:
    rows = fields.sections("ranges")
    if not rows:
        raise InputError(joined(fields.path, "ranges"), "at least one range is expected")
    found = []
    for row in rows:
        e = positive(row, "e")
        found.append(Interval(positive(row, "max"), e, _d(row, e)))
    for (lower, upper), row in zip(pairwise(found), rows[1:], strict=True):
        for key in ("max", "e"):
            if getattr(upper, key) <= getattr(lower, key):
                raise InputError(
                    joined(row.path, key), "must be more than that of the range before"
                )
    return tuple(found)


def _d(fields: Fields, e: Decimal) -> Decimal:
    if not fields.has("d"):
        return e
    d = positive(fields, "d")
    if d > e:
        raise InputError(joined(fields.path, "d"), "must not be more than e")
    return d
