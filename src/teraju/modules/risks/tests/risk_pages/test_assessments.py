"""Assessments, the scheme they go by, and checks of people."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.modules.risks.models import EmploymentCheck, RiskAssessment, RiskScheme
from teraju.modules.risks.tests.pages import get, refused_at, send, table_of
from teraju.modules.risks.tests.world import ASSESSMENT, approved, drafted, planned

from .happenings import POST

pytestmark = pytest.mark.django_db


class TestAssessments:
    def test_goes_to_the_head(self, world, risk):
        planned(world, risk)
        data = {**ASSESSMENT, "kind": "quality", "assessed_on": "2019-04-01"}
        send(world.coordinator, "risks_assessment_add", data=data)
        one = RiskAssessment.objects.get()
        send(world.coordinator, "risks_assessment_submit", one.pk, data={"version": one.version})
        data = {"version": 2, "reason": "Kriteria kurang"}
        send(world.head, "risks_assessment_return", one.pk, data=data)
        assert "Kriteria kurang" in get(world.coordinator, "risks_assessment", one.pk)
        send(world.coordinator, "risks_assessment_submit", one.pk, data={"version": 3})
        send(world.head, "risks_assessment_approve", one.pk, data={"version": 4})
        page = get(world.staff, "risks_assessment", one.pk)
        assert "RM-01" in page
        assert "not confirmed by a decree" in page

    def test_the_paper_of_an_earlier_one_is_told_from_one_in_force(self, world, risk):
        planned(world, risk)
        first, second = approved(world), approved(world, occasion="yearly", year=2020)
        old = get(world.staff, "risks_assessment", first.pk)
        assert "st bad" in table_of(old, "Issued papers")
        new = get(world.staff, "risks_assessment", second.pk)
        assert "st good" in table_of(new, "Issued papers")

    def test_a_change_without_words_stands_at_the_form(self, world):
        data = {
            **ASSESSMENT,
            "kind": "quality",
            "assessed_on": "2019-04-01",
            "occasion": "change",
        }
        send(world.coordinator, "risks_assessment_add", data=data, status=422)
        assert not RiskAssessment.objects.exists()

    def test_is_discarded(self, world):
        one = drafted(world)
        data = {"version": one.version}
        send(world.coordinator, "risks_assessment_discard", one.pk, data=data)
        one.refresh_from_db()
        assert one.status == "discarded"


class TestSchemes:
    def test_are_chosen_by_the_head(self, world):
        data = {
            "place": str(world.agency.pk),
            "matrix": "bpkp-5x5",
            "bands": "C",
            "appetite": 9,
            "valid_from": "2019-04-08",
            "basis": "Keputusan",
        }
        send(world.head, "risks_scheme_add", data=data)
        scheme = RiskScheme.objects.get()
        assert "<svg" in get(world.staff, "risks_scheme", scheme.pk)
        get(world.staff, "risks_scheme_add", code=403)
        get(world.stranger, "risks_scheme", scheme.pk, code=404)
        response = send(world.head, "risks_scheme_add", data={**data, "appetite": 26}, status=422)
        assert refused_at(response, "appetite")


class TestChecks:
    def test_are_recorded_and_read_by_few(self, world, post):
        data = {
            "person": world.staff.pk,
            "position_id": POST,
            "occasion": "hiring",
            "checked": "Rekam jejak",
            "checked_on": "2019-04-01",
            "outcome": "clear",
        }
        send(world.compliance, "risks_check_add", data=data)
        check = EmploymentCheck.objects.get()
        assert "Rekam jejak" in get(world.head, "risks_check", check.pk)
        get(world.owner, "risks_check", check.pk, code=404)
        get(world.owner, "risks_checks", code=403)
        get(world.stranger, "risks_check", check.pk, code=404)
        earlier = {"checked_on": date(2018, 3, 1), "valid_until": date(2019, 2, 28)}
        EmploymentCheck.objects.filter(pk=check.pk).update(**earlier)
        assert "ran out" in get(world.head, "risks_checks")
        send(world.compliance, "risks_check_add", data={**data, "checked": "Pernyataan"})
        page = get(world.head, "risks_checks")
        assert "superseded" in page
        assert "ran out" not in page
        check = EmploymentCheck.objects.get(pk=check.pk)
        data = {"version": check.version, "reason": "Salah orang"}
        send(world.compliance, "risks_check_withdraw", check.pk, data=data)

    def test_without_words_stands_at_the_form(self, world, post):
        data = {
            "person": world.compliance.pk,
            "position_id": POST,
            "occasion": "hiring",
            "checked": "x",
            "checked_on": "2019-04-01",
            "outcome": "clear",
        }
        response = send(world.compliance, "risks_check_add", data=data, status=422)
        assert refused_at(response, "person")
