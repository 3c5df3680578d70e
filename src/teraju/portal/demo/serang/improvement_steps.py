"""What every story of a nonconformity does: put right, decide, analyse, plan, accept, carry out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from teraju.modules.improvement import api as improvement
from teraju.portal.demo.cast import Cast


@dataclass(frozen=True)
class Task:
    """An action of a plan: what, whose, by when, and what came of it on which day."""

    title: str
    owner: str
    due: str
    done: str = ""
    result: str = ""


@dataclass(frozen=True)
class Plan:
    """A round from the correction to the accepted plan, each step with its day."""

    worker: str
    decider: str
    judge: str
    corrected: str
    correction: str
    decided: str
    reason: str
    analysed: str
    whys: Sequence[str]
    root: str
    similar: str
    tasks: Sequence[Task]
    submitted: str
    accepted: str
    check: str
    seen_by: str
    bones: Mapping[str, Sequence[str]] = field(default_factory=dict)
    similar_found: bool = False


def work_out(cast: Cast, pk: int, plan: Plan, *, again: bool = False) -> None:
    """One round up to its accepted plan and the actions that are done; `again` was decided."""
    improvement.correct(
        actor=cast.at(plan.worker, plan.corrected),
        nonconformity_id=pk,
        corrected_on=date.fromisoformat(plan.corrected),
        correction=plan.correction,
    )
    if not again:
        improvement.decide_action(
            actor=cast.at(plan.decider, plan.decided),
            nonconformity_id=pk,
            needs_action=True,
            reason=plan.reason,
        )
    improvement.record_cause(
        actor=cast.at(plan.worker, plan.analysed),
        nonconformity_id=pk,
        whys=plan.whys,
        fishbone=plan.bones,
        root_cause=plan.root,
    )
    improvement.look_for_similar(
        actor=cast.at(plan.worker, plan.analysed, 10),
        nonconformity_id=pk,
        similar_found=plan.similar_found,
        similar_note=plan.similar,
    )
    actions = [_plan(cast, pk, plan, task) for task in plan.tasks]
    improvement.submit_plan(
        actor=cast.at(plan.worker, plan.submitted, 14),
        nonconformity_id=pk,
        effect_due=date.fromisoformat(plan.check),
        effect_criterion=plan.seen_by,
    )
    if plan.accepted:
        improvement.accept_plan(actor=cast.at(plan.judge, plan.accepted), nonconformity_id=pk)
    for action, task in zip(actions, plan.tasks, strict=True):
        if task.done:
            finish(cast, action, task)


def _plan(cast: Cast, pk: int, plan: Plan, task: Task) -> improvement.Action:
    return improvement.plan_action(
        actor=cast.at(plan.worker, plan.submitted),
        nonconformity_id=pk,
        title=task.title,
        owner=cast.people[task.owner],
        due_on=date.fromisoformat(task.due),
    )


def finish(cast: Cast, action: improvement.Action, task: Task) -> None:
    improvement.complete_action(
        actor=cast.at(task.owner, task.done, 15),
        action_id=action.pk,
        done_on=date.fromisoformat(task.done),
        result=task.result,
    )


def look(cast: Cast, pk: int, who: str, day: str, effect: improvement.Effect, note: str) -> None:
    """The check of the effect, by somebody who is not involved."""
    improvement.check_effect(
        actor=cast.at(who, day), nonconformity_id=pk, effect=effect, effect_note=note
    )
