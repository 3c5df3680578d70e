"""The forms of a certification: who may, who may not, and bad input at its field."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.audits.models import (
    Certification,
)
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, person

from .factories import EditionFactory, PlaceFactory
from .pages import client_of, get, refused_at, send
from .world import World, build_world

MENACE = "<img src=x onerror=alert(1)>"


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    """The pages live on 20 January 2019."""
    settings.TERAJU_TODAY = date(2019, 1, 20)


def plan_data(world: World, **fields: Any) -> dict[str, Any]:
    values = {
        "agency": world.agency.pk,
        "body": world.body.pk,
        "editions": [world.quality.pk],
        "sites": [world.site.pk],
        "scope": "Pengawasan internal",
    }
    return values | fields


class TestPlan:
    def test_it_is_planned(self, world: World) -> None:
        response = send(world.coordinator, "audits_certification_add", data=plan_data(world))
        certification = Certification.objects.get()
        assert response.url == certification.get_absolute_url()

    def test_a_reader_is_told_who_may(self, world: World) -> None:
        reader = person(Role.STAFF, agency=world.agency)
        get(reader, "audits_certification_add", code=403)

    @pytest.mark.parametrize("field", ["agency", "body", "editions", "sites"])
    def test_ids_of_another_government_are_refused(self, world: World, field: str) -> None:
        other = build_world()
        strange = {
            "agency": other.agency.pk,
            "body": other.body.pk,
            "editions": [EditionFactory(standard__is_certifiable=False).pk],
            "sites": [other.site.pk],
        }
        data = plan_data(world, **{field: strange[field]})
        response = send(world.coordinator, "audits_certification_add", data=data, status=422)
        assert refused_at(response, field)
        assert other.body.name not in response.content.decode()
        assert not Certification.objects.exists()

    def test_the_place_of_another_agency_of_the_same_person(self, world: World) -> None:
        agency = AgencyFactory(government=world.agency.government)
        data = plan_data(world, sites=[PlaceFactory(agency=agency).pk])
        response = send(world.administrator, "audits_certification_add", data=data, status=422)
        assert refused_at(response, "sites")

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("scope", ""),
            ("scope", "x" * 2001),
            ("title", "x" * 201),
            ("wished_on", "31-02-2019"),
            ("personnel_count", "0"),
            ("personnel_count", "banyak"),
            ("editions", []),
            ("sites", []),
            ("agency", "1; DROP TABLE"),
            ("body", "\x00"),
        ],
    )
    def test_bad_input_stands_at_its_field(self, world: World, field: str, value: Any) -> None:
        data = plan_data(world, **{"title": "Tetap ada", field: value})
        response = send(world.coordinator, "audits_certification_add", data=data, status=422)
        assert refused_at(response, field)
        if field != "title":
            assert "Tetap ada" in response.content.decode()

    def test_a_repeated_click_plans_once(self, world: World) -> None:
        data = plan_data(world, once=str(uuid.uuid4()))
        first = send(world.coordinator, "audits_certification_add", data=data)
        second = send(world.coordinator, "audits_certification_add", data=data)
        assert first.url == second.url
        assert Certification.objects.count() == 1

    def test_html_stays_text(self, world: World) -> None:
        data = plan_data(world, title=MENACE, scope=MENACE)
        response = send(world.coordinator, "audits_certification_add", data=data)
        page = client_of(world.coordinator).get(response.url).content.decode()
        assert MENACE not in page


def steps_of(world: World) -> dict[str, tuple[Certification, dict[str, Any]]]:
    """Each step's page: a certification that is ready for it, and what the form sends."""
    made = {
        "certification_change": (
            world.plan(),
            {"title": "Judul", "scope": "Lingkup", "sites": [world.site.pk]},
        ),
        "apply": (world.plan(), {"applied_on": "2018-08-01"}),
        "withdraw": (world.plan(), {"withdrawn_on": "2018-08-01", "reason": "Anggaran"}),
        "stage": (
            world.applied(),
            {
                "kind": "stage_1",
                "started_on": "2018-10-01",
                "ended_on": "2018-10-02",
                "conclusion": "ready",
            },
        ),
        "decision": (
            world.staged(),
            {"granted": "yes", "decision_on": "2018-12-20", "decided_by": "Komite"},
        ),
        "surveillance": (
            world.certified(),
            {
                "kind": "special",
                "started_on": "2019-01-10",
                "ended_on": "2019-01-10",
                "conclusion": "positive",
            },
        ),
        "recertification": (world.certified(), {"wished_on": "2021-12-01"}),
    }
    handed = world.certified()
    made["handover"] = (
        handed,
        {
            "certificates": [one.pk for one in handed.certificates.all()],
            "handed_over_on": "2019-01-15",
            "place": "Serang",
        },
    )
    for certification, data in made.values():
        certification.refresh_from_db()
        data["version"] = certification.version
    return made


