"""Forms of programmes, their steps and links."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.kernel.errors import NotAllowed
from teraju.modules.cooperation import courses, selectors, services
from teraju.modules.cooperation.domain import programme as rules
from teraju.modules.cooperation.models import Programme, ProgrammeLink, ProgrammeStep
from teraju.platform.accounts import rights
from teraju.platform.links import api as links
from teraju.platform.web.forms import VersionedForm, form_methods, form_page
from teraju.platform.web.kinds import Fact, Text
from teraju.platform.web.middleware import ViewerRequest

from .common import programme_of
from .forms import TargetForm
from .part_actions import OWN_KIND
from .programme_forms import (
    CloseForm,
    ProgrammeChangeForm,
    ProgrammeForm,
    ReachedForm,
    StepChangeForm,
    StepForm,
    StopForm,
    SummaryForm,
)
from .programmes import MANAGE

T = TypeVar("T")


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    if not rights.allowed_somewhere(viewer, MANAGE):
        raise NotAllowed(rights.reason(MANAGE))
    return form_page(
        request,
        form=partial(ProgrammeForm, viewer=viewer),
        title=_("Start a programme"),
        submit=_("Start"),
        act=lambda data: services.start_programme(actor=viewer, **data),
        success=lambda made: _warned(request, made),
        back_url=reverse("cooperation_programmes"),
        initial={name: request.GET.get(name, "") for name in ("template", "agreement")},
        done=_("The programme has started."),
        register_title=_("Programmes"),
        register_url=reverse("cooperation_programmes"),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    programme = programme_of(request, pk)
    return _form(
        request,
        programme,
        form=partial(ProgrammeChangeForm, viewer=request.viewer, programme=programme),
        title=_("Change the programme"),
        submit=_("Save"),
        act=lambda data: services.change_programme(**_keyed(request, pk, data)),
        initial={
            "title": programme.title,
            "wished_on": programme.wished_on,
            "agreement": programme.agreement,
            "editions": list(programme.editions.all()),
        },
        done=_("Saved."),
    )


@form_methods
def finish(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        programme_of(request, pk),
        form=CloseForm,
        title=_("Finish the programme"),
        intro=_("All steps up to the certification decision have to be reached."),
        submit=_("Finish"),
        act=lambda data: services.finish_programme(**_keyed(request, pk, data)),
        initial={"closed_on": request.viewer.today},
        done=_("The programme is finished. It can be saved as a template."),
    )


@form_methods
def stop(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        programme_of(request, pk),
        form=StopForm,
        title=_("Stop the programme"),
        submit=_("Stop"),
        act=lambda data: services.stop_programme(**_keyed(request, pk, data)),
        initial={"closed_on": request.viewer.today},
        done=_("The programme is stopped."),
    )


@form_methods
def step_add(request: ViewerRequest, pk: int) -> HttpResponse:
    programme = programme_of(request, pk)
    places = [(0, _("at the beginning"))] + [
        (step.order, str(step.label)) for step in programme.steps.order_by("order", "pk")
    ]
    return _form(
        request,
        programme,
        form=partial(StepForm, places=places),
        title=_("Add a step"),
        submit=_("Add"),
        act=lambda data: services.add_programme_step(actor=request.viewer, programme_id=pk, **data),
        initial={"after_order": places[-1][0]},
        done=_("The step was added."),
    )


@form_methods
def step_change(request: ViewerRequest, pk: int) -> HttpResponse:
    step, programme = _step(request, pk)
    return _form(
        request,
        programme,
        form=StepChangeForm,
        title=_("Change the step"),
        submit=_("Save"),
        act=lambda data: services.change_programme_step(actor=request.viewer, step_id=pk, **data),
        initial={"title": step.title, "planned_on": step.planned_on, "note": step.note},
        facts=(Fact(_("Step"), step.label),),
        done=_("Saved."),
    )


@form_methods
def step_reached(request: ViewerRequest, pk: int) -> HttpResponse:
    step, programme = _step(request, pk)
    return _form(
        request,
        programme,
        form=ReachedForm,
        title=_("Mark the step as reached"),
        submit=_("Save"),
        act=lambda data: services.mark_step_reached(actor=request.viewer, step_id=pk, **data),
        initial={"reached_on": step.reached_on or request.viewer.today, "note": step.note},
        facts=(Fact(_("Step"), step.label), Fact(_("Planned on"), step.planned_on)),
        done=_("Saved."),
    )


@form_methods
def step_remove(request: ViewerRequest, pk: int) -> HttpResponse:
    step, programme = _step(request, pk)
    return _form(
        request,
        programme,
        form=VersionedForm,
        title=_("Remove the step"),
        submit=_("Remove"),
        act=lambda data: services.remove_programme_step(actor=request.viewer, step_id=pk),
        facts=(Fact(_("Step"), step.label),),
        done=_("The step was removed."),
    )


@form_methods
def link_add(request: ViewerRequest, pk: int) -> HttpResponse:
    programme = programme_of(request, pk)
    offered = [kind.kind for kind in links.kinds() if kind.kind != OWN_KIND]
    form = partial(
        TargetForm,
        viewer=request.viewer,
        government_id=programme.government_id,
        kinds=offered,
        with_note=False,
    )
    return _form(
        request,
        programme,
        form=form,
        title=_("Link a record"),
        intro=_("Its milestones give the steps their real days."),
        submit=_("Link"),
        act=lambda data: services.link_to_programme(actor=request.viewer, programme_id=pk, **data),
        done=_("The record is linked."),
    )


@form_methods
def link_remove(request: ViewerRequest, pk: int) -> HttpResponse:
    seen = selectors.programmes(request.viewer)
    link = get_object_or_404(ProgrammeLink, pk=pk, programme__in=seen)
    return _form(
        request,
        programme_of(request, link.programme_id),
        form=VersionedForm,
        title=_("Remove the link"),
        intro=_("The linked record itself stays as it is."),
        submit=_("Remove the link"),
        act=lambda data: services.unlink_from_programme(actor=request.viewer, link_id=pk),
        done=_("The link was removed."),
    )


@form_methods
def summary(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        programme_of(request, pk),
        right="cooperation.programme.issue",
        form=SummaryForm,
        title=_("Issue the signed summary"),
        intro=_(
            "A signed PDF of the programme as it stands today. Anybody can check it by its code; "
            "an earlier summary is revoked."
        ),
        submit=_("Issue"),
        act=lambda data: services.issue_summary(actor=request.viewer, programme_id=pk, **data),
        done=_("The summary is issued."),
    )


def _form(
    request: ViewerRequest,
    programme: Programme,
    *,
    form: type[forms.Form] | Callable[..., forms.Form],
    title: Text,
    submit: Text,
    act: Callable[[dict[str, Any]], T],
    done: Text,
    right: str = MANAGE,
    intro: Text = "",
    initial: Mapping[str, Any] | None = None,
    facts: tuple[Fact, ...] = (),
) -> HttpResponse:
    rights.require(request.viewer, right, programme)
    back = programme.get_absolute_url()
    return form_page(
        request,
        form=form,
        title=title,
        submit=submit,
        act=act,
        success=lambda _result: back,
        back_url=back,
        initial={"version": programme.version, **(initial or {})},
        intro=intro,
        done=done,
        facts=(Fact(_("Programme"), programme.title), *facts),
        register_title=_("Programmes"),
        register_url=reverse("cooperation_programmes"),
    )


def _keyed(request: ViewerRequest, pk: int, data: dict[str, Any]) -> dict[str, Any]:
    version = data.pop("version")
    return {"actor": request.viewer, "programme_id": pk, "expected_version": version, **data}


def _step(request: ViewerRequest, pk: int) -> tuple[ProgrammeStep, Programme]:
    seen = selectors.programmes(request.viewer)
    step = get_object_or_404(ProgrammeStep, pk=pk, programme__in=seen)
    return step, programme_of(request, step.programme_id)


def _warned(request: ViewerRequest, programme: Programme) -> str:
    """Tell which steps of a template would have had to be reached already."""
    plans = [step.plan for step in programme.steps.order_by("order", "pk")]
    for step in rules.in_the_past(plans, request.viewer.today):
        label = courses.label_of(step)
        messages.warning(request, _("%s: the planned day lies in the past.") % label)
    return programme.get_absolute_url()
