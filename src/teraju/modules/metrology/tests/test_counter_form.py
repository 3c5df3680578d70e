"""The counter: what its form asks for, and what an order asks for once it is handed over."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from teraju.modules.metrology.models import Order, OrderLine
from teraju.modules.metrology.services import orders, places
from teraju.modules.metrology.web.order_forms import instrument_words

from .order_pages import client, get, send
from .order_world import an_order, lines_of, moment
from .unit_world import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day(settings):
    settings.TERAJU_TODAY = DAY


def test_all_that_is_wrong_is_told_at_once(counter):
    asked = get(counter, "counter", "order_add")
    for needed in ("name", "kind_1", "place"):
        assert not re.search(rf'for="id_{needed}"[^<]*<small', asked)
    page = send(counter, "counter", "order_add", code=422, phone="12", size_1="3", count_1="0")
    summary = re.search(r'class="summary".*?</div>', page, re.DOTALL)[0]
    for word in ("Name of the owner", "six digits", "Name at least one", "stand", "Pieces"):
        assert word in summary
    assert "Say what kind" not in summary


@pytest.mark.parametrize(
    ("standing", "told"), [("valid", "valid until"), ("void", "Void"), ("exempt", "Exempt")]
)
def test_an_instrument_is_listed_with_what_it_is_worth(counter, standing, told):
    scale = counter.scales[0]
    scale.standing, scale.verified_on, scale.valid_until = standing, DAY, DAY.replace(year=2030)
    words = instrument_words(scale)
    assert told in words
    assert ("2030" in words) == (standing == "valid")


def test_the_one_place_of_somebody_known_is_proposed(counter):
    query = f"?owner={counter.owner.pk}"
    url = reverse("metrology_order_add")
    page = client(counter, "counter").get(f"{url}{query}").content.decode()
    found = re.search(r'name="place"[^>]*value="([^"]*)"', page)
    assert found, page
    places = {one.place for one in counter.owner.instruments.all()}
    assert len(places) == 1
    said = {"kind_1": "table_scale", "size_1": "10", "site": "office", "channel": "counter"}
    page = send(counter, "counter", "order_add", code=422, query=query, place="", **said)
    assert "Say where the new instruments stand" in page


def test_what_only_lacks_its_certificate_is_told_as_it_is_taken_in(counter):
    asked = {"owner": counter.owner.pk}
    words = "see what its certificate waits for before it is tested anew"
    assert words not in get(counter, "counter", "order_add", **asked)
    scale = counter.scales[0]
    scale.standing = "unproven"
    scale.save()
    page = get(counter, "counter", "order_add", **asked)
    assert words in page
    assert f'href="{scale.get_absolute_url()}"' in page
    order = an_order(counter)
    assert words in get(counter, "counter", "order", order.pk)
    for line in lines_of(order):
        orders.cancel_line(actor=counter.acts("counter", 5), line_id=line.pk, reason="Keliru")
    assert words not in get(counter, "counter", "order", order.pk)


def test_a_wish_for_a_day_that_is_over_is_refused_at_its_field(counter):
    said = {"name": "Pak Budi", "site": "office", "channel": "telephone", "place": "Pasar Uji"}
    said |= {"kind_1": "table_scale", "size_1": "10", "count_1": "1"}
    yesterday = (DAY - timedelta(days=1)).isoformat()
    page = send(counter, "counter", "order_add", code=422, **said, wished_on=yesterday)
    assert "This day is over" in page
    assert 'href="#id_wished_on"' in page
    assert f'value="{yesterday}"' in page
    send(counter, "counter", "order_add", **said, wished_on=DAY.isoformat())
    assert Order.objects.get().wished_on == DAY


def test_the_letter_of_the_owner_stands_on_the_order(counter):
    said = {"name": "Pak Budi", "site": "office", "channel": "letter", "place": "Pasar Uji"}
    said |= {"kind_1": "table_scale", "size_1": "10", "count_1": "1"}
    tomorrow = (DAY + timedelta(days=1)).isoformat()
    letter = {"letter_number": "045/UD-BM/III/2019"}
    page = send(counter, "counter", "order_add", code=422, **said, **letter, letter_on=tomorrow)
    assert 'href="#id_letter_on"' in page
    assert "This day has not come yet" in page
    send(counter, "counter", "order_add", **said, **letter, letter_on="2019-03-04")
    page = get(counter, "counter", "order", Order.objects.get().pk)
    for told in (letter["letter_number"], "4 March 2019"):
        assert told in page


def test_what_is_handed_over_asks_for_nothing_more(counter):
    order = an_order(counter)
    for line in lines_of(order):
        orders.finish_line(
            actor=counter.acts("tester", 30), line_id=line.pk, at=moment(30), to_sign=False
        )
    hand = {"version": Order.objects.get().version, "to": "Bu Sri"}
    send(counter, "counter", "order_hand_over", order.pk, **hand)
    page = get(counter, "counter", "order", order.pk)
    assert reverse("metrology_order_minutes", args=[order.pk]) in page
    assert "btn go" not in page.partition('class="card next"')[2].partition("</section>")[0]


def test_weights_are_one_set_and_many_scales_are_asked_about(counter):
    said = {"name": "Pak Budi", "site": "office", "channel": "counter", "place": "Pasar Uji"}
    weights = {"kind_1": "common_weight", "size_1": "1", "count_1": "30"}
    send(counter, "counter", "order_add", **said, **weights)
    assert OrderLine.objects.get().count == 30
    scales = {"kind_1": "table_scale", "size_1": "10", "count_1": "21"}
    page = send(counter, "counter", "order_add", code=422, **{**said, "name": "Bu Tini"}, **scales)
    assert "At most 20 of this kind at once" in page


@pytest.mark.parametrize(
    ("site", "told"), [("office", "label the instruments"), ("in_place", "book a tester")]
)
def test_says_what_comes_next_where_it_is_tested(counter, site, told):
    made = an_order(counter)
    asked = f"?owner={counter.owner.pk}&agency={counter.agency.pk}"
    said = {"site": site, "channel": "counter", "known": [str(counter.scales[0].pk)]}
    browser = client(counter, "counter")
    page = browser.post(f"{reverse('metrology_order_add')}{asked}", said, follow=True)
    assert Order.objects.latest("pk") != made
    assert told in page.content.decode()


class TestCalledLikeAStall:
    """A shop of its own may be called as the stalls of the markets are."""

    def said(self, **more):
        said = {"name": "Pak Joko", "site": "office", "channel": "counter", "place": "kios"}
        return {**said, "kind_1": "table_scale", "size_1": "10", "count_1": "1", **more}

    def test_is_entered_where_the_person_says_that_it_is_none(self, counter):
        for stall in ("A-1", "A-2"):
            places.add_place(
                actor=counter.acts("counter"),
                agency=counter.agency,
                name="Kios",
                kind="kiosk",
                market=counter.market,
                stall=stall,
            )
        page = send(counter, "counter", "order_add", code=422, **self.said())
        assert "More than one is called so" in page
        send(counter, "counter", "order_add", **self.said(place_kind="shop", district="Trawas"))
        shop = Order.objects.latest("pk").lines.get().instrument.place
        assert (shop.name, shop.kind, shop.district, shop.market) == (
            "kios",
            "shop",
            "Trawas",
            None,
        )
