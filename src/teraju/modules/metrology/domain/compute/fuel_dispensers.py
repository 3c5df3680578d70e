"""Fuel dispensers for the calculators."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from teraju.kernel.compute import Answer
from teraju.kernel.decimals import decimal_text
from teraju.kernel.inputs import Fields
from teraju.kernel.rulesets import Edition
from teraju.modules.metrology.domain.compute.meters import given, judged_by, read_error
from teraju.modules.metrology.domain.compute.reading import loads, numbers, positive, rows
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

UNITS = ("L",)
_FLOWS = ("maximum", "medium", "slow")


@dataclass(frozen=True, slots=True)
class _Limits:
    """Per cent of what was delivered, and L between two displays; the references beside them."""

    error: Decimal
    repeatability: Decimal
    displays: Decimal
    error_reference: str
    repeatability_reference: str


def verified(fields: Fields, setting: Setting) -> Answer:
    """Judge deliveries one by one, their repeatability at each flow, and the two displays."""
    rules = edition("fuel_dispensers", setting.on)
    _read_plate(fields.section("instrument"))
    allowed = _read_limits(fields, setting, rules)
    result, used = Verified(rules=[]), [allowed.error_reference]
    tests = fields.section("tests")
    if tests.has("delivery"):
        result.tests["delivery"] = _delivery(tests, rules, allowed)
        used.append(allowed.repeatability_reference)
    if tests.has("displays"):
        result.tests["displays"] = _displays(tests.section("displays"), rules, allowed)
        used.append("displays")
    result.rules = cited(rules, used)
    return result.as_json()


def limited(fields: Fields, setting: Setting) -> Answer:
    """Give the limit in L at each delivered volume, and the runs and flows of the plan."""
    rules = edition("fuel_dispensers", setting.on)
    qmax = _read_plate(fields.section("instrument"))
    allowed = _read_limits(fields, setting, rules)
    parts = rules.values["flows"]
    return {
        "limits": [
            {
                "load": decimal_text(volume),
                "limit": decimal_text(Fraction(volume * allowed.error) / 100),
            }
            for volume in loads(fields)
        ],
        "field_sheet": {
            "limit_percent": decimal_text(allowed.error),
            "repeatability_limit_percent": decimal_text(allowed.repeatability),
            "displays_limit": decimal_text(allowed.displays),
            "smallest_volume": rules.values["smallest_volume"],
            "runs": rules.values["runs"],
            "flows": {
                name: [
                    part if qmax is None else decimal_text(qmax * Decimal(part))
                    for part in parts[name]
                ]
                for name in _FLOWS
            },
            "plan": [*_FLOWS],
            "flows_unit": "Qmax" if qmax is None else "L/min",
        },
        "warnings": [],
        "rules": cited(
            rules,
            (allowed.error_reference, allowed.repeatability_reference, "displays", "flows"),
        ),
    }


def _read_plate(fields: Fields) -> Decimal | None:
    """Read product and Qmax (L/min); gives Qmax where the plate tells it."""
    if fields.has("product"):
        fields.text("product")
    return positive(fields, "qmax") if fields.has("qmax") else None


def _read_limits(fields: Fields, setting: Setting, rules: Edition) -> _Limits:
    keys = "limit_percent", "repeatability_limit_percent"
    error, repeatability = (given(fields, key, rules.values[key]) for key in keys)
    return _Limits(
        error=error * control_factor("fuel_dispenser", setting),
        repeatability=repeatability,
        displays=Decimal(rules.values["displays_limit"]),
        error_reference="given" if fields.has(keys[0]) else "limit",
        repeatability_reference="given" if fields.has(keys[1]) else "repeatability",
    )


def _delivery(tests: Fields, rules: Edition, allowed: _Limits) -> Tested:
    test = Tested(clause(rules, allowed.error_reference))
    by_flow: dict[str, list[Fraction]] = defaultdict(list)
    for row in rows(tests, "delivery"):
        flow = row.choice("flow", _FLOWS) if row.has("flow") else ""
        point, error = read_error(row, "indicated", "delivered")
        by_flow[flow].append(error)
        place = at(row.decimal("indicated"), "L")
        named = {"flow": flow, **point} if flow else point
        test.add(judged_by(named, error, allowed.error), within(error, allowed.error, place, "%"))
    errors = [error for found in by_flow.values() for error in found]
    spread = max(max(found) - min(found) for found in by_flow.values())
    test.facts |= {
        "mean_percent": decimal_text(sum(errors, Fraction(0)) / len(errors)),
        "repeatability_percent": decimal_text(spread),
        "limit_percent": decimal_text(allowed.error),
        "repeatability_limit_percent": decimal_text(allowed.repeatability),
    }
    test.count(_repeated(spread, allowed.repeatability))
    return test


def _repeated(spread: Fraction, limit: Decimal) -> Judgement:
    if spread <= limit:
        return PASSED
    return failed(
        reason(
            "the deliveries lie {spread} % apart, more than {limit} %",
            "penyerahan berselisih {spread} %, lebih dari {limit} %",
            spread=spread,
            limit=limit,
        )
    )


def _displays(fields: Fields, rules: Edition, allowed: _Limits) -> Tested:
    """Judge what the displays of one delivery show beside each other."""
    test = Tested(clause(rules, "displays"))
    shown = numbers(fields, "indications", least=2)
    apart, limit = max(shown) - min(shown), allowed.displays
    judged = PASSED
    if apart > limit:
        judged = failed(
            reason(
                "the displays lie {apart} L apart, more than {limit} L",
                "kedua penunjukan berselisih {apart} L, lebih dari {limit} L",
                apart=apart,
                limit=limit,
            )
        )
    point: Answer = {
        "indications": [decimal_text(value) for value in shown],
        "error": decimal_text(apart),
        "limit": decimal_text(limit),
    }
    test.add(point, judged)
    return test
