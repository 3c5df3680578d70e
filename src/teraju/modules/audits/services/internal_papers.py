"""The papers of internal audits: programme, assignment, plan and report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from teraju.modules.audits import permissions
from teraju.modules.audits.domain.internal_states import AFTER_REPORT, YearState
from teraju.modules.audits.models import AuditProgramme, InternalAudit
from teraju.modules.audits.refusals import StepNotPossible
from teraju.modules.audits.selectors.internal import internal_clauses, programme_lines
from teraju.modules.audits.selectors.teams import LEADING
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import (
    AssignmentLetter,
    AuditPaper,
    Paper,
    Signatory,
    StatementSection,
    issue_paper,
    replace_earlier,
)

from .internal_common import claim_audit, require_team

PROGRAMME = "audits.programme"
ASSIGNMENT = "audits.assignment"
PLAN = "audits.plan"
REPORT = "audits.report"
REVOKE = "papers.paper.revoke"
Facts = Sequence[tuple[object, Any]]


@transaction.atomic
@override(settings.LANGUAGE_CODE)
def issue_programme(*, actor: Viewer, programme_id: int) -> Paper:
    """Issue an approved programme, signed by the head."""
    rows = AuditProgramme.objects.visible_to(actor).select_related("agency", "government")
    programme: AuditProgramme = claim(rows, programme_id)
    rights.require(actor, permissions.PROGRAMME_APPROVE, programme)
    if programme.state not in (YearState.APPROVED, YearState.CLOSED):
        raise StepNotPossible(_("Only an approved programme is issued."))
    lines = programme_lines(actor).filter(programme=programme).order_by("planned_on", "pk")
    data = AuditPaper(
        title=_("Audit programme"),
        subtitle=str(programme.year),
        facts=_filled(
            [
                (_("Objectives"), programme.objectives),
                (_("Risks of the programme"), programme.risks),
                (_("Resources"), programme.resources),
                (_("Approved on"), programme.approved_on),
            ]
        ),
        table=_("Audits of the year"),
        headers=[_("Month"), _("Unit"), _("Standards"), _("Why, by risk")],
        rows=[
            [
                date_format(one.planned_on, "YEAR_MONTH_FORMAT"),
                one.agency.name,
                ", ".join(str(edition) for edition in one.editions.all()),
                one.reason,
            ]
            for one in lines
        ],
        sections=[],
    )
    place = programme.agency.head_title if programme.agency else programme.government.head_title
    return _issue(actor, programme, "audit_paper", data, str(programme), PROGRAMME, place)


@transaction.atomic
@override(settings.LANGUAGE_CODE)
def issue_assignment(*, actor: Viewer, audit_id: int) -> Paper:
    """Issue the letter that sends the team and tells the auditee, signed by the head."""
    audit = claim_audit(actor, audit_id, None)
    rights.require(actor, permissions.PROGRAMME_APPROVE, audit.programme)
    members = list(audit.members.filter(left_on=None).order_by("pk"))
    if not members:
        raise StepNotPossible(_("The team is not named yet."))
    data = AssignmentLetter(
        title=_("Assignment for an internal audit"),
        basis=[str(audit.programme)],
        team=[(one.office, one.get_part_display()) for one in members],
        tasks=[
            format_lazy(
                _("To audit {agency}: {scope}"), agency=audit.agency.name, scope=audit.scope
            )
        ],
        facts=_facts(audit),
        first_day=audit.first_day,
        last_day=audit.last_day,
    )
    programme = audit.programme
    head = programme.agency.head_title if programme.agency else audit.government.head_title
    title = format_lazy(_("Assignment for an internal audit: {number}"), number=audit.number)
    return _issue(actor, audit, "assignment_letter", data, title, ASSIGNMENT, head)


@transaction.atomic
@override(settings.LANGUAGE_CODE)
def issue_plan(*, actor: Viewer, audit_id: int) -> Paper:
    """Issue the plan of an audit, signed by the lead auditor."""
    audit = claim_audit(actor, audit_id, None)
    require_team(actor, audit, LEADING)
    slots = audit.slots.prefetch_related("auditors").order_by("on", "starts_at", "pk")
    rows: list[list[object]] = [
        [
            f"{date_format(one.on)} {one.starts_at:%H.%M}–{one.ends_at:%H.%M}",
            one.subject,
            one.auditee or "–",
            ", ".join(str(member) for member in one.auditors.all()) or "–",
        ]
        for one in slots
    ]
    if not rows:
        raise StepNotPossible(_("The plan has no line yet: who looks at what, when, with whom."))
    data = AuditPaper(
        title=_("Audit plan"),
        subtitle=f"{audit.number} {audit.title}",
        facts=[*_facts(audit), (_("Team"), _team(audit))],
        table=pgettext_lazy("audit", "Course of the days"),
        headers=[_("When"), _("What"), _("With whom"), _("By whom")],
        rows=rows,
        sections=[],
    )
    title = format_lazy(_("Audit plan: {number}"), number=audit.number)
    return _issue(actor, audit, "audit_paper", data, title, PLAN, actor.office)


@transaction.atomic
@override(settings.LANGUAGE_CODE)
def issue_audit_report(*, actor: Viewer, audit_id: int) -> Paper:
    """Issue the report of an audit with its findings, signed by the lead auditor."""
    audit = claim_audit(actor, audit_id, None)
    require_team(actor, audit, LEADING)
    if audit.state not in AFTER_REPORT:
        raise StepNotPossible(_("The report is not written yet."))
    data = AuditPaper(
        title=_("Internal audit report"),
        subtitle=f"{audit.number} {audit.title}",
        facts=[
            *_facts(audit),
            (_("Team"), _team(audit)),
            (_("Opening meeting"), audit.opening_on),
            (_("Closing meeting"), audit.closing_on),
            (_("Conclusion"), audit.conclusion),
            (_("Distribution"), ", ".join(str(one) for one in audit.copies.order_by("pk"))),
        ],
        table=_("Findings"),
        headers=[_("Finding"), _("Criterion and clauses"), _("Evidence"), _("Gap")],
        rows=[list(row) for row in _finding_rows(audit)],
        sections=[
            StatementSection(
                title=_("Note"),
                lines=[_("Only what was looked at is reported; more may be found elsewhere.")],
            )
        ],
    )
    title = format_lazy(_("Internal audit report: {number}"), number=audit.number)
    return _issue(actor, audit, "audit_paper", data, title, REPORT, actor.office)


def _finding_rows(audit: InternalAudit) -> list[tuple[object, ...]]:
    clauses: dict[int, list[str]] = {}
    for tied in internal_clauses().filter(finding__audit=audit):
        clauses.setdefault(tied.finding_id, []).append(str(tied))
    found = audit.findings.filter(withdrawn_on=None).order_by("number", "pk")
    return [
        (
            f"{one.number} {one.get_grade_display()}: {one.statement}",
            f"{one.criterion} ({', '.join(clauses.get(one.pk, []))})",
            one.evidence,
            one.gap or "–",
        )
        for one in found
    ]


def _facts(audit: InternalAudit) -> Facts:
    return _filled(
        [
            (_("Agency"), audit.agency.name),
            (_("Standards"), ", ".join(str(one) for one in audit.editions.order_by("pk"))),
            (_("Objectives"), audit.objectives),
            (_("Scope"), audit.scope),
            (pgettext_lazy("audit", "Criteria"), audit.criteria),
            (_("First day"), audit.first_day),
            (_("Last day"), audit.last_day),
        ]
    )


def _team(audit: InternalAudit) -> str:
    members = audit.members.filter(left_on=None).order_by("pk")
    return ", ".join(f"{one.office} ({one.get_part_display()})" for one in members)


def _filled(facts: Facts) -> Facts:
    return [(label, value) for label, value in facts if value not in (None, "")]


def _issue(
    actor: Viewer,
    target: AuditProgramme | InternalAudit,
    template: str,
    data: Any,
    title: Any,
    key: str,
    office: str,
) -> Paper:
    """Issue a paper and revoke the earlier one of its kind, so that one is valid at a time."""
    paper = issue_paper(
        actor=actor,
        template=template,
        data=data,
        public_facts=[
            (_("Agency"), target.agency.name if target.agency else target.government.name)
        ],
        government=target.government,
        agency=target.agency,
        target=target,
        title=title,
        number_key=key,
        is_public=False,
        is_example=target.is_example,
        signatory=Signatory(office=office),
    )
    replace_earlier(actor=actor, paper=paper)
    return paper
