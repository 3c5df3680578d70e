"""The readiness of one agency, on a day, and for whoever may reach it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from teraju.modules.conformity import services
from teraju.modules.conformity.domain.states import Result
from teraju.modules.conformity.services.reports import issue_report
from teraju.modules.conformity.tests.factories import ANTI_BRIBERY, World, at, edition
from teraju.modules.conformity.tests.pages import page
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import (
    AgencyFactory,
    RoleAssignmentFactory,
    person,
    viewer,
)
from teraju.platform.papers.tests.factories import issued

from .readers import asked, assessment_pk, auditor_of

pytestmark = pytest.mark.django_db


class TestAgency:
    def test_shows_wheel_counts_gaps_and_what_runs_out(self, assessed: World) -> None:
        assessed.evidence("policy", title="Old letter", valid_until=date(2018, 4, 20))
        text = page(assessed.coordinator, "readiness_agency", assessed.agency.pk)
        assert "<svg" in text
        assert "no policy" in text
        assert "record of policy" in text
        assert "Old letter" in text
        assert "self-assessment" in text

    def test_without_assessment_it_offers_the_first_step(self, world: World) -> None:
        text = page(world.coordinator, "readiness_agency", world.agency.pk)
        assert f"{reverse('assessment_add')}?agency={world.agency.pk}" in text

    def test_counts_evidence_that_is_marked(self, assessed: World) -> None:
        assessed.evidence("policy", title="Late one", happened_on=date(2018, 1, 2))
        text = page(assessed.coordinator, "readiness_agency", assessed.agency.pk)
        assert "1 piece of evidence is marked" in text

    def test_whoever_may_not_add_is_told_once(self, assessed: World) -> None:
        reader = person(Role.STAFF, agency=assessed.agency)
        text = page(reader, "readiness_agency", assessed.agency.pk)
        assert text.count("Only these roles may do this") == 1
        assert reverse("evidence_add") not in text

    @pytest.mark.parametrize("name", ["readiness_agency", "readiness_evidence", "readiness_report"])
    def test_strangers_and_guests_find_nothing(self, assessed: World, name: str) -> None:
        stranger = person(Role.QUALITY_COORDINATOR, agency=AgencyFactory.create())
        page(stranger, name, assessed.agency.pk, code=404)
        for role in (Role.BODY_AUDITOR, Role.BSN_COACH):
            guest = person(role, agency=assessed.agency)
            page(guest, name, assessed.agency.pk, code=404)

    def test_a_sister_agency_is_out_of_reach(self, assessed: World) -> None:
        sister = AgencyFactory.create(government=assessed.agency.government)
        other = person(Role.QUALITY_COORDINATOR, agency=sister)
        page(other, "readiness_agency", assessed.agency.pk, code=404)

    def test_whoever_has_the_whole_government_reads_all(self, assessed: World) -> None:
        wide = person(Role.REGIONAL_SECRETARY, government=assessed.agency.government)
        assert "no policy" in page(wide, "readiness_agency", assessed.agency.pk)

    def test_lists_its_reports_and_no_other_paper_of_the_agency(self, assessed: World) -> None:
        reader = person(Role.STAFF, agency=assessed.agency)
        other = issued(assessed.agency)
        assert "Issued papers</h2>" not in page(reader, "readiness_agency", assessed.agency.pk)
        report = issue_report(
            actor=assessed.coordinator,
            agency=assessed.agency,
            editions=[assessed.quality],
            on=assessed.coordinator.today,
            draw=lambda ready: None,
        )
        text = page(reader, "readiness_agency", assessed.agency.pk)
        assert f'href="{report.get_absolute_url()}"' in text
        assert f'href="{other.get_absolute_url()}"' not in text

    def test_queries_do_not_grow(self, assessed: World) -> None:
        few = asked(assessed.coordinator, "readiness_agency", assessed.agency.pk)
        for number in range(10):
            assessed.evidence("policy", "design", title=f"Evidence {number}")
        assert asked(assessed.coordinator, "readiness_agency", assessed.agency.pk) == few <= 96


class TestDay:
    @pytest.mark.parametrize(
        ("asked", "words"),
        [
            ("2018-04-13", "has not come yet"),
            ("soon", "That is not a day"),
            ("1900-01-01", "so early a day"),
        ],
    )
    def test_a_day_that_cannot_be_read_is_refused(
        self, assessed: World, asked: str, words: str
    ) -> None:
        for name, args in (
            ("readiness_agency", [assessed.agency.pk]),
            ("readiness_edition", [assessed.agency.pk, assessed.quality.pk]),
            ("readiness_evidence", [assessed.agency.pk]),
            ("readiness_transition", [assessed.agency.pk, assessed.quality.pk]),
        ):
            text = page(assessed.coordinator, name, *args, on=asked)
            assert words in text
            assert "Read it as of today" not in text

    def test_is_read_as_it_stood(self, assessed: World, settings: Any) -> None:
        settings.TERAJU_TODAY = date(2018, 10, 1)
        later = assessed.again(assessed.auditor, "2018-09-01")
        row = assessed.agency.pk, assessed.quality.pk
        found = services.judge(
            actor=later,
            assessment_id=assessment_pk(assessed),
            answers=[services.Answer("policy", Result.MINOR, note="a draft")],
        )
        assert found
        now = page(assessed.coordinator, "readiness_edition", *row)
        then = page(assessed.coordinator, "readiness_edition", *row, on="2018-05-01")
        assert "a draft" in now
        assert "no policy" not in now
        assert "no policy" in then
        assert "As it stood on 1 May 2018" in then
        assert reverse("evidence_add") not in then


def test_a_second_role_widens_the_reach(world: World) -> None:
    """Reach follows the roles: a further agency by a further role, never by chance."""
    other = AgencyFactory.create(government=world.agency.government)
    services.start_assessment(
        actor=viewer(Role.INTERNAL_AUDITOR, agency=other, now=at("2018-04-12")),
        agency=other,
        editions=[edition("ISO 37002", ANTI_BRIBERY, "2017")],
        started_on=date(2018, 4, 12),
    )
    user = auditor_of(world)
    page(user, "readiness_agency", other.pk, code=404)
    RoleAssignmentFactory(user=user, role=Role.STAFF, agency=other)
    assert other.name in page(user, "readiness_agency", other.pk)
