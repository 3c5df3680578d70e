"""The pages of papers, places, self-checks and listings, for every kind of person."""

from __future__ import annotations

import io
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from pypdf import PdfReader

from teraju.modules.enterprises import offer_inbox
from teraju.modules.enterprises.models import FirmPapers, Listing, ReadinessCheck, TourismPlace
from teraju.modules.enterprises.services import offer_checks, offer_papers
from teraju.modules.enterprises.web.offer_hooks import of_owner

from .offer_world import (
    NOW,
    OWNER,
    TODAY,
    a_check,
    a_hotel,
    a_listing,
    a_mark,
    a_photo,
    a_place,
    a_product,
    a_world,
    an_enterprise,
    nobody,
    replies,
    some_papers,
    text,
    url,
)

pytestmark = pytest.mark.django_db
OK, GONE, DENIED = HTTPStatus.OK, HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN
WRONG, MOVED = HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.FOUND


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY
    with translation.override("en"):
        yield


@pytest.fixture
def world(db):
    return a_world()


def records(world):
    """One of each record, by the name of its address."""
    place = a_place(world, stars=3)
    return {
        "papers": some_papers(world, promise="Warna tetap"),
        "tourism_place": place,
        "readiness_check": a_check(world, place, hands="no"),
        "listing": a_listing(world, a_product(world, an_enterprise(world, name="Batik Dua"))),
    }


LISTS = ("firm_papers", "tourism_places", "readiness_checks", "listings")


@pytest.mark.parametrize("name", LISTS)
def test_lists_open_empty_and_full_filter_and_come_as_files_for_colleagues_alone(world, name):
    assert "yet" in text(world.browser("staff").get(url(name)))
    records(world)
    shown = "Batik tulis" if name == "listings" else "Hotel Uji"
    shown = "Batik Kaserangan" if name == "firm_papers" else shown
    assert shown in text(world.browser("staff").get(url(name)))
    assert shown not in text(world.browser("stranger").get(url(name)))
    for kind in ("xlsx", "csv"):
        file = world.browser("staff").get(url(name), {"format": kind})
        assert file.status_code == OK
        assert OWNER.encode() not in file.content
    assert shown not in text(world.browser("staff").get(url(name), {"q": "nihil"}))


@pytest.mark.parametrize(
    ("name", "asked", "count"),
    [
        ("firm_papers", {"state": "confirmed"}, 0),
        ("firm_papers", {"family": "craft"}, 1),
        ("tourism_places", {"kind": "restaurant"}, 0),
        ("tourism_places", {"standing": "none", "checked": "yes"}, 1),
        ("tourism_places", {"standing": "certified"}, 0),
        ("tourism_places", {"standing": "over"}, 0),
        ("tourism_places", {"standing": "off"}, 0),
        ("tourism_places", {"district": "Kramatwatu", "checked": "yes"}, 1),
        ("readiness_checks", {"state": "done", "kind": "hotel"}, 1),
        ("listings", {"state": "released", "sector": "craft"}, 1),
        ("listings", {"sector": "food"}, 0),
    ],
)
def test_filters_narrow_a_list(world, name, asked, count):
    records(world)
    page = world.browser().get(url(name), asked).context["page"]
    assert page.paging.total == count


def test_records_open_for_colleagues_say_who_may_and_are_not_there_for_strangers(world):
    for name, record in records(world).items():
        for who, status in (("coach", OK), ("staff", OK), ("stranger", GONE)):
            page = world.browser(who).get(url(name, record.pk))
            assert page.status_code == status, (name, who)
            assert OWNER not in text(page)
        assert "Only these roles" in text(world.browser("staff").get(url(name, record.pk)))


FORMS = {
    "papers": ("answer", "confirm", "renew", "take_back", "drop", "take_up"),
    "tourism_place": ("change", "end", "resume", "ask", "check"),
    "readiness_check": ("renew", "withdraw", "set_aside", "restore"),
    "listing": ("change", "release", "withdraw"),
}


def test_forms_open_for_those_with_the_right(world):
    for name, record in records(world).items():
        for step in FORMS[name]:
            address = url(f"{name}_{step}", record.pk)
            for who, status in (("coach", OK), ("staff", DENIED), ("stranger", GONE)):
                assert world.browser(who).get(address).status_code == status, (step, who)


@pytest.mark.parametrize("name", ["papers_add", "tourism_place_add", "listing_add"])
def test_new_ones_are_for_those_with_the_right(world, name):
    a_hotel(world)
    a_product(world)
    assert world.browser().get(url(name)).status_code == OK
    assert world.browser("staff").get(url(name)).status_code == DENIED


