"""A real browser against a real server: what the journeys share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


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
def demonstration(settings: Any) -> Any:
    """The settings of the demonstration, on the day of the MoU."""
    settings.TERAJU_DEMO = True
    settings.TERAJU_TODAY = date(2018, 3, 16)
    return settings
