"""What is done with an objective: written, handed in, approved, ended, and given targets."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.modules.planning import permissions, services
from teraju.modules.planning.domain.objective_states import ObjectiveState
from teraju.modules.planning.domain.rhythm import Stretch
from teraju.modules.planning.models import Objective, ObjectiveTarget
from teraju.modules.planning.objective_words import stretch_words
from teraju.modules.planning.selectors import objectives as selectors
from teraju.modules.planning.services.objectives import FIELDS
from teraju.modules.planning.web.common import found
from teraju.modules.planning.web.forms.objectives import (
    AgencyForm,
    ObjectiveChangeForm,
    ObjectiveForm,
    ReasonedForm,
    TargetChangeForm,
    TargetForm,
)
from teraju.modules.planning.web.steps import step_page
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import VersionedForm, form_methods, form_page
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest


@form_methods
def objective_add(request: ViewerRequest) -> HttpResponse:
    """The agency first, unless there is but one: processes and people are offered of it."""
    viewer, right = request.viewer, permissions.OBJECTIVE_WRITE
    rights.require_somewhere(viewer, right)
    agency = chosen_agency(request, right)
    if agency is None:
        return agency_page(request, right, _("Add an objective"), "planning_objective_add")
    return form_page(
        request,
        form=partial(ObjectiveForm, agency=agency, viewer=viewer),
        title=_("Add an objective"),
        intro=_("What is to be reached, how it is measured, and how it is to be reached."),
        submit=_("Save the draft"),
        act=lambda data: services.draft_objective(actor=viewer, agency=agency, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse("planning_objectives"),
        initial={"code": next_code(viewer, agency)},
        facts=(Fact(_("Agency"), agency.name),),
        done=_("The draft is saved. Give it a target."),
        register_title=_("Objectives"),
        register_url=reverse("planning_objectives"),
    )


def chosen_agency(request: ViewerRequest, right: str) -> Agency | None:
    """The agency that the address names, or the only one; None where there is a choice."""
    offered = rights.agencies_where(request.viewer, right)
    asked = request.GET.get("agency", "")
    if asked.isascii() and asked.isdecimal():
        return offered.filter(pk=asked[:18]).first()
    few = list(offered[:2])
    return few[0] if len(few) == 1 else None


def agency_page(request: ViewerRequest, right: str, title: str, name: str) -> HttpResponse:
    return form_page(
        request,
        form=partial(AgencyForm, viewer=request.viewer, right=right),
        title=title,
        submit=_("Go on"),
        act=lambda data: data["agency"],
        success=lambda agency: f"{reverse(name)}?agency={agency.pk}",
        back_url=reverse("planning_objectives"),
        register_title=_("Objectives"),
        register_url=reverse("planning_objectives"),
    )


def next_code(viewer: Viewer, agency: Agency) -> str:
    count = Objective.objects.visible_to(viewer).filter(agency=agency).count()
    return f"SM-{count + 1:02}"


@form_methods
def objective_change(request: ViewerRequest, pk: int) -> HttpResponse:
    objective = _objective(request, pk, permissions.OBJECTIVE_WRITE)
    initial: dict[str, Any] = {name: getattr(objective, name) for name in FIELDS}
    initial["editions"] = [one.pk for one in objective.editions.all()]
    return _step(
        request,
        objective,
        form=partial(ObjectiveChangeForm, agency=objective.agency, viewer=request.viewer),
        title=_("Change the objective"),
        submit=_("Save"),
        act=partial(services.change_objective, objective_id=pk),
        initial=initial,
        done=_("Saved."),
    )


@form_methods
def objective_submit(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _objective(request, pk, permissions.OBJECTIVE_WRITE),
        form=VersionedForm,
        title=_("Hand in for approval"),
        intro=_("The head reads it and approves it, or gives it back with a reason."),
        submit=_("Hand in"),
        act=partial(services.submit_objective, objective_id=pk),
        done=_("The objective waits for the head."),
    )


@form_methods
def objective_return(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _objective(request, pk, permissions.APPROVE),
        form=ReasonedForm,
        title=_("Give back"),
        submit=_("Give back"),
        act=partial(services.return_objective, objective_id=pk),
        done=_("The objective is a draft again."),
    )


@form_methods
def objective_approve(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _objective(request, pk, permissions.APPROVE),
        form=VersionedForm,
        title=_("Approve the objective"),
        intro=_("It is then measured. Its targets are changed only with a reason."),
        submit=_("Approve"),
        act=partial(services.approve_objective, objective_id=pk),
        done=_("The objective is in force."),
    )


@form_methods
def objective_close(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _objective(request, pk, permissions.APPROVE),
        form=ReasonedForm,
        title=_("Close the objective"),
        intro=_("For what has done its work. Its values stay to be read."),
        submit=_("Close"),
        act=partial(services.close_objective, objective_id=pk),
        done=_("The objective is closed."),
    )


@form_methods
def objective_withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    objective = _objective(request, pk, permissions.OBJECTIVE_WRITE)
    if objective.state == ObjectiveState.APPROVED:
        rights.require(request.viewer, permissions.APPROVE, objective)
    return _step(
        request,
        objective,
        form=ReasonedForm,
        title=_("Withdraw the objective"),
        intro=_("For what was a mistake, or is not wanted any more."),
        submit=_("Withdraw"),
        act=partial(services.withdraw_objective, objective_id=pk),
        done=_("The objective is withdrawn."),
    )


@form_methods
def target_add(request: ViewerRequest, pk: int) -> HttpResponse:
    objective = _objective(request, pk, permissions.OBJECTIVE_WRITE)
    if objective.state == ObjectiveState.APPROVED:
        rights.require(request.viewer, permissions.APPROVE, objective)
    return _step(
        request,
        objective,
        form=partial(TargetForm, direction=objective.direction),
        title=_("Add a target"),
        intro=_("What is aimed at in some days, usually a year."),
        submit=_("Save the target"),
        act=partial(services.add_target, objective_id=pk),
        done=_("The target is saved."),
    )


@form_methods
def target_change(request: ViewerRequest, pk: int) -> HttpResponse:
    target = _target(request, pk, permissions.APPROVE)
    return _step(
        request,
        target.objective,
        form=partial(TargetChangeForm, direction=target.objective.direction),
        title=_("Change the target"),
        intro=_("From today on; what was measured before keeps the earlier target."),
        submit=_("Change"),
        act=partial(services.change_target, target_id=pk),
        initial={
            "version": target.version,
            "target": target.target,
            "upper": target.upper,
            "tolerance": target.tolerance,
        },
        facts=_days(target),
        done=_("The target is changed."),
    )


@form_methods
def target_remove(request: ViewerRequest, pk: int) -> HttpResponse:
    target = _target(request, pk, permissions.OBJECTIVE_WRITE)
    return _step(
        request,
        target.objective,
        form=VersionedForm,
        title=_("Remove the target"),
        submit=_("Remove"),
        act=partial(services.remove_target, target_id=pk),
        initial={"version": target.version},
        facts=_days(target),
        done=_("The target is removed from the draft."),
    )


def _objective(request: ViewerRequest, pk: int, right: str) -> Objective:
    objective: Objective = found(request, selectors.objectives(request.viewer), pk, right)
    return objective


def _target(request: ViewerRequest, pk: int, right: str) -> ObjectiveTarget:
    target: ObjectiveTarget = found(request, selectors.targets(request.viewer), pk, right)
    return target


def _days(target: ObjectiveTarget) -> tuple[Fact, ...]:
    days = stretch_words(Stretch(target.first_day, target.last_day))
    return (Fact(_("Objective"), target.objective.title), Fact(_("Days"), days))


def _step(request: ViewerRequest, objective: Objective, **page: Any) -> HttpResponse:
    return step_page(request, objective, register=(_("Objectives"), "planning_objectives"), **page)
