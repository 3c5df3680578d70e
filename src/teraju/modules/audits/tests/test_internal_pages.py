"""Pages of programmes and internal audits: what they show to whom, what they refuse, queries."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from teraju.modules.audits import services
from teraju.modules.audits.models import AuditProgramme, ChecklistRow, InternalAudit
from teraju.platform.accounts.models import User
from teraju.platform.papers.api import papers_of

from .internal_world import FIRST, LAST, PLANNED, REPORTED, Inside, build_inside
from .pages import client_of, get, refused_at, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def inside(settings: Any) -> Inside:
    settings.TERAJU_TODAY = PLANNED
    settings.LANGUAGE_CODE = "en"
    return build_inside()


def on(settings: Any, day: date) -> None:
    settings.TERAJU_TODAY = day


def line_data(inside: Inside, **fields: Any) -> dict[str, Any]:
    return {
        "version": 1,
        "agency": inside.agency.pk,
        "editions": [inside.quality.pk, inside.bribery.pk],
        "planned_on": "2020-03-02",
        "reason": "Belum pernah diaudit",
        **fields,
    }


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
        assert "Plan this audit" in get(writer, "audits_programme", programme.pk)

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
        on(settings, LAST)
        version = InternalAudit.objects.get().version
        send(
            lead,
            "audits_internal_closing",
            audit.pk,
            data={"version": version, "closing_on": "2020-03-04"},
        )
        on(settings, REPORTED)
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
        on(settings, FIRST)
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


def queries(client: Any, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


class TestChecklistPage:
    def test_is_the_teams_until_the_report(self, inside: Inside) -> None:
        audit = inside.running()
        page = get(inside.people["second"], "audits_checklist", audit.pk)
        assert page.count('<form class="of2"') == 3
        for key in ("coordinator", "head", "inside"):
            refused = get(inside.people[key], "audits_checklist", audit.pk, code=403)
            assert "Until the report" in refused
        row = audit.rows.first()
        assert row is not None
        save(inside.people["head"], row, status=404, result="conforming")

    def test_is_marked_for_the_device_only_while_it_is_filled_in(self, inside: Inside) -> None:
        audit = inside.prepared()
        url = reverse("audits_checklist", args=[audit.pk])
        client = client_of(inside.people["lead"])
        assert not client.get(url).has_header("X-Teraju-Offline")
        services.begin_audit(actor=inside.acts("lead", FIRST), audit_id=audit.pk, opening_on=FIRST)
        assert client.get(url).has_header("X-Teraju-Offline")

    def test_works_without_a_script(self, inside: Inside) -> None:
        row = inside.running().rows.first()
        assert row is not None
        data = {"seen": row.version, "result": "conforming", "note": "", "evidence": "SK 12"}
        response = send(inside.people["second"], "audits_checklist_row", row.pk, data=data)
        assert response["Location"].endswith(f"#row-{row.pk}")
        stale = {**data, "result": "not_conforming", "note": "Tidak ada"}
        response = send(
            inside.people["lead"], "audits_checklist_row", row.pk, data=stale, status=422
        )
        page = response.content.decode()
        assert "A colleague wrote" in page
        assert "Tidak ada" in page

    def test_tells_a_script_what_stands_and_what_collides(self, inside: Inside) -> None:
        row = inside.running().rows.first()
        assert row is not None
        first = save(
            inside.people["second"],
            row,
            result="conforming",
            **{"base-result": ["", "conforming"]},
        )
        assert (first["values"]["result"], first["colliding"]) == ("conforming", {})
        again = save(
            inside.people["second"],
            row,
            result="conforming",
            **{"base-result": ["", "conforming"]},
        )
        assert again["version"] == first["version"]
        late = save(
            inside.people["lead"],
            row,
            result="not_applicable",
            note="Tidak ada",
            **{"base-result": [""], "base-note": [""]},
        )
        assert late["colliding"] == {"result": "conforming"}
        assert late["values"]["note"] == "Tidak ada"
        wrong = save(inside.people["lead"], row, status=422, result="nonsense")
        assert "Choose one" in wrong["error"]

    def test_what_is_typed_is_never_markup(self, inside: Inside) -> None:
        row = inside.running().rows.first()
        assert row is not None
        menace = "</textarea><script>alert(1)</script>"
        inside.fill(row, note=menace, evidence=menace)
        page = get(inside.people["lead"], "audits_checklist", row.audit_id)
        assert menace not in page
        assert "&lt;/textarea&gt;" in page

    def test_costs_the_same_with_more_rows(self, inside: Inside) -> None:
        audit = inside.running()
        client = client_of(inside.people["lead"])
        url = reverse("audits_checklist", args=[audit.pk])
        few = queries(client, url)
        for number in range(10):
            services.add_question(
                actor=inside.acts("lead", FIRST), audit_id=audit.pk, question=f"Apa {number}?"
            )
        assert queries(client, url) == few

    def test_goes_away_as_a_workbook(self, inside: Inside) -> None:
        audit = inside.running()
        response = client_of(inside.people["lead"]).get(
            reverse("audits_checklist", args=[audit.pk]), {"format": "xlsx"}
        )
        assert response["Content-Type"].endswith("sheet")
        assert ChecklistRow.objects.count() == 3


def save(user: User, row: ChecklistRow, status: int = 200, **data: Any) -> dict[str, Any]:
    response = client_of(user).post(
        reverse("audits_checklist_row", args=[row.pk]),
        data,
        headers={"accept": "application/json"},
    )
    assert response.status_code == status, response.content.decode()[:500]
    found: dict[str, Any] = json.loads(response.content) if status in (200, 422) else {}
    return found


class TestFindingPages:
    def test_come_from_a_row_with_the_clauses_of_both_standards(self, inside: Inside) -> None:
        audit = inside.running()
        row = audit.rows.get(topic__code="uji-both")
        lead = client_of(inside.people["lead"])
        url = f"{reverse('audits_internal_finding_add', args=[audit.pk])}?row={row.pk}"
        page = lead.get(url).content.decode()
        assert 'value="7.2"' in page
        assert 'value="7.2.1"' in page
        data = {
            "version": 1,
            "grade": "major",
            "statement": "Tidak ada evaluasi",
            "criterion": "Evaluasi diminta",
            "evidence": "Tiga berkas",
            "gap": "Tidak dibuat",
            f"clauses_{inside.quality.pk}": "7.2",
            f"clauses_{inside.bribery.pk}": "9.9",
        }
        refused = lead.post(url, data)
        assert refused_at(refused, f"clauses_{inside.bribery.pk}")
        data[f"clauses_{inside.bribery.pk}"] = "7.2.1"
        assert lead.post(url, data).status_code == 302
        row.refresh_from_db()
        assert row.finding is not None
        assert row.result == "not_conforming"
        get(inside.people["head"], "audits_internal_finding", row.finding.pk, code=404)

    def test_lead_on_to_the_nonconformity(self, inside: Inside, settings: Any) -> None:
        audit = inside.closing_held("major")
        services.report_audit(
            actor=inside.acts("lead", REPORTED), audit_id=audit.pk, conclusion="Baik"
        )
        on(settings, REPORTED)
        finding = audit.findings.get()
        page = get(inside.people["head"], "audits_internal_finding", finding.pk)
        assert "Open the nonconformity" in page
        get(inside.people["lead"], "audits_internal_finding", finding.pk)


class TestWaiting:
    def test_tells_each_what_is_theirs(self, inside: Inside, settings: Any) -> None:
        programme = inside.programme()
        assert "Plan the internal audit" not in home(inside.people["coordinator"])
        on(settings, date(2020, 2, 10))
        assert "Plan the internal audit" in home(inside.people["coordinator"])
        audit = inside.planned(programme)
        member = inside.member(audit, "lead", "lead")
        assert "Declare independence" in home(inside.people["lead"])
        services.declare_independence(actor=inside.acts("lead"), member_id=member.pk)
        assert "Prepare:" in home(inside.people["lead"])


def home(user: User) -> str:
    return client_of(user).get("/").content.decode()


class TestTheTeamFromElsewhere:
    """Auditors come from another agency: what they issue and see lies at the audited one."""

    def test_reads_the_papers_of_its_audit(self, inside: Inside) -> None:
        audit = inside.prepared()
        paper = services.issue_plan(actor=inside.acts("lead"), audit_id=audit.pk)
        for key in ("lead", "second", "coordinator"):
            assert paper in papers_of(inside.acts(key), audit), key
            get(inside.people[key], "paper", paper.pk)
        get(inside.people["elsewhere"], "paper", paper.pk, code=404)
        assert not papers_of(inside.acts("elsewhere"), audit)
        assert paper.number in get(inside.people["lead"], "audits_internal", audit.pk)
        assert paper.number in get(inside.people["lead"], "papers")

    def test_attaches_what_it_saw(self, inside: Inside) -> None:
        audit = inside.prepared()
        finding = inside.finding(
            services.begin_audit(
                actor=inside.acts("lead", FIRST), audit_id=audit.pk, opening_on=FIRST
            )
        )
        for target in (audit, finding):
            where = (target._meta.label_lower, target.pk)
            get(inside.people["second"], "file_attach", *where)
        where = (audit._meta.label_lower, audit.pk)
        get(inside.people["coordinator"], "file_attach", *where)
        get(inside.people["staff"], "file_attach", *where, code=403)
        get(inside.people["inside"], "file_attach", *where)
        get(inside.people["elsewhere"], "file_attach", *where, code=404)

    def test_issues_the_report_before_it_closes(self, inside: Inside, settings: Any) -> None:
        audit = inside.closing_held()
        services.report_audit(
            actor=inside.acts("lead", REPORTED), audit_id=audit.pk, conclusion="Berjalan"
        )
        on(settings, REPORTED)
        told = "Issue the report as a signed paper"
        assert told in get(inside.people["lead"], "audits_internal", audit.pk)
        services.issue_audit_report(actor=inside.acts("lead", REPORTED), audit_id=audit.pk)
        assert told not in get(inside.people["lead"], "audits_internal", audit.pk)
