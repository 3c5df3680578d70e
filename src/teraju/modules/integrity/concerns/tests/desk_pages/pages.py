"""A browser at the desk: signed in, with forms opened and sent."""

from __future__ import annotations

import re

from django.test import Client
from django.urls import reverse

from teraju.modules.integrity.concerns import access
from teraju.modules.integrity.concerns.models import Case, Handler
from teraju.modules.integrity.concerns.tests import factories

NOW, TODAY = factories.NOW, factories.TODAY
TOKEN = re.compile(r'name="token" value="([^"]+)"')


def signed_in(handler: Handler) -> Client:
    client = Client(headers={"origin": "http://testserver"})
    token = access.open_for_handler(
        login_name=handler.login_name,
        passphrase=factories.PASSPHRASE,
        bucket="",
        now=NOW,
        today=TODAY,
    )
    client.cookies["desk"] = token
    return client


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def sent(client: Client, address: str, **values):
    """Open a form and send it."""
    page = client.get(address).content.decode()
    hidden = dict(re.findall(r'name="(version)" value="([^"]*)"', page))
    return client.post(address, {"token": TOKEN.findall(page)[-1], **hidden, **values})


def step(case: Case, name: str) -> str:
    return url("desk_step", case.number, name)
