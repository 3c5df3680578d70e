"""The form that asks for a pack, the job's page, and who may fetch the zip."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, person
from teraju.platform.tasks.api import Job
from teraju.platform.tasks.worker import Worker

from .factories import World
from .packs import faults

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def april(settings: Any) -> None:
    """The day that this module's world lives in."""
    settings.TERAJU_TODAY = date(2018, 4, 12)


@pytest.fixture
def assessed(world: World) -> World:
    world.assessment(editions=[world.quality])
    return world


def client_of(user: User | int | None) -> Client:
    client = Client()
    client.force_login(user if isinstance(user, User) else User.objects.get(pk=user))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def url_of(world: World) -> str:
    return reverse("readiness_pack", args=[world.agency.pk])


def asked_with(world: World, **fields: Any) -> dict[str, Any]:
    given = {"edition": world.quality.pk, "since": "2018-01-01", "until": "2018-04-12"}
    return {**given, **fields}


class TestTheForm:
    def test_says_what_leaves_the_house_and_offers_the_assessed_standards(
        self, assessed: World
    ) -> None:
        page = client_of(assessed.coordinator.user_id).get(url_of(assessed)).content.decode()
        assert "leaves the house" in page
        assert "auditors of the body cannot" in page
        assert f'<option value="{assessed.quality.pk}">' in page
        assert f'<option value="{assessed.anti_bribery.pk}">' not in page
        assert 'value="2017-04-13"' in page

    def test_leads_to_the_job_and_then_to_the_zip_of_its_starter(self, assessed: World) -> None:
        client = client_of(assessed.coordinator.user_id)
        sent = client.post(url_of(assessed), asked_with(assessed))
        job = Job.objects.get()
        assert sent.headers["Location"] == job.get_absolute_url()
        Worker().run_until_empty()
        job.refresh_from_db()
        assert job.result_url in client.get(job.get_absolute_url()).content.decode()
        answer = client.get(job.result_url)
        body = b"".join(answer)  # type: ignore[arg-type]  # a streamed answer gives its pieces
        assert faults(body) == set()
        assert "attachment" in answer.headers["Content-Disposition"]
        others = [
            assessed.head.user_id,
            person(Role.ADMINISTRATOR, government=assessed.agency.government),
            person(Role.BODY_AUDITOR, agency=assessed.agency),
        ]
        for other in others:
            assert client_of(other).get(job.result_url).status_code == HTTPStatus.NOT_FOUND

    def test_a_repeated_click_starts_once(self, assessed: World) -> None:
        client = client_of(assessed.coordinator.user_id)
        form = asked_with(assessed, once="8c7ad3a5-3b53-4a3c-8a06-2f8b3f1b4c55")
        first, second = (client.post(url_of(assessed), form) for _click in range(2))
        assert first.headers["Location"] == second.headers["Location"]
        third = client.post(url_of(assessed), asked_with(assessed))
        assert third.headers["Location"] == first.headers["Location"]
        assert Job.objects.count() == 1

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"until": "2018-04-13"}, "until"),
            ({"since": "2018-04-13"}, "until"),
            ({"since": "2010-01-01"}, "since"),
            ({"since": "1900-01-01"}, "since"),
            ({"since": "kemarin"}, "since"),
            ({"edition": ""}, "edition"),
            ({"edition": "0"}, "edition"),
        ],
    )
    def test_errors_stand_at_their_fields(
        self, assessed: World, fields: dict[str, str], field: str
    ) -> None:
        answer = client_of(assessed.coordinator.user_id).post(
            url_of(assessed), asked_with(assessed, **fields)
        )
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert list(answer.context["form"].errors) == [field]
        assert not Job.objects.exists()

    def test_a_standard_that_is_not_assessed_is_refused(self, assessed: World) -> None:
        answer = client_of(assessed.coordinator.user_id).post(
            url_of(assessed), asked_with(assessed, edition=assessed.anti_bribery.pk)
        )
        assert list(answer.context["form"].errors) == ["edition"]

    def test_an_agency_that_is_not_assessed_learns_the_first_step(self, world: World) -> None:
        page = client_of(world.coordinator.user_id).get(url_of(world)).content.decode()
        assert "start an assessment first" in page


class TestAccess:
    @pytest.mark.parametrize(
        ("role", "status"),
        [
            (Role.AGENCY_HEAD, HTTPStatus.OK),
            (Role.QUALITY_COORDINATOR, HTTPStatus.OK),
            (Role.COMPLIANCE_FUNCTION, HTTPStatus.OK),
            (Role.INTERNAL_AUDITOR, HTTPStatus.FORBIDDEN),
            (Role.STAFF, HTTPStatus.FORBIDDEN),
            (Role.BODY_AUDITOR, HTTPStatus.NOT_FOUND),
        ],
    )
    def test_who_may_make_one(self, assessed: World, role: Role, status: HTTPStatus) -> None:
        client = client_of(person(role, agency=assessed.agency))
        assert client.get(url_of(assessed)).status_code == status
        if status != HTTPStatus.OK:
            sent = client.post(url_of(assessed), asked_with(assessed))
            assert sent.status_code == status
            assert not Job.objects.exists()

    def test_a_stranger_finds_nothing(self, assessed: World) -> None:
        stranger = person(Role.QUALITY_COORDINATOR, agency=AgencyFactory.create())
        assert client_of(stranger).get(url_of(assessed)).status_code == HTTPStatus.NOT_FOUND
