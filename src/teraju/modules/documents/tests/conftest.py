"""The people and browsers that the page tests of this module share."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from teraju.modules.documents.tests.factories import Office, office


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
