"""What the records prove on a day, and what a review is told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from teraju.modules.conformity.api import Proof, State
from teraju.modules.improvement import evidence, review_inputs, services
from teraju.modules.improvement.models import Action
from teraju.platform.links.review_inputs import Period

from . import world as w
from .world import ACCEPTED, CHECK, DECIDED, DONE, DUE, PLANNED, REPORTED, World

pytestmark = pytest.mark.django_db
YEAR = Period(date(2019, 1, 1), date(2019, 12, 31))


def proofs(find: Any, world: World, on: date) -> list[Proof]:
    return list(find([world.agency.pk], on))


def about(topic: str, world: World, on: date) -> list[Proof]:
    """What the courses of nonconformities say for a topic."""
    return [one for one in proofs(evidence.courses, world, on) if topic in one.topics]


@pytest.mark.parametrize(
    ("on", "state", "supports", "reason"),
    [
        (DECIDED - timedelta(days=1), None, False, ""),
        (DECIDED, State.ATTENTION, False, "A major nonconformity is open"),
        (PLANNED, State.ATTENTION, False, "plan waits to be accepted"),
        (date(2019, 3, 10), State.ATTENTION, False, "actions are running"),
        (CHECK, State.CONFORMING, False, ""),
    ],
)
def test_an_open_major_one_speaks_against_the_topic_until_its_effect_is_verified(
    world, on, state, supports, reason
):
    w.closed(world)
    found = about("corrective-action", world, on)
    if state is None:
        assert found == []
        return
    assert (found[0].state, found[0].supports) == (state, supports)
    assert reason in str(found[0].reason)
    assert (found[0].wrong_since == REPORTED) is (state is State.ATTENTION)


def test_a_verified_effect_counts_for_a_year(world):
    w.closed(world)
    (proof,) = about("corrective-action", world, CHECK)
    assert (proof.happened_on, proof.valid_until) == (CHECK, date(2020, 6, 3))
    assert proof.counts_on(date(2020, 6, 3))
    assert not proof.counts_on(date(2020, 6, 4))


def test_a_minor_one_on_its_way_supports_and_is_wrong_once_it_is_overdue(world):
    w.accepted(world, "minor")
    (on_time,) = about("corrective-action", world, ACCEPTED)
    assert (on_time.state, on_time.supports) == (State.CONFORMING, True)
    (late,) = about("corrective-action", world, DUE + timedelta(days=9))
    assert (late.state, late.wrong_since) == (State.ATTENTION, DUE + timedelta(days=1))


def test_a_failed_check_is_told_with_its_round(world):
    w.checked(world, w.carried_out(world), effect="ineffective")
    (proof,) = about("corrective-action", world, CHECK)
    assert proof.state is State.ATTENTION
    assert "round 2" in str(proof.reason)
    assert proof.wrong_since == CHECK


def test_a_report_that_nobody_decides_on_speaks_against_the_topic(world):
    w.reported(world)
    (proof,) = about("nonconformity", world, REPORTED + timedelta(days=8))
    assert (proof.state, proof.wrong_since) == (State.ATTENTION, REPORTED + timedelta(days=8))


def test_a_closed_one_proves_that_nonconformities_are_handled(world):
    w.closed(world)
    (proof,) = about("nonconformity", world, CHECK)
    assert (proof.state, proof.supports, proof.happened_on) == (State.CONFORMING, False, CHECK)


def test_what_was_cancelled_says_nothing(world):
    one = w.reported(world)
    services.cancel(actor=world.acts("auditor"), nonconformity_id=one.pk, reason="Salah baca")
    assert about("nonconformity", world, DECIDED) == []


def test_one_from_an_output_speaks_for_the_topic_of_outputs(world):
    w.reported(world, source="output", subject_kind="operations.nonconforming_output", subject_pk=3)
    assert len(about("nonconforming-outputs", world, REPORTED)) == 1
    w.reported(world)
    assert len(about("nonconforming-outputs", world, REPORTED)) == 1


def test_evidence_asks_as_often_for_many_as_for_one(world, django_assert_num_queries):
    for _turn in range(3):
        w.closed(world)
    with django_assert_num_queries(3):
        proofs(evidence.courses, world, CHECK)


def test_a_suggestion_that_was_carried_out_proves_improvement(world):
    one = services.suggest(
        actor=world.acts("staff"),
        agency=world.agency,
        title="Templat",
        description="x",
        benefit="y",
    )
    one = services.accept_suggestion(
        actor=world.acts("head", DECIDED),
        suggestion_id=one.pk,
        reason="Murah",
        owner=world.owner,
        due_on=DUE,
    )
    assert one.action is not None
    services.complete_action(
        actor=world.acts("owner", DONE), action_id=one.action.pk, done_on=DONE, result="x"
    )
    assert proofs(evidence.improved, world, DONE) == []
    services.verify_action(
        actor=world.acts("auditor", DONE), action_id=one.action.pk, verification="x"
    )
    (proof,) = proofs(evidence.improved, world, DONE)
    assert proof.state is State.CONFORMING


def told(gather: Any, world: World) -> list[str]:
    lines = gather(world.acts("head", CHECK), world.agency.pk, YEAR)
    return [str(line.text) for line in lines]


def test_a_review_is_told_of_nonconformities(world):
    w.checked(world, w.carried_out(world), effect="ineffective")
    lines = told(review_inputs.nonconformities, world)
    assert "Nonconformities reported in the period: 1." in lines
    assert "Open at the end, major: 1." in lines
    assert "Effects checked: 1, of which not effective: 1." in lines


def test_a_review_is_told_of_the_actions_of_earlier_ones(world):
    w.ordered(world)
    w.ordered(world, source="monitoring", title="Nothing of a review")
    lines = review_inputs.earlier_actions(world.acts("head", CHECK), world.agency.pk, YEAR)
    assert [line.concerns for line in lines] == [True]
    assert "Pelatihan pereviu" in str(lines[0].text)
    assert Action.objects.count() == 2


def test_a_review_is_told_of_what_could_be_better(world):
    services.suggest(
        actor=world.acts("staff"),
        agency=world.agency,
        title="Templat",
        description="x",
        benefit="y",
    )
    w.reported(world, "opportunity")
    lines = told(review_inputs.opportunities, world)
    assert lines[0] == "Suggestion: Templat; waits for a decision."
    assert lines[1].startswith("Opportunity LKS-001/")
