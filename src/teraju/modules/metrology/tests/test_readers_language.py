"""Numbers and plates as each reader's language has them; papers and machines have their own."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils.translation import override

from teraju.modules.metrology.models import Instrument
from teraju.modules.metrology.national import rows
from teraju.modules.metrology.number_wording import GAP
from teraju.modules.metrology.plate_wording import kind_and_capacity, plate_line
from teraju.modules.metrology.web.numbers import as_typed, measured, shown

from .plan_world import market, scales, verify
from .register_pages import browser, text, url
from .register_world import TODAY, a_unit
from .test_report_export import LAST_MONTH, PERIOD


@pytest.mark.parametrize(
    ("language", "written", "typed"),
    [("id", "2.500,50", "2500,50"), ("en", f"2{GAP}500.50", "2500.50")],
)
def test_a_quantity_is_written_one_way_and_typed_another(language, written, typed):
    with override(language):
        assert measured("2500.50") == written
        assert as_typed("2500.50") == typed
        assert shown(Decimal("2500"), "g") == f"{written[:5]} g"


@pytest.mark.parametrize(
    ("language", "line"),
    [("id", "1.500 kg × 0,5 g, III"), ("en", f"1{GAP}500 kg × 0.5 g, III")],
)
def test_a_plate_follows_the_reader(language, line):
    plate = {"max": "1500.0", "e": "0.50", "accuracy_class": "III"}
    with override(language):
        assert plate_line("electronic_scale", plate) == line
        assert plate_line("no longer listed", plate) == ""


@pytest.mark.django_db
class TestOneKilogram:
    @pytest.fixture
    def unit(self, settings):
        settings.TERAJU_TODAY = TODAY
        unit = a_unit()
        weights = scales(unit, market(unit), kind="common_weight")
        plate = {"nominal": "1000", "accuracy_class": "M2"}
        Instrument.objects.update(plate=plate, capacity="1.000 g, M2")
        verify(unit, weights, LAST_MONTH)
        return unit

    def test_is_one_kilogram_in_either_language(self, unit):
        client = browser(unit, "counter")
        one = Instrument.objects.get()
        for address in (url("instruments"), url("instrument", one.pk)):
            for language, words in (("en", f"1{GAP}000 g, M2"), ("id", "1.000 g, M2")):
                client.cookies["language"] = language
                assert words in text(client.get(address)), (language, address)
        with override("en"):
            assert kind_and_capacity(one) == f"Common weight 1{GAP}000 g, M2"

    def test_is_a_number_and_a_unit_to_a_machine(self, unit):
        (row,) = rows(unit.agency.pk, PERIOD, lambda _done: None)
        told = {key: row[key] for key in ("capacity", "capacity_unit", "accuracy_class")}
        assert told == {"capacity": "1000", "capacity_unit": "g", "accuracy_class": "M2"}
        empty = ("interval", "interval_unit", "capacity_low", "interval_low", "product")
        assert not any(row[key] for key in empty)

    def test_two_ranges_stand_apart_for_a_machine(self, unit):
        plate = {"max": "15", "e": "5", "max_low": "6", "e_low": "2", "accuracy_class": "III"}
        Instrument.objects.update(kind="electronic_scale", plate=plate)
        (row,) = rows(unit.agency.pk, PERIOD, lambda _done: None)
        found = [row[key] for key in ("capacity_low", "capacity", "capacity_unit")]
        assert found == ["6", "15", "kg"]
        assert [row[key] for key in ("interval_low", "interval", "interval_unit")] == [
            "2",
            "5",
            "g",
        ]
