"""Requests over the net: a code, the same answer for everybody, own instruments only."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from teraju.kernel.contacts import ContactKind, read_contact, written_forms
from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.metrology.domain.ics import folded
from teraju.modules.metrology.models import NetContact, NetRequest, Order
from teraju.modules.metrology.selectors.net import instruments_of, owners_of
from teraju.modules.metrology.services import net, orders
from teraju.modules.metrology.services.owners import add_owner
from teraju.modules.metrology.unit_refusals import NotNow
from teraju.platform.accounts.selectors import anonymous
from teraju.platform.audit.models import TrailEvent
from teraju.platform.notify import codes, contacts
from teraju.platform.notify.models import Delivery, OneTimeCode

from .order_pages import client, get, send
from .order_world import a_counter, an_order, lines_of, moment
from .unit_world import DAY

pytestmark = pytest.mark.django_db
PHONE = "0812 3456 7890"


@pytest.fixture(autouse=True)
def day(settings):
    settings.TERAJU_TODAY = DAY
    settings.TERAJU_NOTIFY = "smtp"
    cache.clear()


@pytest.fixture
def counter():
    made = a_counter()
    made.owner.phone, made.owner.email = "0812-3456-7890", "Sri@contoh.id"
    made.owner.save()
    return made


@pytest.fixture
def visitor():
    return anonymous(moment(0))


def visit():
    made = Client()
    made.cookies[django_settings.LANGUAGE_COOKIE_NAME] = "en"
    return made


def page(answer, code=200):
    text = answer.content.decode()
    assert answer.status_code == code, text[:1500]
    return text


def let_in(contact, actor):
    """A visitor who typed the code."""
    made = visit()
    code = contacts.prepare_code(door=net.DOOR, actor=actor, contact_id=contact.pk).code
    answer = made.post(reverse("redeem"), {"code": code})
    assert answer.url == reverse("metrology_net_mine")
    return made


class TestContacts:
    @pytest.mark.parametrize(
        "typed",
        ["0812 3456 7890", "+62 812-3456-7890", "6281234567890", "(0812) 3456.7890"],
    )
    def test_one_telephone_written_in_many_ways(self, typed):
        assert read_contact(typed) == (ContactKind.PHONE, "6281234567890")

    @pytest.mark.parametrize("typed", ["", "Bu Sri", "12", "a@b", "0812 x", "@contoh.id"])
    def test_what_is_neither(self, typed):
        assert read_contact(typed) is None

    @given(st.from_regex(r"08[0-9]{8,11}", fullmatch=True))
    def test_every_written_form_is_the_same_contact(self, number):
        read = read_contact(number)
        assert read is not None
        forms = written_forms(*read)
        assert number in forms
        assert {read_contact(one) for one in forms} == {read}


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=300))
def test_lines_of_a_calendar_fold_and_come_back(text):
    pieces = folded(text)
    assert all(len(one.encode()) <= 75 for one in pieces)
    assert "".join(one[1:] if number else one for number, one in enumerate(pieces)) == text


class TestCodes:
    def test_by_mail_it_goes_at_once(self, counter, visitor):
        contact = contacts.ask_code(
            door=net.DOOR, visitor=visitor, agency=counter.agency, typed="SRI@contoh.id "
        )
        assert contact.sent_at == visitor.now
        assert Delivery.objects.get().channel == "smtp"
        code = re.search(r"Your code: (\S+)\.", Delivery.objects.get().text)[1]
        row = codes.prove(code, visitor.now, net.DOOR.purpose)
        assert contacts.open_contact(door=net.DOOR, visitor=visitor, code=row) == contact
        with pytest.raises(codes.CodeUsed):
            contacts.open_contact(door=net.DOOR, visitor=visitor, code=row)

    def test_a_telephone_waits_for_the_counter(self, counter, visitor):
        contact = contacts.ask_code(
            door=net.DOOR, visitor=visitor, agency=counter.agency, typed=PHONE
        )
        assert contact.sent_at is None
        with pytest.raises(NotAllowed):
            contacts.prepare_code(
                door=net.DOOR, actor=counter.acts("tester"), contact_id=contact.pk
            )
        shown = get(counter, "counter", "contacts")
        assert "+6281234567890" in shown
        made = send(counter, "counter", "contact", contact.pk, code=200)
        assert "https://wa.me/6281234567890?text=Kode%20Anda%20untuk" in made
        assert "+6281234567890" not in get(counter, "counter", "contacts")
        get(counter, "staff", "contacts", code=403)
        get(counter, "stranger", "contact", contact.pk, code=404)

    def test_a_mail_address_waits_too_where_no_mail_leaves_the_house(
        self, counter, visitor, settings
    ):
        settings.TERAJU_NOTIFY = "inbox"
        contact = contacts.ask_code(
            door=net.DOOR, visitor=visitor, agency=counter.agency, typed="sri@contoh.id"
        )
        assert contact.sent_at is None
        assert "sri@contoh.id" in get(counter, "counter", "contacts")
        made = send(counter, "counter", "contact", contact.pk, code=200)
        assert "wa.me" not in made
        assert "sri@contoh.id" not in get(counter, "counter", "contacts")

    def test_so_many_a_day_and_no_more(self, counter, visitor):
        for _number in range(contacts.CODES_A_DAY + 3):
            contacts.ask_code(door=net.DOOR, visitor=visitor, agency=counter.agency, typed=PHONE)
        assert OneTimeCode.objects.count() == contacts.CODES_A_DAY
        tomorrow = replace(visitor, now=visitor.now + timedelta(days=1))
        contacts.ask_code(door=net.DOOR, visitor=tomorrow, agency=counter.agency, typed=PHONE)
        assert OneTimeCode.objects.count() == contacts.CODES_A_DAY + 1

    def test_the_trail_holds_no_contact(self, counter, visitor):
        contacts.ask_code(door=net.DOOR, visitor=visitor, agency=counter.agency, typed=PHONE)
        for event in TrailEvent.objects.filter(verb__startswith="metrology.contact"):
            assert "3456" not in f"{event.changes}{event.target_label}"


class TestPages:
    def test_the_answer_is_the_same_for_everybody(self, counter):
        said = {"unit": counter.agency.pk}
        known = visit().post(reverse("metrology_net"), {**said, "contact": PHONE})
        other = visit().post(reverse("metrology_net"), {**said, "contact": "0899 0000 0000"})
        assert (known.status_code, known.url) == (other.status_code, other.url)
        told = [page(visit().get(one.url)) for one in (known, other)]
        # The token of each form differs, whoever asks.
        assert len({re.sub(r'value="\w{64}"', "", one) for one in told}) == 1
        page(visit().post(reverse("metrology_net"), {**said, "contact": "?"}), 422)

    def test_asked_too_often_from_one_place(self, counter):
        said = {"unit": counter.agency.pk, "contact": PHONE}
        one = visit()
        found = [one.post(reverse("metrology_net"), said).status_code for _each in range(11)]
        assert found == [302] * 10 + [429]

    def test_nothing_without_a_code(self, counter):
        for name in ("metrology_net_mine", "metrology_net_ask"):
            assert visit().get(reverse(name)).url == reverse("metrology_net")

    def test_own_instruments_are_asked_for_and_become_an_order(self, counter, visitor):
        contact = contacts.ask_code(
            door=net.DOOR, visitor=visitor, agency=counter.agency, typed=PHONE
        )
        made = let_in(contact, counter.acts("counter"))
        asked = page(made.get(reverse("metrology_net_ask")))
        assert counter.scales[0].tag in asked
        wished = DAY + timedelta(days=4)
        said = {"name": "Bu Sri", "site": "in_place", "wished_on": wished.isoformat()}
        said |= {"described": "", "address": "Jalan Contoh 1"}
        page(made.post(reverse("metrology_net_ask"), said), 422)
        said["instruments"] = [str(counter.scales[0].pk)]
        assert made.post(reverse("metrology_net_ask"), said).status_code == 302
        request = NetRequest.objects.get()
        assert request.owner == counter.owner
        mine = page(made.get(reverse("metrology_net_mine")))
        assert "Waits for the counter" in mine
        assert "Wished for: 18 March 2019" in mine
        assert "Where the instruments stand: Jalan Contoh 1" in mine
        assert counter.scales[0].tag in mine, "one of several is known by what it asks for"
        query = f"?request={request.pk}"
        shown = get(counter, "counter", "order_add", request=request.pk)
        assert "checked" in shown
        known = [str(counter.scales[0].pk)]
        form = {"site": "office", "channel": "electronic", "known": known}
        send(counter, "counter", "order_add", query=query, **form)
        request.refresh_from_db()
        assert (request.state, request.order) == ("taken", Order.objects.get())
        assert str(request.order) in page(made.get(reverse("metrology_net_mine")))
        made.post(reverse("metrology_net_leave"))
        assert made.get(reverse("metrology_net_mine")).status_code == 302

    def test_whoever_has_none_in_the_register_describes_them(self, counter, visitor):
        contact = contacts.ask_code(
            door=net.DOOR, visitor=visitor, agency=counter.agency, typed="0899 1111 2222"
        )
        made = let_in(contact, counter.acts("counter"))
        asked = page(made.get(reverse("metrology_net_ask")))
        assert "Your instruments" in asked
        assert "Other instruments" not in asked
        refused = page(made.post(reverse("metrology_net_ask"), {"site": "office"}), 422)
        for field in ("name", "described"):
            assert f'href="#id_{field}"' in refused, "all that lacks is told at once"

    def test_the_owner_reads_who_comes_when_and_where_to_go(self, counter, visitor):
        contact = contacts.ask_code(
            door=net.DOOR, visitor=visitor, agency=counter.agency, typed=PHONE
        )
        wanted = [(one.pk, "subsequent", 1) for one in (counter.scales[0], counter.pump)]
        order = an_order(counter, site="in_place", place=counter.market, instruments=wanted)
        made = let_in(contact, counter.acts("counter"))
        assert re.search(r"promised for [^<]+ WIB<", page(made.get(reverse("metrology_net_mine"))))
        orders.book_appointment(
            actor=counter.acts("counter"),
            order_id=order.pk,
            tester=counter.world.tester,
            starts_at=moment(24 * 60 + 90),
        )
        scale, pump = lines_of(order)
        orders.refer_line(
            actor=counter.acts("head"), line_id=pump.pk, referred_to="BSML Regional II"
        )
        shown = page(made.get(reverse("metrology_net_mine")))
        assert re.search(r"comes on [^.]+ WIB\.", shown)
        assert counter.world.tester.title not in shown
        assert f"{counter.pump.tag}: ask BSML Regional II" in shown
        assert "promised for" not in shown, "it ends before somebody comes"
        orders.cancel_line(actor=counter.acts("counter"), line_id=scale.pk, reason="Dijual")
        shown = page(made.get(reverse("metrology_net_mine")))
        assert "comes on" not in shown
        assert "promised for" not in shown

    def test_a_telephone_of_two_owners_names_neither(self, counter, visitor):
        contact = contacts.ask_code(
            door=net.DOOR, visitor=visitor, agency=counter.agency, typed=PHONE
        )
        said = {"visitor": visitor, "contact": contact, "name": "Bu Sri", "site": "office"}
        assert net.send_request(described="1 dacin", **said).owner == counter.owner
        other = add_owner(
            actor=counter.acts("counter"), agency=counter.agency, name="Toko Dua", phone=PHONE
        )
        request = net.send_request(described="2 dacin", **said)
        assert request.owner is None
        shown = get(counter, "counter", "order_add", request=request.pk)
        for one in (counter.owner, other):
            assert f"request={request.pk}&amp;owner={one.pk}" in shown

    def test_declined_with_a_reason_that_is_read(self, counter, visitor):
        contact = contacts.ask_code(
            door=net.DOOR, visitor=visitor, agency=counter.agency, typed="budi@contoh.id"
        )
        request = net.send_request(
            visitor=visitor, contact=contact, name="Budi", site="office", described="1 dacin"
        )
        assert "Budi" in get(counter, "counter", "requests", state="received")
        get(counter, "stranger", "request", request.pk, code=404)
        get(counter, "staff", "request_decline", request.pk, code=403)
        said = {"version": request.version, "reason": "Di luar wilayah"}
        send(counter, "counter", "request_decline", request.pk, **said)
        assert "Di luar wilayah" in Delivery.objects.order_by("created_at").last().text
        made = let_in(contact, counter.acts("counter"))
        mine = page(made.get(reverse("metrology_net_mine")))
        assert "Di luar wilayah" in mine
        assert "1 dacin" in mine
        assert "Di luar wilayah</dd>" in re.sub(
            r"\s+<", "<", get(counter, "counter", "request", request.pk)
        ), "the counter reads what was answered, too"
        with pytest.raises(NotNow):
            net.decline_request(actor=counter.acts("counter"), request_id=request.pk, reason="x")

    def test_withdrawn_by_the_sender_while_it_waits(self, counter, visitor):
        contact = contacts.ask_code(
            door=net.DOOR, visitor=visitor, agency=counter.agency, typed="budi@contoh.id"
        )
        request = net.send_request(
            visitor=visitor, contact=contact, name="Budi", site="office", described="1 dacin"
        )
        address = reverse("metrology_net_withdraw", args=[request.pk])
        assert visit().post(address).url == reverse("metrology_net")
        other = contacts.ask_code(
            door=net.DOOR, visitor=visitor, agency=counter.agency, typed=PHONE
        )
        let_in(other, counter.acts("counter")).post(address)
        request.refresh_from_db()
        assert request.state == "received"
        made = let_in(contact, counter.acts("counter"))
        asks = re.compile(r"<details.*?<summary>Withdraw it.*?" + re.escape(address), re.DOTALL)
        assert asks.search(page(made.get(reverse("metrology_net_mine"))))
        for _press in range(2):
            assert made.post(address).status_code == 302
        request.refresh_from_db()
        assert request.state == "withdrawn"
        assert TrailEvent.objects.filter(verb="metrology.request.withdraw").count() == 1
        shown = page(made.get(reverse("metrology_net_mine")))
        assert "Withdrawn" in shown
        assert address not in shown
        with pytest.raises(NotNow):
            net.decline_request(actor=counter.acts("counter"), request_id=request.pk, reason="x")

    def test_public_pages_are_small_and_name_nobody(self, counter):
        text = page(visit().get(reverse("metrology_net")))
        assert len(text.encode()) < 15_000
        assert "Sri" not in text

    @pytest.mark.parametrize(("day", "free"), [(date(2024, 1, 4), False), (date(2024, 1, 5), True)])
    def test_it_is_called_free_from_the_day_on_which_it_is(self, counter, settings, day, free):
        settings.TERAJU_TODAY = day
        assert ("It costs nothing." in page(visit().get(reverse("metrology_net")))) is free


class TestRequests:
    def ask(self, counter, visitor, **more):
        contact = NetContact.objects.first() or contacts.ask_code(
            door=net.DOOR, visitor=visitor, agency=counter.agency, typed=PHONE
        )
        said = {"name": "Bu Sri", "site": "office", "described": "Satu timbangan", **more}
        return net.send_request(visitor=visitor, contact=contact, **said)

    def test_only_own_instruments(self, counter, visitor):
        contact = contacts.ask_code(
            door=net.DOOR, visitor=visitor, agency=counter.agency, typed="0899 1111 2222"
        )
        assert instruments_of(owners_of(contact)) == []
        with pytest.raises(DomainError):
            self.ask(counter, visitor, instruments=[counter.scales[0].pk])

    @pytest.mark.parametrize(
        "bad",
        [
            {"described": " "},
            {"name": " "},
            {"site": "in_place"},
            {"wished_on": DAY},
        ],
    )
    def test_what_lacks_is_said(self, counter, visitor, bad):
        with pytest.raises(DomainError):
            self.ask(counter, visitor, **bad)

    def test_a_wish_that_has_passed_meanwhile_is_not_proposed(self, counter, visitor, settings):
        wished = DAY + timedelta(days=2)
        request = self.ask(counter, visitor, wished_on=wished)
        for day, proposed in ((wished, True), (wished + timedelta(days=1), False)):
            settings.TERAJU_TODAY = day
            page = get(counter, "counter", "order_add", request=request.pk)
            assert (f'value="{wished.isoformat()}"' in page) is proposed

    def test_only_so_many_wait_at_once(self, counter, visitor):
        for number in range(net.MOST_WAITING):
            self.ask(counter, visitor, described=f"{number} timbangan")
        with pytest.raises(DomainError):
            self.ask(counter, visitor)

    def test_pressed_twice_it_is_asked_once(self, counter, visitor):
        first = self.ask(counter, visitor)
        assert self.ask(counter, visitor) == first
        assert self.ask(counter, visitor, described="Satu lagi") != first
        assert NetRequest.objects.count() == 2


def test_whoever_is_logged_in_keeps_their_page(counter):
    assert client(counter, "counter").get(reverse("metrology_net")).status_code == 200
