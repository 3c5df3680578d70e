"""A short file beside a long register: what is read of it, and that nothing is overlooked."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from teraju.modules.metrology.domain.likeness import name_key
from teraju.modules.metrology.models import Instrument, Owner, Place
from teraju.modules.metrology.selectors import meeting
from teraju.modules.metrology.services import register_import_owners
from teraju.modules.metrology.services import register_imports as writing
from teraju.modules.metrology.tests.import_rows import HEADS, SUSI, brought, planned
from teraju.modules.metrology.tests.register_world import TODAY, a_unit
from teraju.modules.metrology.web import instrument_register, register_import_places
from teraju.modules.metrology.web import register_imports as reading
from teraju.platform.accounts.tests.factories import NOW

pytestmark = pytest.mark.django_db

SERIALS = HEADS.replace(";Make;", ";Make;Serial number;") + ";Used by"
NUMBERS = ["1", "A-1", "a-1", "A-1 b", "a-1  B", "É-2", "é-2", "STRASSE", "straße", "T0000000U1"]
PEOPLE = ["Susi", "Agus", "PT Uji", "susi"]
PHONES = ["", "0812 111 222", "0812-111-222", "+62812111222", "0812333444"]
MARKETS = ["Pasar Raya", "Pasar Legi", "pasar raya"]


@pytest.fixture
def unit():
    return a_unit()


class World:
    """A register of few words, so that a file of the same words meets it often."""

    def __init__(self, unit, seed):
        self.unit, self.any = unit, random.Random(seed)
        self.common = {
            "government": unit.government,
            "agency": unit.agency,
            "created_at": NOW,
            "updated_at": NOW,
        }
        self.owners = [self._owner() for _ in range(self.any.randint(1, 8))]
        self.places = list(self._places())
        for n in range(self.any.randint(1, 8)):
            self._instrument(n)

    def _owner(self):
        ended = self.any.choice([None, None, TODAY])
        name, phone = self.any.choice(PEOPLE), self.any.choice(PHONES)
        return Owner.objects.create(
            **self.common, name=name, name_key=name_key(name), phone=phone, ended_on=ended
        )

    def _places(self):
        closed = lambda: self.any.choice([None, None, TODAY])  # noqa: E731
        for name in self.any.sample(MARKETS, 2):
            market = Place(**self.common, kind="market", name=name, closed_on=closed())
            market.save()
            yield market
            for stall in self.any.sample(["", "B-1", "B-2"], 2):
                kiosk = Place(**self.common, kind="kiosk", stall=stall, market=market)
                kiosk.name = self.any.choice(["Kios", "kios"])
                kiosk.closed_on = closed()
                kiosk.save()
                yield kiosk
        for kind in ("shop", "station"):
            shop = Place(**self.common, kind=kind, name="Toko", closed_on=closed())
            shop.save()
            yield shop

    def _instrument(self, n):
        number = self.any.choice([*NUMBERS[:-1], "", ""])
        if number and Instrument.objects.filter(list_number=number).exists():
            number = ""
        Instrument.objects.create(
            **self.common,
            tag=f"T0000000U{n}",
            list_number=number,
            list_key=writing.list_key_of(number),
            kind=self.any.choice(["table_scale", "dacin"]),
            make=self.any.choice(["Naga", ""]),
            serial=self.any.choice(["S-1", "S-2", "s-1", ""]),
            owner=self.any.choice(self.owners),
            place=self.any.choice(self.places),
            since=TODAY,
            standing=self.any.choice(["new", "new", "retired"]),
            retired_reason="Rusak",
        )

    def row(self):
        pick = self.any.choice
        number = pick([*NUMBERS, *NUMBERS[-1:], "t0000000u1", "T0000000U2"])
        kind, market, place = pick(
            [
                *(("Kiosk in a market", name, "Kios") for name in MARKETS),
                ("Kiosk in a market", MARKETS[0], "KIOS"),
                ("Shop", "", "Toko"),
                ("Filling station", "", "Toko"),
                *(("Market", "", name) for name in MARKETS),
            ]
        )
        stall = pick(["", "B-1", "B-3"]) if market else ""
        scale, make = pick(["Table scale", "Dacin"]), pick(["Naga", ""])
        serial, user = pick(["S-1", "S-2", "S-3", ""]), pick(["", "", "", *PEOPLE])
        who = f"{pick(PEOPLE)};{pick(PHONES)}"
        where = f"{kind};{market};{place};{stall};"
        return f"{number};HERE;{scale};{who};{where};{make};{serial};10;;;1;tidak;{user}"


def told(unit, rows):
    """What a file is said to do, and what the register holds once it is done."""
    scope, plan, faults = planned(unit, *rows, heads=SERIALS)
    names = register_import_places.new_names(scope, plan)
    changes = [(one.row.number, one.record.pk) for one in plan.changed]
    with transaction.atomic():
        before = {
            model: set(model.objects.values_list("pk", flat=True)) for model in (Owner, Place)
        }
        if not faults:
            reading.write_instruments(scope, plan)
        stand = [
            (
                one.list_number,
                one.tag,
                one.serial,
                *((who.name, who.phone, who.pk in before[Owner] and who.pk) for who in people(one)),
                (one.place.in_full, one.place_id in before[Place] and one.place_id),
            )
            for one in Instrument.objects.order_by("pk")
        ]
        transaction.set_rollback(True)
    return sorted(faults), [row.number for row in plan.new], changes, plan.unchanged, names, stand


def people(instrument):
    return [one for one in (instrument.owner, instrument.user) if one]


@pytest.mark.parametrize("seed", range(30))
def test_a_short_look_finds_what_the_whole_register_does(unit, seed, monkeypatch):
    world = World(unit, seed)
    files = [[world.row() for _ in range(world.any.randint(1, 6))] for _ in range(6)]
    monkeypatch.setattr(meeting, "BATCH", 2)
    short = [told(unit, rows) for rows in files]
    whole = replace(reading.INSTRUMENTS_IMPORT, cut=None)
    register = replace(instrument_register.INSTRUMENTS, importing=whole)
    monkeypatch.setattr("teraju.modules.metrology.tests.import_rows.INSTRUMENTS", register)
    for module in (reading, writing, register_import_owners, register_import_places):
        monkeypatch.setattr(module, "places_called", all_places)
    monkeypatch.setattr(register_import_owners, "owners_called", all_owners)
    assert short == [told(unit, rows) for rows in files]


def all_owners(_agencies, _names):
    return Owner.objects.order_by("pk")


def all_places(_agencies, _rows):
    return Place.objects.select_related("market").order_by("pk")


def rows_of(count):
    return [
        SUSI.replace("1;", f"{n};", 1).replace("Susi", f"Susi {n}").replace("B-1", f"B-{n}")
        for n in range(count)
    ]


def test_asks_no_more_for_more_rows(unit):
    brought(unit, *rows_of(40))
    counts = []
    for count in (2, 40):
        with CaptureQueriesContext(connection) as asked:
            planned(unit, *rows_of(count))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_reads_what_the_rows_can_meet_alone(unit):
    brought(unit, *rows_of(40))
    scope, _plan, _faults = planned(unit, *rows_of(2))
    rows = reading.INSTRUMENTS_IMPORT.standing(scope)
    found = meeting.instruments_met(rows, [{"number": "3"}, {"number": " 4"}, {"number": "x"}])
    assert [one.list_number for one in found] == ["3", "4"]
    assert {one.name for one in meeting.owners_called([unit.agency.pk], ["susi 3"])} == {"Susi 3"}
    kiosk = {"place_kind": "kiosk", "market": "Pasar Raya", "place": "kios  susi 3"}
    assert [one.name for one in meeting.places_called([unit.agency.pk], [kiosk])] == [
        "Pasar Raya",
        "Kios Susi 3",
    ]
