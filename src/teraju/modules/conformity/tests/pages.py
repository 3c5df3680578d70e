"""Driving the pages of readiness and evidence in tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse

from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer


def client_of(who: User | Viewer) -> Client:
    client = Client()
    user = who if isinstance(who, User) else User.objects.get(pk=who.user_id)
    client.force_login(user)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def opened(who: User | Viewer, name: str, *args: Any, code: int = 200, **query: Any) -> Any:
    response = client_of(who).get(reverse(name, args=args), query)
    assert response.status_code == code, response.content.decode()[:2000]
    return response


def page(who: User | Viewer, name: str, *args: Any, code: int = 200, **query: Any) -> str:
    found: str = opened(who, name, *args, code=code, **query).content.decode()
    return found


def sent(
    who: User | Viewer, name: str, *args: Any, data: Mapping[str, Any], code: int = 302
) -> Any:
    response = client_of(who).post(reverse(name, args=args), data)
    form = (response.context or {}).get("form") if response.status_code != code else None
    assert response.status_code == code, form.errors if form else response.content[:2000]
    return response
