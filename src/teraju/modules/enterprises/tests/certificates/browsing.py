"""Pages of certificates as somebody of the agency opens them."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from teraju.modules.enterprises.tests.certificate_world import World


def url(name: str, *args: Any) -> str:
    return reverse(f"enterprises_{name}", args=args)


def browser(world: World, who: str = "coach") -> Client:
    client = Client()
    client.force_login(world.users[who])
    client.cookies["language"] = "en"
    return client


def text(response: Any) -> str:
    found: str = response.content.decode()
    return found
