"""The way to the certificates, step by step, and every step that is refused."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.kernel.errors import ChangedMeanwhile, DomainError
from teraju.modules.audits import services
from teraju.modules.audits.models import (
    BodyAudit,
    Certification,
    CertificationStatus,
)
from teraju.platform.audit.api import TrailEvent

from .factories import BodyFactory, EditionFactory, PlaceFactory
from .world import World, build_world


def refused(field: str | None = None):
    """A refusal that names this field."""
    return pytest.raises(DomainError, check=lambda error: error.field == field)


class TestPlan:
    def test_a_plan_has_a_number_a_title_and_one_event(self, world: World) -> None:
        certification = world.plan()
        assert certification.number == "SERT-2018-001"
        assert "SNI ISO 9001" in certification.title
        assert certification.title.endswith(", Inspektorat")
        assert certification.status == CertificationStatus.PLANNED
        assert set(certification.sites.all()) == {world.site}
        verbs = TrailEvent.objects.filter(target_id=str(certification.pk)).values_list("verb")
        assert list(verbs) == [("audits.certification.planned",)]

    def test_numbers_follow_each_other_per_government(self, world: World) -> None:
        other = build_world()
        assert [world.plan().number, world.plan().number] == ["SERT-2018-001", "SERT-2018-002"]
        assert other.plan().number == "SERT-2018-001"

    def test_the_body_of_another_government_is_refused(self, world: World) -> None:
        with refused("body"):
            world.plan(body=BodyFactory())
        assert not Certification.objects.exists()

    def test_a_closed_body_is_refused(self, world: World) -> None:
        with refused("body"):
            world.plan(body=BodyFactory(government=world.agency.government, closed_on="2018-01-01"))

    def test_the_place_of_another_agency_is_refused(self, world: World) -> None:
        with refused("sites"):
            world.plan(sites=[PlaceFactory()])

    def test_no_site_is_refused(self, world: World) -> None:
        with refused("sites"):
            world.plan(sites=[])

    def test_guidance_is_not_certified(self, world: World) -> None:
        with refused("editions"):
            world.plan(editions=[EditionFactory(standard__is_certifiable=False)])

    def test_two_editions_of_one_standard_are_refused(self, world: World) -> None:
        later = EditionFactory(standard=world.quality.standard, edition="2026")
        with refused("editions"):
            world.plan(editions=[world.quality, later])

    def test_a_change_of_another_version_is_refused(self, world: World) -> None:
        certification = world.plan()
        values = {
            "actor": world.acts(world.coordinator, date(2018, 4, 3)),
            "certification_id": certification.pk,
            "expected_version": certification.version,
            "title": "Judul baru",
            "scope": certification.scope,
            "sites": [world.site],
        }
        assert services.change_certification(**values).title == "Judul baru"
        with pytest.raises(ChangedMeanwhile):
            services.change_certification(**values)


class TestApply:
    def test_the_future_is_refused(self, world: World) -> None:
        certification = world.plan()
        with refused("applied_on"):
            services.apply(
                actor=world.acts(world.coordinator, date(2018, 8, 1)),
                certification_id=certification.pk,
                applied_on=date(2018, 8, 2),
            )

    def test_a_second_application_is_refused(self, world: World) -> None:
        certification = world.applied()
        with refused():
            services.apply(
                actor=world.acts(world.coordinator, date(2018, 8, 2)),
                certification_id=certification.pk,
                applied_on=date(2018, 8, 2),
            )


class TestStages:
    def test_the_certification_moves_along(self, world: World) -> None:
        certification = world.applied()
        seen = []
        for kind, first in [("stage_1", date(2018, 10, 1)), ("stage_2", date(2018, 11, 5))]:
            world.stage(certification, kind, first)
            certification.refresh_from_db()
            seen.append(certification.status)
        assert seen == ["stage_1", "awaiting_decision"]

    def test_a_planned_stage_is_filled_in_later(self, world: World) -> None:
        certification = world.plan()
        plan = services.record_stage(
            actor=world.acts(world.coordinator, date(2018, 4, 3)),
            certification_id=certification.pk,
            kind="stage_1",
            planned_on=date(2018, 9, 24),
        )
        certification.refresh_from_db()
        assert certification.status == "planned"
        services.apply(
            actor=world.acts(world.coordinator, date(2018, 8, 1)),
            certification_id=certification.pk,
            applied_on=date(2018, 8, 1),
        )
        held = world.stage(certification, "stage_1", date(2018, 10, 1))
        assert held.pk == plan.pk
        assert held.planned_on == date(2018, 9, 24)

    def test_stage_2_needs_a_ready_stage_1(self, world: World) -> None:
        certification = world.applied()
        with refused("kind"):
            world.stage(certification, "stage_2", date(2018, 11, 5))
        world.stage(certification, "stage_1", date(2018, 10, 1), conclusion="not_ready")
        with refused("kind"):
            world.stage(certification, "stage_2", date(2018, 11, 5))
        world.stage(certification, "stage_1", date(2018, 10, 8))
        world.stage(certification, "stage_2", date(2018, 11, 5))

    @pytest.mark.parametrize(
        ("kind", "first", "fields", "field"),
        [
            ("stage_2", date(2018, 10, 2), {}, "started_on"),
            ("stage_2", date(2018, 11, 5), {"ended_on": date(2018, 11, 4)}, "ended_on"),
            ("stage_2", date(2018, 11, 5), {"conclusion": "ready"}, "conclusion"),
            ("stage_2", date(2018, 11, 5), {"conclusion": ""}, "conclusion"),
            ("stage_2", date(2018, 11, 5), {"ended_on": None}, "ended_on"),
            ("stage_1", date(2018, 11, 5), {}, "kind"),
            ("recertification", date(2018, 11, 5), {}, "kind"),
            ("stage_2_repeat", date(2018, 11, 5), {}, "kind"),
            ("surveillance", date(2018, 11, 5), {}, "kind"),
        ],
    )
    def test_what_is_refused_after_stage_1(self, world: World, kind, first, fields, field) -> None:
        certification = world.applied()
        world.stage(certification, "stage_1", date(2018, 10, 1))
        with refused(field):
            world.stage(certification, kind, first, **fields)
        assert BodyAudit.objects.count() == 1

    def test_before_the_application_is_refused(self, world: World) -> None:
        with refused("started_on"):
            world.stage(world.applied(), "stage_1", date(2018, 7, 1))

    def test_an_audit_without_any_day_is_refused(self, world: World) -> None:
        certification = world.applied()
        with refused("planned_on"):
            services.record_stage(
                actor=world.acts(world.coordinator, date(2018, 9, 1)),
                certification_id=certification.pk,
                kind="stage_1",
            )
