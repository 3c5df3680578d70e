"""The worksheet in the browser's eyes: one row saved by itself, refusals in place, doors shut."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from teraju.modules.conformity.domain.states import Result
from teraju.modules.conformity.models import Assessment, Judgement
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, person

from .factories import ANTI_BRIBERY, World, edition

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def april(settings: Any) -> None:
    """The day that this module's world lives in."""
    settings.TERAJU_TODAY = date(2018, 4, 12)


@pytest.fixture
def assessment(world: World) -> Assessment:
    return world.assessment()


def client_of(user_id: int | None) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=user_id))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def sheet_url(assessment: Assessment) -> str:
    return reverse("assessment_worksheet", args=[assessment.pk])


def row_url(assessment: Assessment, key: str) -> str:
    return reverse("assessment_row", args=[assessment.pk, key])


def row(**fields: str) -> dict[str, str]:
    return {"seen": "0", "progress": "", "result": "", "note": "", **fields}


class TestTheSheet:
    def test_has_a_row_for_every_topic(self, world: World, assessment: Assessment) -> None:
        page = client_of(world.auditor.user_id).get(sheet_url(assessment)).content.decode()
        for topic in world.topics.values():
            assert f'id="row-{topic.code}"' in page
        assert "9001: 8.2" in page
        assert "37001: 8.2" in page
        assert "Do what 8.2 asks." in page

    def test_asks_at_most_twelve_times(
        self, world: World, assessment: Assessment, django_assert_max_num_queries: Any
    ) -> None:
        client = client_of(world.auditor.user_id)
        client.get(sheet_url(assessment))
        with django_assert_max_num_queries(12):
            client.get(sheet_url(assessment))

    def test_splits_a_topic_on_demand(self, world: World, assessment: Assessment) -> None:
        url = f"{sheet_url(assessment)}?split=policy"
        page = client_of(world.auditor.user_id).get(url).content.decode()
        assert f'id="row-policy.{world.quality.pk}"' in page
        assert 'id="row-policy"' not in page

    def test_is_taken_away_as_excel(self, world: World, assessment: Assessment) -> None:
        answer = client_of(world.auditor.user_id).get(f"{sheet_url(assessment)}?format=xlsx")
        assert answer.status_code == HTTPStatus.OK
        assert answer.content.startswith(b"PK")

    def test_is_read_as_it_stood(self, world: World, assessment: Assessment) -> None:
        page = client_of(world.auditor.user_id).get(f"{sheet_url(assessment)}?on=2018-04-11")
        assert "As it stood on" in page.content.decode()
        assert "hx-post" not in page.content.decode()

    @pytest.mark.parametrize("on", ["2018-04-13", "tomorrow", "2018-13-40", "1986-12-31"])
    def test_a_day_that_is_none_shows_today(
        self, world: World, assessment: Assessment, on: str
    ) -> None:
        page = client_of(world.auditor.user_id).get(f"{sheet_url(assessment)}?on={on}")
        assert page.status_code == HTTPStatus.OK
        assert "hx-post" in page.content.decode()
        url = reverse("assessment_records", args=[assessment.pk])
        assert client_of(world.auditor.user_id).get(f"{url}?on={on}").status_code == HTTPStatus.OK

    def test_says_what_the_records_say(self, world: World, assessment: Assessment) -> None:
        world.evidence("policy", title="Signed policy")
        url = reverse("assessment_records", args=[assessment.pk])
        page = client_of(world.auditor.user_id).get(url).content.decode()
        assert "Signed policy" in page
        assert "#says-policy" in page

    def test_a_reader_reads_and_is_told_who_may_judge(
        self, world: World, assessment: Assessment
    ) -> None:
        staff = person(Role.STAFF, agency=world.agency)
        page = client_of(staff.pk).get(sheet_url(assessment)).content.decode()
        assert "Only these roles may do this" in page
        assert "hx-post" not in page

    @pytest.mark.parametrize("role", [Role.INTERNAL_AUDITOR, Role.BODY_AUDITOR, Role.BSN_COACH])
    def test_for_strangers_and_guests_it_is_not_there(
        self, world: World, assessment: Assessment, role: Role
    ) -> None:
        agency = AgencyFactory() if role is Role.INTERNAL_AUDITOR else world.agency
        client = client_of(person(role, agency=agency).pk)
        for url in (sheet_url(assessment), reverse("assessment_records", args=[assessment.pk])):
            assert client.get(url).status_code == HTTPStatus.NOT_FOUND
        assert client.post(row_url(assessment, "policy"), row()).status_code == 404


