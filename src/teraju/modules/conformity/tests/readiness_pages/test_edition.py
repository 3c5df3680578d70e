"""Readiness against one edition: every requirement with its reason."""

from __future__ import annotations

import pytest
from django.urls import reverse

from teraju.modules.conformity import permissions, services
from teraju.modules.conformity.registry import EvidenceKind
from teraju.modules.conformity.tests.factories import World, edition
from teraju.modules.conformity.tests.pages import opened, page
from teraju.modules.conformity.web import common_readiness
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, person

from .readers import asked, assessment_pk, auditor_of

pytestmark = pytest.mark.django_db


class TestEdition:
    def test_every_requirement_with_its_reason(self, assessed: World) -> None:
        row = assessed.agency.pk, assessed.quality.pk
        text = page(assessed.coordinator, "readiness_edition", *row)
        for number in ("4.1", "5.2", "8.2", "9.2", "10.2"):
            assert f'id="r-{number}"' in text
        assert "no policy" in text
        assert "Analysis 2018" in text
        assert "waits to be judged" in text

    def test_record_and_judgement_stay_visible_where_they_differ(self, assessed: World) -> None:
        row = assessed.agency.pk, assessed.quality.pk
        text = page(assessed.coordinator, "readiness_edition", *row)
        assert "Records: needs attention. Judged: conforming" in text

    @pytest.mark.parametrize(
        ("query", "numbers"),
        [
            ({"state": "open"}, ["5.2", "8.2", "9.2", "10.2"]),
            ({"state": "conforming"}, ["4.1"]),
            ({"state": "attention"}, ["8.2"]),
            ({"chapter": "9"}, ["9.2"]),
            ({"documented": "none"}, ["4.1", "5.2", "8.2", "9.2", "10.2"]),
            ({"documented": "retain"}, []),
            ({"owner": "Auditor"}, ["9.2"]),
            ({"q": "plan of DESIGN"}, ["8.2"]),
            ({"q": "nowhere"}, []),
            ({"state": "unknown"}, ["4.1", "5.2", "8.2", "9.2", "10.2"]),
        ],
    )
    def test_is_searched_and_filtered(
        self, assessed: World, query: dict[str, str], numbers: list[str]
    ) -> None:
        row = assessed.agency.pk, assessed.quality.pk
        response = opened(assessed.coordinator, "readiness_edition", *row, **query)
        assert [line.asked.number for line in response.context["sift"].found] == numbers

    def test_the_file_holds_what_is_shown(self, assessed: World) -> None:
        row = assessed.agency.pk, assessed.quality.pk
        text = page(assessed.coordinator, "readiness_edition", *row, state="open", format="csv")
        assert text.count("\n") == 5
        assert "no policy" in text
        assert "record of policy" in text
        response = opened(assessed.coordinator, "readiness_edition", *row, format="xlsx")
        assert response["Content-Type"].endswith("sheet")
        assert response["Cache-Control"] == "private, no-store"

    def test_an_edition_without_requirements_is_not_there(self, assessed: World) -> None:
        empty = edition("ISO 37301", (), "2021")
        page(assessed.coordinator, "readiness_edition", assessed.agency.pk, empty.pk, code=404)

    def test_strangers_find_nothing(self, assessed: World) -> None:
        stranger = person(Role.QUALITY_COORDINATOR, agency=AgencyFactory.create())
        row = assessed.agency.pk, assessed.quality.pk
        page(stranger, "readiness_edition", *row, code=404)
        page(stranger, "readiness_transition", *row, code=404)

    def test_what_waits_to_be_judged_leads_to_its_row_of_the_sheet(self, assessed: World) -> None:
        row = assessed.agency.pk, assessed.quality.pk
        sheet = reverse("assessment_worksheet", args=[assessment_pk(assessed)])
        assert f"{sheet}#row-design" in page(assessed.auditor, "readiness_edition", *row)

    def test_whoever_answers_for_a_topic_is_told_that_others_judge_it(
        self, assessed: World
    ) -> None:
        services.set_topic_owner(
            actor=assessed.head,
            agency=assessed.agency,
            topic=assessed.topics["design"],
            user=auditor_of(assessed),
        )
        row = assessed.agency.pk, assessed.quality.pk
        text = page(assessed.auditor, "readiness_edition", *row)
        assert "You answer for it: somebody else judges it." in text

    def test_whoever_may_not_begin_a_record_is_not_sent_to_it(
        self, assessed: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kind = EvidenceKind(
            "test.permit",
            "Permits",
            frozenset({"policy"}),
            lambda agencies, on: (),
            lambda agency_id: f"/permits/add/?agency={agency_id}",
            start_right=permissions.EVIDENCE_ADD,
        )
        monkeypatch.setattr(common_readiness, "evidence_kinds", lambda: [kind])
        row = assessed.agency.pk, assessed.quality.pk
        regent = person(Role.REGIONAL_HEAD, government=assessed.agency.government)
        for who, is_sent in ((assessed.coordinator, True), (regent, False)):
            text = page(who, "readiness_edition", *row)
            assert "Permits" in text
            assert ("/permits/add/" in text) is is_sent

    def test_titles_are_escaped(self, assessed: World) -> None:
        assessed.evidence("policy", title="<script>alert(1)</script>")
        row = assessed.agency.pk, assessed.quality.pk
        assert "<script>alert" not in page(assessed.coordinator, "readiness_edition", *row)

    def test_queries_do_not_grow_with_evidence(self, assessed: World) -> None:
        row = assessed.agency.pk, assessed.quality.pk
        few = asked(assessed.coordinator, "readiness_edition", *row)
        for number in range(10):
            assessed.evidence("policy", "design", title=f"Evidence {number}")
        assert asked(assessed.coordinator, "readiness_edition", *row) == few <= 96
