"""Forms for the parts of an agreement: parties, legal bases, tasks, outputs, evaluations."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.cooperation import selectors, services
from teraju.modules.cooperation.domain import kinds
from teraju.modules.cooperation.models import Agreement, LegalBasis, Output, Party, PlanTask
from teraju.platform.accounts import rights
from teraju.platform.links import api as links
from teraju.platform.web.forms import VersionedForm, form_methods, form_page
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest

from .common import agreement_form, agreement_of
from .forms import (
    BasisForm,
    DoneForm,
    EvaluationForm,
    PartyChangeForm,
    PartyForm,
    ReasonedForm,
    TargetForm,
    TaskChangeForm,
    TaskForm,
)
from .sections import paper_note, task_notes

OWN_KIND = "cooperation.agreement"
TASK_VALUES = ("title", "owner_agency", "owner_office", "due", "budget_source", "note")
PARTY_VALUES = (
    "order",
    "partner",
    "name",
    "signatory_office",
    "legal_capacity",
    "power_of_attorney",
)


@form_methods
def party_add(request: ViewerRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    first = not agreement.parties.exists()
    initial: dict[str, Any] = {"partner": kinds.Partner.OWN if first else kinds.Partner.CENTRAL}
    if first:
        initial["name"] = agreement.government.name
    return agreement_form(
        request,
        agreement,
        "draft",
        form=PartyForm,
        title=_("Add a party"),
        submit=_("Add"),
        act=lambda data: services.add_party(actor=request.viewer, agreement_id=pk, **data),
        success=lambda party: _warned(request, agreement, party),
        initial=initial,
        done=_("The party was added."),
    )


@form_methods
def party_change(request: ViewerRequest, pk: int) -> HttpResponse:
    party, agreement = _party(request, pk)
    return agreement_form(
        request,
        agreement,
        "draft",
        form=PartyChangeForm,
        title=_("Change the party"),
        submit=_("Save"),
        act=lambda data: services.change_party(
            actor=request.viewer,
            party_id=pk,
            expected_version=data.pop("version"),
            **data,
        ),
        success=lambda changed: _warned(request, agreement, changed),
        initial={name: getattr(party, name) for name in (*PARTY_VALUES, "version")},
        done=_("Saved."),
    )


@form_methods
def party_remove(request: ViewerRequest, pk: int) -> HttpResponse:
    party, agreement = _party(request, pk)
    return agreement_form(
        request,
        agreement,
        "draft",
        form=VersionedForm,
        title=_("Remove “%s”") % party.name,
        submit=_("Remove"),
        act=lambda data: services.remove_party(actor=request.viewer, party_id=pk),
        done=_("The party was removed."),
    )


@form_methods
def basis_add(request: ViewerRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    return agreement_form(
        request,
        agreement,
        "draft",
        form=BasisForm,
        title=_("Add a legal basis"),
        submit=_("Add"),
        act=lambda data: services.add_legal_basis(actor=request.viewer, agreement_id=pk, **data),
        done=_("The legal basis was added."),
    )


@form_methods
def basis_remove(request: ViewerRequest, pk: int) -> HttpResponse:
    seen = selectors.agreements(request.viewer)
    basis = get_object_or_404(LegalBasis, pk=pk, agreement__in=seen)
    return agreement_form(
        request,
        agreement_of(request, basis.agreement_id),
        "draft",
        form=VersionedForm,
        title=_("Remove “%s”") % basis.title,
        submit=_("Remove"),
        act=lambda data: services.remove_legal_basis(actor=request.viewer, basis_id=pk),
        done=_("The legal basis was removed."),
    )


@form_methods
def task_add(request: ViewerRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    return agreement_form(
        request,
        agreement,
        "follow",
        form=partial(TaskForm, agreement=agreement),
        title=_("Add a task"),
        submit=_("Add"),
        act=lambda data: services.add_plan_task(actor=request.viewer, agreement_id=pk, **data),
        success=lambda task: _task_warned(request, agreement, task),
        done=_("The task was added."),
    )


@form_methods
def task_change(request: ViewerRequest, pk: int) -> HttpResponse:
    task, agreement = _task(request, pk)
    return agreement_form(
        request,
        agreement,
        "follow",
        form=partial(TaskChangeForm, agreement=agreement),
        title=_("Change the task"),
        submit=_("Save"),
        act=lambda data: services.change_plan_task(**_keyed(request, pk, data)),
        success=lambda changed: _task_warned(request, agreement, changed),
        initial={name: getattr(task, name) for name in (*TASK_VALUES, "version")},
        done=_("Saved."),
    )


@form_methods
def task_done(request: ViewerRequest, pk: int) -> HttpResponse:
    task, agreement = _task(request, pk)
    rights.require(request.viewer, "cooperation.task.complete", task)
    return form_page(
        request,
        form=DoneForm,
        title=_("Mark as done"),
        submit=_("Done"),
        act=lambda data: services.complete_plan_task(**_keyed(request, pk, data)),
        success=lambda done: agreement.get_absolute_url(),
        back_url=agreement.get_absolute_url(),
        initial={"version": task.version, "done_on": request.viewer.today, "note": task.note},
        facts=(Fact(_("Task"), task.title), Fact(_("Due"), task.due)),
        done=_("The task is done."),
        register_title=agreement.title,
        register_url=agreement.get_absolute_url(),
    )


@form_methods
def task_drop(request: ViewerRequest, pk: int) -> HttpResponse:
    task, agreement = _task(request, pk)
    return agreement_form(
        request,
        agreement,
        "follow",
        form=ReasonedForm,
        title=_("Drop “%s”") % task.title,
        intro=_("The task stays in the plan with the reason why it is not done."),
        submit=_("Drop the task"),
        act=lambda data: services.drop_plan_task(**_keyed(request, pk, data)),
        initial={"version": task.version},
        done=_("The task is dropped."),
    )


@form_methods
def task_reopen(request: ViewerRequest, pk: int) -> HttpResponse:
    task, agreement = _task(request, pk)
    return agreement_form(
        request,
        agreement,
        "follow",
        form=VersionedForm,
        title=_("Open “%s” again") % task.title,
        submit=_("Open again"),
        act=lambda data: services.reopen_plan_task(**_keyed(request, pk, data)),
        initial={"version": task.version},
        done=_("The task is open again."),
    )


@form_methods
def output_add(request: ViewerRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    offered = [kind.kind for kind in links.kinds() if kind.kind != OWN_KIND]
    return agreement_form(
        request,
        agreement,
        "follow",
        form=partial(
            TargetForm,
            viewer=request.viewer,
            government_id=agreement.government_id,
            kinds=offered,
        ),
        title=_("Link an output"),
        submit=_("Link"),
        act=lambda data: services.link_output(actor=request.viewer, agreement_id=pk, **data),
        done=_("The output is linked."),
    )


@form_methods
def output_remove(request: ViewerRequest, pk: int) -> HttpResponse:
    seen = selectors.agreements(request.viewer)
    output = get_object_or_404(Output, pk=pk, agreement__in=seen)
    return agreement_form(
        request,
        agreement_of(request, output.agreement_id),
        "follow",
        form=VersionedForm,
        title=_("Remove the link"),
        intro=_("The linked record itself stays as it is."),
        submit=_("Remove the link"),
        act=lambda data: services.unlink_output(actor=request.viewer, output_id=pk),
        done=_("The link was removed."),
    )


@form_methods
def evaluation_add(request: ViewerRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    return agreement_form(
        request,
        agreement,
        "follow",
        form=EvaluationForm,
        title=_("Record an evaluation"),
        submit=pgettext("step", "Record"),
        act=lambda data: services.record_evaluation(actor=request.viewer, agreement_id=pk, **data),
        initial={"year": request.viewer.today.year},
        done=_("The evaluation is recorded."),
    )


def _party(request: ViewerRequest, pk: int) -> tuple[Party, Agreement]:
    party: Party = get_object_or_404(Party.objects.visible_to(request.viewer), pk=pk)
    return party, agreement_of(request, party.agreement_id)


def _task(request: ViewerRequest, pk: int) -> tuple[PlanTask, Agreement]:
    task = get_object_or_404(selectors.tasks(request.viewer), pk=pk)
    return task, agreement_of(request, task.agreement_id)


def _keyed(request: ViewerRequest, pk: int, data: dict[str, Any]) -> dict[str, Any]:
    version = data.pop("version")
    return {"actor": request.viewer, "task_id": pk, "expected_version": version, **data}


def _warned(request: ViewerRequest, agreement: Agreement, party: Party) -> str:
    for rule in selectors.paper_rules_broken(agreement, [party], request.viewer.today):
        messages.warning(request, str(paper_note(rule)))
    return agreement.get_absolute_url()


def _task_warned(request: ViewerRequest, agreement: Agreement, task: PlanTask) -> str:
    for note in task_notes(agreement, task, request.viewer.today):
        messages.warning(request, f"{task.title}: {note}")
    return agreement.get_absolute_url()
