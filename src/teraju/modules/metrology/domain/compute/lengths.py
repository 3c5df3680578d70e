"""Measures of length for the calculators: lengths in m, errors and limits in mm."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from teraju.kernel.compute import Answer
from teraju.kernel.decimals import decimal_text
from teraju.kernel.inputs import Fields, InputError, joined
from teraju.kernel.rulesets import Edition
from teraju.modules.metrology.domain.compute.reading import loads, positive, rows
from teraju.modules.metrology.domain.compute.result import Verified
from teraju.modules.metrology.domain.editions import (
    Setting,
    cited,
    clause,
    control_factor,
    edition,
)
from teraju.modules.metrology.domain.judging import Tested, at, within

UNITS = ("mm", "m")
_CLASSES = ("I", "II", "III")
_SMALL, _LARGE = Decimal(1), Decimal(10)


@dataclass(frozen=True, slots=True)
class _Measure:
    """A tape or rule; `c` is added where an end is a surface. All in mm but `length` (m)."""

    length: Decimal | None
    a: Decimal
    b: Decimal
    c: Decimal
    small_marks: Decimal
    large_marks: Decimal
    joint: Decimal | None
    factor: Decimal

    def limit(self, length: Decimal) -> Decimal:
        """Give a + b L (+ c) in mm; L in metres rounded up to the next whole metre."""
        return (self.a + self.b * ceil(length) + self.c) * self.factor


def verified(fields: Fields, setting: Setting) -> Answer:
    """Judge the whole length, parts of it, the distance of marks and folding joints."""
    rules = edition("lengths", setting.on)
    measure = _read_measure(fields.section("instrument"), setting, rules)
    result, used = Verified(rules=[]), ["limits"]
    tests = fields.section("tests")
    if tests.has("full"):
        result.tests["full"] = _full(tests.section("full"), measure, rules)
    if tests.has("partial"):
        result.tests["partial"] = _partial(tests, measure, rules)
    for name, judge in (("marks", _marks), ("joint", _joint)):
        if tests.has(name):
            result.tests[name] = judge(tests.section(name), measure, rules)
            used.append("marks")
    if measure.c:
        used.append("ends")
    result.rules = cited(rules, used)
    return result.as_json()


def limited(fields: Fields, setting: Setting) -> Answer:
    """Give the limit in mm at each length in m, and those of marks and joints."""
    rules = edition("lengths", setting.on)
    measure = _read_measure(fields.section("instrument"), setting, rules, is_whole=False)
    return {
        "limits": [
            {"load": decimal_text(length), "limit": decimal_text(measure.limit(length))}
            for length in loads(fields)
        ],
        "field_sheet": {
            "limits_unit": "mm",
            "plan": ["full", "partial", "marks", "joint"][: 3 if measure.joint is None else 4],
            "a": decimal_text(measure.a * measure.factor),
            "b": decimal_text(measure.b * measure.factor),
            "c": decimal_text(measure.c * measure.factor),
            "marks_up_to_1_mm": decimal_text(measure.small_marks * measure.factor),
            "marks_up_to_10_mm": decimal_text(measure.large_marks * measure.factor),
            "joint": None
            if measure.joint is None
            else decimal_text(measure.joint * measure.factor),
        },
        "warnings": [],
        "rules": cited(rules, ("limits", "ends", "marks")),
    }


def _read_measure(
    plate: Fields, setting: Setting, rules: Edition, *, is_whole: bool = True
) -> _Measure:
    row = rules.values["classes"][plate.choice("accuracy_class", _CLASSES)]
    has_surface = plate.boolean("end_surface") if plate.has("end_surface") else False
    is_given = is_whole or plate.has("length")
    return _Measure(
        length=positive(plate, "length") if is_given else None,
        a=Decimal(row["a"]),
        b=Decimal(row["b"]),
        c=Decimal(row["c"]) if has_surface else Decimal(0),
        small_marks=Decimal(row["i_to_1"]),
        large_marks=Decimal(row["i_to_10"]),
        joint=None if row["joint"] is None else Decimal(row["joint"]),
        factor=control_factor("length", setting),
    )


def _full(fields: Fields, measure: _Measure, rules: Edition) -> Tested:
    test = Tested(clause(rules, "limits"))
    length = measure.length or Decimal(0)
    _judge(test, fields, {"length": decimal_text(length)}, length, measure.limit(length))
    return test


def _partial(tests: Fields, measure: _Measure, rules: Edition) -> Tested:
    test = Tested(clause(rules, "limits"))
    for row in rows(tests, "partial"):
        length = positive(row, "length")
        if measure.length is not None and length > measure.length:
            raise InputError(joined(row.path, "length"), "is more than the length of the measure")
        _judge(test, row, {"length": decimal_text(length)}, length, measure.limit(length))
    return test


def _marks(fields: Fields, measure: _Measure, rules: Edition) -> Tested:
    """Judge the distance of adjacent marks, `interval` mm apart."""
    test = Tested(clause(rules, "marks"))
    interval = positive(fields, "interval")
    if interval > _LARGE:
        raise InputError(joined(fields.path, "interval"), "marks are at most 10 mm apart")
    limit = measure.small_marks if interval <= _SMALL else measure.large_marks
    point: Answer = {"interval": decimal_text(interval)}
    _judge(test, fields, point, interval / 1000, limit * measure.factor)
    return test


def _joint(fields: Fields, measure: _Measure, rules: Edition) -> Tested:
    if measure.joint is None:
        raise InputError(fields.path, "a measure of class I has no folding joint")
    test = Tested(clause(rules, "marks"))
    _judge(test, fields, {}, None, measure.joint * measure.factor)
    return test


def _judge(
    test: Tested, fields: Fields, point: Answer, length: Decimal | None, limit: Decimal
) -> None:
    error = fields.decimal("error")
    place = at(Decimal(0) if length is None else length, "m")
    point = {**point, "error": decimal_text(error), "limit": decimal_text(limit)}
    test.add(point, within(error, limit, place, "mm"))
