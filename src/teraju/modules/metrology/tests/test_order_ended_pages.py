"""What the page and the slip of an order offer and say once nothing of it is left."""

from __future__ import annotations

import pytest
from django.urls import reverse

from teraju.modules.metrology.services import orders
from teraju.modules.metrology.web import order_slip

from .order_pages import client, get
from .order_world import an_order, held, lines_of
from .test_order_visits import Printed
from .unit_world import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day(settings):
    settings.TERAJU_TODAY = DAY


def take_out(counter, order, number=None):
    for line in lines_of(order)[:number]:
        orders.cancel_line(actor=counter.acts("counter", 5), line_id=line.pk, reason="Dijual")
    order.output.refresh_from_db()


class TestLabels:
    def test_are_offered_while_there_is_something_to_label(self, counter):
        order = an_order(counter)
        take_out(counter, order, 1)
        assert labels(order) in get(counter, "counter", "order", order.pk)

    def test_are_not_offered_where_everything_was_taken_out(self, counter):
        order = an_order(counter)
        take_out(counter, order)
        assert labels(order) not in get(counter, "counter", "order", order.pk)

    def test_are_not_offered_before_somebody_came_to_a_session(self, counter):
        _session, order = held(counter)
        assert labels(order) not in get(counter, "counter", "order", order.pk)


def labels(order):
    return reverse("metrology_order_labels", args=[order.pk])


class TestTheSlip:
    @pytest.fixture
    def slip(self, counter, monkeypatch):
        """What the slip of an order says."""
        found = {}

        def printed(_name, data, **_more):
            found.update(data)
            return Printed(b"x")

        monkeypatch.setattr(order_slip, "render", printed)

        def read(order):
            client(counter, "counter").get(reverse("metrology_order_slip", args=[order.pk]))
            return dict(found["facts"])

        return read

    def test_of_a_cancelled_order_says_so_and_promises_nothing(self, counter, slip):
        order = an_order(counter)
        assert "Dijanjikan selesai" in slip(order)
        assert "Status" not in slip(order)
        take_out(counter, order)
        told = slip(order)
        assert told["Status"] == "Dibatalkan: Semua alat dalam pesanan dibatalkan."
        assert not {"Dijanjikan selesai", "Biaya"} & set(told)

    def test_of_a_referred_order_says_so_and_promises_nothing(self, counter, slip):
        order = an_order(counter)
        for line in lines_of(order):
            orders.refer_line(
                actor=counter.acts("head", 5),
                line_id=line.pk,
                referred_to="BSML",
                reason="Tanpa standar",
            )
        told = slip(order)
        assert told["Status"].startswith("Dirujuk")
        assert "Dijanjikan selesai" not in told
