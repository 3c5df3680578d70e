"""By which name the gifts of one giver are added up, and what the guests of a feast gave."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from teraju.kernel.grouping import grouped

from .rules import Gift, Judgement, judge

# How one addresses people, which guests' books have now and then.
_ADDRESS = re.compile(r"^(bapak|bpk|pak|ibu|bu|saudara|saudari|sdr|sdri|haji|hajah|hj|h)\.? +")
_SIGNS = re.compile(r"[^\w]+")


class Line(StrEnum):
    """What a guest of a feast gave."""

    MONEY = "money"
    GOODS = "goods"
    FLOWERS = "flowers"


# The letters that a gift at a feast falls under: flowers and the family have letters of their own.
FEAST, FLOWERS, FAMILY = "l", "k", "a"


@dataclass(frozen=True, slots=True)
class Given:
    """One line of the grid; the value in rupiah."""

    giver_name: str
    kind: Line
    value: Decimal
    is_family: bool = False


@dataclass(frozen=True, slots=True)
class GiverSum:
    """What one giver gave at a feast, against the limit of the event. Rupiah.

    `flowers` fall under a letter without a limit and do not count towards `value`.
    """

    key: str
    name: str
    lines: int
    value: Decimal
    flowers: Decimal
    earlier: Decimal
    judgement: Judgement

    @property
    def reportable(self) -> bool:
        return self.judgement.reportable


def giver_key(name: str) -> str:
    """The name as gifts are added up by: without capitals, signs, and the form of address."""
    plain = " ".join(name.casefold().split())
    while (shorter := _ADDRESS.sub("", plain)) != plain:
        plain = shorter
    return _SIGNS.sub(" ", plain).strip()[:160]


def giver_sums(
    lines: Sequence[Given],
    *,
    received_on: date,
    conflict_of_interest: bool = False,
    earlier: Mapping[str, Decimal] | None = None,
) -> list[GiverSum]:
    """Add up a feast by giver, the largest first, and judge each. Raises NoRuleInForce.

    Source: Peraturan KPK 2/2019, article 2(3), letters a, k and l: a limit per giver and event.
    """
    before = earlier or {}
    sums = []
    for key, given in grouped(lines, lambda one: giver_key(one.giver_name)).items():
        counted = [one for one in given if one.kind is not Line.FLOWERS]
        value = sum((one.value for one in counted), Decimal(0))
        gift = Gift(
            received_on=received_on,
            letter=_letter(given, counted),
            value=value,
            given_this_year=before.get(key, Decimal(0)),
            is_money=any(one.kind is Line.MONEY for one in counted),
            conflict_of_interest=conflict_of_interest,
        )
        sums.append(
            GiverSum(
                key=key,
                name=given[0].giver_name,
                lines=len(given),
                value=value,
                flowers=sum((one.value for one in given), Decimal(0)) - value,
                earlier=gift.given_this_year,
                judgement=judge(gift),
            )
        )
    return sorted(sums, key=lambda one: (-one.value, one.key))


def _letter(given: Sequence[Given], counted: Sequence[Given]) -> str:
    if all(one.is_family for one in given):
        return FAMILY
    return FEAST if counted else FLOWERS
