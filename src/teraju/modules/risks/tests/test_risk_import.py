"""Risks from a file: all of them or none, and what stands keeps its ratings."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest

from teraju.kernel.errors import ChangedMeanwhile
from teraju.modules.risks import services
from teraju.modules.risks.models import Risk
from teraju.modules.risks.web.registers.risks import RISKS, write
from teraju.platform.exchange.headings import columns_read
from teraju.platform.exchange.importing import compare, read_rows
from teraju.platform.exchange.plans import Fault, Plan, Source
from teraju.platform.exchange.readers import Scope
from teraju.platform.exchange.sheets import read_sheet

from .world import World, build_world, entered, rated

pytestmark = pytest.mark.django_db
SOURCE = Source("risiko.csv", "0" * 64)


def scope_of(world: World) -> Scope:
    return Scope(world.acts("coordinator"), world.agency.government)


def planned(world: World, *lines: str) -> tuple[Plan[Risk], list[Fault]]:
    headings = ",".join(f'"{one.label}"' for one in columns_read(RISKS))
    body = "\r\n".join([headings, *lines]).encode()
    scope = scope_of(world)
    reading = read_rows(RISKS, read_sheet(io.BytesIO(body), "text/csv"), scope)
    return compare(RISKS, reading, scope, SOURCE), reading.faults.sorted()


def row(world: World, code: str, **changes: Any) -> str:
    """A line of the file, its cells in the order of its columns."""
    cells = {
        "title": "Laporan terlambat terbit",
        "code": code,
        "kind": "quality",
        "agency": f'"{world.agency.name}"',
        "process": "P-01",
        "owner_office": "Inspektur Pembantu I",
        "cause": "Reviu berlapis",
        "cause_source": "internal",
        "is_controllable": "ya",
        "consequence": "Tertunda",
        "identified_on": "04/02/2019",
        **changes,
    }
    return ",".join(cells[one.key] for one in columns_read(RISKS))


def test_new_ones_are_entered_and_others_changed(world: World) -> None:
    stood = rated(world, entered(world))
    plan, faults = planned(world, row(world, "RM-01"), row(world, "RM-02", kind="bribery"))
    assert faults == []
    assert (len(plan.new), len(plan.changed)) == (1, 1)
    write(scope_of(world), plan)
    new = Risk.objects.get(code="RM-02")
    assert (new.kind, new.process, new.identified_on) == (
        "bribery",
        world.process,
        date(2019, 2, 4),
    )
    stood.refresh_from_db()
    assert (stood.title, stood.residual.value) == ("Laporan terlambat terbit", 17)


def test_what_is_closed_and_a_kind_that_changes_are_named(world: World) -> None:
    closed, other = entered(world), entered(world, "RM-02")
    services.close_risk(actor=world.acts("coordinator"), risk_id=closed.pk, reason="x")
    _plan, faults = planned(world, row(world, closed.code), row(world, other.code, kind="bribery"))
    assert [(one.row, one.heading) for one in faults] == [(2, "Code"), (3, "Kind")]


def test_an_agency_of_others_is_not_known(world: World) -> None:
    elsewhere = build_world()
    agency = f'"{elsewhere.agency.name}"'
    _plan, faults = planned(world, row(world, "RM-01", agency=agency))
    assert [one.heading for one in faults] == ["Agency"]


def test_what_moved_meanwhile_is_refused_and_nothing_is_written(world: World) -> None:
    stood = entered(world)
    plan, _faults = planned(world, row(world, "RM-01"), row(world, "RM-09"))
    services.change_risk(actor=world.acts("owner"), risk_id=stood.pk, title="Lain")
    with pytest.raises(ChangedMeanwhile):
        write(scope_of(world), plan)
    assert not Risk.objects.filter(code="RM-09").exists()
