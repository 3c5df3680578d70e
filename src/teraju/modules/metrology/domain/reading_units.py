"""In which unit each number of a sheet stands, and with how many places an error is written."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from teraju.kernel.decimals import decimal_text, rounded
from teraju.modules.metrology.domain.judging import FEW
from teraju.modules.metrology.domain.sheets import Case

JUDGED = frozenset({"error", "limit", "lower_limit", "uncertainty"})
# Errors and limits of a calculator, where they are not in the unit that is read; by its test where
# these differ.
_ERRORS: Mapping[str, str | Mapping[str, str]] = {
    "weight": "mg",
    "length": "mm",
    "fuel_dispenser": {"delivery": "%"},
    "water_meter": "%",
    "gas_meter": "%",
    "energy_meter": "%",
    "taximeter": {"time": "s"},
}
# What is read in a unit of its own, whatever the rest of the sheet is in.
_OWN = {"q": "m³/h", "length": "m", "interval": "mm", "current": "A"}
_BARE = frozenset({"position", "revolutions", "flow", "verdict"})
_WRITTEN = {"m3": "m³"}
# With more places than these a number is long.
MOST = 4


def unit_of(case: Case, test: str, key: str) -> str:
    """Give the unit of a number of a test: of what was read, of its error, of its limit."""
    if key in _BARE:
        return ""
    if key in JUDGED:
        found = _ERRORS.get(case.calculator, case.unit)
        unit = found if isinstance(found, str) else found.get(test, case.unit)
    elif case.calculator == "taximeter" and test == "time":
        unit = "s"
    else:
        unit = _OWN.get(key, case.unit)
    return _WRITTEN.get(unit, unit)


def brief(point: Mapping[str, Any]) -> str | None:
    """Give the error of a point as it is written: in full, or where it is long with three places.

    With more where three would tell another verdict beside its limits. None where it has no error.
    """
    text = point.get("error")
    if text is None:
        return None
    exact = Decimal(str(text))
    places = -int(exact.as_tuple().exponent)
    if places <= MOST:
        return decimal_text(exact)
    limit, lower = point.get("limit"), point.get("lower_limit")
    if limit is None:
        return decimal_text(rounded(exact, FEW))
    high = Decimal(str(limit))
    low = -high if lower is None else Decimal(str(lower))
    for few in range(FEW, places):
        short = rounded(exact, few)
        if (low <= short <= high) == (low <= exact <= high):
            return decimal_text(short)
    return decimal_text(exact)


def spread(found: Mapping[str, Any]) -> dict[str, str] | None:
    """Give how far the points of a test lie apart as a point of its own, where that is judged too.

    Points that pass one by one may lie too far apart: then nothing else says why the test fails.
    """
    apart, limit = found.get("repeatability_percent"), found.get("repeatability_limit_percent")
    if apart is None or limit is None:
        return None
    alone = found["verdict"] != "pass" and all(one["verdict"] == "pass" for one in found["points"])
    fails = alone or Decimal(str(apart)) > Decimal(str(limit))
    return {"error": str(apart), "limit": str(limit), "verdict": "fail" if fails else "pass"}
