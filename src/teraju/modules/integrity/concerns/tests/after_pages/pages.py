"""A browser at the desk some months later, and concerns that are closed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from teraju.modules.integrity.concerns import access
from teraju.modules.integrity.concerns.domain.outcomes import Outcome
from teraju.modules.integrity.concerns.domain.states import State
from teraju.modules.integrity.concerns.models import Case, Handler
from teraju.modules.integrity.concerns.tests import desk, factories

TODAY = date(2026, 7, 2)
NOW = datetime(2026, 7, 2, 2, 0, tzinfo=UTC)
TOKEN = re.compile(r'name="token" value="([^"]+)"')


def signed_in(handler: Handler, passphrase: str = factories.PASSPHRASE) -> Client:
    client = Client(headers={"origin": "http://testserver"})
    client.cookies["desk"] = access.open_for_handler(
        login_name=handler.login_name, passphrase=passphrase, bucket="", now=NOW, today=TODAY
    )
    return client


def sent(client: Client, view: str, /, *args: object, **values: Any) -> HttpResponse:
    """Open a form and send it."""
    address = reverse(view, args=args)
    page = client.get(address).content.decode()
    return client.post(address, {"token": TOKEN.findall(page)[-1], **values})


def page(client: Client, name: str, *args: object) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return response.content.decode()


def closed(by: Handler, number: int = 1, **fields: Any) -> list[Case]:
    given = {
        "state": State.CLOSED,
        "outcome": Outcome.UNFOUNDED,
        "acknowledged_on": factories.TODAY,
        "answered_on": factories.TODAY,
        "closed_on": factories.TODAY,
    } | fields
    start = Case.objects.count()
    return [desk.declared(by, code=f"{start + at:016d}", **given) for at in range(number)]
