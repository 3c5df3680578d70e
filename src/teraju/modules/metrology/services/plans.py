"""The yearly plan: proposed by the machine, moved, split, dropped and planned by a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.metrology import plan_permissions as permissions
from teraju.modules.metrology.domain.orders import SessionState
from teraju.modules.metrology.domain.planning import (
    LINE,
    LineState,
    Proposal,
    Reason,
    laid_anew,
    propose,
)
from teraju.modules.metrology.domain.stamps import is_gap
from teraju.modules.metrology.models import Place, PlanLine, YearPlan
from teraju.modules.metrology.plan_refusals import DayNotFree, NoPlanPossible
from teraju.modules.metrology.selectors.plan import basis, needs, sessions_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.calendar.selectors import calendar_of
from teraju.platform.organisation.models import Agency

from .orders import plan_session
from .register_common import check_same_agency, needed
from .unit_common import moved, tell

# A plan is made for this year or the next: further ahead nothing of the needs is known.
YEARS_AHEAD = 1


@transaction.atomic
def propose_year(*, actor: Viewer, agency: Agency, year: int) -> YearPlan:
    """Propose the sessions of a year; again, it leaves alone what a person has touched."""
    rights.require(actor, permissions.PLAN_WRITE, agency)
    if not actor.today.year <= year <= actor.today.year + YEARS_AHEAD:
        raise NoPlanPossible(_("A plan is made for this year or the next."), field="year")
    plan = _plan_of(actor, agency, year)
    _drop_cancelled(actor, plan)
    kept = list(plan.lines.filter(is_kept=True).select_related("session"))
    sessions = list(sessions_of(agency.pk, year))
    known = {one.place_id for one in kept if not _fell_through(one)}
    known |= {one.place_id for one in sessions}
    busy = [(one.starts_on, one.ends_on) for one in sessions]
    busy += [(one.starts_on, one.ends_on) for one in kept if one.state == LineState.PROPOSED]
    found = basis(agency, year, actor.today, busy)
    if not found.means.workdays:
        raise NoPlanPossible(_("No working day with stamps is left in this year."), field="year")
    asked = [one for one in needs(agency.pk, year, actor.today) if one.key not in known]
    proposals = propose(asked, found.means)
    plan.proposed_on, plan.grounds = actor.today, dict(found.facts)
    save(actor, plan)
    _replace_lines(actor, plan, proposals)
    tell(actor, plan, "plan.proposed", {"sessions": len(proposals), "year": year})
    return plan


def _drop_cancelled(actor: Viewer, plan: YearPlan) -> None:
    """Let go of what was planned and whose session was cancelled since: its days are free."""
    rows = plan.lines.filter(state=LineState.PLANNED, session__state=SessionState.CANCELLED)
    locked_rows = rows.select_for_update(of=("self",), no_key=True).select_related("session")
    for line in locked_rows.order_by("pk"):
        moved(line, "fall_through", LINE)
        save(actor, line)
        reason = line.session.ending_reason if line.session else ""
        tell(actor, line, "planline.dropped", {"reason": reason})


def _fell_through(line: PlanLine) -> bool:
    """Whether it was dropped because its session was cancelled: the market still needs one."""
    return line.state == LineState.DROPPED and line.session is not None


def _plan_of(actor: Viewer, agency: Agency, year: int) -> YearPlan:
    rows = YearPlan.objects.filter(agency=agency, year=year)
    found: YearPlan | None = rows.select_for_update(of=("self",), no_key=True).first()
    if found is not None:
        return found
    plan = YearPlan(
        government_id=agency.government_id, agency=agency, year=year, proposed_on=actor.today
    )
    save(actor, plan)
    return plan


def _replace_lines(actor: Viewer, plan: YearPlan, proposals: Sequence[Proposal]) -> None:
    """What nobody touched is a proposal and no record: the new proposal takes its rows."""
    rows = plan.lines.filter(is_kept=False)
    spare = list(rows.select_for_update(no_key=True).order_by("pk"))
    rows.update(state=LineState.DROPPED, updated_at=actor.now)
    places = Place.objects.in_bulk([one.market for one in proposals])
    for number, one in enumerate(proposals):
        line = spare[number] if number < len(spare) else PlanLine(plan=plan)
        line.place, line.state = places[one.market], LineState.PROPOSED
        line.starts_on, line.ends_on = one.starts_on, one.ends_on
        line.expected, line.expected_equipment = one.instruments, one.equipment
        line.reasons = _kept(one.reasons)
        line.is_example = plan.is_example
        save(actor, line)


@transaction.atomic
def add_plan_line(
    *,
    actor: Viewer,
    plan_id: int,
    place: Place,
    starts_on: date,
    ends_on: date,
    expected: int = 0,
    expected_equipment: int = 0,
    note: str = "",
) -> PlanLine:
    """Put a session of a market or hall into the plan by hand."""
    plan = claim(YearPlan.objects.visible_to(actor).select_related("agency"), plan_id)
    rights.require(actor, permissions.PLAN_WRITE, plan)
    check_same_agency(place, plan.agency_id, "place")
    line = PlanLine(
        plan=plan,
        place=place,
        starts_on=starts_on,
        ends_on=ends_on,
        expected=expected,
        expected_equipment=expected_equipment,
        is_example=plan.is_example,
    )
    _keep(actor, line, note)
    tell(actor, line, "planline.added", {"starts_on": starts_on, "ends_on": ends_on})
    return line


@transaction.atomic
def move_plan_line(
    *,
    actor: Viewer,
    line_id: int,
    expected_version: int | None = None,
    starts_on: date,
    ends_on: date,
    note: str,
) -> PlanLine:
    """Lay a proposed session on other days, with the reason."""
    line = _open_line(actor, line_id, expected_version)
    before = {"starts_on": line.starts_on, "ends_on": line.ends_on}
    line.starts_on, line.ends_on = starts_on, ends_on
    _keep(actor, line, note)
    after = {"starts_on": starts_on, "ends_on": ends_on, "reason": line.note}
    tell(actor, line, "planline.moved", after, before)
    return line


@transaction.atomic
def split_plan_line(
    *,
    actor: Viewer,
    line_id: int,
    expected_version: int | None = None,
    starts_on: date,
    ends_on: date,
    instruments: int,
    weights: int = 0,
    note: str,
) -> PlanLine:
    """Take a part of a proposed session to other days; gives the new line."""
    line = _open_line(actor, line_id, expected_version)
    if not 0 < instruments < max(line.expected, 1) or weights > line.expected_equipment:
        raise DomainError(_("Both parts need instruments."), field="instruments")
    part = PlanLine(
        plan=line.plan,
        place=line.place,
        starts_on=starts_on,
        ends_on=ends_on,
        expected=instruments,
        expected_equipment=weights,
        reasons=line.reasons,
        is_example=line.is_example,
    )
    line.expected -= instruments
    line.expected_equipment -= weights
    _keep(actor, line, note)
    _keep(actor, part, note)
    tell(actor, line, "planline.split", {"starts_on": starts_on, "expected": instruments})
    return part


@transaction.atomic
def drop_plan_line(
    *, actor: Viewer, line_id: int, expected_version: int | None = None, note: str
) -> PlanLine:
    """Drop a proposed session, with the reason; a new proposal does not bring it back."""
    line = _line(actor, line_id, expected_version)
    moved(line, "drop", LINE)
    line.is_kept, line.note = True, needed(note, "note")
    save(actor, line)
    tell(actor, line, "planline.dropped", {"reason": line.note})
    return line


@transaction.atomic
def take_up_plan_line(
    *, actor: Viewer, line_id: int, expected_version: int | None = None
) -> PlanLine:
    """Take a dropped session into the plan again."""
    line = _line(actor, line_id, expected_version)
    moved(line, "take_up", LINE)
    line.is_kept, line.session = True, None
    save(actor, line)
    tell(actor, line, "planline.taken_up")
    return line


@transaction.atomic
def confirm_plan_line(
    *, actor: Viewer, line_id: int, expected_version: int | None = None
) -> PlanLine:
    """Make a proposed session one that is planned."""
    line = _line(actor, line_id, expected_version)
    _confirm(actor, line)
    return line


@transaction.atomic
def confirm_plan(*, actor: Viewer, plan_id: int, expected_version: int | None = None) -> YearPlan:
    """Make all sessions that are still proposed planned ones; none whose day is over."""
    plan = claim(YearPlan.objects.visible_to(actor), plan_id, expected_version)
    rights.require(actor, permissions.PLAN_WRITE, plan)
    ahead = plan.lines.filter(state=LineState.PROPOSED, starts_on__gte=actor.today)
    rows = ahead.select_for_update(of=("self",), no_key=True)
    lines = list(rows.select_related("place", "plan__agency").order_by("starts_on", "pk"))
    if not lines:
        raise NoPlanPossible(_("No proposed session is left."))
    for line in lines:
        _confirm(actor, line)
    return plan


def _confirm(actor: Viewer, line: PlanLine) -> None:
    if line.starts_on < actor.today:
        raise DayNotFree(_("Its day is over: move the session first."))
    moved(line, "plan", LINE)
    line.session = plan_session(
        actor=actor,
        agency=line.plan.agency,
        place=line.place,
        starts_on=line.starts_on,
        ends_on=line.ends_on,
        expected=line.expected,
        expected_equipment=line.expected_equipment,
        note=line.note,
        is_example=line.is_example,
    )
    line.is_kept = True
    save(actor, line)
    tell(actor, line, "planline.planned", {"starts_on": line.starts_on, "ends_on": line.ends_on})


def _line(actor: Viewer, line_id: int, expected_version: int | None) -> PlanLine:
    rows = PlanLine.objects.visible_to(actor).select_related("plan__agency", "place")
    line: PlanLine = claim(rows, line_id, expected_version)
    rights.require(actor, permissions.PLAN_WRITE, line.plan)
    return line


def _open_line(actor: Viewer, line_id: int, expected_version: int | None) -> PlanLine:
    line = _line(actor, line_id, expected_version)
    require_proposed(line)
    return line


def require_proposed(line: PlanLine) -> None:
    if line.state != LineState.PROPOSED:
        raise DayNotFree(_("Only a proposed session is changed here; a planned one on its page."))


def _keep(actor: Viewer, line: PlanLine, note: str) -> None:
    line.is_kept, line.note = True, needed(note, "note")
    days = _days_of(actor, line)
    plan = line.plan
    means = basis(plan.agency, plan.year, actor.today, ()).means
    load = (line.expected, line.expected_equipment)
    line.reasons = _kept(laid_anew(line.reasons, days, *load, means))
    save(actor, line)


def _kept(reasons: Sequence[Reason]) -> list[dict[str, Any]]:
    """Reasons as a line keeps them."""
    return [{"code": why.code, "facts": dict(why.facts)} for why in reasons]


def _days_of(actor: Viewer, line: PlanLine) -> list[date]:
    """The working days of a session as a person laid it.

    It begins and ends on a working day of its year that is still to come, outside the gap of the
    stamps.
    """
    calendar: Any = calendar_of(line.plan.government_id)
    if line.ends_on < line.starts_on:
        raise DayNotFree(_("It ends on the day it begins, or later."), field="ends_on")
    for field in ("starts_on", "ends_on"):
        day: date = getattr(line, field)
        if day.year != line.plan.year:
            raise DayNotFree(_("This day lies in another year."), field=field)
        if day < actor.today:
            raise DayNotFree(_("This day is over."), field=field)
        if not calendar.is_working_day(day):
            raise DayNotFree(_("This is no working day."), field=field)
        if is_gap(day):
            raise DayNotFree(
                _("In these days the old stamps end and the new ones may not be there."),
                field=field,
            )
    span = range((line.ends_on - line.starts_on).days + 1)
    days = [line.starts_on + timedelta(days=n) for n in span]
    return [day for day in days if calendar.is_working_day(day)]
