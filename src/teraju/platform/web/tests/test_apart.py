"""Two sites, two names: what keeps the main site's cookies away from the channel of concerns."""

from __future__ import annotations

import pytest
from django.conf import settings as django_settings
from django.urls import reverse

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import PASSWORD, AgencyFactory, person

CHANNEL = "http://localhost:8001"


@pytest.fixture
def beside(settings):
    settings.TERAJU_ADDRESS = "http://127.0.0.1:8000"
    settings.TERAJU_CONCERNS_ADDRESS = CHANNEL


@pytest.mark.parametrize("host", ["localhost:8000", "localhost", "LOCALHOST:8000"])
def test_who_comes_by_the_channels_name_is_sent_to_ours(client, beside, host):
    answer = client.get("/login/?next=/risks/", headers={"host": host})
    assert answer["Location"] == "http://127.0.0.1:8000/login/?next=/risks/"
    assert not answer.cookies


def test_nothing_is_taken_under_the_channels_name(client, beside):
    answer = client.post("/login/", {"login": "x"}, headers={"host": "localhost:8000"})
    assert answer.status_code == 421
    assert not answer.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost.example"])
def test_other_names_are_served(client, beside, host):
    assert client.get("/login/", headers={"host": host}).status_code == 200


@pytest.mark.django_db
def test_without_a_channel_every_name_is_served(client, settings):
    settings.TERAJU_CONCERNS_ADDRESS = ""
    assert client.get("/login/", headers={"host": "localhost:8000"}).status_code == 200


@pytest.mark.django_db
def test_every_cookie_of_the_main_site_is_of_its_host_alone(client):
    """Without a Domain a cookie goes to no other name, not even to one below it."""
    person(Role.STAFF, agency=AgencyFactory(), username="pegawai")
    client.get(reverse("account_login"))
    client.post(reverse("account_login"), {"login": "pegawai", "password": PASSWORD})
    client.post(reverse("language"), {"language": "en"})
    client.post(reverse("theme"), {"theme": "dark"})
    names = {name for name, morsel in client.cookies.items() if morsel.value}
    assert {"sessionid", "language"} <= names
    assert {morsel["domain"] for morsel in client.cookies.values()} == {""}
    for name in ("SESSION_COOKIE_DOMAIN", "CSRF_COOKIE_DOMAIN", "LANGUAGE_COOKIE_DOMAIN"):
        assert getattr(django_settings, name) is None
