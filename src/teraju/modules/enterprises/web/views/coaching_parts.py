"""Lines of plans and costs: their registers, and what is done with one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.enterprises.coaching_permissions import COACH
from teraju.modules.enterprises.models import Cost, Task
from teraju.modules.enterprises.selectors import coaching as reading
from teraju.modules.enterprises.services import coaching_costs, coaching_plans
from teraju.modules.enterprises.web.coaching_forms import ReasonedForm, VersionForm
from teraju.modules.enterprises.web.coaching_part_registers import COSTS, TASKS
from teraju.modules.enterprises.web.coaching_registers import COACHINGS
from teraju.modules.enterprises.web.coaching_work_forms import (
    CostForm,
    DoneForm,
    TaskForm,
    UntilForm,
)
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import register_page
from teraju.platform.web.record_forms import step_form

from .coaching_records import coaching_of


@require_safe
def tasks(request: ViewerRequest) -> HttpResponse:
    return register_page(request, TASKS)


@require_safe
def costs(request: ViewerRequest) -> HttpResponse:
    return register_page(request, COSTS)


@form_methods
def add_task(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        coaching_of(request.viewer, pk),
        COACH,
        COACHINGS,
        coaching_plans.add_task,
        key="coaching_id",
        form=TaskForm,
        title=_("Add a line to the plan"),
        submit=_("Add"),
        done=_("The line stands in the plan."),
    )


@form_methods
def change_task(request: ViewerRequest, pk: int) -> HttpResponse:
    task = task_of(request.viewer, pk)
    return _task(
        request,
        task,
        coaching_plans.change_task,
        TaskForm,
        _("Change the line"),
        _("Saved."),
        initial={name: getattr(task, name) for name in coaching_plans.FIELDS},
    )


@form_methods
def finish_task(request: ViewerRequest, pk: int) -> HttpResponse:
    return _task(
        request,
        task_of(request.viewer, pk),
        coaching_plans.finish_task,
        DoneForm,
        _("It is done"),
        _("The line is done."),
        initial={"done_on": request.viewer.today},
    )


@form_methods
def drop_task(request: ViewerRequest, pk: int) -> HttpResponse:
    return _task(
        request,
        task_of(request.viewer, pk),
        coaching_plans.drop_task,
        ReasonedForm,
        _("Give the line up"),
        _("The line is given up."),
    )


@form_methods
def reopen_task(request: ViewerRequest, pk: int) -> HttpResponse:
    return _task(
        request,
        task_of(request.viewer, pk),
        coaching_plans.reopen_task,
        UntilForm,
        _("Open the line again"),
        _("The line is open again."),
        initial={"until": request.viewer.today},
    )


@form_methods
def add_cost(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        coaching_of(request.viewer, pk),
        COACH,
        COACHINGS,
        coaching_costs.enter_cost,
        key="coaching_id",
        form=CostForm,
        title=_("Enter a cost"),
        submit=_("Enter"),
        initial={"year": request.viewer.today.year},
        done=_("The cost is entered."),
    )


@form_methods
def change_cost(request: ViewerRequest, pk: int) -> HttpResponse:
    cost = cost_of(request.viewer, pk)
    return _cost(
        request,
        cost,
        coaching_costs.change_cost,
        CostForm,
        _("Change the cost"),
        _("Saved."),
        initial={name: getattr(cost, name) for name in coaching_costs.FIELDS},
    )


@form_methods
def remove_cost(request: ViewerRequest, pk: int) -> HttpResponse:
    return _cost(
        request,
        cost_of(request.viewer, pk),
        coaching_costs.remove_cost,
        VersionForm,
        _("Remove the cost"),
        _("The cost is removed; the history keeps it."),
    )


def task_of(viewer: Viewer, pk: int) -> Task:
    """The line if the viewer sees it; else a stranger's 404."""
    found: Task = get_object_or_404(reading.tasks(viewer), pk=pk)
    return found


def cost_of(viewer: Viewer, pk: int) -> Cost:
    """The cost if the viewer sees it; else a stranger's 404."""
    found: Cost = get_object_or_404(reading.costs(viewer), pk=pk)
    return found


def _task(
    request: ViewerRequest,
    task: Task,
    service: Callable[..., Any],
    form: type[forms.Form],
    title: str,
    done: str,
    **more: Any,
) -> HttpResponse:
    coaching = task.coaching
    return step_form(
        request,
        task,
        COACH,
        TASKS,
        service,
        key="task_id",
        form=form,
        title=title,
        submit=title,
        done=done,
        facts=[
            Fact(_("Coaching"), str(coaching), url=coaching.get_absolute_url()),
            Fact(_("What is to be done"), task.what),
            Fact(_("Who does it"), task.who),
        ],
        **more,
    )


def _cost(
    request: ViewerRequest,
    cost: Cost,
    service: Callable[..., Any],
    form: type[forms.Form],
    title: str,
    done: str,
    **more: Any,
) -> HttpResponse:
    coaching = cost.coaching
    return step_form(
        request,
        cost,
        COACH,
        COSTS,
        service,
        key="cost_id",
        form=form,
        title=title,
        submit=title,
        done=done,
        facts=[
            Fact(_("Coaching"), str(coaching), url=coaching.get_absolute_url()),
            Fact(_("What for"), str(cost)),
        ],
        **more,
    )
