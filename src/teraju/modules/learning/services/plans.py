"""The training plan of a year: written, approved by the head, closed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.learning import permissions
from teraju.modules.learning.domain.states import PLAN
from teraju.modules.learning.models import Competence, PlanLine, Training, TrainingPlan
from teraju.modules.learning.refusals import NotComplete, OutOfPlace, WrongPerson
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.rights import acting
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, has_done, record_event, values_of
from teraju.platform.organisation.models import Agency

from .common import check_competences, locked, moved, needed_reason

LINE = ("topic", "competence", "audience", "planned_on", "provider", "cost", "source")
WRITING = frozenset(
    f"learning.plan.{verb}"
    for verb in ("written", "changed", "line_added", "line_changed", "line_removed")
)
OUT_OF_PLACE = {
    "change": _("Only a draft is changed: what was sent or approved stays as it is."),
    "send": _("Only a draft is sent for approval."),
    "drop": _("Only a draft is dropped."),
    "give_back": _("Only a plan that waits for approval is given back."),
    "approve": _("Only a plan that waits for approval is approved."),
    "close": _("Only an approved plan is closed."),
}


@transaction.atomic
def write_plan(
    *, actor: Viewer, agency: Agency, year: int, note: str = "", is_example: bool = False
) -> TrainingPlan:
    """Begin the plan of a year."""
    rights.require(actor, permissions.PLAN_WRITE, agency)
    plan = TrainingPlan(
        government_id=agency.government_id,
        agency=agency,
        year=year,
        note=cleaned(note),
        written_by_id=acting(actor),
        written_office=actor.office[:160],
        is_example=is_example,
    )
    save(actor, plan)
    after = {"agency": agency, "year": year}
    record_event(actor=actor, verb="learning.plan.written", target=plan, after=after)
    return plan


@transaction.atomic
def change_plan(
    *, actor: Viewer, plan_id: int, expected_version: int | None = None, note: str
) -> TrainingPlan:
    """Change what the needs of a draft rest on."""
    plan = _moved(actor, plan_id, expected_version, "change", permissions.PLAN_WRITE)
    before = values_of(plan, ("note",))
    plan.note = cleaned(note)
    save(actor, plan)
    record_event(actor=actor, verb="learning.plan.changed", target=plan, before=before)
    return plan


@transaction.atomic
def add_line(
    *,
    actor: Viewer,
    plan_id: int,
    expected_version: int | None = None,
    topic: str,
    audience: str,
    planned_on: date,
    source: str,
    competence: Competence | None = None,
    provider: str = "",
    cost: Decimal = Decimal(0),
) -> PlanLine:
    """Add a line to a draft."""
    plan = _moved(actor, plan_id, expected_version, "change", permissions.PLAN_WRITE)
    line = PlanLine(
        government_id=plan.government_id, agency=plan.agency, plan=plan, is_example=plan.is_example
    )
    _fill(actor, line, topic, audience, planned_on, source, competence, provider, cost)
    after = filled(values_of(line, LINE))
    record_event(actor=actor, verb="learning.plan.line_added", target=plan, after=after)
    return line


@transaction.atomic
def change_line(
    *,
    actor: Viewer,
    line_id: int,
    expected_version: int | None = None,
    topic: str,
    audience: str,
    planned_on: date,
    source: str,
    competence: Competence | None = None,
    provider: str = "",
    cost: Decimal = Decimal(0),
) -> PlanLine:
    """Change a line of a draft."""
    line = _line(actor, line_id, expected_version)
    before = values_of(line, LINE)
    _fill(actor, line, topic, audience, planned_on, source, competence, provider, cost)
    record_event(
        actor=actor,
        verb="learning.plan.line_changed",
        target=line.plan,
        before=before,
        after=values_of(line, LINE),
    )
    return line


@transaction.atomic
def remove_line(
    *, actor: Viewer, line_id: int, expected_version: int | None = None
) -> TrainingPlan:
    """Remove a line of a draft; the trail keeps what it said."""
    line = _line(actor, line_id, expected_version)
    if line.trainings.exists():
        raise OutOfPlace(_("A training rests on this line: it stays."))
    before = values_of(line, LINE)
    after: dict[str, Any] = dict.fromkeys(LINE)
    record_event(
        actor=actor, verb="learning.plan.line_removed", target=line.plan, before=before, after=after
    )
    plan = line.plan
    line.delete()
    return plan


@transaction.atomic
def send_plan(*, actor: Viewer, plan_id: int, expected_version: int | None = None) -> TrainingPlan:
    """Send a plan with at least one line to the head for approval."""
    plan = _moved(actor, plan_id, expected_version, "send", permissions.PLAN_WRITE)
    if not plan.lines.exists():
        raise NotComplete(_("The plan has no line yet: add at least one."))
    plan.sent_on, plan.returned_reason = actor.today, ""
    return _tell(actor, plan, "sent", {"sent_on": actor.today})


@transaction.atomic
def give_back_plan(
    *, actor: Viewer, plan_id: int, expected_version: int | None = None, reason: str
) -> TrainingPlan:
    """Give a plan back to who wrote it, with the reason."""
    plan = _moved(actor, plan_id, expected_version, "give_back", permissions.PLAN_APPROVE)
    plan.returned_reason, plan.sent_on = needed_reason(reason), None
    return _tell(actor, plan, "returned", {"reason": plan.returned_reason})


@transaction.atomic
def approve_plan(
    *, actor: Viewer, plan_id: int, expected_version: int | None = None
) -> TrainingPlan:
    """Approve a plan; whoever put a hand to it does not."""
    plan = _moved(actor, plan_id, expected_version, "approve", permissions.PLAN_APPROVE)
    if plan.written_by_id == actor.user_id or has_done(actor, plan, WRITING):
        raise WrongPerson(_("You wrote this plan: somebody else approves it."))
    plan.approved_on, plan.approved_office = actor.today, actor.office[:160]
    return _tell(actor, plan, "approved", {"approved_on": actor.today})


@transaction.atomic
def close_plan(
    *, actor: Viewer, plan_id: int, expected_version: int | None = None, closing_note: str
) -> TrainingPlan:
    """Close an approved plan with what was reached, once none of its trainings is to come."""
    plan = _moved(actor, plan_id, expected_version, "close", permissions.PLAN_WRITE)
    if not cleaned(closing_note):
        raise DomainError(_("Write what was reached and what was not."), field="closing_note")
    if Training.objects.coming().filter(line__plan=plan).exists():
        raise NotComplete(
            _("Trainings of this plan are still to come: record, postpone or cancel them first.")
        )
    plan.closed_on, plan.closing_note = actor.today, cleaned(closing_note)
    return _tell(actor, plan, "closed", {"closing_note": plan.closing_note})


@transaction.atomic
def drop_plan(
    *, actor: Viewer, plan_id: int, expected_version: int | None = None, reason: str
) -> TrainingPlan:
    """Drop a draft, with the reason."""
    plan = _moved(actor, plan_id, expected_version, "drop", permissions.PLAN_WRITE)
    plan.closing_note, plan.closed_on = needed_reason(reason), actor.today
    return _tell(actor, plan, "dropped", {"reason": plan.closing_note})


def _moved(
    actor: Viewer, plan_id: int, expected_version: int | None, event: str, right: str
) -> TrainingPlan:
    rows = TrainingPlan.objects.visible_to(actor).select_related("agency", "government")
    plan: TrainingPlan = locked(actor, rows, plan_id, expected_version, right)
    plan.state = moved(PLAN, plan.state, event, OUT_OF_PLACE[event])
    return plan


def _line(actor: Viewer, line_id: int, expected_version: int | None) -> PlanLine:
    rows = PlanLine.objects.visible_to(actor).select_related("plan", "agency", "competence")
    line: PlanLine = locked(actor, rows, line_id, expected_version, permissions.PLAN_WRITE)
    moved(PLAN, line.plan.state, "change", OUT_OF_PLACE["change"])
    return line


def _fill(
    actor: Viewer,
    line: PlanLine,
    topic: str,
    audience: str,
    planned_on: date,
    source: str,
    competence: Competence | None,
    provider: str,
    cost: Decimal,
) -> None:
    if planned_on.year != line.plan.year:
        raise DomainError(_("The day lies outside the year of the plan."), field="planned_on")
    if competence:
        check_competences(actor, line.agency, [competence], "competence")
    line.topic, line.audience, line.planned_on = cleaned(topic), cleaned(audience), planned_on
    line.source, line.competence = source, competence
    line.provider, line.cost = cleaned(provider), cost
    save(actor, line)


def _tell(actor: Viewer, plan: TrainingPlan, verb: str, after: dict[str, Any]) -> TrainingPlan:
    save(actor, plan)
    record_event(actor=actor, verb=f"learning.plan.{verb}", target=plan, after=after)
    return plan
