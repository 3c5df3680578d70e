"""What a pass asks for: points of the plan, runs at each flow, readings of one load."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from teraju.kernel.decimals import NotADecimal, parse_decimal
from teraju.modules.metrology.domain.judging import Reason, reason

# The test whose points the plan names: by what two readings of it are different points.
PLANNED = {
    "nawi": ("weighing", "load"),
    "mechanical": ("weighing", "load"),
    "fuel_dispenser": ("delivery", "flow"),
    "water_meter": ("flow", "q"),
    "gas_meter": ("flow", "q"),
}
# A measure is filled to its mark or read beside it: what falls short by less is still of its size.
_BESIDE_THE_MARK = Decimal("0.5")
MOST_SUPPORTS = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """What the rules of a day ask of a kind: its plan, and readings of tests without one.

    `least` by the test; `supports` of the plate or, where it is silent, of the rule; `names` of
    the tests in both languages.
    """

    calculator: str
    sheet: Mapping[str, Any]
    least: Mapping[str, int]
    supports: int
    names: Mapping[str, Mapping[str, str]]


def lacking(asked: Asked, readings: Mapping[str, Any]) -> Reason | None:
    """Say what is still to be read before anything passes; None where all is there."""
    return next(_lacking(asked, readings), None)


def points_read(asked: Asked, readings: Mapping[str, Any]) -> tuple[int, int]:
    """At how many points of the plan was read, and at how many that is asked; 0 of 0 without one.

    An office may choose other loads than the plan, of a number with it. Source: R 76-1, near Min,
    near Max and where the limit changes; the telephone has the same rule (judge.js).
    """
    if asked.calculator not in PLANNED:
        return 0, 0
    test, key = PLANNED[asked.calculator]
    read = {_point(row.get(key)) for row in readings[test]}
    # Without a load there is the zero, which is a test of its own.
    return len(read - {0}), len({_point(at) for at in asked.sheet["plan"]} - {0})


def _lacking(asked: Asked, readings: Mapping[str, Any]) -> Iterator[Reason]:
    read, points = points_read(asked, readings)
    if read < points:
        yield reason(
            "{read} of the {points} points of the test are read",
            "baru {read} dari {points} titik uji dibaca",
            read=read,
            points=points,
        )
    if asked.calculator == "fuel_dispenser":
        yield from _runs(asked.sheet, readings["delivery"])
    if asked.calculator == "nawi":
        times = int(asked.sheet["repeatability"]["times"])
        yield from _too_few(asked, "repeatability", _shown(readings, "repeatability"), times)
        # A load that rolls over a weighbridge stands on each place once, there and back.
        if not readings["eccentricity"].get("rolling_load"):
            corners = min(asked.supports, MOST_SUPPORTS)
            yield from _too_few(asked, "eccentricity", _shown(readings, "eccentricity"), corners)
    for test, number in asked.least.items():
        yield from _too_few(asked, test, len(readings[test]), number)


def _shown(readings: Mapping[str, Any], test: str) -> int:
    return len(readings[test].get("indications", ()))


def _too_few(asked: Asked, test: str, read: int, number: int) -> Iterator[Reason]:
    if read < number:
        names = asked.names[test]
        yield reason(
            "{name}: {read} of {number} readings",
            "{nama}: baru {read} dari {number} pembacaan",
            name=names["en"],
            nama=names["id"],
            read=read,
            number=number,
        )


_FLOWS = {"maximum": "maksimum", "medium": "sedang", "slow": "lambat"}


def _runs(sheet: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> Iterator[Reason]:
    """Repeatability is found from runs at one flow, each of at least the volume of the standard."""
    least, runs = Decimal(sheet["smallest_volume"]), int(sheet["runs"])
    for flow in sheet["plan"]:
        made = sum(row.get("flow") == flow and _volume(row) >= least for row in rows)
        if made < runs:
            yield reason(
                "at the flow {flow}: {made} of {runs} deliveries of at least {least} L",
                "pada laju alir {laju}: baru {made} dari {runs} penyerahan sedikitnya {least} L",
                flow=flow,
                laju=_FLOWS[flow],
                made=made,
                runs=runs,
                least=least,
            )


def _volume(row: Mapping[str, Any]) -> Decimal:
    """Of what a pump shows and what it gave the larger, a measure not quite full taken as full."""
    volumes = (parse_decimal(str(row[key])) for key in ("indicated", "delivered"))
    return max(volumes) + _BESIDE_THE_MARK


def _point(text: object) -> object:
    """A load as a number: 5.0 is the point 5."""
    try:
        return parse_decimal(str(text))
    except NotADecimal:
        return text
