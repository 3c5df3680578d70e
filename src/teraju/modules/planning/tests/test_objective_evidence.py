"""What objectives, values, reviews and changes prove, as they stood on a day."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.modules.conformity.api import State
from teraju.modules.planning import services
from teraju.modules.planning.evidence import changes, objectives

from .objective_world import (
    APPROVED,
    approved,
    carried_out,
    drafted,
    measured,
    planned,
    proposed,
)

pytestmark = pytest.mark.django_db
RED, LATER = date(2019, 3, 5), date(2019, 3, 20)


def one(find, world, on):
    found = list(find([world.agency.pk], on))
    assert len(found) <= 1
    return found[0] if found else None


class TestObjectives:
    def test_a_draft_proves_nothing(self, world):
        drafted(world)
        assert one(objectives.objectives, world, RED) is None

    def test_prove_from_their_approval_to_the_end_of_the_target(self, world):
        approved(world)
        assert one(objectives.objectives, world, date(2019, 1, 13)) is None
        proof = one(objectives.objectives, world, APPROVED)
        assert (proof.state, proof.supports) == (State.CONFORMING, False)
        assert (proof.valid_from, proof.valid_until) == (APPROVED, date(2019, 12, 31))
        assert proof.editions == {world.quality.pk}

    def test_ended_they_prove_nothing_from_that_day(self, world):
        objective = approved(world)
        services.close_objective(
            actor=world.acts("head", RED), objective_id=objective.pk, reason="Selesai"
        )
        assert one(objectives.objectives, world, date(2019, 3, 4)) is not None
        assert one(objectives.objectives, world, RED) is None

    def test_overdue_values_ask_for_attention(self, world):
        approved(world)
        on_time, late = date(2019, 2, 15), date(2019, 2, 16)
        assert one(objectives.objectives, world, on_time).state is State.CONFORMING
        proof = one(objectives.objectives, world, late)
        assert proof.state is State.ATTENTION
        # Whoever judged before that day could not know of it.
        assert proof.wrong_since == late
        assert not proof.was_wrong_by(on_time)
        assert "2019" in str(proof.reason)

    def test_red_without_a_plan_asks_for_attention_and_with_one_says_so(self, world):
        objective = approved(world)
        measured(world, objective, 1, 10)
        measured(world, objective, 2, 7)
        assert one(objectives.objectives, world, date(2019, 3, 4)).state is State.CONFORMING
        red = one(objectives.objectives, world, RED)
        assert (red.state, red.wrong_since) == (State.ATTENTION, RED)
        planned(world, objective, date(2019, 3, 8))
        proof = one(objectives.objectives, world, date(2019, 3, 8))
        assert proof.state is State.CONFORMING
        assert str(proof.reason)
        # Read as it stood: the plan of the eighth does not heal the seventh.
        assert one(objectives.objectives, world, date(2019, 3, 7)).state is State.ATTENTION

    def test_a_correction_does_not_change_what_stood_before_it(self, world):
        objective = approved(world)
        measured(world, objective, 1, 10)
        wrong = measured(world, objective, 2, 7)
        services.correct_value(
            actor=world.acts("owner", LATER),
            value_id=wrong.pk,
            entry=services.Entry(
                first_day=wrong.first_day, numerator=10, denominator=10, source="Buku"
            ),
            reason="Salah",
        )
        assert one(objectives.objectives, world, date(2019, 3, 10)).state is State.ATTENTION
        assert one(objectives.objectives, world, LATER).state is State.CONFORMING
        assert one(objectives.measured, world, LATER).happened_on == date(2019, 2, 28)


def test_measured_values_prove_monitoring(world):
    objective = approved(world)
    assert one(objectives.measured, world, RED) is None
    measured(world, objective, 1, 7)
    proof = one(objectives.measured, world, date(2019, 2, 5))
    assert (proof.state, proof.topics) == (State.CONFORMING, {"monitoring"})
    # Red or not: it was measured. Not measured any more, it asks for attention.
    assert one(objectives.measured, world, LATER).state is State.ATTENTION


def test_reviews_prove_analysis_once_the_head_took_note(world):
    day = date(2019, 4, 8)
    review = services.write_review(
        actor=world.acts("coordinator", day),
        agency=world.agency,
        first_day=date(2019, 1, 1),
        evaluation="Baik",
        decisions="Lanjut",
    )
    assert one(objectives.reviews, world, day) is None
    noted = date(2019, 4, 15)
    services.acknowledge_review(actor=world.acts("head", noted), review_id=review.pk)
    assert one(objectives.reviews, world, date(2019, 4, 14)) is None
    proof = one(objectives.reviews, world, noted)
    assert (proof.state, proof.valid_until) == (State.CONFORMING, date(2019, 9, 30))


class TestChanges:
    def test_a_proposal_proves_nothing(self, world):
        proposed(world)
        assert one(changes.changes, world, RED) is None

    def test_decided_it_supports_and_reviewed_it_proves(self, world):
        change = carried_out(world)
        proof = one(changes.changes, world, RED)
        assert (proof.state, proof.supports) == (State.CONFORMING, True)
        late = one(changes.changes, world, date(2019, 6, 4))
        assert (late.state, late.supports) == (State.ATTENTION, False)
        services.review_change(
            actor=world.acts("coordinator", date(2019, 6, 5)),
            change_id=change.pk,
            effect="as_wanted",
            effect_note="Lebih cepat",
        )
        proof = one(changes.changes, world, date(2019, 6, 5))
        assert (proof.state, proof.supports) == (State.CONFORMING, False)
        assert proof.valid_until == date(2020, 6, 5)
        # As it stood the day before: still late.
        assert one(changes.changes, world, date(2019, 6, 4)).state is State.ATTENTION

    def test_decided_and_not_carried_out_in_time_asks_for_attention(self, world):
        change = proposed(world)
        services.decide_change(actor=world.acts("head", date(2019, 2, 11)), change_id=change.pk)
        assert one(changes.changes, world, date(2019, 3, 1)).supports
        assert one(changes.changes, world, date(2019, 3, 2)).state is State.ATTENTION

    def test_refused_it_says_nothing(self, world):
        change = proposed(world)
        services.refuse_change(
            actor=world.acts("head", date(2019, 2, 11)), change_id=change.pk, reason="Mahal"
        )
        assert one(changes.changes, world, RED) is None


def test_a_fixed_number_of_queries(world, django_assert_num_queries):
    first = approved(world)
    measured(world, first, 1, 7)
    for find, count in ((objectives.objectives, 6), (changes.changes, 1)):
        with django_assert_num_queries(count):
            list(find([world.agency.pk], RED))
    for number in range(2, 5):
        measured(world, approved(world, code=f"SM-0{number}"), 1, 7)
        proposed(world, code=f"UB-0{number}")
    for find, count in ((objectives.objectives, 6), (changes.changes, 1)):
        with django_assert_num_queries(count):
            list(find([world.agency.pk], RED))
