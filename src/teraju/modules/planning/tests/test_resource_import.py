"""Resources from a file: all of them or none, and what stands stays the same."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from django.utils import translation

from teraju.kernel.errors import ChangedMeanwhile
from teraju.modules.planning.models import Resource
from teraju.modules.planning.web.registers.resources import RESOURCES, standing, write
from teraju.platform.exchange.files import to_csv
from teraju.platform.exchange.headings import columns_read
from teraju.platform.exchange.importing import compare, read_rows
from teraju.platform.exchange.plans import Fault, Plan, Source
from teraju.platform.exchange.readers import Scope
from teraju.platform.exchange.sheets import read_sheet

from .records import resource
from .world import World

SOURCE = Source("sumber-daya.csv", "0" * 64)


@pytest.fixture(autouse=True)
def english() -> Any:
    with translation.override("en"):
        yield


def scope_of(world: World) -> Scope:
    return Scope(world.acts("coordinator"), world.agency.government)


def planned(world: World, *lines: str) -> tuple[Plan[Resource], list[Fault]]:
    headings = ",".join(f'"{one.label}"' for one in columns_read(RESOURCES))
    body = "\r\n".join([headings, *lines]).encode()
    scope = scope_of(world)
    reading = read_rows(RESOURCES, read_sheet(io.BytesIO(body), "text/csv"), scope)
    return compare(RESOURCES, reading, scope, SOURCE), reading.faults.sorted()


def row(world: World, code: str, due: str = "16/03/2019", months: str = "6") -> str:
    """A line of the file, its cells in the order of its columns."""
    cells = {
        "name": "Genset",
        "code": code,
        "kind": "equipment",
        "agency": f'"{world.agency.name}"',
        "holder_office": "Auditor",
        "next_due_on": due,
        "description": "Listrik",
        "location": "Belakang",
        "upkeep": "Servis",
        "every_months": months,
    }
    return ",".join(cells[one.key] for one in columns_read(RESOURCES))


def test_new_ones_are_registered_and_others_changed(world: World) -> None:
    stood = resource(world, "AL-01")
    plan, faults = planned(world, row(world, "AL-01"), row(world, "AL-02"))
    assert faults == []
    assert (len(plan.new), len(plan.changed)) == (1, 1)
    write(scope_of(world), plan)
    new = Resource.objects.get(code="AL-02")
    assert (new.next_due_on, new.first_due_on) == (date(2019, 3, 16), date(2019, 3, 16))
    stood.refresh_from_db()
    assert (stood.name, stood.location, stood.version) == ("Genset", "Belakang", 2)


def test_a_rhythm_without_a_day_and_a_thing_that_is_gone_are_named(world: World) -> None:
    gone = resource(world, "AL-01")
    Resource.objects.filter(pk=gone.pk).update(status="disposed")
    plan, faults = planned(world, row(world, "AL-01"), row(world, "AL-02", due=""))
    assert [one.row for one in faults] == [2, 3]
    assert plan.is_empty


def test_somebody_elses_change_is_not_overwritten(world: World) -> None:
    stood = resource(world, "AL-01")
    plan, _faults = planned(world, row(world, "AL-01"), row(world, "AL-02"))
    Resource.objects.filter(pk=stood.pk).update(version=2)
    with pytest.raises(ChangedMeanwhile):
        write(scope_of(world), plan)


def test_what_is_taken_away_comes_back_unchanged(world: World) -> None:
    resource(world, "AL-01", description='Baris satu\nBaris dua; "é"', location="=1+1")
    resource(world, "LK-01", kind="environment", every_months=None, next_due_on=None)
    scope = scope_of(world)
    records = list(standing(scope))
    body = to_csv(columns_read(RESOURCES), records)
    reading = read_rows(RESOURCES, read_sheet(io.BytesIO(body), "text/csv"), scope)
    plan = compare(RESOURCES, reading, scope, SOURCE)
    assert reading.faults.sorted() == []
    assert (plan.is_empty, plan.unchanged) == (True, 2)
