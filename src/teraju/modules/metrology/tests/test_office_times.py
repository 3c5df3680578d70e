"""A time at the office: booked like a visit, without the way and without a letter."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.urls import reverse

from teraju.kernel.errors import DomainError
from teraju.modules.metrology.domain.capacity import capacity
from teraju.modules.metrology.models import DayOfTester
from teraju.modules.metrology.order_inbox import waiting
from teraju.modules.metrology.order_refusals import NoRoom, OutOfScope
from teraju.modules.metrology.services import appointments, orders
from teraju.modules.metrology.unit_refusals import NotNow
from teraju.modules.metrology.web import order_slip
from teraju.modules.metrology.web.order_words import comes_after_promise, comes_late

from .order_pages import client, get, send
from .order_world import MORNING, an_order, held, lines_of, moment
from .unit_world import DAY

pytestmark = pytest.mark.django_db
TOMORROW = 24 * 60


@pytest.fixture(autouse=True)
def day(settings):
    settings.TERAJU_TODAY = DAY


def booked(counter, order, minutes=TOMORROW + 60, now=0, **more):
    said = {"order_id": order.pk, "tester": counter.world.tester, "starts_at": moment(minutes)}
    return orders.book_appointment(actor=counter.acts("counter", now), **said, **more)


def promised(order):
    order.output.refresh_from_db()
    return order.output.promised_at.astimezone(MORNING.tzinfo)


def in_days(counter, days=1):
    """A service that promises whole days."""
    counter.service.promised_value, counter.service.promised_unit = days, "days"
    counter.service.save()


def test_it_takes_the_time_of_the_tests_without_the_way(counter):
    office = an_order(counter)
    there = an_order(counter, site="in_place", place=counter.market)
    travel = capacity(DAY).travel
    at = moment(TOMORROW)
    assert travel > 0
    assert appointments.minutes_of(there, at) - appointments.minutes_of(office, at) == travel
    assert booked(counter, office).minutes == appointments.minutes_of(office, at)


def test_the_work_waits_until_that_day_and_the_promise_with_it(counter):
    wished = an_order(counter, wished_on=DAY + timedelta(days=1))
    order = an_order(counter)
    booked(counter, order)
    order.refresh_from_db()
    order.output.refresh_from_db()
    assert order.wished_on is None
    assert order.output.promised_at == wished.output.promised_at
    assert {one.pauses.count() for one in lines_of(order)} == {1}


class TestThePromise:
    @pytest.mark.parametrize("whole_days", [True, False])
    def test_what_is_late_when_the_time_is_booked_stays_late(self, counter, whole_days):
        if whole_days:
            in_days(counter)
        order = an_order(counter)
        before = promised(order)
        now = 4 * TOMORROW
        assert before < moment(now)
        booked(counter, order, 5 * TOMORROW, now=now)
        assert promised(order) == before
        assert {one.pauses.count() for one in lines_of(order)} == {1}
        order.refresh_from_db()
        orders.change_order(
            actor=counter.acts("counter", now),
            order_id=order.pk,
            wished_on=DAY + timedelta(days=6),
            wants_certificate=False,
            letter_number="",
            letter_on=None,
            note="",
        )
        assert promised(order) == before

    def test_what_comes_back_late_from_its_owner_stays_late(self, counter):
        in_days(counter)
        order = an_order(counter)
        before = promised(order)
        for line in lines_of(order):
            orders.pause_line(
                actor=counter.acts("tester", 4 * TOMORROW), line_id=line.pk, reason="owner"
            )
        booked(counter, order, 6 * TOMORROW, now=5 * TOMORROW)
        assert promised(order) == before

    @pytest.mark.parametrize("now", [0, TOMORROW + 400])
    def test_whole_days_end_behind_the_agreed_time(self, counter, now):
        """Also on the last hour of the promise, when the wait is shorter than a day's work."""
        in_days(counter)
        order = an_order(counter)
        assert moment(now) < promised(order)
        visit = booked(counter, order, 4 * TOMORROW + 120, now=now)
        assert promised(order) >= visit.ends_at
        assert not comes_late(visit)

    def test_hours_end_behind_a_late_time_of_the_day(self, counter):
        order = an_order(counter)
        visit = booked(counter, order, TOMORROW + 330)
        assert promised(order) == visit.ends_at

    def test_it_moves_behind_the_time_on_the_day_that_was_wished_for(self, counter):
        order = an_order(counter, wished_on=DAY + timedelta(days=1))
        visit = booked(counter, order, TOMORROW + 330)
        assert promised(order) == visit.ends_at
        assert {one.pauses.count() for one in lines_of(order)} == {1}

    def test_the_form_marks_what_ends_after_it(self, counter):
        order = an_order(counter, channel="letter")
        for promise, is_marked in ((TOMORROW, False), (-TOMORROW, True)):
            order.output.promised_at = moment(promise)
            order.output.save()
            shown = get(counter, "counter", "order_book", order.pk)
            assert ("after the promised time" in shown) is is_marked

    def test_today_it_does_not_move_and_the_form_says_so(self, counter):
        order = an_order(counter)
        visit = booked(counter, order, 400)
        assert promised(order) < visit.ends_at
        assert comes_after_promise(order, visit.ends_at, MORNING)
        assert not comes_after_promise(order, visit.ends_at + timedelta(days=1), MORNING)

    def test_the_slip_tells_no_promise_before_the_owners_time(self, counter, printed):
        order = an_order(counter)
        booked(counter, order)
        client(counter, "counter").get(f"/metrology/orders/{order.pk}/slip/")
        assert "Dijanjikan selesai" in printed
        order.output.promised_at = MORNING
        order.output.save()
        client(counter, "counter").get(f"/metrology/orders/{order.pk}/slip/")
        assert "Dijanjikan selesai" not in printed


