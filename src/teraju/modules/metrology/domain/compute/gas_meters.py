"""Gas meters for the calculators: flows in m3/h, volumes in the unit given."""

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
from teraju.modules.metrology.domain.editions import Control, Setting, cited, clause, edition
from teraju.modules.metrology.domain.judging import Tested, at, failed, reason, within

UNITS = ("m3", "L")
_CLASSES = ("1", "1.5")


@dataclass(frozen=True, slots=True)
class _Meter:
    """Flows in m3/h, limits in per cent; Qt belongs to the upper zone."""

    qmin: Decimal
    qt: Decimal
    qmax: Decimal
    low: Decimal
    high: Decimal
    same_sign: Decimal | None
    is_same_sign_confirmed: bool

    def limit(self, flow: Decimal, path: str) -> Decimal:
        """Give the limit at a flow; raises InputError outside Qmin to Qmax."""
        if not self.qmin <= flow <= self.qmax:
            zone = f"Qmin = {decimal_text(self.qmin)} to Qmax = {decimal_text(self.qmax)} m³/h"
            raise InputError(path, f"is outside {zone}: no limit holds there")
        return self.low if flow < self.qt else self.high


def verified(fields: Fields, setting: Setting) -> Answer:
    """Judge the error at each flow, and whether all of the upper zone lean to one side."""
    rules = edition("gas_meters", setting.on)
    meter = _read_meter(fields.section("instrument"), setting, rules)
    result, used = Verified(rules=[]), [_limits_key(setting)]
    tests = fields.section("tests")
    if tests.has("flow"):
        test = Tested(clause(rules, used[0]))
        upper = []
        for row in rows(tests, "flow"):
            flow = positive(row, "q")
            limit = meter.limit(flow, joined(row.path, "q"))
            point, error = read_error(row, "indicated", "actual")
            if flow >= meter.qt:
                upper.append(error)
            point = {"q": decimal_text(flow), **point}
            test.add(judged_by(point, error, limit), within(error, limit, at(flow, "m³/h"), "%"))
        result.tests["flow"] = test
        used += _judge_signs(result, test, meter, upper)
    result.rules = cited(rules, used)
    return result.as_json()


def limited(fields: Fields, setting: Setting) -> Answer:
    """Give the limit in per cent at each flow in m3/h."""
    rules = edition("gas_meters", setting.on)
    meter = _read_meter(fields.section("instrument"), setting, rules)
    flows = loads(fields)
    return {
        "limits": [
            {
                "load": decimal_text(flow),
                "limit": decimal_text(meter.limit(flow, joined("loads", index))),
            }
            for index, flow in enumerate(flows)
        ],
        "field_sheet": {
            "limits_unit": "%",
            **{name: decimal_text(getattr(meter, name)) for name in ("qmin", "qt", "qmax")},
            "low": decimal_text(meter.low),
            "high": decimal_text(meter.high),
            "same_sign": None if meter.same_sign is None else decimal_text(meter.same_sign),
            "plan": [decimal_text(flow) for flow in (meter.qmin, meter.qt, meter.qmax)],
        },
        "warnings": [],
        "rules": cited(rules, (_limits_key(setting), _sign_key(meter))),
    }


def _read_meter(plate: Fields, setting: Setting, rules: Edition) -> _Meter:
    row = rules.values["classes"][plate.read("accuracy_class", as_class(_CLASSES))]
    qmin, qt, qmax = (positive(plate, name) for name in ("qmin", "qt", "qmax"))
    for name, lower, upper in (("qt", qmin, qt), ("qmax", qt, qmax)):
        if upper < lower:
            raise InputError(joined(plate.path, name), "must not be less than the flow before it")
    is_in_service = _limits_key(setting) == "in_service"
    suffix, factor = ("_in_service" if is_in_service else ""), setting.factor or Decimal(1)
    return _Meter(
        qmin=qmin,
        qt=qt,
        qmax=qmax,
        low=Decimal(row[f"low{suffix}"]) * factor,
        high=Decimal(row[f"high{suffix}"]) * factor,
        # In service the column is wider, and no rule about one side was found.
        same_sign=None if setting.control == Control.IN_SERVICE else Decimal(row["same_sign"]),
        is_same_sign_confirmed=row["same_sign_confirmed"],
    )


def _limits_key(setting: Setting) -> str:
    """Name the column: a factor given stands for a multiple of the first."""
    in_service = setting.control == Control.IN_SERVICE and setting.factor is None
    return "in_service" if in_service else "limits"


def _sign_key(meter: _Meter) -> str:
    return "same_sign" if meter.is_same_sign_confirmed else "same_sign_unconfirmed"


def _judge_signs(
    result: Verified, test: Tested, meter: _Meter, errors: list[Fraction]
) -> list[str]:
    """Judge that errors of one sign stay small: nobody may lean to his side within the limit."""
    limit = meter.same_sign
    if limit is None or len(errors) < 2 or min(errors) <= 0 <= max(errors):
        return []
    largest = max(errors, key=abs)
    if abs(largest) <= limit:
        return [_sign_key(meter)]
    fault = reason(
        "all errors from Qt to Qmax have one sign, and {largest} % is beyond {limit} %",
        "semua kesalahan dari Qt sampai Qmax bertanda sama, dan {largest} % melewati {limit} %",
        largest=largest,
        limit=limit,
    )
    if meter.is_same_sign_confirmed:
        test.count(failed(fault))
    else:
        result.warn("tests.flow", f"{fault.en}; this limit is not confirmed and does not judge")
    return [_sign_key(meter)]
