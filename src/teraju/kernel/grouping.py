"""Rows put together by what they belong to."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Row = TypeVar("Row")
Key = TypeVar("Key", bound=Hashable)


def grouped(rows: Iterable[Row], key: Callable[[Row], Key]) -> dict[Key, list[Row]]:
    """The rows of each key, in their order.

    For reading much at once this is a fraction of the framework's own gathering of related rows,
    which prepares a query for every single owner.
    """
    found: dict[Key, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def paired(pairs: Iterable[tuple[Key, Row]]) -> dict[Key, list[Row]]:
    """The seconds of each first, in their order: what a table between two others holds."""
    found: dict[Key, list[Row]] = {}
    for first, second in pairs:
        found.setdefault(first, []).append(second)
    return found
