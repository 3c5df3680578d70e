"""Applications to certification bodies: their register, one of them, what is done with it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from teraju.modules.enterprises import certificate_permissions as permissions
from teraju.modules.enterprises.domain.certificates import ApplicationState, papers_asked
from teraju.modules.enterprises.domain.firm_audits import AuditState, Outcome
from teraju.modules.enterprises.domain.kinds import Road
from teraju.modules.enterprises.selectors import certificate_reading as reading
from teraju.modules.enterprises.services import applications as services
from teraju.modules.enterprises.services import firm_audits, product_certificates
from teraju.modules.enterprises.web import certificate_forms as forms
from teraju.modules.enterprises.web import certificate_paper_forms as paper_forms
from teraju.modules.enterprises.web.certificate_common import asked_for, history_of, step
from teraju.modules.enterprises.web.certificate_registers import APPLICATIONS
from teraju.modules.enterprises.web.certificate_sections import (
    application_facts,
    audits_section,
    papers_section,
    standard_name,
)
from teraju.modules.enterprises.web.certificate_statuses import application_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import allowed
from teraju.platform.web.steps import RecordStep, Steps

CERTIFY = permissions.CERTIFY
LIST = "enterprises_applications"


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, APPLICATIONS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    one = get_object_or_404(reading.applications(viewer), pk=pk)
    audits = list(reading.audits(viewer).filter(application=one).order_by("planned_on", "pk"))
    ways = _ways(viewer, one, audits)
    page = RecordPage(
        title=str(one),
        number=one.number,
        target=one,
        register_title=APPLICATIONS.title,
        register_url=reverse(LIST),
        status=application_status(one),
        primary=ways[0] if ways else None,
        actions=allowed(ways[1:]),
        facts=application_facts(one),
        sections=[papers_section(one), *audits_section(audits, _("Audits by the body"))],
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


def _ways(viewer: Viewer, one: Any, audits: list[Any]) -> list[Action]:
    def way(label: Text, name: str, icon: str) -> Action:
        return step(label, f"enterprises_application_{name}", one, icon, CERTIFY, viewer)

    withdraw = way(_("Take it back"), "withdraw", "undo-2")
    if one.state == ApplicationState.PREPARED:
        submit = way(pgettext_lazy("application", "Submit"), "submit", "send")
        return [submit, way(_("Change"), "change", "pencil"), withdraw]
    if one.state == ApplicationState.SUBMITTED:
        ends = [way(_("Record the refusal"), "refuse", "ban"), withdraw]
        grant = way(_("Enter the certificate"), "grant", "file-badge")
        plan = way(_("Plan the body's audit"), "audit", "calendar-plus")
        if one.coaching.road != Road.SPPT_SNI:
            return [grant, *ends]
        if any(a.state == AuditState.CONCLUDED and a.outcome == Outcome.PASSED for a in audits):
            return [grant, plan, *ends]
        under_way = [a for a in audits if a.state in (AuditState.PLANNED, AuditState.HELD)]
        if under_way:
            url = under_way[0].get_absolute_url()
            return [Action(_("See the body's audit"), url, icon="arrow-right"), *ends]
        return [plan, *ends]
    if one.state in (ApplicationState.REFUSED, ApplicationState.WITHDRAWN):
        return [way(_("Prepare it again"), "reopen", "rotate-ccw")]
    return []


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    """Begin an application, of the coaching that the address names if it does."""
    viewer = request.viewer
    rights.require_somewhere(viewer, CERTIFY)
    rows = reading.coachings_to_work_on(viewer, Road.SPPT_SNI, Road.BATIKMARK)
    fixed = asked_for(request, "coaching", rows)
    papers = papers_asked(Road(fixed.road), viewer.today) if fixed else ()
    return form_page(
        request,
        form=partial(forms.ApplicationForm, coachings=None if fixed else rows, papers=papers),
        title=_("Begin an application"),
        intro=_("Collect the papers here; the day and the number come when the body has it."),
        submit=_("Begin"),
        act=lambda data: services.prepare_application(
            actor=viewer, coaching=fixed or data.pop("coaching"), **data
        ),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse(LIST),
        done=_("The application is begun. Tick the papers as they come in."),
        facts=(Fact(_("Coached product"), str(fixed)),) if fixed else (),
        register_title=APPLICATIONS.title,
        register_url=reverse(LIST),
    )


def _change_form(viewer: Viewer, one: Any) -> Any:
    papers = papers_asked(Road(one.coaching.road), viewer.today)
    return partial(forms.ApplicationChangeForm, papers=papers)


def _begun(_viewer: Viewer, one: Any) -> dict[str, Any]:
    return {name: getattr(one, name) for name in services.FIELDS}


def _submitting(viewer: Viewer, _one: Any) -> dict[str, Any]:
    return {"submitted_on": viewer.today}


def _granting(viewer: Viewer, one: Any) -> dict[str, Any]:
    before = one.renews
    return {
        "body": one.body,
        "valid_from": viewer.today,
        "standard": before.standard if before else standard_name(one.coaching.standard),
        "scope": before.scope if before else "",
        "scheme": before.scheme if before else "5",
    }


def _auditing(viewer: Viewer, one: Any) -> dict[str, Any]:
    return {"planned_on": viewer.today, "auditors": one.body}


_step = partial(RecordStep, right=CERTIFY, keyed="application_id", done=_("Saved."))

STEPS = Steps(
    reading.applications,
    APPLICATIONS.title,
    LIST,
    {
        "change": _step(
            act=services.change_application,
            title=pgettext_lazy("certification", "Change the application"),
            submit=_("Save"),
            made_for=_change_form,
            initial=_begun,
        ),
        "submit": _step(
            act=services.submit_application,
            title=_("Submit the application"),
            intro=_("Record the day on which the body got it, with all papers asked for."),
            submit=_("Record it"),
            form=forms.SubmitForm,
            initial=_submitting,
            done=_("The application is submitted."),
        ),
        "audit": _step(
            act=firm_audits.plan_body_audit,
            title=_("Plan the body's audit"),
            submit=_("Plan it"),
            form=forms.AuditChangeForm,
            initial=_auditing,
            success=lambda made: made.get_absolute_url(),
            done=_("The audit is planned."),
        ),
        "grant": _step(
            act=product_certificates.grant_certificate,
            title=_("Enter the certificate"),
            intro=_("The yearly surveillances are planned from its days."),
            submit=_("Record it"),
            made_for=lambda viewer, one: partial(paper_forms.GrantForm, road=one.coaching.road),
            initial=_granting,
            success=lambda made: made.get_absolute_url(),
            done=_("The certificate is entered."),
        ),
        "refuse": _step(
            act=services.refuse_application,
            title=_("Record the refusal"),
            submit=_("Record it"),
            form=forms.WhyForm,
        ),
        "withdraw": _step(
            act=services.withdraw_application,
            title=_("Take the application back"),
            submit=_("Take back"),
            form=forms.WhyForm,
        ),
        "reopen": _step(
            act=services.reopen_application,
            title=_("Prepare the application again"),
            intro=_("It gets a new day and number once the body has it."),
            submit=_("Begin"),
        ),
    },
)
