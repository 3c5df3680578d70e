"""The way to the channel of concerns: the same bare link for everybody."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, person

ADDRESS = "https://kanal.example"
LINK = re.compile(rb"<a [^>]*kanal\.example[^>]*>", re.DOTALL)


@pytest.fixture
def address(settings):
    settings.TERAJU_CONCERNS_ADDRESS = ADDRESS


def links(response) -> list[bytes]:
    return [b" ".join(found.split()) for found in LINK.findall(response.content)]


@pytest.mark.django_db
def test_public_pages_and_the_menu_carry_it(client, address):
    found = links(client.get(reverse("account_login")))
    assert len(found) == 1
    client.force_login(person(Role.STAFF, agency=AgencyFactory()))
    found += links(client.get(reverse("home")))
    assert len(found) == 2


@pytest.mark.django_db
def test_it_is_the_same_for_everybody_and_sends_no_referrer(client, address):
    agency = AgencyFactory()
    seen = set()
    for role in (Role.STAFF, Role.AGENCY_HEAD, Role.ADMINISTRATOR):
        client.force_login(person(role, agency=agency))
        response = client.get(reverse("home"), {"q": "words"})
        seen.update(links(response))
        assert response["Referrer-Policy"] == "same-origin"
    (only,) = seen
    assert re.search(rb'href="https://kanal\.example/"', only)
    assert b'rel="noreferrer noopener"' in only


@pytest.mark.django_db
def test_without_an_address_there_is_none(client, settings):
    settings.TERAJU_CONCERNS_ADDRESS = ""
    response = client.get(reverse("account_login"))
    assert b"noreferrer noopener" not in response.content


@pytest.mark.django_db
def test_pages_of_the_house_cannot_reach_it(client, address):
    """No script, picture, frame or form of ours leads there: only a person who follows it."""
    policy = client.get(reverse("account_login"))["Content-Security-Policy"]
    assert ADDRESS not in policy
    for directive in ("connect-src 'self'", "form-action 'self'", "default-src 'none'"):
        assert directive in policy
