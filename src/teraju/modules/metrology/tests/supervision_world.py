"""Visits and reports for tests: planned, assigned, made, signed."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time, timedelta
from typing import Any

from teraju.modules.metrology.models import (
    CitizenReport,
    Inspection,
    InspectionItem,
    Instrument,
    Place,
    Verification,
)
from teraju.modules.metrology.services import (
    citizen_reports,
    supervision,
    supervision_follow_up,
    supervision_items,
)
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import anonymous
from teraju.platform.accounts.tests.factories import NOW, person

from .register_world import TODAY, Unit, a_kiosk, a_unit, an_instrument, an_owner, verified

NINE, NOON = time(9), time(12)
# A visit is written down once it is over.
AT_NOON = datetime.combine(TODAY, NOON, NOW.tzinfo)


def a_watched_unit() -> Unit:
    """The unit of the registers, with a second supervisor who was not sent."""
    unit = a_unit()
    unit.users["other"] = person(Role.SUPERVISOR, agency=unit.agency, title="Pengawas lain")
    return unit


def a_stall_scale(unit: Unit, market: Place, **values: Any) -> Instrument:
    """A scale at a stall of the market, its verification in force."""
    kiosk = a_kiosk(unit, market)
    return verified(an_instrument(unit, place=kiosk, owner=an_owner(unit), **values))


def a_visit(unit: Unit, place: Place, who: str = "chief", **values: Any) -> Inspection:
    usual: dict[str, Any] = {
        "purpose": "Tanda tera dan segel",
        "planned_on": TODAY,
        "begins_at": NINE,
        "ends_at": NOON,
        "officials": [unit.users["supervisor"]],
    }
    return supervision.plan_inspection(actor=unit.at(who), place=place, **{**usual, **values})


def assigned(unit: Unit, place: Place, **values: Any) -> Inspection:
    visit = a_visit(unit, place, **values)
    return supervision.assign_inspection(actor=unit.at("chief"), inspection_id=visit.pk)


def visited(unit: Unit, place: Place, **values: Any) -> Inspection:
    visit = assigned(unit, place, **values)
    return supervision.record_visit(
        actor=unit.at("supervisor", AT_NOON),
        inspection_id=visit.pk,
        visited_on=TODAY,
        visited_from=NINE,
        visited_until=NOON,
        summary="Bersama pengelola pasar.",
    )


def an_item(
    unit: Unit, visit: Inspection, instrument: Instrument | None = None, **values: Any
) -> InspectionItem:
    usual: dict[str, Any] = {"finding": "in_order", "measure": "none"}
    return supervision_items.add_item(
        actor=unit.at("supervisor"),
        inspection_id=visit.pk,
        instrument=instrument,
        **{**usual, **values},
    )


def warned() -> dict[str, Any]:
    return {"finding": "other_use", "measure": "warning", "due_on": TODAY + timedelta(days=14)}


def signed(unit: Unit, visit: Inspection) -> Inspection:
    return supervision_items.sign_minutes(actor=unit.at("supervisor"), inspection_id=visit.pk)


def a_verification_by(
    unit: Unit, instrument: Instrument, who: str, until: date | None
) -> Verification:
    """A verification as the register holds it, by somebody of the unit."""
    stamped = {"created_at": NOW, "updated_at": NOW}
    return Verification.objects.create(
        government=unit.government,
        agency=unit.agency,
        instrument=instrument,
        result="sah",
        control="subsequent",
        on=TODAY - timedelta(days=30),
        at=NOW - timedelta(days=30),
        valid_until=until,
        passed=1,
        tester=unit.users[who],
        tester_office="Penera",
        **stamped,
    )


def verified_again(unit: Unit, instrument: Instrument, at: datetime, **values: Any) -> Verification:
    """A verification marked at a moment, by the tester of the unit."""
    found = a_verification_by(unit, instrument, "tester", at.date() + timedelta(days=365))
    found.at, found.on = at, at.date()
    for name, value in values.items():
        setattr(found, name, value)
    found.save()
    return found


def nobody(now: datetime = NOW) -> Viewer:
    return anonymous(now)


def a_report(unit: Unit, **values: Any) -> citizen_reports.Sent:
    usual: dict[str, Any] = {
        "key": uuid.uuid4(),
        "concern": "short",
        "happened_on": TODAY,
        "where": "Pasar Mojosari, B-12",
        "text": "Beli 1 kg, ternyata 900 g.",
    }
    return citizen_reports.send_report(actor=nobody(), agency=unit.agency, **{**usual, **values})


def stands(report: CitizenReport) -> str:
    report.refresh_from_db()
    return str(report.state)


def not_put_right(
    unit: Unit, place: Place, instrument: Instrument | None = None, **values: Any
) -> InspectionItem:
    """A seal that was looked at again: what it was for is as it was."""
    visit = visited(unit, place)
    found = {"finding": "seal_broken", "measure": "seal", "seal": "S-7", **values}
    item = an_item(unit, visit, instrument, **found)
    signed(unit, visit)
    return supervision_follow_up.follow_up_item(
        actor=unit.at("supervisor"),
        item_id=item.pk,
        followed_up_on=TODAY,
        outcome="not_put_right",
        note="Masih dipakai.",
    )
