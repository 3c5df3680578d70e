"""The calculator `enterprise-size`: micro, small, medium or large."""

from __future__ import annotations

from decimal import Decimal

from teraju.kernel.compute import Answer
from teraju.kernel.inputs import Fields, InputError, reading

from .size import Criterion, class_of, size_rules


def enterprise_size(document: object) -> Answer:
    """Answer `{"capital": "900000000"}` or `{"sales": "2000000001"}`, in rupiah.

    Capital (without land and building) is for new enterprises, yearly sales for existing ones:
    one of them, never both. Gives `class`, `criterion`, `rules`. Raises InputError.
    Source: PP 7/2021, article 35.
    """
    with reading(document) as fields:
        given = {key: _amount(fields, key) for key in ("capital", "sales") if fields.has(key)}
    if len(given) != 1:
        message = "give either capital or sales, not both" if given else "is missing, as sales is"
        raise InputError("sales" if given else "capital", message)
    rules = size_rules().editions[-1]
    (criterion, amount) = next(iter(given.items()))
    found = class_of(Criterion(criterion), amount, rules)
    return {"class": found.value, "criterion": criterion, "rules": rules.cite("size")}


def _amount(fields: Fields, key: str) -> Decimal:
    amount = fields.decimal(key)
    if amount < 0:
        raise InputError(key, "must not be negative")
    return amount
