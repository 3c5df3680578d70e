"""Capacity measures for the calculators: volumes in the unit given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from teraju.kernel.compute import Answer
from teraju.kernel.decimals import decimal_text
from teraju.kernel.inputs import Fields, InputError, joined
from teraju.kernel.rulesets import Edition
from teraju.modules.metrology.domain.compute.reading import loads, not_negative, positive
from teraju.modules.metrology.domain.compute.result import Verified
from teraju.modules.metrology.domain.editions import (
    Setting,
    cited,
    clause,
    control_factor,
    edition,
)
from teraju.modules.metrology.domain.judging import (
    Judgement,
    Reason,
    Tested,
    Verdict,
    between,
    decisive,
)

_ML = {"mL": Decimal(1), "L": Decimal(1000)}
UNITS = tuple(_ML)
# Kinds of Indonesian practice whose own limits were not confirmed: the office gives them.
_UNCONFIRMED = ("takaran_kering", "takaran_basah", "bejana_ukur")
_MARKS = ("line", "brim")
_OFFICE = "limits of this kind are not confirmed: those given by the office were used"


@dataclass(frozen=True, slots=True)
class _Measure:
    """`row` holds the rules of its type, None where the office gives the limit (in per cent)."""

    row: Mapping[str, Any] | None
    mark: str
    accuracy_class: str | None
    percent: Decimal | None
    reference: str
    factor: Decimal
    ml_per_unit: Decimal


def verified(fields: Fields, setting: Setting) -> Answer:
    """Judge the volume of a measure, and whether the standard was good enough."""
    rules = edition("capacity_measures", setting.on)
    plate = fields.section("instrument")
    measure = _read_measure(fields, plate, setting, rules)
    nominal = positive(plate, "nominal")
    low, high = _limits(measure, nominal, "instrument.nominal")
    result = Verified(rules=cited(rules, (measure.reference, "uncertainty")))
    tests = fields.section("tests")
    if tests.has("volume"):
        test = Tested(clause(rules, measure.reference))
        section = tests.section("volume")
        parts = rules.integer("uncertainty_parts")
        test.add(*_volume(section, setting.unit, low, high, parts))
        result.tests["volume"] = test
    if measure.row is None:
        result.warn("limit_percent", _OFFICE)
    return result.as_json()


def limited(fields: Fields, setting: Setting) -> Answer:
    """Give the limits of each nominal volume."""
    rules = edition("capacity_measures", setting.on)
    plate = fields.section("instrument")
    measure = _read_measure(fields, plate, setting, rules)
    if plate.has("nominal"):
        positive(plate, "nominal")
    found: list[Answer] = []
    for index, nominal in enumerate(loads(fields)):
        low, high = _limits(measure, nominal, joined("loads", index))
        found.append(
            {
                "load": decimal_text(nominal),
                "limit": decimal_text(high),
                "lower_limit": decimal_text(low),
            }
        )
    return {
        "limits": found,
        "field_sheet": {
            "uncertainty_parts": rules.integer("uncertainty_parts"),
            "mark": measure.mark,
            "plan": ["volume"],
        },
        "warnings": []
        if measure.row is not None
        else [{"path": "limit_percent", "message": _OFFICE}],
        "rules": cited(rules, (measure.reference, "uncertainty")),
    }


def _read_measure(fields: Fields, plate: Fields, setting: Setting, rules: Edition) -> _Measure:
    types: Mapping[str, Any] = rules.values["types"]
    name = plate.choice("type", (*types, *_UNCONFIRMED))
    row = types.get(name)
    mark = plate.choice("mark", _MARKS) if plate.has("mark") else _MARKS[0]
    percent = positive(fields, "limit_percent") if fields.has("limit_percent") else None
    if row is None and percent is None:
        raise InputError(
            "limit_percent", f"is missing: the limits of {name} are not confirmed, give yours"
        )
    if mark == "brim" and row is not None and row["brim"] is None:
        raise InputError(joined(plate.path, "mark"), f"a {name} is filled to a line")
    accuracy_class = None
    if row is not None and "classes" in row:
        accuracy_class = plate.choice("accuracy_class", tuple(row["classes"]))
    is_office = percent is not None
    return _Measure(
        row=None if is_office else row,
        mark=mark,
        accuracy_class=accuracy_class,
        percent=percent,
        reference="given" if is_office or row is None else row.get("reference", "limits"),
        factor=control_factor("capacity_measure", setting),
        ml_per_unit=_ML[setting.unit],
    )


def _limits(measure: _Measure, nominal: Decimal, path: str) -> tuple[Fraction, Fraction]:
    """Give the lowest and the highest error of a nominal volume, in the unit given."""
    ml = nominal * measure.ml_per_unit
    row = measure.row
    if row is None:
        half = Fraction(ml) * Fraction(measure.percent or 0) / 100
    else:
        _check_size(row, ml, path)
        half = _half_width(measure, row, ml)
    half = half * Fraction(measure.factor) / Fraction(measure.ml_per_unit)
    if measure.mark == "brim" and row is not None:
        return Fraction(0), half * Fraction(row["brim"])
    return -half, half


def _check_size(row: Mapping[str, Any], ml: Decimal, path: str) -> None:
    if "from" in row and not Decimal(row["from"]) <= ml <= Decimal(row["to"]):
        raise InputError(path, f"no limit is known outside {row['from']} to {row['to']} mL")


def _half_width(measure: _Measure, row: Mapping[str, Any], ml: Decimal) -> Fraction:
    if "classes" in row:
        of_class = row["classes"][measure.accuracy_class]
        share = Fraction(ml) * Fraction(of_class["percent"]) / 100
        return max(share, Fraction(of_class["least"]))
    for band in row["rows"]:
        if band["below"] is None or ml < Decimal(band["below"]):
            return Fraction(band["ml"]) + Fraction(ml) * Fraction(band["percent"]) / 100
    raise AssertionError("the last band has no edge")


def _volume(
    fields: Fields, unit: str, low: Fraction, high: Fraction, parts: int
) -> tuple[Answer, Judgement]:
    error = fields.decimal("error")
    place = Reason("the measure:", "takaran:")
    judged = between(error, low, high, place, unit)
    point: Answer = {"error": decimal_text(error)}
    if fields.has("uncertainty"):
        uncertainty = not_negative(fields, "uncertainty")
        point["uncertainty"] = decimal_text(uncertainty)
        # Of a brim only one side is open: the width to that side counts.
        fit = decisive(uncertainty, high, parts, unit)
        judged = fit if fit.verdict is Verdict.UNFIT else judged
    point |= {"limit": decimal_text(high), "lower_limit": decimal_text(low)}
    return point, judged
