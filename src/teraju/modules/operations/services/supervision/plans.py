"""The yearly plan: written, set by the head, changed by amendments alone, closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.operations import permissions
from teraju.modules.operations.domain.supervision.kinds import Change
from teraju.modules.operations.domain.supervision.planning import check_line
from teraju.modules.operations.domain.supervision.states import PLAN, RUNNING, PlanState
from teraju.modules.operations.models import PlanAmendment, PlanLine, SupervisionPlan
from teraju.modules.operations.models.supervision.choices import KINDS, RISKS
from teraju.modules.operations.refusals import Incomplete, StepNotPossible
from teraju.modules.operations.refusals_supervision import OwnWork, refuse_line
from teraju.modules.operations.services.common import step
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, keep, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, values_of
from teraju.platform.organisation.models import Agency

from .common import check_inspectorate, check_same_government, next_number_of, tell

LINE_FIELDS = (
    "audited",
    "theme",
    "kind",
    "risk",
    "risk_reason",
    "starts_on",
    "ends_on",
    "person_days",
    "team_size",
    "output",
    "report_number",
    "report_on",
)
TEXTS = frozenset({"theme", "risk_reason", "output", "report_number"})
EARLIEST, LATEST = 2000, 2100


@transaction.atomic
def write_plan(
    *, actor: Viewer, agency: Agency, year: int, basis: str = "", is_example: bool = False
) -> SupervisionPlan:
    """Begin the plan of a year; its lines follow."""
    rights.require(actor, permissions.PLAN_WRITE, agency)
    check_inspectorate(agency)
    if not EARLIEST <= year <= LATEST:
        raise DomainError(_("Look at the year."), field="year")
    plan = SupervisionPlan(
        government_id=agency.government_id,
        agency=agency,
        year=year,
        basis=cleaned(basis),
        written_by_id=actor.user_id,
        written_office=actor.office[:160],
        is_example=is_example,
    )
    save(actor, plan)
    tell(actor, "plan.written", plan, after={"agency": agency, "year": year})
    return plan


@transaction.atomic
def change_plan(
    *, actor: Viewer, plan_id: int, expected_version: int | None = None, basis: str
) -> SupervisionPlan:
    """Change the basis of a draft."""
    plan = _claim(actor, plan_id, expected_version, permissions.PLAN_WRITE)
    plan.state = _moved(plan, "write")
    before = values_of(plan, ["basis"])
    plan.basis = cleaned(basis)
    save(actor, plan)
    tell(actor, "plan.changed", plan, before, values_of(plan, ["basis"]))
    return plan


@transaction.atomic
def add_line(
    *,
    actor: Viewer,
    plan_id: int,
    number: int | None = None,
    is_example: bool = False,
    **values: Any,
) -> PlanLine:
    """Add a line to a draft; `values` are its LINE_FIELDS."""
    plan = _claim(actor, plan_id, None, permissions.PLAN_WRITE)
    _moved(plan, "write")
    line = _new_line(actor, plan, number, is_example=is_example)
    _fill(line, values)
    save(actor, line)
    tell(actor, "plan.line_added", line, after=_held(line))
    return line


@transaction.atomic
def change_line(
    *, actor: Viewer, line_id: int, expected_version: int | None = None, **values: Any
) -> PlanLine:
    """Change a line of a draft."""
    line = _claim_line(actor, line_id, expected_version, permissions.PLAN_WRITE)
    _moved(line.plan, "write")
    before = _held(line)
    _fill(line, values)
    line.written_by_id = actor.user_id
    save(actor, line)
    tell(actor, "plan.line_changed", line, before, _held(line))
    return line


@transaction.atomic
def drop_line(
    *, actor: Viewer, line_id: int, expected_version: int | None = None, reason: str
) -> PlanLine:
    """Take a line out of a draft; its number is not given again."""
    line = _claim_line(actor, line_id, expected_version, permissions.PLAN_WRITE)
    _moved(line.plan, "write")
    _require_standing(line)
    _require_reason(reason)
    line.is_dropped = True
    save(actor, line)
    tell(actor, "plan.line_dropped", line, {"is_dropped": False}, {"reason": cleaned(reason)})
    return line


@transaction.atomic
def set_plan(
    *, actor: Viewer, plan_id: int, expected_version: int | None = None
) -> SupervisionPlan:
    """Set the plan. The head does it, and nobody who wrote any of it."""
    plan = _claim(actor, plan_id, expected_version, permissions.PLAN_DECIDE)
    state = _moved(plan, "set")
    lines = plan.lines.filter(is_dropped=False)
    writers = {plan.written_by_id, *lines.values_list("written_by_id", flat=True)}
    if actor.user_id in writers:
        raise OwnWork(_("Nobody sets a plan that they wrote themselves."))
    if not lines.exists():
        raise Incomplete(_("The plan holds no line yet."))
    before = values_of(plan, ["state"])
    plan.state, plan.set_on, plan.set_office = state, actor.today, actor.office[:160]
    save(actor, plan)
    tell(actor, "plan.set", plan, before, values_of(plan, ["state", "set_on"]))
    return plan


@transaction.atomic
def amend_line(
    *,
    actor: Viewer,
    line_id: int,
    expected_version: int | None = None,
    reason: str,
    **values: Any,
) -> PlanAmendment:
    """Change a line of a plan that was set; the amendment keeps what changed and why."""
    line = _claim_line(actor, line_id, expected_version, permissions.PLAN_DECIDE)
    _require_standing(line)
    before = _held(line)
    _fill(line, values)
    after = _held(line)
    if before == after:
        raise DomainError(_("Nothing would change."))
    save(actor, line)
    what = [
        f"{_label(name)}: {_shown(name, before[name])} → {_shown(name, after[name])}"
        for name in LINE_FIELDS
        if before[name] != after[name]
    ]
    return _amended(actor, line, Change.CHANGED, "\n".join(what), reason, before, after)


@transaction.atomic
def amend_by_line(
    *, actor: Viewer, plan_id: int, reason: str, is_example: bool = False, **values: Any
) -> PlanAmendment:
    """Add a line to a plan that was set."""
    plan = _claim(actor, plan_id, None, permissions.PLAN_DECIDE)
    line = _new_line(actor, plan, None, is_example=is_example)
    _fill(line, values)
    _moved(plan, "amend")
    save(actor, line)
    return _amended(actor, line, Change.ADDED, line.subject, reason, {}, filled(_held(line)))


@transaction.atomic
def amend_drop_line(
    *, actor: Viewer, line_id: int, expected_version: int | None = None, reason: str
) -> PlanAmendment:
    """Take a line out of a plan that was set, unless somebody works on it."""
    line = _claim_line(actor, line_id, expected_version, permissions.PLAN_DECIDE)
    _require_standing(line)
    if line.assignments.filter(state__in=RUNNING).exists():
        raise StepNotPossible(_("An assignment of this line is running: end or cancel it first."))
    line.is_dropped = True
    save(actor, line)
    before, after = {"is_dropped": False}, {"is_dropped": True}
    return _amended(actor, line, Change.DROPPED, line.subject, reason, before, after)


@transaction.atomic
def close_plan(
    *, actor: Viewer, plan_id: int, expected_version: int | None = None, reason: str = ""
) -> SupervisionPlan:
    """Close the plan of a year, with a word on what was not carried out."""
    plan = _claim(actor, plan_id, expected_version, permissions.PLAN_DECIDE)
    state = _moved(plan, "close")
    before = values_of(plan, ["state"])
    plan.state, plan.closed_on, plan.reason = state, actor.today, cleaned(reason)
    save(actor, plan)
    tell(actor, "plan.closed", plan, before, values_of(plan, ["state", "reason"]))
    return plan


@transaction.atomic
def cancel_plan(
    *, actor: Viewer, plan_id: int, expected_version: int | None = None, reason: str
) -> SupervisionPlan:
    """Give a draft up; another plan of the year can be written."""
    plan = _claim(actor, plan_id, expected_version, permissions.PLAN_DECIDE)
    state = _moved(plan, "cancel")
    _require_reason(reason)
    before = values_of(plan, ["state"])
    plan.state, plan.reason = state, cleaned(reason)
    save(actor, plan)
    tell(actor, "plan.cancelled", plan, before, values_of(plan, ["state", "reason"]))
    return plan


@transaction.atomic
def import_lines(
    *,
    actor: Viewer,
    plan: SupervisionPlan,
    new: Sequence[Mapping[str, Any]],
    changed: Sequence[tuple[PlanLine, Mapping[str, Any]]],
    source: Mapping[str, str],
) -> None:
    """Write the lines of a file into a draft: all of them or none, one event."""
    plan = _claim(actor, plan.pk, None, permissions.PLAN_WRITE)
    _moved(plan, "write")
    for values in new:
        line = _new_line(actor, plan, values["number"], is_example=plan.is_example)
        _fill(line, values)
        save(actor, line)
    for record, values in changed:
        line = _claim_line(actor, record.pk, record.version, permissions.PLAN_WRITE)
        _fill(line, values)
        line.written_by_id = actor.user_id
        save(actor, line)
    counts = {"new": len(new), "changed": len(changed)}
    tell(actor, "plan.imported", plan, after={**counts, **source})


def _new_line(
    actor: Viewer, plan: SupervisionPlan, number: int | None, *, is_example: bool
) -> PlanLine:
    numbers = plan.lines.values_list("number", flat=True)
    return PlanLine(
        government_id=plan.government_id,
        agency=plan.agency,
        plan=plan,
        number=number or next_number_of(numbers),
        written_by_id=actor.user_id,
        is_example=is_example,
    )


def _fill(line: PlanLine, values: Mapping[str, Any]) -> None:
    for name in LINE_FIELDS:
        if name not in values:
            continue
        value = values[name]
        setattr(line, name, cleaned(value) if name in TEXTS else value)
    line.output = line.output or "LHP"
    if line.report_on and line.report_on < line.starts_on:
        raise DomainError(_("The report lies before the first day."), field="report_on")
    check_same_government(line.audited, line.government_id, "audited")
    refuse_line(
        check_line(
            year=line.plan.year,
            has_object=bool(line.audited_id or line.theme),
            starts_on=line.starts_on,
            ends_on=line.ends_on,
            risk=line.risk,
            risk_reason=line.risk_reason,
        )
    )


def _amended(
    actor: Viewer,
    line: PlanLine,
    change: Change,
    what: str,
    reason: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> PlanAmendment:
    _require_reason(reason)
    plan = line.plan
    plan.state = _moved(plan, "amend")
    amendment = PlanAmendment(
        plan=plan,
        line=line,
        number=next_number_of(plan.amendments.values_list("number", flat=True)),
        change=change,
        what=what[:4000],
        reason=cleaned(reason),
        on=actor.today,
        office=actor.office[:160],
    )
    keep(amendment)
    tell(actor, "plan.amended", line, before, {**after, "reason": amendment.reason})
    return amendment


def _held(line: PlanLine) -> dict[str, Any]:
    return values_of(line, LINE_FIELDS)


def _label(name: str) -> str:
    field: Any = PlanLine._meta.get_field(name)
    return str(field.verbose_name).capitalize()


def _shown(name: str, value: Any) -> str:
    """A value of a line in words, as the amendment keeps it."""
    if value in (None, ""):
        return _now("nothing")
    if isinstance(value, date):
        return date_format(value)
    words: Mapping[Any, Any] = {"kind": KINDS, "risk": RISKS}.get(name, {})  # type: ignore[assignment]
    return str(words.get(value, value))


def _require_standing(line: PlanLine) -> None:
    if line.is_dropped:
        raise StepNotPossible(_("This line was dropped already."))


def _require_reason(reason: str) -> None:
    if not cleaned(reason):
        raise DomainError(_("Say why."), field="reason")


def _moved(plan: SupervisionPlan, event: str) -> PlanState:
    return PlanState(step(PLAN, plan.state, event))


def _claim(
    actor: Viewer, plan_id: int, expected_version: int | None, right: str
) -> SupervisionPlan:
    rows = SupervisionPlan.objects.visible_to(actor).select_related("agency", "government")
    plan: SupervisionPlan = claim(rows, plan_id, expected_version)
    rights.require(actor, right, plan)
    return plan


def _claim_line(actor: Viewer, line_id: int, expected_version: int | None, right: str) -> PlanLine:
    """Lock a line, and its plan: two amendments at once take their numbers one after the other."""
    rows = PlanLine.objects.visible_to(actor).select_related("agency", "plan", "audited")
    line: PlanLine = claim(rows, line_id, expected_version)
    line.plan = _claim(actor, line.plan_id, None, right)
    return line
