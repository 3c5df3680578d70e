"""Places that a file would bring into being: named and confirmed before anything is written."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.metrology.models import Instrument, Place
from teraju.modules.metrology.services import registers as services
from teraju.modules.metrology.tests.import_rows import AGUS, HEADS, SUSI, brought, planned
from teraju.modules.metrology.tests.register_pages import browser, summary, text
from teraju.modules.metrology.tests.register_world import TODAY, a_kiosk, a_market, a_unit, an_owner
from teraju.modules.metrology.web import register_import_places
from teraju.platform.exchange import services as exchange
from teraju.platform.exchange.models import ImportRun, ImportState

pytestmark = pytest.mark.django_db

ANYAR, ANYER = (SUSI.replace("Pasar Raya", f"Pasar Tanjung {name}") for name in ("Anyar", "Anyer"))
SAME, NEW = {"name_0": "same", "are_new": "on"}, {"name_0": "new", "are_new": "on"}


@pytest.fixture
def unit():
    return a_unit()


def sent(unit, *rows):
    body = "\n".join([HEADS, *(row.replace("HERE", unit.agency.short_name) for row in rows)])
    upload = SimpleUploadedFile("uttp.csv", body.encode())
    answer = browser(unit, "chief").post("/import/metrology.instruments/", {"upload": upload})
    assert answer.status_code == 302, text(answer)
    return ImportRun.objects.latest("pk")


def answered(unit, run, **data):
    answer = browser(unit, "chief").post(run.get_absolute_url(), data)
    run.refresh_from_db()
    return answer


def markets():
    return set(Place.objects.filter(kind="market").values_list("name", flat=True))


def numbered(row, number):
    return f"{number}{row[1:]}"


def test_a_market_written_otherwise_is_asked_for(unit):
    a_market(unit, name="Pasar Tanjung Anyar")
    run = sent(unit, ANYER, AGUS)
    page = text(browser(unit, "chief").get(run.get_absolute_url()))
    assert "Market “Pasar Tanjung Anyer”, 1 row" in page
    assert "The same as “Pasar Tanjung Anyar”" in page
    assert "A new market" in page
    assert "Toko Agus" in page
    assert "Pungging" in page
    answer = answered(unit, run)
    assert answer.status_code == 422
    assert "Market “Pasar Tanjung Anyer”, 1 row" in summary(answer)
    assert (run.state, Instrument.objects.count()) == (ImportState.READY, 0)


def test_the_same_as_one_that_stands_enters_no_other(unit):
    market = a_market(unit, name="Pasar Tanjung Anyar")
    run = sent(unit, ANYER)
    answered(unit, run, **SAME)
    assert run.state == ImportState.WRITTEN
    assert markets() == {"Pasar Tanjung Anyar"}
    assert Instrument.objects.get().place.market == market
    page = text(browser(unit, "chief").get(run.get_absolute_url()))
    assert "Kiosk in a market: 1" in page
    assert "Market: 1" not in page


def test_a_new_one_is_entered_and_counted(unit):
    a_market(unit, name="Pasar Tanjung Anyar")
    run = sent(unit, ANYER)
    answered(unit, run, **NEW)
    assert markets() == {"Pasar Tanjung Anyar", "Pasar Tanjung Anyer"}
    page = text(browser(unit, "chief").get(run.get_absolute_url()))
    assert "Market: 1, Kiosk in a market: 1" in page
    assert sent(unit, ANYER).new_counts == {}


def test_names_that_are_like_none_are_confirmed_by_one_tick(unit):
    run = sent(unit, SUSI)
    assert [name[2] for name in run.new_names] == [
        "Pasar Raya",
        "Susi, Kios Susi · B-1, Pasar Raya",
        "Kios Susi · B-1, Pasar Raya",
    ]
    answer = answered(unit, run)
    assert answer.status_code == 422
    assert "places" in summary(answer)
    assert not Instrument.objects.exists()
    answered(unit, run, are_new="on")
    assert Instrument.objects.get().place.market.name == "Pasar Raya"


def test_a_stall_written_in_two_ways_is_counted_once(unit):
    run = sent(unit, SUSI, numbered(SUSI, 2).replace(";B-1;", ";B 1;"))
    kiosks = [name for name in run.new_names if name[0] == "kiosk"]
    assert [(name[2], name[3]) for name in kiosks] == [("Kios Susi · B-1, Pasar Raya", 2)]
    answered(unit, run, are_new="on")
    assert Place.objects.filter(kind="kiosk").count() == 1


def test_nothing_is_asked_where_owners_and_places_stand(unit):
    an_owner(unit, name="Susi", phone="0812 111")
    a_kiosk(unit, a_market(unit, name="Pasar Raya"), stall="B-1")
    run = sent(unit, SUSI)
    assert run.new_names == []
    answered(unit, run)
    assert run.state == ImportState.WRITTEN


def test_two_new_names_of_one_file_are_held_against_each_other(unit):
    rows = [numbered(ANYAR, 1), numbered(ANYAR, 2), numbered(ANYER, 3)]
    run = sent(unit, *rows)
    doubtful = [(name, near) for _kind, _within, name, _rows, near in run.new_names if near]
    assert doubtful == [("Pasar Tanjung Anyer", "Pasar Tanjung Anyar")]
    answered(unit, run, **SAME)
    assert markets() == {"Pasar Tanjung Anyar"}
    assert {one.place.pk for one in Instrument.objects.all()} == {
        Place.objects.get(kind="kiosk").pk
    }


def test_a_chain_of_slips_ends_at_the_name_that_stands(unit):
    a_market(unit, name="Pasar Tanjung Anyar Lama Sekali")
    slips = [
        SUSI.replace("Pasar Raya", f"Pasar Tanjung {rest}")
        for rest in ("Anyer Lama Sekali", "Anyer Lami Sekaly")
    ]
    run = sent(unit, *(numbered(row, n) for n, row in enumerate(slips)))
    answered(unit, run, name_0="same", name_1="same", are_new="on")
    assert markets() == {"Pasar Tanjung Anyar Lama Sekali"}


def test_a_district_written_otherwise_is_asked_for(unit):
    a_market(unit, name="Pasar Pungging", district="Pungging")
    run = sent(unit, AGUS.replace(";Pungging;", ";Punging;"))
    page = text(browser(unit, "chief").get(run.get_absolute_url()))
    assert "District “Punging”, 1 row" in page
    assert "A new district" in page
    answered(unit, run, **SAME)
    assert Instrument.objects.get().place.district == "Pungging"


def test_the_market_itself_may_stand_in_the_file(unit):
    market = a_market(unit, name="Pasar Tanjung Anyar")
    run = sent(unit, AGUS.replace("Shop;;Toko Agus", "Market;;PASAR TANJUNG ANYAR"))
    assert run.new_names[0][4] == "Pasar Tanjung Anyar"
    answered(unit, run, **SAME)
    assert Instrument.objects.get().place == market


def test_another_unit_has_markets_of_its_own(unit):
    a_market(a_unit(), name="Pasar Tanjung Anyar")
    assert not any(name[4] for name in sent(unit, ANYER).new_names)


def test_an_answer_that_is_none_is_refused_on_the_server(unit):
    a_market(unit, name="Pasar Tanjung Anyar")
    run = sent(unit, ANYER)
    assert answered(unit, run, name_0="perhaps", are_new="on").status_code == 422
    with pytest.raises(exchange.ImportNotReady):
        exchange.write(actor=unit.at("chief"), run_id=run.pk)
    with pytest.raises(exchange.ImportNotReady):
        exchange.answer(actor=unit.at("chief"), run_id=run.pk, same={})
    assert not Instrument.objects.exists()


def test_a_place_that_went_meanwhile_is_not_entered_anew_unasked(unit):
    market = a_market(unit, name="Pasar Raya")
    run = sent(unit, SUSI)
    services.change_place(actor=unit.at("counter"), place_id=market.pk, name="Pasar Lain")
    answer = answered(unit, run, are_new="on")
    assert answer.status_code == 422
    assert "Send the file once more" in text(answer)
    assert not Instrument.objects.exists()


def test_a_kiosk_in_a_closed_market_is_told_in_its_cell(unit):
    market = a_market(unit, name="Pasar Raya", district="")
    services.close_place(actor=unit.at("counter"), place_id=market.pk, closed_on=TODAY)
    _scope, _plan, faults = planned(unit, SUSI)
    assert [one[1] for one in faults] == ["Market"]
    assert "closed" in faults[0][2]


def test_many_new_names_are_listed_in_full_to_take_away(unit, monkeypatch):
    monkeypatch.setattr(exchange, "SHOWN_NAMES", 3)
    run = sent(unit, SUSI, AGUS)
    assert (len(run.new_names), sum(run.new_counts.values())) == (3, 6)
    page = text(browser(unit, "chief").get(run.get_absolute_url()))
    assert "The whole list as Excel" in page
    body = b"".join(browser(unit, "chief").get(run.report_url).streaming_content)
    assert body.startswith(b"PK")


def test_too_many_names_to_compare_are_still_listed(unit, monkeypatch):
    monkeypatch.setattr(register_import_places, "MOST_COMPARED", 0)
    a_market(unit, name="Pasar Tanjung Anyar")
    [market, _owner, _kiosk] = sent(unit, ANYER).new_names
    assert (market[2], market[4]) == ("Pasar Tanjung Anyer", "")


def test_unchanged_rows_bring_nothing_into_being(unit):
    brought(unit, SUSI, AGUS)
    assert sent(unit, SUSI, AGUS.replace("CAS", "Naga")).new_names == []