@pytest.mark.parametrize("language", ["en", "id"])
def test_papers_from_the_first_question_to_the_confirmation(world, language):
    firm, client = an_enterprise(world), world.browser(language=language)
    sent = client.post(url("papers_add"), {"enterprise": firm.pk, "family": "craft"})
    papers = FirmPapers.objects.get()
    assert sent["Location"] == url("papers_answer", papers.pk)
    address = sent["Location"]
    answers = {"version": 1, "promise": "Warna <tetap>", "steps": "Gambar\nCanting"}
    assert client.post(address, answers).status_code == MOVED
    long = {"version": 2, "promise": "x" * 400, "goals": "Kurang ditolak"}
    refused = client.post(address, long)
    assert refused.status_code == WRONG
    assert "Kurang ditolak" in text(refused)
    stale = client.post(address, {"version": 1, "promise": "Lain"})
    assert stale.status_code == WRONG
    page = text(client.get(url("papers", papers.pk)))
    assert "Warna &lt;tetap&gt;" in page
    assert "Gambar\nCanting" not in page, "each line of an answer is a line of its own"
    confirm = {"version": 2, "confirmed_on": TODAY.isoformat()}
    assert client.post(url("papers_confirm", papers.pk), confirm).status_code == MOVED
    assert FirmPapers.objects.get().state == "confirmed"
    assert client.post(url("papers_renew", papers.pk), {"version": 3}).status_code == MOVED
    second = FirmPapers.objects.get(number=2)
    offer_papers.change_papers(
        actor=world.at(), papers_id=second.pk, answers={"promise": "Tepat waktu"}
    )
    page = text(client.get(url("papers", second.pk)))
    assert "Tepat waktu" in page
    assert "Warna &lt;tetap&gt;" in page


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_papers_come_as_files_that_say_they_are_examples(world, kind):
    papers = some_papers(world, promise="Warna tetap")
    address = url(f"papers_{kind}", papers.pk, "manual")
    file = world.browser("staff").get(address)
    assert file.status_code == OK
    assert f"v1.{kind}" in file["Content-Disposition"]
    assert file.content == world.browser("staff").get(address).content
    assert world.browser("stranger").get(address).status_code == GONE
    assert world.browser("staff").get(url(f"papers_{kind}", papers.pk, "tak-ada")).status_code == (
        GONE
    )
    if kind == "pdf":
        words = PdfReader(io.BytesIO(file.content)).pages[0].extract_text()
        assert "Warna tetap" in words
        assert OWNER not in words


def test_a_place_is_mapped_changed_and_checked_twice(world):
    hotel, client = a_hotel(world, latitude="-6.05", longitude="106.1"), world.browser()
    given = {
        "enterprise": hotel.pk,
        "kind": "restaurant",
        "size": "small",
        "stars": 3,
        "mapped_on": TODAY.isoformat(),
        "grade": "Melati",
    }
    refused = client.post(url("tourism_place_add"), given)
    assert refused.status_code == WRONG
    assert "Only a hotel has stars" in text(refused)
    assert "Melati" in text(refused)
    assert client.post(url("tourism_place_add"), given | {"kind": "hotel"}).status_code == MOVED
    place = TourismPlace.objects.get()
    assert "geo:-6.05" in text(client.get(url("tourism_place", place.pk)))
    check = url("tourism_place_check", place.pk)
    missing = {"version": 1, **replies(place, fire="no")}
    del missing["hands"]
    assert client.post(check, missing).status_code == WRONG
    assert client.post(check, missing | {"hands": "partly"}).status_code == MOVED
    assert client.post(check, {"version": 1, **replies(place, water="no")}).status_code == MOVED
    page = text(client.get(url("tourism_place", place.pk)))
    assert "Compared with the check before" in page
    assert "worse" in page
    assert "better" in page
    last = ReadinessCheck.objects.latest("pk")
    page = text(client.get(url("readiness_check", last.pk)))
    assert "Have it tested by the health office" in page
    assert "Compared with the check before" in page
    assert client.get(url("readiness_check", last.pk)).context["page"].primary is None
    assert url("readiness_check_set_aside", last.pk) in page


def test_the_link_is_shown_to_those_who_may_hand_it_out(world):
    place, client = a_place(world), world.browser()
    sent = client.post(url("tourism_place_ask", place.pk), {"version": 1})
    check = ReadinessCheck.objects.get()
    assert sent["Location"] == url("readiness_check", check.pk)
    page = text(client.get(sent["Location"]))
    assert check.code in page
    assert "https://wa.me/?text=" in page
    assert check.code not in text(world.browser("staff").get(sent["Location"]))


