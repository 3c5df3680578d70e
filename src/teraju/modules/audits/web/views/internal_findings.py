"""Findings of internal audits: register, record, and what is done with them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.audits import permissions, services
from teraju.modules.audits.domain.followup import GATED
from teraju.modules.audits.models import AuditFinding, ChecklistRow, InternalAudit
from teraju.modules.audits.selectors import internal as reading
from teraju.modules.audits.selectors.follow_up import standings_of
from teraju.modules.audits.services.audit_findings import WRITABLE
from teraju.modules.audits.web.forms.internal import AnswerForm, InternalFindingForm, WhyForm
from teraju.modules.audits.web.internal_registers import INTERNAL_FINDINGS
from teraju.modules.audits.web.internal_statuses import internal_finding_status
from teraju.modules.audits.web.internal_words import clause_marks
from teraju.modules.improvement.api import Standing
from teraju.modules.standards.api import requirements_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods, versioned
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .common import renamed
from .internal_common import act_on, audit_of, button, history_of, stop, team_refusal, unversioned

REGISTER = (INTERNAL_FINDINGS.title, "audits_internal_findings")
FIELDS = ("grade", "statement", "criterion", "evidence", "gap", "process", "auditee")


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, INTERNAL_FINDINGS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    finding = finding_of(request.viewer, pk)
    standing = standings_of([finding], request.viewer.today).get(finding.pk)
    text, primary, actions = _next(request.viewer, finding, standing)
    page = RecordPage(
        title=finding.statement,
        number=f"{finding.audit.number} {finding.number}",
        target=finding,
        register_title=INTERNAL_FINDINGS.title,
        register_url=reverse("audits_internal_findings"),
        status=internal_finding_status(finding, standing),
        next_step=text,
        primary=primary,
        actions=actions,
        facts=_facts(finding, standing),
        sections=_texts(finding),
        is_example=finding.is_example,
    )
    return record_page(request, page, history=lambda: history_of(finding))


@form_methods
def add(request: ViewerRequest, pk: int) -> HttpResponse:
    """A finding, of the row named in the address where it comes from the checklist."""
    audit = audit_of(request.viewer, pk)
    stop(team_refusal(request.viewer, audit))
    row = _row(request, audit)

    def act(data: dict[str, Any]) -> AuditFinding:
        with _at_first_clauses(audit):
            return services.record_audit_finding(
                actor=request.viewer, audit_id=pk, row=row, **unversioned(data)
            )

    sheet = reverse("audits_checklist", args=[pk])
    return act_on(
        request,
        audit,
        form=partial(InternalFindingForm, viewer=request.viewer, audit=audit),
        title=_("Record a finding"),
        submit=_("Record a finding"),
        act=act,
        initial=_first_words(audit, row) if row else {},
        back=f"{sheet}#row-{row.pk}" if row else audit.get_absolute_url(),
        done=_("The finding is recorded."),
        facts=(Fact(_("Internal audit"), str(audit)), Fact(_("Agency"), audit.agency.name)),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    finding = finding_of(request.viewer, pk)
    stop(team_refusal(request.viewer, finding.audit))
    initial: dict[str, Any] = {name: getattr(finding, name) for name in FIELDS}
    for tied in finding.clauses.all():
        name = f"clauses_{tied.edition_id}"
        initial[name] = ", ".join(filter(None, (initial.get(name), tied.clause)))

    def act(data: dict[str, Any]) -> AuditFinding:
        with _at_first_clauses(finding.audit):
            return services.change_audit_finding(
                actor=request.viewer, finding_id=pk, **versioned(data)
            )

    return _form(
        request,
        finding,
        form=partial(InternalFindingForm, viewer=request.viewer, audit=finding.audit),
        title=_("Change the finding"),
        submit=_("Save"),
        act=act,
        initial=initial,
        done=_("Saved."),
    )


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    finding = finding_of(request.viewer, pk)
    stop(team_refusal(request.viewer, finding.audit))
    return _form(
        request,
        finding,
        form=WhyForm,
        title=_("Take the finding back"),
        submit=_("Take back"),
        act=lambda data: services.withdraw_audit_finding(
            actor=request.viewer, finding_id=pk, **versioned(data)
        ),
        done=_("The finding is taken back."),
    )


@form_methods
def answer(request: ViewerRequest, pk: int) -> HttpResponse:
    finding = finding_of(request.viewer, pk)
    rights.require(request.viewer, permissions.INTERNAL_ANSWER, finding)
    return _form(
        request,
        finding,
        form=AnswerForm,
        title=_("Tell what followed"),
        submit=_("Save"),
        act=lambda data: services.answer_audit_finding(
            actor=request.viewer, finding_id=pk, **versioned(data)
        ),
        initial={"answer": finding.answer},
        done=_("Saved."),
    )


def finding_of(viewer: Viewer, pk: int) -> AuditFinding:
    rows = reading.audit_findings(viewer).select_related(
        "audit__agency", "audit__programme__agency"
    )
    return get_object_or_404(rows, pk=pk)


def _row(request: ViewerRequest, audit: InternalAudit) -> ChecklistRow | None:
    asked = request.GET.get("row", "")
    if not asked.isdecimal():
        return None
    rows = reading.checklist_rows(request.viewer).filter(audit=audit)
    return get_object_or_404(rows, pk=asked)


def _first_words(audit: InternalAudit, row: ChecklistRow) -> dict[str, Any]:
    """What the row knows already: its note, its evidence, and the clauses of both standards."""
    words: dict[str, Any] = {"evidence": row.evidence, "gap": row.note}
    if row.topic is None:
        return words
    words["criterion"] = row.topic.title
    editions = [one.pk for one in audit.editions.all()]
    for edition_id, asked in requirements_of(editions, audit.first_day).items():
        numbers = [one.number for one in asked if row.topic.code in one.topics]
        words[f"clauses_{edition_id}"] = ", ".join(numbers)
    return words


def _at_first_clauses(audit: InternalAudit) -> AbstractContextManager[None]:
    """A refusal about all clauses stands at the first standard's field."""
    first = audit.editions.first()
    return renamed(clauses=f"clauses_{first.pk}" if first else "clauses")


