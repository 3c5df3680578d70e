"""Whose the rows of a file are: one person one owner, two of a name two, none without a word."""

from __future__ import annotations

import pytest

from teraju.modules.metrology.models import Instrument, Owner
from teraju.modules.metrology.selectors import registers as reading
from teraju.modules.metrology.selectors.orders import owners_looked_for
from teraju.modules.metrology.tests.import_rows import AGUS, HEADS, PUMP, SUSI, brought, planned
from teraju.modules.metrology.tests.register_pages import browser, text
from teraju.modules.metrology.tests.register_world import a_unit, an_owner
from teraju.modules.metrology.tests.test_register_import_places import sent

pytestmark = pytest.mark.django_db
BARE = SUSI.replace("0812 111", "")
# The same name in another stall, in another market, and beside the first.
STALL, MARKET, BESIDE = (
    BARE.replace("1;HERE", "2;HERE").replace("B-1", "B-2"),
    BARE.replace("1;HERE", "3;HERE").replace("Pasar Raya", "Pasar Ngoro"),
    BARE.replace("1;HERE", "4;HERE"),
)
BUSINESS = f"{HEADS};Owner is a business"


@pytest.fixture
def unit():
    return a_unit()


def owners():
    rows = Instrument.objects.order_by("list_number").select_related("owner")
    return [one.owner_id for one in rows]


def test_without_a_telephone_a_name_in_another_stall_is_somebody_else(unit):
    brought(unit, BARE, STALL, MARKET, BESIDE)
    first, stall, market, beside = owners()
    assert len({first, stall, market}) == 3
    assert beside == first


def test_the_file_just_written_may_be_sent_again(unit):
    rows = [BARE, STALL, MARKET, BESIDE]
    brought(unit, *rows)
    _scope, plan, faults = planned(unit, *rows)
    assert (faults, plan.unchanged) == ([], 4)
    before = owners()
    brought(unit, *(row.replace("Naga", "Garuda") for row in rows))
    assert owners() == before


def test_a_row_with_a_telephone_beside_one_without_is_one_owner(unit):
    brought(unit, BESIDE, SUSI)
    owner = Owner.objects.get()
    assert owner.phone == "0812 111"
    brought(unit, BESIDE.replace("4;", "5;", 1).replace(";Susi;", ";SUSI;"))
    assert Owner.objects.get() == owner


def test_a_telephone_is_put_to_whoever_had_none(unit):
    brought(unit, BARE)
    owner = Owner.objects.get()
    brought(unit, SUSI)
    assert Owner.objects.get().phone == "0812 111"
    assert owners() == [owner.pk]
    _scope, plan, _faults = planned(unit, SUSI)
    assert plan.unchanged == 1


@pytest.mark.parametrize("name", ["SUSI", "susi", " Susi  "])
def test_capitals_blanks_and_the_telephone_change_nothing(unit, name):
    brought(unit, SUSI.replace("0812 111", "0812 3456 7890"))
    row = SUSI.replace(";Susi;0812 111;", f";{name};+6281234567890;")
    _scope, plan, faults = planned(unit, row)
    assert (faults, plan.unchanged) == ([], 1)
    brought(unit, row.replace("1;HERE", "9;HERE").replace("B-1", "B-9"))
    assert Owner.objects.count() == 1


def test_a_business_is_one_wherever_it_stands(unit):
    other = PUMP.replace("3;", "4;", 1).replace("SPBU 54", "SPBU 55")
    third = PUMP.replace("3;", "5;", 1).replace("SPBU 54", "SPBU 56")
    brought(unit, PUMP, other.replace("PT Uji", "pt. uji"), third.replace("PT Uji", "P.T. UJI"))
    owner = Owner.objects.get()
    assert (owner.name, owner.is_business) == ("PT Uji", True)


def test_the_file_says_who_is_a_business(unit):
    brought(unit, f"{AGUS};ya", f"{BARE};tidak", f"{STALL.replace('2;', '7;', 1)};", heads=BUSINESS)
    found = dict(Owner.objects.values_list("instruments__list_number", "is_business"))
    assert found == {"2": True, "1": False, "7": False}
    _scope, plan, faults = planned(unit, f"{AGUS};", f"{BARE};", heads=BUSINESS)
    assert (faults, plan.unchanged) == ([], 2)
    _scope, _plan, faults = planned(unit, f"{AGUS};tidak", heads=BUSINESS)
    assert [one[1] for one in faults] == ["Owner is a business"]
    brought(unit, f"{BARE};ya", heads=BUSINESS)
    assert Instrument.objects.get(list_number="1").owner.is_business


def test_the_check_tells_who_comes_and_whom_they_are_like(unit):
    an_owner(unit, name="Agus", phone="0812 999")
    run = sent(unit, BARE, MARKET, AGUS.replace("2;", "8;", 1))
    assert run.new_counts["owner"] == 3
    told = [name[2] for name in run.new_names if name[0] == "owner"]
    assert told[:2] == [
        "Susi, Kios Susi · B-1, Pasar Raya — similar to Susi",
        "Susi, Kios Susi · B-1, Pasar Ngoro — similar to Susi",
    ]
    assert told[2] == "Agus, Toko Agus, Pungging — similar to Agus · 0812 999"
    page = text(browser(unit, "chief").get(run.get_absolute_url()))
    assert "Owner: 3" in page
    assert told[2] in page
    assert "new owners and places" in page


def test_a_telephone_that_the_spreadsheet_made_a_number_is_found(unit):
    brought(unit, SUSI.replace("0812 111", "81234567802"))
    owner = Owner.objects.get()
    assert owner.phone == "081234567802"
    viewer = unit.at("chief")
    # As it may stand in the register already.
    for stored in ("081234567802", "81234567802"):
        Owner.objects.update(phone=stored)
        assert list(reading.named_owners(viewer, "0812 3456 7802")) == [owner]
        assert list(owners_looked_for(viewer, "081234567802")) == [owner]
        _scope, plan, faults = planned(unit, SUSI.replace("0812 111", "0812-3456-7802"))
        assert (faults, plan.unchanged) == ([], 1)


AREA = "(0321) 123456"


def test_the_area_of_a_telephone_may_stand_in_brackets(unit):
    row = SUSI.replace("0812 111", AREA)
    brought(unit, row, row.replace("1;HERE", "2;HERE").replace(AREA, "0321-123456"))
    owner = Owner.objects.get()
    assert owner.phone == AREA
    _scope, plan, faults = planned(unit, row.replace(AREA, "0321123456"))
    assert (faults, plan.unchanged) == ([], 1)
    viewer = unit.at("chief")
    for typed in (AREA, "0321123456", "0321 123456", "+62321123456"):
        assert list(reading.named_owners(viewer, typed)) == [owner]
        assert list(owners_looked_for(viewer, typed)) == [owner]


def test_an_area_alone_is_no_telephone(unit):
    _scope, _plan, faults = planned(unit, SUSI.replace("0812 111", "(0321)"))
    assert "six digits" in faults[0][2]
