"""What is one row of several pieces, and what has a tag for each of them."""

from __future__ import annotations

import pytest

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.sheets import comes_in_sets
from teraju.modules.metrology.models import Instrument
from teraju.modules.metrology.register_refusals import ONE_EACH, WrongChoice
from teraju.modules.metrology.services import registers as services
from teraju.modules.metrology.tests.register_world import TODAY, a_unit, an_instrument

from .import_rows import AGUS, PUMP, SUSI, brought, planned

SETS = ("common_weight", "fine_weight", "tape", "wooden_metre", "dry_measure", "wet_measure")
SINGLE = ("table_scale", "electronic_scale", "fuel_dispenser", "water_meter", "level_gauge")


@pytest.fixture
def unit(db, settings):
    settings.TERAJU_TODAY = TODAY
    return a_unit()


@pytest.mark.parametrize(
    ("kind", "together"),
    [*((kind, True) for kind in (*SETS, "tank_truck")), *((kind, False) for kind in SINGLE)],
)
def test_which_kinds_come_in_sets(kind, together):
    assert comes_in_sets(catalogue().kind(kind)) is together


@pytest.mark.parametrize("kind", SINGLE)
def test_what_is_read_by_itself_is_entered_by_itself(unit, kind):
    one = an_instrument(unit, kind=kind, plate={})
    more = {"owner": one.owner, "place": one.place}
    with pytest.raises(WrongChoice, match="a tag of its own") as refused:
        an_instrument(unit, kind=kind, plate={}, count=2, **more)
    assert refused.value.field == "count"
    with pytest.raises(WrongChoice, match="a tag of its own"):
        services.change_instrument(actor=unit.at("counter"), instrument_id=one.pk, count=2)


def test_a_file_tells_it_at_the_row(unit):
    rows = [AGUS.replace(";1;tidak", ";2;tidak"), PUMP.replace(";1;ya", ";8;ya")]
    _scope, _plan, faults = planned(unit, SUSI, *rows)
    assert [(row, said) for row, _heading, said in faults] == [(3, ONE_EACH), (4, ONE_EACH)]


def test_what_stood_before_comes_back_as_it_was(unit):
    brought(unit, AGUS)
    Instrument.objects.update(count=2)
    _scope, plan, faults = planned(unit, AGUS.replace(";1;tidak", ";2;tidak"))
    assert (faults, plan.unchanged) == ([], 1)
