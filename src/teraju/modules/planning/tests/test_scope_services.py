"""The statement of scope: one in force, nothing left out that may not be."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from teraju.kernel.errors import DomainError
from teraju.modules.planning import services
from teraju.modules.planning.models import ScopeStatement
from teraju.modules.planning.refusals import (
    DateOutOfOrder,
    NotComplete,
    NotExcludable,
    NotInThisState,
    WrongPlace,
)
from teraju.modules.standards.api import Exclusion
from teraju.platform.papers.api import papers_of

from .records import approved, requirement, scope
from .world import DAY, World, build_world


def exclude(world: World, one: ScopeStatement, clause: object, reason: str = "Tidak ada") -> object:
    return services.add_exclusion(
        actor=world.acts("coordinator"), statement_id=one.pk, requirement=clause, reason=reason
    )


class TestAnExclusion:
    def test_needs_a_standard_that_allows_it_and_a_justification(self, world: World) -> None:
        one = scope(world)
        exclude(world, one, requirement(world.quality, "8.3"), "Layanan ditetapkan peraturan")
        with pytest.raises(ValidationError) as refused:
            exclude(world, one, requirement(world.quality, "8.4"), " ")
        assert "reason" in str(refused.value)
        assert one.exclusions.count() == 1

    @pytest.mark.parametrize(
        ("exclusion", "said"),
        [
            (Exclusion.NEVER, "8.2"),
            (Exclusion.LOW_RISK, "8.2"),
            (Exclusion.NO_GOVERNING_BODY, "8.2"),
        ],
    )
    def test_of_the_anti_bribery_standard_is_refused(
        self, world: World, exclusion: str, said: str
    ) -> None:
        one = scope(world)
        with pytest.raises(NotExcludable) as refused:
            exclude(world, one, requirement(world.bribery, "8.2", exclusion))
        assert said in str(refused.value)
        assert refused.value.field == "requirement"

    def test_of_a_standard_that_is_not_covered_is_refused(self, world: World) -> None:
        one = scope(world, editions=[world.bribery])
        with pytest.raises(WrongPlace):
            exclude(world, one, requirement(world.quality, "8.3"))

    def test_keeps_its_standard_in_the_statement(self, world: World) -> None:
        one = scope(world)
        exclude(world, one, requirement(world.quality, "8.3"))
        with pytest.raises(DomainError) as refused:
            services.change_scope(
                actor=world.acts("coordinator"),
                statement_id=one.pk,
                text="x",
                services="x",
                effective_on=DAY,
                editions=[world.bribery],
                sites=[world.site],
            )
        assert refused.value.field == "editions"

    def test_is_taken_back(self, world: World) -> None:
        one = scope(world)
        exclude(world, one, requirement(world.quality, "8.3"))
        services.remove_exclusion(
            actor=world.acts("coordinator"),
            statement_id=one.pk,
            exclusion_id=one.exclusions.get().pk,
        )
        assert not one.exclusions.exists()


class TestAStatement:
    def test_is_superseded_from_the_day_of_the_next(self, world: World) -> None:
        first = scope(world)
        exclude(world, first, requirement(world.quality, "8.3"))
        approved(world, "scope", first.pk)
        later, begins = date(2019, 8, 1), date(2019, 9, 2)
        second = scope(world, later, effective_on=begins)
        assert second.exclusions.get().requirement.number == "8.3"
        approved(world, "scope", second.pk, later)
        first.refresh_from_db()
        assert (first.status, first.superseded_on) == ("superseded", begins)

    def test_is_not_changed_once_approved(self, world: World) -> None:
        one = scope(world)
        approved(world, "scope", one.pk)
        with pytest.raises(NotInThisState):
            exclude(world, one, requirement(world.quality, "8.3"))

    def test_covers_sites_of_its_own_agency(self, world: World) -> None:
        with pytest.raises(WrongPlace) as refused:
            scope(world, sites=[build_world().site])
        assert refused.value.field == "sites"

    @pytest.mark.parametrize("lacking", ["sites", "editions"])
    def test_names_sites_and_standards(self, world: World, lacking: str) -> None:
        one = scope(world, **{lacking: []})
        with pytest.raises(NotComplete):
            services.submit(actor=world.acts("coordinator"), kind=services.SCOPE, pk=one.pk)

    def test_does_not_begin_before_it_is_approved(self, world: World) -> None:
        one = scope(world)
        services.submit(actor=world.acts("coordinator"), kind=services.SCOPE, pk=one.pk)
        with pytest.raises(DateOutOfOrder):
            services.approve(
                actor=world.acts("head", date(2019, 2, 5)), kind=services.SCOPE, pk=one.pk
            )

    def test_is_issued_once_validly(self, world: World) -> None:
        one = scope(world)
        actor = world.acts("head")
        with pytest.raises(NotInThisState):
            services.issue_scope(actor=actor, statement_id=one.pk)
        approved(world, "scope", one.pk)
        services.issue_scope(actor=actor, statement_id=one.pk)
        services.issue_scope(actor=actor, statement_id=one.pk)
        assert [paper.is_valid for paper in papers_of(actor, one)].count(True) == 1
