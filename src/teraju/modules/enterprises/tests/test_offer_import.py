"""Places of tourism from a file: rows meet enterprises of the register by their NIB."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.utils import translation

from teraju.kernel.errors import ChangedMeanwhile, NotAllowed
from teraju.modules.enterprises.models import TourismPlace
from teraju.modules.enterprises.services import offer_tourism
from teraju.modules.enterprises.web.offer_import import write
from teraju.modules.enterprises.web.offer_tourism_registers import TOURISM_PLACES
from teraju.platform.audit.models import TrailEvent
from teraju.platform.exchange.files import to_csv
from teraju.platform.exchange.importing import columns_read, compare, read_rows
from teraju.platform.exchange.plans import Source
from teraju.platform.exchange.readers import Scope
from teraju.platform.exchange.sheets import read_sheet

from .offer_world import TODAY, a_hotel, a_place, a_world, an_enterprise

pytestmark = pytest.mark.django_db
SOURCE = Source("wisata.csv", "0" * 64)
HEADS = "NIB;Kind of place;Rooms;Stars;CHSE certificate;CHSE until"
HOTEL = "1234567890123;Hotel or lodging;24;3;CHSE-1;31/12/2019"
INN = "1234567890124;restaurant;;;;"


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def world(db):
    made = a_world()
    a_hotel(made, business_number="1234567890123")
    a_hotel(made, name="Rumah Makan Uji", business_number="1234567890124")
    an_enterprise(made, business_number="1234567890125")
    return made


def planned(world, *rows, who="coach", heads=HEADS):
    body = "\n".join([heads, *rows])
    scope = Scope(world.at(who), world.government)
    reading = read_rows(TOURISM_PLACES, read_sheet(io.BytesIO(body.encode()), "text/csv"), scope)
    plan = compare(TOURISM_PLACES, reading, scope, SOURCE)
    return scope, plan, [(one.row, one.heading) for one in reading.faults.named]


def brought(world, *rows):
    scope, plan, faults = planned(world, *rows)
    assert not faults
    write(scope, plan)
    return plan


def test_a_file_maps_places_and_the_same_file_again_changes_nothing(world):
    brought(world, HOTEL, INN)
    hotel = TourismPlace.objects.get(kind="hotel")
    assert (hotel.rooms, hotel.stars, hotel.chse_until) == (24, 3, date(2019, 12, 31))
    assert (hotel.size, hotel.mapped_on) == ("small", TODAY)
    event = TrailEvent.objects.get(verb="enterprises.place.imported")
    assert event.changes["added"] == [None, 2]
    _scope, plan, faults = planned(world, HOTEL, INN)
    assert not faults
    assert (plan.is_empty, plan.unchanged) == (True, 2)
    plan = brought(world, HOTEL.replace(";24;", ";30;"))
    assert (len(plan.new), len(plan.changed)) == (0, 1)
    assert TourismPlace.objects.get(kind="hotel").rooms == 30


@pytest.mark.parametrize(
    ("row", "heading"),
    [
        (HOTEL.replace("123;", "125;", 1), "NIB"),
        (HOTEL.replace("Hotel or lodging", "villa"), "Kind of place"),
        (INN.replace("restaurant;;;", "restaurant;;3;"), "Stars"),
        (INN.replace("restaurant;;", "restaurant;4;"), "Rooms"),
        (HOTEL.replace("CHSE-1", ""), "CHSE certificate"),
        (HOTEL.replace(";3;", ";7;"), "Stars"),
    ],
)
def test_what_cannot_be_is_refused_in_its_cell(world, row, heading):
    assert planned(world, row)[2] == [(2, heading)]


@pytest.mark.parametrize(
    ("heads", "row", "faults"),
    [
        ("NIB;Kind of place", "1234567890123;restaurant", [(2, "Kind of place")]),
        ("NIB;Kind of place;CHSE until", "1234567890123;hotel;31/12/2020", []),
        ("NIB;Kind of place;CHSE certificate", "1234567890123;hotel;", [(2, "CHSE certificate")]),
    ],
)
def test_what_a_file_leaves_out_is_judged_as_it_stands(world, heads, row, faults):
    brought(world, HOTEL)
    scope, plan, found = planned(world, row, heads=heads)
    assert found == faults
    if not faults:
        write(scope, plan)
        assert TourismPlace.objects.get().chse_until == date(2020, 12, 31)


def test_what_somebody_changed_meanwhile_is_not_overwritten(world):
    brought(world, HOTEL)
    place = TourismPlace.objects.get()
    scope, plan, faults = planned(world, HOTEL.replace("24", "30"))
    assert not faults
    offer_tourism.change_place(actor=world.at(), place_id=place.pk, rooms=26)
    with pytest.raises(ChangedMeanwhile):
        write(scope, plan)
    place.refresh_from_db()
    assert place.rooms == 26


def test_a_place_off_the_map_is_put_back_on_its_page(world):
    brought(world, HOTEL)
    place = TourismPlace.objects.get()
    offer_tourism.end_place(actor=world.at(), place_id=place.pk, ended_on=TODAY)
    assert planned(world, HOTEL.replace(";24;", ";30;"))[2] == [(2, "NIB")]


def test_what_is_taken_away_comes_back_unchanged(world):
    brought(world, HOTEL, INN)
    rows = TOURISM_PLACES.rows(world.at()).order_by("pk")
    content = to_csv(columns_read(TOURISM_PLACES), rows)
    scope = Scope(world.at(), world.government)
    reading = read_rows(TOURISM_PLACES, read_sheet(io.BytesIO(content), "text/csv"), scope)
    plan = compare(TOURISM_PLACES, reading, scope, SOURCE)
    assert reading.faults.named == []
    assert (plan.is_empty, plan.unchanged) == (True, 2)


def test_readers_bring_in_nothing(world):
    place = a_place(world, a_hotel(world, name="Hotel Tiga"))
    with pytest.raises(NotAllowed):
        offer_tourism.import_places(
            actor=world.at("staff"),
            government=world.government,
            new=[],
            changed=[(place, {"rooms": 3})],
            source={},
        )
    assert planned(world, HOTEL, who="staff")[2] == [(2, "NIB")]