class TestARow:
    def test_saves_itself(self, world: World, assessment: Assessment) -> None:
        client = client_of(world.auditor.user_id)
        data = row(result="minor", progress="under_way", note="not signed")
        answer = client.post(row_url(assessment, "policy"), data, headers=HTMX)
        assert answer.status_code == HTTPStatus.OK
        assert 'value="1"' in answer.content.decode()
        made = Judgement.objects.get()
        assert (made.result, made.progress, made.note) == ("minor", "under_way", "not signed")

    def test_without_scripts_leads_back_to_itself(
        self, world: World, assessment: Assessment
    ) -> None:
        client = client_of(world.auditor.user_id)
        answer = client.post(row_url(assessment, "policy"), row(result="minor"))
        assert answer.status_code == HTTPStatus.FOUND
        assert answer["Location"].endswith("#row-policy")

    def test_for_one_standard_alone(self, world: World, assessment: Assessment) -> None:
        key = f"policy.{world.quality.pk}"
        client = client_of(world.auditor.user_id)
        client.post(row_url(assessment, key), row(result="major"))
        assert Judgement.objects.get().edition == world.quality
        assert client.post(row_url(assessment, "policy.999"), row()).status_code == 404

    def test_what_conforms_is_in_place(self, world: World, assessment: Assessment) -> None:
        client = client_of(world.auditor.user_id)
        client.post(row_url(assessment, "policy"), row(result="conforming", note="seen"))
        assert Judgement.objects.get().progress == "in_place"

    def test_meets_what_somebody_else_said_meanwhile(
        self, world: World, assessment: Assessment
    ) -> None:
        world.judge(assessment, "policy", Result.MINOR, note="not signed", actor=world.coordinator)
        data = row(result="major", note="nothing there")
        client = client_of(world.auditor.user_id)
        answer = client.post(row_url(assessment, "policy"), data, headers=HTMX).content.decode()
        assert "Somebody else judged this topic" in answer
        assert "not signed" in answer
        assert Judgement.objects.get().result == "minor"

    @pytest.mark.parametrize(
        ("topic", "fields", "told"),
        [
            ("policy", {"result": "conforming"}, "The records say something else"),
            ("due-diligence", {"result": "not_applicable"}, "Say why it does not apply"),
            ("policy", {"result": "not_applicable", "note": "x"}, "Always applies: 5.2"),
            ("internal-audit", {"result": "minor"}, "You answer for this topic yourself"),
            ("policy", {"result": "splendid"}, "splendid"),
            ("policy", {"result": "minor", "seen": "7"}, "Somebody else judged this topic"),
            ("policy", {"result": "minor", "seen": "x"}, "Enter a whole number"),
        ],
    )
    def test_a_refusal_stands_in_the_row_and_nothing_typed_is_lost(
        self,
        world: World,
        assessment: Assessment,
        topic: str,
        fields: dict[str, str],
        told: str,
    ) -> None:
        client = client_of(world.auditor.user_id)
        data = row(**{"note": "", **fields})
        by_htmx = client.post(row_url(assessment, topic), data, headers=HTMX)
        assert by_htmx.status_code == HTTPStatus.OK
        assert told in by_htmx.content.decode()
        page = client.post(row_url(assessment, topic), data)
        assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert told in page.content.decode()
        assert not Judgement.objects.exists()

    def test_a_reader_is_told_who_may(self, world: World, assessment: Assessment) -> None:
        client = client_of(person(Role.STAFF, agency=world.agency).pk)
        answer = client.post(row_url(assessment, "policy"), row(result="minor"))
        assert answer.status_code == HTTPStatus.FORBIDDEN

    def test_an_unknown_topic_is_refused(self, world: World, assessment: Assessment) -> None:
        client = client_of(world.auditor.user_id)
        answer = client.post(row_url(assessment, "nothing"), row(result="minor"), headers=HTMX)
        assert answer.status_code == HTTPStatus.NOT_FOUND


