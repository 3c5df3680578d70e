"""Size of an enterprise: by its capital while it is new, by its yearly sales from then on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from teraju.kernel.rulesets import BrokenRuleSet, Edition, NoRuleInForce, RuleSet, load_rule_set

_RULES = Path(__file__).resolve().parents[1] / "rules" / "size.yaml"


class Size(StrEnum):
    """The classes, the smallest first."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Criterion(StrEnum):
    """What a class rests on: one of them, never both."""

    CAPITAL = "capital"
    SALES = "sales"


@dataclass(frozen=True, slots=True)
class YearAmounts:
    """What an enterprise had in a year, in rupiah; capital without land and building."""

    year: int
    capital: Decimal | None
    sales: Decimal | None


@dataclass(frozen=True, slots=True)
class Sized:
    """A class with what it rests on."""

    size: Size
    criterion: Criterion
    year: int
    amount: Decimal
    edition: str


def size_rules() -> RuleSet:
    """Give every edition of the limits; raises BrokenRuleSet."""
    return load_rule_set(_RULES)


def class_of(criterion: Criterion, amount: Decimal, rules: Edition) -> Size:
    """Class an amount in rupiah; the edge belongs to the smaller class.

    Source: UU 20/2008, article 6; since 2021 PP 7/2021, article 35.
    """
    limits = rules.values[criterion]
    found = next((name for name, most in limits.items() if amount <= Decimal(most)), Size.LARGE)
    return Size(found)


def size_in(one: YearAmounts, began_in: int | None) -> Sized | None:
    """Class an enterprise by one year: by capital if it began in that year, else by sales.

    None where the amount that counts is not known, or no rule of that year is. A year is judged by
    the rules in force on its last day.
    """
    is_new = began_in is not None and one.year <= began_in
    criterion = Criterion.CAPITAL if is_new else Criterion.SALES
    amount = one.capital if is_new else one.sales
    if amount is None:
        return None
    rules = _rules_of(one.year)
    if rules is None:
        return None
    return Sized(class_of(criterion, amount, rules), criterion, one.year, amount, rules.name)


def law_of(edition: str) -> str:
    """Name the law that an edition of the limits tells; raises BrokenRuleSet."""
    found = next((one for one in size_rules().editions if one.name == edition), None)
    if found is None:
        raise BrokenRuleSet(f"size: there is no edition {edition}")
    return found.references["size"].document


def is_ruled(year: int) -> bool:
    """Whether a rule is kept by which a year is judged."""
    return _rules_of(year) is not None


def _rules_of(year: int) -> Edition | None:
    try:
        return size_rules().on(date(year, 12, 31))
    except NoRuleInForce:
        return None


def size_of(years: Iterable[YearAmounts], began_in: int | None) -> Sized | None:
    """Class an enterprise by the latest year that gives a class."""
    newest = sorted(years, key=lambda one: one.year, reverse=True)
    return next((found for one in newest if (found := size_in(one, began_in))), None)
