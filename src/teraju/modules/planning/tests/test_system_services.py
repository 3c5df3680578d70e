"""Parties, processes, resources and yearly statements through their services."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.planning import services
from teraju.modules.planning.models import Process, Resource
from teraju.modules.planning.refusals import NotComplete, NotInThisState, WrongPlace

from .records import (
    approved,
    chart,
    party,
    party_review,
    process,
    resource,
    statement,
    upkeep,
)
from .world import DAY, World, build_world


class TestTheListOfParties:
    def test_is_frozen_with_its_review(self, world: World) -> None:
        one = party(world)
        review = party_review(world)
        approved(world, "party_review", review.pk)
        services.change_party(
            actor=world.acts("coordinator"),
            party_id=one.pk,
            name="Warga dan pelapor",
            kind="citizens",
            needs="x",
        )
        review.refresh_from_db()
        assert [row["name"] for row in review.content] == ["Warga"]

    def test_without_anybody_is_not_approved(self, world: World) -> None:
        review = party_review(world)
        with pytest.raises(NotComplete):
            services.submit(
                actor=world.acts("coordinator"), kind=services.PARTY_REVIEW, pk=review.pk
            )

    def test_leaves_out_who_is_off_it(self, world: World) -> None:
        gone = party(world, "Rekanan lama")
        party(world)
        services.end_party(actor=world.acts("coordinator"), party_id=gone.pk, reason="Bubar")
        assert [row["name"] for row in party_review(world).content] == ["Warga"]
        with pytest.raises(NotInThisState):
            services.end_party(actor=world.acts("coordinator"), party_id=gone.pk, reason="x")
        services.resume_party(actor=world.acts("coordinator"), party_id=gone.pk)
        gone.refresh_from_db()
        assert gone.ended_on is None

    def test_answers_every_requirement(self, world: World) -> None:
        with pytest.raises(DomainError) as refused:
            party(world, response="")
        assert refused.value.field == "response"

    def test_names_processes_of_its_agency(self, world: World) -> None:
        with pytest.raises(WrongPlace):
            party(world, process=process(build_world(), "P-01"))


class TestTheMap:
    def test_brings_its_processes_into_force(self, world: World) -> None:
        one = process(world, "P-01")
        version = approved(world, "map", chart(world).pk)
        one.refresh_from_db()
        assert (one.status, len(version.content)) == ("in_force", 1)

    def test_waits_for_complete_processes(self, world: World) -> None:
        process(world, "P-01")
        bare = services.add_process(
            actor=world.acts("owner"),
            agency=world.agency,
            code="D-01",
            name="Arsip",
            kind="support",
            purpose="x",
            owner_office="Subbagian Umum",
        )
        version = chart(world)
        submit = {"actor": world.acts("coordinator"), "kind": services.PROCESS_MAP}
        with pytest.raises(NotComplete) as refused:
            services.submit(**submit, pk=version.pk)
        assert "D-01" in str(refused.value)
        assert "P-01" not in str(refused.value)
        services.withdraw_process(actor=world.acts("owner"), process_id=bare.pk, reason="Digabung")
        services.submit(**submit, pk=version.pk)

    def test_counts_what_another_process_hands_over_as_input(self, world: World) -> None:
        first = process(world, "P-01")
        second = process(world, "P-02")
        actor = world.acts("owner")
        entry = second.parts.get(kind="input")
        services.remove_process_part(actor=actor, process_id=second.pk, part_id=entry.pk)
        services.add_process_part(
            actor=actor, process_id=first.pk, kind="output", name="PKPT", to_process=second
        )
        assert approved(world, "map", chart(world).pk).content[0]["outputs"][1][2] == "P-02"

    def test_takes_the_same_part_once(self, world: World) -> None:
        part = {"actor": world.acts("owner"), "kind": "output", "name": "Laporan"}
        one, other = process(world, "P-01"), process(world, "P-02")
        for receiver in (None, other):
            services.add_process_part(**part, process_id=one.pk, to_process=receiver)
            with pytest.raises(ValidationError):
                services.add_process_part(**part, process_id=one.pk, to_process=receiver)

    def test_shows_no_process_of_another_agency(self, world: World) -> None:
        one = process(world, "P-01")
        with pytest.raises(WrongPlace):
            services.add_process_part(
                actor=world.acts("owner"),
                process_id=one.pk,
                kind="output",
                name="x",
                to_process=process(build_world(), "P-01"),
            )
        with pytest.raises(WrongPlace):
            services.add_process_part(
                actor=world.acts("owner"),
                process_id=one.pk,
                kind="output",
                name="x",
                to_process=one,
            )

    def test_has_a_way_back_for_what_was_withdrawn(self, world: World) -> None:
        one = process(world, "P-01")
        actor = world.acts("owner")
        services.withdraw_process(actor=actor, process_id=one.pk, reason="x")
        with pytest.raises(NotInThisState):
            services.withdraw_process(actor=actor, process_id=one.pk, reason="x")
        services.resume_process(actor=actor, process_id=one.pk)
        assert Process.objects.get().status == "draft"


class TestAResource:
    def test_is_due_again_after_upkeep(self, world: World) -> None:
        one = resource(world)
        upkeep(world, one)
        one.refresh_from_db()
        assert one.next_due_on == date(2019, 8, 4)

    def test_follows_the_latest_upkeep_whichever_came_first(self, world: World) -> None:
        one = resource(world)
        upkeep(world, one)
        upkeep(world, one, done_on=DAY - timedelta(days=40))
        one.refresh_from_db()
        assert one.next_due_on == date(2019, 8, 4)

    def test_that_failed_is_out_of_order_until_repaired(self, world: World) -> None:
        one = resource(world)
        upkeep(world, one, result="failed", note="Rem blong")
        one.refresh_from_db()
        assert (one.status, one.status_reason) == ("out_of_order", "Rem blong")
        actor = world.acts("staff")
        with pytest.raises(DomainError) as refused:
            services.resume_resource(actor=actor, resource_id=one.pk, reason=" ")
        assert refused.value.field == "reason"
        services.resume_resource(actor=actor, resource_id=one.pk, reason="Rem diganti")
        one.refresh_from_db()
        assert one.status == "in_use"

    def test_that_was_disposed_of_is_not_touched(self, world: World) -> None:
        one = resource(world)
        with pytest.raises(NotAllowed):
            services.dispose_resource(
                actor=world.acts("staff"), resource_id=one.pk, reason="Dilelang"
            )
        services.dispose_resource(actor=world.acts("owner"), resource_id=one.pk, reason="Dilelang")
        with pytest.raises(NotInThisState):
            upkeep(world, one)

    def test_that_measures_says_until_when(self, world: World) -> None:
        one = resource(world, "UK-01", kind="measuring")
        with pytest.raises(DomainError) as refused:
            upkeep(world, one)
        assert refused.value.field == "valid_until"
        upkeep(world, one, valid_until=date(2019, 5, 1))
        one.refresh_from_db()
        assert one.next_due_on == date(2019, 5, 1)

    def test_with_a_rhythm_has_a_first_day(self, world: World) -> None:
        with pytest.raises(DomainError) as refused:
            resource(world, next_due_on=None)
        assert refused.value.field == "next_due_on"

    def test_was_not_looked_after_tomorrow(self, world: World) -> None:
        with pytest.raises(DomainError) as refused:
            upkeep(world, resource(world), done_on=DAY + timedelta(days=1))
        assert refused.value.field == "done_on"

    def test_is_not_overwritten(self, world: World) -> None:
        one = resource(world)
        upkeep(world, one)
        with pytest.raises(ChangedMeanwhile):
            upkeep(world, one, expected_version=one.version)

    def test_of_another_agency_is_not_there(self, world: World) -> None:
        one = resource(world)
        with pytest.raises(Resource.DoesNotExist):
            upkeep(world, one, actor=world.acts("stranger"))


class TestTheYearlyStatement:
    def test_says_what_is_done_about_a_lack(self, world: World) -> None:
        one = statement(world, lacking="", decision="")
        with pytest.raises(NotComplete):
            services.submit(actor=world.acts("coordinator"), kind=services.RESOURCES, pk=one.pk)
        values = {
            "actor": world.acts("coordinator"),
            "statement_id": one.pk,
            "year": 2019,
            "budget": one.budget,
            "posts_needed": 45,
            "posts_filled": 31,
        }
        with pytest.raises(ValidationError) as refused:
            services.change_statement(**values, lacking="Formasi")
        assert str(refused.value)
        services.change_statement(**values, lacking="Formasi", decision="Diusulkan")
        assert approved(world, "statement", one.pk).approver_office == "Inspektur"
