"""The region's own tariff: recorded, withdrawn, and what slips and reports count by it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from http import HTTPStatus
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from teraju.modules.metrology.domain.reports import ReportPeriod
from teraju.modules.metrology.domain.retribution import NothingIsCharged
from teraju.modules.metrology.models import Instrument, TariffLine
from teraju.modules.metrology.register_refusals import TwiceTheSame, WrongChoice
from teraju.modules.metrology.report_wording import facts_of
from teraju.modules.metrology.selectors import reports as reading
from teraju.modules.metrology.selectors.tariffs import tariff_lines
from teraju.modules.metrology.services.tariffs import record_line, withdraw_line
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, NotNow
from teraju.modules.metrology.web.tariff_register import STANDING, TARIFFS, tariff_status
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import person

from .plan_world import market, scales, verify
from .register_pages import browser, send, summary, text, url
from .register_world import TODAY, Unit, a_unit

pytestmark = pytest.mark.django_db
OK, GONE, DENIED = HTTPStatus.OK, HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN
WRONG, MOVED = HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.FOUND
BASIS = "Perda Uji 7/2012"
LAW_ENDED = date(2024, 1, 4)
LAST_MONTH = TODAY.replace(day=1) - timedelta(days=1)
SAID: dict[str, Any] = {
    "office_price": "15.000",
    "in_place_price": "20000",
    "valid_from": "2012-01-01",
    "basis": BASIS,
}


@pytest.fixture
def unit(settings: Any) -> Unit:
    settings.TERAJU_TODAY = TODAY
    return a_unit()


def a_line(unit: Unit, kind: str = "table_scale", price: int = 15_000, **more: Any) -> TariffLine:
    usual: dict[str, Any] = {"valid_from": date(2012, 1, 1), "basis": BASIS}
    usual |= {"office_price": price, "in_place_price": price + 5000}
    return record_line(actor=unit.at("chief"), agency=unit.agency, kind=kind, **{**usual, **more})


@pytest.mark.parametrize(
    ("said", "words", "value"),
    [
        ({}, "In force", "running"),
        ({"valid_to": TODAY}, "In force", "running"),
        ({"valid_to": TODAY - timedelta(days=1)}, "Over", "over"),
        ({"valid_from": TODAY + timedelta(days=1)}, "Not in force yet", "ahead"),
    ],
)
def test_says_whether_it_is_in_force_today(
    unit: Unit, said: dict[str, Any], words: str, value: str
) -> None:
    line = a_line(unit, **said)
    viewer = unit.at("chief")
    one = tariff_lines(viewer).get()
    with override("en"):
        assert str(tariff_status(one).word) == words
    chosen = next(found for found in TARIFFS.filters if found.key == "stands")
    for asked in STANDING:
        rows = chosen.apply(tariff_lines(viewer), asked, viewer)
        assert rows.filter(pk=line.pk).exists() is (asked == value)


def retribution(unit: Unit) -> tuple[str, str]:
    period = ReportPeriod(LAST_MONTH.year, LAST_MONTH.month)
    found = facts_of(reading.report(unit.agency, period))
    told = next(said for said in found if said.label == "Retribusi")
    return told.value, told.note


class TestRecord:
    def test_is_made_by_a_form_after_its_kind(self, unit: Unit) -> None:
        page = text(browser(unit, "chief").get(url("tariffs")))
        assert url("tariff_add") in page
        answer = send(unit, "chief", url("tariff_add"), kind="weighbridge")
        assert (
            answer["Location"] == f"{url('tariff_add_kind', 'weighbridge')}?agency={unit.agency.pk}"
        )
        bounds = {"parameter": "max", "above": "50"}
        address = url("tariff_add_kind", "weighbridge")
        answer = send(unit, "chief", address, **SAID, **bounds)
        assert answer.status_code == MOVED, summary(answer)
        one = TariffLine.objects.get()
        assert (one.kind, one.above, one.up_to) == ("weighbridge", Decimal(50), None)
        assert (one.office_price, one.in_place_price) == (15_000, 20_000)
        assert (one.valid_to, one.basis, one.office) == (LAW_ENDED, BASIS, "Pejabat chief")
        page = text(browser(unit, "staff").get(one.get_absolute_url()))
        assert "Max &gt; 50 t" in page
        assert "Rp15.000" in page
        assert "recorded a line of the region&#x27;s tariff" in page

    def test_begins_with_the_regulation_recorded_last(self, unit: Unit) -> None:
        a_line(unit)
        page = text(browser(unit, "chief").get(url("tariff_add_kind", "dacin")))
        assert f'value="{BASIS}"' in page
        assert "2012-01-01" in page

    def test_asks_for_a_class_where_plates_bear_one_alone(self, unit: Unit) -> None:
        for kind, is_there in (("electronic_scale", True), ("fuel_dispenser", False)):
            page = text(browser(unit, "chief").get(url("tariff_add_kind", kind)))
            assert ('name="accuracy_class"' in page) is is_there
        assert browser(unit, "chief").get(url("tariff_add_kind", "unheard")).status_code == GONE

    def test_is_written_by_whoever_keeps_the_scope(self, unit: Unit) -> None:
        one, address = a_line(unit), url("tariff_add_kind", "dacin")
        for who in ("staff", "guest"):
            assert BASIS in text(browser(unit, who).get(url("tariffs")))
            assert BASIS in text(browser(unit, who).get(one.get_absolute_url()))
        assert BASIS not in text(browser(unit, "stranger").get(url("tariffs")))
        assert browser(unit, "stranger").get(one.get_absolute_url()).status_code == GONE
        withdrawing = url("tariff_withdraw", one.pk)
        for who in ("tester", "counter", "staff", "guest"):
            assert send(unit, who, url("tariff_add"), kind="dacin").status_code == DENIED
            assert send(unit, who, address, **SAID).status_code == DENIED
            assert send(unit, who, withdrawing, version=1, reason="x").status_code in (DENIED, GONE)
        coordinator: User = person(Role.QUALITY_COORDINATOR, agency=unit.agency)
        unit.users["coordinator"] = coordinator
        assert send(unit, "coordinator", address, **SAID).status_code == MOVED

    @pytest.mark.parametrize(
        ("wrong", "told"),
        [
            ({"basis": " "}, "required"),
            ({"valid_from": "2024-01-05"}, "begin before it"),
            ({"valid_to": "2011-12-31"}, "before the first"),
            ({"office_price": ""}, "required"),
            ({"office_price": "-1"}, "greater than or equal to 0"),
            ({"above": "5"}, "what is bounded"),
            ({"parameter": "max"}, "by how much"),
            ({"parameter": "max", "above": "5", "up_to": "5"}, "above the lower one"),
            ({"parameter": "qmax", "above": "5"}, "not one of the available choices"),
            ({"parameter": "max", "above": "1.000"}, "may be either"),
        ],
    )
    def test_says_what_is_wrong(self, unit: Unit, wrong: dict[str, str], told: str) -> None:
        address = url("tariff_add_kind", "table_scale")
        answer = send(unit, "chief", address, **{**SAID, **wrong})
        assert answer.status_code == WRONG
        assert told in summary(answer)

    def test_ends_where_the_law_ended_it(self, unit: Unit) -> None:
        assert a_line(unit, valid_to=date(2030, 1, 1)).valid_to == LAW_ENDED
        with pytest.raises(NothingIsCharged):
            a_line(unit, "dacin", valid_from=date(2024, 1, 5))
        with pytest.raises(DayOutOfOrder):
            a_line(unit, "dacin", valid_to=date(2011, 1, 1))

    def test_fits_what_no_other_of_the_day_fits(self, unit: Unit) -> None:
        a_line(unit, "electronic_scale", accuracy_class="ii")
        a_line(unit, "electronic_scale", accuracy_class="III")
        with pytest.raises(TwiceTheSame):
            a_line(unit, "electronic_scale")
        a_line(unit, "electronic_scale", valid_from=date(2018, 1, 1))

    @pytest.mark.parametrize(
        "wrong",
        [{"kind": "unheard"}, {"accuracy_class": "II"}, {"parameter": "product", "above": 5}],
    )
    def test_is_of_what_the_plate_tells(self, unit: Unit, wrong: dict[str, Any]) -> None:
        with pytest.raises(WrongChoice):
            a_line(unit, **{"kind": "fuel_dispenser", **wrong})

    def test_is_found_and_goes_to_excel(self, unit: Unit) -> None:
        a_line(unit)
        a_line(unit, "dacin", basis="Perbup 3/2015")
        asked = browser(unit, "staff").get(url("tariffs") + "?q=perbup&kind=dacin&stands=yes")
        assert "Perbup 3/2015" in text(asked)
        assert BASIS not in text(asked)
        answer = browser(unit, "staff").get(url("tariffs") + "?format=xlsx")
        assert answer["Content-Type"].endswith("sheet")


class TestPage:
    def test_tells_the_law_and_the_example_beside_the_lines(self, unit: Unit) -> None:
        page = text(browser(unit, "staff").get(url("tariffs")))
        assert "Since 5 January 2024 verification costs nothing" in page
        assert "UU 1/2022" in page
        assert "by which nobody is charged: Tabel tarif Kota Semarang" in page
        assert "Max &gt; 50 t" in page
        assert "Rp1.500.000" in page


class TestWithdrawing:
    def test_keeps_the_line_with_its_reason(self, unit: Unit) -> None:
        one = a_line(unit)
        verify(unit, scales(unit, market(unit), 2), LAST_MONTH)
        assert retribution(unit)[0] == "Rp30.000"
        address = url("tariff_withdraw", one.pk)
        assert send(unit, "chief", address, version=1, reason="").status_code == WRONG
        answer = send(unit, "chief", address, version=1, reason="Salah baca lampiran")
        assert answer.status_code == MOVED, summary(answer)
        page = text(browser(unit, "staff").get(one.get_absolute_url()))
        assert "Salah baca lampiran" in page
        assert address not in page
        assert retribution(unit)[0] == "–"
        a_line(unit)
        with pytest.raises(NotNow):
            withdraw_line(actor=unit.at("chief"), tariff_id=one.pk, reason="Lagi")


class TestReport:
    def test_counts_by_the_lines_of_the_unit(self, unit: Unit) -> None:
        a_line(unit)
        a_line(unit, "weighbridge", 500_000, parameter="max", up_to=Decimal(50))
        a_line(unit, "weighbridge", 900_000, parameter="max", above=Decimal(50))
        bridges = scales(unit, market(unit), 2, kind="weighbridge")
        for one, size in zip(bridges, ("50", "60"), strict=True):
            Instrument.objects.filter(pk=one.pk).update(plate={"max": size})
        verify(unit, bridges, LAST_MONTH)
        verify(unit, scales(unit, market(unit, "Pasar Dua"), 3), LAST_MONTH)
        verify(unit, scales(unit, market(unit, "Pasar Tiga"), 1, kind="dacin"), LAST_MONTH)
        value, note = retribution(unit)
        assert value == "Rp1.445.000"
        assert note == f"by {BASIS}; 1 pieces without a known tariff are not in it"

    def test_knows_nothing_by_the_tariff_of_others(self, unit: Unit) -> None:
        elsewhere = a_unit()
        a_line(elsewhere, "fuel_dispenser")
        verify(unit, scales(unit, market(unit), 2, kind="fuel_dispenser"), LAST_MONTH)
        value, note = retribution(unit)
        assert (value, "2 pieces without a known tariff" in note) == ("–", True)

    def test_charges_each_day_by_its_own(self, unit: Unit) -> None:
        a_line(unit)
        a_line(unit, price=1000, valid_from=LAST_MONTH)
        place = market(unit)
        verify(unit, scales(unit, place, 1), LAST_MONTH)
        verify(unit, scales(unit, place, 1), LAST_MONTH - timedelta(days=1))
        assert retribution(unit)[0] == "Rp16.000"

    def test_tells_a_tariff_of_nothing(self, unit: Unit) -> None:
        a_line(unit, price=0)
        verify(unit, scales(unit, market(unit), 1), LAST_MONTH)
        assert retribution(unit) == ("Rp0", f"by {BASIS}")

    def test_asks_as_often_for_many_lines_as_for_few(self, unit: Unit) -> None:
        unit.agency.government  # noqa: B018 - fetched before it is counted
        verify(unit, scales(unit, market(unit), 2), LAST_MONTH)

        def asked() -> int:
            with CaptureQueriesContext(connection) as found:
                assert reading.levy(unit.agency, ReportPeriod(LAST_MONTH.year)) is not None
            return len(found)

        a_line(unit)
        assert asked() == 2
        for month in range(1, 10):
            a_line(unit, valid_from=date(LAST_MONTH.year, month, 1))
        assert asked() == 2
        assert reading.levy(unit.agency, ReportPeriod(2025)) is None
