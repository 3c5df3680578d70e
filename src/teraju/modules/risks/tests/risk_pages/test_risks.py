"""A risk: entered, rated, treated; its register taken away and filtered."""

from __future__ import annotations

import pytest
from django.urls import reverse

from teraju.modules.risks.models import Risk
from teraju.modules.risks.tests.pages import client_of, get, refused_at, send
from teraju.modules.risks.tests.world import (
    FIELDS,
    carried_out,
    controlled,
    entered,
    partner,
    planned,
    rated,
)

pytestmark = pytest.mark.django_db
EVIL = '<script>alert("x")</script>'


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