class TestTheStepsOfAnAssessment:
    def test_is_started_from_its_register(self, world: World) -> None:
        client = client_of(world.auditor.user_id)
        assert "Start an assessment" in client.get(reverse("assessments")).content.decode()
        data = {
            "agency": world.agency.pk,
            "editions": [world.quality.pk, world.anti_bribery.pk],
            "started_on": "2018-04-12",
        }
        answer = client.post(reverse("assessment_add"), data)
        made = Assessment.objects.get()
        assert answer["Location"] == sheet_url(made)
        assert "SNI ISO 9001:2015" in made.title

    @pytest.mark.parametrize(
        ("fields", "field"),
        [({"editions": []}, "editions"), ({"started_on": "2018-04-13"}, "started_on")],
    )
    def test_bad_input_is_told_at_its_field(
        self, world: World, fields: dict[str, Any], field: str
    ) -> None:
        data = {
            "agency": world.agency.pk,
            "editions": [world.quality.pk],
            "started_on": "2018-04-12",
            **fields,
        }
        answer = client_of(world.auditor.user_id).post(reverse("assessment_add"), data)
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert f'id="id_{field}' in answer.content.decode()
        assert not Assessment.objects.exists()

    def test_cannot_be_concluded_with_topics_open(
        self, world: World, assessment: Assessment
    ) -> None:
        client = client_of(world.auditor.user_id)
        url = reverse("assessment_conclude", args=[assessment.pk])
        answer = client.post(url, {"version": 1, "concluded_on": "2018-04-12"})
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "6 topics are not judged yet" in answer.content.decode()

    def test_is_withdrawn_with_a_reason(self, world: World, assessment: Assessment) -> None:
        client = client_of(world.auditor.user_id)
        url = reverse("assessment_withdraw", args=[assessment.pk])
        assert client.post(url, {"version": 1, "reason": ""}).status_code == 422
        answer = client.post(url, {"version": 1, "reason": "Wrong agency"})
        assert answer["Location"] == assessment.get_absolute_url()
        page = client.get(assessment.get_absolute_url()).content.decode()
        assert "Wrong agency" in page

    def test_a_stale_page_is_told_so(self, world: World, assessment: Assessment) -> None:
        client = client_of(world.auditor.user_id)
        url = reverse("assessment_change", args=[assessment.pk])
        client.post(url, {"version": 1, "title": "First"})
        answer = client.post(url, {"version": 1, "title": "Second"})
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert Assessment.objects.get().title == "First"


class TestOwners:
    def test_are_named_by_the_head_and_shown_to_all(self, world: World) -> None:
        url = reverse("topic_owner_set", args=[world.agency.pk, "policy"])
        client = client_of(world.head.user_id)
        client.post(url, {"user": world.coordinator.user_id})
        staff = client_of(person(Role.STAFF, agency=world.agency).pk)
        page = staff.get(reverse("topic_owners", args=[world.agency.pk])).content.decode()
        assert "Koordinator" in page
        assert "named" in page
        assert staff.post(url, {"user": ""}).status_code == HTTPStatus.FORBIDDEN

    def test_somebody_without_a_role_there_is_refused(self, world: World) -> None:
        url = reverse("topic_owner_set", args=[world.agency.pk, "policy"])
        other = person(Role.STAFF, agency=AgencyFactory(government=world.agency.government))
        answer = client_of(world.head.user_id).post(url, {"user": other.pk})
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY

    def test_a_stranger_does_not_find_them(self, world: World) -> None:
        stranger = client_of(person(Role.AGENCY_HEAD, agency=AgencyFactory()).pk)
        url = reverse("topic_owners", args=[world.agency.pk])
        assert stranger.get(url).status_code == HTTPStatus.NOT_FOUND

    def test_are_found_by_words(self, world: World) -> None:
        url = reverse("topic_owners", args=[world.agency.pk])
        page = client_of(world.head.user_id).get(f"{url}?q=policy").content.decode()
        assert "policy in English" in page
        assert "design in English" not in page


def test_two_editions_of_one_standard_are_told_apart(world: World) -> None:
    later = edition("ISO 37001", ANTI_BRIBERY, "2018", "anti_bribery")
    made = world.assessment(editions=[world.quality, world.anti_bribery, later])
    url = f"{sheet_url(made)}?split=policy"
    page = client_of(world.auditor.user_id).get(url).content.decode()
    assert "37001:2016: 4.1" in page
    assert "37001:2018: 4.1" in page
    assert "9001: 4.1" in page
    assert "(37001:2018)" in page
