"""What a verification costs: nothing since 5 January 2024, before that a tariff."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from teraju.kernel.rulesets import Edition, NoRuleInForce
from teraju.modules.metrology.domain.editions import edition, editions
from teraju.modules.metrology.domain.orders import OrderSite


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


@dataclass(frozen=True, slots=True)
class Tariff:
    """What was charged from a day on; `until` is its last day, None of the one in force."""

    since: date
    until: date | None
    is_free: bool
    lines: Sequence[Mapping[str, Any]]
    source: str
    confirmed: bool


def tariffs() -> list[Tariff]:
    """Give the tariffs that were ever in force, the newest first."""
    known = editions("retribution")
    ends = [later.valid_from - timedelta(days=1) for later in known[1:]]
    found = [
        Tariff(
            one.valid_from,
            until,
            bool(one.values["free"]),
            one.values["lines"],
            one.references["tariff"].document,
            one.confirmed,
        )
        for one, until in zip(known, [*ends, None], strict=True)
    ]
    return found[::-1]


def is_free(on: date) -> bool:
    """Tell whether nothing was charged on a day; what is not known is not free."""
    try:
        return bool(edition("retribution", on).values["free"])
    except NoRuleInForce:
        return False


def charged_days(first: date, last: date) -> list[tuple[date, date]]:
    """Give the days within a time on which anything was charged, one span for each tariff."""
    known = tariffs()[::-1]
    before = [(first, min(last, known[0].since - timedelta(days=1)))]
    spans = [
        (max(first, one.since), min(last, one.until or last)) for one in known if not one.is_free
    ]
    return [(begin, end) for begin, end in [*before, *spans] if begin <= end]


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
