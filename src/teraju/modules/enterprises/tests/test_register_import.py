"""Enterprises from a file."""

from __future__ import annotations

import io

import pytest

from teraju.kernel.errors import ChangedMeanwhile, NotAllowed
from teraju.modules.enterprises.models import Enterprise
from teraju.modules.enterprises.services.register_enterprises import (
    change_enterprise,
    end_enterprise,
)
from teraju.modules.enterprises.tests.register_world import TODAY, a_dinas, an_enterprise
from teraju.modules.enterprises.web.register_imports import write_enterprises
from teraju.modules.enterprises.web.register_lists import ENTERPRISES
from teraju.platform.audit.models import TrailEvent
from teraju.platform.exchange.files import to_csv
from teraju.platform.exchange.importing import compare, read_rows
from teraju.platform.exchange.plans import Source
from teraju.platform.exchange.readers import Scope
from teraju.platform.exchange.sheets import read_sheet

pytestmark = pytest.mark.django_db
SOURCE = Source("umkm.csv", "0" * 64)
HEADS = (
    "Agency;Enterprise;Sector;NIB;KBLI;District;Village;In business since (year);"
    "Name of the owner;Telephone of the owner;Address"
)
BATIK = (
    "HERE;Batik Contoh;Crafts;1234567890123;13134;Kramatwatu;Harjatani;2015;Ibu A;0812 111;Jl. 1"
)
ROTI = "HERE;Roti Contoh;food;;;Cikande;;;Pak B;;"


@pytest.fixture
def dinas():
    return a_dinas()


def planned(dinas, *rows, who="coach", heads=HEADS):
    body = "\n".join([heads, *(row.replace("HERE", dinas.agency.short_name) for row in rows)])
    scope = Scope(dinas.at(who), dinas.government)
    reading = read_rows(ENTERPRISES, read_sheet(io.BytesIO(body.encode()), "text/csv"), scope)
    plan = compare(ENTERPRISES, reading, scope, SOURCE)
    return scope, plan, [(one.row, one.heading, one.sentence) for one in reading.faults.named]


def brought(dinas, *rows, **more):
    scope, plan, faults = planned(dinas, *rows, **more)
    assert not faults
    write_enterprises(scope, plan)
    return plan


def test_enters_each_row(dinas):
    brought(dinas, BATIK, ROTI.replace("Pak B;;", "Pak B;(0321) 12345;"))
    first, second = Enterprise.objects.order_by("name")
    assert (first.business_number, first.activity_code, first.began_in) == (
        "1234567890123",
        "13134",
        2015,
    )
    assert (first.owner_name, first.phone, first.address) == ("Ibu A", "0812 111", "Jl. 1")
    assert (second.sector, second.business_number, second.began_in) == ("food", "", None)
    assert second.phone == "(0321) 12345"
    event = TrailEvent.objects.get(verb="enterprises.enterprise.imported")
    assert event.changes["added"] == [None, 2]
    assert "Ibu A" not in str(event.changes)


def test_the_same_file_again_changes_nothing(dinas):
    brought(dinas, BATIK, ROTI)
    _scope, plan, faults = planned(dinas, BATIK, ROTI)
    assert not faults
    assert plan.is_empty
    assert plan.unchanged == 2


def test_what_was_taken_away_comes_back_unchanged(dinas):
    brought(dinas, BATIK, ROTI)
    viewer = dinas.at("coach")
    body = to_csv(list(ENTERPRISES.columns), ENTERPRISES.rows(viewer))
    scope = Scope(viewer, dinas.government)
    reading = read_rows(ENTERPRISES, read_sheet(io.BytesIO(body), "text/csv"), scope)
    plan = compare(ENTERPRISES, reading, scope, SOURCE)
    assert not reading.faults.count
    assert plan.is_empty


def test_a_number_comes_later(dinas):
    one = an_enterprise(dinas)
    brought(dinas, BATIK)
    one.refresh_from_db()
    assert (one.business_number, one.owner_name) == ("1234567890123", "Ibu A")


def test_changes_what_differs(dinas):
    brought(dinas, BATIK)
    brought(dinas, BATIK.replace("Harjatani", "Wanayasa").replace("2015", "2016"))
    one = Enterprise.objects.get()
    assert (one.village, one.began_in, one.version) == ("Wanayasa", 2016, 2)


@pytest.mark.parametrize(
    ("row", "heading"),
    [
        (BATIK.replace("1234567890123", "123"), "NIB"),
        (BATIK.replace("13134", "1313"), "KBLI"),
        (BATIK.replace("0812 111", "call"), "Telephone of the owner"),
        (BATIK.replace("Ibu A", ""), "Name of the owner"),
        (BATIK.replace("2015", str(TODAY.year + 1)), "In business since (year)"),
        (BATIK.replace("2015", "long ago"), "In business since (year)"),
        (BATIK.replace("Crafts", "Tambang"), "Sector"),
        (BATIK.replace("Batik Contoh", ""), "Enterprise"),
        (BATIK.replace("HERE", "Dinas Lain"), "Agency"),
    ],
)
def test_tells_each_fault_with_its_place(dinas, row, heading):
    _scope, plan, faults = planned(dinas, ROTI, row)
    assert [(fault[0], fault[1]) for fault in faults] == [(3, heading)]
    assert plan.is_empty


class TestANumberStandsOnce:
    def refused(self, dinas, *rows):
        _scope, _plan, faults = planned(dinas, *rows)
        assert [fault[1] for fault in faults] == ["NIB"]
        return faults[0][2]

    def test_a_nib_that_stands_under_another_name(self, dinas):
        an_enterprise(dinas, business_number="1234567890123", name="Batik Lain")
        assert "Batik Lain" in self.refused(dinas, BATIK)

    def test_a_nib_twice_in_the_file(self, dinas):
        assert " 2 " in self.refused(dinas, BATIK, BATIK.replace("Batik Contoh", "Lain"))

    def test_a_nib_of_another_agency(self, dinas):
        other = a_dinas()
        Enterprise.objects.filter(
            pk=an_enterprise(other, business_number="1234567890123").pk
        ).update(government=dinas.government)
        assert "NIB" in self.refused(dinas, BATIK)


def test_what_is_out_of_business_is_changed_on_its_page(dinas):
    brought(dinas, BATIK)
    one = Enterprise.objects.get()
    end_enterprise(actor=dinas.at("coach"), enterprise_id=one.pk, ended_on=TODAY)
    _scope, _plan, faults = planned(dinas, BATIK)
    assert [fault[1] for fault in faults] == ["Enterprise"]


def test_refuses_what_was_changed_meanwhile(dinas):
    brought(dinas, BATIK)
    scope, plan, _faults = planned(dinas, BATIK.replace("Harjatani", "X"))
    change_enterprise(
        actor=dinas.at("coach"), enterprise_id=Enterprise.objects.get().pk, village="Y"
    )
    with pytest.raises(ChangedMeanwhile):
        write_enterprises(scope, plan)


def test_only_those_who_coach_bring_a_file_in(dinas):
    scope, plan, _faults = planned(dinas, BATIK)
    with pytest.raises(NotAllowed):
        write_enterprises(Scope(dinas.at("staff"), scope.government), plan)
