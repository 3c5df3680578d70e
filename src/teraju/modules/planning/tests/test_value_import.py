"""Values by a file: named by agency, code and period; the same again changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from teraju.modules.planning.models import ObjectiveValue
from teraju.modules.planning.web.registers.values import VALUES
from teraju.platform.audit.api import TrailEvent
from teraju.platform.exchange import services as exchange
from teraju.platform.exchange.models import ImportRun, ImportState
from teraju.platform.exchange.tests.workbook import workbook

from .objective_world import approved
from .world import World

pytestmark = pytest.mark.django_db
DAY = date(2019, 4, 8)
HEADINGS = (
    "Agency",
    "Code",
    "Period",
    "Numerator",
    "Denominator",
    "Value",
    "Source of the figure",
    "Reason of the correction",
)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def objectives(world: World) -> None:
    approved(world)
    approved(world, code="SM-02", kind="count", frequency="quarterly")


def row(world: World, **other: Any) -> list[Any]:
    values = {
        "Agency": world.agency.name,
        "Code": "SM-01",
        "Period": "2019-01",
        "Numerator": 9,
        "Denominator": 10,
        "Value": None,
        "Source of the figure": "Buku register",
        "Reason of the correction": None,
        **other,
    }
    return [values[name] for name in HEADINGS]


def send(world: World, *rows: list[Any]) -> ImportRun:
    actor = world.acts("owner", DAY)
    upload = SimpleUploadedFile("nilai.xlsx", workbook([list(HEADINGS), *rows]))
    run = exchange.receive(
        actor=actor, register=VALUES, government=world.agency.government, upload=upload
    )
    run = exchange.check(actor=actor, run=run)
    if run.state == ImportState.READY:
        run = exchange.write(actor=actor, run_id=run.pk)
    return run


def test_rows_become_values_with_their_lights(world: World, objectives: None) -> None:
    quarter = {"Code": "SM-02", "Period": "2019-Q1", "Numerator": None, "Denominator": None}
    run = send(world, row(world), row(world, **{**quarter, "Value": 95}))
    assert (run.new, run.changed, run.unchanged) == (2, 0, 0)
    lights = dict(ObjectiveValue.objects.values_list("objective__code", "light"))
    assert lights == {"SM-01": "green", "SM-02": "green"}
    assert TrailEvent.objects.filter(verb="planning.values.imported").count() == 1


def test_the_same_file_again_adds_nothing(world: World, objectives: None) -> None:
    send(world, row(world))
    run = send(world, row(world))
    assert (run.new, run.changed, run.unchanged) == (0, 0, 1)
    assert ObjectiveValue.objects.count() == 1


def test_another_value_follows_with_its_reason(world: World, objectives: None) -> None:
    send(world, row(world))
    refused = send(world, row(world, Numerator=8))
    assert [(fault[0], fault[2]) for fault in refused.faults] == [(2, "Reason of the correction")]
    run = send(world, row(world, **{"Numerator": 8, "Reason of the correction": "Salah hitung"}))
    assert (run.new, run.changed) == (0, 1)
    old, new = ObjectiveValue.objects.order_by("pk")
    assert (old.replaced_on, new.replaces, new.light) == (DAY, old, "red")


@pytest.mark.parametrize(
    ("fields", "heading"),
    [
        ({"Code": "SM-99"}, "Code"),
        ({"Agency": "Dinas Lain"}, "Agency"),
        ({"Period": "2019-Q1"}, "Period"),
        ({"Period": "Januari"}, "Period"),
        ({"Period": "2019-04"}, "Period"),
        ({"Period": "2018-12"}, "Period"),
        ({"Denominator": 0}, "Denominator"),
        ({"Denominator": None}, "Denominator"),
        ({"Numerator": "x"}, "Numerator"),
        ({"Value": 5}, "Value"),
        ({"Source of the figure": None}, "Source of the figure"),
    ],
)
def test_names_what_is_wrong_and_writes_nothing(
    world: World, objectives: None, fields: dict[str, Any], heading: str
) -> None:
    run = send(world, row(world, **fields))
    assert run.state == ImportState.REFUSED
    assert heading in {fault[2] for fault in run.faults}
    assert not ObjectiveValue.objects.exists()
