"""The pages of orders, sessions, requests and calendars: opened, sent, refused, by strangers."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from teraju.modules.metrology.models import (
    Appointment,
    NetRequest,
    Order,
    OrderLine,
    Owner,
    Place,
)
from teraju.modules.metrology.order_inbox import waiting
from teraju.modules.metrology.services import net, orders
from teraju.modules.metrology.services.tariffs import record_line
from teraju.modules.metrology.web import order_slip
from teraju.modules.operations.models import Output
from teraju.modules.operations.tests.factories import QueueFactory
from teraju.platform.notify import contacts

from .order_pages import client, get, send
from .order_world import a_counter, an_order, lines_of, moment, planned
from .unit_world import DAY

pytestmark = pytest.mark.django_db


class Printed(NamedTuple):
    pdf: bytes


@pytest.fixture(autouse=True)
def day(settings):
    settings.TERAJU_TODAY = DAY


@pytest.mark.parametrize(("who", "is_there"), [("counter", True), ("staff", False)])
def test_an_order_is_found_by_telephone_for_who_may_read_it_alone(counter, who, is_there):
    counter.owner.phone = "0812-3456-7890"
    counter.owner.save()
    page = an_order(counter).get_absolute_url()
    assert page in get(counter, who, "orders", q=counter.owner.name)
    for typed in ("0812-3456", "+62 812 3456 7890"):
        assert (page in get(counter, who, "orders", q=typed)) is is_there


@pytest.mark.parametrize(
    ("register", "page", "who", "is_there"),
    [
        ("orders", "feeds", "tester", True),
        ("orders", "feeds", "supervisor", False),
        ("sessions", "feeds", "tester", True),
        ("sessions", "feeds", "agency_head", False),
        ("requests", "contacts", "counter", True),
        ("requests", "contacts", "tester", False),
    ],
)
def test_a_register_leads_only_where_one_is_let_in(counter, register, page, who, is_there):
    address = reverse(f"metrology_{page}")
    assert (f'href="{address}"' in get(counter, who, register)) is is_there
    get(counter, who, page, code=200 if is_there else 403)


class TestCounter:
    def test_whoever_is_known_ticks_the_instruments(self, counter):
        counter.owner.phone = "0812-3456-7890"
        counter.owner.save()
        page = get(counter, "counter", "order_add", q="+62 812 3456 7890")
        assert f"owner={counter.owner.pk}" in page
        assert "the list above" not in page, "there is none before the owner is known"
        asked = f"?owner={counter.owner.pk}"
        page = get(counter, "counter", "order_add", owner=counter.owner.pk)
        assert counter.scales[0].tag in page
        assert 'name="phone"' not in page
        said = {"site": "office", "channel": "counter", "count_1": "1"}
        send(counter, "counter", "order_add", query=asked, code=422, **said)
        known = [str(one.pk) for one in counter.scales]
        send(counter, "counter", "order_add", query=asked, known=known, **said)
        order = Order.objects.get()
        assert [one.control for one in lines_of(order)] == ["initial", "initial"]
        page = get(counter, "tester", "order", order.pk)
        assert "Rp0" not in page, "the levy of 2019 was no zero"
        assert "no tariff is known" in page

    def test_somebody_new_with_a_new_scale(self, counter):
        said = {"name": "Pak Budi", "phone": "0813 1111 2222", "site": "office"}
        said |= {"channel": "counter", "kind_1": "table_scale", "size_1": "10,5", "count_1": "2"}
        page = send(counter, "counter", "order_add", code=422, **said)
        assert "stand" in page
        send(counter, "counter", "order_add", place="Pasar Uji", stall="B-12", **said)
        lines = OrderLine.objects.select_related("instrument__place")
        # Each is read by itself, and bears its own tag.
        assert [(one.count, one.instrument.plate) for one in lines] == [(1, {"max": "10.5"})] * 2
        assert {one.instrument.place.stall for one in lines} == {"B-12"}
        assert Owner.objects.filter(name="Pak Budi").exists()
        # The same stall, written otherwise by whoever stands at the counter next.
        said |= {"name": "Bu Ani", "phone": "0813 3333 4444", "stall": "b 12"}
        send(counter, "counter", "order_add", place="Pasar Uji", **said)
        assert Place.objects.filter(kind="kiosk", name="Kios").count() == 1

    def test_a_place_that_is_new_is_entered_with_the_order(self, counter):
        said = {"name": "CV Pakan", "channel": "letter", "site": "in_place", "count_1": "1"}
        said |= {"kind_1": "table_scale", "size_1": "10", "place": "Gudang Pakan"}
        page = send(counter, "counter", "order_add", code=422, **said)
        assert "Say below what kind of place it is" in page
        assert 'value="Gudang Pakan"' in page
        assert not Owner.objects.filter(name="CV Pakan").exists()
        said |= {"place_kind": "factory", "district": "Ngoro", "address": "Jl. Industri 4"}
        send(counter, "counter", "order_add", **said)
        order = Order.objects.get()
        place = Place.objects.get(name="Gudang Pakan")
        assert (place.kind, place.district, place.address) == ("factory", "Ngoro", "Jl. Industri 4")
        assert (order.place, order.lines.get().instrument.place) == (place, place)
        # The same name again is the same place, whatever kind is chosen.
        send(counter, "counter", "order_add", **{**said, "name": "CV Lain", "place_kind": "shop"})
        assert Place.objects.filter(name="Gudang Pakan").count() == 1

    def test_a_size_says_its_unit_where_the_number_alone_is_absurd(self, counter):
        assert "Weighbridge (t)" in get(counter, "counter", "order_add")
        said = {"name": "PT Truk", "site": "office", "channel": "counter", "place": "Pasar Uji"}
        said |= {"kind_1": "weighbridge", "size_1": "60000", "count_1": "1"}
        page = send(counter, "counter", "order_add", code=422, **said)
        assert "60000 t? Usually 10 to 100 t. Write the unit with it, as in 60000 kg." in page
        send(counter, "counter", "order_add", **{**said, "size_1": "60000 kg"})
        instrument = OrderLine.objects.get().instrument
        assert (instrument.plate, instrument.capacity) == ({"max": "60"}, "60 t")

    @pytest.mark.parametrize(
        "bad",
        [
            {"size_1": "viel"},
            {"kind_1": "", "size_1": "3"},
            {"size_1": "3 m"},
            {"kind_1": "moisture_meter", "size_1": "3"},
        ],
    )
    def test_what_is_typed_wrong_stands_at_its_field(self, counter, bad):
        said = {"name": "B", "site": "office", "channel": "counter", "kind_1": "table_scale"}
        send(counter, "counter", "order_add", code=422, **{**said, **bad})
        assert not Order.objects.exists()

    def test_the_number_of_the_queue_ends_with_the_order(self, counter):
        from teraju.modules.operations import api as operations

        queue = QueueFactory(agency=counter.agency)
        place = operations.Counter.objects.create(
            government=counter.agency.government,
            agency=counter.agency,
            name="Loket 1",
            created_at=moment(0),
            updated_at=moment(0),
        )
        place.queues.set([queue])
        actor = counter.acts("counter")
        operations.issue_ticket(actor=actor, queue_id=queue.pk)
        ticket = operations.call_next(actor=actor, counter_id=place.pk)
        operations.serve_ticket(actor=actor, ticket_id=ticket.pk)
        url = reverse("operations_receive", args=[counter.service.pk])
        led = client(counter, "counter").get(f"{url}?ticket={ticket.pk}")
        assert led.url == f"{reverse('metrology_order_add')}?ticket={ticket.pk}"
        query = f"?ticket={ticket.pk}&owner={counter.owner.pk}"
        known = [str(counter.scales[0].pk)]
        said = {"site": "office", "channel": "counter", "known": known}
        send(counter, "counter", "order_add", query=query, **said)
        ticket.refresh_from_db()
        assert (ticket.state, ticket.output) == ("done", Order.objects.get().output)

    def test_not_for_readers_nor_strangers(self, counter):
        order = an_order(counter)
        get(counter, "staff", "order_add", code=403)
        get(counter, "staff", "order", order.pk)
        get(counter, "staff", "order_hand_over", order.pk, code=403)
        for name in ("order", "order_slip", "order_hand_over", "order_minutes", "order_line"):
            get(counter, "stranger", name, order.pk, code=404)


class TestOrder:
    def test_from_the_register_to_the_hand_over(self, counter):
        order = an_order(counter)
        assert order.output.number in get(counter, "counter", "orders", stage="running")
        assert order.output.number not in get(counter, "counter", "orders", stage="hand_over")
        assert "hand out" not in get(counter, "counter", "orders", site="session").lower()
        for line in lines_of(order):
            send(counter, "tester", "line_take", line.pk, version=line.version)
            page = get(counter, "tester", "line", line.pk)
            assert "In test" in page
            assert f"?line={line.pk}" in page, "the test sheet is one press away"
            orders.finish_line(
                actor=counter.acts("tester", 30), line_id=line.pk, at=moment(30), to_sign=False
            )
        page = get(counter, "counter", "order", order.pk)
        assert "To be handed over" in page
        assert "30 min" in page
        assert get(counter, "counter", "orders", stage="hand_over").count(order.output.number)
        order.refresh_from_db()
        minutes = reverse("metrology_order_minutes", args=[order.pk])
        assert minutes in page
        send(counter, "counter", "order_minutes", order.pk, version=order.version, note="")
        assert minutes not in get(counter, "counter", "order", order.pk)
        send(counter, "counter", "order_hand_over", order.pk, code=422, version=order.version)
        send(counter, "counter", "order_hand_over", order.pk, version=order.version, to="Bu Sri")
        assert "Closed" in get(counter, "counter", "order", order.pk)

    def test_operations_leads_here(self, counter):
        order = an_order(counter)
        url = reverse("operations_output", args=[order.output_id])
        page = client(counter, "counter").get(url).content.decode()
        assert order.get_absolute_url() in page
        assert reverse("operations_step_done", args=[order.output_id]) not in page

    def test_another_instrument_by_its_tag(self, counter):
        order = an_order(counter, instruments=[(counter.scales[0].pk, "initial", 1)])
        send(counter, "counter", "order_line", order.pk, code=422, tag="T9999999XX")
        send(counter, "counter", "order_line", order.pk, tag=counter.scales[1].tag.lower())
        assert len(lines_of(order)) == 2

    def test_out_of_scope_is_referred(self, counter):
        order = an_order(counter, instruments=[(counter.pump.pk, "initial", 1)])
        line = lines_of(order)[0]
        page = get(counter, "counter", "line", line.pk)
        assert "Out of scope" in page
        refer = reverse("metrology_line_refer", args=[line.pk])
        assert "waits for the signature of the head" in page
        assert refer in get(counter, "head", "line", line.pk)
        assert reverse("metrology_line_take", args=[line.pk]) not in page
        said = {"version": line.version, "referred_to": "BSML", "reason": ""}
        for who, code in (("counter", 403), ("head", 302)):
            send(counter, who, "line_refer", line.pk, code=code, **said)

    def test_pause_and_go_on(self, counter):
        line = lines_of(an_order(counter))[0]
        send(counter, "tester", "line_pause", line.pk, code=422, version=1, reason="weather")
        send(counter, "tester", "line_pause", line.pk, version=1, reason="owner")
        assert "Waits for the owner" in get(counter, "tester", "line", line.pk)
        line.refresh_from_db()
        send(counter, "tester", "line_resume", line.pk, version=line.version)
        line.refresh_from_db()
        send(counter, "counter", "line_cancel", line.pk, version=line.version, reason="x")
        assert OrderLine.objects.get(pk=line.pk).state == "cancelled"

    def test_the_slip_is_a_page_to_print(self, counter):
        order = an_order(counter)
        for name in ("metrology_order_slip", "metrology_order_labels"):
            answer = client(counter, "counter").get(reverse(name, args=[order.pk]))
            assert answer.content.startswith(b"%PDF")

    def test_the_slip_says_the_hour_of_its_day_and_place(self, counter, slip):
        order = an_order(counter)
        assert slip(order)["Diterima"] == "14 Maret 2019, 08.00 WIB"

    def test_the_slip_says_the_fee_to_whoever_pays_it(self, counter, slip):
        order = an_order(counter)
        asked = "menurut tarif daerah yang berlaku saat itu; tanyakan di loket"
        assert slip(order)["Biaya"] == asked
        # The amounts of old years are an example of one city: no slip of another names them.
        scale = counter.scales[0]
        scale.kind, scale.plate = "electronic_scale", {"accuracy_class": "II", "max": "1"}
        scale.save()
        assert slip(order)["Biaya"] == asked
        line = {"valid_from": date(2012, 1, 1), "basis": "Perda Uji 7/2012"}
        for kind, price in (("electronic_scale", 50_000), ("table_scale", 15_000)):
            prices = {"office_price": price, "in_place_price": 2 * price}
            acts = {"actor": counter.acts("head"), "agency": counter.agency, "kind": kind}
            assert slip(order)["Biaya"] == asked, "one of the two has no tariff yet"
            record_line(**acts, **prices, **line)
        told = "Rp65.000 (menurut Perda Uji 7/2012)"
        assert slip(order)["Biaya"] == told
        page = get(counter, "tester", "order", order.pk)
        assert "Rp65.000" in page
        assert "by Perda Uji 7/2012" in page
        for day, words in ((date(2024, 1, 4), told), (date(2024, 1, 5), "tidak dipungut")):
            came = datetime.combine(day, time(0, 30), ZoneInfo(counter.agency.government.timezone))
            Output.objects.filter(pk=order.output_id).update(
                received_at=came, clock_from=came, promised_at=came
            )
            assert slip(order)["Biaya"].startswith(words)

    @pytest.fixture
    def slip(self, counter, monkeypatch):
        """What the slip of an order says."""
        found = {}
        monkeypatch.setattr(
            order_slip, "render", lambda _name, data, **_more: found.update(data) or Printed(b"")
        )

        def read(order):
            client(counter, "counter").get(reverse("metrology_order_slip", args=[order.pk]))
            return dict(found["facts"])

        return read

    def test_what_waits_in_another_order_is_said_and_not_refused(self, counter):
        first = an_order(counter)
        asked = f"?owner={counter.owner.pk}&agency={counter.agency.pk}"
        scale, other = counter.scales
        page = get(
            counter, "counter", "order_add", owner=counter.owner.pk, agency=counter.agency.pk
        )
        assert f"waits in {first}" in page
        assert f'href="{first.get_absolute_url()}">{first}: {scale.tag}, {other.tag}</a>' in page
        said = {"site": "office", "channel": "counter", "known": [str(scale.pk)]}
        send(counter, "counter", "order_add", query=asked, **said)
        second = Order.objects.latest("pk")
        for here, there in ((first, second), (second, first)):
            page = get(counter, "counter", "order", here.pk)
            assert f'href="{there.get_absolute_url()}">{there}: {scale.tag}</a>' in page
        done = lines_of(first)[0]
        orders.cancel_line(actor=counter.acts("counter"), line_id=done.pk, reason="Keliru")
        for order in (first, second):
            assert "Waits twice" not in get(counter, "counter", "order", order.pk)

    def test_in_place_a_tester_is_booked_and_sent(self, counter):
        order = an_order(counter, site="in_place", place=counter.market)
        assert "Book a tester" in get(counter, "counter", "order", order.pk)
        page = get(counter, "counter", "order_book", order.pk)
        slot = re.search(r'name="slot" value="([^"]+)"', page)[1]
        send(counter, "counter", "order_book", order.pk, version=order.version, slot=slot)
        visit = Appointment.objects.get()
        send(counter, "counter", "order_book", order.pk, code=422, version=order.version, slot="9")
        assert visit.tester.title in get(counter, "head", "order", order.pk)
        get(counter, "counter", "order_assign", order.pk, code=403)
        cancel = reverse("metrology_visit_cancel", args=[visit.pk])
        assert cancel in get(counter, "counter", "order", order.pk)
        who = "tester" if visit.tester == counter.world.tester else "second"
        waits = [one.key for one in waiting(counter.acts(who))]
        assert f"metrology-visit-{visit.pk}" in waits
        page = get(counter, who, "order", order.pk)
        assert cancel not in page
        assert "Go on with" in page
        order.refresh_from_db()
        send(counter, "head", "order_assign", order.pk, version=order.version, task="")
        visit.refresh_from_db()
        page = get(counter, "counter", "visit_move", visit.pk)
        slot = re.findall(r'name="slot" value="([^"]+)"', page)[-1]
        get(counter, who, "visit_move", visit.pk, code=403)
        get(counter, "stranger", "visit_move", visit.pk, code=404)
        send(counter, "counter", "visit_move", visit.pk, code=422, version=visit.version, slot="9")
        send(counter, "counter", "visit_move", visit.pk, version=visit.version, slot=slot)
        send(counter, "counter", "visit_move", visit.pk, code=422, version=1, slot=slot)
        visit = Appointment.objects.get(state="booked")
        who = "tester" if visit.tester == counter.world.tester else "second"
        said = {"version": visit.version, "reason": "Tutup"}
        send(counter, who, "visit_miss", visit.pk, code=422, **said)
        assert "Letter of assignment" in get(counter, "head", "order", order.pk)
        send(counter, "counter", "visit_cancel", visit.pk, version=visit.version, reason="Sakit")
        assert f"metrology-visit-{visit.pk}" not in [one.key for one in waiting(counter.acts(who))]
        get(counter, "stranger", "visit_cancel", visit.pk, code=404)


def test_the_inbox_tells_each_what_waits(counter):
    order = an_order(counter)
    line = lines_of(order)[0]
    orders.take_line(actor=counter.acts("tester"), line_id=line.pk)
    planned(counter, starts_on=DAY + timedelta(days=7), ends_on=DAY + timedelta(days=7))
    contact = contacts.ask_code(
        door=net.DOOR,
        visitor=counter.acts("stranger"),
        agency=counter.agency,
        typed="0812 1111 2222",
    )
    net.send_request(
        visitor=counter.acts("stranger"),
        contact=contact,
        name="Pak Budi",
        site="office",
        described="Satu timbangan",
    )
    for one in lines_of(order):
        if one.state != "in_test":
            orders.finish_line(
                actor=counter.acts("second", 9), line_id=one.pk, at=moment(9), to_sign=False
            )

    def keys(who):
        return {one.key.rsplit("-", 1)[0] for one in waiting(counter.acts(who))}

    assert keys("tester") == {"metrology-line"}
    assert keys("counter") == {"metrology-request", "metrology-contact"}
    assert keys("head") == {"metrology-request", "metrology-contact", "metrology-session"}
    assert keys("staff") == set()
    orders.finish_line(
        actor=counter.acts("tester", 10), line_id=line.pk, at=moment(10), to_sign=False
    )
    assert "metrology-order" in keys("counter")
    assert NetRequest.objects.get().owner is None


@pytest.mark.parametrize(("who", "offered"), [("counter", True), ("agency_head", False)])
def test_the_service_offers_its_entry_to_those_who_may_enter(who, offered):
    counter = a_counter()
    page = client(counter, who).get(counter.service.get_absolute_url()).content.decode()
    assert "Receive an order" in page
    assert (reverse("operations_receive", args=[counter.service.pk]) in page) is offered
