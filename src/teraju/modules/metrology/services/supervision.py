"""Inspections: planned, assigned with a letter, visited, closed; or called off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.metrology import supervision_permissions as permissions
from teraju.modules.metrology.domain.supervision import (
    INSPECTION,
    REPORT,
    InspectionState,
    Origin,
    is_public_place,
    wrong_hours,
)
from teraju.modules.metrology.models import CitizenReport, Inspection, Place
from teraju.modules.metrology.register_refusals import WrongChoice
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, NotNow
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import fill, needed
from teraju.platform.audit.api import values_of
from teraju.platform.papers.api import revoke_paper

from .citizen_reports import answered
from .supervision_common import (
    check_officials,
    locked_inspection,
    offices,
    refuse,
    require_official,
)
from .supervision_next import carry_over, give_back, left_undone
from .supervision_papers import issue_letter
from .unit_common import check_not_future, moved, next_state, tell

FIELDS = ("purpose", "planned_on", "begins_at", "ends_at", "is_open")


@transaction.atomic
def plan_inspection(
    *,
    actor: Viewer,
    place: Place,
    purpose: str,
    planned_on: date,
    begins_at: time,
    ends_at: time,
    officials: Sequence[User],
    is_open: bool | None = None,
    report_id: int | None = None,
    after_id: int | None = None,
    is_example: bool = False,
) -> Inspection:
    """Plan a visit: of its own accord, for what a citizen reported or an earlier visit left undone.

    Without `is_open` the kind of place says whether anybody may come in.
    """
    rights.require(actor, permissions.INSPECTION_PLAN, place)
    inspection = _begun(place, report_id, after_id, is_example=is_example)
    report = _reported(actor, report_id, inspection) if report_id is not None else None
    carried = left_undone(actor, after_id, inspection) if after_id is not None else []
    opens = is_public_place(place.kind) if is_open is None else is_open
    planned = (purpose, planned_on, begins_at, ends_at, opens)
    fill(inspection, dict(zip(FIELDS, planned, strict=True)), FIELDS)
    known = [one.instrument_id for one in carried]
    _check(actor, inspection, officials, [report.instrument_id] if report else known)
    save(actor, inspection)
    inspection.officials.set(officials)
    after = values_of(inspection, FIELDS) | {"officials": offices(officials)}
    if carried:
        after["follows"] = str(carried[0].inspection)
    tell(actor, inspection, "inspection.planned", after)
    if report is not None:
        _take_up(actor, report, inspection)
    carry_over(actor, carried, inspection)
    return inspection


@transaction.atomic
def change_inspection(
    *,
    actor: Viewer,
    inspection_id: int,
    officials: Sequence[User],
    expected_version: int | None = None,
    **values: Any,
) -> Inspection:
    """Change when, why and by whom, as long as nobody has been sent."""
    inspection = locked_inspection(
        actor, inspection_id, permissions.INSPECTION_PLAN, expected_version
    )
    require_planned(inspection)
    before = _told(inspection)
    fill(inspection, values, FIELDS)
    _check(actor, inspection, officials, _known_instruments(inspection))
    save(actor, inspection)
    inspection.officials.set(officials)
    tell(actor, inspection, "inspection.changed", _told(inspection), before)
    return inspection


@transaction.atomic
def assign_inspection(
    *, actor: Viewer, inspection_id: int, expected_version: int | None = None
) -> Inspection:
    """Send the officials with a signed letter of assignment."""
    inspection = locked_inspection(
        actor, inspection_id, permissions.INSPECTION_DECIDE, expected_version
    )
    officials = list(inspection.officials.order_by("title", "pk"))
    if inspection.planned_on < actor.today:
        raise DayOutOfOrder(_("The day is over: plan another one first."))
    if actor.user_id in {one.pk for one in officials}:
        raise WrongChoice(_("Nobody sends oneself: somebody else issues this letter."))
    moved(inspection, "assign", INSPECTION)
    _check(actor, inspection, officials, _known_instruments(inspection))
    inspection.letter = issue_letter(actor, inspection, officials)
    save(actor, inspection)
    after = {"state": inspection.state, "letter": inspection.letter.number}
    tell(actor, inspection, "inspection.assigned", after)
    return inspection


@transaction.atomic
def recall_inspection(
    *, actor: Viewer, inspection_id: int, reason: str, expected_version: int | None = None
) -> Inspection:
    """Take an assignment back before the visit; its letter is revoked."""
    inspection = locked_inspection(
        actor, inspection_id, permissions.INSPECTION_DECIDE, expected_version
    )
    moved(inspection, "recall", INSPECTION)
    words = needed(reason, "reason", _("Say why."))
    _revoke_letter(actor, inspection, words)
    save(actor, inspection)
    tell(actor, inspection, "inspection.recalled", {"state": inspection.state, "reason": words})
    return inspection


@transaction.atomic
def cancel_inspection(
    *, actor: Viewer, inspection_id: int, reason: str, expected_version: int | None = None
) -> Inspection:
    """Call a visit off; reports that led to it wait again for somebody to look at them."""
    inspection = locked_inspection(
        actor, inspection_id, permissions.INSPECTION_DECIDE, expected_version
    )
    moved(inspection, "cancel", INSPECTION)
    inspection.ending_reason = needed(reason, "reason", _("Say why."))[:300]
    _revoke_letter(actor, inspection, inspection.ending_reason)
    save(actor, inspection)
    after = {"state": inspection.state, "reason": inspection.ending_reason}
    tell(actor, inspection, "inspection.cancelled", after)
    for report in _reports(inspection):
        moved(report, "return", REPORT)
        report.inspection = None
        save(actor, report)
        tell(actor, report, "report.returned", {"state": report.state})
    give_back(actor, inspection)
    return inspection


@transaction.atomic
def record_visit(
    *,
    actor: Viewer,
    inspection_id: int,
    visited_on: date,
    visited_from: time,
    visited_until: time,
    summary: str,
    expected_version: int | None = None,
) -> Inspection:
    """Record that the officials were there, within the hours of the law."""
    inspection = locked_inspection(
        actor, inspection_id, permissions.INSPECTION_DO, expected_version
    )
    require_official(actor, inspection)
    moved(inspection, "visit", INSPECTION)
    check_not_future(actor, visited_on, "visited_on")
    if visited_on != inspection.planned_on:
        raise DayOutOfOrder(
            _("The letter is for another day: have it taken back and a new one issued."),
            field="visited_on",
        )
    wrong = wrong_hours(visited_from, visited_until, visited_on, is_open=inspection.is_open)
    refuse(wrong, "visited_until" if wrong == "hours_backwards" else "visited_from")
    if visited_on == actor.today and visited_until > actor.now.time():
        raise DayOutOfOrder(
            _("This hour has not come yet: record the visit once it is over, with its last hour."),
            field="visited_until",
        )
    fill(
        inspection,
        {
            "visited_on": visited_on,
            "visited_from": visited_from,
            "visited_until": visited_until,
            "summary": summary,
        },
        ("visited_on", "visited_from", "visited_until", "summary"),
    )
    save(actor, inspection)
    after = values_of(inspection, ("state", "visited_on", "visited_from", "visited_until"))
    tell(actor, inspection, "inspection.visited", after)
    return inspection


@transaction.atomic
def close_inspection(
    *,
    actor: Viewer,
    inspection_id: int,
    conclusion: str,
    answer: str = "",
    expected_version: int | None = None,
) -> Inspection:
    """Close an inspection once every measure came to something; whoever reported sees `answer`."""
    inspection = locked_inspection(
        actor, inspection_id, permissions.INSPECTION_DECIDE, expected_version
    )
    require_followed_up(inspection)
    moved(inspection, "close", INSPECTION)
    inspection.conclusion = needed(conclusion, "conclusion", _("Say what came of it."))
    inspection.closed_on = actor.today
    save(actor, inspection)
    after = {"state": inspection.state, "conclusion": inspection.conclusion}
    tell(actor, inspection, "inspection.closed", after)
    for report in _reports(inspection):
        moved(report, "answer", REPORT)
        answered(actor, report, answer)
    return inspection


def require_planned(inspection: Inspection) -> None:
    """Nothing of it changes once somebody has been sent."""
    if inspection.state != InspectionState.PLANNED:
        raise NotNow(_("The letter is issued: take the assignment back first."))


def require_followed_up(inspection: Inspection) -> None:
    """Only what is signed, and of which nothing is open, comes to its end. A query."""
    if inspection.minutes_id is None:
        raise NotNow(_("The minutes are not signed yet."))
    if inspection.items.open().exists():
        raise NotNow(
            _("Not every measure came to its end: follow it up, or say what follows, first.")
        )
    next_state(inspection, "close", INSPECTION)


def _begun(
    place: Place, report_id: int | None, after_id: int | None, *, is_example: bool
) -> Inspection:
    origin = Origin.PLAN if report_id is None else Origin.REPORT
    return Inspection(
        government_id=place.government_id,
        agency=place.agency,
        place=place,
        origin=origin if after_id is None else Origin.FOLLOW_UP,
        is_example=is_example,
    )


def _check(
    actor: Viewer,
    inspection: Inspection,
    officials: Sequence[User],
    instruments: Sequence[int | None],
) -> None:
    if not inspection.purpose:
        raise DomainError(_("Say what is looked at."), field="purpose")
    if inspection.planned_on < actor.today:
        raise DayOutOfOrder(_("The day is over: choose another one."), field="planned_on")
    if not officials:
        raise DomainError(_("Name at least one official."), field="officials")
    refuse(
        wrong_hours(
            inspection.begins_at,
            inspection.ends_at,
            inspection.planned_on,
            is_open=inspection.is_open,
        )
    )
    known = [one for one in instruments if one is not None]
    check_officials(inspection, officials, known, inspection.planned_on)


def _reported(actor: Viewer, pk: int, inspection: Inspection) -> CitizenReport:
    rows = CitizenReport.objects.visible_to(actor).select_for_update(of=("self",), no_key=True)
    report: CitizenReport | None = rows.filter(pk=pk, agency=inspection.agency).first()
    if report is None:
        raise WrongChoice(_("Choose a record of this unit."))
    rights.require(actor, permissions.REPORT_HANDLE, report)
    return report


def _take_up(actor: Viewer, report: CitizenReport, inspection: Inspection) -> None:
    moved(report, "inspect", REPORT)
    report.inspection = inspection
    save(actor, report)
    tell(actor, report, "report.taken_up", {"state": report.state})


def _reports(inspection: Inspection) -> list[CitizenReport]:
    rows = CitizenReport.objects.select_for_update(of=("self",), no_key=True).filter(
        inspection=inspection
    )
    return list(rows.filter(state="in_inspection").order_by("pk"))


def _known_instruments(inspection: Inspection) -> list[int]:
    """What the visit is for, as far as it is in the register: reported, or carried over."""
    sources = (inspection.reports, inspection.carried)
    named = (one.exclude(instrument=None).order_by("pk") for one in sources)
    return [pk for rows in named for pk in rows.values_list("instrument", flat=True)]


def _told(inspection: Inspection) -> dict[str, Any]:
    people = inspection.officials.order_by("title", "pk")
    return values_of(inspection, FIELDS) | {"officials": offices(people)}


def _revoke_letter(actor: Viewer, inspection: Inspection, reason: str) -> None:
    """Only who may revoke papers takes a letter back; another assignment gets another one."""
    letter = inspection.letter
    if letter is not None and letter.is_valid:
        revoke_paper(actor=actor, paper_id=letter.pk, reason=reason)
    inspection.letter = None
