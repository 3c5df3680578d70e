"""A unit of legal metrology for tests: its people, an owner, a market with a kiosk, a scale."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.models import Exemption, Instrument, Owner, Place, Repairer
from teraju.modules.metrology.services import registers as services
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, GovernmentFactory, person
from teraju.platform.organisation.models import Agency, Government

TODAY = NOW.date()


@dataclass
class Unit:
    """A unit with its people, each as user and as viewer on the usual day."""

    government: Government
    agency: Agency
    users: dict[str, User]

    def at(self, who: str, now: datetime = NOW) -> Viewer:
        return viewer_of(self.users[who], now)


def a_unit() -> Unit:
    government = GovernmentFactory()
    agency = AgencyFactory(government=government)
    roles = {
        "counter": Role.COUNTER,
        "tester": Role.TESTER,
        "chief": Role.METROLOGY_HEAD,
        "head": Role.AGENCY_HEAD,
        "supervisor": Role.SUPERVISOR,
        "staff": Role.STAFF,
    }
    users = {
        key: person(role, agency=agency, title=f"Pejabat {key}") for key, role in roles.items()
    }
    users["stranger"] = person(Role.COUNTER, Role.METROLOGY_HEAD, agency=AgencyFactory())
    users["guest"] = person(Role.BODY_AUDITOR, agency=agency)
    return Unit(government, agency, users)


def an_owner(unit: Unit, **values: Any) -> Owner:
    usual = {"name": "Susi Contoh", "phone": "0812 0000 0001"}
    return services.add_owner(actor=unit.at("counter"), agency=unit.agency, **{**usual, **values})


def a_market(unit: Unit, **values: Any) -> Place:
    usual = {"name": "Pasar Mojosari", "kind": "market", "district": "Mojosari"}
    return services.add_place(actor=unit.at("counter"), agency=unit.agency, **{**usual, **values})


def a_kiosk(unit: Unit, market: Place | None = None, **values: Any) -> Place:
    usual = {"name": "Kios Susi", "kind": "kiosk", "stall": "B-12"}
    return services.add_place(
        actor=unit.at("counter"),
        agency=unit.agency,
        market=market or a_market(unit),
        **{**usual, **values},
    )


def an_instrument(unit: Unit, **values: Any) -> Instrument:
    usual: dict[str, Any] = {"kind": "table_scale", "plate": {"max": "10"}}
    found = {**usual, **values}
    if "owner" not in found:
        found["owner"] = an_owner(unit)
    if "place" not in found:
        found["place"] = a_kiosk(unit)
    return services.add_instrument(actor=unit.at("counter"), **found)


def verified(instrument: Instrument, *, until: Any = None) -> Instrument:
    """As a passed verification leaves it."""
    instrument.standing, instrument.verified_on = Standing.VALID, TODAY
    instrument.valid_until = until or TODAY.replace(year=TODAY.year + 1)
    instrument.save()
    return instrument


def a_request(unit: Unit, instrument: Instrument, **values: Any) -> Exemption:
    usual = {"purpose": "laboratory", "location": "Laboratorium, meja 2", "letter": "01/X"}
    return services.request_exemption(
        actor=unit.at("counter"), instrument_id=instrument.pk, **{**usual, **values}
    )


def a_repairer(unit: Unit, **values: Any) -> Repairer:
    usual = {"name": "CV Servis Timbangan", "permit_number": "510/1/2018", "kinds": ["table_scale"]}
    return services.add_repairer(
        actor=unit.at("counter"), agency=unit.agency, **{**usual, **values}
    )
