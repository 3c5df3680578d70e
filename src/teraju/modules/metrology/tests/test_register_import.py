"""Instruments from a file, each row with its owner and its place."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import translation
from django.utils.html import escape

from teraju.kernel.errors import ChangedMeanwhile, NotAllowed
from teraju.modules.metrology.domain.tags import numbered
from teraju.modules.metrology.models import Instrument, Owner, Place
from teraju.modules.metrology.selectors import registers as reading
from teraju.modules.metrology.services import registers as services
from teraju.modules.metrology.tests.import_rows import (
    AGUS,
    HEADS,
    PUMP,
    SUSI,
    brought,
    planned,
    taken_away_and_back,
)
from teraju.modules.metrology.tests.register_pages import browser, text
from teraju.modules.metrology.tests.register_world import (
    TODAY,
    a_kiosk,
    a_market,
    a_unit,
    an_instrument,
    an_owner,
)
from teraju.modules.metrology.web.instrument_register import INSTRUMENTS
from teraju.modules.metrology.web.register_imports import write_instruments
from teraju.modules.metrology.web.register_words import kind_choices
from teraju.platform.audit.models import TrailEvent
from teraju.platform.exchange.readers import Scope

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return a_unit()


def test_enters_owner_place_and_instrument_of_each_row(unit):
    brought(unit, SUSI, AGUS, PUMP)
    first, second, third = Instrument.objects.order_by("list_number")
    assert (first.owner.name, first.owner.phone) == ("Susi", "0812 111")
    assert (str(first.place), first.place.market.name) == ("Kios Susi · B-1", "Pasar Raya")
    assert (first.kind, first.plate, first.capacity) == ("table_scale", {"max": "10"}, "10 kg")
    assert second.capacity == "15 kg × 5 g, III"
    assert (second.place.kind, second.place.district) == ("shop", "Pungging")
    assert (third.count, third.is_fixed, third.plate) == (1, True, {})
    assert len({one.tag for one in (first, second, third)}) == 3
    event = TrailEvent.objects.get(verb="metrology.instruments.imported")
    assert event.changes["added"] == [None, 3]
    assert event.changes["owners"] == [None, 3]
    assert event.changes["places"] == [None, 4]
    viewer = unit.at("staff")
    assert set(reading.found_by(reading.instruments(viewer), "susi raya", viewer)) == {first}


RANGES = (
    "Smallest load (Min) in the unit of its kind;"
    "Scale interval d where it differs from e;"
    "Max of the lower range in the unit of its kind;"
    "e of the lower range in the unit of its kind"
)
TWO_RANGES = f"{AGUS};40;2;6;2"


def with_ranges(unit, row, **more):
    return planned(unit, row, heads=f"{HEADS};{RANGES}", **more)


def test_a_scale_with_two_ranges(unit):
    scope, plan, faults = with_ranges(unit, TWO_RANGES)
    assert not faults
    write_instruments(scope, plan)
    one = Instrument.objects.get()
    assert one.capacity == "6/15 kg × 2/5 g, III"
    assert (one.plate["min"], one.plate["d"]) == ("40", "2")
    assert (one.plate["max_low"], one.plate["e_low"]) == ("6", "2")


@pytest.mark.parametrize(
    ("row", "heading", "sentence"),
    [
        (f"{AGUS};;;6;", 19, "Max and e of both"),
        (f"{AGUS};;;;2", 18, "Max and e of both"),
        (f"{AGUS};;;15;2", 18, "are smaller"),
        (f"{AGUS};;;6;5", 19, "are smaller"),
        (f"{SUSI};;;6;2", 18, "no such thing"),
        (f"{AGUS.replace(';15;5;', ';;5;')};;;6;2", 11, "Max and e of both"),
    ],
)
def test_ranges_that_do_not_fit_are_told_in_their_cell(unit, row, heading, sentence):
    _scope, _plan, faults = with_ranges(unit, row)
    named = f"{HEADS};{RANGES}".split(";")[heading]
    assert (named, True) in [(one[1], sentence in one[2]) for one in faults], faults


def test_a_step_alone_is_no_second_one(unit):
    row = SUSI.replace("Table scale", "centesimal scale").replace(";10;;;", ";300;100;;")
    scope, plan, faults = with_ranges(unit, f"{row};;100;;")
    assert [one[1] for one in faults] == ["Scale interval d where it differs from e"]
    scope, plan, faults = with_ranges(unit, f"{row};;;;")
    assert not faults
    write_instruments(scope, plan)
    assert Instrument.objects.get().plate == {"max": "300", "d": "100"}


def test_found_by_the_number_of_the_earlier_list(unit):
    brought(unit, SUSI.replace("1;HERE", "W2/17;HERE"), AGUS)
    viewer, first = unit.at("staff"), Instrument.objects.get(owner__name="Susi")
    for typed in ("W2", "w2/17", "susi 17"):
        assert list(reading.found_by(reading.instruments(viewer), typed, viewer)) == [first]


def test_the_same_file_again_changes_nothing(unit):
    brought(unit, SUSI, AGUS, PUMP)
    _scope, plan, faults = planned(unit, SUSI, AGUS, PUMP)
    assert not faults
    assert (len(plan.new), len(plan.changed), plan.unchanged) == (0, 0, 3)


def test_a_kiosk_is_in_the_district_of_its_market_whatever_the_row_says(unit):
    a_market(unit, name="Pasar Raya", district="Puri")
    for row in (SUSI, SUSI.replace("B-1;;", "B-1;Ngoro;")):
        brought(unit, row)
        assert Instrument.objects.get().place.district == "Puri"
        _scope, plan, faults = planned(unit, row)
        assert (faults, plan.unchanged) == ([], 1)


def test_a_list_taken_away_and_brought_back_changes_nothing(unit):
    brought(unit, SUSI, AGUS, PUMP)
    tape = an_instrument(unit, kind="tape", plate={"length": "30", "accuracy_class": "II"})
    two = {"max": "15", "e": "5", "max_low": "6", "e_low": "2", "min": "40", "d": "2"}
    an_instrument(unit, kind="electronic_scale", plate=two, owner=tape.owner, place=tape.place)
    assert counted_back(unit) == (0, 0, 5)


def counted_back(unit):
    plan, faults = taken_away_and_back(unit)
    assert not faults
    return len(plan.new), len(plan.changed), plan.unchanged


def test_meets_owners_and_places_that_stand(unit):
    owner, market = an_owner(unit, name="Susi", phone="0812 111"), a_market(unit, name="Pasar Raya")
    a_kiosk(unit, market, name="Kios Susi", stall="B-1")
    brought(unit, SUSI)
    assert Instrument.objects.get().owner == owner
    assert Owner.objects.count() == 1
    assert Place.objects.count() == 2


@pytest.mark.parametrize("written", ["081234567890", "+62 812 3456 7890", "0812-3456-7890"])
def test_a_telephone_is_one_however_it_is_written(unit, written):
    owner = an_owner(unit, name="Susi", phone="0812 3456 7890")
    other = SUSI.replace("1;HERE", "9;HERE").replace("B-1", "B-2")
    brought(unit, SUSI.replace("0812 111", "0812 3456 7890"), other.replace("0812 111", written))
    assert [one.owner for one in Instrument.objects.all()] == [owner, owner]
    assert Owner.objects.count() == 1


def test_changes_what_differs(unit):
    brought(unit, SUSI)
    brought(unit, SUSI.replace(";10;", ";25;").replace("Naga", "Garuda"))
    one = Instrument.objects.get()
    assert (one.capacity, one.make, one.version) == ("25 kg", "Garuda", 2)
    viewer = unit.at("staff")
    assert reading.found_by(reading.instruments(viewer), "garuda", viewer).count() == 1


@pytest.mark.parametrize(
    ("row", "heading", "sentence"),
    [
        (SUSI.replace("Pasar Raya", ""), "Market", "write its name"),
        (AGUS.replace("Shop;;", "Shop;Pasar Raya;"), "Market", "leave this cell empty"),
        (SUSI.replace("0812 111", "rumah"), "Telephone of the owner", "has six digits"),
        (SUSI.replace("Table scale", "Oven"), "Kind", "not one of the choices"),
        (SUSI.replace("HERE", "Dinas Lain"), "Unit", "No unit where you may"),
        (SUSI.replace(";10;;", ";10;5;"), "Scale interval in the unit of its kind", "no such"),
        (SUSI.replace(";10;", ";sepuluh;"), "Capacity in the unit of its kind", "not a number"),
        (AGUS.replace("Agus;;Shop", ";;Shop"), "Owner", "empty"),
        (AGUS.replace(";III;", ";3;"), "Accuracy class", "I, II, III and IIII"),
    ],
)
def test_tells_every_fault_in_its_cell(unit, row, heading, sentence):
    _scope, _plan, faults = planned(unit, row)
    assert [(one[0], one[1]) for one in faults] == [(2, heading)], faults
    assert sentence in faults[0][2]


def test_what_can_be_meant_in_another_unit_only_is_refused(unit):
    bridge = AGUS.replace("timbangan elektronik", "jembatan timbang").replace(
        ";15;5;III;", ";60000;20;;"
    )
    _scope, _plan, faults = planned(unit, bridge)
    assert [one[1] for one in faults] == ["Capacity in the unit of its kind"]
    assert "60000 t? Usually 10 to 100 t. Write the number in t" in faults[0][2]
    brought(unit, bridge.replace(";60000;", ";60;"))
    Instrument.objects.update(plate={"max": "60000", "e": "20"}, capacity="")
    _scope, _plan, faults = planned(unit, bridge)
    assert not faults, "what stands was meant so"


def test_the_sheet_of_instructions_names_the_units():
    with translation.override("id"):
        told = {one.key: str(one.reads.hint()) for one in INSTRUMENTS.columns if one.reads}
    assert "t: Jembatan timbang, " in told["size"]
    assert "Timbangan elektronik" in told["size"].partition("; t:")[0]
    assert told["e_low"] == "g: Timbangan elektronik; kg: Jembatan timbang"


def test_the_page_before_it_names_every_kind_folded(unit):
    page = text(browser(unit, "chief").get("/import/metrology.instruments/"))
    folded = page[page.index("<details") :]
    assert "All that may stand under “Kind”" in folded
    assert all(f"<li>{escape(str(word))}</li>" in folded for _code, word in kind_choices())


def test_the_same_number_twice_and_an_unknown_tag(unit):
    _scope, _plan, faults = planned(unit, SUSI, SUSI)
    assert "Row 2 holds the same" in faults[0][2]
    _scope, _plan, faults = planned(unit, numbered("T", 10**6, 8) + SUSI[1:])
    assert "has this tag" in faults[0][2]


def test_the_same_make_and_serial_number_is_one_instrument(unit):
    heads = HEADS.replace(";Make;", ";Make;Serial number;")
    row = AGUS.replace(";CAS;", ";CAS;S-1;")
    other = row.replace("2;", "3;", 1)
    _scope, _plan, faults = planned(unit, row, other, heads=heads)
    assert [one[:2] for one in faults] == [(3, "Serial number")]
    assert "Row 2" in faults[0][2]
    brought(unit, row, heads=heads)
    tag = Instrument.objects.get().tag
    _scope, _plan, faults = planned(unit, other, heads=heads)
    assert f"as {tag}" in faults[0][2]
    _scope, plan, faults = planned(unit, row, other.replace("S-1", "S-2"), heads=heads)
    assert (faults, len(plan.new), plan.unchanged) == ([], 1, 1)


def test_whoever_else_uses_it_comes_along(unit):
    heads = f"{HEADS};Used by"
    brought(unit, f"{AGUS};PT Sewa", f"{SUSI};", heads=heads)
    susi, agus = Instrument.objects.order_by("list_number")
    assert (susi.user, agus.user.name) == (None, "PT Sewa")
    viewer = unit.at("staff")
    assert set(reading.found_by(reading.instruments(viewer), "sewa", viewer)) == {agus}
    _scope, plan, faults = planned(unit, f"{AGUS};PT Sewa", heads=heads)
    assert (faults, plan.unchanged) == ([], 1)
    brought(unit, f"{AGUS};Susi", heads=heads)
    agus.refresh_from_db()
    assert agus.user == susi.owner
    brought(unit, f"{AGUS};", heads=heads)
    agus.refresh_from_db()
    assert agus.user is None


def test_a_user_that_cannot_be_is_told_in_the_cell(unit):
    heads = f"{HEADS};Used by"
    _scope, _plan, faults = planned(unit, f"{AGUS};Agus", heads=heads)
    assert [one[1] for one in faults] == ["Used by"]
    assert "Leave the user empty" in faults[0][2]
    an_owner(unit, name="PT Sewa", phone="0812 444")
    an_owner(unit, name="PT Sewa", phone="0812 555")
    _scope, _plan, faults = planned(unit, f"{AGUS};PT Sewa", heads=heads)
    assert "hand it over on its page" in faults[0][2]
    ended = an_owner(unit, name="PT Lalu", phone="")
    services.end_owner(actor=unit.at("counter"), owner_id=ended.pk, ended_on=TODAY)
    _scope, _plan, faults = planned(unit, f"{AGUS};PT Lalu", heads=heads)
    assert "trades no longer" in faults[0][2]


def test_one_name_with_two_telephones_asks_which(unit):
    other = AGUS.replace("2;", "4;", 1)
    brought(unit, AGUS.replace(";Agus;;", ";Agus;0812 222;"))
    brought(unit, other.replace(";Agus;;", ";Agus;0812 333;"))
    _scope, _plan, faults = planned(unit, AGUS.replace("2;", "5;", 1))
    assert "add the telephone" in faults[0][2]
    _scope, plan, faults = planned(unit, AGUS)
    assert (faults, plan.unchanged) == ([], 1), "a known row keeps its owner"


def test_does_not_quietly_move_what_is_fixed_or_exempt(unit):
    brought(unit, PUMP)
    _scope, _plan, faults = planned(unit, PUMP.replace("SPBU 54", "SPBU 55"))
    assert "move it on its page" in faults[0][2]
    _scope, _plan, faults = planned(unit, PUMP.replace("fuel_dispenser", "lpg_dispenser"))
    assert "does not change" in faults[0][2]


def test_closed_places_and_ended_owners_are_not_used(unit):
    owner = an_owner(unit, name="Agus", phone="")
    services.end_owner(actor=unit.at("counter"), owner_id=owner.pk, ended_on=TODAY)
    shop = services.add_place(
        actor=unit.at("counter"),
        agency=unit.agency,
        kind="shop",
        name="Toko Agus",
        district="Pungging",
    )
    services.close_place(actor=unit.at("counter"), place_id=shop.pk, closed_on=TODAY)
    _scope, _plan, faults = planned(unit, AGUS)
    assert {one[1] for one in faults} == {"Owner", "Place"}


def test_nothing_is_written_over_what_changed_meanwhile(unit):
    brought(unit, SUSI)
    scope, plan, _faults = planned(unit, SUSI.replace("Naga", "Garuda"))
    services.change_instrument(
        actor=unit.at("counter"), instrument_id=Instrument.objects.get().pk, make="Lain"
    )
    with pytest.raises(ChangedMeanwhile):
        write_instruments(scope, plan)


def test_who_may(unit):
    scope, plan, _faults = planned(unit, SUSI)
    with pytest.raises(NotAllowed):
        write_instruments(Scope(unit.at("counter"), scope.government), plan)


def test_an_empty_cell_empties_and_a_column_left_out_keeps(unit):
    with_two = f"{HEADS};{RANGES}"
    brought(unit, TWO_RANGES, heads=with_two)
    brought(unit, AGUS)
    assert Instrument.objects.get().plate["max_low"] == "6"
    brought(unit, f"{AGUS};100;;;", heads=with_two)
    one = Instrument.objects.get()
    assert one.plate == {"max": "15", "e": "5", "accuracy_class": "III", "min": "100"}
    assert one.capacity == "15 kg × 5 g, III"


def test_a_point_that_may_part_thousands_is_asked_about(unit):
    """A weight of a kilogram was entered as one of a gram."""
    weights = SUSI.replace("Table scale", "common_weight").replace(";10;;;", ";1.000;;M2;")
    _scope, _plan, faults = planned(unit, weights)
    assert [(one[1], "2500" in one[2]) for one in faults] == [(HEADS.split(";")[11], True)], faults
    brought(unit, weights.replace("1.000", "1000"))
    assert Instrument.objects.get().plate["nominal"] == "1000"


def test_a_number_of_three_places_is_brought_back_as_it_is(unit):
    tape = an_instrument(unit, kind="tape", plate={"length": "1.125", "accuracy_class": "II"})
    other = {"length": "7.500", "accuracy_class": "II"}
    an_instrument(unit, kind="tape", plate=other, owner=tape.owner, place=tape.place)
    assert counted_back(unit) == (0, 0, 2)


def test_amounts_are_exact(unit):
    brought(unit, AGUS.replace(";15;5;III;", ";0,5;0,001;I;"))
    one = Instrument.objects.get()
    assert Decimal(one.plate["e"]) == Decimal("0.001")
    assert one.plate["max"] == "0.5"
