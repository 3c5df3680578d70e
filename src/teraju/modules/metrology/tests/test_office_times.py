"""A time at the office: booked like a visit, without the way and without a letter."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest

from teraju.kernel.errors import DomainError
from teraju.modules.metrology.domain.capacity import capacity
from teraju.modules.metrology.order_inbox import waiting
from teraju.modules.metrology.order_refusals import NoRoom
from teraju.modules.metrology.services import appointments, orders
from teraju.modules.metrology.unit_refusals import NotNow
from teraju.modules.metrology.web import order_slip

from .order_pages import client, get
from .order_world import an_order, held, lines_of, moment
from .unit_world import DAY

pytestmark = pytest.mark.django_db
TOMORROW = 24 * 60


@pytest.fixture(autouse=True)
def day(settings):
    settings.TERAJU_TODAY = DAY


def booked(counter, order, minutes=TOMORROW + 60, **more):
    said = {"order_id": order.pk, "tester": counter.world.tester, "starts_at": moment(minutes)}
    return orders.book_appointment(actor=counter.acts("counter"), **said, **more)


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
    assert order.wished_on == DAY + timedelta(days=1)
    assert order.output.promised_at == wished.output.promised_at
    assert {one.pauses.count() for one in lines_of(order)} == {1}


def test_a_time_is_taken_once_wherever_it_is(counter):
    first = booked(counter, an_order(counter, site="in_place", place=counter.market))
    with pytest.raises(NoRoom):
        booked(counter, an_order(counter), TOMORROW + 60 + first.minutes - 1)
    booked(counter, an_order(counter), TOMORROW + 60 + first.minutes)


def test_nobody_is_sent_to_the_office(counter):
    order = an_order(counter)
    booked(counter, order)
    keys = [one.key for one in waiting(counter.acts("head"))]
    assert not [one for one in keys if one.startswith("metrology-letter")]
    with pytest.raises(NotNow):
        orders.assign_order(actor=counter.acts("head"), order_id=order.pk)
    [item] = [one for one in waiting(counter.acts("tester")) if "visit" in one.key]
    assert "office" in str(item.title)


def test_the_page_offers_it_and_the_slip_tells_it(counter, monkeypatch):
    order, told = an_order(counter), {}

    def printed(_template, data, **_more):
        told.update(data["facts"])
        return SimpleNamespace(pdf=b"")

    monkeypatch.setattr(order_slip, "render", printed)
    address = f"/metrology/orders/{order.pk}/book/"
    assert address in get(counter, "counter", "order", order.pk)
    assert "with the way" not in get(counter, "counter", "order_book", order.pk)
    booked(counter, order)
    assert "15 March 2019" in get(counter, "counter", "order", order.pk)
    client(counter, "counter").get(f"/metrology/orders/{order.pk}/slip/")
    assert told["Waktu Anda di kantor"].startswith("15 Maret 2019")


def test_a_market_session_has_its_days(counter):
    _session, order = held(counter)
    with pytest.raises(DomainError, match="without a time"):
        booked(counter, order)
