"""How the calculators read quantities; every refusal names its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from teraju.kernel.decimals import decimal_text
from teraju.kernel.inputs import Fields, InputError, as_decimal, joined
from teraju.modules.metrology.domain.judging import Exact
from teraju.modules.metrology.domain.standards import (
    NoSuchWeight,
    Standards,
    WeightRules,
    weight_limit,
)

SIMPLE, GUARDED = DECISIONS = ("simple", "guarded")

Milligrams = Callable[[Decimal], Decimal]


def positive(fields: Fields, key: str) -> Decimal:
    """Read a number above 0."""
    value = fields.decimal(key)
    if value <= 0:
        raise InputError(joined(fields.path, key), "must be more than 0")
    return value


def not_negative(fields: Fields, key: str) -> Decimal:
    """Read a number that is 0 or more."""
    value = fields.decimal(key)
    if value < 0:
        raise InputError(joined(fields.path, key), "must not be negative")
    return value


def load(fields: Fields, key: str, largest: Exact) -> Decimal:
    """Read a load from 0 to the largest that may be weighed."""
    value = not_negative(fields, key)
    if value > largest:
        raise InputError(joined(fields.path, key), _above(largest))
    return value


def loads(fields: Fields, largest: Exact | None = None) -> list[Decimal]:
    """Read the loads whose limits are asked for; none is negative or above the largest."""
    found = fields.items("loads", as_decimal)
    for index, value in enumerate(found):
        if value < 0:
            raise InputError(joined("loads", index), "must not be negative")
        if largest is not None and value > largest:
            raise InputError(joined("loads", index), _above(largest))
    return found


def rows(fields: Fields, key: str) -> Iterator[Fields]:
    """Read the points of a test, at least one."""
    found = fields.sections(key)
    if not found:
        raise InputError(joined(fields.path, key), "at least one point is expected")
    yield from found


def numbers(fields: Fields, key: str, *, least: int) -> list[Decimal]:
    """Read several exact numbers."""
    found = fields.items(key, as_decimal)
    if len(found) < least:
        raise InputError(joined(fields.path, key), f"at least {least} are expected")
    return found


def added_each(fields: Fields, count: int) -> list[Decimal | None]:
    """Read the small weights beside each indication, None where the display was read."""
    if not fields.has("added"):
        return [None] * count
    path = joined(fields.path, "added")
    found = fields.items("added", _decimal_or_none)
    if len(found) != count:
        raise InputError(path, f"{count} are expected, one for each indication")
    for index, value in enumerate(found):
        if value is not None and value < 0:
            raise InputError(joined(path, index), "must not be negative")
    return found


def _decimal_or_none(value: object, path: str) -> Decimal | None:
    return None if value is None else as_decimal(value, path)


def standards(fields: Fields, rules: WeightRules, milligrams: Milligrams) -> list[Standards]:
    """Read the weights that made up the largest load."""
    found = []
    for row in rows(fields, "standards"):
        name = row.choice("accuracy_class", rules.classes)
        nominal = positive(row, "nominal")
        count = row.integer("count", minimum=1, maximum=100_000)
        try:
            limit = weight_limit(name, milligrams(nominal), rules)
        except NoSuchWeight as error:
            raise InputError(joined(row.path, "nominal"), str(error)) from error
        found.append(Standards(name, nominal, count, limit))
    return found


def _above(largest: Exact) -> str:
    return f"is above Max + 9 e, which is {decimal_text(largest)}"
