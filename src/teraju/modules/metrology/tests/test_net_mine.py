"""What an owner reads of their orders: in their words, with what was found, and where to go."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse

from teraju.modules.metrology.models import Order, Owner, Session
from teraju.modules.metrology.selectors.net import orders_of, owners_of
from teraju.modules.metrology.selectors.registers import place_named
from teraju.modules.metrology.services import certificates, net, orders
from teraju.modules.metrology.web.net_words import opening_words
from teraju.platform.accounts.selectors import anonymous
from teraju.platform.notify import contacts

from .order_pages import get, send
from .order_world import an_order, lines_of, moment, planned
from .sheet_world import BAD, BATAL, build_bench
from .test_order_letters import TOMORROW, booked
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


class TestVisits:
    """When somebody comes, who was there and what came of it, and what is next."""

    @pytest.fixture
    def order(self, counter):
        return an_order(counter, site="in_place", place=counter.market)

    def shown(self, counter):
        return mine(counter.agency, counter.acts("counter"))

    def test_before_any_is_agreed(self, counter, order):
        assert "still tells you when an official comes" in self.shown(counter)
        booked(counter, order)
        shown = self.shown(counter)
        assert "An official comes on 15 March 2019" in shown
        assert "still tells you" not in shown

    def test_moved_behind_the_promise_that_is_told_no_more(self, counter, order):
        visit = booked(counter, order, 60)
        assert "promised for" in self.shown(counter)
        moved = orders.move_appointment(
            actor=counter.acts("counter", 20),
            appointment_id=visit.pk,
            tester=counter.world.tester,
            starts_at=moment(4 * TOMORROW),
        )
        shown = self.shown(counter)
        assert "An official comes on 18 March 2019" in shown
        assert "14 March 2019 09:00" not in shown
        assert "promised for" not in shown
        orders.keep_appointment(actor=counter.acts("tester", 4 * TOMORROW), appointment_id=moved.pk)
        assert "promised for" not in self.shown(counter), "nor once it was made"

    def test_one_that_was_made_stays_with_what_is_next(self, counter, order):
        visit = booked(counter, order)
        orders.keep_appointment(actor=counter.acts("tester", TOMORROW), appointment_id=visit.pk)
        shown = self.shown(counter)
        assert "An official was there on 15 March 2019." in shown
        assert "the office tells you another time" in shown

    @pytest.mark.parametrize(
        ("site", "told"),
        [
            ("in_place", "An official was there on 15 March 2019, in vain: Toko tutup."),
            ("office", "Your time at the office on 15 March 2019 came to nothing: Toko tutup."),
        ],
    )
    def test_one_in_vain_says_why(self, counter, site, told):
        visit = booked(counter, an_order(counter, site=site, place=counter.market))
        orders.miss_appointment(
            actor=counter.acts("tester", TOMORROW + 5),
            appointment_id=visit.pk,
            reason="Toko tutup.",
            waits_for_owner=True,
        )
        shown = self.shown(counter)
        assert told in shown
        assert "still agrees another time with you" in shown
        assert "promised for" not in shown, "it stands still"


class TestWhatTheRequestBecame:
    """Whoever asked reads of the order, whether or not the register has their contact."""

    def asked(self, counter, typed):
        visitor = anonymous(moment(0))
        contact = contacts.ask_code(
            door=net.DOOR, visitor=visitor, agency=counter.agency, typed=typed
        )
        request = net.send_request(
            visitor=visitor, contact=contact, name="Budi", site="office", described="1 dacin"
        )
        return contact, request

    def entered(self, counter, request, phone=""):
        """At the counter, for somebody new."""
        said = {"name": "Budi", "phone": phone, "site": "office", "channel": "electronic"}
        said |= {"kind_1": "table_scale", "size_1": "10", "count_1": "1"}
        said |= {"place": place_named(counter.market)}
        send(counter, "counter", "order_add", query=f"?request={request.pk}", **said)
        return Order.objects.latest("pk")

    def mine(self, counter, contact):
        made = let_in(contact, counter.acts("counter"))
        return page(made.get(reverse("metrology_net_mine")))

    def test_the_order_stands_there_with_how_it_goes_on(self, counter):
        contact, request = self.asked(counter, "0899 1111 2222")
        order = self.entered(counter, request, phone="0899 3333 4444")
        shown = self.mine(counter, contact)
        assert f"{order} · " in shown
        assert "Waits for the test" in shown
        assert "promised for" in shown

    def test_nobody_else_reads_of_it(self, counter):
        _contact, request = self.asked(counter, "0899 1111 2222")
        order = self.entered(counter, request)
        other, _theirs = self.asked(counter, "0899 5555 6666")
        assert str(order) not in self.mine(counter, other)

    def test_of_their_owner_only_what_they_asked_for(self, counter):
        """What the owner brings by others is nothing to whoever asked once."""
        contact, request = self.asked(counter, "0899 1111 2222")
        before = an_order(counter)
        send(
            counter,
            "counter",
            "order_add",
            query=f"?request={request.pk}&owner={counter.owner.pk}",
            **{"known": [str(counter.pump.pk)], "site": "office", "channel": "electronic"},
        )
        shown = self.mine(counter, contact)
        assert str(Order.objects.latest("pk")) in shown
        assert str(before) not in shown

    def test_an_order_of_both_ways_stands_there_once(self, counter):
        contact, request = self.asked(counter, PHONE)
        order = self.entered(counter, request, phone=PHONE)
        assert order in orders_of(contact, owners_of(contact))
        assert len(orders_of(contact, owners_of(contact))) == 1

    def test_the_mail_of_the_request_is_kept_with_the_new_owner(self, counter):
        contact, request = self.asked(counter, "budi@contoh.id")
        assert "budi@contoh.id" in get(counter, "counter", "order_add", request=request.pk)
        order = self.entered(counter, request)
        assert order.owner.email == "budi@contoh.id"
        assert owners_of(contact) == [order.owner]


class TestTheirMarket:
    def test_the_next_session_is_told_on_both_pages(self, counter):
        days = {"starts_on": DAY + timedelta(days=4), "ends_on": DAY + timedelta(days=5)}
        session = planned(counter, **days)
        planned(counter, starts_on=DAY + timedelta(days=20), ends_on=DAY + timedelta(days=20))
        over = {"starts_on": DAY - timedelta(days=9), "ends_on": DAY - timedelta(days=8)}
        Session.objects.filter(pk=planned(counter).pk).update(**over)
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
