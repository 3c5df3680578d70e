"""A unit of legal metrology with its people, for the tests of its own records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from teraju.modules.learning.api import Assessment, Competence
from teraju.modules.metrology.models import (
    Instrument,
    Issue,
    Owner,
    Place,
    ScopeLetter,
    StampStock,
    Standard,
    StickerRoll,
)
from teraju.modules.metrology.selectors.stamps import lines_of
from teraju.modules.metrology.services import issues, scope, stamps, standards, stickers
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, person
from teraju.platform.organisation.models import Agency

DAY = date(2019, 3, 14)
PLANNED, REQUESTED, RECEIVED = date(2018, 3, 1), date(2018, 4, 16), date(2018, 12, 3)


def at(day: date) -> datetime:
    return datetime.combine(day, NOW.timetz())


@dataclass
class World:
    """A unit, its people, and the head of a unit elsewhere."""

    agency: Agency
    agency_head: User
    head: User
    counter: User
    tester: User
    second: User
    supervisor: User
    staff: User
    stranger: User

    def acts(self, name: str, day: date = DAY) -> Viewer:
        """Somebody of this world, by the name of the field, on a day."""
        user: User = getattr(self, name)
        return viewer_of(user, at(day))


def build_world() -> World:
    """A world of its own."""
    agency = AgencyFactory(name="UPT Metrologi Legal", short_name="UPT Metrologi")
    world = World(
        agency=agency,
        agency_head=person(Role.AGENCY_HEAD, agency=agency, title="Kepala Dinas"),
        head=person(Role.METROLOGY_HEAD, agency=agency, title="Kepala UPT"),
        counter=person(Role.COUNTER, agency=agency, title="Petugas CTT"),
        tester=person(Role.TESTER, agency=agency, title="Penera Ahli Pertama"),
        second=person(Role.TESTER, agency=agency, title="Penera Terampil"),
        supervisor=person(Role.SUPERVISOR, agency=agency, title="Pengawas Kemetrologian"),
        staff=person(Role.STAFF, agency=agency, title="Analis"),
        stranger=person(Role.METROLOGY_HEAD, agency=AgencyFactory(), title="Kepala UPT lain"),
    )
    certificate = Competence.objects.create(
        government=agency.government,
        agency=agency,
        name="Sertifikat penera",
        kind="certificate",
        created_at=NOW,
        updated_at=NOW,
    )
    for one in (world.tester, world.second):
        certify(world, certificate, one, date(2022, 12, 31))
    return world


def certify(world: World, competence: Competence, one: User, until: date | None) -> None:
    Assessment.objects.create(
        government=world.agency.government,
        agency=world.agency,
        person=one,
        competence=competence,
        level=3,
        on=date(2018, 1, 5),
        basis="Sertifikat Pusat Pengembangan SDM Kemetrologian",
        valid_until=until,
        assessed_by=world.head,
        assessed_office="Kepala UPT",
        created_at=NOW,
        updated_at=NOW,
    )


LETTER: dict[str, Any] = {
    "number": "MR.01.01/43/KKPTTU/2018",
    "issued_on": date(2018, 2, 1),
    "issuer": "Direktur Metrologi",
    "region": "Kabupaten Uji",
    "mark_code": "64",
}


def letter(world: World, **fields: Any) -> ScopeLetter:
    return scope.add_letter(actor=world.acts("head"), agency=world.agency, **{**LETTER, **fields})


def in_force(
    world: World, kinds: tuple[str, ...] = ("electronic_scale", "table_scale"), **fields: Any
) -> ScopeLetter:
    one = letter(world, **fields)
    scope.set_kinds(actor=world.acts("head"), letter_id=one.pk, kinds=kinds)
    return scope.enact(actor=world.acts("head"), letter_id=one.pk, from_on=one.issued_on)


STANDARD: dict[str, Any] = {
    "code": "AT-01",
    "name": "Anak timbangan bidur",
    "kind": "weight",
    "accuracy_class": "M2",
    "nominal": Decimal(20),
    "unit": "kg",
    "count": 10,
}
CERTIFICATE: dict[str, Any] = {
    "number": "K.12/2018",
    "issued_by": "BSML Regional II",
    "traceable_to": "SNSU BSN",
    "calibrated_on": date(2018, 6, 1),
    "due_on": date(2019, 6, 1),
    "is_fit": True,
}


def standard(world: World, *, certified: bool = True, **fields: Any) -> Standard:
    actor = world.acts("tester")
    one = standards.add_standard(actor=actor, agency=world.agency, **{**STANDARD, **fields})
    if not certified:
        return one
    return standards.add_certificate(actor=actor, standard_id=one.pk, **CERTIFICATE)


NEEDS: Mapping[tuple[str, str, str], int] = {
    ("sah", "4", "office"): 4,
    ("sah", "4", "field"): 6,
    ("batal", "4", "field"): 2,
}


def planned(world: World, year: int = 2019) -> StampStock:
    return stamps.plan_year(
        actor=world.acts("head", PLANNED),
        agency=world.agency,
        year=year,
        grounds="Dua penera, 34 pasar",
        needs=NEEDS,
    )


def received(world: World, year: int = 2019) -> StampStock:
    one = planned(world, year)
    stamps.request_stamps(
        actor=world.acts("agency_head", REQUESTED),
        stock_id=one.pk,
        requested_on=REQUESTED,
        request_letter="510/12",
    )
    return stamps.receive_stamps(
        actor=world.acts("counter", RECEIVED),
        stock_id=one.pk,
        received_on=RECEIVED,
        receipt="BA-7",
        numbers=NEEDS,
    )


def line(stock: StampStock, kind: str = "sah", site: str = "field") -> Any:
    return next(one for one in lines_of(stock) if (one.kind, one.site) == (kind, site))


def roll(world: World, first: int = 1, last: int = 100, name: str = "R-1") -> StickerRoll:
    return stickers.receive_roll(
        actor=world.acts("counter", RECEIVED),
        agency=world.agency,
        name=name,
        first=first,
        last=last,
        received_on=RECEIVED,
    )


def out(world: World, day: date = DAY, **fields: Any) -> Issue:
    return issues.hand_out(
        actor=world.acts("counter", day),
        agency=world.agency,
        **{
            "job": "SPT 12/2019",
            "site": "field",
            "holder": world.tester,
            "issued_on": day,
            "due_on": day,
            **fields,
        },
    )


def instrument(world: World, tag: str = "T0010000AB") -> Instrument:
    stamped = {"created_at": NOW, "updated_at": NOW}
    owned = {"government": world.agency.government, "agency": world.agency, **stamped}
    owner, _made = Owner.objects.get_or_create(name="Bu Sri", defaults=owned, agency=world.agency)
    place, _made = Place.objects.get_or_create(
        name="Pasar Uji", kind="market", defaults=owned, agency=world.agency
    )
    return Instrument.objects.create(
        tag=tag, kind="table_scale", owner=owner, place=place, since=DAY, **owned
    )
