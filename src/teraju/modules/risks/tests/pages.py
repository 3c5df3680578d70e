"""Driving pages in tests: who logs in, what a form sends, what stands at a field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.test import Client
from django.urls import reverse

from teraju.platform.accounts.models import User


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    # Sentences are compared as they stand in the source.
    client.cookies["language"] = "en"
    return client


def get(user: User, name: str, *args: Any, code: int = 200, **query: Any) -> str:
    response = client_of(user).get(reverse(name, args=args), query)
    assert response.status_code == code, response.content.decode()[:2000]
    return response.content.decode()


def send(user: User, name: str, *args: Any, data: Mapping[str, Any], status: int = 302) -> Any:
    response = client_of(user).post(reverse(name, args=args), data)
    assert response.status_code == status, errors(response.content.decode())
    return response


def table_of(page: str, title: str) -> str:
    """The table under a heading."""
    found = re.search(rf"<h2>{title}</h2>.*?</table>", page, re.DOTALL)
    return found[0] if found else ""


def errors(page: str) -> str:
    """The summary of what is wrong, as text."""
    found = re.search(r'class="summary".*?</div>', page, re.DOTALL)
    return re.sub(r"<[^>]+>|\s+", " ", found[0]) if found else page[:2000]


def refused_at(response: Any, field: str) -> bool:
    """A sentence stands at this field, or with "" above the form."""
    form = response.context["form"]
    return bool(form.non_field_errors() if not field else form.errors.get(field))
