"""What an order at the office waits for: the time agreed with the owner, else their wish."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from teraju.modules.metrology.models import Appointment
from teraju.modules.metrology.selectors.orders import orders as read_orders
from teraju.modules.metrology.services import orders
from teraju.modules.metrology.web.order_sections import order_facts

from .order_pages import get, send
from .order_world import MORNING, an_order, lines_of, moment
from .unit_world import DAY

pytestmark = pytest.mark.django_db
DAYS = 24 * 60
HERE = "The instruments are here already"


@pytest.fixture(autouse=True)
def day(settings):
    settings.TERAJU_TODAY = DAY


def on(days):
    return DAY + timedelta(days=days)


class Told:
    """An order, and what the counter and the owner agree on, one after the other."""

    def __init__(self, counter, **more):
        self.counter, self.order, self.now = counter, an_order(counter, **more), 0

    def _acts(self, who="counter"):
        return self.counter.acts(who, self.now)

    def _visit(self, number):
        return self.order.appointments.order_by("pk")[number].pk

    def book(self, days, minutes=60, **more):
        orders.book_appointment(
            actor=self._acts(),
            order_id=self.order.pk,
            tester=self.counter.world.tester,
            starts_at=moment(days * DAYS + minutes),
            **more,
        )

    def move(self, number, days, minutes=60, **more):
        orders.move_appointment(
            actor=self._acts(),
            appointment_id=self._visit(number),
            tester=self.counter.world.tester,
            starts_at=moment(days * DAYS + minutes),
            **more,
        )

    def cancel(self, number):
        orders.cancel_appointment(
            actor=self._acts(), appointment_id=self._visit(number), reason="Batal"
        )

    def keep(self, number):
        orders.keep_appointment(actor=self._acts("tester"), appointment_id=self._visit(number))

    def miss(self, number):
        orders.miss_appointment(
            actor=self._acts("tester"), appointment_id=self._visit(number), reason="Penera sakit"
        )

    def wish(self, days):
        orders.change_order(
            actor=self._acts(),
            order_id=self.order.pk,
            wished_on=on(days) if days else None,
            wants_certificate=False,
            letter_number="",
            letter_on=None,
            note="",
        )

    def wait(self, days):
        self.now = days * DAYS + 240

    @property
    def waits_for(self):
        """The morning until which every instrument waits; None where one may be tested now."""
        untils = {
            max((pause.until or MORNING for pause in line.pauses.all()), default=MORNING)
            for line in lines_of(self.order)
        }
        [until] = untils
        return until if until > moment(self.now) else None

    @property
    def promised(self):
        self.order.output.refresh_from_db()
        return self.order.output.promised_at.astimezone(MORNING.tzinfo)


def done(counter, wished, steps):
    told = Told(counter, wished_on=on(wished) if wished else None)
    for name, *said in steps:
        more = said.pop() if said and isinstance(said[-1], dict) else {}
        getattr(told, name)(*said, **more)
    return told


BRINGS, STAYS = {"is_here": False}, {"is_here": True}
# The wish at the beginning, the steps, and the day from which it is worked on and promised.
CASES = {
    "a booked time is waited for": (0, [("book", 5)], 5),
    "a wish yields to the time": (1, [("book", 5)], 5),
    "a cancelled time is not": (0, [("book", 5), ("cancel", 0)], 0),
    "after it the wish is": (1, [("book", 5), ("cancel", 0)], 1),
    "also where the time was on the same day": (1, [("book", 1, 330), ("cancel", 0)], 1),
    "moved to an earlier day": (0, [("book", 5), ("move", 0, 1)], 1),
    "moved to a later day": (0, [("book", 1), ("move", 0, 5)], 5),
    "moved to an earlier hour": (0, [("book", 5, 330), ("move", 0, 5, 30)], 5),
    "a second, later time": (0, [("book", 1), ("book", 5)], 1),
    "a second, earlier time": (0, [("book", 5), ("book", 1)], 1),
    "the earlier one cancelled": (0, [("book", 5), ("book", 1), ("cancel", 1)], 5),
    "the later one cancelled": (0, [("book", 5), ("book", 1), ("cancel", 0)], 1),
    "the wish taken back": (1, [("book", 5), ("wish", 0)], 5),
    "another wish": (1, [("book", 5), ("wish", 4)], 5),
    "another wish and no time": (1, [("book", 5), ("wish", 4), ("cancel", 0)], 4),
    "left at the counter": (0, [("book", 5, STAYS)], 0),
    "left at the counter for a wished day": (1, [("book", 5, STAYS)], 1),
    "left at the counter and moved by the unit": (0, [("book", 4, STAYS), ("move", 0, 5)], 0),
    "left at the counter afterwards": (0, [("book", 4), ("move", 0, 5, STAYS)], 0),
    "taken home until the other time": (0, [("book", 4, STAYS), ("move", 0, 5, BRINGS)], 5),
}


@pytest.mark.parametrize(("wished", "steps", "day"), CASES.values(), ids=CASES.keys())
def test_it_is_as_if_that_day_had_been_wished_for_at_once(counter, wished, steps, day):
    told = done(counter, wished, steps)
    usual = Told(counter, wished_on=on(day) if day else None)
    assert told.promised == usual.promised
    assert told.waits_for == usual.waits_for


def test_booking_leaves_the_wish(counter):
    told = done(counter, 1, [("book", 5)])
    told.order.refresh_from_db()
    assert told.order.wished_on == on(1)


def test_a_time_later_today_is_waited_for_by_the_promise_alone(counter):
    told = done(counter, 0, [("book", 5), ("book", 0, 400)])
    assert told.waits_for is None
    assert told.promised == told.order.appointments.order_by("starts_at")[0].ends_at


@pytest.mark.parametrize("step", ["keep", "miss"])
class TestOnceTheTimeIsOver:
    def test_the_next_one_is_waited_for(self, counter, step):
        told = done(counter, 0, [("book", 1, 210), ("book", 5), ("wait", 1), (step, 0)])
        assert told.waits_for == datetime.combine(on(5), time(8), MORNING.tzinfo)
        assert told.promised > moment(5 * DAYS + 60)

    def test_without_another_the_time_runs_and_the_promise_stays(self, counter, step):
        told = done(counter, 0, [("book", 1, 210)])
        promised = told.promised
        told.wait(1)
        getattr(told, step)(0)
        assert told.waits_for is None
        assert told.promised == promised


def test_what_was_kept_waits_for_no_wish(counter):
    told = done(counter, 5, [("book", 1, 210), ("wait", 1), ("keep", 0)])
    assert told.waits_for is None


class TestThePageTellsWhy:
    def test_the_promise_lies_later_for_the_time_that_is_agreed(self, counter):
        told = done(counter, 1, [("book", 4)])
        note = promise_note(counter, told.order)
        assert "the work begins at the time agreed with the owner" in note

    def test_the_days_off_are_counted_from_that_time_on(self, counter):
        counter.service.promised_value, counter.service.promised_unit = 1, "days"
        counter.service.save()
        for days, is_told in ((1, True), (4, False)):
            told = done(counter, 0, [("book", days)])
            assert ("16 March, 17 March" in promise_note(counter, told.order)) is is_told


def promise_note(counter, order):
    viewer = counter.acts("counter")
    found = read_orders(viewer).get(pk=order.pk)
    facts = order_facts(viewer, found, lines_of(found))
    [note] = [str(one.note) for one in facts if str(one.label) == "Promised for"]
    return note


class TestTheForm:
    @pytest.mark.parametrize(
        ("more", "ticked"),
        [({}, True), ({"channel": "letter"}, False), ({"wished_on": on(1)}, False)],
    )
    def test_it_is_ticked_where_they_came_by_the_counter(self, counter, more, ticked):
        order = an_order(counter, **more)
        page = get(counter, "counter", "order_book", order.pk)
        assert HERE in page
        [box] = [part for part in page.split("<input") if 'name="is_here"' in part]
        assert ("checked" in box.split(">")[0]) is ticked

    def test_in_place_it_is_not_asked(self, counter):
        order = an_order(counter, site="in_place", place=counter.market)
        assert HERE not in get(counter, "counter", "order_book", order.pk)

    def test_it_is_kept_and_asked_again_when_the_time_moves(self, counter):
        order = an_order(counter)
        page = get(counter, "counter", "order_book", order.pk)
        said = {"version": order.version, "slot": slots(page)[0], "is_here": "on"}
        send(counter, "counter", "order_book", order.pk, **said)
        visit = Appointment.objects.get()
        assert visit.is_here
        page = get(counter, "counter", "visit_move", visit.pk)
        said = {"version": visit.version, "slot": slots(page)[-1]}
        send(counter, "counter", "visit_move", visit.pk, **said)
        assert not Appointment.objects.get(state="booked").is_here

    def test_what_is_here_says_which_times_end_after_the_promise(self, counter):
        order = an_order(counter)
        assert "after the promised time" in get(counter, "counter", "order_book", order.pk)

    def test_a_second_later_time_does_not_move_the_promise_and_says_so(self, counter):
        order = done(counter, 0, [("book", 1)]).order
        assert "after the promised time" in get(counter, "counter", "order_book", order.pk)

    def test_earlier_times_are_offered_when_one_moves(self, counter):
        visit = done(counter, 0, [("book", 5)]).order.appointments.get()
        page = get(counter, "counter", "visit_move", visit.pk)
        assert f"{on(1):%Y-%m-%d}" in slots(page)[0]


def slots(page):
    parts = [part.split(">")[0] for part in page.split("<input") if 'name="slot"' in part]
    return [part.split('value="')[1].split('"')[0] for part in parts]
