"""A government with its unit, people who get gifts, and everybody who must not know of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from teraju.modules.integrity.gratification import services
from teraju.modules.integrity.gratification.models import GiftReport
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import GUESTS, Role
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

GIFT, TOLD = date(2026, 3, 6), date(2026, 3, 9)


def at(day: date) -> datetime:
    return datetime.combine(day, NOW.timetz())


@dataclass
class World:
    """The unit sits in the inspectorate and works for the whole government."""

    government: Government
    inspectorate: Agency
    office: Agency
    officer: User
    second: User
    staff: User
    others: dict[Role, User] = field(default_factory=dict)

    def acts(self, who: str | User, day: date = TOLD) -> Viewer:
        user: User = getattr(self, who) if isinstance(who, str) else who
        return viewer_of(user, at(day))

    def officer_of(self, agency: Agency | None = None, *more: Role, **fields: Any) -> User:
        """An officer of the unit for the whole government who works somewhere as well."""
        user = person(Role.UPG_OFFICER, government=self.government, **fields)
        for role in more or (Role.STAFF,):
            RoleAssignmentFactory(
                user=user, role=role, agency=agency or self.inspectorate, government=self.government
            )
        return user


def build_world() -> World:
    """A world of its own; call it twice for strangers."""
    government = GovernmentFactory()
    inspectorate = AgencyFactory(government=government, short_name="Inspektorat")
    office = AgencyFactory(government=government, short_name="Disdukcapil")
    found = World(
        government=government,
        inspectorate=inspectorate,
        office=office,
        officer=person(Role.UPG_OFFICER, government=government, title="Petugas UPG"),
        second=person(Role.UPG_OFFICER, government=government, title="Ketua UPG"),
        staff=person(Role.STAFF, agency=office, title="Analis", name="Siti Aminah"),
    )
    for role in set(Role) - GUESTS - {Role.UPG_OFFICER}:
        found.others[role] = person(role, agency=office, title=f"Peran {role}")
    return found


REPORT: dict[str, Any] = {
    "kind": "received",
    "letter": "none",
    "occasion": "service",
    "received_on": GIFT,
    "giver_name": "Bapak Ujang",
    "giver_relation": "served",
    "giver_address": "Jalan Rahasia 7",
    "place": "Loket 3",
}
ITEM: dict[str, Any] = {
    "category": "money",
    "description": "Amplop berisi uang",
    "value": Decimal(500000),
}


def drafted(world: World, who: str | User = "staff", day: date = TOLD, **fields: Any) -> GiftReport:
    item = fields.pop("item", ITEM)
    agency = fields.pop("agency", world.office)
    return services.begin_report(
        actor=world.acts(who, day), agency=agency, item=item, **{**REPORT, **fields}
    )


def submitted(
    world: World, who: str | User = "staff", day: date = TOLD, **fields: Any
) -> GiftReport:
    one = drafted(world, who, day, **fields)
    return services.submit_report(actor=world.acts(who, day), report_id=one.pk, declared_true=True)


def feast(world: World, lines: list[tuple[str, str, int]], **fields: Any) -> GiftReport:
    """A wedding with its envelopes: name, kind, value."""
    one = drafted(
        world,
        **{
            "letter": "l",
            "occasion": "wedding",
            "event_name": "Pernikahan anak",
            "giver_name": "",
            "is_feast": True,
            "item": None,
            **fields,
        },
    )
    rows = [{"giver_name": n, "kind": k, "value": Decimal(v)} for n, k, v in lines]
    return services.add_envelopes(actor=world.acts("staff"), report_id=one.pk, lines=rows)
