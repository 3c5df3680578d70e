"""Weights are never added to instruments: on the board, in the book of markets, in the share."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from teraju.modules.metrology.domain.reports import ReportPeriod
from teraju.modules.metrology.report_wording import facts_of
from teraju.modules.metrology.selectors import orderly
from teraju.modules.metrology.selectors import reports as reading
from teraju.modules.metrology.selectors.board import board
from teraju.modules.metrology.services import orders
from teraju.modules.metrology.services.figures import enter_potential

from .order_world import a_counter, an_order
from .plan_world import market, scales, verify
from .register_pages import browser, text, url
from .register_world import TODAY, Unit, a_kiosk, a_unit

pytestmark = pytest.mark.django_db
LAST_MONTH = TODAY.replace(day=1) - timedelta(days=1)


@pytest.fixture
def unit(settings: Any) -> Unit:
    settings.TERAJU_TODAY = TODAY
    return a_unit()


def test_on_the_board_of_the_day() -> None:
    counter = a_counter()
    scale, weights = counter.scales
    wanted = [(scale.pk, "subsequent", 1), (weights.pk, "subsequent", 7)]
    order = an_order(counter, instruments=wanted)
    weights.kind = "common_weight"
    weights.save()
    tester = counter.acts("tester", 5)
    for line in order.lines.order_by("pk"):
        orders.take_line(actor=tester, line_id=line.pk)
        orders.finish_line(actor=tester, line_id=line.pk, at=tester.now, to_sign=False)
    found = board(counter.acts("counter", 30))
    assert (found.done_instruments, found.done_weights) == (1, 7)


def test_in_the_book_of_orderly_markets(unit: Unit) -> None:
    place = market(unit)
    kiosk = a_kiosk(unit, place)
    valid = date(TODAY.year + 1, 1, 31)
    scales(unit, kiosk, 2, until=valid)
    scales(unit, kiosk, 1, until=valid, kind="common_weight", pieces=7)
    scales(unit, kiosk, 1, until=TODAY - timedelta(days=1), kind="common_weight", pieces=7)
    (one,) = orderly.markets(unit.at("staff"))
    assert (one.in_use, one.marked, one.sets_in_use, one.sets_marked) == (2, 2, 2, 1)
    marked = next(each for each in orderly.conditions_of(one) if each.code == "marked")
    assert (marked.part, marked.whole, marked.holds) == (3, 4, False)
    page = text(browser(unit, "staff").get(url("orderly_market", place.pk)))
    assert "2 of 2 instruments; 1 of 2 sets of weights" in page
    assert "2 of 2 instruments; 2 of 2 sets of weights" in page


def test_in_the_share_of_the_potential(unit: Unit) -> None:
    place = market(unit)
    verify(unit, scales(unit, place, 3), LAST_MONTH)
    verify(unit, scales(unit, place, 1, kind="common_weight", pieces=7), LAST_MONTH)
    said = {"agency": unit.agency, "on": LAST_MONTH.replace(day=1), "source": "Sensus"}
    enter_potential(actor=unit.at("chief"), instruments=6, weights=28, **said)
    period = ReportPeriod(LAST_MONTH.year, LAST_MONTH.month)
    shares = [
        (one.value, one.note)
        for one in facts_of(reading.report(unit.agency, period))
        if "since January" in one.label
    ]
    assert [value for value, _note in shares] == ["50.00 %", "25.00 %"]
    assert shares[1][1] == "7 of 28 weights, counted apart"
