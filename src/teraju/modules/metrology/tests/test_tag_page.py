"""The public page of a tag: what anybody learns, and what nobody does."""

from __future__ import annotations

import gzip
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.domain.tags import numbered
from teraju.modules.metrology.selectors import tags
from teraju.modules.metrology.services.instruments import picture_instrument
from teraju.modules.metrology.services.registers import add_place
from teraju.modules.metrology.tests import supervision_world
from teraju.modules.metrology.tests.register_pages import text, url
from teraju.modules.metrology.tests.register_world import (
    NOW,
    TODAY,
    a_unit,
    an_instrument,
    an_owner,
    verified,
)
from teraju.platform.files.tests.contents import PNG

pytestmark = pytest.mark.django_db
LARGEST = 15_000


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def scale():
    return verified(an_instrument(a_unit(), make="Naga"))


@pytest.fixture
def pictured():
    unit = a_unit()
    scale, photo = verified(an_instrument(unit)), SimpleUploadedFile("foto.png", PNG)
    return picture_instrument(actor=unit.at("counter"), instrument_id=scale.pk, photo=photo)


@pytest.fixture
def page(client):
    client.cookies["language"] = "en"
    return lambda code: client.get(url("tag", code))


@pytest.mark.parametrize(
    ("standing", "until", "first", "then"),
    [
        (Standing.VALID, TODAY, "VALID", "until March 2018"),
        (Standing.VALID, TODAY - timedelta(days=14), "RUN OUT", "ran out with February 2018"),
        (Standing.VOID, TODAY, "NOT VALID", "does not count any more"),
        (Standing.REJECTED, None, "REJECTED", "may not be used"),
        (Standing.NEW, None, "NO VERIFICATION ON RECORD", "look for the mark"),
        (Standing.EXEMPT, TODAY, "NOT FOR TRADE", "own control only"),
        (Standing.RETIRED, None, "OUT OF USE", "kept for the record"),
    ],
)
def test_says_first_whether_it_counts(scale, page, standing, until, first, then):
    scale.standing, scale.valid_until = standing, until
    scale.retired_reason = "Rusak"
    scale.save()
    shown = text(page(scale.tag))
    assert f">{first}</h1>" in shown
    assert then in shown
    assert "10\u00a0kg" in shown


def test_the_first_word_is_one_that_buyers_know(scale, client):
    for standing, until, word in (
        (Standing.VALID, TODAY, "SAH"),
        (Standing.VALID, TODAY - timedelta(days=14), "HABIS"),
        (Standing.VOID, TODAY, "BATAL"),
        (Standing.REJECTED, None, "BATAL"),
    ):
        scale.standing, scale.valid_until = standing, until
        scale.save()
        assert f">{word}</h1>" in text(client.get(url("tag", scale.tag)))


def test_names_market_and_stall_and_no_person(scale, page):
    shown = text(page(scale.tag))
    assert "Pasar Mojosari" in shown
    assert "B-12" in shown
    for name in ("Susi", "0812", "Kios"):
        assert name not in shown


@pytest.mark.parametrize("kind", ["station", "factory", "hall"])
def test_names_a_place_where_businesses_alone_have_instruments(page, kind):
    unit = a_unit()
    name = "Gudang Pak Slamet Riyadi"
    place = add_place(actor=unit.at("counter"), agency=unit.agency, name=name, kind=kind)
    business = an_owner(unit, name="PT Uji", phone="", is_business=True)
    scale = an_instrument(unit, owner=business, place=place)
    assert name in text(page(scale.tag))
    other = an_instrument(unit, owner=business, user=an_owner(unit), place=place)
    for one in (scale, other):
        assert "Slamet" not in text(page(one.tag))


def test_what_to_do_follows_from_where_it_stands(page):
    unit = a_unit()
    kiosk = an_instrument(unit)
    assert "Ask the market office" in text(page(kiosk.tag))
    station = add_place(actor=unit.at("counter"), agency=unit.agency, name="SPBU", kind="station")
    pump = an_instrument(unit, owner=kiosk.owner, place=station, kind="fuel_dispenser")
    shown = text(page(pump.tag))
    assert "once more while you watch" in shown
    assert "market office" not in shown


def test_is_small(pictured, page):
    response = page(pictured.tag)
    style = Path(finders.find("metrology/tag.css")).read_bytes()
    assert len(response.content) + len(style) < LARGEST
    assert len(gzip.compress(response.content)) < LARGEST / 4
    # The photo is ten times the page: it comes for who opens it.
    shown = text(response)
    assert "See the photo" in shown.split("<details>")[1].split("</summary>")[0]
    assert shown.count("<img") == 1
    assert 'loading="lazy"' in shown.split("</summary>")[1].split("</details>")[0]


def test_a_kept_page_never_says_that_a_lost_mark_counts(scale, client):
    address = url("tag", scale.tag)
    first = client.get(address)
    assert first["Cache-Control"] == "no-cache"
    assert not first.cookies
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (HTTPStatus.NOT_MODIFIED, b"")

    scale.standing = Standing.VOID
    scale.save()
    told = client.get(address, headers={"if-none-match": first["ETag"]})
    assert ">BATAL</h1>" in text(told)
    assert client.get(f"{address}?lang=en")["ETag"] != told["ETag"]


