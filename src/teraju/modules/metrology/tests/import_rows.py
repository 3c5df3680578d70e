"""Rows of instruments as a unit keeps them, read and written as a file of the register."""

from __future__ import annotations

import io

from teraju.modules.metrology.selectors import registers as reading
from teraju.modules.metrology.web.instrument_register import INSTRUMENTS
from teraju.modules.metrology.web.register_imports import write_instruments
from teraju.platform.exchange.files import to_csv
from teraju.platform.exchange.importing import compare, read_rows
from teraju.platform.exchange.plans import Source
from teraju.platform.exchange.readers import Scope
from teraju.platform.exchange.sheets import read_sheet

SOURCE = Source("uttp.csv", "0" * 64)
HEADS = (
    "Number or tag;Unit;Kind;Owner;Telephone of the owner;Kind of place;Market;Place;"
    "Block and number;District;Make;Capacity in the unit of its kind;"
    "Scale interval in the unit of its kind;Accuracy class;Pieces;Fixed where it stands"
)
SUSI = (
    "1;HERE;Table scale;Susi;0812 111;Kiosk in a market;Pasar Raya;Kios Susi;B-1;;Naga;10;;;1;tidak"
)
AGUS = "2;HERE;timbangan elektronik;Agus;;Shop;;Toko Agus;;Pungging;CAS;15;5;III;1;tidak"
PUMP = "3;HERE;fuel_dispenser;PT Uji;;station;;SPBU 54;;Pungging;Tatsuno;;;;1;ya"


def planned(unit, *rows, who="chief", heads=HEADS):
    body = "\n".join([heads, *(row.replace("HERE", unit.agency.short_name) for row in rows)])
    scope = Scope(unit.at(who), unit.government)
    reading_ = read_rows(INSTRUMENTS, read_sheet(io.BytesIO(body.encode()), "text/csv"), scope)
    plan = compare(INSTRUMENTS, reading_, scope, SOURCE)
    return scope, plan, [(one.row, one.heading, one.sentence) for one in reading_.faults.named]


def brought(unit, *rows, **more):
    scope, plan, faults = planned(unit, *rows, **more)
    assert not faults
    write_instruments(scope, plan)
    return plan


def taken_away_and_back(unit):
    """The plan and the faults of the register's own file."""
    viewer = unit.at("chief")
    body = to_csv(list(INSTRUMENTS.columns), reading.instruments(viewer).order_by("pk"))
    scope = Scope(viewer, unit.government)
    read = read_rows(INSTRUMENTS, read_sheet(io.BytesIO(body), "text/csv"), scope)
    return compare(INSTRUMENTS, read, scope, SOURCE), read.faults.named
