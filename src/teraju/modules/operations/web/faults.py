"""Nonconforming outputs: the register, the record and its forms."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.kernel.errors import NotAllowed
from teraju.modules.operations import permissions, services
from teraju.modules.operations.domain.states import FaultState
from teraju.modules.operations.models import NonconformingOutput
from teraju.platform.accounts import rights
from teraju.platform.links.followups import followups
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .common import fault_of, history_of, keyed, record_form
from .forms import FaultAtForm, ReasonedForm, TreatForm, VerifyForm
from .registers import FAULTS
from .statuses import fault_status

# What other modules call a nonconforming output.
FAULT_KIND = "operations.nonconforming_output"
RECORD, JUDGE = permissions.FAULT_RECORD, permissions.FAULT_JUDGE


@require_safe
def fault_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, FAULTS)


@require_safe
def fault_record(request: ViewerRequest, pk: int) -> HttpResponse:
    fault = fault_of(request, pk)
    primary, actions = _next_actions(request, fault)
    # A fault that keeps coming back is more than one output: its cause is looked for elsewhere.
    further = [
        Action(one.label, one.url, icon=one.icon)
        for one in followups(request.viewer, FAULT_KIND, fault.pk)
    ]
    page = RecordPage(
        title=fault.what,
        number=fault.number,
        target=fault,
        register_title=_("Nonconforming outputs"),
        register_url=reverse("operations_faults"),
        status=fault_status(fault),
        primary=primary,
        actions=[*actions, *further],
        facts=_facts(fault),
        is_example=fault.is_example,
    )
    return record_page(request, page, history=lambda: history_of(fault))


def _next_actions(
    request: ViewerRequest, fault: NonconformingOutput
) -> tuple[Action | None, list[Action]]:
    if fault.state == FaultState.OPEN:
        treat = record_action(
            request.viewer,
            fault,
            RECORD,
            _("Say what becomes of it"),
            "operations_fault_treat",
            "wrench",
        )
        gone = record_action(
            request.viewer, fault, JUDGE, _("Withdraw"), "operations_fault_withdraw", "x"
        )
        return treat, [gone]
    if fault.state == FaultState.TREATED:
        verify = record_action(
            request.viewer, fault, JUDGE, _("Verify"), "operations_fault_verify", "circle-check"
        )
        again = record_action(
            request.viewer, fault, JUDGE, _("Not sufficient"), "operations_fault_reopen", "undo-2"
        )
        return verify, [again]
    return None, []


def _facts(fault: NonconformingOutput) -> list[Fact]:
    output, service = fault.output, fault.service
    found = [
        Fact(pgettext("case", "Order"), output.number, url=output.get_absolute_url())
        if output
        else None,
        Fact(_("Service"), service.name, url=service.get_absolute_url()) if service else None,
        Fact(_("Agency"), fault.agency.name),
        Fact(_("Where it was found"), fault.get_origin_display()),
        Fact(_("Found on"), fault.found_on, note=fault.found_office),
        Fact(_("What became of it"), fault.get_disposition_display() or None),
        Fact(_("Concession given by"), fault.authorised_office)
        if fault.authorised_office
        else None,
        Fact(_("What was done"), fault.treatment) if fault.treatment else None,
        Fact(_("Treated"), fault.treated_at, note=fault.treated_office)
        if fault.treated_at
        else None,
        Fact(_("Verified"), fault.verified_at, note=fault.verified_office)
        if fault.verified_at
        else None,
        Fact(_("How it was verified"), fault.verification)
        if fault.verified_at
        else Fact(_("Reason"), fault.verification)
        if fault.verification
        else None,
    ]
    return [fact for fact in found if fact]


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    if not rights.allowed_somewhere(viewer, RECORD):
        raise NotAllowed(rights.reason(RECORD))
    return form_page(
        request,
        form=partial(FaultAtForm, viewer=viewer),
        title=_("Record a nonconforming output"),
        submit=pgettext("step", "Record"),
        act=lambda data: services.record_fault(actor=viewer, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse("operations_faults"),
        initial={"found_on": viewer.today, "agency": request.GET.get("agency", "")},
        intro=_("If it belongs to an order of the register, record it on the page of the order."),
        done=_("Recorded."),
        register_title=_("Nonconforming outputs"),
        register_url=reverse("operations_faults"),
    )


@form_methods
def treat(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        pk,
        RECORD,
        services.treat_fault,
        form=TreatForm,
        title=_("Say what becomes of it"),
        submit=_("Save"),
        done=_("Saved; somebody else verifies it."),
    )


@form_methods
def verify(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        pk,
        JUDGE,
        services.verify_fault,
        form=VerifyForm,
        title=_("Verify"),
        submit=_("Verified"),
        done=_("Verified."),
    )


@form_methods
def reopen(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        pk,
        JUDGE,
        services.reopen_fault,
        form=ReasonedForm,
        title=_("Not sufficient"),
        submit=_("Open again"),
        done=_("It is to be treated again."),
    )


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        pk,
        JUDGE,
        services.withdraw_fault,
        form=ReasonedForm,
        title=_("Withdraw the record"),
        submit=_("Withdraw"),
        done=_("Withdrawn; it stays on record."),
    )


def _form(
    request: ViewerRequest, pk: int, right: str, act: Callable[..., Any], *, form: Any, **words: str
) -> HttpResponse:
    return record_form(
        request,
        fault_of(request, pk),
        right,
        form=form,
        act=keyed(act, request.viewer, "fault_id", pk),
        **words,  # type: ignore[arg-type]
    )
