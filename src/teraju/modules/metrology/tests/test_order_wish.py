"""What an order asks for is changed: another day, another letter, a paper after all."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.metrology.models import LinePause
from teraju.modules.metrology.register_refusals import OutOfPlace
from teraju.modules.metrology.services import orders
from teraju.modules.metrology.unit_refusals import DayOutOfOrder
from teraju.platform.audit.models import TrailEvent

from .order_pages import get, send
from .order_world import MORNING, an_order, lines_of, moment
from .unit_world import DAY

pytestmark = pytest.mark.django_db

ASKED = {"wants_certificate": False, "letter_number": "", "letter_on": None, "note": ""}


@pytest.fixture(autouse=True)
def day(settings):
    settings.TERAJU_TODAY = DAY


def change(counter, order, minutes=0, who="counter", **asked):
    asked = ASKED | {"wished_on": order.wished_on} | asked
    return orders.change_order(actor=counter.acts(who, minutes), order_id=order.pk, **asked)


def promised(order):
    order.output.refresh_from_db()
    return order.output.promised_at.astimezone(MORNING.tzinfo)


class TestTheDay:
    def test_another_day_moves_the_promise_on_and_back(self, counter):
        """As if it had been wished for at once."""
        usual = promised(an_order(counter))
        days = [DAY + timedelta(days=more) for more in (4, 5)]
        as_wished = [promised(an_order(counter, wished_on=one)) for one in days]
        order = an_order(counter)
        for wished, expected in ((days[0], as_wished[0]), (days[1], as_wished[1])):
            change(counter, order, wished_on=wished)
            assert promised(order) == expected
        change(counter, order, wished_on=days[0])
        assert promised(order) == as_wished[0]
        change(counter, order, wished_on=None)
        assert promised(order) == usual

    def test_what_waits_is_not_counted_and_what_is_in_test_is(self, counter):
        order = an_order(counter)
        first, second = lines_of(order)
        orders.take_line(actor=counter.acts("tester", 10), line_id=first.pk)
        wished = DAY + timedelta(days=4)
        change(counter, order, minutes=30, wished_on=wished)
        [pause] = LinePause.objects.all()
        assert pause.line == second
        assert pause.since == moment(30)
        assert pause.until == datetime.combine(wished, time(8), MORNING.tzinfo)

    def test_a_wish_taken_back_lets_the_clock_run(self, counter):
        order = an_order(counter, wished_on=DAY + timedelta(days=4))
        change(counter, order, minutes=60, wished_on=None)
        assert {one.until for one in LinePause.objects.all()} == {moment(60)}
        assert promised(order) == promised(an_order(counter)) + timedelta(minutes=60)

    def test_a_day_that_is_over_is_refused(self, counter):
        order = an_order(counter)
        with pytest.raises(DayOutOfOrder) as caught:
            change(counter, order, wished_on=DAY - timedelta(days=1))
        assert caught.value.field == "wished_on"

    @pytest.mark.parametrize(
        ("days", "words"), [(3, "The office is closed on Sunday"), (91, "within the next 90 days")]
    )
    def test_a_day_off_or_one_far_ahead_is_refused(self, counter, days, words):
        wished = DAY + timedelta(days=days)
        with pytest.raises(DayOutOfOrder, match=words) as caught:
            an_order(counter, wished_on=wished)
        assert caught.value.field == "wished_on"
        with pytest.raises(DayOutOfOrder, match=words):
            change(counter, an_order(counter), wished_on=wished)

    def test_a_wish_of_yesterday_does_not_hinder_another_change(self, counter):
        order = an_order(counter, wished_on=DAY)
        later = 24 * 60
        changed = change(counter, order, minutes=later, note="Lewat pintu samping")
        assert changed.note == "Lewat pintu samping"
        assert not LinePause.objects.exists()


class TestTheRest:
    def test_the_letter_and_the_paper_are_put_right_and_told(self, counter):
        order = an_order(counter, channel="letter", letter_number="12/A/2026")
        change(counter, order, letter_number=" 12/B/2026 ", letter_on=DAY, wants_certificate=True)
        order.refresh_from_db()
        assert (order.letter_number, order.letter_on) == ("12/B/2026", DAY)
        assert order.wants_certificate
        told = TrailEvent.objects.get(verb="metrology.order.changed")
        assert told.changes["letter_number"] == ["12/A/2026", "12/B/2026"]

    def test_a_letter_of_tomorrow_is_refused(self, counter):
        with pytest.raises(DomainError) as caught:
            change(counter, an_order(counter), letter_on=DAY + timedelta(days=1))
        assert caught.value.field == "letter_on"

    def test_an_order_that_has_ended_stays(self, counter):
        order = an_order(counter)
        for line in lines_of(order):
            orders.cancel_line(actor=counter.acts("counter"), line_id=line.pk, reason="Batal")
        with pytest.raises(OutOfPlace):
            change(counter, order, note="Terlambat")

    def test_a_stranger_changes_nothing(self, counter):
        with pytest.raises(NotAllowed):
            change(counter, an_order(counter), who="supervisor", note="x")

    def test_two_at_once_are_told(self, counter):
        order = an_order(counter)
        change(counter, order, note="Pertama")
        with pytest.raises(DomainError):
            change(counter, order, note="Kedua", expected_version=order.version)


def test_the_counter_changes_it_on_a_page(counter):
    order = an_order(counter)
    assert f"/metrology/orders/{order.pk}/change/" in get(counter, "counter", "order", order.pk)
    wished = DAY + timedelta(days=4)
    get(counter, "counter", "order_change", order.pk)
    said = {"version": order.version, "wished_on": wished.isoformat()}
    send(counter, "counter", "order_change", order.pk, **said)
    order.refresh_from_db()
    assert order.wished_on == wished
