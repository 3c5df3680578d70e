"""The pages of readiness: what they show, to whom, of which day, with how many queries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from teraju.modules.conformity import permissions, services
from teraju.modules.conformity.domain.states import Result
from teraju.modules.conformity.models import ReadinessSnapshot
from teraju.modules.conformity.registry import EvidenceKind
from teraju.modules.conformity.selectors import readiness_of
from teraju.modules.conformity.web import common_readiness
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.tests.factories import (
    AgencyFactory,
    RoleAssignmentFactory,
    person,
    viewer,
)

from .factories import ANTI_BRIBERY, World, at, edition
from .pages import client_of, opened, page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def april(settings: Any) -> None:
    """The day that this module's world lives in."""
    settings.TERAJU_TODAY = date(2018, 4, 12)


@pytest.fixture
def assessed(world: World) -> World:
    """Some of everything: a gap, evidence that waits, and a topic that is proved by judgement."""
    assessment = world.assessment()
    world.evidence("context", title="Analysis 2018")
    world.judge(assessment, "context", Result.CONFORMING)
    world.judge(assessment, "policy", Result.MAJOR, note="no policy")
    world.evidence("design", title="Plan of design")
    return world


def queries(call: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as caught:
        call()
    return len(caught)


def asked(who: Viewer, name: str, *args: Any) -> int:
    """The queries of a page, the log-in left out."""
    client, url = client_of(who), reverse(name, args=args)
    return queries(lambda: client.get(url))


class TestRegister:
    def test_shows_the_counts_of_each_standard(self, assessed: World) -> None:
        text = page(assessed.coordinator, "readiness")
        assert "self-assessment" in text
        assert text.count(assessed.agency.name) >= 2
        assert reverse("readiness_edition", args=[assessed.agency.pk, assessed.quality.pk]) in text
        assert "%" not in text.split('id="rows"')[1]

    @pytest.mark.parametrize(
        ("query", "rows"),
        [
            ({"open": "yes"}, 2),
            ({"open": "no"}, 0),
            ({"q": "nowhere"}, 0),
            ({"kind": "office"}, 2),
            ({"kind": "hospital"}, 0),
        ],
    )
    def test_is_filtered(self, assessed: World, query: dict[str, str], rows: int) -> None:
        response = opened(assessed.coordinator, "readiness", **query)
        assert len(response.context["page"].rows) == rows

    def test_the_newest_day_counts(self, assessed: World) -> None:
        row = ReadinessSnapshot.objects.filter(edition=assessed.quality).get()
        row.pk, row.day, row.missing = None, date(2018, 4, 1), 99
        row.save()
        assert "<td" in page(assessed.coordinator, "readiness")
        assert ">99<" not in page(assessed.coordinator, "readiness")

    def test_nobody_sees_those_of_others(self, assessed: World) -> None:
        other = person(Role.QUALITY_COORDINATOR, agency=AgencyFactory.create())
        assert assessed.agency.name not in page(other, "readiness")

    def test_goes_with_the_same_queries_for_ten_agencies(self, assessed: World) -> None:
        one = asked(assessed.coordinator, "readiness")
        _more_agencies(assessed, 10)
        assert asked(assessed.coordinator, "readiness") == one <= 10


def _more_agencies(world: World, count: int) -> list[int]:
    """Agencies below the world's own, each assessed against both editions."""
    made = [AgencyFactory.create(parent=world.agency) for _number in range(count)]
    for agency in made:
        services.start_assessment(
            actor=world.auditor,
            agency=agency,
            editions=[world.quality, world.anti_bribery],
            started_on=world.auditor.today,
        )
    return [agency.pk for agency in made]


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
            assessment_id=_open(assessed),
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


def _open(world: World) -> int:
    from teraju.modules.conformity.models import Assessment

    pk: int = Assessment.objects.get(agency=world.agency).pk
    return pk


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
        sheet = reverse("assessment_worksheet", args=[_open(assessed)])
        assert f"{sheet}#row-design" in page(assessed.auditor, "readiness_edition", *row)

    def test_whoever_answers_for_a_topic_is_told_that_others_judge_it(
        self, assessed: World
    ) -> None:
        services.set_topic_owner(
            actor=assessed.head,
            agency=assessed.agency,
            topic=assessed.topics["design"],
            user=_user(assessed),
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


def _user(world: World) -> Any:
    from teraju.platform.accounts.models import User

    return User.objects.get(pk=world.auditor.user_id)


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


def test_readiness_of_forty_agencies_takes_the_queries_of_one(world: World) -> None:
    on = world.auditor.today
    one = _more_agencies(world, 1)
    few = queries(lambda: readiness_of(one, on))
    many = one + _more_agencies(world, 39)
    assert len(readiness_of(many, on)) == 80
    assert queries(lambda: readiness_of(many, on)) == few


def test_a_second_role_widens_the_reach(world: World) -> None:
    """Reach follows the roles: a further agency by a further role, never by chance."""
    other = AgencyFactory.create(government=world.agency.government)
    services.start_assessment(
        actor=viewer(Role.INTERNAL_AUDITOR, agency=other, now=at("2018-04-12")),
        agency=other,
        editions=[edition("ISO 37002", ANTI_BRIBERY, "2017")],
        started_on=date(2018, 4, 12),
    )
    user = _user(world)
    page(user, "readiness_agency", other.pk, code=404)
    RoleAssignmentFactory(user=user, role=Role.STAFF, agency=other)
    assert other.name in page(user, "readiness_agency", other.pk)
