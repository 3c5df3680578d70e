"""What context, parties, scope, map and resources prove on a day, and until when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
import yaml
from django.db import connection
from django.test.utils import CaptureQueriesContext

from teraju.modules.conformity.api import Proof, State
from teraju.modules.planning import evidence, services
from teraju.modules.standards.api import own_files

from .records import (
    analysis,
    approved,
    chart,
    party,
    party_review,
    process,
    resource,
    scope,
    statement,
    upkeep,
)
from .world import DAY, World, build_world

SYSTEM = [
    kind
    for kind in evidence.KINDS
    if kind.kind.rpartition(".")[2]
    in {"context", "parties", "scope", "map", "statement", "resources"}
]


def proofs(world: World, topic: str, on: date) -> list[Proof]:
    found: Iterable[Proof] = (
        proof for kind in SYSTEM for proof in kind.find([world.agency.pk], on)
    )
    return [proof for proof in found if topic in proof.topics]


class TestAnAnalysis:
    def test_proves_a_year_from_its_approval(self, world: World) -> None:
        approved(world, "context", analysis(world).pk)
        (proof,) = proofs(world, "context", date(2019, 6, 1))
        assert (proof.state, proof.valid_until) == (State.CONFORMING, date(2020, 2, 3))
        assert proof.counts_on(date(2020, 2, 3))
        assert not proof.counts_on(date(2020, 2, 4))
        assert len(proofs(world, "bribery-context", date(2019, 6, 1))) == 1

    def test_proves_nothing_before_it_is_approved(self, world: World) -> None:
        review = analysis(world)
        assert proofs(world, "context", DAY) == []
        approved(world, "context", review.pk, date(2019, 3, 1))
        assert proofs(world, "context", date(2019, 2, 28)) == []
        assert proofs(world, "context", date(2019, 3, 1))[0].recorded_on == date(2019, 3, 1)

    def test_says_nothing_of_bribery_without_a_marked_issue(self, world: World) -> None:
        review = analysis(world)
        marked = review.issues.get(side="strength")
        services.remove_issue(
            actor=world.acts("compliance"), review_id=review.pk, issue_id=marked.pk
        )
        services.add_issue(
            actor=world.acts("coordinator"),
            review_id=review.pk,
            side="weakness",
            source="legal",
            text="x",
            consequence="x",
        )
        approved(world, "context", review.pk)
        assert proofs(world, "bribery-context", DAY) == []

    def test_of_climate_rests_on_a_reason(self, world: World) -> None:
        review = analysis(world)
        services.change_context(
            actor=world.acts("coordinator"),
            review_id=review.pk,
            reviewed_on=DAY,
            climate_matters=True,
            climate_reason="Banjir menutup kantor tiap tahun",
        )
        approved(world, "context", review.pk)
        assert len(proofs(world, "climate-change", DAY)) == 1

    def test_gives_way_to_the_next_and_not_before(self, world: World) -> None:
        approved(world, "context", analysis(world).pk)
        later = date(2019, 11, 4)
        approved(world, "context", analysis(world, later).pk, later)
        before = proofs(world, "context", date(2019, 11, 3))
        assert [one.valid_until for one in before] == [date(2020, 2, 3)]
        first, second = proofs(world, "context", later)
        assert first.valid_until == date(2019, 11, 3)
        assert second.counts_on(later)


class TestOtherApprovals:
    def test_of_the_list_of_parties(self, world: World) -> None:
        party(world)
        approved(world, "party_review", party_review(world).pk)
        (proof,) = proofs(world, "interested-parties", DAY)
        assert proof.state is State.CONFORMING

    def test_of_the_scope_count_for_its_standards_from_its_day(self, world: World) -> None:
        begins = date(2019, 3, 1)
        one = scope(world, effective_on=begins, editions=[world.quality])
        approved(world, "scope", one.pk)
        (proof,) = proofs(world, "scope", begins)
        assert not proof.counts_on(date(2019, 2, 28))
        assert proof.counts_on(begins)
        assert proof.editions == {world.quality.pk}
        assert proof.valid_until is None

    def test_of_a_map_with_a_process_without_procedure_ask_for_attention(
        self, world: World
    ) -> None:
        process(world, "P-01")
        process(world, "P-02", procedures="")
        approved(world, "map", chart(world).pk)
        (proof,) = proofs(world, "process-map", DAY)
        assert proof.state is State.ATTENTION
        assert "P-02" in str(proof.reason)
        assert proofs(world, "management-system", DAY)[0].supports

    def test_of_money_and_posts(self, world: World) -> None:
        approved(world, "statement", statement(world).pk)
        assert proofs(world, "resources", DAY)[0].valid_until == date(2020, 2, 3)


class TestResources:
    def test_prove_once_they_were_looked_after(self, world: World) -> None:
        one = resource(world)
        (listed,) = proofs(world, "infrastructure", DAY)
        assert listed.supports
        upkeep(world, one)
        (proof,) = proofs(world, "infrastructure", DAY)
        assert (proof.state, proof.supports) == (State.CONFORMING, False)
        assert proof.valid_until == date(2019, 8, 4)

    def test_that_are_overdue_are_named(self, world: World) -> None:
        one = resource(world)
        upkeep(world, one)
        (proof,) = proofs(world, "infrastructure", date(2019, 8, 5))
        assert proof.state is State.ATTENTION
        assert one.name in str(proof.reason)

    def test_are_read_as_they_stood(self, world: World) -> None:
        one = resource(world)
        later = date(2019, 9, 2)
        upkeep(world, one, later, actor=world.acts("staff", later), done_on=later)
        assert proofs(world, "infrastructure", date(2019, 2, 3)) == []
        assert proofs(world, "infrastructure", date(2019, 9, 1))[0].state is State.ATTENTION
        assert proofs(world, "infrastructure", later)[0].state is State.CONFORMING

    def test_that_are_gone_are_not_counted(self, world: World) -> None:
        one = resource(world)
        services.dispose_resource(actor=world.acts("owner"), resource_id=one.pk, reason="x")
        assert proofs(world, "infrastructure", DAY) == []

    def test_that_measure_have_a_calibration(self, world: World) -> None:
        one = resource(world, kind="measuring")
        (bare,) = proofs(world, "measuring-resources", DAY)
        assert bare.state is State.ATTENTION
        upkeep(world, one, valid_until=date(2019, 5, 1))
        assert proofs(world, "measuring-resources", DAY)[0].valid_until == date(2019, 5, 1)

    @pytest.mark.parametrize(
        ("kind", "topic"),
        [
            ("environment", "work-environment"),
            ("knowledge", "knowledge"),
            ("system", "infrastructure"),
        ],
    )
    def test_speak_for_their_own_topic(self, world: World, kind: str, topic: str) -> None:
        resource(world, kind=kind)
        assert len(proofs(world, topic, DAY)) == 1


def test_asks_the_database_as_often_for_many_as_for_one(world: World) -> None:
    other = build_world()

    def asked(ids: list[int]) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            for kind in SYSTEM:
                list(kind.find(ids, DAY))
        return len(captured)

    for one in (world, other):
        approved(one, "context", analysis(one).pk)
        approved(one, "scope", scope(one).pk)
        upkeep(one, resource(one))
    first = asked([world.agency.pk])
    resource(world, "AL-02")
    assert asked([world.agency.pk, other.agency.pk]) == first


def test_names_topics_that_exist() -> None:
    (path,) = [one for one in own_files() if one.name == "topics.yaml"]
    known = {one["code"] for one in yaml.safe_load(Path(path).read_text())["topics"]}
    assert {topic for kind in SYSTEM for topic in kind.topics} <= known
