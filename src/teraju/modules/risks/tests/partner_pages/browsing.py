"""A person of the house at the pages of partners."""

from __future__ import annotations

from http import HTTPStatus

from django.test import Client
from django.urls import reverse

OK, GONE, DENIED = HTTPStatus.OK, HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN
WRONG, STALE = HTTPStatus.UNPROCESSABLE_ENTITY, "while you were working"


def browser(home, who):
    client = Client()
    client.force_login(home.users[who])
    client.cookies["language"] = "en"
    return client


def url(name, *args):
    return reverse(f"risks_{name}", args=args)


def text(response):
    return response.content.decode()


def send(home, who, address, **data):
    return browser(home, who).post(address, data)
