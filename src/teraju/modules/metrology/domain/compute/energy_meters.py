"""Meters of electric energy for the calculators."""

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
from teraju.modules.metrology.domain.compute.meters import as_class, given, judged_by
from teraju.modules.metrology.domain.compute.reading import loads, not_negative, positive, rows
from teraju.modules.metrology.domain.compute.result import Verified
from teraju.modules.metrology.domain.editions import (
    Setting,
    cited,
    clause,
    control_factor,
    edition,
)
from teraju.modules.metrology.domain.judging import Tested, at, within

UNITS = ("kWh", "Wh")
_LETTERS = ("A", "B", "C")
_UNCONFIRMED = "the limits of the Indonesian decree are not confirmed; those of {} were used"


@dataclass(frozen=True, slots=True)
class _Meter:
    """Currents in A, limits in per cent; `currents` is None where the class is an index."""

    low: Decimal
    high: Decimal
    currents: tuple[Decimal, Decimal, Decimal] | None
    constant: Decimal | None
    reference: str

    def limit(self, current: Decimal | None, path: str) -> Decimal:
        """Give the limit at a current; raises InputError outside Imin to Imax."""
        if self.currents is None or current is None:
            return self.high
        smallest, transition, largest = self.currents
        if not smallest <= current <= largest:
            zone = f"Imin = {decimal_text(smallest)} to Imax = {decimal_text(largest)} A"
            raise InputError(path, f"is outside {zone}: no limit holds there")
        return self.low if current < transition else self.high


def verified(fields: Fields, setting: Setting) -> Answer:
    """Judge what the meter counted beside the reference."""
    rules = edition("energy_meters", setting.on)
    meter = _read_meter(fields, setting, rules)
    result = Verified(rules=cited(rules, (meter.reference,)))
    _warn(result, fields, meter)
    tests = fields.section("tests")
    if tests.has("energy"):
        test = Tested(clause(rules, meter.reference))
        for row in rows(tests, "energy"):
            _energy(test, row, meter, setting.unit)
        result.tests["energy"] = test
    return result.as_json()


def limited(fields: Fields, setting: Setting) -> Answer:
    """Give the limit in per cent at each current in A."""
    rules = edition("energy_meters", setting.on)
    meter = _read_meter(fields, setting, rules)
    result = Verified(rules=cited(rules, (meter.reference,)))
    _warn(result, fields, meter)
    return {
        "limits": [
            {
                "load": decimal_text(current),
                "limit": decimal_text(meter.limit(current, joined("loads", index))),
            }
            for index, current in enumerate(loads(fields))
        ],
        "field_sheet": {
            "limits_unit": "%",
            "low": decimal_text(meter.low),
            "high": decimal_text(meter.high),
            "plan": [decimal_text(current) for current in meter.currents or ()],
        },
        "warnings": result.warnings,
        "rules": result.rules,
    }


def _read_meter(fields: Fields, setting: Setting, rules: Edition) -> _Meter:
    plate = fields.section("instrument")
    factor = control_factor("energy_meter", setting)
    constant = positive(plate, "constant") if plate.has("constant") else None
    name = plate.read("accuracy_class", _as_name(rules))
    is_given = fields.has("limit_percent")
    if name not in _LETTERS:
        # The index holds at reference conditions: the rest of the plate changes nothing.
        for key in ("imin", "itr", "imax"):
            if plate.has(key):
                positive(plate, key)
        if plate.has("temperature"):
            plate.decimal("temperature")
        limit = given(fields, "limit_percent", name) * factor
        return _Meter(limit, limit, None, constant, "given" if is_given else "index")
    row = _at_temperature(plate, rules)
    smallest, transition, largest = (positive(plate, key) for key in ("imin", "itr", "imax"))
    for key, lower, upper in (("itr", smallest, transition), ("imax", transition, largest)):
        if upper < lower:
            raise InputError(joined(plate.path, key), "must not be less than the one before it")
    return _Meter(
        low=given(fields, "limit_percent", row["low"][name]) * factor,
        high=given(fields, "limit_percent", row["high"][name]) * factor,
        currents=(smallest, transition, largest),
        constant=constant,
        reference="given" if is_given else "classes",
    )


def _as_name(rules: Edition) -> Any:
    read_index = as_class(rules.values["index"])

    def read(value: object, path: str) -> str:
        if isinstance(value, str) and value in _LETTERS:
            return value
        try:
            return read_index(value, path)
        except InputError as error:
            known = ", ".join((*_LETTERS, *rules.values["index"]))
            raise InputError(path, f"one of {known} is expected") from error

    return read


def _at_temperature(plate: Fields, rules: Edition) -> Mapping[str, Any]:
    degrees = plate.decimal("temperature")
    for row in rules.values["temperatures"]:
        if Decimal(row["from"]) <= degrees <= Decimal(row["to"]):
            found: Mapping[str, Any] = row
            return found
    raise InputError(joined(plate.path, "temperature"), "no limit is known at this temperature")


def _energy(test: Tested, row: Fields, meter: _Meter, unit: str) -> None:
    """Judge one run: (meter - reference) / reference, the meter read or its turns counted."""
    reference = positive(row, "reference")
    point: Answer = {}
    if row.has("revolutions"):
        if meter.constant is None:
            raise InputError("instrument.constant", "is missing: turns were counted")
        turns = not_negative(row, "revolutions")
        counted = Fraction(turns) / Fraction(meter.constant)
        point["revolutions"] = decimal_text(turns)
    else:
        counted = Fraction(not_negative(row, "indicated"))
    current = None
    if meter.currents is not None or row.has("current"):
        current = positive(row, "current")
        point["current"] = decimal_text(current)
    limit = meter.limit(current, joined(row.path, "current"))
    error = 100 * (counted - Fraction(reference)) / Fraction(reference)
    point |= {"indicated": decimal_text(counted), "reference": decimal_text(reference)}
    place = at(reference, unit) if current is None else at(current, "A")
    test.add(judged_by(point, error, limit), within(error, limit, place, "%"))


def _warn(result: Verified, fields: Fields, meter: _Meter) -> None:
    if not fields.has("limit_percent"):
        source = "MI-003" if meter.reference == "classes" else "the class index"
        result.warn("instrument.accuracy_class", _UNCONFIRMED.format(source))
