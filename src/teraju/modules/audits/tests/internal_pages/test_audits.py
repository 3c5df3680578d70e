"""Programmes and internal audits: what they show to whom, what they refuse."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from teraju.modules.audits import services
from teraju.modules.audits.models import AuditProgramme, InternalAudit
from teraju.modules.audits.tests.internal_world import FIRST, LAST, REPORTED, Inside, build_inside
from teraju.modules.audits.tests.pages import client_of, get, refused_at, send

from .visits import home, line_data, queries, set_day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


class TestProgrammePages:
    def test_from_the_first_page_to_approval(self, inside: Inside) -> None:
        writer = inside.people["coordinator"]
        send(
            writer,
            "audits_programme_add",
            data={"agency": inside.agency.pk, "year": 2020, "objectives": "Siap surveilans"},
        )
        programme = AuditProgramme.objects.get()
        page = get(writer, "audits_programme", programme.pk)
        assert "Suggested by risk" in page
        assert "never audited" in page
        response = send(
            writer,
            "audits_line_add",
            programme.pk,
            data=line_data(inside, planned_on="2021-03-02"),
            status=422,
        )
        assert refused_at(response, "planned_on")
        send(writer, "audits_line_add", programme.pk, data=line_data(inside))
        send(writer, "audits_programme_send", programme.pk, data={"version": 1})
        send(inside.people["head"], "audits_programme_approve", programme.pk, data={"version": 2})
        programme.refresh_from_db()
        assert programme.state == "approved"
        services.issue_programme(actor=inside.acts("head"), programme_id=programme.pk)
        page = get(writer, "audits_programme", programme.pk)
        assert "Plan this audit" in page
        assert '<span class="st good">valid</span>' in page

    def test_strangers_and_readers(self, inside: Inside) -> None:
        programme = inside.programme()
        stranger = build_inside().people["coordinator"]
        get(stranger, "audits_programme", programme.pk, code=404)
        get(inside.people["staff"], "audits_programme", programme.pk)
        get(inside.people["staff"], "audits_programme_change", programme.pk, code=403)

    def test_a_stale_version_keeps_what_was_typed(self, inside: Inside) -> None:
        programme = inside.programme(approved=False)
        writer = inside.people["coordinator"]
        change = {"version": 1, "objectives": "Baru"}
        send(writer, "audits_programme_change", programme.pk, data=change)
        response = send(
            writer,
            "audits_programme_change",
            programme.pk,
            data={"version": 1, "objectives": "Lain"},
            status=422,
        )
        assert "Lain" in response.content.decode()


class TestAuditPages:
    def test_the_team_sees_an_audit_of_another_agency(self, inside: Inside) -> None:
        audit = inside.prepared()
        assert "Begin the audit" in get(inside.people["lead"], "audits_internal", audit.pk)
        get(inside.people["elsewhere"], "audits_internal", audit.pk, code=404)
        get(inside.people["staff"], "audits_internal", audit.pk)
        page = get(inside.people["coordinator"], "audits_internal_begin", audit.pk, code=403)
        assert "Only the lead auditor" in page

    def test_those_who_may_audit_are_offered_first(self, inside: Inside) -> None:
        audit = inside.planned()
        page = get(inside.people["coordinator"], "audits_member_add", audit.pk)
        able, others = page.partition('label="Internal auditors"')[2].split(
            'label="Other colleagues"'
        )
        assert f'value="{inside.people["lead"].pk}"' in able
        assert f'value="{inside.people["staff"].pk}"' in others

    def test_an_auditor_of_the_own_unit_is_refused_at_the_field(self, inside: Inside) -> None:
        audit = inside.planned()
        response = send(
            inside.people["coordinator"],
            "audits_member_add",
            audit.pk,
            data={"version": 1, "person": inside.people["inside"].pk, "part": "lead"},
            status=422,
        )
        assert refused_at(response, "person")
        assert "another agency" in response.content.decode()

    def test_steps_lead_to_the_report_and_its_readers(self, inside: Inside, settings: Any) -> None:
        audit = inside.running()
        inside.finding(audit, "observation")
        inside.answer_all(audit)
        lead = inside.people["lead"]
        set_day(settings, LAST)
        version = InternalAudit.objects.get().version
        send(
            lead,
            "audits_internal_closing",
            audit.pk,
            data={"version": version, "closing_on": "2020-03-04"},
        )
        set_day(settings, REPORTED)
        send(
            lead,
            "audits_internal_report",
            audit.pk,
            data={"version": version + 1, "conclusion": "Berjalan"},
        )
        head = inside.people["head"]
        page = get(head, "audits_internal", audit.pk)
        assert "Confirm having read it" in page
        copy = audit.copies.get(person=head)
        get(inside.people["owner"], "audits_copy_read", copy.pk, code=403)
        send(head, "audits_copy_read", copy.pk, data={"version": 1})
        copy.refresh_from_db()
        assert copy.read_on == REPORTED

    def test_every_open_state_shows_what_is_next(self, inside: Inside, settings: Any) -> None:
        audit = inside.planned()
        lead = inside.people["coordinator"]
        assert "Declare prepared" in get(lead, "audits_internal", audit.pk)
        inside.prepared(audit)
        set_day(settings, FIRST)
        lead = inside.people["lead"]
        services.begin_audit(actor=inside.acts("lead", FIRST), audit_id=audit.pk, opening_on=FIRST)
        assert "Fill in the checklist" in get(lead, "audits_internal", audit.pk)
        assert "Generate rows" in get(lead, "audits_checklist", audit.pk)

    @pytest.mark.parametrize(
        "name",
        ["audits_programmes", "audits_internals", "audits_internal_findings"],
    )
    def test_registers_cost_the_same_with_more_rows(self, inside: Inside, name: str) -> None:
        head = client_of(inside.people["head"])
        audit = inside.closing_held("minor", "observation")
        few = queries(head, reverse(name))
        for number in range(4):
            services.write_programme(
                actor=inside.acts("coordinator"),
                agency=inside.agency,
                year=2021 + number,
                objectives="Lagi",
            )
            inside.planned(audit.programme, line=None, kind="extra")
        assert queries(head, reverse(name)) == few

    def test_a_record_costs_the_same_with_more_findings(self, inside: Inside) -> None:
        audit = inside.running()
        inside.finding(audit)
        lead = client_of(inside.people["lead"])
        url = reverse("audits_internal", args=[audit.pk])
        few = queries(lead, url)
        for number in range(5):
            inside.finding(audit, "minor", statement=f"Lagi {number}")
        assert queries(lead, url) == few


class TestWaiting:
    def test_tells_each_what_is_theirs(self, inside: Inside, settings: Any) -> None:
        programme = inside.programme()
        assert "Plan the internal audit" not in home(inside.people["coordinator"])
        set_day(settings, date(2020, 2, 10))
        assert "Plan the internal audit" in home(inside.people["coordinator"])
        audit = inside.planned(programme)
        member = inside.member(audit, "lead", "lead")
        assert "Declare independence" in home(inside.people["lead"])
        services.declare_independence(actor=inside.acts("lead"), member_id=member.pk)
        assert "Prepare:" in home(inside.people["lead"])
