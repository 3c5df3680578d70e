"""What came by letter, telephone or the net is with its owner until somebody says otherwise."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from teraju.modules.metrology.domain.orders import LineState, PauseReason
from teraju.modules.metrology.models import LinePause
from teraju.modules.metrology.selectors.board import board
from teraju.modules.metrology.selectors.orders import late_orders
from teraju.modules.metrology.selectors.orders import orders as read_orders
from teraju.modules.metrology.services import orders, sheet_lines
from teraju.modules.metrology.web.order_words import order_promise

from .order_pages import get
from .order_world import MORNING, an_order, lines_of, moment
from .unit_world import DAY, instrument

pytestmark = pytest.mark.django_db
TOMORROW, IN_A_WEEK = 24 * 60, 7 * 24 * 60


@pytest.fixture(autouse=True)
def day(settings):
    settings.TERAJU_TODAY = DAY


@pytest.fixture
def order(counter):
    return an_order(counter, channel="telephone")


def states(order):
    return {one.state for one in lines_of(order)}


def promise_word(counter, order, minutes):
    viewer = counter.acts("counter", minutes)
    return str(order_promise(read_orders(viewer).get(pk=order.pk), viewer.now).word)


def book(counter, order, minutes=TOMORROW, now=0, **more):
    return orders.book_appointment(
        actor=counter.acts("counter", now),
        order_id=order.pk,
        tester=counter.world.tester,
        starts_at=moment(minutes),
        **more,
    )


class TestItWaits:
    @pytest.mark.parametrize("channel", ["telephone", "letter", "electronic"])
    def test_for_its_owner_from_the_entry_on(self, counter, channel):
        order = an_order(counter, channel=channel)
        assert states(order) == {LineState.PAUSED}
        told = {(one.reason, one.since, one.until) for one in LinePause.objects.all()}
        assert told == {(PauseReason.OWNER, MORNING, None)}

    def test_and_is_not_late_a_week_after(self, counter, order):
        viewer = counter.acts("counter", IN_A_WEEK)
        assert promise_word(counter, order, IN_A_WEEK) == "Stands still"
        assert not late_orders(read_orders(viewer), viewer.now).exists()
        assert not board(viewer).late

    def test_beyond_the_day_wished_for_if_it_does_not_come(self, counter):
        wished = DAY + timedelta(days=1)
        order = an_order(counter, channel="electronic", wished_on=wished)
        usual = an_order(counter, wished_on=wished)
        assert order.output.promised_at == usual.output.promised_at
        assert states(order) == {LineState.PAUSED}
        assert promise_word(counter, order, IN_A_WEEK) == "Stands still"

    def test_what_is_added_waits_as_well(self, counter, order):
        line = add(counter, order)
        assert line.state == LineState.PAUSED
        assert line.pauses.get().since == moment(30)


class TestItDoesNot:
    def test_where_they_came_to_the_counter(self, counter):
        assert states(an_order(counter)) == {LineState.WAITING}

    def test_where_somebody_comes_to_the_instruments(self, counter):
        order = an_order(counter, channel="letter", site="in_place", place=counter.market)
        assert states(order) == {LineState.WAITING}

    def test_for_what_is_added_to_instruments_that_are_here(self, counter, order):
        resume(counter, order, 20)
        assert add(counter, order).state == LineState.WAITING

    def test_for_what_may_not_be_tested_here(self, counter):
        wanted = [(counter.pump.pk, "subsequent", 1)]
        order = an_order(counter, channel="letter", instruments=wanted)
        assert states(order) == {LineState.WAITING}


class TestItGoesOn:
    def test_when_it_is_here(self, counter, order):
        promised = order.output.promised_at
        resume(counter, order, 120)
        order.output.refresh_from_db()
        assert states(order) == {LineState.WAITING}
        assert order.output.promised_at == promised + timedelta(minutes=120)

    def test_when_a_time_is_booked(self, counter, order):
        book(counter, order)
        assert states(order) == {LineState.WAITING}
        morning = datetime.combine(DAY + timedelta(days=1), time(8), MORNING.tzinfo)
        untils = {line.pauses.latest("until").until for line in lines_of(order)}
        assert untils == {morning}

    def test_when_it_was_left_for_a_booked_time(self, counter, order):
        book(counter, order, now=60, is_here=True)
        assert {one.until for one in LinePause.objects.all()} == {moment(60)}

    def test_when_a_test_begins(self, counter, order):
        line = lines_of(order)[0]
        sheet_lines.take(counter.acts("tester", 60), line)
        line.refresh_from_db()
        assert line.state == LineState.IN_TEST
        assert line.pauses.get().until == moment(60)

    def test_the_pages_offer_it(self, counter, order):
        page = get(counter, "counter", "order_book", order.pk)
        assert "The instruments are here already" in page
        assert "Goes on" in get(counter, "counter", "line", lines_of(order)[0].pk)


class TestAfterATimeThatWasCancelled:
    def test_it_waits_again(self, counter, order):
        cancel(counter, book(counter, order))
        assert states(order) == {LineState.PAUSED}
        assert promise_word(counter, order, IN_A_WEEK) == "Stands still"

    def test_it_does_not_where_the_instruments_are_here(self, counter, order):
        cancel(counter, book(counter, order, is_here=True))
        assert states(order) == {LineState.WAITING}

    def test_it_does_not_where_another_time_is_agreed(self, counter, order):
        first = book(counter, order)
        book(counter, order, 4 * TOMORROW)
        cancel(counter, first)
        assert states(order) == {LineState.WAITING}

    def test_it_does_not_where_they_came_to_the_counter(self, counter):
        order = an_order(counter)
        cancel(counter, book(counter, order))
        assert states(order) == {LineState.WAITING}


def add(counter, order):
    made = instrument(counter.world, tag="T0010005AB")
    return orders.add_line(
        actor=counter.acts("counter", 30),
        order_id=order.pk,
        instrument_id=made.pk,
        control="subsequent",
    )


def resume(counter, order, minutes):
    for line in lines_of(order):
        orders.resume_line(actor=counter.acts("counter", minutes), line_id=line.pk)


def cancel(counter, visit):
    orders.cancel_appointment(
        actor=counter.acts("counter", 60), appointment_id=visit.pk, reason="Batal"
    )