def test_the_page_names_a_time_that_is_not_on_the_day_wished_for(counter):
    order = an_order(counter)
    booked(counter, order, 4 * TOMORROW)
    words = "not on the day wished for"
    assert words not in get(counter, "counter", "order", order.pk)
    order.refresh_from_db()
    send(
        counter,
        "counter",
        "order_change",
        order.pk,
        version=order.version,
        wished_on=(DAY + timedelta(days=6)).isoformat(),
    )
    assert words in get(counter, "counter", "order", order.pk)


@pytest.mark.parametrize("is_fixed", [True, False])
def test_what_is_fixed_where_it_stands_is_asked_about(counter, is_fixed):
    counter.scales[0].is_fixed = is_fixed
    counter.scales[0].save()
    words = "is it brought to the office?"
    there = an_order(counter, site="in_place", place=counter.market)
    assert words not in get(counter, "counter", "order", there.pk)
    office = an_order(counter)
    assert (words in get(counter, "counter", "order", office.pk)) is is_fixed


def test_a_time_is_taken_once_wherever_it_is(counter):
    first = booked(counter, an_order(counter, site="in_place", place=counter.market))
    with pytest.raises(NoRoom):
        booked(counter, an_order(counter), TOMORROW + 60 + first.minutes - 1)
    booked(counter, an_order(counter), TOMORROW + 60 + first.minutes)


class TestNothingMayBeTested:
    @pytest.fixture
    def order(self, counter):
        order = an_order(counter)
        order.lines.update(obstacles=["plate"])
        return order

    def test_no_time_is_booked_for_it(self, counter, order):
        with pytest.raises(OutOfScope) as caught:
            booked(counter, order)
        assert caught.value.field == "slot"

    def test_the_page_says_why_and_leads_nowhere(self, counter, order):
        shown = get(counter, "counter", "order", order.pk)
        assert "No instrument of this order may be tested yet" in shown
        assert f"/metrology/orders/{order.pk}/book/" not in shown

    def test_a_form_that_is_open_still_is_answered_in_words(self, counter, order):
        page = get(counter, "counter", "order_book", order.pk)
        slot = page.split('name="slot" value="')[1].split('"')[0]
        said = {"version": order.version, "slot": slot}
        page = send(counter, "counter", "order_book", order.pk, code=422, **said)
        assert "No instrument of this order may be tested yet" in page


def test_what_is_ready_earlier_leaves_no_time_behind(counter):
    """Another official did it today: nobody comes at the time that was booked for later today."""
    order = an_order(counter)
    later = booked(counter, order, 400)
    for line in lines_of(order):
        orders.finish_line(
            actor=counter.acts("second", 60), line_id=line.pk, at=moment(60), to_sign=False
        )
    later.refresh_from_db()
    assert later.state == "cancelled"
    assert DayOfTester.objects.get(tester=later.tester).booked == 0


def test_nobody_is_sent_to_the_office(counter):
    order = an_order(counter)
    booked(counter, order)
    keys = [one.key for one in waiting(counter.acts("head"))]
    assert not [one for one in keys if one.startswith("metrology-letter")]
    with pytest.raises(NotNow):
        orders.assign_order(actor=counter.acts("head"), order_id=order.pk)
    [item] = [one for one in waiting(counter.acts("tester")) if "visit" in one.key]
    assert "office" in str(item.title)


@pytest.mark.parametrize(("site", "speaks"), [("office", False), ("in_place", True)])
def test_only_who_is_sent_away_is_told_of_a_letter(counter, site, speaks):
    order = an_order(counter, site=site, place=None if site == "office" else counter.market)
    visit = booked(counter, order)
    for step in ("move", "cancel", "miss"):
        page = get(counter, "counter" if step != "miss" else "tester", f"visit_{step}", visit.pk)
        assert ("letter of assignment" in page.lower()) is speaks
    page = get(counter, "counter", "visit_move", visit.pk)
    said = {"version": visit.version, "slot": page.split('name="slot" value="')[1].split('"')[0]}
    url = reverse("metrology_visit_move", args=[visit.pk])
    moved = client(counter, "counter").post(url, said, follow=True).content.decode()
    assert "Moved: the earlier time is free again" in moved
    assert ("the new one needs its letter" in moved) is speaks


@pytest.fixture
def printed(monkeypatch):
    """What the last slip tells."""
    told = {}

    def render(_template, data, **_more):
        told.clear()
        told.update(data["facts"])
        return SimpleNamespace(pdf=b"")

    monkeypatch.setattr(order_slip, "render", render)
    return told


def test_the_page_offers_it_and_the_slip_tells_it(counter, printed):
    order = an_order(counter)
    address = f"/metrology/orders/{order.pk}/book/"
    assert address in get(counter, "counter", "order", order.pk)
    assert "with the way" not in get(counter, "counter", "order_book", order.pk)
    booked(counter, order)
    assert "15 March 2019" in get(counter, "counter", "order", order.pk)
    client(counter, "counter").get(f"/metrology/orders/{order.pk}/slip/")
    assert printed["Waktu Anda di kantor"].startswith("15 Maret 2019")


def test_a_market_session_has_its_days(counter):
    _session, order = held(counter)
    with pytest.raises(DomainError, match="without a time"):
        booked(counter, order)
