"""The marks of an earlier list: taken along from a file until one is recorded here."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from teraju.modules.metrology.domain.standing import standing_on
from teraju.modules.metrology.models import Instrument, Verification
from teraju.modules.metrology.services import registers as services
from teraju.modules.metrology.tests.import_rows import AGUS, HEADS, PUMP, SUSI, brought, planned
from teraju.modules.metrology.tests.register_world import (
    TODAY,
    a_unit,
    verified,
)
from teraju.platform.accounts.tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return a_unit()


MARKED = f"{HEADS};Verified on;Valid until"


def test_the_mark_of_an_earlier_list_comes_along(unit):
    day = TODAY - timedelta(days=400)
    brought(
        unit, f"{SUSI};{day:%d/%m/%Y};", f"{AGUS};{TODAY:%d/%m/%Y};{TODAY:%d/%m/%Y}", heads=MARKED
    )
    susi, agus = Instrument.objects.order_by("list_number")
    assert (susi.standing, susi.verified_on) == ("valid", day)
    assert susi.valid_until == date(2018, 2, 28), "twelve months, to the end of the month"
    assert standing_on(susi.standing, susi.valid_until, TODAY) == "expired"
    assert agus.valid_until == TODAY
    _scope, plan, faults = planned(unit, f"{SUSI};{day:%d/%m/%Y};", heads=MARKED)
    assert (faults, plan.unchanged) == ([], 1)
    brought(unit, f"{SUSI};{TODAY:%d/%m/%Y};", heads=MARKED)
    susi.refresh_from_db()
    assert (susi.verified_on, susi.valid_until) == (TODAY, date(2019, 3, 31))
    brought(unit, f"{SUSI};;", heads=MARKED)
    susi.refresh_from_db()
    assert (susi.standing, susi.verified_on, susi.valid_until) == ("new", None, None)


@pytest.mark.parametrize(("days", "standing"), [(20, "void"), (10, "void"), (5, "valid")])
def test_a_mark_from_before_a_move_counts_no_more(unit, days, standing):
    brought(unit, PUMP)
    actor = unit.at("counter")
    place = services.add_place(
        actor=actor, agency=unit.agency, kind="station", name="SPBU 55", district="Pungging"
    )
    Instrument.objects.update(since=TODAY - timedelta(days=30))
    services.move_instrument(
        actor=actor,
        instrument_id=Instrument.objects.get().pk,
        place=place,
        moved_on=TODAY - timedelta(days=10),
    )
    row = PUMP.replace("SPBU 54", "SPBU 55")
    brought(unit, f"{row};{TODAY - timedelta(days=days):%d/%m/%Y};", heads=MARKED)
    assert Instrument.objects.get().standing == standing


@pytest.mark.parametrize(
    ("verified", "until", "heading", "sentence"),
    [
        ("01/01/2019", "", "Verified on", "in the future"),
        ("", "01/01/2019", "Valid until", "on which day it was verified"),
        ("01/02/2018", "01/01/2018", "Valid until", "from the day"),
        ("01/02/2018", "01/03/2019", "Valid until", "28 February 2019 at most"),
        ("01/02/1900", "", "Verified on", "outside"),
        ("kemarin", "", "Verified on", "not a day"),
    ],
)
def test_a_mark_that_cannot_be_is_told_in_its_cell(unit, verified, until, heading, sentence):
    _scope, _plan, faults = planned(unit, f"{SUSI};{verified};{until}", heads=MARKED)
    assert [one[1] for one in faults] == [heading], faults
    assert sentence in faults[0][2]


def test_a_mark_that_is_recorded_here_is_none_of_a_file(unit):
    brought(unit, SUSI)
    one = verified(Instrument.objects.get())
    Verification.objects.create(
        government=unit.government,
        agency=unit.agency,
        instrument=one,
        result="sah",
        control="initial",
        on=TODAY,
        at=NOW,
        valid_until=one.valid_until,
        passed=1,
        tester=unit.users["tester"],
        tester_office="Penera",
        created_at=NOW,
        updated_at=NOW,
    )
    kept = f"{SUSI};{TODAY:%d/%m/%Y};{one.valid_until:%d/%m/%Y}"
    _scope, plan, faults = planned(unit, kept, heads=MARKED)
    assert (faults, plan.unchanged) == ([], 1)
    _scope, _plan, faults = planned(unit, f"{SUSI};01/01/2018;", heads=MARKED)
    assert [one[1] for one in faults] == ["Verified on"]
    assert "recorded here" in faults[0][2]
    brought(unit, SUSI.replace("Naga", "Garuda"))
    one.refresh_from_db()
    assert (one.standing, one.verified_on, one.make) == ("valid", TODAY, "Garuda")


def test_what_a_mark_left_stays(unit):
    brought(unit, SUSI)
    one = verified(Instrument.objects.get())
    brought(unit, SUSI.replace("Naga", "Garuda"))
    one.refresh_from_db()
    assert (one.standing, one.verified_on, one.make) == ("valid", TODAY, "Garuda")


@pytest.mark.parametrize("told", ["", "kept"])
def test_what_is_void_comes_back_as_it_was_taken_away(unit, told):
    """Its file names no day until which it counts; one from before it was void names it still."""
    brought(unit, SUSI)
    one = verified(Instrument.objects.get())
    Instrument.objects.filter(pk=one.pk).update(standing="void", void_on=TODAY)
    until = f"{one.valid_until:%d/%m/%Y}" if told else ""
    row = f"{SUSI};{TODAY:%d/%m/%Y};{until}"
    _scope, plan, faults = planned(unit, row, heads=MARKED)
    assert faults == []
    assert told or plan.unchanged == 1
    brought(unit, row.replace("Naga", "Garuda"), heads=MARKED)
    kept = Instrument.objects.get()
    assert (kept.standing, kept.valid_until, kept.make) == ("void", one.valid_until, "Garuda")
