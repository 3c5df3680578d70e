"""What waits for whom, what goes up, and what was handed over."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from teraju.modules.improvement import inbox, registry, services
from teraju.modules.improvement.web.figures import figures

from . import world as w
from .world import CHECK, DECIDED, DONE, DUE, PLANNED, REPORTED, World

pytestmark = pytest.mark.django_db


def titles(world: World, who: str, day: date) -> list[str]:
    viewer = world.acts(who, day)
    return [str(item.title) for item in (*inbox.waiting(viewer), *inbox.actions_waiting(viewer))]


@pytest.mark.parametrize(
    ("make", "day", "who", "asked"),
    [
        (w.reported, REPORTED, "owner", "Put right"),
        (w.reported, REPORTED, "coordinator", "Decide on a corrective action"),
        (w.reported, REPORTED, "staff", ""),
        (w.analysed, PLANNED, "owner", "Find the cause"),
        (w.submitted, PLANNED, "auditor", "Accept the plan"),
        (w.submitted, PLANNED, "owner", ""),
        (w.accepted, DECIDED, "staff", "Carry out"),
        (w.carried_out, CHECK, "auditor", "Check the effect"),
        (w.carried_out, CHECK - timedelta(days=1), "auditor", ""),
        (w.carried_out, CHECK, "owner", ""),
    ],
)
def test_each_step_waits_for_whose_it_is(world, make, day, who, asked):
    make(world)
    found = titles(world, who, day)
    assert len(found) == bool(asked)
    assert all(title.startswith(asked) for title in found)


@pytest.mark.parametrize(
    ("late", "who", "told"),
    [
        (0, "coordinator", False),
        (1, "coordinator", True),
        (13, "head", False),
        (14, "head", True),
        (14, "compliance", False),
    ],
)
def test_what_is_overdue_goes_up_by_days(world, late, who, told):
    w.accepted(world)
    found = titles(world, who, DUE + timedelta(days=late))
    assert any(title.startswith("Overdue") for title in found) is told


def test_an_action_of_its_own_waits_to_be_verified_by_somebody_else(world):
    action = w.ordered(world)
    services.complete_action(
        actor=world.acts("owner", DONE), action_id=action.pk, done_on=DONE, result="x"
    )
    assert titles(world, "auditor", DONE) == ["Verify: Pelatihan pereviu"]
    assert titles(world, "owner", DONE) == []


def test_who_reported_sees_where_it_stands(world):
    w.reported(world)
    (item,) = inbox.handed_over(world.acts("staff"))
    assert (str(item.title), str(item.detail)) == ("Laporan terlambat terbit", "reported")


def test_a_suggestion_waits_for_who_decides(world):
    services.suggest(
        actor=world.acts("coordinator"),
        agency=world.agency,
        title="Templat",
        description="x",
        benefit="y",
    )
    assert len(inbox.suggestions_waiting(world.acts("head"))) == 1
    assert len(inbox.suggestions_waiting(world.acts("coordinator"))) == 0
    assert len(inbox.handed_over(world.acts("coordinator"))) == 1


def test_the_inbox_asks_as_often_for_many_as_for_one(world, django_assert_num_queries):
    for _turn in range(3):
        w.submitted(world)
    viewer = world.acts("auditor", PLANNED)
    with django_assert_num_queries(4):
        inbox.waiting(viewer)
        inbox.actions_waiting(viewer)


def test_the_number_on_the_first_page_tells_major_and_overdue_ones(world):
    assert figures(world.acts("head")) == []
    w.reported(world)
    (figure,) = figures(world.acts("head", CHECK))
    assert (figure.value, str(figure.note)) == (1, "1 of them major, 1 steps overdue")
    assert figures(world.acts("staff", CHECK)) == []


def test_a_source_is_asked_once_for_all_that_came_from_it(world, monkeypatch):
    asked = []

    def closer(viewer, pks):
        asked.append(set(pks))
        return dict.fromkeys(pks, "")

    monkeypatch.setattr(registry, "_closers", {"audits.finding": closer})
    for pk in (12, 13, 14):
        w.submitted(world, subject_kind="audits.finding", subject_pk=pk, source="audit")
    asked.clear()
    assert len(titles(world, "auditor", PLANNED)) == 3
    assert asked == [{12, 13, 14}]
