"""The plan for a red objective: made, followed action by action, ended."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.planning import permissions, services
from teraju.modules.planning.domain.plans import ActionState, PlanState
from teraju.modules.planning.models import ObjectiveAction, ObjectivePlan, ObjectiveValue
from teraju.modules.planning.objective_numbers import aim_words, value_words
from teraju.modules.planning.objective_words import period_words
from teraju.modules.planning.selectors import objectives as selectors
from teraju.modules.planning.web.common import TABLE, TEXT, found
from teraju.modules.planning.web.forms.objectives import (
    ActionForm,
    DoneForm,
    PlanForm,
    ReasonedForm,
)
from teraju.modules.planning.web.objective_history import history_of
from teraju.modules.planning.web.objective_status import action_status, light_status, plan_status
from teraju.modules.planning.web.steps import step_page
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page


@form_methods
def plan_add(request: ViewerRequest, pk: int) -> HttpResponse:
    """Make a plan for a red objective: why, and the first thing to do."""
    viewer = request.viewer
    objective = found(request, selectors.objectives(viewer), pk, permissions.OBJECTIVE_PLAN)
    latest = selectors.latest_value(viewer, objective)
    facts = [Fact(_("Objective"), objective.title)]
    if latest:
        facts += _measured(latest)
    return step_page(
        request,
        objective,
        form=partial(PlanForm, agency=objective.agency, viewer=viewer),
        title=_("Make a plan"),
        intro=_("Say why the value is red, and what is done about it by whom and when."),
        submit=_("Save the plan"),
        act=partial(services.make_plan, objective_id=pk),
        initial={"owner_office": objective.owner_office, "owner": objective.owner_id},
        facts=tuple(facts),
        success=lambda plan: plan.get_absolute_url(),
        done=_("The plan is saved. Its actions stand in Kerja saya of their owners."),
        register=(_("Objectives"), "planning_objectives"),
    )


@require_safe
def plan_record(request: ViewerRequest, pk: int) -> HttpResponse:
    plan = get_object_or_404(selectors.plans(request.viewer), pk=pk)
    text, primary, others = _next(request, plan)
    page = RecordPage(
        title=_("Plan: %(objective)s") % {"objective": plan.objective.title},
        number=plan.objective.code,
        target=plan,
        register_title=_("Objective"),
        register_url=plan.objective.get_absolute_url(),
        status=plan_status(plan),
        next_step=text,
        primary=primary,
        actions=others,
        facts=_facts(plan),
        sections=[
            Section(_("Cause"), TEXT, {"text": plan.cause}),
            _actions(request.viewer, plan),
            _effect(request.viewer, plan),
        ],
        is_example=plan.is_example,
    )
    return record_page(request, page, history=lambda: history_of(plan))


@form_methods
def action_add(request: ViewerRequest, pk: int) -> HttpResponse:
    plan = found(request, selectors.plans(request.viewer), pk, permissions.OBJECTIVE_PLAN)
    return _step(
        request,
        plan,
        form=partial(ActionForm, agency=plan.agency, viewer=request.viewer),
        title=_("Add an action"),
        submit=_("Save"),
        act=partial(services.add_action, plan_id=pk),
        done=_("The action is added."),
    )


@form_methods
def action_done(request: ViewerRequest, pk: int) -> HttpResponse:
    one = found(request, selectors.actions(request.viewer), pk, permissions.OBJECTIVE_ACT)
    return _step(
        request,
        one.plan,
        form=DoneForm,
        title=_("Finish the action"),
        submit=_("Finish"),
        act=partial(services.complete_action, action_id=pk),
        initial={"version": one.version, "done_on": request.viewer.today},
        facts=_about(one),
        done=_("The action is done."),
    )


@form_methods
def action_drop(request: ViewerRequest, pk: int) -> HttpResponse:
    one = found(request, selectors.actions(request.viewer), pk, permissions.OBJECTIVE_PLAN)
    return _step(
        request,
        one.plan,
        form=ReasonedForm,
        title=_("Drop the action"),
        submit=_("Drop"),
        act=partial(services.drop_action, action_id=pk),
        initial={"version": one.version},
        facts=_about(one),
        done=_("The action is dropped."),
    )


@form_methods
def plan_drop(request: ViewerRequest, pk: int) -> HttpResponse:
    plan = found(request, selectors.plans(request.viewer), pk, permissions.OBJECTIVE_PLAN)
    return _step(
        request,
        plan,
        form=ReasonedForm,
        title=_("Drop the plan"),
        intro=_("Its open actions are dropped with it. A red objective then asks for another."),
        submit=_("Drop"),
        act=partial(services.drop_plan, plan_id=pk),
        done=_("The plan is dropped."),
    )


def _step(request: ViewerRequest, plan: ObjectivePlan, **page: Any) -> HttpResponse:
    return step_page(request, plan, register=(_("Objectives"), "planning_objectives"), **page)


def _about(one: ObjectiveAction) -> tuple[Fact, ...]:
    return (
        Fact(_("Action"), one.action),
        Fact(_("Owner"), one.owner_office),
        Fact(_("Due"), one.due),
    )


def _measured(value: ObjectiveValue) -> list[Fact]:
    objective = value.objective
    return [
        Fact(
            _("Value"),
            value_words(value),
            note=period_words(objective.rhythm, value.first_day),
            url=value.get_absolute_url(),
        ),
        Fact(_("Target"), aim_words(objective, value.target)),
        Fact(_("Result"), light_status(value.light)),
    ]


def _facts(plan: ObjectivePlan) -> list[Fact]:
    return [
        Fact(_("Objective"), str(plan.objective), url=plan.objective.get_absolute_url()),
        *_measured(plan.value),
        Fact(_("Made on"), plan.made_on, note=plan.made_office),
        *([Fact(_("Finished on"), plan.finished_on)] if plan.finished_on else []),
        *([Fact(_("Reason"), plan.reason)] if plan.reason else []),
    ]


def _next(request: ViewerRequest, plan: ObjectivePlan) -> tuple[str, Action | None, list[Action]]:
    if plan.state != PlanState.RUNNING:
        return "", None, []
    opened = [one for one in plan.actions.all() if one.state == ActionState.OPEN]
    add = record_action(
        request.viewer,
        plan,
        permissions.OBJECTIVE_PLAN,
        _("Add an action"),
        "planning_action_add",
        "plus",
    )
    drop = record_action(
        request.viewer,
        plan,
        permissions.OBJECTIVE_PLAN,
        _("Drop the plan"),
        "planning_plan_drop",
        "x",
    )
    first = opened[0]
    words = {"action": first.action, "office": first.owner_office, "day": date_format(first.due)}
    text = _("Next: %(action)s (%(office)s, by %(day)s).") % words
    finish = record_action(
        request.viewer,
        first,
        permissions.OBJECTIVE_ACT,
        _("Finish the action"),
        "planning_action_done",
        "check",
    )
    return text, finish, [add, *([] if drop.refusal else [drop])]


def _actions(viewer: Viewer, plan: ObjectivePlan) -> Section:
    running = plan.state == PlanState.RUNNING
    may_do = running and rights.allowed(viewer, permissions.OBJECTIVE_ACT, plan)
    may_drop = running and rights.allowed(viewer, permissions.OBJECTIVE_PLAN, plan)
    rows = []
    for one in plan.actions.all():
        is_open = one.state == ActionState.OPEN
        ways = [
            Link(label, reverse(name, args=[one.pk]))
            for label, name, may in (
                (_("Finish"), "planning_action_done", may_do),
                (_("Drop"), "planning_action_drop", may_drop),
            )
            if may and is_open
        ]
        told = one.result or one.reason
        rows.append(
            [
                [one.action, one.owner_office],
                one.due,
                [action_status(one), *([one.done_on] if one.done_on else [])],
                told or ways or None,
            ]
        )
    headers = [_("Action"), _("Due"), _("Status"), _("Result")]
    return Section(_("Actions"), TABLE, {"headers": headers, "rows": rows})


def _effect(viewer: Viewer, plan: ObjectivePlan) -> Section:
    """The values since: whether the plan worked is seen there."""
    later = selectors.values(viewer).filter(
        objective=plan.objective_id, replaced_on=None, last_day__gt=plan.value.last_day
    )
    rows = [
        [
            Link(period_words(plan.objective.rhythm, one.first_day), one.get_absolute_url()),
            value_words(one),
            light_status(one.light),
        ]
        for one in later.order_by("last_day", "pk")[:6]
    ]
    context = {
        "headers": [_("Period"), _("Value"), _("Result")],
        "rows": rows,
        "empty": _("No later value is recorded yet: the effect is seen in the next one."),
    }
    return Section(_("What came after"), TABLE, context)