def test_the_photo_is_sent_once(pictured, client):
    address = url("tag_photo", pictured.tag)
    first = client.get(address)
    assert (first.content[:8], first["Cache-Control"]) == (PNG[:8], "no-cache")
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (HTTPStatus.NOT_MODIFIED, b"")


def test_is_read_in_either_language_without_a_cookie(scale, client):
    address = url("tag", scale.tag)
    page = client.get(address)
    assert page["Content-Language"] == "id"
    assert 'href="?lang=en"' in text(page)
    page = client.get(address, {"lang": "en"})
    assert ">VALID</h1>" in text(page)
    assert 'href="?lang=id"' in text(page)
    assert not page.cookies
    for name in ("tag_start", "citizen_report_send"):
        assert f'href="{url(name)}?' in text(page), name
        assert "lang=en" in text(page).split(f'href="{url(name)}?')[1].split('"')[0]


def test_the_language_stays_where_a_code_leads_on(scale, client):
    asked = {"code": scale.tag.lower(), "lang": "en"}
    address = client.get(url("tag_start"), asked)["Location"]
    assert address == f"{url('tag', scale.tag)}?lang=en"
    unknown = client.get(url("tag_start"), {**asked, "code": "T0010000ZZ"})
    assert 'href="?code=T0010000ZZ&amp;lang=id"' in text(unknown)
    assert '<input type="hidden" name="lang" value="en">' in text(unknown)
    again = client.get(url("tag", scale.tag.lower()), {"lang": "en"})
    assert again["Location"] == f"{url('tag', scale.tag)}?lang=en"


def test_no_other_language_is_taken_along(scale, client):
    page = client.get(url("tag", scale.tag), {"lang": "xx"})
    assert page["Content-Language"] == "id"
    assert f'href="{url("tag_start")}"' in text(page)


def test_asks_the_database_once(scale, page, django_assert_max_num_queries):
    page(scale.tag)
    with django_assert_max_num_queries(2):
        page(scale.tag)


def test_a_code_is_read_as_people_type_it(scale, client):
    typed = scale.tag.lower().replace("0", "o", 1)
    response = client.get(url("tag_start"), {"code": f" {typed[:4]}-{typed[4:]} "})
    assert response["Location"] == url("tag", scale.tag)
    assert client.get(url("tag", scale.tag.lower()))["Location"] == url("tag", scale.tag)
    scanned = f"https://tera.example.go.id{url('tag', scale.tag)}"
    assert client.get(url("tag_start"), {"code": scanned})["Location"] == url("tag", scale.tag)


@pytest.mark.parametrize("code", ["T0010000ZZ", "abc", "<script>", "ü", "x" * 500, "T" * 10])
def test_what_is_no_code_of_ours_is_said_so(page, code):
    response = page(code)
    assert response.status_code == HTTPStatus.NOT_FOUND
    assert "leads to no instrument" in text(response)
    assert "<script>" not in text(response)


def test_the_page_to_type_a_code_opens(client):
    assert client.get(url("tag_start")).status_code == HTTPStatus.OK
    assert client.get(url("tag_start"), {"code": "\x00"}).status_code == HTTPStatus.OK
    assert client.get(url("tag_photo", "T0010000ZZ")).status_code == HTTPStatus.NOT_FOUND


def test_other_codes_may_lead_to_an_instrument(scale, page, monkeypatch):
    code = numbered("S001", 1, 5)
    withdrawn = tags.Found(code, None, "This sticker was withdrawn.")
    monkeypatch.setattr(tags, "_finders", [lambda asked: withdrawn])
    shown = text(page(code))
    assert "This sticker was withdrawn.</h1>" in shown
    assert "Look for another sticker" in shown


def test_says_of_a_set_that_not_all_its_pieces_passed(page):
    unit = supervision_world.a_unit()
    weights = verified(an_instrument(unit, kind="common_weight", count=3))
    act = supervision_world.verified_again(unit, weights, NOW, passed=2, failed=1)
    told = "2 of 3 pieces passed; whichever bears the mark batal is not used."
    assert told in text(page(weights.tag))

    act.passed, act.failed = 3, 0
    act.save()
    assert "pieces passed" not in text(page(weights.tag))


def test_adds_up_pieces_that_were_brought_one_after_the_other(page):
    unit = supervision_world.a_unit()
    weights = verified(an_instrument(unit, kind="common_weight", count=7))
    first = supervision_world.verified_again(unit, weights, NOW, passed=5, failed=0)
    assert "5 of 7 pieces passed; the others may not be used." in text(page(weights.tag))
    later = NOW + timedelta(hours=2)
    rest = supervision_world.verified_again(unit, weights, later, passed=1, failed=1)
    assert "6 of 7 pieces passed; whichever bears the mark batal" in text(page(weights.tag))
    rest.passed, rest.failed = 2, 0
    rest.save()
    assert "pieces passed" not in text(page(weights.tag))
    first.passed = 6
    first.save()
    assert "2 of 7 pieces passed" in text(page(weights.tag)), "more than the set: tested again"
