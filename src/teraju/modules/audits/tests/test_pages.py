"""Registers and records: what they show, to whom, and with how many queries."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from teraju.modules.audits.models import CertificateStanding, Certification, Visit
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import NOW, RoleAssignmentFactory, person

from .factories import (
    AccreditationFactory,
    BodyAuditFactory,
    BodyFactory,
    CertificateFactory,
    CertificationFactory,
    FindingFactory,
)
from .pages import client_of, get
from .world import World, build_world

REGISTERS = [
    "audits_certifications",
    "audits_certificates",
    "audits_findings",
    "audits_bodies",
]
MENACE = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    """The pages live on 15 January 2019."""
    settings.TERAJU_TODAY = date(2019, 1, 15)


def fill(world: World, count: int) -> Certification:
    """So many rows in every register, and as much on one record; gives that record."""
    government = world.agency.government
    editions = [world.quality, world.bribery]
    for _number in range(count):
        body = BodyFactory(government=government)
        AccreditationFactory(body=body)
        row = CertificationFactory(
            agency=world.agency, body=body, status="certified", editions=editions
        )
        CertificateFactory(certification=row)
    one = CertificationFactory(
        agency=world.agency, body=world.body, status="certified", editions=editions
    )
    audit = BodyAuditFactory(certification=one)
    for number in range(count):
        finding = FindingFactory(certification=one, audit=audit, number=f"T-{number:02}")
        finding.clauses.create(edition=world.bribery, clause="7.2.1")
    for edition in editions:
        certificate = CertificateFactory(certification=one, edition=edition)
        for _number in range(count):
            CertificateStanding.objects.create(
                certificate=certificate,
                kind="reduced",
                on=date(2019, 1, 2),
                reason="Uji",
                office="Uji",
                recorded_at=NOW,
            )
    for code, due in [
        ("surveillance_1", date(2019, 12, 20)),
        ("surveillance_2", date(2020, 12, 31)),
    ]:
        Visit.objects.create(
            certification=one,
            government=government,
            agency=world.agency,
            code=code,
            due_by=due,
            created_at=NOW,
            updated_at=NOW,
        )
    for _number in range(count):
        guest = person(Role.BODY_AUDITOR, agency=world.agency)
        get(guest, "audits_certification", one.pk)
    return one


def queries(user: Any, url: str) -> int:
    client = client_of(user)
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


class TestQueries:
    @pytest.mark.parametrize("name", REGISTERS)
    def test_a_list_costs_the_same_with_any_number_of_rows(self, world: World, name: str) -> None:
        fill(world, 3)
        few = queries(world.coordinator, reverse(name))
        fill(world, 27)
        assert queries(world.coordinator, reverse(name)) == few
        assert few <= 10

    @pytest.mark.parametrize("who", ["coordinator", "guest"])
    def test_a_certification_costs_the_same_with_much_on_it(self, world: World, who: str) -> None:
        small, large = fill(world, 3), fill(world, 30)
        user = getattr(world, who)
        few = queries(user, small.get_absolute_url())
        assert queries(user, large.get_absolute_url()) == few

    def test_a_finding_a_certificate_and_a_body(self, world: World) -> None:
        small, large = fill(world, 3), fill(world, 30)
        for kind in ("findings", "certificates"):
            few = queries(world.coordinator, getattr(small, kind).first().get_absolute_url())
            many = queries(world.coordinator, getattr(large, kind).first().get_absolute_url())
            assert few == many, kind
        before = queries(world.coordinator, world.body.get_absolute_url())
        for _number in range(10):
            AccreditationFactory(body=world.body)
            CertificationFactory(agency=world.agency, body=world.body)
        assert queries(world.coordinator, world.body.get_absolute_url()) == before

    def test_kerja_saya_costs_the_same(self, world: World) -> None:
        RoleAssignmentFactory(user=world.administrator, role=Role.QUALITY_COORDINATOR)
        fill(world, 3)
        few = queries(world.administrator, reverse("home"))
        fill(world, 27)
        assert queries(world.administrator, reverse("home")) == few


class TestRegisters:
    def test_they_show_what_is_there(self, world: World) -> None:
        certification = world.certified()
        finding = world.finding(certification, "minor")
        assert certification.number in get(world.coordinator, "audits_certifications")
        assert "QMS-001" in get(world.coordinator, "audits_certificates")
        assert finding.statement in get(world.coordinator, "audits_findings")
        assert world.body.name in get(world.administrator, "audits_bodies")

    @pytest.mark.parametrize("name", REGISTERS)
    def test_a_stranger_sees_nothing_of_it(self, world: World, name: str) -> None:
        certification = world.certified()
        world.finding(certification, "minor")
        stranger = build_world()
        page = get(stranger.administrator, name)
        for secret in ("QMS-001", "Peta kompetensi", world.body.name):
            assert secret not in page
        assert get(stranger.administrator, name, agency=world.agency.pk).count("<tbody>") <= 1

    def test_a_guest_sees_no_bodies(self, world: World) -> None:
        get(world.guest, "audits_bodies", code=403)

    def test_search_filters_and_order(self, world: World) -> None:
        certification = world.certified()
        assert certification.number in get(world.coordinator, "audits_certifications", q="inspek")
        assert certification.number not in get(world.coordinator, "audits_certifications", q="zzz")
        for key, value, found in [
            ("status", "certified", True),
            ("status", "planned", False),
            ("scheme", "anti_bribery", True),
            ("scheme", "compliance", False),
            ("agency", str(world.agency.pk), True),
            ("sort", "-decision", True),
        ]:
            page = get(world.coordinator, "audits_certifications", **{key: value})
            assert (certification.number in page) is found, (key, value)

    @pytest.mark.parametrize("kind", ["xlsx", "csv"])
    @pytest.mark.parametrize("name", REGISTERS)
    def test_they_give_a_file(self, world: World, name: str, kind: str) -> None:
        world.finding(world.certified(), "minor")
        url = reverse(name)
        response = client_of(world.administrator).get(url, {"format": kind})
        assert response.status_code == 200
        assert "attachment" in response["Content-Disposition"]

    @pytest.mark.parametrize("turn", ["open", "agency", "body", "done"])
    def test_whose_turn_a_finding_is(self, world: World, turn: str) -> None:
        certification = world.certified()
        world.finding(certification, "minor", statement="Menunggu instansi")
        world.finding(certification, "good_practice", statement="Praktik yang baik")
        page = get(world.coordinator, "audits_findings", turn=turn)
        assert ("Menunggu instansi" in page) is (turn in ("open", "agency"))
        assert ("Praktik yang baik" in page) is (turn == "done")


class TestRecords:
    def test_a_certification_tells_its_way(self, world: World) -> None:
        certification = world.certified()
        page = get(world.coordinator, "audits_certification", certification.pk)
        for word in (certification.number, "QMS-001", "20 Desember 2018", "20 Desember 2019"):
            assert word in page
        assert "bersertifikat" not in page.lower()

    @pytest.mark.parametrize("kind", ["certification", "certificate", "finding", "body"])
    def test_a_strangers_record_is_not_found(self, world: World, kind: str) -> None:
        stranger = build_world()
        get(stranger.administrator, f"audits_{kind}", self.target(world, kind), code=404)

    @pytest.mark.parametrize("kind", ["certification", "certificate", "finding", "body"])
    def test_a_reader_of_the_government_reads(self, world: World, kind: str) -> None:
        reader = person(Role.REGIONAL_HEAD, government=world.agency.government)
        get(reader, f"audits_{kind}", self.target(world, kind))

    @pytest.mark.parametrize("kind", ["certification", "certificate", "finding"])
    def test_a_guest_reads_in_the_period_only(self, world: World, kind: str, settings: Any) -> None:
        pk = self.target(world, kind)
        get(world.guest, f"audits_{kind}", pk)
        settings.TERAJU_TODAY = date(2100, 1, 1)
        get(world.guest, f"audits_{kind}", pk, code=404)

    def test_what_a_guest_opened_is_shown_to_who_let_them_in(self, world: World) -> None:
        certification = world.certified()
        get(world.guest, "audits_certification", certification.pk)
        # As long as the guest may look in, nobody is told (see test_guest_looks.py).
        world.guest.roles.update(valid_until=date(2018, 12, 31))
        page = get(world.coordinator, "audits_certification", certification.pk)
        assert page.count("Auditor lembaga") >= 2
        reader = person(Role.STAFF, agency=world.agency)
        looks = get(reader, "audits_certification", certification.pk)
        assert looks.count("Auditor lembaga") == 0

    def target(self, world: World, kind: str) -> int:
        certification = world.certified()
        finding = world.finding(certification, "minor")
        return {
            "certification": certification.pk,
            "certificate": certification.certificates.first().pk,
            "finding": finding.pk,
            "body": world.body.pk,
        }[kind]

    def test_html_stays_text(self, world: World) -> None:
        certification = world.plan(title=MENACE, scope=MENACE)
        for name, args in [
            ("audits_certifications", []),
            ("audits_certification", [certification.pk]),
        ]:
            page = get(world.coordinator, name, *args)
            assert MENACE not in page
            assert "&lt;script&gt;" in page

    def test_a_certificate_without_known_date(self, world: World) -> None:
        certification = CertificationFactory(
            agency=world.agency, body=None, is_recorded_later=True, status="certified"
        )
        certificate = CertificateFactory(
            certification=certification,
            number="",
            decision_on=None,
            valid_from=None,
            expires_on=None,
        )
        page = get(world.coordinator, "audits_certificate", certificate.pk)
        assert "tanggal tidak diketahui" in page
        page = get(world.coordinator, "audits_certificates", standing="unknown")
        assert certificate.get_absolute_url() in page
        get(world.coordinator, "audits_certification", certification.pk)
