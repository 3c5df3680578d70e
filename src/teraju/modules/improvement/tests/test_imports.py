"""An earlier list from a file: brought in, taken away and brought back, refused row by row."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest

from teraju.kernel.errors import NotAllowed
from teraju.modules.improvement.models import Nonconformity
from teraju.modules.improvement.web.registers import NONCONFORMITIES
from teraju.platform.audit.api import TrailEvent
from teraju.platform.exchange.files import to_csv
from teraju.platform.exchange.headings import columns_read, importing_of
from teraju.platform.exchange.importing import compare, read_rows
from teraju.platform.exchange.plans import Plan, Source
from teraju.platform.exchange.readers import Scope
from teraju.platform.exchange.sheets import read_sheet

from . import world as w
from .world import CHECK, World

pytestmark = pytest.mark.django_db
SOURCE = Source("lama.csv", "0" * 64)
HEADINGS = (
    "Nonconformity,Number,Grade,Source,Owner,Agency,Found on,What was found,Number there,Dated"
)


def scope_of(world: World, who: str = "coordinator") -> Scope:
    return Scope(world.acts(who, CHECK), world.agency.government)


def read(scope: Scope, body: bytes) -> tuple[Plan[Any], list[str]]:
    reading = read_rows(NONCONFORMITIES, read_sheet(io.BytesIO(body), "text/csv"), scope)
    plan = compare(NONCONFORMITIES, reading, scope, SOURCE)
    return plan, [str(fault.sentence) for fault in reading.faults.sorted()]


def sheet(world: World, **other: str) -> bytes:
    values = {
        "Nonconformity": "Arsip tidak lengkap",
        "Number": "12/2018",
        "Grade": "minor",
        "Source": "audit",
        "Owner": "Subbagian Umum",
        "Agency": world.agency.name,
        "Found on": "2018-11-05",
        "What was found": "Dua map kosong",
        "Number there": "",
        "Dated": "",
        **other,
    }
    row = ",".join(f'"{values[name]}"' for name in HEADINGS.split(","))
    return f"{HEADINGS}\n{row}\n".encode()


def test_an_earlier_list_comes_in_as_reported(world: World) -> None:
    scope = scope_of(world)
    plan, faults = read(scope, sheet(world))
    assert faults == []
    importing_of(NONCONFORMITIES).write(scope, plan)
    one = Nonconformity.objects.get()
    assert (one.number, one.state, one.found_on) == ("12/2018", "reported", date(2018, 11, 5))
    assert one.rounds.count() == 1
    assert TrailEvent.objects.filter(verb="improvement.nonconformities.imported").count() == 1


def test_what_is_taken_away_and_brought_back_changes_nothing(world: World) -> None:
    w.reported(world)
    w.closed(world, source="audit")
    scope = scope_of(world)
    rows = NONCONFORMITIES.rows(scope.actor).order_by("pk")
    plan, faults = read(scope, to_csv(columns_read(NONCONFORMITIES), rows))
    assert (faults, plan.is_empty, plan.unchanged) == ([], True, 2)


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"Grade": "berat"}, "not one of the choices"),
        ({"Found on": "2030-01-01"}, "has not come yet"),
        ({"Source": "complaint"}, "number in the register outside"),
        ({"Agency": "Dinas lain"}, "No open agency"),
    ],
)
def test_rows_that_are_wrong_are_named(world: World, cells: dict[str, str], sentence: str) -> None:
    _plan, faults = read(scope_of(world), sheet(world, **cells))
    assert any(sentence in fault for fault in faults)


def test_what_is_decided_on_is_not_changed_by_a_file(world: World) -> None:
    one = w.analysed(world)
    _plan, faults = read(scope_of(world), sheet(world, Number=one.number))
    assert any("decided on already" in fault for fault in faults)


def test_who_does_not_decide_imports_nothing(world: World) -> None:
    scope = scope_of(world)
    plan, _faults = read(scope, sheet(world))
    with pytest.raises((NotAllowed, KeyError)):
        importing_of(NONCONFORMITIES).write(scope_of(world, "staff"), plan)
    assert not Nonconformity.objects.exists()
