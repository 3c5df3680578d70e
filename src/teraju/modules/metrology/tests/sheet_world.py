"""A unit that may test: scope, standards, stamps and stickers with its officials, and scales."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from teraju.modules.metrology.domain.sheets import Pieces
from teraju.modules.metrology.domain.tested_with import needed_for
from teraju.modules.metrology.models import Instrument, Owner, Place, Sheet, Standard, StickerRoll
from teraju.modules.metrology.selectors.stamps import lines_of
from teraju.modules.metrology.services import sheets, stamps
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.tests.factories import NOW

from .unit_world import (
    DAY,
    PLANNED,
    RECEIVED,
    REQUESTED,
    World,
    at,
    build_world,
    in_force,
    out,
    roll,
    standard,
)

KINDS = (
    "electronic_scale",
    "table_scale",
    "spring_scale",
    "weighbridge",
    "common_weight",
    "fuel_dispenser",
    "wet_measure",
    "level_gauge",
    "tape",
    "folding_rule",
)
NEEDS = {(kind, "4", "field"): 6 for kind in ("sah", "batal", "jaminan")}
PLATES: dict[str, dict[str, str]] = {
    "table_scale": {"max": "10"},
    "electronic_scale": {"max": "15", "e": "5", "accuracy_class": "III"},
    "spring_scale": {"max": "15", "d": "50"},
    "weighbridge": {"max": "60", "e": "20"},
    "common_weight": {"nominal": "1000", "accuracy_class": "M2"},
    "fuel_dispenser": {"qmax": "40"},
    "wet_measure": {"nominal": "1"},
    "level_gauge": {},
    "tape": {"length": "10", "accuracy_class": "II"},
    "folding_rule": {"length": "1"},
}


def struck(passed: int, failed: int = 0) -> list[dict[str, Any]]:
    """The marks of a set: one on each piece."""
    found = [{**SAH[0], "count": passed}] if passed else []
    return [*found, {**BATAL[0], "count": failed}] if failed else found


SAH = ({"kind": "sah", "size": "4", "count": 1, "spot": "lengan"},)
BATAL = ({"kind": "batal", "size": "4", "count": 1, "spot": "lengan"},)
GOOD = {
    "weighing": [
        {"load": load, "added": added, "crossed": True}
        for load, added in (("0", "3.3"), ("2500", "5"), ("5000", "6.6"), ("10000", "10"))
    ]
}
BAD = {"weighing": [{"load": "10000", "added": "10", "crossed": False}]}
DOUBTFUL = {"weighing": [{"load": "10000", "added": "4", "crossed": False}]}
_tags = count(1)


@dataclass
class Bench(World):
    """A world in which a test may begin at once."""

    weights: Standard = field(kw_only=True)
    roll: StickerRoll = field(kw_only=True)

    def scale(self, kind: str = "table_scale", **values: Any) -> Instrument:
        stamped = {"created_at": NOW, "updated_at": NOW}
        owned = {"government": self.agency.government, "agency": self.agency, **stamped}
        owner, _made = Owner.objects.get_or_create(
            name="Bu Sri", defaults=owned, agency=self.agency
        )
        place, _made = Place.objects.get_or_create(
            name="Pasar Uji", kind="market", defaults=owned, agency=self.agency
        )
        found = {"owner": owner, "place": place, "since": DAY, "plate": PLATES[kind]} | values
        return Instrument.objects.create(tag=f"U{next(_tags):09}", kind=kind, **owned, **found)

    def record(self, instrument: Instrument, day: date = DAY, **values: Any) -> Sheet:
        """A whole test, passed and marked sah unless told otherwise."""
        began = self.moment(day)
        usual: dict[str, Any] = {
            "actor": self.acts("tester", day),
            "key": uuid4(),
            "instrument_id": instrument.pk,
            "control": "subsequent",
            "tested_on": day,
            "started_at": began,
            "ended_at": began + timedelta(minutes=6),
            "attempts": [{"readings": GOOD}],
            "standards": [self.weights.pk],
            "marks": SAH,
        }
        if pieces := values.get("pieces"):
            usual["marks"] = struck(pieces[0], pieces[2])
        said = usual | values
        said["at"], said["on"] = said.pop("ended_at"), said["tested_on"]
        if said.get("pieces"):
            said["pieces"] = Pieces(*said["pieces"])
        return sheets.record_sheet(
            beginning=sheets.Beginning(**_taken(said, sheets.Beginning)),
            ending=sheets.Ending(**_taken(said, sheets.Ending)),
            **said,
        )

    def along(self, kind: str) -> list[int]:
        """The weights of the bench, where a kind is tested with weights."""
        return (
            [self.weights.pk] if any(one.kind == "weight" for one in needed_for(kind, DAY)) else []
        )

    def moment(self, day: date = DAY) -> datetime:
        return at(day)

    def chief(self, day: date = DAY) -> Viewer:
        return self.acts("head", day)


def _taken(said: dict[str, Any], part: Any) -> dict[str, Any]:
    """What of the words belongs to a part of the test."""
    return {one.name: said.pop(one.name) for one in fields(part) if one.name in said}


def build_bench() -> Bench:
    """Everything in hand of the tester on the usual day."""
    world = build_world()
    in_force(world, KINDS)
    weights = standard(world, nominal=Decimal(1), count=20)
    stock = stamps.plan_year(
        actor=world.acts("head", PLANNED),
        agency=world.agency,
        year=2019,
        grounds="Dua penera",
        needs=NEEDS,
    )
    stamps.request_stamps(
        actor=world.acts("agency_head", REQUESTED),
        stock_id=stock.pk,
        requested_on=REQUESTED,
        request_letter="510/12",
    )
    stamps.receive_stamps(
        actor=world.acts("counter", RECEIVED),
        stock_id=stock.pk,
        received_on=RECEIVED,
        receipt="BA-7",
        numbers=NEEDS,
    )
    stickers = roll(world)
    out(
        world,
        stamps={one.pk: 1 for one in lines_of(stock)},
        standards=[weights],
        rolls=[stickers],
    )
    return Bench(**world.__dict__, weights=weights, roll=stickers)


def key(number: int) -> UUID:
    return UUID(int=number)
