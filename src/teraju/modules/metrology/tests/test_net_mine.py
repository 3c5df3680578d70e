"""What an owner reads of their orders: in their words, with what was found, and where to go."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse

from teraju.modules.metrology.models import Owner
from teraju.modules.metrology.services import certificates, net, orders
from teraju.modules.metrology.web.net_words import opening_words
from teraju.platform.accounts.selectors import anonymous
from teraju.platform.notify import contacts

from .order_world import an_order, lines_of, moment, planned
from .sheet_world import BAD, BATAL, build_bench
from .test_order_net import PHONE, let_in, page
from .test_sheet_orders import a_line, recorded
from .unit_world import DAY, at

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = DAY
    settings.TERAJU_NOTIFY = "smtp"
    cache.clear()


def mine(agency, actor, name="mine"):
    """The page of whoever has the owner's telephone."""
    Owner.objects.filter(agency=agency).update(phone=PHONE)
    visitor = anonymous(moment(0))
    contact = contacts.ask_code(door=net.DOOR, visitor=visitor, agency=agency, typed=PHONE)
    return page(let_in(contact, actor).get(reverse(f"metrology_net_{name}")))


class TestHowItStands:
    def test_before_and_while_it_is_tested(self, counter):
        order = an_order(counter)
        assert "Waits for the test" in mine(counter.agency, counter.acts("counter"))
        orders.take_line(actor=counter.acts("tester"), line_id=lines_of(order)[0].pk)
        shown = mine(counter.agency, counter.acts("counter"))
        assert "Is being tested" in shown
        assert "Under way" not in shown

    def test_ready_with_what_was_found_and_where_to_go(self):
        bench = build_bench()
        bench.agency.address = "Jalan Contoh 1"
        bench.agency.save()
        line = a_line(bench)
        recorded(bench, line)
        shown = mine(bench.agency, bench.acts("counter"))
        assert "Ready to be collected" in shown
        assert f"({line.instrument.tag}): sah until March 2020" in shown
        assert "Bring the order slip to: UPT Metrologi Legal, Jalan Contoh 1" in shown
        assert "The office " in shown
        assert bench.tester.title not in shown
        order = line.order
        orders.hand_over_order(actor=bench.acts("counter"), order_id=order.pk, to="Bu Sri")
        shown = mine(bench.agency, bench.acts("counter"))
        assert "Finished" in shown
        assert "sah until March 2020" in shown, "it is looked up afterwards, too"
        assert "Bring the order slip" not in shown

    def test_batal_is_said_with_what_it_means(self):
        bench = build_bench()
        recorded(bench, a_line(bench), attempts=[{"readings": BAD}], marks=BATAL)
        assert "batal, it may not be used" in mine(bench.agency, bench.acts("counter"))

    def test_a_certificate_is_named_once_it_is_signed(self):
        bench = build_bench()
        line = a_line(bench, wants_certificate=True)
        waits = recorded(bench, line, wants_certificate=True).verification.certificates.get()
        shown = mine(bench.agency, bench.acts("counter"))
        assert "its certificate waits to be signed" in shown
        assert "sah until" not in shown
        signed = certificates.sign_certificate(actor=bench.acts("head"), certificate_id=waits.pk)
        shown = mine(bench.agency, bench.acts("counter"))
        assert signed.paper is not None
        assert f"Certificate (SKHP) {signed.paper.number}" in shown


class TestTheirMarket:
    def test_the_next_session_is_told_on_both_pages(self, counter):
        days = {"starts_on": DAY + timedelta(days=4), "ends_on": DAY + timedelta(days=5)}
        session = planned(counter, **days)
        planned(counter, starts_on=DAY + timedelta(days=20), ends_on=DAY + timedelta(days=20))
        planned(counter, starts_on=DAY - timedelta(days=9), ends_on=DAY - timedelta(days=8))
        for name in ("mine", "ask"):
            shown = mine(counter.agency, counter.acts("counter"), name)
            assert "It is not confirmed yet." in shown
            assert shown.count(f"to come to {counter.market.name}") == 1
        orders.confirm_session(actor=counter.acts("head"), session_id=session.pk)
        shown = mine(counter.agency, counter.acts("counter"))
        assert f"The unit comes to {counter.market.name}: {session.days}." in shown

    def test_one_that_does_not_take_place_is_not_told(self, counter):
        session = planned(counter)
        orders.cancel_session(actor=counter.acts("head"), session_id=session.pk, reason="Banjir")
        assert "At your market" not in mine(counter.agency, counter.acts("counter"))


def test_when_the_office_is_open_next(counter):
    thursday = at(DAY)
    said = {
        thursday.replace(hour=9): "The office is open today until 16:00.",
        thursday.replace(hour=20): "The office opens on Friday, 15 March 2019, 07:30–16:30.",
    }
    for now, words in said.items():
        assert opening_words(counter.agency, now).startswith(words)


def test_without_an_address_nobody_is_sent_to_the_office(counter):
    an_order(counter)
    government = counter.agency.government
    government.address = government.contact = ""
    government.save()
    assert "To cancel an order" not in mine(counter.agency, counter.acts("counter"))
