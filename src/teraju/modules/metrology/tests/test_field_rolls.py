"""Stickers in the field: of rolls that went along for the job, as the stamps do."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teraju.modules.metrology.domain.stickers import sticker_code
from teraju.modules.metrology.models import Issue
from teraju.modules.metrology.services.stickers import bind_sticker
from teraju.modules.metrology.unit_refusals import StickerRefused
from teraju.modules.operations.tests.factories import InForceFactory

from .field_world import a_day
from .register_pages import url
from .test_field_pages import client, today
from .unit_world import DAY

pytestmark = pytest.mark.django_db
__all__ = ["today"]
YESTERDAY = DAY - timedelta(days=1)


@pytest.fixture
def day(today):
    return a_day()


def handed_out(day, **apart):
    """The roll is out by a hand-out of its own; stamps and standards are as they were."""
    held = day.bench.roll.issued.get()
    issue = Issue.objects.get(pk=held.issue_id)
    issue.pk = None
    for name, value in {"issued_on": YESTERDAY, **apart}.items():
        setattr(issue, name, value)
    issue._state.adding = True
    Issue.objects.bulk_create([issue])
    held.issue = Issue.objects.latest("pk")
    type(held).objects.filter(pk=held.pk).update(issue=held.issue)
    return sticker_code(day.bench.agency.government_id, 7)


def test_the_package_holds_those_of_the_field_with_their_last_day(day):
    def offered():
        found = client(day).get(url("field_session", day.session.pk)).json()
        return [(one[0], one[3]) for one in found["rolls"]]

    assert offered() == [("R-1", DAY.isoformat())]
    handed_out(day, site="office")
    assert offered() == []


@pytest.mark.parametrize(
    ("apart", "outcome"), [({"site": "office"}, "refused"), ({"due_on": YESTERDAY}, "stored")]
)
def test_on_arrival_it_is_taken_as_stamps_are(day, apart, outcome):
    """One of the office was not along; one that is overdue stands on the instrument."""
    in_force = {"kind": "verification", "promised_value": 4, "promised_unit": "hours"}
    InForceFactory(agency=day.bench.agency, **in_force)
    code = handed_out(day, **apart)
    [answer] = day.sync(day.entry(day.bench.scale(), sticker=code))
    assert answer.outcome == outcome
    assert ("The roll of this sticker" in answer.entry.sentence) is (outcome == "refused")


def test_at_hand_one_that_is_overdue_is_left_alone(day):
    code = handed_out(day, due_on=YESTERDAY)
    scale = day.bench.scale()
    with pytest.raises(StickerRefused, match="not handed out"):
        bind_sticker(actor=day.bench.acts("tester"), code=code, instrument_id=scale.pk, on=DAY)
