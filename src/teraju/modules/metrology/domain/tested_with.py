"""With which standards a kind of instrument is tested, so that only those are ticked beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from teraju.kernel.decimals import NotADecimal, parse_decimal
from teraju.modules.metrology.domain.catalogue import InstrumentKind
from teraju.modules.metrology.domain.editions import edition
from teraju.modules.metrology.domain.mass_units import GRAMS

_LITRES = {"ML": Decimal("0.001"), "CL": Decimal("0.01"), "DL": Decimal("0.1"), "L": Decimal(1)}


class Described(Protocol):
    """What the register says of a standard."""

    kind: str
    accuracy_class: str
    nominal: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True)
class Needed:
    """One sort of standards that a kind is tested with; None: of any class, of any size."""

    kind: str
    classes: frozenset[str] | None
    litres: tuple[Decimal, Decimal] | None

    def covers(self, one: Described) -> bool:
        """Whether a standard is of this sort; one that does not say what is asked is not."""
        if one.kind != self.kind:
            return False
        if self.classes is not None and one.accuracy_class.strip().upper() not in self.classes:
            return False
        if self.litres is None:
            return True
        litres = _litres_of(one)
        return litres is not None and self.litres[0] <= litres <= self.litres[1]

    def allows(self, one: Described) -> bool:
        """Whether a test with it counts: it is of this kind, and of no size that is wrong."""
        litres = _litres_of(one)
        if one.kind != self.kind or self.litres is None or litres is None:
            return one.kind == self.kind
        return self.litres[0] <= litres <= self.litres[1]


def _litres_of(one: Described) -> Decimal | None:
    factor = _LITRES.get(one.unit.strip().upper())
    return None if factor is None or one.nominal is None else one.nominal * factor


def needed_for(kind: str, on: date) -> tuple[Needed, ...]:
    """What a kind is tested with, by the rules of a day; empty where nobody has told us."""
    return _sorts(edition("tested_with", on).values["kinds"].get(kind, ()))


def _sorts(rows: Iterable[Mapping[str, Any]]) -> tuple[Needed, ...]:
    return tuple(
        Needed(
            row["kind"],
            None if row["classes"] is None else frozenset(row["classes"]),
            None
            if row["litres"] is None
            else (Decimal(row["litres"][0]), Decimal(row["litres"][1])),
        )
        for row in rows
    )


def may_test(kind: str, one: Described, on: date) -> bool:
    """Whether a kind may be tested with a standard; with any where nobody has told us."""
    asked = needed_for(kind, on)
    return not asked or any(each.allows(one) for each in asked)


def may_accompany(kind: str, one: Described, on: date) -> bool:
    """Whether a standard may stand on a sheet of a kind: it tests it, or helps what does."""
    beside = edition("tested_with", on).values["beside"]
    helping = _sorts([*beside["all"], *beside.get(kind, ())])
    return may_test(kind, one, on) or any(each.allows(one) for each in helping)


def serves(kind: str, one: Described, on: date) -> bool:
    """Whether a standard is among those that a kind is tested with."""
    return any(each.covers(one) for each in needed_for(kind, on))


def grams_of(one: Described) -> Decimal | None:
    """Give the mass of one weight among the standards; None for whatever is no weight."""
    if one.kind != "weight" or one.nominal is None or one.unit not in GRAMS:
        return None
    return one.nominal * GRAMS[one.unit]


def is_too_heavy(kind: InstrumentKind, plate: Mapping[str, str], one: Described) -> bool:
    """Whether a weight is more than a scale of this plate may bear: nothing was tested with it."""
    grams, most = grams_of(one), kind.parameters.get("max")
    if grams is None or most is None or most.unit not in GRAMS:
        return False
    try:
        return grams > parse_decimal(plate.get("max", "")) * GRAMS[most.unit]
    except NotADecimal:
        return False
