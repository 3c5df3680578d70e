"""A government with a UPG, an office whose people report gifts, and who must not see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from teraju.modules.integrity.gratification.models import GiftItem, GiftReport
from teraju.modules.integrity.gratification.services import desk_checks, desk_kpk
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import (
    NOW,
    AgencyFactory,
    GovernmentFactory,
    RoleAssignmentFactory,
    person,
)
from teraju.platform.organisation.models import Agency, Government

RECEIVED, REPORTED, CHECKED = date(2026, 3, 2), date(2026, 3, 4), date(2026, 3, 5)
FORWARDED, DECIDED, HANDED = date(2026, 3, 6), date(2026, 4, 1), date(2026, 4, 7)
# Working days after 2 March 2026; Nyepi and Idulfitri with their collective leave lie between.
DATES: dict[str, Any] = {
    "upg_by_cautious": date(2026, 3, 16),
    "upg_by_last": date(2026, 3, 16),
    "forward_by_cautious": date(2026, 3, 18),
    "forward_by_last": date(2026, 3, 27),
    "kpk_by_cautious": date(2026, 4, 15),
    "kpk_by_last": date(2026, 4, 22),
}
TOLD: dict[str, Any] = {
    "receiver_name": "Siti Rahma",
    "receiver_nik": "3604010101800001",
    "receiver_post": "Analis Perizinan",
    "receiver_address": "Jalan Melati 3, Serang",
    "receiver_phone": "081200000001",
    "giver_name": "CV Maju Terus",
    "giver_address": "Jalan Raya 10, Serang",
    "giver_relation": "served",
    "place": "Kantor DPMPTSP",
    "occasion": "service",
    "letter": "none",
    "delivery": "with_me",
}


def at(day: date) -> datetime:
    return datetime.combine(day, NOW.timetz())


@dataclass
class DeskWorld:
    """One government; the officers serve all of it."""

    government: Government
    office: Agency
    officer: User
    second: User
    reporter: User
    head: User
    administrator: User
    secretary: User
    stranger: User

    def acts(self, name: str, day: date = CHECKED) -> Viewer:
        """Somebody of this world, by the name of the field, on a day."""
        return viewer_of(getattr(self, name), at(day))


def build_desk() -> DeskWorld:
    """A world of its own; call it twice for strangers."""
    government = GovernmentFactory()
    office = AgencyFactory(government=government, short_name="DPMPTSP")
    elsewhere = GovernmentFactory()
    return DeskWorld(
        government=government,
        office=office,
        officer=person(Role.UPG_OFFICER, government=government, title="Petugas UPG"),
        second=person(Role.UPG_OFFICER, government=government, title="Petugas UPG kedua"),
        reporter=person(Role.STAFF, agency=office, title="Analis Perizinan"),
        head=person(Role.AGENCY_HEAD, agency=office, title="Kepala DPMPTSP"),
        administrator=person(Role.ADMINISTRATOR, government=government, title="Administrator"),
        secretary=person(Role.REGIONAL_SECRETARY, government=government, title="Sekda"),
        stranger=person(Role.UPG_OFFICER, government=elsewhere, title="Petugas UPG lain"),
    )


def reported(world: DeskWorld, items: Any = (), **fields: Any) -> GiftReport:
    """A report that was handed in, as the reporter's own pages leave it."""
    day = fields.pop("submitted_on", REPORTED)
    count = GiftReport.objects.count() + 1
    values: dict[str, Any] = {
        "government": world.government,
        "agency": world.office,
        "reporter": world.reporter,
        "number": f"{count:03}/GRAT/2026",
        "state": "submitted",
        "kind": "received",
        "received_on": RECEIVED,
        "edition": "2026",
        "reportable": True,
        "value": Decimal(2_000_000),
        "submitted_on": day,
        "declared_true_on": day,
        "reached_upg_on": day,
        "created_at": at(day),
        "updated_at": at(day),
        **TOLD,
        **DATES,
        **fields,
    }
    report = GiftReport.objects.create(**values)
    for place, one in enumerate(items or [{}], start=1):
        item(report, place=place, **one)
    return report


def item(report: GiftReport, **fields: Any) -> GiftItem:
    return GiftItem.objects.create(
        report=report,
        **{
            "category": "other",
            "description": "Jam tangan",
            "value": Decimal(2_000_000),
            "place": 1,
            **fields,
        },
    )


FRUIT: dict[str, Any] = {
    "category": "perishable",
    "description": "Keranjang buah",
    "value": Decimal(350_000),
    "is_perishable": True,
}


def checked(world: DeskWorld, items: Any = (), **fields: Any) -> GiftReport:
    report = reported(world, items, **fields)
    return desk_checks.take_up(actor=world.acts("officer"), report_id=report.pk)


def assessed(
    world: DeskWorld, verdict: str = "assess_to_kpk", items: Any = (), **fields: Any
) -> GiftReport:
    departure = fields.pop("departure", "")
    report = checked(world, items, **fields)
    return desk_checks.assess(
        actor=world.acts("officer"), report_id=report.pk, verdict=verdict, departure=departure
    )


def forwarded(world: DeskWorld, items: Any = (), **fields: Any) -> GiftReport:
    report = assessed(world, items=items, **fields)
    return desk_kpk.forward(
        actor=world.acts("officer", FORWARDED),
        report_id=report.pk,
        forwarded_on=FORWARDED,
        gol_number="GOL-2026-00017",
    )


def decided(world: DeskWorld, owner: str = "state", items: Any = (), **fields: Any) -> GiftReport:
    report = forwarded(world, items, **fields)
    return desk_kpk.decide(
        actor=world.acts("officer", DECIDED),
        report_id=report.pk,
        decided_owner=owner,
        decision_number="512/2026",
        decided_on=DECIDED,
    )


def role(user: User, code: Role, **where: Any) -> None:
    """Give somebody of the world one more role."""
    RoleAssignmentFactory(user=user, role=code, **where)
