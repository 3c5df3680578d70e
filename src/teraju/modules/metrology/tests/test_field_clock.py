"""A telephone whose clock went ahead: what it sent was done by its arrival."""

from __future__ import annotations

from datetime import timedelta

import pytest

from .field_world import a_day
from .unit_world import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def day():
    return a_day()


@pytest.mark.parametrize(("off", "outcome"), [(24 * 60, "stored"), (48 * 60, "refused")])
def test_what_is_dated_to_tomorrow_was_done_by_its_arrival(day, off, outcome):
    arrived = day.acts().now
    ended = arrived + timedelta(minutes=off)
    hours = {"started_at": (ended - timedelta(minutes=5)).isoformat()}
    hours |= {"ended_at": ended.isoformat(), "tested_on": ended.date().isoformat()}
    [answer] = day.sync(day.entry(day.bench.scale(), **hours))
    assert answer.outcome == outcome
    if outcome == "stored":
        sheet = answer.entry.sheet
        assert (sheet.tested_on, answer.entry.tested_on) == (DAY, DAY)
        assert sheet.started_at == arrived - timedelta(minutes=5)
        assert sheet.verification.at == arrived
        assert "Jam ponsel terlalu cepat" in sheet.note
