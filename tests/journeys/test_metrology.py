"""A metrology unit on a telephone: the counter, a scale that fails, the stamps, a weighbridge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client

from teraju.modules.metrology.models import (
    Certificate,
    Issue,
    Order,
    OrderLine,
    ScopeLine,
    Sheet,
    StampLine,
    StampStock,
    Verification,
)
from teraju.modules.metrology.selectors.stamps import lines_of
from teraju.modules.metrology.services import orders
from teraju.modules.metrology.tests.sheet_world import Bench, build_bench
from teraju.modules.metrology.tests.unit_world import DAY
from teraju.modules.operations.tests.factories import InForceFactory
from teraju.platform.papers.api import papers_of

from .person import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}


@dataclass
class House:
    """A unit and one telephone that goes from hand to hand."""

    bench: Bench
    person: Person

    @property
    def page(self) -> Any:
        return self.person.page

    def as_(self, who: str) -> Person:
        """The telephone in somebody else's hands."""
        client = Client()
        client.force_login(getattr(self.bench, who))
        name = django_settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": self.person.address}
        self.page.context.clear_cookies()
        self.page.context.add_cookies([cookie])
        return self.person

    def on(self, who: str, record: Any) -> Person:
        """Somebody at the page of a record."""
        person = self.as_(who)
        person.open(record.get_absolute_url())
        return person

    def read(self, value: str) -> None:
        """Answer whether the beam crossed at every load; the engine judges row by row."""
        boxes = self.page.locator("select[name$='.crossed']")
        for place in range(boxes.count()):
            with self.page.expect_response(lambda one: "/cells/" in one.url):
                boxes.nth(place).select_option(value)

    def try_heavier(self, load: str, weight: str) -> None:
        """What the lighter weight did not move is asked again with the next one, not answered."""
        row = self.page.locator(".sheet form").filter(has_text=load).first
        answer = row.locator("select[name$='.crossed']")
        with self.page.expect_response(lambda one: "/cells/" in one.url):
            answer.select_option("no")
        row.get_by_role("button", name=weight).click()
        row.locator(f".cell input[name$='.added'][value='{weight}']").wait_for()
        assert answer.input_value() == ""
        assert answer.evaluate("box => box === document.activeElement")

    def judged(self, verdict: str) -> None:
        self.page.locator("#verdict").get_by_text(verdict, exact=True).first.wait_for()

    def take_into_test(self, line: OrderLine) -> Sheet:
        """At the counter, with stamps of the office in hand: those of the field stay out of it."""
        StampLine.objects.update(site="office")
        person = self.on("tester", line)
        person.take_next_step()
        person.send()
        person.send()
        return Sheet.objects.get(line=line)

    def mark(self) -> None:
        self.person.take_next_step()
        self.person.send()


@pytest.fixture
def house(browser: Any, live_server: Any, demonstration: Any) -> Iterator[House]:
    demonstration.TERAJU_TODAY = DAY
    demonstration.TERAJU_ADDRESS = live_server.url
    bench = build_bench()
    InForceFactory(
        agency=bench.agency, kind="verification", promised_value=4, promised_unit="hours"
    )
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield House(bench, Person(page, live_server.url))
    context.close()


def a_line(house: House, kind: str, **more: Any) -> OrderLine:
    thing = house.bench.scale(kind)
    order = orders.enter_order(
        actor=house.bench.acts("counter"),
        agency=house.bench.agency,
        owner=thing.owner,
        instruments=[(thing.pk, "subsequent", 1)],
        **{"site": "office", **more},
    )
    return order.lines.get()


def test_from_the_counter_to_the_signed_certificate(house: House) -> None:
    """Somebody new comes with a scale, and leaves with a certificate that anybody can check."""
    house.bench.scale()
    counter = house.as_("counter")
    counter.open("/metrology/orders/add/")
    counter.fill(name="Toko Baru", phone="0812 0000 0077", kind_1="table_scale", size_1="10")
    counter.fill(place="Pasar Uji")
    counter.page.locator("main form.form [name=wants_certificate]").check()
    counter.send()
    order = Order.objects.get()
    counter.sees(order.output.number, "Toko Baru")
    line = order.lines.get()
    house.take_into_test(line)
    house.read("yes")
    house.judged("Memenuhi syarat")
    house.mark()
    head = house.on("head", Certificate.objects.get())
    head.take_next_step()
    head.send()
    certificate = Certificate.objects.get()
    assert certificate.paper is not None
    head.sees(certificate.paper.number)
    counter = house.on("counter", order)
    counter.take_next_step()
    counter.fill(to="Pemilik")
    counter.send()
    order.output.refresh_from_db()
    assert order.output.state == "closed"
    house.page.context.clear_cookies()
    house.person.open(f"/i/{line.instrument.tag}")
    house.person.sees("SAH", "sampai Maret 2020")
    house.person.open(f"/v/{certificate.paper.code}/")
    house.person.sees(certificate.paper.number)


def test_a_scale_fails_is_adjusted_and_passes(house: House) -> None:
    """As found and as left stand on the same sheet."""
    sheet = house.take_into_test(a_line(house, "table_scale"))
    house.try_heavier("5.000 g", "7")
    house.read("no")
    house.judged("Tidak memenuhi syarat")
    house.person.take_next_step()
    house.page.locator("main form.form [name=remedy][value=adjusted]").check()
    house.person.fill(remedy_note="Pisau dibersihkan")
    house.person.send()
    house.read("yes")
    house.judged("Memenuhi syarat")
    house.mark()
    assert [one.verdict for one in sheet.attempts.order_by("ordinal")] == ["fail", "pass"]
    act = Verification.objects.get()
    assert (act.result, act.adjusted) == ("sah", 1)
    house.person.sees("Cap berlaku", "Dijustir di tempat ya")


def test_stamps_are_counted_out_and_back(house: House) -> None:
    """One goes missing: the book wants to know why, and follows the count."""
    stock = StampStock.objects.get()
    line = next(one for one in lines_of(stock) if one.kind == "sah")
    there = line.there
    keeper = house.as_("counter")
    keeper.open("/metrology/hand-outs/add/")
    keeper.fill(job="SPT 21/2019", holder=str(house.bench.second.pk))
    keeper.fill(**{f"stamp_{line.pk}": "2"})
    keeper.send()
    issue = Issue.objects.get(job="SPT 21/2019")
    keeper.sees("SPT 21/2019")
    keeper.take_next_step()
    name = f"stamp_{issue.stamps.get().pk}"
    keeper.fill(**{name: "1"})
    keeper.is_refused("")
    keeper.fill(**{name: "1"}, note="Patah di pasar")
    keeper.send()
    keeper.sees("Patah di pasar")
    left = next(one for one in lines_of(stock) if one.pk == line.pk)
    assert left.there == there - 1


def test_a_weighbridge_out_of_scope_is_referred(house: House) -> None:
    """What the letter of scope does not list is never tested; the owner gets a letter."""
    ScopeLine.objects.filter(kind="weighbridge").delete()
    place = house.bench.scale().place
    line = a_line(house, "weighbridge", site="in_place", place=place)
    tester = house.on("tester", line)
    assert tester.page.locator("main .next .btn.go").count() == 0
    house.on("counter", line).sees("menunggu tanda tangan kepala")
    head = house.on("head", line)
    head.take_next_step()
    head.fill(referred_to="BSML Regional II", reason="Tidak ada dalam SKKPTTU")
    head.send()
    head.sees("Kaji ulang permintaan dan rujukan")
    line.refresh_from_db()
    assert line.state == "referred"
    assert papers_of(house.bench.acts("head"), line.order)
