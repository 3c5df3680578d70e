"""Orders in place as their page tells them: when somebody comes, in vain, once more, too late."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

import pytest

from teraju.kernel.errors import ChangedMeanwhile
from teraju.modules.metrology.selectors.orders import Slot, late_orders, open_minutes
from teraju.modules.metrology.selectors.orders import orders as read_orders
from teraju.modules.metrology.services import orders
from teraju.modules.metrology.web import order_slip
from teraju.modules.metrology.web.order_sections import order_facts
from teraju.modules.metrology.web.order_words import comes_after_promise, comes_late, order_promise
from teraju.modules.metrology.web.visit_forms import slot_words
from teraju.modules.operations.models import Service

from .order_pages import client, get, send
from .order_world import MORNING, an_order, lines_of, moment
from .register_pages import url
from .test_order_letters import TOMORROW, booked
from .unit_world import DAY, instrument


class Printed(NamedTuple):
    pdf: bytes


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day(settings):
    settings.TERAJU_TODAY = DAY


@pytest.fixture
def order(counter):
    return an_order(counter, site="in_place", place=counter.market, channel="letter")


def read(counter, order, minutes=0):
    actor = counter.acts("counter", minutes)
    return actor, read_orders(actor).get(pk=order.pk)


def facts(counter, order, minutes=0):
    viewer, found = read(counter, order, minutes)
    return {str(one.label): one for one in order_facts(viewer, found, lines_of(found))}


def in_vain(counter, visit, minutes, **more):
    said = {"appointment_id": visit.pk, "reason": "Toko tutup", **more}
    return orders.miss_appointment(actor=counter.acts("tester", minutes), **said)


class TestInVain:
    def test_the_promise_stands_still_where_the_owner_was_not_there(self, counter):
        Service.objects.filter(pk=counter.service.pk).update(promised_value=16)
        order = an_order(counter, site="in_place", place=counter.market)
        visit = booked(counter, order)
        promised = order.output.promised_at
        in_vain(counter, visit, TOMORROW + 30, waits_for_owner=True)
        assert [one.state for one in lines_of(order)] == ["paused", "paused"]
        actor, found = read(counter, order, 2 * TOMORROW)
        assert str(order_promise(found, actor.now).word) == "Stands still"
        assert not late_orders(read_orders(actor), actor.now).filter(pk=order.pk).exists()
        booked(counter, order, 3 * TOMORROW, now=2 * TOMORROW)
        assert [one.state for one in lines_of(order)] == ["waiting", "waiting"]
        order.output.refresh_from_db()
        assert order.output.promised_at > promised

    @pytest.mark.parametrize("site", ["in_place", "office"])
    def test_it_stands_still_from_the_time_itself_whenever_it_is_noted(self, counter, site):
        order = an_order(counter, site=site, place=counter.market)
        visit = booked(counter, order, 60)
        in_vain(counter, visit, 60 + 7 * 60 + 22, waits_for_owner=True)
        sinces = {line.pauses.get(until=None).since for line in lines_of(order)}
        assert sinces == {visit.starts_at}
        actor, found = read(counter, order, 10 * 60)
        taken = open_minutes(actor, found, lines_of(order))
        assert set(taken.values()) == {60}
        assert str(order_promise(found, actor.now).word) == "Stands still"

    def test_but_not_before_it_came(self, counter):
        order = an_order(counter)
        visit = booked(counter, order, 60)
        line = orders.add_line(
            actor=counter.acts("counter", 90),
            order_id=order.pk,
            instrument_id=instrument(counter.world, tag="T0010005AB").pk,
            control="subsequent",
        )
        in_vain(counter, visit, 120, waits_for_owner=True)
        assert line.pauses.get().since == line.arrived_at

    def test_it_runs_on_where_the_tester_did_not_come(self, counter, order):
        """And the list of those that are late holds it."""
        visit = booked(counter, order)
        in_vain(counter, visit, TOMORROW + 30)
        assert [one.state for one in lines_of(order)] == ["waiting", "waiting"]
        actor, found = read(counter, order, 2 * TOMORROW)
        assert str(order_promise(found, actor.now).word) == "Late"
        assert late_orders(read_orders(actor), actor.now).get() == order

    def test_it_runs_on_where_another_visit_is_booked_already(self, counter, order):
        """A time is agreed with the owner: until then the order waits for the tester."""
        visit, later = (booked(counter, order, day * TOMORROW) for day in (1, 2))
        in_vain(counter, visit, TOMORROW + 30, waits_for_owner=True)
        assert [one.state for one in lines_of(order)] == ["waiting", "waiting"]
        in_vain(counter, later, 2 * TOMORROW + 30, waits_for_owner=True)
        assert [one.state for one in lines_of(order)] == ["paused", "paused"]

    def test_what_was_late_before_stays_late(self, counter, order):
        visit = booked(counter, order, 5 * TOMORROW)
        in_vain(counter, visit, 5 * TOMORROW + 30, waits_for_owner=True)
        actor, found = read(counter, order, 6 * TOMORROW)
        assert str(order_promise(found, actor.now).word) == "Late"
        assert late_orders(read_orders(actor), actor.now).get() == order

    def test_another_wait_than_the_owners_goes_on(self, counter, order):
        visit = booked(counter, order)
        first, _second = lines_of(order)
        orders.pause_line(actor=counter.acts("tester", 20), line_id=first.pk, reason="repairer")
        in_vain(counter, visit, TOMORROW + 30, waits_for_owner=True)
        booked(counter, order, 3 * TOMORROW, now=2 * TOMORROW)
        assert [one.state for one in lines_of(order)] == ["paused", "waiting"]

    def test_the_form_says_who_books_again(self, counter, order, settings):
        visit = booked(counter, order)
        settings.TERAJU_TODAY = DAY + timedelta(days=2)
        page = get(counter, "tester", "visit_miss", visit.pk)
        assert "the counter or the head of the unit books another time" in page
        said = {"version": visit.version, "reason": "Tutup", "waits_for_owner": "on"}
        send(counter, "tester", "visit_miss", visit.pk, **said)
        assert {one.state for one in lines_of(order)} == {"paused"}


class TestBookedAgain:
    def test_from_another_tab_it_is_told_of_the_first(self, counter, order):
        said = {
            "actor": counter.acts("counter"),
            "order_id": order.pk,
            "tester": counter.world.tester,
            "expected_version": order.version,
        }
        orders.book_appointment(starts_at=moment(TOMORROW), **said)
        with pytest.raises(ChangedMeanwhile):
            orders.book_appointment(starts_at=moment(2 * TOMORROW), **said)
        order.refresh_from_db()
        again = {**said, "expected_version": order.version}
        orders.book_appointment(starts_at=moment(2 * TOMORROW), **again)
        assert order.appointments.count() == 2, "the rest on another day"

    def test_the_form_shows_what_is_booked_and_what_comes_too_late(self, counter, order):
        assert "Booked already" not in get(counter, "counter", "order_book", order.pk)
        booked(counter, order)
        page = get(counter, "counter", "order_book", order.pk)
        assert "Booked already" in page
        assert "Move it, unless two appointments are needed" in page
        assert "after the promised time" in page

    def test_the_form_says_for_how_long_and_what_is_out_of_scope_takes_none(self, counter):
        wanted = [(one.pk, "subsequent", 1) for one in (*counter.scales, counter.pump)]
        place = counter.market
        order = an_order(counter, site="in_place", place=place, instruments=wanted)
        assert "1 h 20 min" in get(counter, "counter", "order_book", order.pk)
        visit = booked(counter, order)
        assert visit.minutes == 80
        assert "1 h 20 min" in get(counter, "counter", "visit_move", visit.pk)

    def test_a_time_taken_meanwhile_is_told_in_words(self, counter, order):
        said = {"version": order.version, "slot": "1@2019-03-15T08:00:00+07:00"}
        page = send(counter, "counter", "order_book", order.pk, code=422, **said)
        assert "This time was taken meanwhile: choose another." in page
        assert "is not one of the available choices" not in page

    def test_the_page_says_of_a_visit_that_it_comes_too_late(self, counter, order):
        booked(counter, order, 5 * TOMORROW)
        assert "after the promised time" in get(counter, "counter", "order", order.pk)

    @pytest.mark.parametrize(("spare", "late"), [(0, False), (-1, True)])
    def test_it_comes_too_late_where_its_end_lies_after(self, counter, order, spare, late):
        visit = booked(counter, order)
        promised = visit.ends_at + timedelta(minutes=spare)
        assert visit.starts_at < promised
        visit.order.output.promised_at = promised
        assert comes_late(visit) is late
        slot = Slot(visit.tester, visit.starts_at, visit.minutes)
        found = comes_after_promise(visit.order, slot.ends_at, MORNING)
        assert found is late
        assert ("after the promised time" in slot_words(slot, is_late=found)) is late


@pytest.fixture
def printed(monkeypatch):
    """What the slips say that are printed."""
    found = []
    monkeypatch.setattr(
        order_slip, "render", lambda _name, data, **_more: found.append(data) or Printed(b"x")
    )
    return found


class TestWhatIsTold:
    def test_how_the_order_came(self, counter, order):
        assert str(facts(counter, order)["How the order came"].value) == "Letter"

    def test_why_the_promise_lies_later_than_usual(self, counter, order):
        wished = an_order(counter, wished_on=DAY + timedelta(days=4))
        assert "the day wished for" in facts(counter, wished)["Promised for"].note
        assert "somebody else" not in facts(counter, wished)["Promised for"].note
        assert not facts(counter, order)["Promised for"].note

    @pytest.mark.parametrize(
        ("site", "told"),
        [("office", "Pembawa bukti ini"), ("in_place", "Penera datang ke tempat alat")],
    )
    def test_the_slip_tells_the_way_of_its_order(self, counter, printed, site, told):
        order = an_order(counter, site=site, place=counter.market)
        if site == "in_place":
            booked(counter, order)
        client(counter, "counter").get(url("order_slip", order.pk))
        [data] = printed
        assert told in data["sections"][0]["lines"][0]
        visit = [value for label, value in data["facts"] if label == "Kunjungan"]
        assert bool(visit and visit[0]) is (site == "in_place")

    def test_the_slip_says_of_a_visit_that_it_was_made(self, counter, order, printed):
        visit = booked(counter, order)
        orders.keep_appointment(actor=counter.acts("tester", TOMORROW), appointment_id=visit.pk)
        client(counter, "counter").get(url("order_slip", order.pk))
        assert dict(printed[0]["facts"])["Kunjungan"].endswith("(terlaksana)")
        for line in lines_of(order):
            actor = counter.acts("counter", TOMORROW + 5)
            orders.cancel_line(actor=actor, line_id=line.pk, reason="Dijual")
        client(counter, "counter").get(url("order_slip", order.pk))
        assert printed[1]["sections"] == []

    def test_the_slip_says_that_the_time_is_still_to_come(self, counter, order, printed):
        client(counter, "counter").get(url("order_slip", order.pk))
        assert dict(printed[0]["facts"])["Kunjungan"] == "waktunya masih akan diberitahukan"
        for line in lines_of(order):
            orders.cancel_line(actor=counter.acts("counter", 5), line_id=line.pk, reason="Dijual")
        client(counter, "counter").get(url("order_slip", order.pk))
        assert "Kunjungan" not in dict(printed[1]["facts"])
