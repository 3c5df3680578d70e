"""Rows put together by what they belong to."""

from __future__ import annotations

from teraju.kernel.grouping import grouped, paired


def test_rows_stand_by_their_key_in_their_order() -> None:
    assert grouped([3, 1, 4, 1, 5], lambda n: n % 2) == {1: [3, 1, 1, 5], 0: [4]}
    assert grouped([], len) == {}


def test_seconds_stand_by_their_first() -> None:
    assert paired([("a", 1), ("b", 2), ("a", 3)]) == {"a": [1, 3], "b": [2]}
