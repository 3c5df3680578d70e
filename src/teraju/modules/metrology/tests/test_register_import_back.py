"""The register's own file, brought back: it may name instruments that are out of use."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.metrology.models import Instrument, Owner, Place
from teraju.modules.metrology.services import registers as services
from teraju.platform.exchange.models import ImportRun

from .import_rows import AGUS, HEADS, PUMP, SUSI, brought, planned, taken_away_and_back
from .register_pages import browser, text
from .register_world import TODAY, a_unit, an_instrument

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return a_unit()


def retire(unit, instrument):
    services.retire_instrument(
        actor=unit.at("counter"), instrument_id=instrument.pk, retired_on=TODAY, reason="Rusak"
    )


def test_passes_over_what_is_out_of_use_and_changes_nothing(unit):
    brought(unit, SUSI, AGUS, PUMP)
    susi = Instrument.objects.get(list_number="1")
    retire(unit, susi)
    retire(unit, an_instrument(unit))
    services.end_owner(actor=unit.at("counter"), owner_id=susi.owner_id, ended_on=TODAY)
    services.close_place(actor=unit.at("counter"), place_id=susi.place_id, closed_on=TODAY)
    plan, faults = taken_away_and_back(unit)
    assert faults == []
    assert (len(plan.new), len(plan.changed), plan.unchanged) == (0, 0, 2)
    assert [(one.row, one.heading) for one in plan.skipped] == [
        (2, "Number or tag"),
        (5, "Number or tag"),
    ]
    assert "out of use: the row is passed over" in plan.skipped[0].sentence


def test_takes_what_was_put_right_beside_it(unit):
    brought(unit, SUSI, AGUS)
    retire(unit, Instrument.objects.get(list_number="1"))
    brought(unit, SUSI.replace("Naga", "Garuda"), AGUS.replace("CAS", "Ohaus"))
    susi, agus = Instrument.objects.order_by("list_number")
    assert (susi.make, agus.make) == ("Naga", "Ohaus")


def test_an_unreadable_cell_of_what_is_passed_over_stops_nothing(unit):
    brought(unit, SUSI, AGUS)
    retire(unit, Instrument.objects.get(list_number="1"))
    _scope, plan, faults = planned(unit, SUSI.replace(";10;", ";sepuluh;"), AGUS)
    assert (faults, plan.unchanged, len(plan.skipped)) == ([], 1, 1)


def test_another_kind_under_its_number_is_another_instrument(unit):
    brought(unit, SUSI)
    retire(unit, Instrument.objects.get())
    _scope, plan, faults = planned(unit, SUSI.replace("Table scale", "dacin"))
    assert [one[:2] for one in faults] == [(2, "Number or tag")]
    assert "Number this row otherwise" in faults[0][2]
    assert not plan.skipped


def test_the_pages_tell_each_row_that_is_passed_over(unit):
    brought(unit, SUSI, AGUS)
    retire(unit, Instrument.objects.get(list_number="1"))
    chief = browser(unit, "chief")
    for agus in (AGUS, AGUS.replace("CAS", "Ohaus")):
        rows = [row.replace("HERE", unit.agency.short_name) for row in (SUSI, agus)]
        file = SimpleUploadedFile("uttp.csv", "\n".join([HEADS, *rows]).encode())
        chief.post("/import/metrology.instruments/", {"upload": file})
        page = text(chief.get(ImportRun.objects.latest("pk").get_absolute_url()))
        assert "Rows passed over" in page
        assert "Row 2, column A" in page
        assert "take it into use again on its page" in page
    assert "Write 1 rows" in page
    assert (Owner.objects.count(), Place.objects.count()) == (2, 3)
