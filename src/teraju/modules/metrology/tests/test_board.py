"""The board of the day: who waits, who is late by service hours, and what was done."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from teraju.modules.metrology.domain.orders import LineState
from teraju.modules.metrology.selectors.board import board
from teraju.modules.metrology.services import orders

from .order_world import Counter, a_counter, an_order, lines_of
from .unit_world import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def counter() -> Counter:
    """An order of two scales, promised within four hours of service."""
    return a_counter()


def at(counter: Counter, minutes: int) -> Any:
    return board(counter.acts("counter", minutes))


class TestBoard:
    def test_shows_each_line_where_it_stands(self, counter: Counter) -> None:
        first, _second = lines_of(an_order(counter))
        orders.take_line(actor=counter.acts("tester", 5), line_id=first.pk)
        found = at(counter, 10)
        assert [one.line.pk for one in found.of(LineState.IN_TEST)] == [first.pk]
        assert len(found.of(LineState.WAITING)) == 1
        assert found.late == []
        assert found.of(LineState.IN_TEST)[0].minutes == 10

    def test_late_is_counted_in_service_hours(self, counter: Counter) -> None:
        an_order(counter)
        assert at(counter, 240).late == []
        assert len(at(counter, 241).late) == 2
        # The night between is no service time: the next morning adds its own minutes alone.
        night = replace(counter.acts("counter"), now=counter.acts("counter").now)
        tomorrow = replace(night, now=night.now.replace(hour=7, minute=30) + timedelta(days=1))
        minutes = board(tomorrow).of(LineState.WAITING)[0].minutes
        assert minutes == 8 * 60

    def test_a_pause_is_not_late(self, counter: Counter) -> None:
        first, second = lines_of(an_order(counter))
        orders.pause_line(actor=counter.acts("tester", 5), line_id=first.pk, reason="owner")
        late = at(counter, 300).late
        assert [one.line.pk for one in late] == [second.pk]
        orders.resume_line(actor=counter.acts("tester", 300), line_id=first.pk)
        assert [one.line.pk for one in at(counter, 301).late] == [second.pk]

    def test_until_the_wished_day_it_waits_for_its_owner(self, counter: Counter) -> None:
        order = an_order(counter, wished_on=DAY + timedelta(days=4))
        assert len(at(counter, 300).of(LineState.PAUSED)) == 2
        assert at(counter, 300).late == []
        on_the_day = 4 * 24 * 60
        assert len(at(counter, on_the_day).of(LineState.WAITING)) == 2
        assert at(counter, on_the_day + 240).late == []
        assert len(at(counter, on_the_day + 241).late) == order.lines.count()

    def test_what_is_out_of_scope_is_late_with_its_order(self, counter: Counter) -> None:
        wanted = [(counter.scales[0].pk, "subsequent", 1), (counter.pump.pk, "subsequent", 1)]
        an_order(counter, wished_on=DAY + timedelta(days=4), instruments=wanted)
        on_the_day = 4 * 24 * 60
        assert at(counter, 300).late == []
        assert at(counter, on_the_day + 240).late == []
        assert len(at(counter, on_the_day + 241).late) == 2

    def test_counts_what_was_done_today(self, counter: Counter) -> None:
        first, _second = lines_of(an_order(counter))
        tester = counter.acts("tester", 5)
        orders.take_line(actor=tester, line_id=first.pk)
        orders.finish_line(actor=tester, line_id=first.pk, at=tester.now, to_sign=False)
        found = at(counter, 30)
        assert (found.done_instruments, found.done_weights) == (1, 0)