def _form(request: ViewerRequest, finding: AuditFinding, **page: Any) -> HttpResponse:
    return act_on(
        request,
        finding,
        facts=(
            Fact(_("Finding"), finding.statement),
            Fact(_("Grade"), finding.get_grade_display()),
            Fact(_("Internal audit"), str(finding.audit), url=finding.audit.get_absolute_url()),
        ),
        register=REGISTER,
        **page,
    )


def _next(
    viewer: Viewer, finding: AuditFinding, standing: Standing | None
) -> tuple[str, Action | None, list[Action]]:
    if finding.withdrawn_on:
        return _("Nothing more is asked for."), None, []
    if finding.audit.state in WRITABLE:
        refusal = team_refusal(viewer, finding.audit)
        first = button(_("Change"), "audits_internal_finding_change", finding.pk, refusal, "pencil")
        back = button(_("Take back"), "audits_internal_finding_withdraw", finding.pk, icon="x")
        text = _("It is handed to the audited agency with the report.")
        return text, first, [] if refusal else [back]
    if finding.grade in GATED:
        text = str(standing.words) if standing else ""
        url = standing.url if standing else ""
        opened = Action(_("Open the nonconformity"), url, icon="arrow-right") if url else None
        return text, opened, []
    refusal = str(rights.refusal(viewer, permissions.INTERNAL_ANSWER, finding))
    first = button(
        _("Tell what followed"), "audits_internal_finding_answer", finding.pk, refusal, "send"
    )
    return _("No answer is asked for; the agency may tell what it makes of it."), first, []


def _facts(finding: AuditFinding, standing: Standing | None) -> list[Fact]:
    lines = [
        Fact(_("Grade"), finding.get_grade_display()),
        Fact(_("Clauses"), clause_marks(finding.clauses.all())),
        Fact(_("Agency"), finding.agency.name),
        Fact(_("Internal audit"), str(finding.audit), url=finding.audit.get_absolute_url()),
        Fact(_("Process"), str(finding.process) if finding.process else None),
        Fact(_("Auditee"), finding.auditee),
        Fact(_("Found on"), finding.found_on, note=finding.found_office),
        Fact(_("Nonconformity"), standing.number, url=standing.url) if standing else None,
        Fact(_("Answered on"), finding.answered_on),
        Fact(_("Taken back because"), finding.withdrawn_because),
    ]
    return [fact for fact in lines if fact is not None and fact.value]


def _texts(finding: AuditFinding) -> list[Section]:
    texts: Mapping[str, str] = {
        pgettext("finding", "Criterion"): finding.criterion,
        _("Evidence"): finding.evidence,
        _("Gap"): finding.gap,
        _("What followed"): finding.answer,
    }
    return [
        Section(title, "web/sections/text.html", {"text": text})
        for title, text in texts.items()
        if text
    ]
