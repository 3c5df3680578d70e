"""Use-cases where an objective is red: a plan with its cause, its actions, its end."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.planning import permissions
from teraju.modules.planning.domain.lights import Light
from teraju.modules.planning.domain.plans import ActionState, PlanState, state_after
from teraju.modules.planning.models import (
    Objective,
    ObjectiveAction,
    ObjectivePlan,
)
from teraju.modules.planning.refusals import DateOutOfOrder, NotInThisState
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event

from .common import check_not_future, locked
from .objectives import require_approved


@transaction.atomic
def make_plan(
    *,
    actor: Viewer,
    objective_id: int,
    cause: str,
    action: str,
    owner_office: str,
    owner: User | None = None,
    due: date,
) -> ObjectivePlan:
    """Answer a red value: why it is red, and the first action with its owner and day."""
    objective = locked(actor, Objective, objective_id, permissions.OBJECTIVE_PLAN)
    require_approved(objective)
    value = objective.values.filter(replaced_on=None).order_by("-last_day", "-pk").first()
    if value is None or value.light != Light.RED:
        raise NotInThisState(_("The latest value is not red: no plan is asked for."))
    plan = ObjectivePlan(
        government=objective.government,
        agency=objective.agency,
        objective=objective,
        value=value,
        cause=_said(cause, "cause", _("Say in words why the value is red.")),
        made_on=actor.today,
        made_office=actor.office[:160],
        is_example=objective.is_example,
    )
    save(actor, plan)
    record_event(
        actor=actor, verb="planning.plan.made", target=plan, before={}, after={"cause": plan.cause}
    )
    _new_action(actor, plan, action, owner_office, owner, due)
    record_event(
        actor=actor,
        verb="planning.objective.planned",
        target=objective,
        before={},
        after={"period": value.period_code, "cause": plan.cause},
    )
    return plan


@transaction.atomic
def add_action(
    *,
    actor: Viewer,
    plan_id: int,
    expected_version: int | None = None,
    action: str,
    owner_office: str,
    owner: User | None = None,
    due: date,
) -> ObjectiveAction:
    """Add what somebody does by a day to a running plan."""
    plan = locked(actor, ObjectivePlan, plan_id, permissions.OBJECTIVE_PLAN, expected_version)
    _require_running(plan)
    made = _new_action(actor, plan, action, owner_office, owner, due)
    _tell(actor, plan, "action_added", {"action": made.action, "due": made.due})
    save(actor, plan)
    return made


@transaction.atomic
def complete_action(
    *,
    actor: Viewer,
    action_id: int,
    expected_version: int | None = None,
    done_on: date,
    result: str,
) -> ObjectiveAction:
    """Record that an action is done and what came of it; with the last one the plan is finished."""
    action = _open_action(actor, action_id, permissions.OBJECTIVE_ACT, expected_version)
    check_not_future(actor, done_on, "done_on")
    if done_on < action.plan.made_on:
        raise DateOutOfOrder(_("This lies before the plan was made."), field="done_on")
    action.state, action.done_on = ActionState.DONE, done_on
    action.result = _said(result, "result", _("Say what came of it."))
    save(actor, action)
    _tell(actor, action.plan, "action_done", {"action": action.action, "result": action.result})
    _settle(actor, action.plan)
    return action


@transaction.atomic
def drop_action(
    *, actor: Viewer, action_id: int, expected_version: int | None = None, reason: str
) -> ObjectiveAction:
    """Give an action up with a reason; it stays in the plan."""
    action = _open_action(actor, action_id, permissions.OBJECTIVE_PLAN, expected_version)
    action.state = ActionState.DROPPED
    action.reason = _said(reason, "reason", _("Say why the action is dropped."))
    save(actor, action)
    _tell(actor, action.plan, "action_dropped", {"action": action.action, "reason": action.reason})
    _settle(actor, action.plan)
    return action


@transaction.atomic
def drop_plan(
    *, actor: Viewer, plan_id: int, expected_version: int | None = None, reason: str
) -> ObjectivePlan:
    """Give a whole plan up with a reason; a red objective then asks for another one."""
    plan = locked(actor, ObjectivePlan, plan_id, permissions.OBJECTIVE_PLAN, expected_version)
    _require_running(plan)
    said = _said(reason, "reason", _("Say why the plan is dropped."))
    for action in plan.actions.filter(state=ActionState.OPEN).select_for_update(no_key=True):
        action.state, action.reason = ActionState.DROPPED, said
        save(actor, action)
    plan.state, plan.finished_on, plan.reason = PlanState.DROPPED, actor.today, said
    save(actor, plan)
    _tell(actor, plan, "dropped", {"reason": said})
    return plan


def _new_action(
    actor: Viewer,
    plan: ObjectivePlan,
    action: str,
    owner_office: str,
    owner: User | None,
    due: date,
) -> ObjectiveAction:
    if due < actor.today:
        raise DateOutOfOrder(_("This day has passed already: choose a later one."), field="due")
    made = ObjectiveAction(
        government=plan.government,
        agency=plan.agency,
        plan=plan,
        action=_said(action, "action", _("Say what is done.")),
        owner_office=_said(owner_office, "owner_office", _("Name the office that does it.")),
        owner=owner,
        due=due,
        is_example=plan.is_example,
    )
    save(actor, made)
    return made


def _settle(actor: Viewer, plan: ObjectivePlan) -> None:
    """A plan is over when none of its actions is open."""
    state = state_after(ActionState(one) for one in plan.actions.values_list("state", flat=True))
    if state is not PlanState.RUNNING:
        plan.state, plan.finished_on = state, actor.today
        if state is PlanState.DROPPED:
            plan.reason = str(_("All its actions were dropped."))
    save(actor, plan)


def _open_action(
    actor: Viewer, pk: int, right: str, expected_version: int | None
) -> ObjectiveAction:
    """The plan is locked before its action: two people finish the last two one after the other."""
    found = ObjectiveAction.objects.visible_to(actor).get(pk=pk)
    plan = locked(actor, ObjectivePlan, found.plan_id, right)
    action = locked(actor, ObjectiveAction, pk, right, expected_version)
    action.plan = plan
    if action.state != ActionState.OPEN:
        raise NotInThisState(_("This action is not open any more."))
    return action


def _require_running(plan: ObjectivePlan) -> None:
    if plan.state != PlanState.RUNNING:
        raise NotInThisState(_("The plan is over: nothing is added to it any more."))


def _tell(actor: Viewer, plan: ObjectivePlan, verb: str, after: dict[str, Any]) -> None:
    record_event(actor=actor, verb=f"planning.plan.{verb}", target=plan, before={}, after=after)


def _said(text: str, field: str, refusal: object) -> str:
    said = cleaned(text)
    if not said:
        raise DomainError(refusal, field=field)
    return said
