"""What anybody opens: the showcase, a product by its code, an owner's self-check."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from teraju.modules.enterprises.models import ReadinessCheck
from teraju.modules.enterprises.services import offer_checks, offer_papers, offer_showcase

from .offer_world import (
    OWNER,
    TODAY,
    a_listing,
    a_mark,
    a_place,
    a_product,
    a_world,
    an_enterprise,
    replies,
    some_papers,
    text,
    url,
)

pytestmark = pytest.mark.django_db
OK, GONE, OVER = HTTPStatus.OK, HTTPStatus.NOT_FOUND, HTTPStatus.GONE
WRONG, MOVED = HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.FOUND
# What a phone on a slow line is asked to fetch: the page and its style.
MOST_BYTES = 15_000


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def world(db):
    return a_world()


def opened(name, *args, **asked):
    return Client().get(url(name, *args), {"lang": "en", **asked})


def style_bytes() -> int:
    return Path(str(finders.find("enterprises/offer.css"))).stat().st_size


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ({}, "IN FORCE"),
        ({"valid_until": TODAY}, "IN FORCE"),
        ({"valid_until": TODAY - timedelta(days=1)}, "ENDED"),
        ({"said": "suspended"}, "SUSPENDED"),
        ({"said": "suspended", "said_on": TODAY + timedelta(days=1)}, "IN FORCE"),
        ({"said": "withdrawn"}, "WITHDRAWN"),
    ],
)
def test_a_code_says_first_whether_the_mark_holds_then_which_and_until_when(world, values, verdict):
    listing = a_listing(world)
    mark = a_mark(listing.product, **values)
    page = opened("shown", listing.code)
    words = text(page)
    assert page.status_code == OK
    assert words.index(f">{verdict}<") < words.index("SNI 8302:2016")
    assert mark.number in words
    assert "Batik Kaserangan" in words
    assert "Harjatani" in words
    assert OWNER not in words
    assert "081234567890" not in words
    assert not page.cookies


def test_a_product_without_a_mark_says_so_and_bina_umk_is_not_the_sni_mark(world):
    listing = a_listing(world)
    assert "NO CERTIFICATE ON RECORD" in text(opened("shown", listing.code))
    a_mark(listing.product, road="bina_umk", valid_until=None, body="OSS")
    words = text(opened("shown", listing.code))
    assert "It is not the SNI mark" in words
    assert "SNI Bina UMK" in words
    assert "Registered in: OSS" in words
    assert "Certified by" not in words
    assert "It is not the SNI mark" in text(showcase(world))


def test_the_other_language_keeps_the_filters(world):
    three_products(world)
    page = showcase(world, sector="food", q="kelapa")
    assert 'href="?sector=food&amp;q=kelapa&amp;lang=id"' in text(page)


def test_the_sni_mark_takes_an_approval_of_its_own(world):
    listing = a_listing(world)
    mark = a_mark(listing.product)
    assert "the SNI mark is not approved yet" in text(opened("shown", listing.code))
    assert "Certificate of conformity" in text(opened("shown", listing.code))
    mark.marked_on, mark.mark_number = TODAY, "SPPT-9"
    mark.save()
    words = text(opened("shown", listing.code))
    assert "may bear the mark" in words
    assert "SPPT-9" in words


def test_a_typed_code_finds_its_form_and_others_find_nothing(world):
    listing = a_listing(world, photo=True)
    assert opened("shown", listing.code.lower())["Location"] == url("shown", listing.code)
    assert opened("shown", "XXXXXXXX").status_code == GONE
    assert opened("shown_photo", listing.code)["Content-Type"] == "image/png"
    prepared = a_listing(
        world, a_product(world, an_enterprise(world, name="Dua")), shown=False, photo=True
    )
    assert opened("shown", prepared.code).status_code == GONE
    assert opened("shown_photo", prepared.code).status_code == GONE


def test_a_withdrawn_product_says_that_it_is_not_shown(world):
    listing = a_listing(world, photo=True)
    offer_showcase.withdraw_listing(
        actor=world.at(), listing_id=listing.pk, reason="Label disalahgunakan"
    )
    page = opened("shown", listing.code)
    assert page.status_code == OVER
    assert "Label disalahgunakan" not in text(page)
    assert "Batik tulis" not in text(page)
    assert opened("shown_photo", listing.code).status_code == GONE


def showcase(world, **asked):
    return opened("showcase", world.government.slug, **asked)


def three_products(world):
    """Two in force, of two sectors and districts, and one suspended."""
    batik = a_listing(world)
    cakes = a_listing(
        world,
        a_product(
            world,
            an_enterprise(world, name="Kue Ibu", sector="food", district="Kota", village=""),
            name="Biskuit kelapa",
        ),
    )
    third = a_listing(
        world, a_product(world, an_enterprise(world, name="Tenun Tiga"), name="Tenun ikat")
    )
    a_mark(batik.product)
    a_mark(cakes.product, standard="SNI 2973:2022")
    a_mark(third.product)
    a_mark(third.product, number="LSPR-X", said="suspended")


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({}, ["Batik tulis", "Biskuit kelapa"]),
        ({"sector": "food"}, ["Biskuit kelapa"]),
        ({"standard": "SNI 8302:2016"}, ["Batik tulis"]),
        ({"district": "Kota"}, ["Biskuit kelapa"]),
        ({"q": "ibu KELAPA"}, ["Biskuit kelapa"]),
        ({"q": "luntur", "sector": "craft"}, ["Batik tulis"]),
        ({"sector": "health"}, []),
        ({"page": "99"}, ["Batik tulis", "Biskuit kelapa"]),
    ],
)
def test_the_showcase_lists_what_is_in_force_by_the_filters(world, asked, shown):
    three_products(world)
    page = showcase(world, **asked)
    assert [one.listing.product.name for one in page.context["products"]] == shown
    assert page.context["count"] == len(shown)
    assert OWNER not in text(page)
    assert not page.cookies


def test_the_showcase_is_cut_into_pages_and_asks_as_many_questions_for_many(
    world, django_assert_num_queries
):
    for number in range(30):
        firm = an_enterprise(world, name=f"Usaha {number}")
        a_mark(a_listing(world, a_product(world, firm)).product)
    first = showcase(world)
    second = showcase(world, page="2")
    with django_assert_num_queries(3):
        showcase(world)
    assert (len(first.context["products"]), len(second.context["products"])) == (24, 6)
    assert len(first.content) + style_bytes() < 2 * MOST_BYTES


def test_the_showcase_of_another_government_shows_nothing_of_ours(world):
    other = a_world()
    three_products(world)
    assert showcase(other).context["every"] == 0
    assert opened("showcase", "tak-ada").status_code == GONE


@pytest.mark.parametrize("language", ["id", "en"])
def test_public_pages_are_light_in_both_languages(world, language):
    listing = a_listing(world)
    check = offer_checks.ask_owner(actor=world.at(), place_id=a_place(world).pk)
    a_mark(listing.product)
    for name, code in (("shown", listing.code), ("showcase", world.government.slug)):
        page = opened(name, code, lang=language)
        assert page["Content-Language"] == language
        assert len(page.content) + style_bytes() < MOST_BYTES
    page = opened("own_check", check.code, lang=language)
    assert f'lang="{language}"' in text(page)


def test_an_owner_answers_keeps_what_was_chosen_and_sees_what_comes_next(world):
    place = a_place(world)
    check = offer_checks.ask_owner(actor=world.at(), place_id=place.pk)
    client, address = Client(enforce_csrf_checks=True), url("own_check", check.code)
    page = client.get(address, {"lang": "en"})
    given = replies(place, hands="no")
    assert text(page).count("<fieldset") == len(given)
    assert OWNER not in text(page)
    short = {key: value for key, value in given.items() if key != "water"}
    refused = client.post(f"{address}?lang=en", short)
    assert refused.status_code == WRONG
    assert text(refused).count("checked") == len(short)
    assert 'id="q-water" class="wrong"' in text(refused)
    sent = client.post(f"{address}?lang=en", given)
    assert sent["Location"] == f"{address}?lang=en"
    done = client.get(sent["Location"])
    assert "Put a place to wash hands" in text(done)
    assert f"{len(given) - 1} of {len(given)}" in text(done)
    assert not done.cookies
    again = client.post(f"{address}?lang=en", given)
    assert again.status_code == OK
    assert ReadinessCheck.objects.get().version == 2


def test_a_link_that_ran_out_or_is_unknown_takes_no_answer(world, settings):
    check = offer_checks.ask_owner(actor=world.at(), place_id=a_place(world).pk)
    settings.TERAJU_TODAY = TODAY + timedelta(days=15)
    assert opened("own_check", check.code).status_code == OVER
    assert Client().post(url("own_check", check.code), {}).status_code == OVER
    assert opened("own_check", "XXXXXXXX").status_code == GONE


def test_a_check_by_staff_has_no_public_page(world):
    place = a_place(world)
    check = offer_checks.answer_for_place(
        actor=world.at(), place_id=place.pk, replies=replies(place)
    )
    assert opened("own_check", check.code).status_code == GONE


def test_an_owner_reads_the_papers_by_a_link_until_they_are_dropped(world):
    papers = some_papers(world, promise="Warna tetap")
    page = opened("own_papers", papers.code)
    assert page.status_code == OK
    assert "Quality manual" in text(page)
    assert "Example text" in text(page)
    assert OWNER not in text(page)
    assert not page.cookies
    assert len(page.content) + style_bytes() < MOST_BYTES
    for kind, media in (("pdf", "application/pdf"), ("docx", "application/vnd")):
        file = opened("own_paper", papers.code, "manual", kind)
        assert file["Content-Type"].startswith(media)
    assert opened("own_paper", papers.code, "manual", "exe").status_code == GONE
    assert opened("own_paper", papers.code, "tak-ada", "pdf").status_code == GONE
    assert opened("own_papers", "XXXXXXXX").status_code == GONE
    offer_papers.drop_papers(actor=world.at(), papers_id=papers.pk, reason="Tidak jadi")
    assert opened("own_papers", papers.code).status_code == GONE
    assert opened("own_paper", papers.code, "manual", "pdf").status_code == GONE
