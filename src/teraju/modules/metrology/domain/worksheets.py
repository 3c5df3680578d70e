"""The worksheet of a kind: which tests it has, with which rows and limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from teraju.kernel.decimals import decimal_text
from teraju.modules.metrology.domain.editions import edition
from teraju.modules.metrology.domain.sheet_points import MOST_SUPPORTS
from teraju.modules.metrology.domain.sheets import Case, least_readings, limits_of, supports_of
from teraju.modules.metrology.domain.small_weights import small_weights
from teraju.modules.metrology.domain.worksheet_cells import Block, Cell, Column, Row


def worksheet(case: Case, given: Mapping[str, str] | None = None) -> tuple[Block, ...]:
    """Give the blocks in the order of the work; raises InputError where the plate lacks something.

    `given` is what the office gave instead, where the engine asks for it.
    """
    return tuple(_BUILDERS[case.calculator](case, dict(given or {})))


def given_columns(case: Case) -> tuple[Column, ...]:
    """What the office has to give, for no rule or no plate tells it."""
    calculator, plate = case.calculator, case.plate
    asked: list[Column] = []
    if calculator == "capacity_measure" or case.kind.code in _IN_PER_CENT:
        asked.append(Column("limit_percent", unit="%"))
    elif calculator == "comparison":
        asked.append(Column("limit", unit=case.unit))
    if calculator in _CLASSED and case.kind.code != "weighbridge":
        choices = _CLASSED[calculator]
        if not plate.get("accuracy_class"):
            asked.append(Column("accuracy_class", Cell.CHOICE, choices=choices))
    for key, unit in _ASKED.get(calculator, ()):
        if not plate.get(key):
            asked.append(Column(key, unit=unit))
    bounds = edition("sheets", case.on).values["given"]
    return tuple(_bounded(one, bounds.get(one.key)) for one in asked)


def _bounded(column: Column, bounds: Mapping[str, str | None] | None) -> Column:
    if bounds is None:
        return column
    return replace(column, above=bounds["above"] or "", most=bounds["most"] or "")


# Their classes are per cent of what is measured: one number in kg, kWh or L fits one load only.
# Sources: UK SI 2006/1256 (rail weighbridges); R 50, R 71 and classes of chargers at second hand.
_IN_PER_CENT = frozenset({"charger", "belt_weigher", "rail_weighbridge", "fixed_tank"})
_CLASSED = {
    "nawi": ("I", "II", "III", "IIII"),
    "length": ("I", "II", "III"),
    "water_meter": ("1", "2"),
    "gas_meter": ("1", "1.5"),
    "energy_meter": ("2", "1", "0.5", "0.2"),
}
_ASKED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "water_meter": (("temperature", "°C"),),
    "gas_meter": (("qt", "m³/h"), ("qmin", "m³/h")),
}


def _block(
    case: Case,
    test: str,
    shape: str,
    columns: Sequence[Column],
    rows: Sequence[Row],
    *,
    is_needed: bool = False,
    least: int = 1,
) -> Block:
    return Block(test, shape, tuple(columns), tuple(rows), is_needed=is_needed, least=least)


def _numbered(
    test: str, usual: Sequence[Mapping[str, str]], limits: Sequence[str] = (), unit: str = ""
) -> list[Row]:
    return [
        Row(f"{test}.{number}", values, limits[number] if number < len(limits) else "", unit)
        for number, values in enumerate(usual)
    ]


def _limits(case: Case, loads: Sequence[str], given: Mapping[str, str]) -> list[str]:
    answer: Any = limits_of(case, loads, given)
    return [each["limit"] for each in answer["limits"]]


def _nawi(case: Case, given: Mapping[str, str]) -> Iterator[Block]:
    unit = case.unit
    answer: Any = limits_of(case, [], given)
    sheet = answer["field_sheet"]
    load, shown = Column("load", unit=unit), Column("indication", unit=unit)
    added = Column("added", unit=unit, is_needed=False)
    yield _block(case, "zero", "single", (shown, added), [Row("zero", {}, sheet["zero"], unit)])
    plan = [at for at in sheet["plan"] if at != "0"]
    rows = _numbered("weighing", [{"load": at} for at in plan], _limits(case, plan, given), unit)
    yield _block(case, "weighing", "rows", (load, shown, added), rows, is_needed=True)
    again = sheet["repeatability"]
    yield _series(case, "repeatability", again, int(again["times"]), least=2, small=added)
    corner = sheet["eccentricity"]
    places = max(4, min(supports_of(case), MOST_SUPPORTS))
    yield _series(case, "eccentricity", corner, places, least=4, small=added)
    step = sheet["intervals"][-1]["discrimination"]
    moved = (load, Column("added", unit=unit), Column("changed", Cell.YES_NO))
    usual = {"load": sheet["plan"][-1], "added": step}
    yield _block(
        case, "discrimination", "single", moved, [Row("discrimination", usual, step, unit)]
    )
    if "substitution" in case.kind.plan:
        test = "substitution_repeatability"
        readings = _series(case, test, sheet[test], int(sheet[test]["times"]), least=1, small=added)
        yield replace(readings, is_needed=False)
        weights = (Column("standard_weights", unit=unit),)
        yield _block(case, "substitution", "single", weights, [Row("substitution", {})])


def _series(
    case: Case,
    test: str,
    asked: Mapping[str, Any],
    times: int,
    *,
    least: int,
    small: Column | None = None,
) -> Block:
    """Several readings of one load, with `small` weights where the display jumps."""
    columns = [Column("load", unit=case.unit), Column("indication", unit=case.unit)]
    columns += [small] if small else []
    rows = [
        Row(
            f"{test}.{number}",
            {"load": asked["load"]} if not number else {},
            asked["limit"],
            case.unit,
        )
        for number in range(times)
    ]
    return _block(case, test, "series", columns, rows, is_needed=True, least=least)


def _mechanical(case: Case, given: Mapping[str, str]) -> Iterator[Block]:
    unit = case.unit
    answer: Any = limits_of(case, [], given)
    sheet = answer["field_sheet"]
    plan = list(sheet["plan"])
    limits = _limits(case, plan, given)
    load = Column("load", unit=unit)
    if case.kind.code == "spring_scale":
        rows = _numbered("weighing", [{"load": at} for at in plan], limits, unit)
        shown = Column("indication", unit=unit)
        yield _block(case, "weighing", "rows", (load, shown), rows, is_needed=True)
        largest = {"load": plan[-1], "limit": limits[-1]}
        yield replace(_series(case, "repeatability", largest, 3, least=2), is_needed=False)
        return
    added = Column("added", unit=unit)
    crossed = Column("crossed", Cell.YES_NO)
    rows = _numbered("weighing", [{"load": at} for at in plan], limits, unit)
    tried = [_tried(row) for row in rows]
    yield _block(case, "weighing", "rows", (load, added, crossed), tried, is_needed=True)
    least = decimal_text(Decimal(limits[-1]) * Decimal(sheet["sensitivity_share"]))
    row = _tried(Row("sensitivity", {"load": plan[-1]}, least, unit))
    moved = (load, added, Column("moved", Cell.YES_NO))
    yield _block(case, "sensitivity", "single", moved, [row])


def _tried(row: Row) -> Row:
    """The row of a beam with the small weights that are tried on it, the lower one first."""
    found = small_weights(Decimal(row.limit))
    weights = (found.lower, found.upper)
    return replace(row, usual={**row.usual, "added": found.lower}, weights=weights)


def _weight(case: Case, given: Mapping[str, str]) -> Iterator[Block]:
    nominal = case.plate.get("nominal", "")
    limits = _limits(case, [nominal], given) if nominal else [""]
    columns = (Column("error", unit="mg"), Column("uncertainty", unit="mg", is_needed=False))
    rows = [Row("mass", {}, limits[0], "mg")]
    yield _block(case, "mass", "single", columns, rows, is_needed=True)


def _fuel(case: Case, given: Mapping[str, str]) -> Iterator[Block]:
    answer: Any = limits_of(case, [], given)
    sheet = answer["field_sheet"]
    flows, runs = sheet["plan"], int(sheet["runs"])
    columns = (
        Column("flow", Cell.CHOICE, choices=("maximum", "medium", "slow")),
        Column("indicated", unit="L"),
        Column("delivered", unit="L"),
    )
    usual = [{"flow": flow} for flow in flows for _run in range(runs)]
    limit = [sheet["limit_percent"]] * len(usual)
    rows = _numbered("delivery", usual, limit, "%")
    yield _block(case, "delivery", "rows", columns, rows, is_needed=True)
    shown = [Row(f"displays.{n}", {}, sheet["displays_limit"], "L") for n in range(2)]
    yield _block(case, "displays", "series", (Column("indication", unit="L"),), shown, least=2)


def _length(case: Case, given: Mapping[str, str]) -> Iterator[Block]:
    error = Column("error", unit="mm")
    length = case.plate.get("length", "")
    answer: Any = limits_of(case, [length] if length else [], given)
    sheet = answer["field_sheet"]
    whole = answer["limits"][0]["limit"] if length else ""
    yield _block(case, "full", "single", (error,), [Row("full", {}, whole, "mm")], is_needed=True)
    if "partial" in case.kind.plan and length:
        parts = [format(Decimal(length) * part / 4, "f") for part in (1, 2, 3)]
        rows = _numbered(
            "partial", [{"length": at} for at in parts], _limits(case, parts, given), "mm"
        )
        yield _block(case, "partial", "rows", (Column("length", unit="m"), error), rows)
    if "marks" in case.kind.plan:
        limit = sheet["marks_up_to_1_mm"]
        row = Row("marks", {"interval": "1"}, limit, "mm")
        yield _block(case, "marks", "single", (Column("interval", unit="mm"), error), [row])
    if "joint" in case.kind.plan and sheet["joint"] is not None:
        yield _block(case, "joint", "single", (error,), [Row("joint", {}, sheet["joint"], "mm")])


def _flows(case: Case, given: Mapping[str, str]) -> Iterator[Block]:
    answer: Any = limits_of(case, [], given)
    plan = list(answer["field_sheet"]["plan"])
    unit = "L" if case.unit == "L" else "m³"
    columns = (
        Column("q", unit="m³/h"),
        Column("indicated", unit=unit),
        Column("actual", unit=unit),
    )
    rows = _numbered("flow", [{"q": at} for at in plan], _limits(case, plan, given), "%")
    yield _block(case, "flow", "rows", columns, rows, is_needed=True)


def _capacity(case: Case, given: Mapping[str, str]) -> Iterator[Block]:
    nominal = case.plate.get("nominal", "")
    limits = [""]
    if nominal and given.get("limit_percent"):
        limits = _limits(case, [nominal], given)
    columns = (Column("error", unit="L"), Column("uncertainty", unit="L", is_needed=False))
    yield _block(
        case, "volume", "single", columns, [Row("volume", {}, limits[0], "L")], is_needed=True
    )


def _taximeter(case: Case, given: Mapping[str, str]) -> Iterator[Block]:
    answer: Any = limits_of(case, [], given)
    for test, unit in (("distance", "m"), ("time", "s")):
        columns = (Column("indicated", unit=unit), Column("actual", unit=unit))
        limit = answer["field_sheet"][test]["percent"]
        rows = [Row(f"{test}.{at}", {}, limit, "%") for at in range(least_readings(case)[test])]
        yield _block(case, test, "rows", columns, rows, is_needed=True)


def _energy(case: Case, given: Mapping[str, str]) -> Iterator[Block]:
    answer: Any = limits_of(case, [], given)
    columns = (Column("indicated", unit="kWh"), Column("reference", unit="kWh"))
    limit = answer["field_sheet"]["high"]
    rows = [Row(f"energy.{at}", {}, limit, "%") for at in range(least_readings(case)["energy"])]
    yield _block(case, "energy", "rows", columns, rows, is_needed=True)


def _comparison(case: Case, given: Mapping[str, str]) -> Iterator[Block]:
    columns = (Column("indicated", unit=case.unit), Column("reference", unit=case.unit))
    limit = given.get("limit", "")
    rows = [Row(f"reference.{number}", {}, limit, case.unit) for number in range(5)]
    block = _block(case, "reference", "rows", columns, rows, is_needed=True)
    yield replace(block, asked=least_readings(case)["reference"])


_BUILDERS: Mapping[str, Callable[[Case, Mapping[str, str]], Iterator[Block]]] = {
    "nawi": _nawi,
    "mechanical": _mechanical,
    "weight": _weight,
    "fuel_dispenser": _fuel,
    "length": _length,
    "water_meter": _flows,
    "gas_meter": _flows,
    "capacity_measure": _capacity,
    "taximeter": _taximeter,
    "energy_meter": _energy,
    "comparison": _comparison,
}
