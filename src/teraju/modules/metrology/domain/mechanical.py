"""Scales of the market that do not show their result, and spring scales: their limits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from teraju.kernel.rulesets import Edition
from teraju.modules.metrology.domain.editions import edition
from teraju.modules.metrology.domain.judging import Exact
from teraju.modules.metrology.domain.nawi.instrument import Scale, largest_load, limit_at
from teraju.modules.metrology.domain.nawi.rules import NawiRules


@dataclass(frozen=True, slots=True)
class MechanicalType:
    """A type of scale: how its limit is found. `e_parts` is None where e is the d of its beam."""

    code: str
    limit: str
    parts: int | None
    e_parts: int | None
    accuracy_class: str | None
    is_balance: bool


@dataclass(frozen=True, slots=True)
class MechanicalScale:
    """A scale as its plate tells it; `table` is there where the bands of R 76 judge it."""

    type: MechanicalType
    max: Decimal
    table: Scale | None

    @property
    def e(self) -> Exact:
        """Give e: of the beam, else a fixed part of Max."""
        if self.table is not None:
            return self.table.e
        return Fraction(self.max) / (self.type.e_parts or 1)


def mechanical_rules(on: date | None) -> Edition:
    """Give the rules in force on a day, the newest without one."""
    return edition("mechanical", on)


def mechanical_type(code: str, rules: Edition) -> MechanicalType:
    """Give what the rules say of a type."""
    row = rules.values["types"][code]
    return MechanicalType(
        code=code,
        limit=row["limit"],
        parts=row.get("parts"),
        e_parts=row.get("e_parts"),
        accuracy_class=row["class"],
        is_balance=row["balance"],
    )


def mechanical_limit(
    scale: MechanicalScale, load: Exact, factor: Decimal, rules: NawiRules
) -> Exact:
    """Give the limit of error at a load, in the unit of the scale.

    (Max + 2 m) / 3000 for meja and dacin, a fixed part of Max for neraca, the bands of R 76 for
    the others. Source: syarat teknis TBO, Kep. Dirjen SPK 131/SPK/KEP/10/2015, as taught.
    """
    if scale.table is not None:
        return limit_at(scale.table, load, factor, rules)
    parts = scale.type.parts or 1
    if scale.type.limit == "formula":
        return Fraction(factor) * (Fraction(scale.max) + 2 * Fraction(load)) / parts
    return Fraction(factor) * Fraction(scale.max) / parts


def largest_mechanical_load(scale: MechanicalScale, rules: NawiRules) -> Exact:
    """Give Max + 9 e."""
    if scale.table is not None:
        return largest_load(scale.table, rules)
    return Fraction(scale.max) + rules.beyond_max_in_e * Fraction(scale.e)
