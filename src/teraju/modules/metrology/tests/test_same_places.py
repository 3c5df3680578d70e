"""A market is entered once, however it is written; what is far off on the map is refused."""

from __future__ import annotations

import pytest

from teraju.kernel.errors import DomainError
from teraju.modules.metrology.models import Instrument, Place
from teraju.modules.metrology.register_refusals import TwiceTheSame
from teraju.modules.metrology.services.places import change_place, close_place
from teraju.modules.metrology.tests.import_rows import SUSI, brought, planned
from teraju.modules.metrology.tests.register_pages import browser, summary, text, url
from teraju.modules.metrology.tests.register_world import TODAY, a_kiosk, a_market, a_unit
from teraju.modules.metrology.web.register_import_places import new_names

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return a_unit()


@pytest.fixture
def enter(unit):
    usual = {"agency": unit.agency.pk, "kind": "market", "name": "Pasar Baru"}
    client = browser(unit, "counter")
    return lambda **data: client.post(url("place_add"), {**usual, **data})


@pytest.mark.parametrize("name", ["pasar mojosari", "Psr Mojosari", "Pasar Mojosary"])
def test_a_market_written_otherwise_is_named_with_a_link(unit, enter, name):
    market = a_market(unit, district="")
    answer = enter(name=name)
    assert answer.status_code == 422
    assert "called nearly so: Pasar Mojosari" in summary(answer)
    assert market.get_absolute_url() in text(answer)
    assert "It is another market" in text(answer)
    enter(name=name, is_other_market="on")
    assert Place.objects.count() == 2


def test_one_like_none_is_entered_without_a_question(unit, enter):
    a_market(unit)
    assert enter(name="Pasar Mojosari 2").status_code == 302
    assert enter(name="Pasar Ngoro", district="Mojosari").status_code == 302


def test_a_misspelt_district_is_asked_about(unit, enter):
    a_market(unit)
    answer = enter(district="Mojosary", kind="shop", name="Toko Agus")
    assert "writes this district as Mojosari" in summary(answer)
    enter(district="Mojosary", kind="shop", name="Toko Agus", is_new_district="on")
    assert Place.objects.filter(district="Mojosary").exists()


@pytest.mark.parametrize("name", ["toko  agus", "Toko Agus.", "TOKO AGUS"])
def test_a_shop_written_otherwise_is_named_with_a_link(unit, enter, name):
    shop = {"kind": "shop", "district": "Pungging"}
    enter(**shop, name="Toko Agus")
    first = Place.objects.get()
    answer = enter(**shop, name=name)
    assert "called so but for its writing: Toko Agus" in summary(answer)
    assert first.get_absolute_url() in text(answer)
    enter(**shop, name=name, is_other_place="on")
    assert Place.objects.count() == 2


def test_a_shop_of_the_same_address_is_asked_about_and_one_elsewhere_is_not(unit, enter):
    shop = {"kind": "shop", "name": "Toko Agus", "address": "Jalan Raya 1"}
    enter(**shop, district="Pungging")
    answer = enter(**{**shop, "name": "Toko agus", "address": "JALAN RAYA 1"})
    assert "but for its writing" in summary(answer)
    assert enter(kind="shop", name="Toko agus", district="Ngoro").status_code == 302
    assert enter(kind="station", name="Toko agus", district="Pungging").status_code == 302


def test_a_change_that_keeps_the_name_asks_nothing(unit):
    first, _other = a_market(unit), a_market(unit, name="Psr Mojosari")
    data = {"version": 1, "kind": "market", "name": first.name, "district": first.district}
    answer = browser(unit, "counter").post(
        url("place_change", first.pk), {**data, "address": "Jalan Raya 1"}
    )
    assert answer.status_code == 302


@pytest.mark.parametrize(("latitude", "longitude"), [("48.85", "2.35"), ("7.47", "112.5")])
def test_what_lies_outside_the_country_is_refused(unit, latitude, longitude):
    with pytest.raises(DomainError, match="outside Indonesia"):
        a_market(unit, latitude=latitude, longitude=longitude)


def test_a_file_knows_a_stall_however_it_is_written(unit):
    brought(unit, SUSI)
    row = SUSI.replace(";B-1;", ";b 1;")
    _scope, plan, faults = planned(unit, row)
    assert (faults, plan.unchanged) == ([], 1)
    brought(unit, row.replace("1;HERE", "2;HERE"))
    assert Place.objects.filter(kind="kiosk").count() == 1


KIOSK = SUSI.replace(";Kios Susi;", ";Kios;")


def test_a_file_knows_a_kiosk_whatever_its_capitals(unit):
    brought(unit, KIOSK, KIOSK.replace("1;HERE", "2;HERE").replace(";Kios;B-1;", ";kios ;B.1;"))
    kiosk = Place.objects.get(kind="kiosk")
    assert (kiosk.name, kiosk.stall) == ("Kios", "B-1")
    assert {one.place for one in Instrument.objects.all()} == {kiosk}
    row = KIOSK.replace(";Kios;", ";KIOS;")
    _scope, plan, faults = planned(unit, row)
    assert (faults, plan.unchanged) == ([], 1)
    scope, plan, _faults = planned(unit, row.replace("1;HERE", "3;HERE"))
    assert new_names(scope, plan) == []
    brought(unit, row.replace("1;HERE", "3;HERE"))
    assert Place.objects.get(kind="kiosk") == kiosk


def test_of_two_kiosks_that_stand_in_other_capitals_one_may_be_closed(unit):
    open_one = a_kiosk(unit, a_market(unit, name="Pasar Raya"), name="Kios", stall="B-1")
    other = a_kiosk(unit, open_one.market, name="kios", stall="B.1")
    close_place(actor=unit.at("counter"), place_id=other.pk, closed_on=TODAY)
    brought(unit, KIOSK)
    assert Instrument.objects.get().place == open_one


def test_a_stall_is_entered_once_however_it_is_written(unit, enter):
    market = a_market(unit)
    kiosk = {"kind": "kiosk", "name": "Kios", "market": market.pk, "district": ""}
    assert enter(**kiosk, stall="Z-9").status_code == 302
    answer = enter(**kiosk, stall="z 9")
    assert "in the register already" in summary(answer)
    assert enter(**kiosk, stall="Z-19").status_code == 302
    other = {**kiosk, "name": "Warung Sri", "is_another": "on"}
    assert enter(**other, stall="z 9").status_code == 302


def test_two_that_stand_already_may_still_be_written_of(unit):
    first = a_kiosk(unit, stall="Z-9")
    other = a_kiosk(unit, market=first.market, stall="Z-8")
    Place.objects.filter(pk=other.pk).update(stall="z 9")
    actor = unit.at("counter")
    change_place(actor=actor, place_id=other.pk, address="Jalan Raya 1")
    with pytest.raises(TwiceTheSame):
        change_place(actor=actor, place_id=other.pk, stall="z.9")
