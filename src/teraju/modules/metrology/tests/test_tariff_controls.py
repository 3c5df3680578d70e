"""Tera and tera ulang had prices of their own: recorded, on the slip, and in the report."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from teraju.kernel.errors import DomainError
from teraju.modules.metrology.models import OrderLine, TariffLine, Verification
from teraju.modules.metrology.selectors.tariffs import charges, levy_of
from teraju.modules.metrology.services.tariffs import record_line

from .order_world import a_counter, an_order, lines_of
from .plan_world import market, scales, verify
from .register_pages import browser, send, summary, text, url
from .register_world import TODAY, Unit, a_unit
from .test_tariff_turns import verified
from .test_tariffs import LAST_MONTH, SAID
from .unit_world import DAY

pytestmark = pytest.mark.django_db
AGAIN = {"office_price_again": "7.500", "in_place_price_again": "12500"}


@pytest.fixture
def unit(settings: Any) -> Unit:
    settings.TERAJU_TODAY = TODAY
    return a_unit()


def a_line(unit: Any, actor: Any, **again: int) -> TariffLine:
    """Tera 15,000 and 20,000."""
    return record_line(
        actor=actor,
        agency=unit.agency,
        kind="table_scale",
        office_price=15_000,
        in_place_price=20_000,
        valid_from=date(2012, 1, 1),
        basis="Perda Uji 7/2012",
        **again,
    )


def prices(one: TariffLine) -> list[int]:
    first = [one.office_price, one.in_place_price]
    return [*first, one.office_price_again, one.in_place_price_again]


class TestRecord:
    address = property(lambda _self: url("tariff_add_kind", "table_scale"))

    def test_has_four_prices(self, unit: Unit) -> None:
        answer = send(unit, "chief", self.address, **SAID, **AGAIN)
        assert answer.status_code == 302, summary(answer)
        one = TariffLine.objects.get()
        assert prices(one) == [15_000, 20_000, 7_500, 12_500]
        page = text(browser(unit, "staff").get(one.get_absolute_url()))
        assert "Rp12.500" in page
        assert page.count("Tera ulang, in place") == 2, "as a fact, and in the history"
        file = text(browser(unit, "staff").get(url("tariffs") + "?format=csv"))
        assert {"15000", "20000", "7500", "12500"} <= set(re.split(r"[,;\r\n]", file))

    def test_asks_once_where_the_regulation_has_one_price_for_both(self, unit: Unit) -> None:
        send(unit, "chief", self.address, **SAID)
        assert prices(TariffLine.objects.get()) == [15_000, 20_000, 15_000, 20_000]

    @pytest.mark.parametrize("left", AGAIN)
    def test_takes_no_half_of_tera_ulang(self, unit: Unit, left: str) -> None:
        answer = send(unit, "chief", self.address, **SAID, **{left: "7500"})
        assert answer.status_code == 422
        assert "both prices of tera ulang" in summary(answer)

    def test_may_cost_nothing_again(self, unit: Unit) -> None:
        one = a_line(unit, unit.at("chief"), office_price_again=0, in_place_price_again=0)
        assert prices(one)[2:] == [0, 0]
        with pytest.raises(DomainError):
            a_line(unit, unit.at("chief"), in_place_price_again=0)


class TestCharged:
    @pytest.mark.parametrize(("control", "costs"), [("initial", 15_000), ("subsequent", 7_500)])
    def test_a_report_counts_each_by_its_control(
        self, unit: Unit, control: str, costs: int
    ) -> None:
        a_line(unit, unit.at("chief"), office_price_again=7_500, in_place_price_again=12_500)
        verify(unit, scales(unit, market(unit), 2), LAST_MONTH, control=control)
        verify(unit, scales(unit, market(unit, "Pasar Dua"), 1), LAST_MONTH)
        assert levy_of(unit.agency, Verification.objects.all()).amount == 2 * costs + 7_500

    @pytest.mark.parametrize(
        ("site", "each"), [("office", [15_000, 7_500]), ("in_place", [20_000, 12_500])]
    )
    def test_an_order_costs_by_the_control_of_each_line(self, site: str, each: list[int]) -> None:
        counter = a_counter(2)
        again = {"office_price_again": 7_500, "in_place_price_again": 12_500}
        a_line(counter, counter.acts("head"), **again)
        known = zip(counter.scales, ("initial", "subsequent"), strict=True)
        order = an_order(
            counter,
            site=site,
            place=counter.market,
            instruments=[(one.pk, control, 1) for one, control in known],
        )
        assert [one.each for one in charges(order, lines_of(order))] == each

    def test_the_report_agrees_with_the_slip(self) -> None:
        """The line of the order decides, whatever its sheet was opened for."""
        counter = a_counter(1)
        again = {"office_price_again": 7_500, "in_place_price_again": 12_500}
        a_line(counter, counter.acts("head"), **again)
        order = an_order(counter, instruments=[(counter.scales[0].pk, "subsequent", 1)])
        [line] = lines_of(order)
        verified(counter, line, DAY)
        OrderLine.objects.filter(pk=line.pk).update(control="initial")
        [charge] = charges(order, lines_of(order))
        levy = levy_of(counter.agency, Verification.objects.all())
        assert (charge.amount, levy.amount) == (15_000, 15_000)
