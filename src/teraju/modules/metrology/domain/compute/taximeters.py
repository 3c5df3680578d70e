"""Taximeters for the calculators: distances in m, times in s, fares in rupiah."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

from teraju.kernel.compute import Answer
from teraju.kernel.decimals import decimal_text
from teraju.kernel.inputs import Fields, InputError, joined
from teraju.kernel.rulesets import Edition
from teraju.modules.metrology.domain.compute.reading import loads, not_negative, positive, rows
from teraju.modules.metrology.domain.compute.result import Verified
from teraju.modules.metrology.domain.editions import (
    Setting,
    cited,
    clause,
    control_factor,
    edition,
)
from teraju.modules.metrology.domain.judging import (
    PASSED,
    Judgement,
    Tested,
    at,
    failed,
    reason,
    within,
)

UNITS = ("m",)
_KEYS = {"distance": "m", "time": "s"}
_LIMITS = ("distance", "time", "fare")
_UNCONFIRMED = (
    "the limits of the Indonesian decree were not seen; those of OIML R 21 and MI-007 were used"
)


def verified(fields: Fields, setting: Setting) -> Answer:
    """Judge distance, time, the steps of waiting and the fare of a course."""
    rules = edition("taximeters", setting.on)
    allowed = _read_limits(fields, setting, rules)
    plate = fields.section("instrument")
    if plate.has("constant"):
        positive(plate, "constant")
    result, used = Verified(rules=[]), _references(fields)
    tests = fields.section("tests")
    for name, unit in _KEYS.items():
        if tests.has(name):
            reference = "given" if _is_given(fields, name) else "limits"
            result.tests[name] = _run(tests, name, unit, allowed, clause(rules, reference))
    if tests.has("waiting"):
        result.tests["waiting"] = _waiting(tests.section("waiting"), rules)
    if tests.has("fare"):
        result.tests["fare"] = _fare(tests.section("fare"), allowed["fare"]["percent"], rules)
        used.append("fare")
    if "limits" in used:
        result.warn("", _UNCONFIRMED)
    result.rules = cited(rules, used)
    return result.as_json()


def limited(fields: Fields, setting: Setting) -> Answer:
    """Give the limit in m of each distance, and what time and fare may be off."""
    rules = edition("taximeters", setting.on)
    allowed = _read_limits(fields, setting, rules)
    plate = fields.section("instrument")
    if plate.has("constant"):
        positive(plate, "constant")
    used = _references(fields)
    return {
        "limits": [
            {
                "load": decimal_text(distance),
                "limit": decimal_text(_limit(allowed["distance"], distance)),
            }
            for distance in loads(fields)
        ],
        "field_sheet": {
            name: {key: decimal_text(value) for key, value in row.items()}
            for name, row in allowed.items()
        }
        | {"plan": ["distance", "time", "waiting", "fare"]},
        "warnings": [{"path": "", "message": _UNCONFIRMED}] if "limits" in used else [],
        "rules": cited(rules, (*used, "fare")),
    }


def fare_of(tariff: Mapping[str, Decimal], distance: Decimal) -> Decimal:
    """Give the fare of a course: flag fall, and each begun step charged in advance.

    `included` metres come with the flag fall; at exactly that distance the next step begins.
    """
    if distance < tariff["included"]:
        return tariff["flag_fall"]
    begun = floor(Fraction(distance - tariff["included"]) / Fraction(tariff["step"])) + 1
    return tariff["flag_fall"] + begun * tariff["step_fare"]


def _read_limits(fields: Fields, setting: Setting, rules: Edition) -> dict[str, dict[str, Decimal]]:
    """Read the rules, or per cents that the office gives; a smallest limit goes with ours."""
    factor = control_factor("taximeter", setting)
    found = {}
    for name in _LIMITS:
        row: Mapping[str, Any] = rules.values[name]
        key = f"{name}_limit_percent"
        office = positive(fields, key) if fields.has(key) else None
        percent = Decimal(row["percent"]) if office is None else office
        least = Decimal(row.get("least", "0")) if office is None else Decimal(0)
        found[name] = {"percent": percent * factor, "least": least * factor}
    return found


def _is_given(fields: Fields, name: str) -> bool:
    return fields.has(f"{name}_limit_percent")


def _references(fields: Fields) -> list[str]:
    """Name what the limits rest on: the rules as far as the office gives none."""
    given = [_is_given(fields, name) for name in _LIMITS]
    return [*([] if all(given) else ["limits"]), *(["given"] if any(given) else [])]


def _limit(row: Mapping[str, Decimal], true: Decimal) -> Decimal:
    return max(true * row["percent"] / 100, row["least"])


def _run(
    tests: Fields,
    name: str,
    unit: str,
    allowed: Mapping[str, Mapping[str, Decimal]],
    place_of_rule: str,
) -> Tested:
    test = Tested(place_of_rule)
    for row in rows(tests, name):
        shown, true = not_negative(row, "indicated"), positive(row, "actual")
        error, limit = shown - true, _limit(allowed[name], true)
        point: Answer = {
            "indicated": decimal_text(shown),
            "actual": decimal_text(true),
            "error": decimal_text(error),
            "limit": decimal_text(limit),
        }
        test.add(point, within(error, limit, at(true, unit), unit))
    return test


def _waiting(fields: Fields, rules: Edition) -> Tested:
    """Judge the time of one step while the car stands: inside its window, both ends counted."""
    test = Tested(clause(rules, "fare"))
    measured, low, high = (not_negative(fields, key) for key in ("measured", "from", "to"))
    if high < low:
        raise InputError(joined(fields.path, "to"), "must not be less than from")
    point: Answer = {"measured": decimal_text(measured), "error": None, "limit": decimal_text(high)}
    test.add({**point, "lower_limit": decimal_text(low)}, _in_window(measured, low, high))
    return test


def _in_window(measured: Decimal, low: Decimal, high: Decimal) -> Judgement:
    if low <= measured <= high:
        return PASSED
    return failed(
        reason(
            "a step of waiting took {measured} s, outside {low} to {high} s",
            "satu langkah waktu tunggu {measured} s, di luar {low} sampai {high} s",
            measured=measured,
            low=low,
            high=high,
        )
    )


def _fare(fields: Fields, percent: Decimal, rules: Edition) -> Tested:
    """Judge the fare shown after a course; what is expected is charged step by step."""
    test = Tested(clause(rules, "fare"))
    section = fields.section("tariff")
    tariff = {key: not_negative(section, key) for key in ("flag_fall", "included", "step_fare")}
    tariff["step"] = positive(section, "step")
    distance, shown = not_negative(fields, "distance"), not_negative(fields, "indicated")
    expected = fare_of(tariff, distance)
    error = shown - expected
    # At least the last digit that is shown: whole rupiah.
    limit = max(expected * percent / 100, Decimal(1))
    point: Answer = {
        "distance": decimal_text(distance),
        "indicated": decimal_text(shown),
        "expected": decimal_text(expected),
        "error": decimal_text(error),
        "limit": decimal_text(limit),
    }
    test.add(point, within(error, limit, at(distance, "m"), "Rp"))
    return test
