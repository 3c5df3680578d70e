"""Driving the pages of the registers in tests."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from teraju.modules.metrology.tests.register_world import Unit


def url(name: str, *args: Any) -> str:
    return reverse(f"metrology_{name}", args=args)


def browser(unit: Unit, who: str) -> Client:
    client = Client()
    client.force_login(unit.users[who])
    client.cookies["language"] = "en"
    return client


def text(response: Any) -> str:
    return response.content.decode()


def send(unit: Unit, who: str, address: str, **data: Any) -> Any:
    return browser(unit, who).post(address, data)


def summary(response: Any) -> str:
    """What is wrong, as the top of a form tells it."""
    found = re.search(r'class="summary".*?</div>', text(response), re.DOTALL)
    return re.sub(r"<[^>]+>|\s+", " ", found[0]) if found else text(response)[:1500]
