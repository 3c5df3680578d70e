"""A real browser against a real server: what the journeys share."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

from teraju.portal import demo

from .person import Person

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


@pytest.fixture(scope="session", autouse=True)
def in_turn() -> Iterator[None]:
    """Answer one request after the other where the threads of the server share one connection.

    In memory SQLite has but one: a thread within a query waits for the interpreter, another holds
    the interpreter and waits for the query to end. The program gives each thread its own.
    """
    lock, answer = threading.Lock(), WSGIHandler.get_response

    def get_response(handler: WSGIHandler, request: Any) -> Any:
        with lock:
            return answer(handler, request)

    with pytest.MonkeyPatch.context() as patch:
        if connection.vendor == "sqlite":
            patch.setattr(WSGIHandler, "get_response", get_response)
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's chromium; without it the journeys are left out, and said so."""
    if not CHROMIUM.exists():
        pytest.skip("no browser: apt-get install chromium")
    # Playwright's synchronous interface leaves an event loop running in this thread.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def someone(browser: Any, live_server: Any, demonstration: Any) -> Iterator[Person]:
    """Somebody at a browser of their own before the running program."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(6_000)
    demonstration.TERAJU_ADDRESS = live_server.url
    yield Person(page, live_server.url)
    context.close()


@pytest.fixture
def demonstration(settings: Any) -> Any:
    """The settings of the demonstration, on the day of the MoU."""
    settings.TERAJU_DEMO = True
    settings.TERAJU_TODAY = date(2018, 3, 16)
    return settings


@pytest.fixture(scope="session")
def kept() -> dict[str, sqlite3.Connection]:
    """The demonstration as it came from its first building, for the journeys that follow."""
    return {}


@pytest.fixture
def built(demonstration: Any, kept: dict[str, sqlite3.Connection]) -> None:
    """The demonstration as `teraju demo` builds it, on the day on which it is shown.

    Building it takes a minute and gives the same each time: once is enough.
    """
    demonstration.TERAJU_TODAY = date(2020, 10, 15)
    if connection.vendor != "sqlite":
        demo.build()
        return
    connection.ensure_connection()
    if "whole" in kept:
        kept["whole"].backup(connection.connection)
        return
    demo.build()
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    connection.connection.backup(copy)
    kept["whole"] = copy
