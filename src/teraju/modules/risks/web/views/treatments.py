"""Treatments: the register, the page of one, and what is done with it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_safe

from teraju.kernel.errors import NotAllowed
from teraju.modules.risks import permissions, services
from teraju.modules.risks.domain.states import TreatmentState
from teraju.modules.risks.models import Risk, Treatment
from teraju.modules.risks.selectors import risks as selectors
from teraju.modules.risks.services.treatments import FIELDS, may_act
from teraju.modules.risks.web.common import action, found, step_page
from teraju.modules.risks.web.forms.risks import (
    FinishForm,
    ReasonedForm,
    ReopenForm,
    ReportForm,
    TreatmentChangeForm,
    TreatmentForm,
)
from teraju.modules.risks.web.registers.answers import TREATMENTS
from teraju.modules.risks.web.statuses import level_status, treatment_status
from teraju.platform.accounts import rights
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

REGISTER = (gettext_lazy("Treatments of risks"), "risks_treatments")
WRITE, DECIDE = permissions.RISK_WRITE, permissions.RISK_DECIDE


@require_safe
def treatment_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, TREATMENTS)


@require_safe
def treatment_record(request: ViewerRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(selectors.treatments(request.viewer), pk=pk)
    risk: Risk = one.risk
    text, primary, others = _steps(request, one)
    page = RecordPage(
        title=one.action,
        number=risk.code,
        target=one,
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
        status=treatment_status(one, request.viewer.today),
        next_step=text,
        primary=primary,
        actions=others,
        facts=[
            Fact(_("Risk"), str(risk), url=risk.get_absolute_url()),
            Fact(
                _("As it stands"),
                level_status(risk.residual or risk.inherent, is_gain=risk.is_opportunity),
            ),
            Fact(_("Agency"), one.agency.name),
            Fact(_("Who does it"), one.owner_office),
            Fact(_("To be done by"), one.due),
            Fact(_("How it is seen that it works"), one.measure or None),
            Fact(_("Progress (%)"), one.progress),
            *([Fact(_("Done on"), one.done_on)] if one.done_on else []),
            *([Fact(_("What came of it"), one.result)] if one.result else []),
        ],
        is_example=one.is_example,
    )
    return record_page(request, page)


def _steps(request: ViewerRequest, one: Treatment) -> tuple[str, Action | None, list[Action]]:
    reopen = action(request, DECIDE, one, _("Take up again"), "risks_treatment_reopen", "undo-2")
    if one.state == TreatmentState.DONE:
        return _("Carried out."), None, [reopen]
    if one.state == TreatmentState.DROPPED:
        return one.dropped_because, None, [reopen]
    finish = _acting(request, one, _("Finish"), "risks_treatment_finish", "check")
    others = [
        _acting(request, one, _("Report progress"), "risks_treatment_report", "trending-up"),
        action(request, WRITE, one, _("Change"), "risks_treatment_change", "pencil"),
        action(request, DECIDE, one, _("Drop"), "risks_treatment_drop", "x"),
    ]
    return _("Carry it out, attach what shows it, and finish it."), finish, others


def _acting(request: ViewerRequest, one: Treatment, label: str, name: str, icon: str) -> Action:
    refusal = "" if may_act(request.viewer, one) else str(rights.reason(WRITE))
    return Action(label, reverse(name, args=[one.pk]), refusal, icon)


@form_methods
def treatment_add(request: ViewerRequest, pk: int) -> HttpResponse:
    risk: Risk = found(request, selectors.risks(request.viewer), pk, WRITE)
    return step_page(
        request,
        risk,
        form=partial(TreatmentForm, agency=risk.agency, viewer=request.viewer),
        title=_("Plan a treatment"),
        intro=_("One action, done by one office that has the authority, by one day."),
        submit=pgettext("step", "Plan"),
        act=partial(services.add_treatment, risk_id=pk),
        done=_("The treatment is planned."),
        register=(_("Risks and opportunities"), "risks_risks"),
    )


@form_methods
def treatment_change(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _treatment(request, pk, WRITE)
    return _step(
        request,
        one,
        form=partial(TreatmentChangeForm, agency=one.agency, viewer=request.viewer),
        title=_("Change the treatment"),
        submit=_("Save"),
        act=partial(services.change_treatment, treatment_id=pk),
        initial={name: getattr(one, name) for name in FIELDS},
        done=_("Saved."),
    )


@form_methods
def treatment_report(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _own(request, pk)
    return _step(
        request,
        one,
        form=ReportForm,
        title=_("Report progress"),
        submit=pgettext("step", "Report"),
        act=partial(services.report_treatment, treatment_id=pk),
        initial={"progress": min(one.progress, 99)},
        done=_("Reported."),
    )


@form_methods
def treatment_finish(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _own(request, pk),
        form=FinishForm,
        title=_("Finish the treatment"),
        submit=_("Finish"),
        act=partial(services.finish_treatment, treatment_id=pk),
        initial={"done_on": request.viewer.today},
        done=_("The treatment is finished."),
    )


@form_methods
def treatment_drop(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _treatment(request, pk, DECIDE),
        form=ReasonedForm,
        title=_("Drop the treatment"),
        submit=_("Drop"),
        act=partial(services.drop_treatment, treatment_id=pk),
        done=_("The treatment is dropped; it stays to be read."),
    )


@form_methods
def treatment_reopen(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _treatment(request, pk, DECIDE),
        form=ReopenForm,
        title=_("Take the treatment up again"),
        submit=_("Take up again"),
        act=partial(services.reopen_treatment, treatment_id=pk),
        done=_("The treatment is open again."),
    )


def _treatment(request: ViewerRequest, pk: int, right: str) -> Treatment:
    one: Treatment = found(request, selectors.treatments(request.viewer), pk, right)
    return one


def _own(request: ViewerRequest, pk: int) -> Treatment:
    """A treatment that was given to the viewer, or that they look after."""
    one = _treatment(request, pk, permissions.TREATMENT_ACT)
    if not may_act(request.viewer, one):
        raise NotAllowed(rights.reason(WRITE))
    return one


def _step(request: ViewerRequest, one: Treatment, **page: Any) -> HttpResponse:
    return step_page(request, one, register=REGISTER, **page)