STEPS = [
    "certification_change",
    "apply",
    "withdraw",
    "stage",
    "decision",
    "surveillance",
    "recertification",
    "handover",
]
DATES = {
    "apply": "applied_on",
    "withdraw": "withdrawn_on",
    "stage": "started_on",
    "decision": "decision_on",
    "surveillance": "started_on",
    "handover": "handed_over_on",
}


class TestSteps:
    @pytest.mark.parametrize("name", STEPS)
    def test_it_works_and_a_stale_page_is_told(self, world: World, name: str) -> None:
        certification, data = steps_of(world)[name]
        get(world.head, f"audits_{name}", certification.pk)
        send(world.head, f"audits_{name}", certification.pk, data=data)
        if name != "recertification":
            again = send(world.head, f"audits_{name}", certification.pk, data=data, status=422)
            assert refused_at(again, "certificates" if name == "handover" else "")

    @pytest.mark.parametrize("name", STEPS)
    def test_a_stranger_finds_nothing_a_reader_may_not(self, world: World, name: str) -> None:
        certification, data = steps_of(world)[name]
        stranger = build_world()
        get(stranger.administrator, f"audits_{name}", certification.pk, code=404)
        reader = person(Role.STAFF, agency=world.agency)
        get(reader, f"audits_{name}", certification.pk, code=403)
        send(reader, f"audits_{name}", certification.pk, data=data, status=403)
        get(world.guest, f"audits_{name}", certification.pk, code=403)

    @pytest.mark.parametrize(("name", "field"), DATES.items())
    @pytest.mark.parametrize("value", ["2030-01-01", "besok", "0001-01-01x"])
    def test_a_day_that_does_not_fit(self, world: World, name: str, field: str, value: str) -> None:
        certification, data = steps_of(world)[name]
        page = send(
            world.head, f"audits_{name}", certification.pk, data=data | {field: value}, status=422
        )
        assert refused_at(page, field)

    def test_dates_of_one_certificate_are_refused_at_its_field(self, world: World) -> None:
        certification, data = steps_of(world)["decision"]
        field = f"valid_from_{world.bribery.pk}"
        page = send(
            world.head,
            "audits_decision",
            certification.pk,
            data=data | {field: "2018-12-01"},
            status=422,
        )
        assert refused_at(page, field)

    def test_a_handover_of_another_certification(self, world: World) -> None:
        certification, data = steps_of(world)["handover"]
        other = build_world().certified().certificates.first()
        page = send(
            world.head,
            "audits_handover",
            certification.pk,
            data=data | {"certificates": [other.pk]},
            status=422,
        )
        assert refused_at(page, "certificates")

    def test_a_report_that_is_a_program(self, world: World) -> None:
        certification, data = steps_of(world)["stage"]
        upload = SimpleUploadedFile("laporan.pdf", b"MZ\x90\x00", "application/pdf")
        page = send(
            world.head, "audits_stage", certification.pk, data=data | {"report": upload}, status=422
        )
        assert refused_at(page, "report")
