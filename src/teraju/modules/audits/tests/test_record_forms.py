"""The forms of findings, certificates, bodies and guests."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from teraju.modules.audits.models import (
    BodyFinding,
    Certificate,
    CertificationBody,
    Verdict,
)
from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import person

from .factories import BodyFactory
from .pages import client_of, get, refused_at, send
from .test_findings import PDF, corrected, planned
from .world import World, build_world

MENACE = "<img src=x onerror=alert(1)>"


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    """The pages live on 20 January 2019."""
    settings.TERAJU_TODAY = date(2019, 1, 20)


class TestFindingForms:
    def test_recorded_by_the_guest_with_clauses_of_both(self, world: World) -> None:
        certification = world.staged()
        data = {
            "audit": certification.audits.get(kind="stage_2").pk,
            "grade": "minor",
            "statement": MENACE,
            f"clauses_{world.quality.pk}": "7.2, 9.2.2",
            f"clauses_{world.bribery.pk}": "7.2.1",
        }
        get(world.guest, "audits_finding_add", certification.pk)
        response = send(world.guest, "audits_finding_add", certification.pk, data=data)
        assert BodyFinding.objects.get().clauses.count() == 3
        assert MENACE not in client_of(world.guest).get(response.url).content.decode()

    @pytest.mark.parametrize("clauses", ["tujuh", "7..2", "", "7.2 <b>"])
    def test_bad_clauses_stand_at_their_field(self, world: World, clauses: str) -> None:
        certification = world.staged()
        field = f"clauses_{certification.editions.first().pk}"
        data = {
            "audit": certification.audits.get(kind="stage_2").pk,
            "grade": "minor",
            "statement": "x",
            field: clauses,
        }
        page = send(world.guest, "audits_finding_add", certification.pk, data=data, status=422)
        assert refused_at(page, field)

    def test_an_audit_of_another_government(self, world: World) -> None:
        other = build_world().staged()
        data = {"audit": other.audits.first().pk, "grade": "minor", "statement": "x"}
        page = send(world.guest, "audits_finding_add", world.staged().pk, data=data, status=422)
        assert refused_at(page, "audit")

    @pytest.mark.parametrize(("grade", "name"), [("minor", "plan"), ("major", "correction")])
    def test_the_agency_answers(self, world: World, grade: str, name: str) -> None:
        finding = world.finding(world.staged(), grade)
        get(world.coordinator, "audits_finding_answer", finding.pk)
        data = {name: "Jawaban", "version": finding.version}
        send(world.coordinator, "audits_finding_answer", finding.pk, data=data)
        finding.refresh_from_db()
        assert finding.state == f"{name}_submitted"
        page = send(world.coordinator, "audits_finding_answer", finding.pk, data=data, status=422)
        assert refused_at(page, "")

    @pytest.mark.parametrize("who", ["guest", "administrator"])
    def test_nobody_else_answers(self, world: World, who: str) -> None:
        finding = world.finding(world.staged(), "minor")
        get(getattr(world, who), "audits_finding_answer", finding.pk, code=403)

    def test_an_empty_answer(self, world: World) -> None:
        finding = world.finding(world.staged(), "minor")
        data = {"plan": " ", "version": finding.version}
        page = send(world.coordinator, "audits_finding_answer", finding.pk, data=data, status=422)
        assert refused_at(page, "plan")

    @pytest.mark.parametrize("name", ["accept", "verify", "return"])
    def test_the_auditee_opens_no_verdict(self, world: World, name: str) -> None:
        finding = planned(world)
        for who in (world.head, world.coordinator):
            get(who, f"audits_finding_{name}", finding.pk, code=403)
            data = {"on": "2019-01-10", "version": finding.version, "note": "x"}
            send(who, f"audits_finding_{name}", finding.pk, data=data, status=403)

    def test_the_guest_accepts(self, world: World) -> None:
        finding = planned(world)
        data = {"on": "2018-12-13", "version": finding.version}
        send(world.guest, "audits_finding_accept", finding.pk, data=data)
        assert Verdict.objects.get().in_person

    def test_the_guest_outside_the_period_finds_nothing(self, world: World) -> None:
        finding = planned(world)
        RoleAssignment.objects.filter(user=world.guest).update(valid_until=date(2019, 1, 19))
        get(world.guest, "audits_finding_accept", finding.pk, code=404)

    def test_the_administrator_copies_the_letter(self, world: World) -> None:
        finding = corrected(world)
        upload = SimpleUploadedFile("surat.pdf", PDF, "application/pdf")
        data = {
            "on": "2018-12-13",
            "version": finding.version,
            "letter_number": "045/LSM",
            "letter_on": "2018-12-13",
            "letter_file": upload,
        }
        for missing in ("letter_number", "letter_on", "letter_file"):
            upload.seek(0)
            less = {key: value for key, value in data.items() if key != missing}
            page = send(
                world.administrator, "audits_finding_verify", finding.pk, data=less, status=422
            )
            assert refused_at(page, missing)
        upload.seek(0)
        send(world.administrator, "audits_finding_verify", finding.pk, data=data)
        page = get(world.coordinator, "audits_finding", finding.pk)
        assert "045/LSM" in page

    def test_a_finding_of_another_government(self, world: World) -> None:
        finding = planned(build_world())
        for name in ("answer", "accept", "verify", "return"):
            get(world.administrator, f"audits_finding_{name}", finding.pk, code=404)


class TestCertificateForms:
    def data(self, world: World, **fields: Any) -> dict[str, Any]:
        values = {
            "agency": world.agency.pk,
            "edition": world.quality.pk,
            "scope": "Tera dan tera ulang",
            "sites": [world.site.pk],
        }
        return values | fields

    def test_one_of_which_nothing_else_is_known(self, world: World) -> None:
        get(world.coordinator, "audits_certificate_add")
        send(world.coordinator, "audits_certificate_add", data=self.data(world))
        certificate = Certificate.objects.get()
        assert (certificate.decision_on, certificate.expires_on) == (None, None)
        assert not certificate.certification.visits.exists()
        send(
            world.coordinator,
            "audits_certificate_complete",
            certificate.pk,
            data={"number": "QMS-9", "decision_on": "2018-06-01", "version": certificate.version},
        )
        certificate.refresh_from_db()
        assert certificate.expires_on == date(2021, 6, 1)
        assert certificate.certification.visits.count() == 3

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"decision_on": "2030-01-01"}, "decision_on"),
            ({"decision_on": "2018-06-01", "valid_from": "2018-05-31"}, "valid_from"),
            ({"decision_on": "2018-06-01", "expires_on": "2020-01-01"}, "expiry_reason"),
            ({"body": 0}, "body"),
            ({"sites": []}, "sites"),
        ],
    )
    def test_bad_input(self, world: World, fields: dict[str, Any], field: str) -> None:
        data = self.data(world, **fields)
        page = send(world.coordinator, "audits_certificate_add", data=data, status=422)
        assert refused_at(page, field)
        assert not Certificate.objects.exists()

    def test_the_body_of_another_government(self, world: World) -> None:
        data = self.data(world, body=BodyFactory().pk)
        page = send(world.coordinator, "audits_certificate_add", data=data, status=422)
        assert refused_at(page, "body")

    def test_suspended_restored_reduced_withdrawn(self, world: World) -> None:
        certificate = world.certified().certificates.get(number="QMS-001")
        for name, day, fields in [
            ("suspend", "2019-01-02", {}),
            ("restore", "2019-01-05", {}),
            ("reduce", "2019-01-06", {"scope": "Reviu saja"}),
            ("withdraw", "2019-01-07", {}),
        ]:
            certificate.refresh_from_db()
            data = {"on": day, "reason": "Keputusan", "version": certificate.version, **fields}
            get(world.head, f"audits_certificate_{name}", certificate.pk)
            send(world.head, f"audits_certificate_{name}", certificate.pk, data=data)
        certificate.refresh_from_db()
        assert certificate.scope == "Reviu saja"
        data["version"] = certificate.version
        page = send(world.head, "audits_certificate_suspend", certificate.pk, data=data, status=422)
        assert refused_at(page, "on")

    @pytest.mark.parametrize("name", ["complete", "suspend", "restore", "reduce", "withdraw"])
    def test_strangers_readers_and_guests(self, world: World, name: str) -> None:
        certificate = world.certified().certificates.first()
        stranger, reader = build_world(), person(Role.STAFF, agency=world.agency)
        get(stranger.head, f"audits_certificate_{name}", certificate.pk, code=404)
        get(reader, f"audits_certificate_{name}", certificate.pk, code=403)
        get(world.guest, f"audits_certificate_{name}", certificate.pk, code=403)


class TestBodyForms:
    def test_registered_accredited_changed(self, world: World) -> None:
        data = {
            "government": world.agency.government_id,
            "name": "PT Mutuagung Lestari",
            "short_name": "MUTU",
        }
        send(world.administrator, "audits_body_add", data=data)
        body = CertificationBody.objects.get(short_name="MUTU")
        page = send(world.administrator, "audits_body_add", data=data, status=422)
        assert refused_at(page, "")
        accreditation = {
            "accreditor": "KAN",
            "number": "LSMM-008-IDN",
            "scheme": "quality",
            "valid_from": "2017-01-01",
        }
        late = accreditation | {"valid_until": "2016-01-01"}
        send(world.administrator, "audits_accreditation_add", body.pk, data=late, status=422)
        send(world.administrator, "audits_accreditation_add", body.pk, data=accreditation)
        one = body.accreditations.get()
        change = {"valid_until": "2021-01-01", "version": one.version}
        send(world.administrator, "audits_accreditation_change", one.pk, data=change)
        send(
            world.administrator,
            "audits_body_change",
            body.pk,
            data={"name": body.name, "short_name": MENACE, "version": body.version},
        )
        assert MENACE not in get(world.administrator, "audits_body", body.pk)

    def test_the_agency_does_not_keep_bodies(self, world: World) -> None:
        get(world.head, "audits_body_add", code=403)
        get(world.head, "audits_body_change", world.body.pk, code=403)
        get(world.head, "audits_accreditation_add", world.body.pk, code=403)
        one = world.body.accreditations.get()
        get(world.head, "audits_accreditation_change", one.pk, code=403)

    def test_the_body_of_another_government(self, world: World) -> None:
        other = build_world()
        one = other.body.accreditations.get()
        for name, pk in [
            ("body", other.body.pk),
            ("body_change", other.body.pk),
            ("accreditation_add", other.body.pk),
            ("accreditation_change", one.pk),
        ]:
            get(world.administrator, f"audits_{name}", pk, code=404)


class TestGuests:
    data = {
        "title": "Auditor kepala",
        "username": "auditor.lembaga",
        "valid_from": "2019-01-20",
        "valid_until": "2019-02-20",
        "reason": "Surat tugas",
    }

    def test_invited_and_let_out(self, world: World) -> None:
        certification = world.staged()
        response = send(world.coordinator, "audits_guest_invite", certification.pk, data=self.data)
        guest = RoleAssignment.objects.get(user__username="auditor.lembaga")
        assert response.url == reverse("person_card", args=[guest.user_id])
        assert (guest.role, guest.agency) == (Role.BODY_AUDITOR, world.agency)
        get(guest.user, "audits_certification", certification.pk)
        get(world.coordinator, "audits_guest_end", certification.pk, guest.pk)
        send(
            world.coordinator,
            "audits_guest_end",
            certification.pk,
            guest.pk,
            data={"last_day": "2019-01-20"},
        )
        guest.refresh_from_db()
        assert guest.valid_until == date(2019, 1, 20)

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"valid_until": "2019-01-19"}, "valid_until"),
            ({"valid_until": "2021-01-19"}, "valid_until"),
            ({"valid_until": ""}, "valid_until"),
            ({"username": "Auditor Lembaga"}, "username"),
            ({"email": "bukan-surel"}, "email"),
            ({"title": ""}, "title"),
        ],
    )
    def test_bad_input(self, world: World, fields: dict[str, str], field: str) -> None:
        page = send(
            world.coordinator,
            "audits_guest_invite",
            world.staged().pk,
            data=self.data | fields,
            status=422,
        )
        assert refused_at(page, field)

    def test_a_taken_name(self, world: World) -> None:
        data = self.data | {"username": world.coordinator.username}
        page = send(
            world.coordinator, "audits_guest_invite", world.staged().pk, data=data, status=422
        )
        assert refused_at(page, "username")

    def test_who_may_not(self, world: World) -> None:
        certification = world.staged()
        guest = RoleAssignment.objects.get(user=world.guest)
        reader, stranger = person(Role.STAFF, agency=world.agency), build_world()
        for name, args in [
            ("invite", [certification.pk]),
            ("end", [certification.pk, guest.pk]),
        ]:
            get(reader, f"audits_guest_{name}", *args, code=403)
            get(world.guest, f"audits_guest_{name}", *args, code=403)
            get(stranger.head, f"audits_guest_{name}", *args, code=404)

    def test_the_guest_of_another_agency(self, world: World) -> None:
        other = RoleAssignment.objects.get(user=build_world().guest)
        get(world.coordinator, "audits_guest_end", world.staged().pk, other.pk, code=404)
