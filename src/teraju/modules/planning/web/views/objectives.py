"""The register of objectives, and the page of one: its trend, its targets, what it asks for."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.planning import permissions
from teraju.modules.planning.domain.objective_states import ObjectiveState
from teraju.modules.planning.domain.plans import Need
from teraju.modules.planning.models import Objective
from teraju.modules.planning.selectors import objectives as selectors
from teraju.modules.planning.selectors.objectives import Standing
from teraju.modules.planning.web import objective_sections as sections
from teraju.modules.planning.web.objective_history import history_of
from teraju.modules.planning.web.objective_status import (
    WITHOUT_PLAN,
    light_status,
    objective_status,
)
from teraju.modules.planning.web.registers.objectives import OBJECTIVES
from teraju.platform.web.actions import record_action
from teraju.platform.web.kinds import Action, RecordPage, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page


@require_safe
def objective_register(request: ViewerRequest) -> HttpResponse:
    more = [
        Action(
            _("Objectives at a glance"), reverse("planning_objectives_board"), icon="layout-grid"
        ),
        Action(_("Values of objectives"), reverse("planning_values"), icon="chart-line"),
        Action(_("Reviews of values"), reverse("planning_reviews"), icon="clipboard-check"),
    ]
    return register_page(request, OBJECTIVES, more=more)


@require_safe
def objective_record(request: ViewerRequest, pk: int) -> HttpResponse:
    rows = selectors.with_course(selectors.objectives(request.viewer))
    objective = get_object_or_404(rows, pk=pk)
    standing = selectors.standing_of(objective, request.viewer.today)
    text, primary, others = _next(request, standing)
    page = RecordPage(
        title=objective.title,
        number=objective.code,
        target=objective,
        register_title=_("Objectives"),
        register_url=reverse("planning_objectives"),
        status=_status(standing),
        next_step=text,
        primary=primary,
        actions=others,
        facts=sections.facts(standing),
        sections=sections.sections(request, standing),
        is_example=objective.is_example,
    )
    return record_page(request, page, history=lambda: history_of(objective))


def _status(standing: Standing) -> Status:
    """Of what is measured the light; before that where the text stands."""
    if standing.objective.state != ObjectiveState.APPROVED:
        return objective_status(standing.objective)
    return WITHOUT_PLAN if standing.need is Need.PLAN else light_status(standing.light)


def _next(request: ViewerRequest, standing: Standing) -> tuple[str, Action | None, list[Action]]:
    objective = standing.objective
    match objective.state:
        case ObjectiveState.DRAFT:
            return _drafted(request, objective)
        case ObjectiveState.SUBMITTED:
            return _submitted(request, objective)
        case ObjectiveState.APPROVED:
            return _followed(request, standing)
    return objective.ended_because, None, []


def _drafted(request: ViewerRequest, objective: Objective) -> tuple[str, Action, list[Action]]:
    write = permissions.OBJECTIVE_WRITE
    text = _("Complete it, give it a target, and hand it in.")
    if objective.returned_because:
        text = _("Given back: %(reason)s") % {"reason": objective.returned_because}
    has_target = any(one.replaced_on is None for one in objective.targets.all())
    target = record_action(
        request.viewer, objective, write, _("Add a target"), "planning_target_add", "target"
    )
    submit = record_action(
        request.viewer,
        objective,
        write,
        _("Hand in for approval"),
        "planning_objective_submit",
        "send",
    )
    others = [
        record_action(
            request.viewer, objective, write, _("Change"), "planning_objective_change", "pencil"
        ),
        record_action(
            request.viewer, objective, write, _("Withdraw"), "planning_objective_withdraw", "undo-2"
        ),
    ]
    first, second = (submit, target) if has_target else (target, submit)
    return text, first, [second, *others]


def _submitted(request: ViewerRequest, objective: Objective) -> tuple[str, Action, list[Action]]:
    approve = record_action(
        request.viewer,
        objective,
        permissions.APPROVE,
        _("Approve"),
        "planning_objective_approve",
        "check",
    )
    others = [
        record_action(
            request.viewer,
            objective,
            permissions.APPROVE,
            _("Give back"),
            "planning_objective_return",
            "reply",
        ),
        record_action(
            request.viewer,
            objective,
            permissions.OBJECTIVE_WRITE,
            _("Withdraw"),
            "planning_objective_withdraw",
            "undo-2",
        ),
    ]
    return _("The head reads it and approves it, or gives it back."), approve, others


def _followed(request: ViewerRequest, standing: Standing) -> tuple[str, Action, list[Action]]:
    objective = standing.objective
    measure = record_action(
        request.viewer,
        objective,
        permissions.OBJECTIVE_MEASURE,
        _("Record a value"),
        "planning_value_add",
        "ruler",
    )
    ends = [
        record_action(request.viewer, objective, permissions.APPROVE, label, name, icon)
        for label, name, icon in (
            (_("Set a further target"), "planning_target_add", "target"),
            (_("Close"), "planning_objective_close", "archive"),
            (_("Withdraw"), "planning_objective_withdraw", "undo-2"),
        )
    ]
    shown = [one for one in ends if not one.refusal]
    if standing.need is Need.PLAN and standing.plan_due:
        plan = record_action(
            request.viewer,
            objective,
            permissions.OBJECTIVE_PLAN,
            _("Make a plan"),
            "planning_plan_add",
            "list-checks",
        )
        text = _("The latest value is red and has no plan: make one by %(day)s.") % {
            "day": date_format(standing.plan_due)
        }
        return text, plan, [measure, *shown]
    if standing.plan:
        run = Action(_("Open the plan"), standing.plan.get_absolute_url(), icon="list-checks")
        if not standing.missing:
            text = _("A plan is running. What it brings is seen in the next value.")
            return text, run, [measure, *shown]
        return sections.missing_words(standing), measure, [run, *shown]
    return sections.missing_words(standing), measure, shown
