"""From the main site nobody sees a concern, whatever they are: it is not there."""

from __future__ import annotations

import re
from html import escape, unescape
from inspect import unwrap

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, person
from teraju.platform.exchange.catalogue import all_registers

from .story import WORDS, Story

LISTS = ("home", "channel_announcements", "channel_statements", "channel_cases")


@pytest.mark.django_db
@pytest.mark.parametrize("role", sorted(Role))
def test_every_role_sees_nothing_of_it(story: Story, role: Role):
    """Home, the lists of the channel, and the search by every number and word."""
    client = Client(raise_request_exception=False)
    client.force_login(person(role, agency=AgencyFactory()))
    seen = "".join(client.get(reverse(name)).content.decode() for name in LISTS)
    for word in (*story.numbers, *story.secrets):
        assert word not in seen
        assert escape(word) not in seen
    nothing = texts(client, "tidak-ada-yang-bernama-begini")
    for word in (story.numbers[0], WORDS["what"]):
        # Looked for, it is found as little as a word that nobody ever wrote.
        assert texts(client, word) == nothing


def texts(client: Client, word: str) -> list[str]:
    """What the search and the lists answer, without the word that was asked for."""
    pages = [client.get(reverse(name), {"q": word}) for name in ("search", "channel_cases")]
    found = []
    for page in pages:
        plain = re.sub(r"<script.*?</script>|<[^>]+>", " ", page.content.decode(), flags=re.DOTALL)
        found.append(" ".join(unescape(plain).replace(word, "").split()))
    return found


def test_the_main_site_has_neither_the_program_nor_its_tables():
    assert not [one.name for one in apps.get_app_configs() if "concerns" in one.name]
    assert not [model for model in apps.get_models() if model._meta.db_table.startswith("concerns")]
    assert not [one.key for one in all_registers() if "concern" in one.key]


@pytest.mark.django_db
def test_no_table_of_the_main_database_is_of_concerns():
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    assert not [table for table in tables if table.startswith("concerns")]


def test_no_address_of_the_main_site_is_of_concerns():
    served = list(views(get_resolver().url_patterns))
    assert len(served) > 500
    assert not [view for view in served if "concerns" in view.__module__]


def views(patterns):
    """Every view that the addresses lead to, without what was wrapped around it."""
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from views(one.url_patterns)
        else:
            yield unwrap(one.callback)
