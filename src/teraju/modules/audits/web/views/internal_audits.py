"""Internal audits: register, record and the steps from plan to end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.audits import permissions, services
from teraju.modules.audits.internal_teams import KIND
from teraju.modules.audits.models import InternalAudit, ProgrammeLine
from teraju.modules.audits.selectors.teams import closing_refusal
from teraju.modules.audits.web.forms.internal import (
    AuditForm,
    ClosingForm,
    ExtraAuditForm,
    OpeningForm,
    ReportForm,
    VersionForm,
    WhyForm,
    agencies_of,
)
from teraju.modules.audits.web.internal_next import next_of
from teraju.modules.audits.web.internal_registers import INTERNAL_AUDITS
from teraju.modules.audits.web.internal_sections import audit_facts, audit_sections
from teraju.modules.audits.web.internal_statuses import audit_status
from teraju.platform.accounts import rights
from teraju.platform.web.forms import form_methods, versioned
from teraju.platform.web.kinds import Action, Fact, RecordPage, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.panels import first_of, panel_sections

from .internal_common import (
    act_on,
    audit_of,
    history_of,
    lead_refusal,
    manager_refusal,
    programme_of,
    stop,
    team_refusal,
    unversioned,
)
from .programmes import REGISTER as PROGRAMME_REGISTER
from .programmes import line_of

FIELDS = ("title", "objectives", "scope", "criteria", "first_day", "last_day")


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [
        Action(_("Audit programmes"), reverse("audits_programmes"), icon="calendar"),
        Action(_("Findings"), reverse("audits_internal_findings"), icon="search-check"),
    ]
    return register_page(request, INTERNAL_AUDITS, more=more)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    audit = audit_of(request.viewer, pk)
    text, primary, actions = next_of(request.viewer, audit)
    stated = panel_sections(request.viewer, KIND, audit.pk)
    page = RecordPage(
        title=audit.title,
        number=audit.number,
        target=audit,
        register_title=INTERNAL_AUDITS.title,
        register_url=reverse("audits_internals"),
        status=audit_status(audit),
        next_step=text,
        primary=first_of(primary, stated),
        actions=actions,
        facts=audit_facts(audit),
        sections=audit_sections(request.viewer, audit, stated),
        is_example=audit.is_example,
    )
    return record_page(request, page, history=lambda: history_of(audit))


@form_methods
def add(request: ViewerRequest, pk: int) -> HttpResponse:
    """Plan the audit of a line of the programme."""
    line = line_of(request.viewer, pk)
    rights.require(request.viewer, permissions.INTERNAL_PLAN, line.programme)

    def act(data: dict[str, Any]) -> InternalAudit:
        return services.plan_audit(
            actor=request.viewer,
            programme=line.programme,
            line=line,
            agency=line.agency,
            editions=line.editions.all(),
            processes=line.processes.all(),
            **unversioned(data),
        )

    return act_on(
        request,
        line,
        form=AuditForm,
        title=_("Plan the internal audit"),
        submit=_("Plan the audit"),
        act=act,
        initial=_first_words(line),
        success=lambda audit: audit.get_absolute_url(),
        back=line.programme.get_absolute_url(),
        done=_("The audit is planned. Now name its team."),
        facts=(
            Fact(_("Audit programme"), str(line.programme)),
            Fact(_("Unit"), line.agency.name),
            Fact(_("Standards"), [str(one) for one in line.editions.all()]),
        ),
        register=PROGRAMME_REGISTER,
    )


def _first_words(line: ProgrammeLine) -> dict[str, Any]:
    standards = ", ".join(str(one) for one in line.editions.all())
    processes = ", ".join(str(one) for one in line.processes.all())
    return {
        "title": _("Internal audit %(year)s") % {"year": line.programme.year},
        "scope": processes or _("All processes of %(agency)s") % {"agency": line.agency.name},
        "criteria": standards,
        "first_day": line.planned_on,
        "last_day": line.planned_on,
    }


@form_methods
def extra_add(request: ViewerRequest, pk: int) -> HttpResponse:
    """Plan an audit that the programme did not foresee."""
    programme = programme_of(request.viewer, pk)
    rights.require(request.viewer, permissions.INTERNAL_PLAN, programme)
    return act_on(
        request,
        programme,
        form=partial(
            ExtraAuditForm, viewer=request.viewer, agencies=agencies_of(request.viewer, programme)
        ),
        title=_("Plan an extra audit"),
        submit=_("Plan the audit"),
        act=lambda data: services.plan_audit(
            actor=request.viewer, programme=programme, **unversioned(data)
        ),
        initial={"agency": programme.agency},
        success=lambda audit: audit.get_absolute_url(),
        done=_("The audit is planned. Now name its team."),
        facts=(Fact(_("Audit programme"), str(programme)),),
        register=PROGRAMME_REGISTER,
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    audit = audit_of(request.viewer, pk)
    return audit_form(
        request,
        audit,
        manager_refusal(request.viewer, audit),
        services.change_audit,
        form=AuditForm,
        title=_("Change the audit"),
        submit=_("Save"),
        initial={name: getattr(audit, name) for name in FIELDS},
        done=_("Saved."),
    )


@form_methods
def prepare(request: ViewerRequest, pk: int) -> HttpResponse:
    audit = audit_of(request.viewer, pk)
    return audit_form(
        request,
        audit,
        manager_refusal(request.viewer, audit),
        services.prepare_audit,
        form=VersionForm,
        title=_("Declare the audit prepared"),
        intro=_("Team, declarations of independence, plan and checklist are complete."),
        submit=_("Prepared"),
        done=_("The audit is prepared."),
    )


@form_methods
def reopen(request: ViewerRequest, pk: int) -> HttpResponse:
    audit = audit_of(request.viewer, pk)
    return audit_form(
        request,
        audit,
        manager_refusal(request.viewer, audit),
        services.reopen_audit,
        form=WhyForm,
        title=_("Back to planning"),
        submit=_("Back to planning"),
        done=_("The audit is planned again."),
    )


@form_methods
def begin(request: ViewerRequest, pk: int) -> HttpResponse:
    audit = audit_of(request.viewer, pk)
    return audit_form(
        request,
        audit,
        team_refusal(request.viewer, audit),
        services.begin_audit,
        form=OpeningForm,
        title=_("Opening meeting"),
        submit=_("Begin the audit"),
        initial={"opening_on": request.viewer.today},
        done=_("The audit has begun. Fill in the checklist."),
    )


@form_methods
def closing(request: ViewerRequest, pk: int) -> HttpResponse:
    audit = audit_of(request.viewer, pk)
    return audit_form(
        request,
        audit,
        lead_refusal(request.viewer, audit),
        services.hold_closing,
        form=ClosingForm,
        title=_("Closing meeting"),
        intro=_("From now on the audited agency sees the findings."),
        submit=_("Closing meeting held"),
        initial={"closing_on": request.viewer.today},
        done=_("The closing meeting is noted. Now write the report."),
    )


@form_methods
def resume(request: ViewerRequest, pk: int) -> HttpResponse:
    audit = audit_of(request.viewer, pk)
    return audit_form(
        request,
        audit,
        lead_refusal(request.viewer, audit),
        services.resume_audit,
        form=WhyForm,
        title=_("Take the audit up again"),
        submit=_("Take up again"),
        done=_("The audit is running again."),
    )


@form_methods
def report(request: ViewerRequest, pk: int) -> HttpResponse:
    audit = audit_of(request.viewer, pk)
    return audit_form(
        request,
        audit,
        lead_refusal(request.viewer, audit),
        services.report_audit,
        form=partial(ReportForm, viewer=request.viewer, audit=audit),
        title=_("Report the audit"),
        intro=_("Majors and minors become nonconformities; their follow-up begins."),
        submit=pgettext("step", "Report"),
        done=_("The audit is reported and the report is distributed."),
    )


@form_methods
def close(request: ViewerRequest, pk: int) -> HttpResponse:
    audit = audit_of(request.viewer, pk)
    return audit_form(
        request,
        audit,
        closing_refusal(request.viewer, audit),
        services.close_audit,
        form=VersionForm,
        title=_("Close the audit"),
        intro=_("Minors have an accepted plan, majors a verified effect."),
        submit=_("Close the audit"),
        done=_("The audit is closed."),
    )


@form_methods
def cancel(request: ViewerRequest, pk: int) -> HttpResponse:
    audit = audit_of(request.viewer, pk)
    return audit_form(
        request,
        audit,
        manager_refusal(request.viewer, audit),
        services.cancel_audit,
        form=WhyForm,
        title=_("Cancel the audit"),
        submit=_("Cancel the audit"),
        done=_("The audit is cancelled."),
    )


@form_methods
def assignment(request: ViewerRequest, pk: int) -> HttpResponse:
    audit = audit_of(request.viewer, pk)
    refusal = rights.refusal(request.viewer, permissions.PROGRAMME_APPROVE, audit.programme)
    title = _("Issue the letter of assignment")
    return _paper(request, audit, str(refusal), services.issue_assignment, title)


@form_methods
def plan_paper(request: ViewerRequest, pk: int) -> HttpResponse:
    audit = audit_of(request.viewer, pk)
    refusal = lead_refusal(request.viewer, audit)
    return _paper(request, audit, refusal, services.issue_plan, _("Issue the audit plan"))


@form_methods
def report_paper(request: ViewerRequest, pk: int) -> HttpResponse:
    audit = audit_of(request.viewer, pk)
    refusal = lead_refusal(request.viewer, audit)
    return _paper(request, audit, refusal, services.issue_audit_report, _("Issue the report"))


def _paper(
    request: ViewerRequest,
    audit: InternalAudit,
    refusal: Text,
    service: Callable[..., Any],
    title: str,
) -> HttpResponse:
    return audit_form(
        request,
        audit,
        refusal,
        lambda actor, audit_id, **_rest: service(actor=actor, audit_id=audit_id),
        form=VersionForm,
        title=title,
        submit=_("Issue"),
        done=_("The paper is issued."),
    )


def audit_form(
    request: ViewerRequest,
    audit: InternalAudit,
    refusal: Text,
    service: Callable[..., Any],
    **page: Any,
) -> HttpResponse:
    """A form for one step of an audit, for those who may."""
    stop(refusal)
    return act_on(
        request,
        audit,
        act=lambda data: service(actor=request.viewer, audit_id=audit.pk, **versioned(data)),
        facts=(Fact(_("Internal audit"), str(audit)), Fact(_("Agency"), audit.agency.name)),
        **page,
    )
