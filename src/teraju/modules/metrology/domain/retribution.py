"""What a verification costs: nothing since 5 January 2024, before that a tariff."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from teraju.kernel.rulesets import Edition, NoRuleInForce
from teraju.modules.metrology.domain.editions import edition
from teraju.modules.metrology.domain.orders import OrderSite

FREE_SINCE = date(2024, 1, 5)


@dataclass(frozen=True, slots=True)
class Charge:
    """Whole rupiah; `amount` is None where no tariff is known, which is not the same as nothing."""

    amount: int | None
    each: int | None
    pieces: int
    basis: str
    confirmed: bool

    @property
    def is_free(self) -> bool:
        return self.amount == 0


def charge(kind: str, plate: Mapping[str, str], pieces: int, site: OrderSite, on: date) -> Charge:
    """The levy for one instrument of an order on a day; `pieces` as the catalogue counts them.

    A market session counts as the office: the traders bring the instruments.
    Source: the dated table `rules/retribution.yaml`.
    """
    try:
        rules = edition("retribution", on)
    except NoRuleInForce:
        return Charge(None, None, pieces, "", confirmed=False)
    basis = rules.references["tariff"].document
    each = 0 if rules.values["free"] else _each(rules, kind, plate, site)
    amount = None if each is None else each * pieces
    return Charge(amount, each, pieces, basis, rules.confirmed)


def _each(rules: Edition, kind: str, plate: Mapping[str, str], site: OrderSite) -> int | None:
    column = "in_place" if site is OrderSite.IN_PLACE else "office"
    lines = [one for one in rules.values["lines"] if one["kind"] == kind and _fits(one, plate)]
    return int(lines[0][column]) if lines else None


def _fits(line: Mapping[str, Any], plate: Mapping[str, str]) -> bool:
    wanted = line.get("class")
    if wanted and plate.get("accuracy_class", "").strip().upper() != wanted:
        return False
    if "parameter" not in line:
        return True
    size = _size(plate.get(line["parameter"], ""))
    if size is None:
        return False
    above = "above" not in line or size > Decimal(line["above"])
    return above and ("up_to" not in line or size <= Decimal(line["up_to"]))


def _size(text: str) -> Decimal | None:
    try:
        value = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
