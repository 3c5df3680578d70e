"""From one edition to the next: what is new, open and carried over."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from teraju.modules.conformity.domain.states import Result
from teraju.modules.conformity.tests.factories import World, edition
from teraju.modules.conformity.tests.pages import opened, page

pytestmark = pytest.mark.django_db


class TestTransition:
    @pytest.fixture
    def newer(self, assessed: World) -> Any:
        """The next edition: due diligence moved, a policy asked for anew, culture is new."""
        asked = (
            ("4.1", ("context",), "never"),
            ("5.1", ("policy",), "never"),
            ("8.3", ("due-diligence",), "low_risk"),
            ("8.4", ("design",), "never"),
        )
        return edition("ISO 37001", asked, "2018", "anti_bribery")

    def test_tells_what_is_new_open_and_carried_over(self, assessed: World, newer: Any) -> None:
        response = opened(
            assessed.coordinator, "readiness_transition", assessed.agency.pk, newer.pk
        )
        found = {
            line.words.topic.code: (line.group, list(line.before), line.numbers)
            for line in response.context["sift"].found
        }
        assert response.context["source"] == assessed.anti_bribery
        assert found == {
            "context": ("carried", ["4.1"], ["4.1"]),
            "policy": ("carried_open", ["5.2"], ["5.1"]),
            "due-diligence": ("carried_open", ["8.2"], ["8.3"]),
            "design": ("new_open", [], ["8.4"]),
        }

    def test_nobody_goes_back_to_an_older_edition(self, assessed: World, newer: Any) -> None:
        row = assessed.agency.pk, assessed.anti_bribery.pk
        for chosen in ({}, {"from": newer.pk}):
            response = opened(assessed.coordinator, "readiness_transition", *row, **chosen)
            assert newer not in response.context["others"]
            assert response.context["source"] == assessed.quality

    def test_a_requirement_without_source_is_marked(self, assessed: World, newer: Any) -> None:
        newer.requirements.filter(number="8.4").update(confirmed=False)
        text = page(assessed.coordinator, "readiness_transition", assessed.agency.pk, newer.pk)
        assert "8.4 (unconfirmed)" in text

    def test_what_is_judged_for_the_newer_edition_goes_first(
        self, assessed: World, newer: Any
    ) -> None:
        made = assessed.assessment(editions=[newer])
        assessed.judge(made, "context", Result.MINOR, note="not of 2018")
        text = page(assessed.coordinator, "readiness_transition", assessed.agency.pk, newer.pk)
        assert "not of 2018" in text

    def test_another_edition_can_be_chosen(self, assessed: World, newer: Any) -> None:
        response = opened(
            assessed.coordinator,
            "readiness_transition",
            assessed.agency.pk,
            newer.pk,
            **{"from": assessed.quality.pk, "group": "new_open"},
        )
        assert response.context["source"] == assessed.quality
        found = [line.words.topic.code for line in response.context["sift"].found]
        assert found == ["due-diligence"]

    def test_the_file_holds_what_is_shown(self, assessed: World, newer: Any) -> None:
        row = assessed.agency.pk, newer.pk
        text = page(
            assessed.coordinator, "readiness_transition", *row, group="new_open", format="csv"
        )
        assert text.count("\n") == 2
        assert "design in English" in text

    def test_the_agency_s_page_leads_there(self, assessed: World, newer: Any) -> None:
        text = page(assessed.coordinator, "readiness_agency", assessed.agency.pk)
        assert reverse("readiness_transition", args=[assessed.agency.pk, newer.pk]) in text