def test_a_product_is_prepared_shown_and_its_codes_are_printed(world):
    product, client = a_product(world), world.browser()
    given = {"product": product.pk, "words": "Batik <asli>", "photo": a_photo()}
    assert client.post(url("listing_add"), given).status_code == MOVED
    listing = Listing.objects.get()
    assert "No certificate is on record" in text(client.get(url("listing", listing.pk)))
    a_mark(product)
    page = text(client.get(url("listing", listing.pk)))
    assert "Batik &lt;asli&gt;" in page
    assert "SNI 8302:2016" in page
    assert client.post(url("listing_release", listing.pk), {"version": 1}).status_code == MOVED
    for name, media in (("code", "image/png"), ("sheet", "application/pdf"), ("photo", "image/")):
        file = world.browser("staff").get(url(f"listing_{name}", listing.pk))
        assert file["Content-Type"].startswith(media)
        assert world.browser("stranger").get(url(f"listing_{name}", listing.pk)).status_code == (
            GONE
        )
    refused = client.post(url("listing_withdraw", listing.pk), {"version": 2, "reason": ""})
    assert refused.status_code == WRONG


def test_lists_ask_the_same_number_of_questions_however_many_rows(world):
    def count(name):
        client = world.browser()
        client.get(url(name))
        with CaptureQueriesContext(connection) as asked:
            client.get(url(name))
        return len(asked)

    records(world)
    few = {name: count(name) for name in LISTS}
    for number in range(3):
        hotel = a_hotel(world, name=f"Hotel {number}")
        a_check(world, a_place(world, hotel))
        firm = an_enterprise(world, name=f"Batik {number} lagi")
        some_papers(world, firm)
        a_listing(world, a_product(world, firm))
    assert {name: count(name) for name in LISTS} == few


def test_what_waits_stands_in_the_inbox_of_those_who_may(world):
    papers = some_papers(world)
    place, listing = a_place(world), a_listing(world, a_product(world, papers.enterprise))
    check = offer_checks.ask_owner(actor=world.at(), place_id=place.pk)
    late = NOW + timedelta(days=20)
    providers = (
        (offer_inbox.papers_waiting, papers),
        (offer_inbox.checks_waiting, check),
        (offer_inbox.listings_waiting, listing),
    )
    for provider, record in providers:
        assert [one.url for one in provider(world.at(now=late))] == [record.get_absolute_url()]
        assert not provider(world.at("staff", now=late))
        assert not provider(world.at("stranger", now=late))
    assert not offer_inbox.checks_waiting(world.at())
    a_mark(listing.product)
    assert not offer_inbox.listings_waiting(world.at())


def test_the_pages_of_an_enterprise_and_a_product_lead_to_what_belongs_to_them(world):
    hotel, firm = a_hotel(world), an_enterprise(world)
    product = a_product(world, firm)
    for client, leads in ((world.browser(), True), (world.browser("staff"), False)):
        assert (url("tourism_place_add") in text(client.get(hotel.get_absolute_url()))) == leads
        assert (url("papers_add") in text(client.get(firm.get_absolute_url()))) == leads
        assert (url("listing_add") in text(client.get(product.get_absolute_url()))) == leads
    papers, place, listing = (
        some_papers(world, firm),
        a_place(world, hotel),
        a_listing(world, product),
    )
    staff = world.browser("staff")
    for page, record in ((firm, papers), (hotel, place), (product, listing)):
        assert record.get_absolute_url() in text(staff.get(page.get_absolute_url()))


def test_the_owner_is_told_what_waits_and_where_the_papers_are(world):
    firm, hotel = an_enterprise(world), a_hotel(world)
    papers = some_papers(world, firm, promise="Janji")
    check = offer_checks.ask_owner(actor=world.at(), place_id=a_place(world, hotel).pk)
    listing = a_listing(world, a_product(world, firm))
    lines = {one.url: one for one in of_owner(nobody(), [firm, hotel])}
    assert set(lines) == {
        url("own_papers", papers.code),
        url("own_check", check.code),
        url("shown", listing.code),
    }
    assert lines[url("own_papers", papers.code)].kind == "next"
    offer_papers.confirm_papers(actor=world.at(), papers_id=papers.pk, confirmed_on=TODAY)
    lines = {one.url: one for one in of_owner(nobody(NOW + timedelta(days=20)), [firm, hotel])}
    assert lines[url("own_papers", papers.code)].kind == "paper"
    assert url("own_check", check.code) not in lines


def test_the_map_counts_places_by_kind(world):
    a_check(world, a_place(world, chse_number="CHSE-1", chse_until=TODAY))
    a_check(world, a_place(world, a_hotel(world, name="Hotel Dua")))
    a_place(world, a_hotel(world, name="Rumah Makan"), kind="restaurant", rooms=None)
    rows = world.browser("staff").get(url("tourism_places")).context["rows"]
    assert [row[1:] for row in rows] == [[2, 2, 1], [1, 0, 0]]
    assert not world.browser("stranger").get(url("tourism_places")).context["rows"]
