"""The plan of a coaching: lines with who, until when, and what came of them."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.enterprises.coaching_permissions import COACH
from teraju.modules.enterprises.coaching_refusals import NotComplete
from teraju.modules.enterprises.domain.stages import Stage
from teraju.modules.enterprises.models import Coaching, Task
from teraju.modules.enterprises.refusals import DayOutOfOrder, NotNow
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import fill, needed
from teraju.platform.audit.api import filled, values_of

from . import stages
from .coaching_common import SAY_WHY, check_at_work, coaching_locked, part_locked
from .common import check_not_future, tell

FIELDS = ("what", "who", "until")
_OPEN_ONLY = _("This line is done or given up: open it again to change it.")


@transaction.atomic
def add_task(
    *,
    actor: Viewer,
    coaching_id: int,
    what: str,
    who: str,
    until: date,
    expected_version: int | None = None,
) -> Task:
    """Add a line to the plan."""
    coaching = coaching_locked(actor, coaching_id, COACH, "work", expected_version)
    task = Task(coaching=coaching, is_example=coaching.is_example)
    _fill(task, what, who, until)
    save(actor, task)
    tell(actor, coaching, "coaching.task_added", _told(task))
    return task


@transaction.atomic
def change_task(
    *,
    actor: Viewer,
    task_id: int,
    what: str,
    who: str,
    until: date,
    expected_version: int | None = None,
) -> Task:
    """Change a line that is open."""
    task = _open(actor, task_id, expected_version)
    before = _told(task)
    _fill(task, what, who, until)
    save(actor, task)
    tell(actor, task.coaching, "coaching.task_changed", _told(task), before)
    return task


@transaction.atomic
def finish_task(
    *,
    actor: Viewer,
    task_id: int,
    done_on: date,
    outcome: str = "",
    expected_version: int | None = None,
) -> Task:
    """Say that a line is done, when, and what came of it."""
    task = _open(actor, task_id, expected_version)
    check_not_future(actor, done_on, "done_on")
    if done_on < task.coaching.began_on:
        raise DayOutOfOrder(_("It had not begun on this day."), field="done_on")
    task.done_on, task.outcome = done_on, cleaned(outcome)
    save(actor, task)
    after = {"what": task.what, "done_on": done_on, "outcome": task.outcome}
    tell(actor, task.coaching, "coaching.task_done", filled(after))
    return task


@transaction.atomic
def drop_task(
    *, actor: Viewer, task_id: int, reason: str, expected_version: int | None = None
) -> Task:
    """Give a line up, with the reason."""
    task = _open(actor, task_id, expected_version)
    task.outcome, task.dropped_on = needed(reason, "reason", SAY_WHY)[:300], actor.today
    save(actor, task)
    after = {"what": task.what, "reason": task.outcome}
    tell(actor, task.coaching, "coaching.task_dropped", after)
    return task


@transaction.atomic
def reopen_task(
    *, actor: Viewer, task_id: int, until: date, expected_version: int | None = None
) -> Task:
    """Open a line that was done or given up again, with a new day."""
    task = part_locked(actor, Task, task_id, COACH, expected_version)
    check_at_work(task.coaching)
    if task.is_open:
        raise NotNow(_("This line is open."))
    before = {**_told(task), **values_of(task, ("done_on", "dropped_on", "outcome"))}
    task.done_on = task.dropped_on = None
    task.outcome = ""
    _fill(task, task.what, task.who, until)
    save(actor, task)
    after = {**_told(task), **values_of(task, ("done_on", "dropped_on", "outcome"))}
    tell(actor, task.coaching, "coaching.task_opened", after, before)
    return task


@transaction.atomic
def begin_preparing(
    *, actor: Viewer, coaching_id: int, on: date, expected_version: int | None = None
) -> Coaching:
    """Say that work on the plan has begun; there must be a plan and an agreement."""
    coaching = coaching_locked(actor, coaching_id, COACH, "work", expected_version)
    if not coaching.tasks.filter(dropped_on=None).exists():
        raise NotComplete(_("Write first what is to be done, by whom and until when."))
    if not coaching.entries.filter(stage=Stage.AGREED).exists():
        raise NotComplete(_("Enter the signed agreement first."))
    check_not_future(actor, on, "on")
    if on < coaching.began_on:
        raise DayOutOfOrder(_("It had not begun on this day."), field="on")
    if not stages.reach(actor, coaching, Stage.PREPARING, on):
        raise NotNow(_("It stands further than this already."))
    tell(actor, coaching, "coaching.preparing", {"on": on})
    return coaching


def _open(actor: Viewer, pk: int, expected_version: int | None) -> Task:
    task = part_locked(actor, Task, pk, COACH, expected_version)
    check_at_work(task.coaching)
    if not task.is_open:
        raise NotNow(_OPEN_ONLY)
    return task


def _fill(task: Task, what: str, who: str, until: date) -> None:
    if until < task.coaching.began_on:
        raise DayOutOfOrder(_("It had not begun on this day."), field="until")
    fill(task, {"what": what, "who": who, "until": until}, FIELDS)


def _told(task: Task) -> dict[str, object]:
    return values_of(task, FIELDS)
