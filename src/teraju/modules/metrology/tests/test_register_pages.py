"""The pages of the registers, for every kind of person who tries them."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus

import pytest

from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.models import Instrument, Owner, Place, Repairer
from teraju.modules.metrology.services import registers as services
from teraju.modules.metrology.tests.register_pages import browser, send, summary, text, url
from teraju.modules.metrology.tests.register_world import (
    TODAY,
    a_kiosk,
    a_market,
    a_repairer,
    a_request,
    a_unit,
    an_instrument,
    an_owner,
    verified,
)
from teraju.modules.metrology.web import register_sections

pytestmark = pytest.mark.django_db
OK, GONE, DENIED = HTTPStatus.OK, HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN
WRONG, MOVED, STALE = HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.FOUND, "while you were working"
LISTS = ("owners", "places", "instruments", "repairers", "exemptions")


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def unit():
    return a_unit()


@pytest.fixture
def full(unit):
    """One of everything."""
    instrument = verified(an_instrument(unit, make="Naga", serial="7"))
    return {
        "owner": instrument.owner,
        "place": instrument.place,
        "instrument": instrument,
        "repairer": a_repairer(unit),
        "exemption": a_request(unit, instrument),
    }


SHOWN = {
    "owners": "Susi Contoh",
    "places": "Kios Susi",
    "instruments": "Susi Contoh",
    "repairers": "CV Servis",
    "exemptions": "Susi Contoh",
}


@pytest.mark.parametrize("name", LISTS)
def test_every_list_opens_empty(unit, name):
    assert browser(unit, "staff").get(url(name)).status_code == OK


@pytest.mark.parametrize("name", LISTS)
def test_every_list_shows_what_is_there_and_nothing_to_strangers(unit, full, name):
    page = browser(unit, "supervisor").get(url(name))
    assert page.status_code == OK
    assert SHOWN[name] in text(page)
    assert SHOWN[name] not in text(browser(unit, "stranger").get(url(name)))
    for kind, media in (("xlsx", "sheet"), ("csv", "csv")):
        file = browser(unit, "supervisor").get(url(name), {"format": kind})
        assert media in file["Content-Type"]
        assert b"0812" not in file.content


@pytest.mark.parametrize(
    ("name", "query", "is_there"),
    [
        ("owners", {"q": "susi"}, True),
        ("owners", {"q": "wahyu"}, False),
        ("owners", {"business": "yes"}, False),
        ("owners", {"trades": "yes"}, True),
        ("places", {"kind": "kiosk"}, True),
        ("places", {"kind": "shop"}, False),
        ("places", {"district": "Mojosari"}, True),
        ("places", {"open": "no"}, False),
        ("instruments", {"q": "susi naga"}, True),
        ("instruments", {"q": "susi garuda"}, False),
        ("instruments", {"status": "valid"}, True),
        ("instruments", {"status": "expired"}, False),
        ("instruments", {"kind": "table_scale"}, True),
        ("instruments", {"kind": "dacin"}, False),
        ("instruments", {"sort": "-until"}, True),
        ("repairers", {"permit": "valid"}, True),
        ("repairers", {"permit": "run_out"}, False),
        ("exemptions", {"status": "requested"}, True),
        ("exemptions", {"status": "granted"}, False),
    ],
)
def test_lists_are_searched_and_filtered(unit, full, name, query, is_there):
    page = text(browser(unit, "staff").get(url(name), query))
    assert (SHOWN[name] in page) is is_there


@pytest.mark.parametrize(("who", "is_there"), [("counter", True), ("staff", False)])
@pytest.mark.parametrize("typed", ["0812 0000", "+62 812-0000-0001", "081200000001"])
def test_a_telephone_finds_for_who_may_read_it_alone(unit, full, who, is_there, typed):
    page = text(browser(unit, who).get(url("owners"), {"q": typed}))
    assert ("Susi Contoh" in page) is is_there


def test_a_section_of_many_leads_to_all_of_them(unit, full, monkeypatch):
    owner, market = full["owner"], full["place"].market
    a_kiosk(unit, market, name="Kios Susi", stall="A-1")
    an_instrument(unit, owner=owner, place=full["place"], make="Garuda")
    page = text(browser(unit, "counter").get(url("owner", owner.pk)))
    assert "All instruments of the owner" not in page
    monkeypatch.setattr(register_sections, "SHOWN", 1)
    page = text(browser(unit, "counter").get(url("owner", owner.pk)))
    assert "Instruments in use: the first 1" in page
    assert f"{url('instruments')}?q=Susi+Contoh" in page
    page = text(browser(unit, "counter").get(url("place", market.pk)))
    assert "Kios Susi · A-1" in page
    assert "B-12" not in page
    assert f"{url('places')}?market={market.pk}" in page
    listed = text(browser(unit, "counter").get(url("places"), {"market": market.pk}))
    assert "B-12" in listed


def test_the_counter_begins_an_order_from_the_owner(unit, full):
    owner = full["owner"]
    begun = f"{url('order_add')}?owner={owner.pk}&amp;agency={owner.agency_id}"
    assert begun in text(browser(unit, "counter").get(url("owner", owner.pk)))
    assert url("order_add") not in text(browser(unit, "staff").get(url("owner", owner.pk)))


def test_instruments_of_a_market_are_those_of_its_kiosks_too(unit, full):
    market = full["place"].market_id
    assert "Susi Contoh" in text(browser(unit, "staff").get(url("instruments"), {"market": market}))
    other = a_market(unit, name="Pasar Lain").pk
    page = browser(unit, "staff").get(url("instruments"), {"market": other})
    assert "Susi Contoh" not in text(page)


def test_a_count_ends_where_counting_takes_too_long(unit, full, monkeypatch):
    from dataclasses import replace

    from teraju.modules.metrology.web.views import instruments

    an_instrument(unit, owner=full["owner"], place=full["place"])
    few = replace(instruments.INSTRUMENTS, counted=1)
    monkeypatch.setattr(instruments, "INSTRUMENTS", few)
    page = text(browser(unit, "staff").get(url("instruments")))
    assert "of more than 1" in page
    assert "Instruments: more than 1" in page


@pytest.mark.parametrize("standing", list(Standing))
def test_where_many_are_found_the_page_shows_the_same_ones(unit, full, monkeypatch, standing):
    from dataclasses import replace

    from teraju.modules.metrology.web.views import instruments

    made = [an_instrument(unit, owner=full["owner"], place=full["place"]) for _n in range(4)]
    runs_out = (TODAY, TODAY - timedelta(days=1), None, None)
    for one, until in zip(made, runs_out, strict=True):
        one.standing = Standing.VALID if until else standing
        one.verified_on, one.valid_until = (until, until) if until else (None, None)
        one.save()
    browse, address = browser(unit, "staff"), url("instruments")
    few = browse.get(address, {"status": standing}).context["page"]
    found = replace(instruments.INSTRUMENTS, counted=1)
    monkeypatch.setattr(instruments, "INSTRUMENTS", found)
    many = browse.get(address, {"status": standing}).context["page"]
    assert [row.url for row in many.rows] == [row.url for row in few.rows][: len(many.rows)]
    assert many.rows or not few.rows


@pytest.mark.parametrize("name", ["owner", "place", "instrument", "repairer", "exemption"])
def test_every_record_opens_for_colleagues_and_auditors_alone(unit, full, name):
    address = url(name, full[name].pk)
    for who in ("counter", "staff", "supervisor", "head", "guest"):
        assert browser(unit, who).get(address).status_code == OK
    assert browser(unit, "stranger").get(address).status_code == GONE


@pytest.mark.parametrize("who", ["counter", "tester", "chief", "supervisor"])
def test_those_who_deal_with_owners_see_their_telephone(unit, full, who):
    assert "0812 0000 0001" in text(browser(unit, who).get(url("owner", full["owner"].pk)))


@pytest.mark.parametrize("who", ["staff", "head", "guest"])
def test_others_do_not(unit, full, who):
    assert "0812 0000 0001" not in text(browser(unit, who).get(url("owner", full["owner"].pk)))


FORMS = [
    ("owner_change", "owner"),
    ("owner_end", "owner"),
    ("place_change", "place"),
    ("place_close", "place"),
    ("instrument_change", "instrument"),
    ("instrument_move", "instrument"),
    ("instrument_hand_over", "instrument"),
    ("instrument_picture", "instrument"),
    ("instrument_retire", "instrument"),
    ("instrument_restore", "instrument"),
    ("exemption_request", "instrument"),
    ("repairer_change", "repairer"),
    ("repairer_end", "repairer"),
]


@pytest.mark.parametrize(("name", "record"), FORMS)
def test_forms_open_for_the_counter_and_say_who_may_to_others(unit, full, name, record):
    address = url(name, full[record].pk)
    assert browser(unit, "counter").get(address).status_code == OK
    assert browser(unit, "staff").get(address).status_code == DENIED
    assert send(unit, "staff", address).status_code == DENIED
    assert browser(unit, "stranger").get(address).status_code == GONE
    assert send(unit, "counter", address).status_code == WRONG


class TestEntering:
    def test_an_owner(self, unit):
        sent = {"agency": unit.agency.pk, "name": "Wahyu Contoh", "phone": "0812 1111 1111"}
        assert send(unit, "counter", url("owner_add"), **sent).status_code == MOVED
        assert Owner.objects.get().name == "Wahyu Contoh"
        again = send(unit, "counter", url("owner_add"), **sent)
        assert "already" in summary(again)
        wrong = send(unit, "counter", url("owner_add"), **{**sent, "phone": "rumah"})
        assert "has six digits" in summary(wrong)

    def test_a_market_and_a_kiosk_in_it(self, unit):
        sent = {"agency": unit.agency.pk, "name": "Pasar Raya", "kind": "market"}
        assert send(unit, "counter", url("place_add"), **sent).status_code == MOVED
        market = Place.objects.get()
        kiosk = {**sent, "kind": "kiosk", "name": "Kios Baru", "stall": "A-1"}
        assert "Choose the market" in summary(send(unit, "counter", url("place_add"), **kiosk))
        done = send(unit, "counter", url("place_add"), market=market.pk, **kiosk)
        assert done.status_code == MOVED
        assert "Kios Baru" in text(browser(unit, "staff").get(url("place", market.pk)))

    def test_an_instrument_in_two_pages(self, unit):
        owner, kiosk = an_owner(unit), a_kiosk(unit)
        first = f"{url('instrument_add')}?owner={owner.pk}"
        step = send(unit, "counter", first, kind="electronic_scale")
        second = step["Location"]
        assert second == f"{url('instrument_add_kind', 'electronic_scale')}?owner={owner.pk}"
        page = text(browser(unit, "counter").get(second))
        assert 'value="Susi Contoh · 0812 0000 0001"' in page
        assert url("place_add") in page
        assert url("owner_add") not in page
        assert "Pasar Mojosari" in page
        sent = {
            "owner": "0812 0000 0001",
            "place": str(kiosk),
            "plate_max": "15",
            "plate_e": "5,0",
            "plate_accuracy_class": "III",
            "count": 1,
        }
        done = send(unit, "counter", second, **sent)
        assert done.status_code == MOVED, summary(done)
        one = Instrument.objects.get()
        assert one.plate == {"max": "15", "e": "5.0", "accuracy_class": "III"}
        assert one.capacity == "15 kg × 5 g, III"
        assert one.place == kiosk

    @pytest.mark.parametrize(
        ("field", "value", "sentence"),
        [
            ("owner", "Tidak Ada", "Enter the owner first"),
            ("place", "Pasar Hantu", "Enter the place first"),
            ("plate_max", "lima belas", "Write a number above zero"),
            ("plate_max", "30000", "30000 kg? Usually 2 to 500 kg."),
            ("plate_e", "5 m", "Write it in g."),
            ("count", "0", "1"),
            ("user", "Susi Contoh", "Leave the user empty"),
        ],
    )
    def test_bad_input_stands_at_its_field(self, unit, field, value, sentence):
        an_owner(unit)
        a_market(unit)
        sent = {"owner": "susi contoh", "place": "Pasar Mojosari", "count": 1, field: value}
        response = send(unit, "counter", url("instrument_add_kind", "electronic_scale"), **sent)
        assert response.status_code == WRONG
        assert field in response.context["form"].errors
        assert sentence in summary(response)

    def test_an_absurd_number_asks_for_its_unit_once(self, unit):
        an_owner(unit)
        a_market(unit)
        address = url("instrument_add_kind", "weighbridge")
        sent = {"owner": "susi contoh", "place": "Pasar Mojosari", "count": 1, "plate_max": "60000"}
        asked = send(unit, "counter", address, **sent)
        assert "as in 60000 kg" in summary(asked)
        field = text(asked).split('name="plate_max"')[1].split(">")[0]
        assert "decimal" not in field, "a keyboard of digits has no unit"
        sent["plate_max"] = "60000 t"
        assert send(unit, "counter", address, **sent).status_code == MOVED
        one = Instrument.objects.get()
        assert one.capacity == "60.000 t"
        kept = {"version": one.version, "count": 1, "plate_max": "60000", "make": "Avery"}
        done = send(unit, "counter", url("instrument_change", one.pk), **kept)
        assert done.status_code == MOVED, summary(done)

    def test_two_of_the_same_name_are_told_apart_by_telephone(self, unit):
        an_owner(unit)
        other = an_owner(unit, phone="0812 0000 0002")
        a_market(unit)
        sent = {"owner": "Susi Contoh", "place": "Pasar Mojosari", "count": 1}
        address = url("instrument_add_kind", "dacin")
        assert "More than one is called so" in summary(send(unit, "counter", address, **sent))
        sent["owner"] = "0812 0000 0002"
        assert send(unit, "counter", address, **sent).status_code == MOVED
        assert Instrument.objects.get().owner == other

    def test_kiosks_of_one_number_are_told_apart_by_their_market(self, unit):
        owner, raya = an_owner(unit), a_market(unit, name="Pasar Raya")
        called = {"name": "Kios", "stall": "B-12"}
        a_kiosk(unit, **called)
        kiosk = a_kiosk(unit, raya, **called)
        an_instrument(unit, owner=owner, place=kiosk)
        address = f"{url('instrument_add_kind', 'dacin')}?owner={owner.pk}"
        page = browser(unit, "counter").get(address)
        typed = page.context["form"]["place"].value()
        assert typed == "Kios · B-12 · Pasar Raya"
        sent = {"owner": "Susi Contoh", "place": "kios, b-12", "count": 1}
        assert f"“{typed}”" in summary(send(unit, "counter", address, **sent))
        assert send(unit, "counter", address, **sent | {"place": typed}).status_code == MOVED
        assert Instrument.objects.get(kind="dacin").place == kiosk

    def test_no_kind_that_is_not_in_the_catalogue(self, unit):
        page = browser(unit, "counter").get(url("instrument_add_kind", "oven"))
        assert page.status_code == GONE

    def test_a_repairer(self, unit):
        sent = {
            "agency": unit.agency.pk,
            "name": "CV Tepat",
            "permit_number": "1",
            "kinds": ["dacin", "table_scale"],
        }
        assert send(unit, "counter", url("repairer_add"), **sent).status_code == MOVED
        assert Repairer.objects.get().kinds == ["dacin", "table_scale"]
        for who in ("tester", "staff"):
            assert send(unit, who, url("repairer_add"), **sent).status_code == DENIED


def test_the_history_tells_kinds_and_plates_in_words(unit):
    plate = {"max": "3", "e": "0.5", "accuracy_class": "III"}
    scale = an_instrument(unit, kind="electronic_scale", plate=plate)
    for one in (scale, a_repairer(unit, kinds=["electronic_scale"])):
        page = browser(unit, "chief").get(one.get_absolute_url())
        history = text(page).split("What happened")[1]
        assert "Electronic scale" in history
        assert "electronic_scale" not in history
    history = text(browser(unit, "chief").get(scale.get_absolute_url())).split("What happened")[1]
    assert "Verification scale interval (e): 0.5 g" in history
    assert "accuracy_class" not in history


def test_nothing_is_entered_where_nobody_trades_any_more(unit):
    owner, place, actor = an_owner(unit), a_market(unit), unit.at("counter")
    way = url("instrument_add")
    for one in (owner, place):
        assert way in text(browser(unit, "counter").get(one.get_absolute_url()))
    services.end_owner(actor=actor, owner_id=owner.pk, ended_on=TODAY)
    services.close_place(actor=actor, place_id=place.pk, closed_on=TODAY)
    for one in (owner, place):
        assert way not in text(browser(unit, "counter").get(one.get_absolute_url()))


def test_what_is_used_of_others_is_entered_with_them(unit):
    owner, user = an_owner(unit), an_owner(unit, name="Rini Contoh", phone="")
    an_instrument(unit, owner=owner, user=user)
    page = text(browser(unit, "counter").get(user.get_absolute_url()))
    assert "Used of others" in page
    assert page.count(url("instrument_add")) == 1


@pytest.mark.parametrize("marked", [True, False])
def test_what_bears_no_mark_comes_next_into_an_order(unit, marked):
    one = an_instrument(unit)
    if marked:
        verified(one)
    way = f"{url('order_add')}?owner={one.owner_id}&amp;agency={unit.agency.pk}"
    assert (way in text(browser(unit, "counter").get(one.get_absolute_url()))) is not marked
    assert way not in text(browser(unit, "staff").get(one.get_absolute_url()))
