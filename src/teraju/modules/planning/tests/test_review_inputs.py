"""What planning lays before a review."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from teraju.modules.planning import review_inputs
from teraju.platform.links.review_inputs import Period

from . import objective_world
from .records import analysis, approved
from .world import World

YEAR = Period(date(2019, 1, 1), date(2019, 12, 31))
LATER = date(2019, 12, 31)
GATHERS = (
    review_inputs.context,
    review_inputs.changes,
    review_inputs.objectives,
    review_inputs.missing_values,
    review_inputs.resources,
)


def test_nothing_on_record_gives_nothing(world: World) -> None:
    viewer = world.acts("coordinator", LATER)
    assert [gather(viewer, world.agency.pk, YEAR) for gather in GATHERS] == [[]] * len(GATHERS)


def test_a_stranger_is_told_nothing(world: World) -> None:
    approved(world, "context", analysis(world).pk)
    objective_world.approved(world)
    viewer = world.acts("stranger", LATER)
    assert not any(gather(viewer, world.agency.pk, YEAR) for gather in GATHERS)


def test_the_new_issues_of_the_context(world: World) -> None:
    approved(world, "context", analysis(world).pk)
    lines = review_inputs.context(world.acts("head", LATER), world.agency.pk, YEAR)
    assert len(lines) == 3
    assert not lines[0].concerns


def test_an_analysis_from_before_the_period_is_a_concern(world: World) -> None:
    approved(world, "context", analysis(world).pk)
    period = Period(date(2020, 1, 1), date(2020, 12, 31))
    viewer = world.acts("head", date(2020, 12, 31))
    (line,) = review_inputs.context(viewer, world.agency.pk, period)
    assert line.concerns


def test_a_red_objective_is_a_concern(world: World) -> None:
    objective = objective_world.approved(world)
    objective_world.measured(world, objective, 1, 2)
    viewer = world.acts("head", date(2019, 2, 10))
    (line,) = review_inputs.objectives(viewer, world.agency.pk, YEAR)
    assert line.concerns
    assert line.url == objective.get_absolute_url()
    assert line.value


def test_measurements_that_are_late(world: World) -> None:
    objective_world.approved(world)
    (line,) = review_inputs.missing_values(world.acts("head", LATER), world.agency.pk, YEAR)
    assert line.concerns


def test_changes_of_the_period(world: World) -> None:
    objective_world.carried_out(world)
    (line,) = review_inputs.changes(world.acts("head", LATER), world.agency.pk, YEAR)
    assert "UB-01" in str(line.text)


def test_queries_do_not_grow_with_objectives(world: World) -> None:
    viewer = world.acts("head", LATER)

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            for gather in GATHERS:
                gather(viewer, world.agency.pk, YEAR)
        return len(found)

    objective_world.approved(world)
    few = count()
    for place in range(2, 5):
        objective_world.approved(world, code=f"SM-{place:02}")
    assert count() == few
