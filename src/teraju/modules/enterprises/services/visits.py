"""Visits: planned, moved, cancelled, written down, corrected."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.enterprises import visit_permissions as permissions
from teraju.modules.enterprises.domain.kinds import CoachingState
from teraju.modules.enterprises.domain.visits import VISIT, Held, Step, VisitState
from teraju.modules.enterprises.models import Coaching, Visit, VisitStep
from teraju.modules.enterprises.refusals import DayOutOfOrder, NotNow
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import keep, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import fill, locked, needed
from teraju.platform.audit.api import filled, record_event, values_of

from .common import moved, tell
from .visit_records import write_down, write_steps

PLAN, HOLD = permissions.VISIT_PLAN, permissions.VISIT_HOLD
PLANNED = ("planned_on", "at_time", "company", "purpose")


@transaction.atomic
def plan_visit(
    *,
    actor: Viewer,
    coaching: Coaching,
    planned_on: date,
    purpose: str,
    coaches: Collection[User] = (),
    at_time: time | None = None,
    company: str = "",
    is_example: bool = False,
) -> Visit:
    """Plan that somebody goes to a coached firm; without names the coach of the firm goes."""
    rights.require(actor, PLAN, coaching)
    if coaching.state == CoachingState.STOPPED:
        raise NotNow(_("This coaching was stopped: nobody goes there."))
    visit = Visit(
        government_id=coaching.government_id,
        agency=coaching.agency,
        coaching=coaching,
        is_example=is_example,
    )
    said = {"planned_on": planned_on, "at_time": at_time, "company": company, "purpose": purpose}
    fill(visit, said, PLANNED)
    _check_planned(visit)
    going = _going(coaching, coaches)
    save(actor, visit)
    visit.coaches.set(going)
    tell(actor, visit, "visit.planned", filled({**values_of(visit, PLANNED), **_who(going)}))
    return visit


@transaction.atomic
def change_visit(
    *,
    actor: Viewer,
    visit_id: int,
    purpose: str,
    coaches: Collection[User] = (),
    at_time: time | None = None,
    company: str = "",
    expected_version: int | None = None,
) -> Visit:
    """Change who goes, when on the day, and what for; another day is a postponement."""
    visit = _planned(actor, visit_id, expected_version)
    names = ("at_time", "company", "purpose")
    before = {**values_of(visit, names), **_who(visit.coaches.order_by("pk"))}
    fill(visit, {"at_time": at_time, "company": company, "purpose": purpose}, names)
    _check_planned(visit)
    going = _going(visit.coaching, coaches)
    save(actor, visit)
    visit.coaches.set(going)
    tell(actor, visit, "visit.changed", {**values_of(visit, names), **_who(going)}, before)
    return visit


@transaction.atomic
def postpone_visit(
    *,
    actor: Viewer,
    visit_id: int,
    planned_on: date,
    reason: str,
    at_time: time | None = None,
    expected_version: int | None = None,
) -> Visit:
    """Move a visit to another day, with the reason, which the owner reads."""
    visit = _planned(actor, visit_id, expected_version)
    if planned_on == visit.planned_on and at_time == visit.at_time:
        raise DayOutOfOrder(_("The visit is on this day already."), field="planned_on")
    if planned_on < actor.today:
        raise DayOutOfOrder(_("Choose a day that is still ahead."), field="planned_on")
    before = values_of(visit, ("planned_on", "at_time"))
    moved(visit, "postpone", VISIT)
    visit.planned_on, visit.at_time = planned_on, at_time
    visit.reason = needed(reason, "reason", _("Say why."))
    save(actor, visit)
    after = {**values_of(visit, ("planned_on", "at_time")), "reason": visit.reason}
    tell(actor, visit, "visit.postponed", after, before)
    return visit


@transaction.atomic
def cancel_visit(
    *, actor: Viewer, visit_id: int, reason: str, expected_version: int | None = None
) -> Visit:
    """Record that nobody goes, with the reason."""
    visit = _planned(actor, visit_id, expected_version)
    moved(visit, "cancel", VISIT)
    visit.reason = needed(reason, "reason", _("Say why."))
    save(actor, visit)
    tell(actor, visit, "visit.cancelled", {"reason": visit.reason})
    return visit


@transaction.atomic
def resume_visit(
    *, actor: Viewer, visit_id: int, planned_on: date, expected_version: int | None = None
) -> Visit:
    """Plan a cancelled visit again."""
    visit: Visit = _locked(actor, visit_id, PLAN, expected_version)
    moved(visit, "resume", VISIT)
    if planned_on < actor.today:
        raise DayOutOfOrder(_("Choose a day that is still ahead."), field="planned_on")
    visit.planned_on, visit.reason = planned_on, ""
    save(actor, visit)
    tell(actor, visit, "visit.resumed", {"planned_on": planned_on})
    return visit


@transaction.atomic
def hold_visit(
    *,
    actor: Viewer,
    visit_id: int,
    held_on: date,
    answers: Mapping[str, Mapping[str, str]],
    notes: str = "",
    steps: Sequence[Step] = (),
    expected_version: int | None = None,
) -> Visit:
    """Write a visit down at a desk, from paper; on the spot the telephone does it."""
    visit: Visit = _locked(actor, visit_id, HOLD, expected_version)
    write_down(actor, visit, Held(held_on, answers, cleaned(notes), steps))
    return visit


@transaction.atomic
def correct_visit(
    *,
    actor: Viewer,
    visit_id: int,
    notes: str,
    steps: Sequence[Step],
    reason: str,
    expected_version: int | None = None,
) -> Visit:
    """Correct notes and next steps of a held visit; what was found stays as it was seen."""
    visit: Visit = _locked(actor, visit_id, HOLD, expected_version)
    moved(visit, "correct", VISIT)
    if visit.is_signed:
        raise NotNow(_("The minutes are signed: who may revoke papers revokes them first."))
    before = {"notes": visit.notes, "steps": _written(visit)}
    why = needed(reason, "reason", _("Say why."))
    visit.notes = cleaned(notes)
    save(actor, visit)
    write_steps(visit, steps)
    after = {"notes": visit.notes, "steps": _written(visit)}
    # What was written may name people: only the reason stands in the open.
    record_event(
        actor=actor,
        verb="enterprises.visit.corrected",
        target=visit,
        after={"reason": why},
        personal={name: [before[name], after[name]] for name in after},
    )
    return visit


@transaction.atomic
def finish_step(
    *, actor: Viewer, visit_id: int, step_id: int, expected_version: int | None = None
) -> Visit:
    """Record that a next step is done."""
    return _tick(actor, visit_id, step_id, actor.today, "step_done", expected_version)


@transaction.atomic
def reopen_step(
    *, actor: Viewer, visit_id: int, step_id: int, expected_version: int | None = None
) -> Visit:
    """Open a next step again that was called done too early, by whomever."""
    return _tick(actor, visit_id, step_id, None, "step_reopened", expected_version)


def _tick(
    actor: Viewer, visit_id: int, step_id: int, on: date | None, verb: str, version: int | None
) -> Visit:
    visit: Visit = _locked(actor, visit_id, PLAN, version)
    step: VisitStep | None = visit.steps.filter(pk=step_id).first()
    if step is None or _stands(step, on):
        raise NotNow(_("This next step stands so already. Look at the visit again."))
    step.done_on = on
    if on is None:
        step.told_on = None
    keep(step)
    save(actor, visit)
    tell(actor, visit, f"visit.{verb}", {"next_step": step.ordinal})
    return visit


def _stands(step: VisitStep, on: date | None) -> bool:
    """Whether a step is done, or open and not even called done, already."""
    return step.done_on is not None if on else step.done_on is step.told_on is None


def _locked(actor: Viewer, pk: int, right: str, version: int | None) -> Visit:
    rows = Visit.objects.visible_to(actor).select_related(
        "coaching__product__enterprise", "minutes"
    )
    return locked(actor, rows, pk, right, version)


def _planned(actor: Viewer, pk: int, version: int | None) -> Visit:
    visit = _locked(actor, pk, PLAN, version)
    if visit.state != VisitState.PLANNED:
        raise NotNow(_("Only a planned visit is changed. Look at the record again."))
    return visit


def _check_planned(visit: Visit) -> None:
    needed(visit.purpose, "purpose", _("Say what the visit is for."))


def _going(coaching: Coaching, coaches: Collection[User]) -> list[User]:
    going = list(coaches) or ([coaching.coach] if coaching.coach else [])
    if not going:
        raise DomainError(_("Say who goes."), field="coaches")
    return going


def _who(people: Any) -> dict[str, str]:
    """People by their offices: names are personal."""
    return {"who_goes": ", ".join(one.title for one in people)}


def _written(visit: Visit) -> list[str]:
    return [step.text for step in visit.steps.order_by("ordinal", "pk")]
