"""What stands on a sheet measures its instrument, or helps what does: it is certified with it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from teraju.modules.metrology.domain.tested_with import may_accompany, may_test
from teraju.modules.metrology.selectors.field import of_session
from teraju.modules.metrology.selectors.field_package import package_of
from teraju.modules.metrology.services import sheets
from teraju.modules.metrology.sheet_refusals import StandardRefused

from .field_world import a_day
from .sheet_world import DAY, build_bench
from .test_standards_at_hand import described
from .unit_world import out, standard

CAN: dict[str, Any] = {
    "code": "BUS-20",
    "name": "Bejana ukur 20 L",
    "kind": "measure",
    "accuracy_class": "",
    "nominal": Decimal(20),
    "unit": "L",
    "count": 1,
}
HEAT = {**CAN, "code": "TH-1", "name": "Termometer", "kind": "other", "nominal": None, "unit": ""}


@pytest.mark.parametrize(
    ("kind", "one", "tests", "helps"),
    [
        ("fuel_dispenser", described("measure", "20", "L", ""), True, True),
        ("fuel_dispenser", described("measure", "500", "L", ""), False, False),
        ("fuel_dispenser", described("weight"), False, False),
        # A thermometer, a stopwatch, a level: of no kind but "other".
        ("fuel_dispenser", described("other", "1", "", ""), False, True),
        ("table_scale", described("other", "1", "", ""), False, True),
        ("taximeter", described("other", "1", "", ""), True, True),
        ("table_scale", described("measure", "20", "L", ""), False, False),
        ("table_scale", described("length", "1", "m", ""), False, False),
        # Of which class it has to be the engine judges, by the limit of the load.
        ("gold_balance", described("weight", "50", "g", "M2"), True, True),
        # The rest of a compartment, of a drum, of a meter.
        ("tank_truck", described("measure", "20", "L", ""), False, True),
        ("tank_truck", described("measure", "5000", "L", ""), False, False),
        ("fuel_meter", described("measure", "1", "L", ""), False, True),
        ("water_meter", described("measure", "500", "L", ""), False, False),
        # The balance that weighs the gas is tried with weights on the spot.
        ("cng_dispenser", described("weight"), False, True),
        ("level_gauge", described("weight"), False, False),
    ],
)
def test_what_tests_a_kind_and_what_may_stand_beside(kind, one, tests, helps):
    assert (may_test(kind, one, DAY), may_accompany(kind, one, DAY)) == (tests, helps)


@pytest.mark.django_db
class TestDesk:
    @pytest.fixture
    def bench(self, settings, client):
        settings.TERAJU_TODAY = DAY
        client.cookies["language"] = "en"
        return build_bench()

    def opened(self, bench, kind, *along):
        return sheets.open_sheet(
            actor=bench.acts("tester"),
            instrument_id=bench.scale(kind).pk,
            control="subsequent",
            standards=[one.pk for one in along],
        )

    def test_one_of_another_sort_beside_a_right_one_is_refused_by_name(self, bench):
        can = standard(bench, **CAN)
        with pytest.raises(StandardRefused) as refused:
            self.opened(bench, "fuel_dispenser", can, bench.weights)
        told = "Leave out AT-01 Anak timbangan bidur (Weights): {} is tested with {}."
        sorts = "Measure of volume 0,1–20 L"
        assert str(refused.value) == told.format("Fuel dispenser", sorts)
        assert refused.value.field == "standards"

    def test_what_helps_stands_beside_it(self, bench):
        can, heat = standard(bench, **CAN), standard(bench, **HEAT)
        sheet = self.opened(bench, "fuel_dispenser", can, heat)
        assert set(sheet.standards.all()) == {can, heat}

    def test_what_helps_tests_nothing_alone(self, bench):
        heat = standard(bench, **HEAT)
        with pytest.raises(StandardRefused, match="choose one of the kind Weights"):
            self.opened(bench, "table_scale", heat)

    def test_only_what_may_stand_on_it_is_offered(self, bench, client):
        can, heat = standard(bench, **CAN), standard(bench, **HEAT)
        client.force_login(bench.tester)
        page = client.get(reverse("metrology_sheet_open", args=[bench.scale().pk]))
        text = page.content.decode()
        assert f'value="{heat.pk}"' in text
        assert f'value="{can.pk}"' not in text
        assert "BUS-20 – It does not measure instruments of this kind." in text


@pytest.mark.django_db
class TestTelephone:
    def test_the_package_says_what_may_stand_beside(self):
        day = a_day()
        can, heat = standard(day.bench, **CAN), standard(day.bench, **HEAT)
        out(day.bench, job="SPT 13", standards=[can, heat])
        day.bench.scale("fuel_dispenser")
        kinds = package_of(day.acts(), of_session(day.session))["kinds"]
        assert kinds["fuel_dispenser"]["sorts"] == [can.pk]
        assert kinds["fuel_dispenser"]["beside"] == [can.pk, heat.pk]
        assert kinds["table_scale"]["beside"] == [day.bench.weights.pk, heat.pk]

    def test_one_of_another_sort_waits_on_arrival(self):
        day = a_day()
        can = standard(day.bench, **CAN)
        out(day.bench, job="SPT 13", standards=[can])
        sent = day.entry(day.bench.scale(), standards=[day.bench.weights.pk, can.pk])
        [answer] = day.sync(sent)
        assert answer.outcome == "refused"
        assert "BUS-20 Bejana ukur 20 L" in answer.sentence
