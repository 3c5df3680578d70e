"""Instruments whose limits are not confirmed: compared by limits that the office gives."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from teraju.kernel.compute import Answer
from teraju.kernel.decimals import decimal_text
from teraju.kernel.inputs import Fields, InputError
from teraju.modules.metrology.domain.compute.reading import loads, positive, rows
from teraju.modules.metrology.domain.compute.result import Verified
from teraju.modules.metrology.domain.editions import Setting, cited, clause, edition
from teraju.modules.metrology.domain.judging import Tested, at, within

UNITS = tuple(edition("comparison", None).values["units"])
_GIVEN = "limits of this kind are not confirmed: those given by the office were used"


@dataclass(frozen=True, slots=True)
class _Limit:
    """Either a fixed error in the unit, or per cent of the reference."""

    fixed: Decimal | None
    percent: Decimal | None
    factor: Decimal

    def at(self, reference: Decimal) -> Fraction:
        """Give the limit at a reference value."""
        if self.fixed is not None:
            return Fraction(self.fixed * self.factor)
        return abs(Fraction(reference)) * Fraction((self.percent or 0) * self.factor) / 100


def verified(fields: Fields, setting: Setting) -> Answer:
    """Judge each reading beside that of the reference."""
    rules = edition("comparison", setting.on)
    limit = _read_limit(fields, setting)
    fields.section("instrument")
    result = Verified(rules=cited(rules, ("given",)))
    result.warn(_path(limit), _GIVEN)
    tests = fields.section("tests")
    if tests.has("reference"):
        test = Tested(clause(rules, "given"))
        for row in rows(tests, "reference"):
            shown, true = row.decimal("indicated"), row.decimal("reference")
            error, allowed = shown - true, limit.at(true)
            point: Answer = {
                "indicated": decimal_text(shown),
                "reference": decimal_text(true),
                "error": decimal_text(error),
                "limit": decimal_text(allowed),
            }
            test.add(point, within(error, allowed, at(true, setting.unit), setting.unit))
        result.tests["reference"] = test
    return result.as_json()


def limited(fields: Fields, setting: Setting) -> Answer:
    """Give the limit at each reference value."""
    limit = _read_limit(fields, setting)
    fields.section("instrument")
    return {
        "limits": [
            {"load": decimal_text(value), "limit": decimal_text(limit.at(value))}
            for value in loads(fields)
        ],
        "field_sheet": {},
        "warnings": [{"path": _path(limit), "message": _GIVEN}],
        "rules": cited(edition("comparison", setting.on), ("given",)),
    }


def _read_limit(fields: Fields, setting: Setting) -> _Limit:
    fixed = positive(fields, "limit") if fields.has("limit") else None
    percent = positive(fields, "limit_percent") if fields.has("limit_percent") else None
    if fixed is None and percent is None:
        raise InputError("limit", "is missing: no limit of this kind is confirmed, give yours")
    if fixed is not None and percent is not None:
        raise InputError("limit_percent", "give either limit or limit_percent")
    return _Limit(fixed, percent, setting.factor or Decimal(1))


def _path(limit: _Limit) -> str:
    return "limit" if limit.percent is None else "limit_percent"
