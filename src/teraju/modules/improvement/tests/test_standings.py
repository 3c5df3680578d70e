"""How things stood on a day, as neighbours ask."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from teraju.modules.improvement import registry
from teraju.modules.improvement.api import (
    Gate,
    Grade,
    Standing,
    action_standings,
    open_counts,
    standings,
)

from . import world as w
from .world import CHECK, DONE, REPORTED

pytestmark = pytest.mark.django_db
FINDING = {"subject_kind": "audits.finding", "subject_pk": 12, "source": "audit"}


def standing(day: date) -> Standing | None:
    return standings("audits.finding", [12, 13], day).get(12)


@pytest.mark.parametrize(
    ("day", "words", "closed", "gate"),
    [
        (REPORTED, "reported", False, Gate.NONE),
        (DONE - timedelta(days=1), "actions are running", False, Gate.PLAN_ACCEPTED),
        (DONE, "effect waits to be checked", False, Gate.IMPLEMENTED),
        (CHECK, "closed, effect verified", True, Gate.EFFECT_VERIFIED),
    ],
)
def test_a_subject_learns_how_it_stood(world, day, words, closed, gate, monkeypatch):
    # The finding is invented: its module would let nobody judge what came of it.
    monkeypatch.setattr(registry, "_closers", {})
    w.closed(world, **FINDING)
    found = standing(day)
    assert found is not None
    assert (str(found.words), found.is_closed, found.gate) == (words, closed, gate)
    assert standing(REPORTED - timedelta(days=1)) is None


def test_open_ones_are_counted_by_grade_and_age(world):
    w.accepted(world, "major")
    w.reported(world, "minor")
    counts = open_counts([world.agency.pk], REPORTED + timedelta(days=45))[world.agency.pk]
    assert (counts.open, counts.by_grade[Grade.MAJOR], counts.overdue) == (2, 1, 2)
    assert counts.bands["31-60"] == {"major": 1, "minor": 1}
    assert (counts.actions_open, counts.actions_overdue) == (1, 1)


def test_counting_asks_as_often_for_many_as_for_one(world, django_assert_num_queries):
    for _turn in range(3):
        w.accepted(world)
    with django_assert_num_queries(4):
        open_counts([world.agency.pk], CHECK)


def test_actions_of_a_subject_are_told(world):
    w.ordered(world)
    (found,) = action_standings("audits.review_decision", [7], CHECK)[7]
    assert (found.title, found.is_over, found.is_overdue) == ("Pelatihan pereviu", False, True)
