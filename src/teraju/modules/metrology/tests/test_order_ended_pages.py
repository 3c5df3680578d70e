"""What the page and the slip of an order offer and say once nothing of it is left."""

from __future__ import annotations

import pytest
from django.urls import reverse

from teraju.modules.metrology.services import orders

from .order_pages import get
from .order_world import an_order, held, lines_of
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
