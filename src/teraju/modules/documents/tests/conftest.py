"""The people and browsers that the page tests of this module share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.utils import translation

from teraju.modules.documents.tests.factories import Office, office


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Sentences are compared as they stand in the source, with or without catalogues."""
    with translation.override("en"):
        yield


@pytest.fixture
def place() -> Office:
    return office()


@pytest.fixture
def browse(place: Office) -> Callable[[str], Client]:
    """A browser of one of the office's people, who reads English."""

    def opened(name: str) -> Client:
        client = Client()
        client.force_login(place.people[name])
        client.cookies["language"] = "en"
        return client

    return opened
