"""Pages of risks: who may open them, forms and their refusals, the sheet, the map, files."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus

import pytest
from django.urls import reverse

from teraju.modules.risks import exposure, services
from teraju.modules.risks.domain.quarters import Quarter
from teraju.modules.risks.exposure import POSITION_KIND, Holder
from teraju.modules.risks.models import (
    EmploymentCheck,
    Monitoring,
    Risk,
    RiskAssessment,
    RiskScheme,
)
from teraju.modules.risks.services import Score
from teraju.platform.links import api as links

from .pages import client_of, get, refused_at, send
from .world import (
    ASSESSMENT,
    FIELDS,
    approved,
    carried_out,
    controlled,
    drafted,
    entered,
    partner,
    planned,
    rated,
)

pytestmark = pytest.mark.django_db
TODAY = date(2019, 4, 8)
EVIL = '<script>alert("x")</script>'
POST = 41


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def post(monkeypatch, world):
    def find(viewer, pks):
        return {pk: links.Linked(POSITION_KIND, pk, "Auditor", "", "/", "") for pk in pks}

    kind = links.LinkKind(POSITION_KIND, "Post", find, lambda viewer, government: [(POST, "A")])
    monkeypatch.setitem(links._kinds, POSITION_KIND, kind)
    holders = [Holder(world.staff.pk, "Auditor", date(2019, 6, 30))]
    monkeypatch.setattr(exposure, "_looks", [lambda ids, on: dict.fromkeys(ids, holders)])


@pytest.fixture
def risk(world):
    return rated(world, entered(world))


def happened(world, risk):
    return services.record_happening(
        actor=world.acts("owner", TODAY),
        risk_id=risk.pk,
        happened_on=TODAY,
        description="Dua laporan terlambat",
        effect="Tertunda",
    )


class TestEveryPage:
    @pytest.fixture
    def pages(self, world, risk):
        """Address, record and the status for staff who only read."""
        control = risk.controls.get()
        treatment = planned(world, risk, owner=world.owner)
        event = happened(world, risk)
        one = approved(world)
        free, held = HTTPStatus.OK, HTTPStatus.FORBIDDEN
        steps = ("change", "rate", "answer", "treat", "close", "reopen")
        return [
            ("risk", risk.pk, free),
            *((f"risk_{step}", risk.pk, held) for step in steps),
            ("control_add", risk.pk, held),
            ("control_change", control.pk, held),
            ("control_end", control.pk, held),
            ("treatment_add", risk.pk, held),
            ("treatment", treatment.pk, free),
            *(
                (f"treatment_{step}", treatment.pk, held)
                for step in ("change", "report", "finish", "drop", "reopen")
            ),
            ("event_add", risk.pk, held),
            ("event", event.pk, free),
            ("event_analyse", event.pk, held),
            ("sheet", world.agency.pk, held),
            ("quarter_paper", world.agency.pk, held),
            ("assessment", one.pk, free),
            *(
                (f"assessment_{step}", one.pk, held)
                for step in ("change", "submit", "return", "approve", "discard")
            ),
        ]

    def test_opens_for_who_may_and_for_nobody_else(self, world, pages):
        head, staff = client_of(world.head), client_of(world.staff)
        stranger = client_of(world.stranger)
        for name, pk, status in pages:
            url = reverse(f"risks_{name}", args=[pk])
            assert head.get(url).status_code == HTTPStatus.OK, name
            assert staff.get(url).status_code == status, name
            assert stranger.get(url).status_code == HTTPStatus.NOT_FOUND, name
            if status == HTTPStatus.FORBIDDEN and name != "sheet":
                assert staff.post(url, {}).status_code == status, name

    def test_lists_are_cut_to_the_viewer(self, world, risk):
        planned(world, risk)
        happened(world, risk)
        for name in ("risks", "treatments", "events", "map"):
            assert "RM-01" in get(world.staff, f"risks_{name}"), name
            assert "RM-01" not in get(world.stranger, f"risks_{name}"), name
        for name in ("monitorings", "assessments", "schemes"):
            get(world.staff, f"risks_{name}")


class TestARisk:
    def test_is_entered_on_its_form(self, world):
        data = {
            **FIELDS,
            "kind": "bribery",
            "code": "RS-01",
            "title": EVIL,
            "cause_source": "external",
            "identified_on": "2019-04-01",
            "partners": [partner(world).pk],
        }
        send(world.coordinator, "risks_risk_add", data=data)
        risk = Risk.objects.get()
        assert (risk.kind, risk.is_controllable, risk.partners.count()) == ("bribery", False, 1)
        assert EVIL not in get(world.staff, "risks_risk", risk.pk)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("title", ""),
            ("kind", "odd"),
            ("identified_on", "2019-04-09"),
            ("process", "999999"),
            ("partners", ["999999"]),
            ("position_id", "7"),
        ],
    )
    def test_bad_input_stands_at_its_field(self, world, field, value):
        data = {
            **FIELDS,
            "kind": "quality",
            "code": "RM-01",
            "cause_source": "internal",
            "identified_on": "2019-04-01",
            field: value,
        }
        response = send(world.coordinator, "risks_risk_add", data=data, status=422)
        assert refused_at(response, field)

    def test_the_same_code_again_is_refused(self, world, risk):
        data = {
            **FIELDS,
            "kind": "quality",
            "code": "RM-01",
            "cause_source": "internal",
            "identified_on": "2019-04-01",
        }
        send(world.coordinator, "risks_risk_add", data=data, status=422)
        assert Risk.objects.count() == 1

    def test_is_rated_on_its_form(self, world):
        risk = entered(world)
        data = {
            "version": 1,
            "inherent_likelihood": "4",
            "inherent_impact": "4",
            "residual_likelihood": "3",
            "residual_impact": "4",
            "target_likelihood": "",
            "target_impact": "",
            "reason": "Rapat",
        }
        response = send(world.owner, "risks_risk_rate", risk.pk, data=data, status=422)
        assert refused_at(response, "residual_likelihood")
        controlled(world, risk)
        response = send(
            world.owner, "risks_risk_rate", risk.pk, data={**data, "target_impact": "2"}, status=422
        )
        assert refused_at(response, "target_impact")
        send(world.owner, "risks_risk_rate", risk.pk, data=data)
        page = get(world.staff, "risks_risk", risk.pk)
        assert "17 high" in page
        assert "<svg" in page

    def test_a_stale_version_is_refused(self, world, risk):
        data = {"version": 1, "reason": "x"}
        response = send(world.head, "risks_risk_close", risk.pk, data=data, status=422)
        assert refused_at(response, "")

    def test_says_why_a_bribery_risk_is_not_treated(self, world):
        risk = rated(world, entered(world, "RS-01", "bribery", partners=[partner(world)]))
        carried_out(world, planned(world, risk))
        page = get(world.staff, "risks_risk", risk.pk)
        assert "No due diligence on CV Boga Uji is on record." in page
        risk.refresh_from_db()
        data = {"version": risk.version}
        response = send(world.compliance, "risks_risk_treat", risk.pk, data=data, status=422)
        assert "above low is not treated yet" in response.content.decode()

    def test_who_lacks_the_right_sees_why(self, world, risk):
        assert "Only these roles may do this" in get(world.staff, "risks_risk", risk.pk)

    def test_what_happened_comes_first(self, world, risk):
        data = {
            "happened_on": "2019-04-01",
            "description": "Dua laporan",
            "effect": "Tertunda",
            "immediate": "",
        }
        send(world.owner, "risks_event_add", risk.pk, data=data)
        event = risk.events.get()
        assert "Analyse the cause" in get(world.owner, "risks_risk", risk.pk)
        data = {"version": event.version, "true_cause": "Tanpa pengganti", "changes": "Ditunjuk"}
        send(world.owner, "risks_event_analyse", event.pk, data=data)
        assert "Tanpa pengganti" in get(world.staff, "risks_event", event.pk)


class TestTreatment:
    def test_is_planned_reported_finished_and_reopened(self, world, risk):
        data = {
            "action": "Kendali naskah",
            "owner_office": "Auditor",
            "owner": world.staff.pk,
            "due": "2019-06-30",
        }
        send(world.owner, "risks_treatment_add", risk.pk, data=data)
        one = risk.treatments.get()
        data = {"version": one.version, "progress": 40, "note": "Draf"}
        send(world.staff, "risks_treatment_report", one.pk, data=data)
        data = {"version": 2, "done_on": "2019-04-07", "result": "Jalan"}
        send(world.staff, "risks_treatment_finish", one.pk, data=data)
        assert "Jalan" in get(world.staff, "risks_treatment", one.pk)
        data = {"version": 3, "due": "2019-09-30", "reason": "Kambuh"}
        send(world.head, "risks_treatment_reopen", one.pk, data=data)
        one.refresh_from_db()
        assert one.is_open

    def test_a_day_that_passed_stands_at_its_field(self, world, risk):
        data = {"action": "x", "owner_office": "x", "due": "2019-04-07"}
        response = send(world.owner, "risks_treatment_add", risk.pk, data=data, status=422)
        assert refused_at(response, "due")


class TestTheMap:
    def test_shows_each_risk_with_its_movement_and_a_table(self, world, risk):
        page = get(world.staff, "risks_map")
        assert page.count("<svg") >= 2
        assert "1 risks as they stand" in page
        assert "4 × 4: 19 (high)" in page

    def test_counts_where_there_are_many(self, world):
        for place in range(9):
            rated(world, entered(world, f"RM-{place:02}"))
        page = get(world.staff, "risks_map")
        assert "The numbers say how many risks" in page

    def test_asks_no_more_queries_for_more_risks(self, world, django_assert_max_num_queries):
        for place in range(5):
            rated(world, entered(world, f"RM-{place:02}"))
        client = client_of(world.staff)
        with django_assert_max_num_queries(12):
            client.get(reverse("risks_map"))

    def test_of_a_kind_or_of_all(self, world, risk):
        assert "RM-01" not in get(world.staff, "risks_map", kind="bribery")
        assert "RM-01" in get(world.staff, "risks_map", agency="all")

    def test_a_large_opportunity_is_good(self, world, risk):
        chance = rated(world, entered(world, "PL-01", "opportunity"), (2, 2), (4, 4), (5, 5))
        page = get(world.staff, "risks_map", kind="opportunity")
        assert "1 opportunities as they stand: high 1." in page
        assert "If nothing is done" in page
        assert "var(--good)" in page
        assert "var(--bad)" not in page
        assert "var(--bad)" in get(world.staff, "risks_map")
        page = get(world.staff, "risks_risk", chance.pk)
        assert "Controls" not in page


class TestTheSheet:
    def _url(self, risk):
        return f"{reverse('risks_sheet_row', args=[risk.pk])}?quarter=2019-1"

    def test_saves_a_row_once_it_is_whole(self, world, risk):
        client = client_of(world.owner)
        response = client.post(self._url(risk), {"realisation": "", "likelihood": "2"})
        assert response.status_code == HTTPStatus.OK
        assert not Monitoring.objects.exists()
        data = {"realisation": "Separuh jalan", "likelihood": "2", "impact": "4"}
        assert client.post(self._url(risk), data).status_code == HTTPStatus.FOUND
        assert client.post(self._url(risk), data).status_code == HTTPStatus.FOUND
        one = Monitoring.objects.get()
        assert (one.quarter, one.rating.value) == (1, 13)
        assert "1 of 1 filled in" in get(world.owner, "risks_sheet", world.agency.pk)

    def test_a_value_outside_is_refused(self, world, risk):
        data = {"realisation": "x", "likelihood": "6", "impact": "1"}
        response = client_of(world.owner).post(self._url(risk), data)
        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY

    def test_who_may_not_is_told(self, world, risk):
        assert client_of(world.staff).post(self._url(risk), {}).status_code == 403
        assert client_of(world.stranger).post(self._url(risk), {}).status_code == 404

    def test_is_issued(self, world, risk):
        services.monitor_risk(
            actor=world.acts("owner", TODAY),
            risk_id=risk.pk,
            quarter=Quarter(2019, 1),
            realisation="Jalan",
            score=Score(2, 4),
        )
        data = {"quarter": "2019-1"}
        response = send(world.coordinator, "risks_quarter_paper", world.agency.pk, data=data)
        assert response.url.startswith("/")


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


def test_the_register_is_taken_away(world, risk):
    response = client_of(world.staff).get(reverse("risks_risks"), {"format": "csv"})
    body = b"".join(response) if response.streaming else response.content
    assert b"RM-01" in body


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"kind": "quality"}, True),
        ({"kind": "bribery"}, False),
        ({"level": "high"}, True),
        ({"level": "low"}, False),
        ({"state": "assessed"}, True),
        ({"what": "appetite"}, True),
        ({"what": "demanding"}, False),
        ({"what": "late"}, False),
        ({"what": "happened"}, False),
        ({"q": "terlambat"}, True),
        ({"q": "tidak ada"}, False),
    ],
)
def test_the_register_is_filtered(world, risk, query, found):
    assert (f"/{risk.pk}/" in get(world.staff, "risks_risks", **query)) is found
