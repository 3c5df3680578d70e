"""Water meters for the calculators: flows in m3/h, volumes in the unit given."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from teraju.kernel.compute import Answer
from teraju.kernel.decimals import decimal_text
from teraju.kernel.inputs import Fields, InputError, joined
from teraju.kernel.rulesets import Edition
from teraju.modules.metrology.domain.compute.meters import as_class, judged_by, read_error
from teraju.modules.metrology.domain.compute.reading import loads, positive, rows
from teraju.modules.metrology.domain.compute.result import Verified
from teraju.modules.metrology.domain.editions import (
    Setting,
    cited,
    clause,
    control_factor,
    edition,
)
from teraju.modules.metrology.domain.judging import Exact, Tested, at, within

UNITS = ("L", "m3")
_CLASSES = ("1", "2")


@dataclass(frozen=True, slots=True)
class _Meter:
    """Flows in m3/h, limits in per cent; Q2 belongs to the upper zone."""

    accuracy_class: str
    q1: Fraction
    q2: Fraction
    q3: Decimal
    q4: Decimal
    low: Decimal
    high: Decimal

    def limit(self, flow: Exact) -> Decimal | None:
        """Give the limit at a flow, None outside Q1 to Q4."""
        if not self.q1 <= flow <= self.q4:
            return None
        return self.low if flow < self.q2 else self.high


def verified(fields: Fields, setting: Setting) -> Answer:
    """Judge the error at each flow by its zone."""
    rules = edition("water_meters", setting.on)
    meter = _read_meter(fields.section("instrument"), setting, rules)
    result = Verified(rules=_cited(rules, meter))
    tests = fields.section("tests")
    if tests.has("flow"):
        test = Tested(clause(rules, f"class_{meter.accuracy_class}"))
        for row in rows(tests, "flow"):
            flow = positive(row, "q")
            limit = _limit(meter, flow, joined(row.path, "q"))
            point, error = read_error(row, "indicated", "actual")
            point = {"q": decimal_text(flow), **point}
            test.add(judged_by(point, error, limit), within(error, limit, at(flow, "m³/h"), "%"))
        result.tests["flow"] = test
    return result.as_json()


def limited(fields: Fields, setting: Setting) -> Answer:
    """Give the limit in per cent at each flow in m3/h, and the flows of the plan."""
    rules = edition("water_meters", setting.on)
    meter = _read_meter(fields.section("instrument"), setting, rules)
    flows = loads(fields)
    return {
        "limits": [
            {
                "load": decimal_text(flow),
                "limit": decimal_text(_limit(meter, flow, joined("loads", index))),
            }
            for index, flow in enumerate(flows)
        ],
        "field_sheet": {
            "limits_unit": "%",
            **{name: decimal_text(getattr(meter, name)) for name in ("q1", "q2", "q3", "q4")},
            "low": decimal_text(meter.low),
            "high": decimal_text(meter.high),
            "plan": [decimal_text(flow) for flow in (meter.q1, meter.q2, meter.q3)],
        },
        "warnings": [],
        "rules": _cited(rules, meter),
    }


def _read_meter(plate: Fields, setting: Setting, rules: Edition) -> _Meter:
    name = plate.read("accuracy_class", as_class(_CLASSES))
    q3, ratio, degrees = (
        positive(plate, "q3"),
        positive(plate, "r"),
        plate.decimal("temperature"),
    )
    row = rules.values["classes"][name]
    is_warm = degrees > Decimal(rules.values["warm_above"])
    factor = control_factor("water_meter", setting)
    q1 = Fraction(q3) / Fraction(ratio)
    return _Meter(
        accuracy_class=name,
        q1=q1,
        q2=q1 * Fraction(rules.values["q2_in_q1"]),
        q3=q3,
        q4=q3 * Decimal(rules.values["q4_in_q3"]),
        low=Decimal(row["low"]) * factor,
        high=Decimal(row["warm" if is_warm else "cold"]) * factor,
    )


def _limit(meter: _Meter, flow: Decimal, path: str) -> Decimal:
    limit = meter.limit(flow)
    if limit is None:
        zone = f"Q1 = {decimal_text(meter.q1)} to Q4 = {decimal_text(meter.q4)} m³/h"
        raise InputError(path, f"is outside {zone}: no limit holds there")
    return limit


def _cited(rules: Edition, meter: _Meter) -> list[dict[str, str | bool]]:
    return cited(rules, (f"class_{meter.accuracy_class}", "flows", "overload"))
