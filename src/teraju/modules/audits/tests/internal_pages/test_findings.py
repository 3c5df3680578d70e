"""Findings, and what a team from elsewhere issues and sees."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from teraju.modules.audits import services
from teraju.modules.audits.tests.internal_world import FIRST, REPORTED, Inside
from teraju.modules.audits.tests.pages import client_of, get, refused_at
from teraju.platform.papers.api import papers_of

from .visits import set_day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


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
        set_day(settings, REPORTED)
        finding = audit.findings.get()
        page = get(inside.people["head"], "audits_internal_finding", finding.pk)
        assert "Open the nonconformity" in page
        get(inside.people["lead"], "audits_internal_finding", finding.pk)


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
        page = get(inside.people["lead"], "audits_internal", audit.pk)
        assert paper.number in page
        assert '<span class="st good">valid</span>' in page
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
        set_day(settings, REPORTED)
        told = "Issue the report as a signed paper"
        assert told in get(inside.people["lead"], "audits_internal", audit.pk)
        services.issue_audit_report(actor=inside.acts("lead", REPORTED), audit_id=audit.pk)
        assert told not in get(inside.people["lead"], "audits_internal", audit.pk)
