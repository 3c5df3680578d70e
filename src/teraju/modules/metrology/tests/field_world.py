"""A market day: a session of the bench's unit, and entries as a telephone writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from teraju.modules.metrology.models import Instrument, Session
from teraju.modules.metrology.services import field
from teraju.modules.metrology.services.field import Answer
from teraju.platform.accounts.scope import Viewer

from .sheet_world import BAD, GOOD, Bench, build_bench
from .unit_world import DAY

MARKS = {"pass": [{"kind": "sah", "size": "4"}], "fail": [{"kind": "batal", "size": "4"}]}


@dataclass
class Day:
    """A bench, the session of its market, and who goes there."""

    bench: Bench
    session: Session

    def acts(self, who: str = "tester", minutes: int = 0) -> Viewer:
        acting: Viewer = self.bench.acts(who)
        moment = acting.now + timedelta(minutes=minutes)
        return Viewer(acting.user_id, acting.office, moment, acting.hats)

    def entry(
        self, instrument: Instrument | None, verdict: str = "pass", **more: Any
    ) -> dict[str, Any]:
        """A finished sheet of the telephone."""
        began = self.acts().now - timedelta(hours=1)
        readings: Mapping[str, Any] = GOOD if verdict == "pass" else BAD
        said: dict[str, Any] = {
            "key": str(uuid4()),
            "work": f"session-{self.session.pk}",
            "control": "subsequent",
            "tested_on": DAY.isoformat(),
            "started_at": began.isoformat(),
            "ended_at": (began + timedelta(minutes=5)).isoformat(),
            "attempts": [{"remedy": "none", "readings": readings, "verdict": verdict}],
            "standards": [self.bench.weights.pk],
            "marks": MARKS[verdict],
            "sticker": "",
            "pieces": None,
        }
        if instrument is not None:
            said["instrument"] = instrument.pk
        return said | more

    def new(self, owner: str, name: str, place: str, **instrument: Any) -> dict[str, Any]:
        """What an entry says of a trader, a kiosk and a scale that were met on the spot."""
        thing = {"key": str(uuid4()), "kind": "table_scale", "plate": {"max": "10"}}
        return {
            "owner": {"key": owner, "name": name, "phone": "0812 0000 0009"},
            "place": {"key": place, "name": name, "stall": "C-3"},
            "instrument": thing | instrument,
        }

    def sync(self, *entries: Any, who: str = "tester", minutes: int = 0) -> list[Answer]:
        return field.sync_field(actor=self.acts(who, minutes), entries=list(entries))


def a_day() -> Day:
    bench = build_bench()
    scale = bench.scale()
    actor = bench.acts("head")
    session = Session.objects.create(
        government=bench.agency.government,
        agency=bench.agency,
        place=scale.place,
        starts_on=DAY,
        ends_on=DAY,
        state="confirmed",
        created_at=actor.now,
        updated_at=actor.now,
    )
    session.testers.set([bench.tester, bench.second])
    return Day(bench, session)
