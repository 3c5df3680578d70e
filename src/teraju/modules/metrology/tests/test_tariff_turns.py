"""An order that came under one tariff and was tested under the next."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from teraju.modules.metrology.models import OrderLine, TariffLine, Verification
from teraju.modules.metrology.selectors.tariffs import levy_of
from teraju.modules.metrology.services import sheets

from .order_world import MORNING, NOW, a_counter, an_order, lines_of
from .unit_world import DAY

pytestmark = pytest.mark.django_db
OLD, NEW = 10_000, 25_000


def a_price(counter: Any, price: int, valid_from: date, valid_to: date) -> None:
    TariffLine.objects.create(
        government_id=counter.agency.government_id,
        agency=counter.agency,
        kind="table_scale",
        office_price=price,
        in_place_price=price,
        office_price_again=price,
        in_place_price_again=price,
        valid_from=valid_from,
        valid_to=valid_to,
        basis="Perda Uji 7/2012",
        office="Kepala UPT",
        created_at=NOW,
        updated_at=NOW,
    )


def verified(counter: Any, line: OrderLine | None, on: date) -> None:
    tester, scale = counter.acts("tester"), counter.scales[0]
    sheet = sheets.open_sheet(
        actor=tester,
        instrument_id=scale.pk,
        control="subsequent",
        line_id=line.pk if line else None,
    )
    Verification.objects.create(
        government_id=scale.government_id,
        agency=scale.agency,
        instrument=scale,
        sheet=sheet,
        result="sah",
        control="subsequent",
        on=on,
        at=MORNING,
        valid_until=on + timedelta(days=365),
        passed=1,
        tester=sheet.tester,
        created_at=NOW,
        updated_at=NOW,
    )


@pytest.mark.parametrize(("is_ordered", "costs"), [(True, OLD), (False, NEW)])
def test_it_costs_what_the_slip_of_its_order_said(is_ordered: bool, costs: int) -> None:
    """What came without an order is charged by the day of its test."""
    counter, turn = a_counter(1), DAY + timedelta(days=1)
    a_price(counter, OLD, date(2012, 1, 1), DAY)
    a_price(counter, NEW, turn, date(2024, 1, 4))
    [line] = lines_of(an_order(counter)) if is_ordered else [None]
    verified(counter, line, turn)
    assert levy_of(counter.agency, Verification.objects.all()).amount == costs
