"""The metrology unit at work: its desk, what it finds, and who comes to it.

Everything is invented and marked as example data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from teraju.modules.metrology import api as metrology
from teraju.modules.metrology.api import models
from teraju.modules.metrology.domain.stickers import sticker_code
from teraju.platform.accounts.scope import Viewer

from .mojokerto_unit import ROLLS, Unit
from .mojokerto_year import PLATES

# Where the mark stands on an instrument of a kind.
SPOTS = {
    "table_scale": "lengan",
    "common_weight": "sumbat lubang justir",
    "electronic_scale": "lemping di sisi penunjuk",
}
BEAM: Mapping[str, Any] = {
    "weighing": [
        {"load": load, "added": added, "crossed": True}
        for load, added in (("0", "3.3"), ("2500", "5"), ("5000", "6.6"), ("10000", "10"))
    ]
}
STUCK: Mapping[str, Any] = {"weighing": [{"load": "10000", "added": "10", "crossed": False}]}
DISPLAY: Mapping[str, Any] = {
    "zero": {"indication": "0", "added": "2.5"},
    "weighing": [
        {"load": "100", "indication": "100", "added": "2.5"},
        {"load": "2500", "indication": "2500", "added": "2"},
        {"load": "7500", "indication": "7500", "added": "2.5"},
        {"load": "10000", "indication": "10000", "added": "2.5"},
        {"load": "15000", "indication": "15000", "added": "2.5"},
    ],
    "repeatability": {"load": "12000", "indications": ["12000", "12000", "12000"]},
    "eccentricity": {"load": "5000", "indications": ["5000", "5000", "5000", "5000"]},
}
GIVEN_OUT = {("sah", "office"): 1, ("sah", "field"): 2, ("batal", "office"): 1}
GIVEN_OUT |= {("batal", "field"): 1, ("jaminan", "field"): 1}


def mark(kind: str, of: str, count: int = 1) -> Mapping[str, Any]:
    """A mark of a kind, put on each piece at the place where that sort of instrument bears it."""
    return {"kind": kind, "size": "4", "count": count, "spot": SPOTS[of]}


@dataclass
class Desk:
    """The unit at work; keys of sheets and numbers of stickers are given in turn."""

    unit: Unit
    sheets: int = 0
    stickers: dict[str, int] = field(default_factory=lambda: dict(ROLLS))

    def at(self, key: str, day: str, hour: int = 9, minutes: int = 0) -> Viewer:
        acting = self.unit.cast.at(key, day, hour)
        return replace(acting, now=acting.now + timedelta(minutes=minutes))

    def instrument(
        self, owner: models.Owner, place: models.Place, kind: str, day: str, **more: Any
    ) -> models.Instrument:
        return metrology.registers.add_instrument(
            actor=self.at("counter", day, 8),
            owner=owner,
            place=place,
            kind=kind,
            is_example=True,
            **{"plate": PLATES.get(kind, {}), **more},
        )

    def record(
        self,
        line: models.OrderLine,
        day: str,
        minutes: int,
        attempts: Sequence[Mapping[str, Any]],
        **more: Any,
    ) -> models.Sheet:
        """A whole test of a line, so many minutes after eight."""
        self.sheets += 1
        site = "office" if line.order.site == "office" else "field"
        actor = self.at("tester", day, 8, minutes)
        return metrology.sheets.record_sheet(
            actor=actor,
            key=UUID(int=self.sheets),
            beginning=metrology.sheets.Beginning(
                instrument_id=line.instrument_id,
                control=line.control,
                tested_on=date.fromisoformat(day),
                started_at=actor.now - timedelta(minutes=8),
                standards=self.unit.kits[site].tests(line.instrument.kind),
                line_id=line.pk,
            ),
            ending=metrology.sheets.Ending(at=actor.now, on=date.fromisoformat(day), **more),
            attempts=attempts,
        )

    def sticker(self, site: str) -> str:
        """The next one of the roll that is out there."""
        number = self.stickers[site]
        self.stickers[site] += 1
        return sticker_code(self.unit.cast.government.pk, number)

    def hand_out(
        self, day: str, site: str, job: str, *, until: str = "", holder: str = "tester"
    ) -> models.Issue:
        """Stamps, with the standards and the roll of that place of work."""
        kit = site if holder == "tester" else holder
        stamps = {
            one.pk: GIVEN_OUT[one.kind, one.site]
            for one in metrology.lines_of(self.unit.stock)
            if one.site == site
        }
        on = date.fromisoformat(day)
        return metrology.issues.hand_out(
            actor=self.at("keeper", day, 7),
            agency=self.unit.agency,
            job=job,
            site=site,
            holder=self.unit.cast.people[holder],
            issued_on=on,
            due_on=date.fromisoformat(until or day),
            stamps=stamps,
            standards=self.unit.kits[kit].standards,
            rolls=[models.StickerRoll.objects.get(pk=self.unit.rolls[kit].pk)],
            is_example=True,
        )

    def take_back(self, issue: models.Issue, day: str) -> None:
        """Everything comes back, counted by somebody other than its holder."""
        metrology.issues.take_back_issue(
            actor=self.at("keeper", day, 16),
            issue_id=issue.pk,
            returned_on=date.fromisoformat(day),
            stamps={one.pk: one.out for one in issue.stamps.all()},
            standards={one.pk: "in_order" for one in issue.standards.all()},
            rolls={
                one.pk: models.StickerRoll.objects.get(pk=one.roll_id).left
                for one in issue.rolls.all()
            },
        )


def new_owner(desk: Desk, name: str, day: str) -> models.Owner:
    return metrology.registers.add_owner(
        actor=desk.at("counter", day, 8),
        agency=desk.unit.agency,
        name=name,
        is_business=True,
        phone="0812 0000 0000",
        is_example=True,
    )


def new_place(desk: Desk, name: str, kind: str, day: str) -> models.Place:
    return metrology.registers.add_place(
        actor=desk.at("counter", day, 8),
        agency=desk.unit.agency,
        name=name,
        kind=kind,
        district="Mojosari",
        is_example=True,
    )


def new_order(
    desk: Desk,
    day: str,
    owner: models.Owner,
    instruments: Sequence[models.Instrument],
    site: str = "office",
    **more: Any,
) -> models.Order:
    return metrology.orders.enter_order(
        actor=desk.at("counter", day, 8, 10),
        agency=desk.unit.agency,
        site=site,
        owner=owner,
        instruments=[(one.pk, "initial", one.count) for one in instruments],
        is_example=True,
        **more,
    )
