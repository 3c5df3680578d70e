"""Forms that write a service standard and carry it into force."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.kernel.errors import NotAllowed
from teraju.modules.operations import papers, permissions, selectors, services
from teraju.modules.operations.models import Service, ServiceField, ServiceStep
from teraju.modules.operations.rulebook import kind_of
from teraju.platform.accounts import rights
from teraju.platform.web.forms import VersionedForm, form_methods, form_page
from teraju.platform.web.middleware import ViewerRequest

from .common import keyed, record_form, service_of
from .forms import (
    TEXTS,
    DecreeForm,
    QuestionForm,
    ReasonedForm,
    ServiceBeginForm,
    ServiceChangeForm,
    StepForm,
)

WRITE, APPROVE = permissions.SERVICE_WRITE, permissions.SERVICE_APPROVE
FIELDS = (
    "code",
    "name",
    "audience",
    "promised_value",
    "promised_unit",
    "fee",
    "tariff_basis",
    "other_releases",
    "queue",
)
STEP_FIELDS = (
    "name",
    "office",
    "role",
    "allotted_value",
    "allotted_unit",
    "is_check",
    "is_release",
)


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    if not rights.allowed_somewhere(viewer, WRITE):
        raise NotAllowed(rights.reason(WRITE))
    return form_page(
        request,
        form=partial(ServiceBeginForm, viewer=viewer),
        title=_("Write a service standard"),
        submit=_("Begin the draft"),
        act=lambda data: services.draft_service(actor=viewer, **data),
        success=lambda made: reverse("operations_service_change", args=[made.pk]),
        back_url=reverse("operations_services"),
        initial={"agency": request.GET.get("agency", ""), "kind": "general"},
        intro=_("Its text, its procedure and its form follow on the next page."),
        done=_("The draft is begun."),
        register_title=_("Service catalogue"),
        register_url=reverse("operations_services"),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    service = service_of(request, pk)
    kind = kind_of(service.kind)
    texts = {f"text_{one.code}": service.components.get(one.code, "") for one in TEXTS}
    return record_form(
        request,
        service,
        WRITE,
        form=partial(ServiceChangeForm, viewer=request.viewer, kind=kind, agency=service.agency),
        title=_("Change the service standard"),
        submit=_("Save"),
        act=keyed(services.change_service, request.viewer, "service_id", pk),
        initial={**{name: getattr(service, name) for name in FIELDS}, **texts},
        intro=_("What is required may stay empty for now; it is asked for before the approval."),
        done=_("Saved."),
    )


@form_methods
def submit(request: ViewerRequest, pk: int) -> HttpResponse:
    return record_form(
        request,
        service_of(request, pk),
        WRITE,
        form=VersionedForm,
        title=_("Submit for approval"),
        intro=_("The head of the agency puts it in force or gives it back."),
        submit=_("Submit"),
        act=keyed(services.submit_service, request.viewer, "service_id", pk),
        done=_("It is with the head of the agency."),
    )


@form_methods
def approve(request: ViewerRequest, pk: int) -> HttpResponse:
    service = service_of(request, pk)
    earlier = selectors.in_force_of(service)
    intro = (
        _("The edition in force ends today. Orders that run are finished by it.")
        if earlier
        else _("From today orders are received by it, and anybody can read it.")
    )
    return record_form(
        request,
        service,
        APPROVE,
        form=DecreeForm,
        title=_("Put in force"),
        intro=intro,
        submit=_("Put in force"),
        act=keyed(services.put_in_force, request.viewer, "service_id", pk),
        done=_("The service standard is in force."),
    )


@form_methods
def give_back(request: ViewerRequest, pk: int) -> HttpResponse:
    return _reasoned(
        request,
        pk,
        APPROVE,
        services.return_service,
        title=_("Give the draft back"),
        submit=_("Give back"),
        done=_("The draft is with its authors again."),
    )


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    return _reasoned(
        request,
        pk,
        APPROVE,
        services.withdraw_service,
        title=_("Withdraw the service standard"),
        submit=pgettext("out of force", "Withdraw"),
        done=_("The service is not offered any more."),
    )


@form_methods
def discard(request: ViewerRequest, pk: int) -> HttpResponse:
    return _reasoned(
        request,
        pk,
        WRITE,
        services.discard_service,
        title=_("Discard the draft"),
        submit=_("Discard"),
        done=_("The draft is discarded; it stays on record."),
    )


@form_methods
def revise(request: ViewerRequest, pk: int) -> HttpResponse:
    return record_form(
        request,
        service_of(request, pk),
        WRITE,
        form=VersionedForm,
        title=_("Begin a new edition"),
        intro=_("A copy to change. The edition in force stays until the new one is approved."),
        submit=_("Begin a new edition"),
        act=keyed(services.revise_service, request.viewer, "service_id", pk),
        success=lambda made: made.get_absolute_url(),
        done=_("The draft of the next edition is begun."),
    )


@form_methods
def issue(request: ViewerRequest, pk: int) -> HttpResponse:
    return record_form(
        request,
        service_of(request, pk),
        APPROVE,
        form=VersionedForm,
        title=_("Issue the service standard as PDF"),
        intro=_("It gets a number, a signature and a code by which anybody can check it."),
        submit=_("Issue"),
        act=keyed(papers.issue_standard, request.viewer, "service_id", pk),
        success=lambda paper: paper.get_absolute_url(),
        done=_("The paper is issued."),
    )


@form_methods
def step_add(request: ViewerRequest, pk: int) -> HttpResponse:
    return record_form(
        request,
        service_of(request, pk),
        WRITE,
        form=StepForm,
        title=_("Add a step"),
        submit=_("Save"),
        act=keyed(services.add_step, request.viewer, "service_id", pk),
        intro=_("It is put before the release."),
        done=_("Saved."),
    )


@form_methods
def step_change(request: ViewerRequest, pk: int) -> HttpResponse:
    row, service = _step(request, pk)
    return record_form(
        request,
        service,
        WRITE,
        form=StepForm,
        title=_("Change the step"),
        submit=_("Save"),
        act=keyed(
            partial(services.change_step, step_id=pk), request.viewer, "service_id", service.pk
        ),
        initial={name: getattr(row, name) for name in STEP_FIELDS},
        done=_("Saved."),
    )


@form_methods
def step_remove(request: ViewerRequest, pk: int) -> HttpResponse:
    row, service = _step(request, pk)
    return record_form(
        request,
        service,
        WRITE,
        form=VersionedForm,
        title=_("Take the step “%(step)s” out") % {"step": row.name},
        submit=_("Take out"),
        act=keyed(
            partial(services.remove_step, step_id=pk), request.viewer, "service_id", service.pk
        ),
        done=_("The step is taken out."),
    )


@form_methods
def question_add(request: ViewerRequest, pk: int) -> HttpResponse:
    return record_form(
        request,
        service_of(request, pk),
        WRITE,
        form=QuestionForm,
        title=_("Add a question"),
        submit=_("Save"),
        act=keyed(services.add_field, request.viewer, "service_id", pk),
        done=_("Saved."),
    )


@form_methods
def question_change(request: ViewerRequest, pk: int) -> HttpResponse:
    row, service = _field(request, pk)
    return record_form(
        request,
        service,
        WRITE,
        form=QuestionForm,
        title=_("Change the question"),
        submit=_("Save"),
        act=keyed(
            partial(services.change_field, field_id=pk), request.viewer, "service_id", service.pk
        ),
        initial={
            "name": row.name,
            "kind": row.kind,
            "is_required": row.is_required,
            "help": row.help,
            "options": "\n".join(row.options),
        },
        done=_("Saved."),
    )


@form_methods
def question_remove(request: ViewerRequest, pk: int) -> HttpResponse:
    row, service = _field(request, pk)
    return record_form(
        request,
        service,
        WRITE,
        form=VersionedForm,
        title=_("Take the question “%(question)s” out") % {"question": row.name},
        submit=_("Take out"),
        act=keyed(
            partial(services.remove_field, field_id=pk), request.viewer, "service_id", service.pk
        ),
        done=_("The question is taken out."),
    )


def _reasoned(
    request: ViewerRequest, pk: int, right: str, act: Callable[..., Any], **words: str
) -> HttpResponse:
    return record_form(
        request,
        service_of(request, pk),
        right,
        form=ReasonedForm,
        act=keyed(act, request.viewer, "service_id", pk),
        **words,  # type: ignore[arg-type]
    )


def _step(request: ViewerRequest, pk: int) -> tuple[ServiceStep, Service]:
    rows = ServiceStep.objects.filter(service__in=selectors.services(request.viewer))
    row = get_object_or_404(rows, pk=pk)
    return row, service_of(request, row.service_id)


def _field(request: ViewerRequest, pk: int) -> tuple[ServiceField, Service]:
    rows = ServiceField.objects.filter(service__in=selectors.services(request.viewer))
    row = get_object_or_404(rows, pk=pk)
    return row, service_of(request, row.service_id)
