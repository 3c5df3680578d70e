"""An order with something out of scope: message, promise, slip and offer agree with its record."""

from __future__ import annotations

import pytest

from teraju.modules.metrology.order_inbox import waiting
from teraju.modules.metrology.selectors.field import lines_of as taken_along
from teraju.modules.metrology.selectors.field import orders as offered
from teraju.modules.metrology.selectors.orders import late_orders
from teraju.modules.metrology.selectors.orders import orders as read_orders
from teraju.modules.metrology.services import orders
from teraju.modules.metrology.web import order_slip
from teraju.modules.metrology.web.order_words import entered_words

from .order_pages import client, get
from .order_world import an_order, lines_of
from .register_pages import url
from .test_order_visits import Printed
from .unit_world import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = DAY


def entered(counter, *things, **more):
    wanted = [(one.pk, "subsequent", 1) for one in things]
    said = {"site": "in_place", "place": counter.market, **more}
    return an_order(counter, instruments=wanted, **said)


def said(order):
    return str(entered_words(order, lines_of(order)))


@pytest.fixture
def whole(counter):
    return entered(counter, counter.pump)


@pytest.fixture
def part(counter):
    return entered(counter, counter.scales[0], counter.pump)


class TestMessage:
    def test_of_all_out_of_scope_says_who_refers_it(self, counter, whole):
        assert "the head refers it" in said(whole)
        assert "book a tester" not in said(whole)
        assert "the head refers it" in said(entered(counter, counter.pump, site="office"))

    def test_of_a_part_says_both(self, counter, part):
        assert "book a tester" in said(part)
        assert f"to be referred: {counter.pump.tag}." in said(part)
        plain = entered(counter, counter.scales[1])
        assert "referred" not in said(plain)


def test_nothing_is_promised_of_what_is_referred_whole(counter, whole, part, monkeypatch):
    printed = []
    monkeypatch.setattr(
        order_slip, "render", lambda _name, data, **_more: printed.append(data) or Printed(b"x")
    )
    for order, is_promised in ((whole, False), (part, True)):
        page = get(counter, "counter", "order", order.pk)
        assert ("Promised for" in page) is is_promised
        client(counter, "counter").get(url("order_slip", order.pk))
        facts = dict(printed.pop()["facts"])
        assert ("Dijanjikan" in " ".join(facts)) is is_promised
        assert ("Status" in facts) is not is_promised
        assert ("Kunjungan" in facts) is is_promised


def test_it_is_taken_along_by_nobody(counter, whole, part):
    assert list(offered(counter.acts("tester"))) == [part]
    assert [one.instrument for one in taken_along(part.pk)] == [counter.scales[0]]
    assert not taken_along(whole.pk)


def test_nobody_is_booked_for_a_rest_that_is_referred(counter, part):
    key = f"metrology-book-{part.pk}"
    assert key in {one.key for one in waiting(counter.acts("counter"))}
    scale = lines_of(part)[0]
    orders.cancel_line(actor=counter.acts("counter", 5), line_id=scale.pk, reason="Dijual")
    assert key not in {one.key for one in waiting(counter.acts("counter"))}
    for who, is_offered in (("head", True), ("counter", False)):
        page = get(counter, who, "order", part.pk)
        assert (f"Refer {counter.pump.tag}" in page) is is_offered
        assert f'class="btn go" href="{url("order_book", part.pk)}"' not in page


def test_what_is_referred_whole_is_never_late(counter, whole, part):
    actor = counter.acts("head", 60 * 24 * 9)
    assert list(late_orders(read_orders(actor), actor.now)) == [part]
