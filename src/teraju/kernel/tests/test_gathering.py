from __future__ import annotations

import pytest

from teraju.kernel.gathering import gathering, once


class Reader:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> int:
        self.asked += 1
        return self.asked


def test_outside_it_is_read_each_time() -> None:
    read = Reader()
    assert [once("key", read), once("key", read)] == [1, 2]


def test_within_each_key_is_read_one_time() -> None:
    read = Reader()
    with gathering():
        assert [once("one", read), once("one", read), once("other", read)] == [1, 1, 2]


def test_a_gathering_within_another_shares_and_does_not_end_it() -> None:
    read = Reader()
    with gathering():
        once("key", read)
        with gathering():
            assert once("key", read) == 1
        assert once("key", read) == 1


def test_the_next_gathering_reads_anew_also_after_an_error() -> None:
    read = Reader()
    with pytest.raises(ZeroDivisionError), gathering():
        once("key", lambda: 1 // 0)
    with gathering():
        assert once("key", read) == 1
    assert once("key", read) == 2
