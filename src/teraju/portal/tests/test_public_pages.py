"""The way to everything that asks for no log-in, as the modules name it."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import resolve, reverse

from teraju.modules.learning.tests.factories import TODAY, house
from teraju.platform.accounts.tests.factories import GovernmentFactory
from teraju.platform.web.public_pages import _pages, public_pages

pytestmark = pytest.mark.django_db
NOTHING_YET = {"andal_government"}


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


def opened(url, **asked):
    client = Client()
    client.cookies["language"] = "en"
    response = client.get(url, asked)
    assert response.status_code == HTTPStatus.OK
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("page", _pages, ids=lambda page: page.url_name)
def test_every_page_asks_for_no_log_in(page):
    slug = GovernmentFactory().slug if page.shows else ""
    url = page.url(slug)
    assert resolve(url).func.is_public
    if page.url_name not in NOTHING_YET:
        assert Client().get(url).status_code == HTTPStatus.OK
    if page.shows:
        assert not page.shows("tidak-ada", TODAY)


def test_the_log_in_and_the_start_page_lead_to_those_of_the_house():
    for start in ("account_login", "public_start"):
        shown = opened(reverse(start))
        for page in public_pages():
            assert f'href="{page.url()}"' in shown
    assert reverse("public_start") in opened(reverse("account_login"))


def test_a_government_shows_what_it_has():
    government = house().government
    start = reverse("public_government", args=[government.slug])
    assert start in opened(reverse("public_start"))
    shown = opened(start)
    assert reverse("learning_study_ask", args=[government.slug]) in shown
    assert reverse("enterprises_showcase", args=[government.slug]) not in shown
    empty = GovernmentFactory()
    assert "Nothing is shown here yet" in opened(reverse("public_government", args=[empty.slug]))


def test_of_many_governments_one_is_found_by_its_name(django_assert_num_queries):
    for number in range(60):
        GovernmentFactory(name=f"Kabupaten Contoh {number:02}")
    url = reverse("public_start")
    shown = opened(url)
    assert "Contoh 49" in shown
    assert "Contoh 50" not in shown
    found = opened(url, q="contoh 5")
    assert "Contoh 55" in found
    assert "Contoh 49" not in found
    with django_assert_num_queries(2):
        opened(url)
