"""What a telephone needs to judge a test where there is no connection: points, limits, rests."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from teraju.kernel.compute import Answer
from teraju.kernel.decimals import decimal_text
from teraju.kernel.inputs import InputError
from teraju.modules.metrology.domain.editions import edition
from teraju.modules.metrology.domain.judging import Verdict
from teraju.modules.metrology.domain.sheets import (
    Case,
    is_substituted,
    judge,
    lacks_weight,
    limits_of,
    required_tests,
)
from teraju.modules.metrology.domain.small_weights import (
    fine_step,
    most_added,
    small_weights,
)

_FLOWS = ("maximum", "medium", "slow")


@dataclass(frozen=True, slots=True)
class FieldRules:
    """What the rules of the field say on a day."""

    plates: Mapping[str, Sequence[Mapping[str, str]]]
    positions: int
    photo_bytes: int


def field_rules(on: date) -> FieldRules:
    """Give the rules of the field in force on a day."""
    rules = edition("field", on)
    return FieldRules(
        plates=rules.values["plates"],
        positions=rules.integer("positions"),
        photo_bytes=rules.integer("photo_bytes"),
    )


def field_plan(case: Case) -> dict[str, Any] | None:
    """Give the points of a sheet: how each is read, its limit, what is prefilled.

    None where nothing can be judged without a connection. Sets are counted by their pieces.
    """
    if case.calculator not in _READERS:
        return None
    try:
        points = list(_READERS[case.calculator](_Asked(case, field_rules(case.on))))
        plan = {"unit": case.unit, "points": points}
        ideal = ideal_readings(plan)
        best = judge(case, ideal)
    except InputError:
        return None
    if best["verdict"] == Verdict.PASS:
        return plan
    if best["verdict"] == Verdict.UNDECIDED and is_substituted(case) and lacks_weight(case, ideal):
        # A truck is part of the load: it is read now, and judged by what the office tells of it.
        return None
    # The plate is impossible, or the weights at hand decide nothing: said before the test.
    return {**plan, "why": {"en": best.get("reason", ""), "id": best.get("reason_id", "")}}


def ideal_readings(plan: Mapping[str, Any]) -> dict[str, Any]:
    """Give what a faultless instrument would show at all points that the law asks for."""
    tests: dict[str, Any] = {}
    for point in plan["points"]:
        if point.get("o"):
            continue
        test, load = point["t"], point["at"]
        if point["h"] == "cross":
            tests.setdefault(test, []).append({"load": load, "added": point["lo"], "crossed": True})
        elif point["h"] == "percent":
            row = {"flow": point["flow"], "indicated": load, "delivered": load}
            tests.setdefault(test, []).append(row)
        elif point["h"] in ("each", "spread"):
            tests[test] = {"load": load, "indications": [load] * point["n"]}
        else:
            tests.setdefault(test, []).append({"load": load, "indication": load})
    return tests


@dataclass(frozen=True)
class _Asked:
    """An instrument of which the plan is made."""

    case: Case
    rules: FieldRules

    @cached_property
    def sheet(self) -> dict[str, Any]:
        found: Any = limits_of(self.case, ())["field_sheet"]
        return dict(found)

    @cached_property
    def required(self) -> tuple[str, ...]:
        return required_tests(self.case)

    def limits_at(self, loads: Sequence[str]) -> list[dict[str, str]]:
        found: Any = limits_of(self.case, loads)["limits"]
        return list(found)

    def point(self, test: str, how: str, **values: Any) -> dict[str, Any]:
        """A point; what the law does not ask is marked, so that only who wants it fills it in."""
        made = {"t": test, "h": how, **values}
        return made if test in self.required else {**made, "o": 1}


def _nawi(asked: _Asked) -> Iterator[dict[str, Any]]:
    """Zero, the loads of the plan, then what is left to whoever wants it."""
    sheet = asked.sheet
    step = sheet["intervals"][0]["d"]
    tests = asked.case.kind.plan

    def at(load: str) -> Any:
        """The range that a load lies in; its upper edge belongs to it."""
        ranges = sheet["intervals"]
        inside = (one for one in ranges if Decimal(load) <= Decimal(one["up_to"]))
        return next(inside, ranges[-1])

    if "zero" in tests:
        yield asked.point("zero", "shown", at="0", lim=sheet["zero"], step=step)
    loads = [one for one in sheet["plan"] if one != "0"]
    for row in asked.limits_at(loads):
        yield asked.point(
            "weighing",
            "shown",
            at=row["load"],
            lim=row["limit"],
            **_steps(at(row["load"])),
        )
    if "tare" in tests:
        yield asked.point("tare", "shown", at="0", lim=sheet["tare"], step=step)
    spread = sheet["repeatability"]
    load, limit, times = spread["load"], spread["limit"], spread["times"]
    steps = _steps(at(load))
    yield asked.point("repeatability", "spread", at=load, lim=limit, n=times, **steps)
    yield _corners(asked, sheet, at(sheet["eccentricity"]["load"]))
    half = decimal_text(Decimal(sheet["max"]) / 2)
    added = at(half)["discrimination"]
    yield asked.point("discrimination", "change", at=half, lim=added, add=added)


def _steps(interval: Mapping[str, Any]) -> dict[str, Any]:
    """The step of the display, and the most that is added until it jumps: half a step further.

    Half a step may be hidden where the display is not fine enough to be read directly.
    """
    most = decimal_text(most_added(Decimal(interval["e"])))
    found = {"step": interval["d"], "most": most, "half": interval["half_step"]}
    return found | {"direct": 1} if interval["read_directly"] else found


def _corners(asked: _Asked, sheet: Answer, interval: Mapping[str, Any]) -> dict[str, Any]:
    found: Any = sheet["eccentricity"]
    return asked.point(
        "eccentricity",
        "each",
        at=found["load"],
        lim=found["limit"],
        n=int(asked.case.plate.get("supports") or asked.rules.positions),
        **_steps(interval),
    )


def _mechanical(asked: _Asked) -> Iterator[dict[str, Any]]:
    """Where a beam is, the imbuh at each load; where a pointer is, what it shows."""
    sheet = asked.sheet
    loads = [one for one in sheet["plan"] if one != "0"]
    rows = asked.limits_at(loads)
    last = rows[-1]
    if asked.case.kind.code == "spring_scale":
        step = str(sheet["e"])
        for row in rows:
            yield asked.point("weighing", "shown", at=row["load"], lim=row["limit"], step=step)
        yield asked.point(
            "repeatability", "spread", at=last["load"], lim=last["limit"], n=3, step=step
        )
        return
    least = Decimal(last["sensitivity"])
    # As large a weight as has to move it: with a smaller one nothing would be proved.
    yield asked.point(
        "sensitivity",
        "move",
        at=last["load"],
        lim=last["sensitivity"],
        **_imbuh(least),
    )
    for row in rows:
        limit = Decimal(row["limit"])
        yield asked.point("weighing", "cross", at=row["load"], lim=row["limit"], **_imbuh(limit))
    step = decimal_text(fine_step(Decimal(last["limit"])))
    for test, number in (("repeatability", 3), ("eccentricity", asked.rules.positions)):
        if test in asked.case.kind.plan:
            how = "spread" if test == "repeatability" else "each"
            row = rows[-1] if test == "repeatability" else rows[0]
            yield asked.point(test, how, at=row["load"], lim=row["limit"], n=number, step=step)


def _imbuh(limit: Decimal) -> dict[str, str]:
    found = small_weights(limit)
    return {"lo": found.lower, "hi": found.upper, "step": found.step}


def _fuel(asked: _Asked) -> Iterator[dict[str, Any]]:
    """So many deliveries at each flow; what the measure took is read off it."""
    sheet = asked.sheet
    volume = "20"
    for flow in _FLOWS:
        for _run in range(int(sheet["runs"])):
            yield asked.point(
                "delivery",
                "percent",
                at=volume,
                lim=sheet["limit_percent"],
                flow=flow,
                step="0.01",
                apart=sheet["repeatability_limit_percent"],
            )


_READERS: Mapping[str, Callable[[_Asked], Iterator[dict[str, Any]]]] = {
    "nawi": _nawi,
    "mechanical": _mechanical,
    "fuel_dispenser": _fuel,
}
