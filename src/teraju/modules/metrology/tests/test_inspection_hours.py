"""The hours of an inspection: as the reader writes them, and which the form proposes."""

from __future__ import annotations

import re
from datetime import time

import pytest

from .register_pages import browser, text, url
from .register_world import (
    TODAY,
)
from .supervision_world import (
    a_stall_scale,
    a_visit,
    a_watched_unit,
    assigned,
    visited,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def unit(db):
    return a_watched_unit()


@pytest.fixture
def scale(unit, market):
    plate = {"max": "15", "e": "5", "accuracy_class": "III"}
    return a_stall_scale(unit, market, kind="electronic_scale", plate=plate)


@pytest.mark.parametrize(("language", "hours"), [("en", "09:00–12:00"), ("id", "09.00–12.00")])
def test_hours_are_written_as_the_reader_writes_them(unit, market, language, hours):
    here, there = visited(unit, market), a_visit(unit, market)
    a_visit(unit, market)
    official = browser(unit, "supervisor")
    official.cookies["language"] = language
    for one in (here, there):
        assert hours in text(official.get(url("inspection", one.pk)))


@pytest.mark.parametrize(
    ("ends", "proposed"), [(time(12), "12:00"), (time(17), "16:0"), (time(15), "15:00")]
)
def test_the_form_proposes_no_hour_that_has_not_come(unit, market, ends, proposed):
    """It is four in the afternoon and a little."""
    visit = assigned(unit, market, ends_at=ends)
    page = text(browser(unit, "supervisor").get(url("inspection_visit", visit.pk)))
    [field] = re.findall(r'<input[^>]*name="visited_until"[^>]*>', page)
    assert f'value="{proposed}' in field
