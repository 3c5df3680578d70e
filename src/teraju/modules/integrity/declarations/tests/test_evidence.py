"""What rounds, conflicts and statements prove on a day; asked for many agencies alike."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from teraju.modules.conformity.api import State
from teraju.modules.integrity.declarations import evidence, review_inputs, services
from teraju.modules.learning.tests.factories import HoldingFactory, PositionFactory
from teraju.platform.links.review_inputs import Period

from .world import DUE, TODAY, TOLD, World, build_world

AFTER = DUE + timedelta(days=1)
EVERYBODY = ("head", "function", "staff", "colleague", "administrator")


def proofs(world: World, find: Any, on: date) -> dict[str, Any]:
    """The proofs of the agency by their topics."""
    found = list(find([world.agency.pk], on))
    return {"-".join(sorted(one.topics)): one for one in found}


class TestRounds:
    def test_asking_alone_speaks_and_does_not_prove(self, world: World) -> None:
        world.round()
        one = proofs(world, evidence.rounds, TODAY)["conflict-of-interest"]
        assert (one.state, one.supports) == (State.CONFORMING, True)
        assert str(one.reason) == "0 of 5 have declared; the round is not over."

    def test_everybody_declared_proves_for_a_year(self, world: World) -> None:
        made = world.round()
        for key in EVERYBODY:
            world.give(made, key)
        one = proofs(world, evidence.rounds, AFTER)["conflict-of-interest"]
        assert (one.state, one.supports, one.valid_until) == (
            State.CONFORMING,
            False,
            date(2021, 9, 29),
        )

    def test_one_late_wants_attention_with_the_count_and_no_name(self, world: World) -> None:
        made = world.round()
        for key in EVERYBODY[:4]:
            world.give(made, key)
        assert proofs(world, evidence.rounds, DUE)["conflict-of-interest"].supports
        one = proofs(world, evidence.rounds, AFTER)["conflict-of-interest"]
        assert (one.state, one.wrong_since) == (State.ATTENTION, AFTER)
        assert str(one.reason) == "4 of 5 have declared, 1 are late."
        assert "Pengelola" not in f"{one.title}{one.reason}"

    def test_an_earlier_day_is_told_as_it_was(self, world: World) -> None:
        made = world.round()
        for key in EVERYBODY:
            world.give(made, key, date(2020, 9, 20))
        assert proofs(world, evidence.rounds, date(2020, 8, 31)) == {}
        assert proofs(world, evidence.rounds, date(2020, 9, 19))["conflict-of-interest"].supports
        assert not proofs(world, evidence.rounds, date(2020, 9, 20))[
            "conflict-of-interest"
        ].supports

    def test_exposed_posts_are_told_apart(self, world: World) -> None:
        position = PositionFactory(
            agency=world.agency, government=world.agency.government, is_exposed=True
        )
        HoldingFactory(
            position=position,
            person=world.people["staff"],
            agency=world.agency,
            government=world.agency.government,
            since=date(2020, 1, 1),
        )
        made = world.round()
        assert str(proofs(world, evidence.rounds, TODAY)["exposed-posts"].reason).startswith(
            "0 of 1"
        )
        world.give(made)
        one = proofs(world, evidence.rounds, AFTER)
        assert (one["exposed-posts"].state, one["exposed-posts"].supports) == (
            State.CONFORMING,
            True,
        )
        assert one["conflict-of-interest"].state is State.ATTENTION

    def test_a_cancelled_round_says_nothing_from_its_end_on(self, world: World) -> None:
        made = world.round()
        services.cancel_round(actor=world.at("head"), round_id=made.pk, reason="Salah")
        assert proofs(world, evidence.rounds, TODAY) == {}

    def test_the_pact_speaks_for_the_conditions_of_employment(self, world: World) -> None:
        world.round("pact")
        assert proofs(world, evidence.rounds, TODAY)["employment-process"].supports


class TestConflicts:
    @pytest.mark.parametrize(
        ("on", "state"),
        [
            (TODAY, State.CONFORMING),
            (TODAY + timedelta(days=7), State.CONFORMING),
            (TODAY + timedelta(days=8), State.ATTENTION),
        ],
    )
    def test_what_waits_too_long(self, world: World, on: date, state: State) -> None:
        world.conflict()
        one = proofs(world, evidence.conflicts, on)["conflict-of-interest"]
        assert one.state is state
        assert TOLD.with_whom not in f"{one.title}{one.reason}"

    def test_decided_speaks_for_it(self, world: World) -> None:
        world.decide(world.conflict())
        one = proofs(world, evidence.conflicts, DUE)["conflict-of-interest"]
        assert (one.state, one.supports) == (State.CONFORMING, True)
        assert str(one.reason) == "1 of 1 declared conflicts were decided on."


def test_a_review_hears_numbers_and_no_names(world: World, django_assert_num_queries: Any) -> None:
    made = world.round()
    world.give(made)
    world.conflict()
    agency_id, head = world.agency.pk, world.at("head")
    with django_assert_num_queries(2):
        early = review_inputs.declared(head, agency_id, Period(TODAY, TODAY + timedelta(days=5)))
    assert [str(one.text) for one in early] == [
        "conflict of interest 2020: 1 of 5 have declared.",
        "Conflicts of interest declared: 1, waiting too long for a decision: 0.",
    ]
    assert not any(one.concerns for one in early)
    late = review_inputs.declared(head, agency_id, Period(TODAY, AFTER))
    assert all(one.concerns for one in late)


def test_a_fixed_number_of_queries(world: World, django_assert_num_queries: Any) -> None:
    others = [build_world() for _ in range(3)]
    for one in (world, *others):
        one.round()
        one.conflict()
    ids = [one.agency.pk for one in (world, *others)]
    for find, queries in ((evidence.rounds, 3), (evidence.conflicts, 1), (evidence.statements, 1)):
        with django_assert_num_queries(queries):
            list(find(ids, DUE))
