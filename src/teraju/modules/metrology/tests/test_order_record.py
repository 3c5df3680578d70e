"""The page of an order near its end: it waits for the signature, and says who collected it."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

from teraju.modules.metrology.services import certificates, orders

from .order_pages import get
from .sheet_world import build_bench
from .test_sheet_orders import a_line, recorded
from .unit_world import DAY

pytestmark = pytest.mark.django_db


def test_it_says_what_it_waits_for_and_who_took_it_away(settings):
    settings.TERAJU_TODAY = DAY
    bench = build_bench()
    world = SimpleNamespace(world=bench)
    line = a_line(bench, wants_certificate=True)
    pk = line.order_id
    assert "Waits for the signature" not in get(world, "counter", "order", pk)
    act = recorded(bench, line, wants_certificate=True).verification
    shown = get(world, "counter", "order", pk)
    assert "Waits for the signature" in shown
    assert "Letters and minutes of the order" in shown
    certificates.sign_certificate(
        actor=bench.acts("head"), certificate_id=act.certificates.get().pk
    )
    assert "Waits for the signature" not in get(world, "counter", "order", pk)
    orders.hand_over_order(actor=bench.acts("counter"), order_id=pk, to="Pak Budi")
    shown = re.sub(r"\s+", " ", get(world, "counter", "order", pk))
    assert "to Pak Budi" in shown
