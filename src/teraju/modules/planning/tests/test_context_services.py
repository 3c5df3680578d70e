"""The yearly analysis, from its first issue to the one that takes its place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.planning import services
from teraju.modules.planning.models import ContextReview
from teraju.modules.planning.refusals import NotComplete, NotInThisState, OwnText
from teraju.modules.planning.services import CONTEXT
from teraju.platform.audit.api import timeline

from .world import World

DAY = date(2019, 2, 4)


def issue(world: World, review: ContextReview, side: str, **fields: Any) -> Any:
    values = {
        "actor": world.acts("coordinator"),
        "review_id": review.pk,
        "side": side,
        "source": "legal",
        "text": f"Isu {side}",
        "consequence": "Disusun pedoman",
    }
    return services.add_issue(**(values | fields))


def drafted(world: World) -> ContextReview:
    review = services.draft_context(
        actor=world.acts("coordinator"), agency=world.agency, reviewed_on=DAY
    )
    issue(world, review, "strength", bribery_factor="size")
    issue(world, review, "threat")
    return review


def approved(world: World) -> ContextReview:
    review = drafted(world)
    services.submit(actor=world.acts("coordinator"), kind=CONTEXT, pk=review.pk)
    result: ContextReview = services.approve(actor=world.acts("head"), kind=CONTEXT, pk=review.pk)
    return result


class TestAnAnalysis:
    def test_is_approved_by_who_did_not_write_it(self, world: World) -> None:
        review = approved(world)
        assert (review.status, review.approved_on) == ("approved", DAY)
        assert review.approver_office == "Inspektur"
        assert len(timeline(review)) == 5

    def test_is_not_approved_by_who_wrote_in_it(self, world: World) -> None:
        review = drafted(world)
        issue(world, review, "weakness", actor=world.acts("head"))
        issue(world, review, "opportunity")
        services.submit(actor=world.acts("coordinator"), kind=CONTEXT, pk=review.pk)
        with pytest.raises(OwnText):
            services.approve(actor=world.acts("head"), kind=CONTEXT, pk=review.pk)
        services.give_back(
            actor=world.acts("head"), kind=CONTEXT, pk=review.pk, reason="Tunjuk pelaksana tugas"
        )

    @pytest.mark.parametrize("who", ["owner", "staff"])
    def test_is_written_by_few(self, world: World, who: str) -> None:
        with pytest.raises(NotAllowed):
            services.draft_context(actor=world.acts(who), agency=world.agency, reviewed_on=DAY)

    def test_of_another_agency_is_not_there(self, world: World) -> None:
        review = drafted(world)
        with pytest.raises(ContextReview.DoesNotExist):
            services.submit(actor=world.acts("stranger"), kind=CONTEXT, pk=review.pk)

    def test_needs_both_sides(self, world: World) -> None:
        review = services.draft_context(
            actor=world.acts("coordinator"), agency=world.agency, reviewed_on=DAY
        )
        issue(world, review, "strength")
        with pytest.raises(NotComplete):
            services.submit(actor=world.acts("coordinator"), kind=CONTEXT, pk=review.pk)
        review.refresh_from_db()
        assert review.is_draft

    def test_of_2024_says_whether_climate_matters(self, world: World) -> None:
        day = date(2024, 2, 1)
        actor = world.acts("coordinator", day)
        review = services.draft_context(actor=actor, agency=world.agency, reviewed_on=day)
        issue(world, review, "strength")
        issue(world, review, "threat")
        with pytest.raises(NotComplete):
            services.submit(actor=actor, kind=CONTEXT, pk=review.pk)
        with pytest.raises(DomainError) as refused:
            services.change_context(
                actor=actor, review_id=review.pk, reviewed_on=day, climate_matters=False
            )
        assert refused.value.field == "climate_reason"
        services.change_context(
            actor=actor,
            review_id=review.pk,
            reviewed_on=day,
            climate_matters=False,
            climate_reason="Tidak ada kegiatan lapangan di daerah banjir",
        )
        services.submit(actor=actor, kind=CONTEXT, pk=review.pk)

    def test_lies_not_ahead(self, world: World) -> None:
        with pytest.raises(DomainError) as refused:
            services.draft_context(
                actor=world.acts("coordinator"), agency=world.agency, reviewed_on=date(2019, 2, 5)
            )
        assert refused.value.field == "reviewed_on"

    def test_holds_an_issue_once(self, world: World) -> None:
        review = drafted(world)
        with pytest.raises(ValidationError):
            issue(world, review, "strength")


class TestWhatIsApproved:
    def test_is_not_changed(self, world: World) -> None:
        review = approved(world)
        actor = world.acts("coordinator")
        for change in (
            lambda: issue(world, review, "weakness"),
            lambda: services.remove_issue(
                actor=actor, review_id=review.pk, issue_id=review.issues.get(side="threat").pk
            ),
            lambda: services.change_context(
                actor=actor, review_id=review.pk, reviewed_on=DAY, taken_part="x"
            ),
            lambda: services.submit(actor=actor, kind=CONTEXT, pk=review.pk),
            lambda: services.discard(actor=actor, kind=CONTEXT, pk=review.pk),
            lambda: services.approve(actor=world.acts("head"), kind=CONTEXT, pk=review.pk),
        ):
            with pytest.raises(NotInThisState) as refused:
                change()
            assert str(refused.value)
        review.refresh_from_db()
        assert (review.status, review.issues.count()) == ("approved", 2)

    def test_is_copied_and_superseded(self, world: World) -> None:
        first = approved(world)
        later = date(2020, 2, 3)
        actor = world.acts("coordinator", later)
        second = services.draft_context(actor=actor, agency=world.agency, reviewed_on=later)
        assert [one.text for one in second.issues.order_by("pk")] == ["Isu strength", "Isu threat"]
        copied = second.issues.get(side="threat")
        services.change_issue(
            actor=actor,
            review_id=second.pk,
            issue_id=copied.pk,
            side="threat",
            source="economic",
            text="Anggaran dipotong",
            consequence="Rencana disesuaikan",
        )
        services.submit(actor=actor, kind=CONTEXT, pk=second.pk)
        services.approve(actor=world.acts("head", later), kind=CONTEXT, pk=second.pk)
        first.refresh_from_db()
        assert (first.status, first.superseded_on) == ("superseded", later)
        assert first.issues.get(side="threat").text == "Isu threat"


class TestTwoAtOnce:
    def test_a_second_draft_is_refused(self, world: World) -> None:
        drafted(world)
        with pytest.raises(NotInThisState):
            drafted(world)

    def test_the_second_approval_is_refused(self, world: World) -> None:
        review = drafted(world)
        services.submit(actor=world.acts("coordinator"), kind=CONTEXT, pk=review.pk)
        review.refresh_from_db()
        approve = {"actor": world.acts("head"), "kind": CONTEXT, "pk": review.pk}
        services.approve(**approve, expected_version=review.version)
        with pytest.raises(ChangedMeanwhile):
            services.approve(**approve, expected_version=review.version)

    def test_a_discarded_draft_makes_room(self, world: World) -> None:
        review = drafted(world)
        services.discard(actor=world.acts("coordinator"), kind=CONTEXT, pk=review.pk)
        assert drafted(world).number == 2
