"""What follows a signature: the plan and its tasks, outputs, yearly evaluations."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.cooperation.domain import terms
from teraju.modules.cooperation.domain.states import Status, TaskState
from teraju.modules.cooperation.models import Agreement, Evaluation, Output, PlanTask
from teraju.modules.cooperation.refusals import (
    AgreementIsNotThere,
    NothingLinked,
    WrongPlace,
    refuse_blocking,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import values_of
from teraju.platform.links import api as links
from teraju.platform.organisation.models import Agency

from .common import check_agency, lock, require_signed, tell

TASK_FIELDS = (
    "title",
    "owner_agency",
    "owner_office",
    "due",
    "budget_source",
    "state",
    "done_on",
    "note",
    "reason",
)


@transaction.atomic
def add_plan_task(
    *,
    actor: Viewer,
    agreement_id: int,
    title: str,
    owner_agency: Agency | None = None,
    owner_office: str = "",
    due: date | None = None,
    budget_source: str = "",
    note: str = "",
    is_example: bool = False,
) -> PlanTask:
    """Add a task to the plan of a draft or of an agreement in force."""
    agreement = _followed(actor, agreement_id)
    last = agreement.tasks.order_by("-order").values_list("order", flat=True).first()
    task = PlanTask(
        government=agreement.government,
        agreement=agreement,
        order=(last or 0) + 1,
        title=cleaned(title),
        owner_agency=owner_agency,
        owner_office=cleaned(owner_office),
        due=due,
        budget_source=cleaned(budget_source),
        note=cleaned(note),
        is_example=is_example,
    )
    _check_owner(agreement, owner_agency)
    return _save(actor, task, "task_added", {})


@transaction.atomic
def change_plan_task(
    *,
    actor: Viewer,
    task_id: int,
    expected_version: int | None = None,
    title: str,
    owner_agency: Agency | None = None,
    owner_office: str = "",
    due: date | None = None,
    budget_source: str = "",
    note: str = "",
) -> PlanTask:
    """Change what, whose, by when and paid from what."""
    task = _locked_task(actor, task_id, expected_version)
    agreement = _followed(actor, task.agreement_id)
    _check_owner(agreement, owner_agency)
    before = values_of(task, TASK_FIELDS)
    task.title, task.owner_agency, task.owner_office = cleaned(title), owner_agency, owner_office
    task.due, task.budget_source, task.note = due, cleaned(budget_source), cleaned(note)
    return _save(actor, task, "task_changed", before)


@transaction.atomic
def complete_plan_task(
    *,
    actor: Viewer,
    task_id: int,
    expected_version: int | None = None,
    done_on: date,
    note: str = "",
) -> PlanTask:
    """Record that a task is done, by whoever does it or follows the agreement."""
    task = _locked_task(actor, task_id, expected_version)
    rights.require(actor, "cooperation.task.complete", task)
    _require_open(task)
    require_signed(task.agreement)
    refuse_blocking(
        terms.check_task(task.agreement.term, due=None, done_on=done_on, today=actor.today)
    )
    before = values_of(task, TASK_FIELDS)
    task.state, task.done_on = TaskState.DONE, done_on
    task.note = cleaned(note) or task.note
    return _save(actor, task, "task_done", before)


@transaction.atomic
def drop_plan_task(
    *, actor: Viewer, task_id: int, expected_version: int | None = None, reason: str
) -> PlanTask:
    """Give a task up, with a reason; it stays in the plan."""
    task = _locked_task(actor, task_id, expected_version)
    _followed(actor, task.agreement_id)
    _require_open(task)
    if not cleaned(reason):
        raise DomainError(_("Say why the task is dropped."), field="reason")
    before = values_of(task, TASK_FIELDS)
    task.state, task.reason = TaskState.DROPPED, cleaned(reason)
    return _save(actor, task, "task_dropped", before)


@transaction.atomic
def save_plan_row(
    *,
    actor: Viewer,
    task_id: int,
    expected_version: int | None = None,
    due: date | None,
    budget_source: str,
    done_on: date | None,
    note: str,
) -> PlanTask:
    """Save a row of the plan's worksheet: a day in "done on" completes the task, none opens it.

    Who only does the task may enter the day and a note; the rest is for who follows the agreement.
    """
    task = _locked_task(actor, task_id, expected_version)
    if task.state == TaskState.DROPPED:
        raise AgreementIsNotThere(_("This task is not open any more."))
    if (due, cleaned(budget_source)) != (task.due, task.budget_source):
        _followed(actor, task.agreement_id)
    rights.require(actor, "cooperation.task.complete", task)
    if done_on:
        require_signed(task.agreement)
    term = task.agreement.term
    refuse_blocking(terms.check_task(term, due=due, done_on=done_on, today=actor.today))
    before = values_of(task, TASK_FIELDS)
    task.due, task.budget_source, task.note = due, cleaned(budget_source), cleaned(note)
    task.done_on = done_on
    task.state = TaskState.DONE if done_on else TaskState.OPEN
    return _save(actor, task, "task_changed", before)


@transaction.atomic
def reopen_plan_task(
    *, actor: Viewer, task_id: int, expected_version: int | None = None
) -> PlanTask:
    """Open a task again that was marked done or dropped by mistake."""
    task = _locked_task(actor, task_id, expected_version)
    _followed(actor, task.agreement_id)
    before = values_of(task, TASK_FIELDS)
    task.state, task.done_on, task.reason = TaskState.OPEN, None, ""
    return _save(actor, task, "task_reopened", before)


@transaction.atomic
def link_output(
    *, actor: Viewer, agreement_id: int, kind: str, target_id: int, note: str = ""
) -> Output:
    """Link a record of another module that came of a signed agreement."""
    agreement = lock(actor, agreement_id, None, "follow")
    require_signed(agreement)
    found = links.find(actor, kind, [target_id]).get(target_id)
    own = {pk for pk, _label in links.choices(actor, kind, agreement.government_id)}
    if found is None or target_id not in own:
        raise NothingLinked(_("Choose a record of this government."), field="target")
    output = Output(
        agreement=agreement,
        kind=kind,
        target_id=target_id,
        note=cleaned(note),
        linked_on=actor.today,
    )
    output.full_clean()
    output.save()
    tell(actor, "output_linked", agreement, {}, {"output": found.title})
    return output


@transaction.atomic
def unlink_output(*, actor: Viewer, output_id: int) -> Agreement:
    """Take a wrong link away; the linked record stays."""
    seen = Agreement.objects.visible_to(actor)
    rows = Output.objects.select_for_update(of=("self",), no_key=True).filter(agreement__in=seen)
    output = rows.get(pk=output_id)
    agreement = lock(actor, output.agreement_id, None, "follow")
    found = links.find(actor, output.kind, [output.target_id]).get(output.target_id)
    tell(actor, "output_unlinked", agreement, {"output": found.title if found else ""}, {})
    output.delete()
    return agreement


@transaction.atomic
def record_evaluation(
    *, actor: Viewer, agreement_id: int, year: int, result: str, note: str = ""
) -> Evaluation:
    """Record what a year of an agreement came to."""
    agreement = lock(actor, agreement_id, None, "follow")
    require_signed(agreement)
    refuse_blocking(terms.check_evaluation(agreement.term, year, actor.today))
    evaluation = Evaluation(
        agreement=agreement, year=year, result=result, note=cleaned(note), recorded_on=actor.today
    )
    evaluation.full_clean()
    evaluation.save()
    told = {"year": year, "result": evaluation.get_result_display(), "note": evaluation.note}
    tell(actor, "evaluated", agreement, {}, told)
    return evaluation


def _followed(actor: Viewer, agreement_id: int) -> Agreement:
    """Lock an agreement whose plan may still change: a draft, or one in force."""
    agreement = lock(actor, agreement_id, None, "follow")
    if agreement.status not in {Status.DRAFT, Status.ACTIVE}:
        raise AgreementIsNotThere(_("The agreement is over; its plan is not changed any more."))
    return agreement


def _locked_task(actor: Viewer, task_id: int, expected_version: int | None) -> PlanTask:
    rows = PlanTask.objects.visible_to(actor)
    rows = rows.select_related("government", "agreement__agency", "owner_agency")
    task: PlanTask = claim(rows, task_id, expected_version)
    return task


def _check_owner(agreement: Agreement, owner: Agency | None) -> None:
    """Whoever does the task must be able to see the agreement."""
    check_agency(agreement.government, owner, "owner_agency")
    if owner and agreement.agency and not owner.path.startswith(agreement.agency.path):
        raise WrongPlace(
            _("Choose the agency in charge or a unit of it: others do not see this agreement."),
            field="owner_agency",
        )


def _require_open(task: PlanTask) -> None:
    if task.state != TaskState.OPEN:
        raise AgreementIsNotThere(_("This task is not open any more."))


def _save(actor: Viewer, task: PlanTask, verb: str, before: dict[str, Any]) -> PlanTask:
    save(actor, task)
    after = values_of(task, TASK_FIELDS)
    title, old = after.pop("title"), before.pop("title", None)
    if not before:
        after = {name: value for name, value in after.items() if value}
    # The title is told even when it stayed: the event must say which task it is about.
    named = {"task": old} if old not in {None, title} else {}
    tell(actor, verb, task.agreement, {**named, **before}, {"task": title, **after})
    return task
