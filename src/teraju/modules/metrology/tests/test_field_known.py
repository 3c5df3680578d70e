"""What a telephone knows of the office by now: what was tested, what was called off."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from teraju.modules.metrology.models import FieldEntry
from teraju.modules.metrology.selectors.field import of_session
from teraju.modules.metrology.selectors.field_package import package_of
from teraju.modules.metrology.services import sheets
from teraju.modules.metrology.web.field_sections import entry_facts

from .field_world import Day, a_day
from .unit_world import DAY

pytestmark = pytest.mark.django_db
TESTED = -1


@pytest.fixture
def day(settings) -> Day:
    settings.TERAJU_TODAY = DAY
    return a_day()


def row_of(day: Day, instrument, who: str = "second"):
    found = package_of(day.acts(who), of_session(day.session))["instruments"]
    return next(one for one in found if one[0] == instrument.pk)


def state(day: Day) -> dict:
    client = Client()
    client.force_login(day.bench.tester)
    return client.get(reverse("metrology_field_state")).json()


class TestTestedAlready:
    def test_the_package_of_another_says_when_by_whom_and_how_it_ended(self, day):
        scale, other = day.bench.scale(), day.bench.scale()
        sent = day.entry(scale, "fail")
        [answer] = day.sync(sent)
        assert answer.outcome == "stored"
        at, who, verdict, pieces = row_of(day, scale)[TESTED]
        assert datetime.fromisoformat(at) == datetime.fromisoformat(sent["ended_at"])
        assert at[-6:] == sent["ended_at"][-6:]
        assert (who, verdict, pieces) == (day.bench.tester.title, "fail", None)
        assert row_of(day, other)[TESTED] is None

    def test_of_a_set_it_says_the_counts(self, day):
        weights = day.bench.scale("common_weight", count=8)
        marks = [{"kind": "sah", "size": "4", "count": 7}, {"kind": "batal", "size": "4"}]
        [answer] = day.sync(day.entry(weights, pieces=[7, 2, 1, 0], attempts=[{}], marks=marks))
        assert answer.outcome == "stored", answer.sentence
        assert row_of(day, weights)[TESTED][2:] == ["pass", [7, 2, 1, 0]]


class TestCalledOff:
    def test_the_state_says_so(self, day):
        key = f"session-{day.session.pk}"
        said = state(day)
        assert [one["key"] for one in said["works"]] == [key]
        assert said["called_off"] == []
        day.session.state = "cancelled"
        day.session.save()
        said = state(day)
        assert (said["works"], said["called_off"]) == ([], [key])

    def test_the_record_of_what_came_of_it_says_so(self, day):
        day.sync(day.entry(day.bench.scale()))
        entry = FieldEntry.objects.get()
        assert "called off" not in notes(entry)
        entry.session.state = "cancelled"
        assert "This market was called off" in notes(entry)


def notes(entry: FieldEntry) -> str:
    return " ".join(str(one.note) for one in entry_facts(entry))


def test_an_open_sheet_of_their_own_is_not_called_somebody_elses(day):
    scale = day.bench.scale()
    sheets.open_sheet(
        actor=day.bench.acts("tester"),
        instrument_id=scale.pk,
        control="subsequent",
        standards=day.bench.along("table_scale"),
    )
    [answer] = day.sync(day.entry(scale))
    assert answer.outcome == "refused"
    assert "Your own sheet of this instrument is open still" in answer.sentence
