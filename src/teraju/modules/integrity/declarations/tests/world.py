"""An agency whose people declare: a head, the function, staff, a secretary above, strangers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from teraju.modules.integrity.declarations import services
from teraju.modules.integrity.declarations.models import Conflict, Declaration, Duty, Round
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import AgencyFactory, person
from teraju.platform.organisation.models import Agency

TODAY, DUE = date(2020, 9, 1), date(2020, 9, 30)
TOLD = services.Told(
    interest="family",
    what="Adik kandung memiliki CV yang ikut menawar.",
    with_whom="CV Uji Jaya",
    matter="Pengadaan alat tulis kantor",
)


@dataclass
class World:
    """The agency and its people by what they do."""

    agency: Agency
    people: dict[str, User]

    def at(self, key: str, day: date = TODAY) -> Viewer:
        """Somebody of this world on a day."""
        now = datetime.combine(day, time(9), ZoneInfo("Asia/Jakarta"))
        return viewer_of(self.people[key], now)

    def round(self, kind: str = "conflict", **fields: Any) -> Round:
        values: dict[str, Any] = {
            "actor": self.at("function"),
            "agency": self.agency,
            "kind": kind,
            "year": 2020,
            "due_on": DUE,
            "text": "Saya menyatakan yang sebenarnya.",
        }
        return services.open_round(**(values | fields))

    def duty(self, of: Round, key: str = "staff") -> Duty:
        return Duty.objects.get(round=of, person=self.people[key])

    def give(self, of: Round, key: str = "staff", day: date = TODAY, **fields: Any) -> Declaration:
        values = {"duty_id": self.duty(of, key).pk, "confirmed": True} | fields
        return services.give(actor=self.at(key, day), **values)

    def conflict(self, key: str = "staff", day: date = TODAY) -> Conflict:
        made = services.declare_event(
            actor=self.at(key, day), agency=self.agency, confirmed=True, told=TOLD
        )
        return made.conflicts.get()

    def decide(self, one: Conflict, key: str = "head", **fields: Any) -> Conflict:
        values = {"handling": "removed", "reason": "Diganti pejabat lain"} | fields
        return services.decide_conflict(actor=self.at(key), conflict_id=one.pk, **values)


def build_world() -> World:
    """A world of its own; call it twice for strangers."""
    agency = AgencyFactory(short_name="Dinas Uji")
    elsewhere = AgencyFactory(government=agency.government)
    people = {
        "head": person(Role.AGENCY_HEAD, agency=agency, title="Kepala Dinas"),
        "function": person(Role.COMPLIANCE_FUNCTION, agency=agency, title="Ketua FKAP"),
        "staff": person(Role.STAFF, agency=agency, title="Staf"),
        "colleague": person(Role.STAFF, agency=agency, title="Rekan"),
        "administrator": person(Role.ADMINISTRATOR, agency=agency, title="Pengelola"),
        "guest": person(Role.BODY_AUDITOR, agency=agency, title="Auditor LS"),
        "secretary": person(Role.REGIONAL_SECRETARY, government=agency.government, title="Sekda"),
        "neighbour": person(Role.AGENCY_HEAD, agency=elsewhere, title="Kepala lain"),
        "stranger": person(Role.COMPLIANCE_FUNCTION, agency=AgencyFactory(), title="FKAP lain"),
    }
    return World(agency, people)
