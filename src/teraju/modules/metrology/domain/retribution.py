"""What a verification costs: nothing since 5 January 2024, before that by the unit's own tariff."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from teraju.kernel.errors import DomainError
from teraju.kernel.rulesets import NoRuleInForce
from teraju.modules.metrology.domain.editions import Control, edition, editions
from teraju.modules.metrology.domain.orders import OrderSite


class NothingIsCharged(DomainError):
    """A tariff begins on a day on which verification costs nothing by law."""


@dataclass(frozen=True, slots=True)
class Charge:
    """Whole rupiah; `amount` is None where no tariff is known, which is not the same as nothing."""

    amount: int | None
    each: int | None
    pieces: int
    basis: str
    # Nothing, whatever a regulation of the region says.
    by_law: bool = False


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A line of a region's own tariff: rupiah for one piece, from its first day to its last.

    Four prices: for tera, and `again` for tera ulang, at the office and in place.
    `above` is not included, `up_to` is, in the unit that the catalogue has for the parameter.
    """

    kind: str
    first: date
    last: date
    basis: str
    office: int
    in_place: int
    office_again: int
    in_place_again: int
    accuracy_class: str = ""
    parameter: str = ""
    above: Decimal | None = None
    up_to: Decimal | None = None

    def holds_on(self, day: date) -> bool:
        return self.first <= day <= self.last

    def each(self, control: Control, site: OrderSite) -> int:
        """Give the price of one piece; a market session counts as the office."""
        if control is Control.INITIAL:
            return self.in_place if site is OrderSite.IN_PLACE else self.office
        return self.in_place_again if site is OrderSite.IN_PLACE else self.office_again


@dataclass(frozen=True, slots=True)
class Tariff:
    """What rules tell of some days; `until` is the last of them, None of the one in force."""

    since: date
    until: date | None
    is_free: bool
    lines: Sequence[Mapping[str, Any]]
    source: str
    confirmed: bool


def tariffs() -> list[Tariff]:
    """Give the tariffs that the rules tell of, the newest first; those of old years are examples.

    An example is one city's: it says what such a table looks like, and nobody is charged by it.
    """
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


def free_since() -> date:
    """Give the day since which verification costs nothing."""
    return next(one.valid_from for one in editions("retribution") if one.values["free"])


def last_day(first: date, last: date | None) -> date:
    """Give the last day of a tariff: the one it names, or the last on which the law let it be.

    Raises NothingIsCharged where it begins later than that.
    """
    lawful = free_since() - timedelta(days=1)
    if first > lawful:
        raise NothingIsCharged(f"nothing is charged on {first}")
    return min(last or lawful, lawful)


def turns(own: Iterable[OwnLine]) -> list[date]:
    """Give the days on which what is charged may become another, the earliest first."""
    found = {free_since()}
    for one in own:
        found |= {one.first, one.last + timedelta(days=1)}
    return sorted(found)


def charge(
    kind: str,
    plate: Mapping[str, str],
    pieces: int,
    control: Control,
    site: OrderSite,
    on: date,
    own: Iterable[OwnLine] = (),
) -> Charge:
    """The levy for one instrument of an order on a day; `pieces` as the catalogue counts them.

    The law comes first; before it the unit's own lines, of several that fit the one that began
    last. A market session counts as the office: the traders bring the instruments.
    Source: UU 1/2022 (`rules/retribution.yaml`), and the regulation that each line names.
    """
    if is_free(on):
        law = edition("retribution", on).references["tariff"].document
        return Charge(0, 0, pieces, law, by_law=True)
    fitting = [one for one in own if one.kind == kind and one.holds_on(on) and _fits(one, plate)]
    if not fitting:
        return Charge(None, None, pieces, "")
    line = max(fitting, key=lambda one: one.first)
    each = line.each(control, site)
    return Charge(each * pieces, each, pieces, line.basis)


def are_ambiguous(one: OwnLine, other: OwnLine) -> bool:
    """Tell whether two lines that begin together could both fit one instrument.

    Of two that begin on different days the later one counts.
    """
    if (one.kind, one.first) != (other.kind, other.first):
        return False
    classes = {one.accuracy_class, other.accuracy_class}
    if len(classes) == 2 and "" not in classes:
        return False
    if not one.parameter or one.parameter != other.parameter:
        return True
    return not (_ends_before(one, other) or _ends_before(other, one))


def _ends_before(one: OwnLine, other: OwnLine) -> bool:
    return one.up_to is not None and other.above is not None and one.up_to <= other.above


def _fits(line: OwnLine, plate: Mapping[str, str]) -> bool:
    wanted = line.accuracy_class
    if wanted and plate.get("accuracy_class", "").strip().upper() != wanted:
        return False
    if not line.parameter:
        return True
    size = _size(plate.get(line.parameter, ""))
    if size is None:
        return False
    above = line.above is None or size > line.above
    return above and (line.up_to is None or size <= line.up_to)


def _size(text: str) -> Decimal | None:
    try:
        value = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
