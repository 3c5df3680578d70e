"""Whoever takes a request back that was answered meanwhile reads how it was answered."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.urls import reverse

from teraju.modules.metrology.services import net
from teraju.platform.accounts.selectors import anonymous
from teraju.platform.notify import contacts

from .order_world import an_order, moment
from .test_order_net import let_in, page
from .unit_world import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day(settings):
    settings.TERAJU_TODAY = DAY
    settings.TERAJU_NOTIFY = "smtp"
    cache.clear()


@pytest.fixture
def asked(counter):
    """A contact that is let in, and its request."""
    visitor = anonymous(moment(0))
    contact = contacts.ask_code(
        door=net.DOOR, visitor=visitor, agency=counter.agency, typed="budi@contoh.id"
    )
    request = net.send_request(
        visitor=visitor, contact=contact, name="Budi", site="office", described="1 dacin"
    )
    return let_in(contact, counter.acts("counter")), request


def withdraw(asked):
    made, request = asked
    answer = made.post(reverse("metrology_net_withdraw", args=[request.pk]))
    assert answer.url == reverse("metrology_net_mine")
    shown = page(made.get(answer.url))
    assert "This step has no place" not in shown
    return shown


def test_of_a_declined_one_they_may_ask_anew(counter, asked):
    counter_clerk = counter.acts("counter")
    net.decline_request(actor=counter_clerk, request_id=asked[1].pk, reason="Di luar wilayah")
    shown = withdraw(asked)
    assert "The office has declined this request already" in shown
    assert "you may ask anew" in shown
    assert "Di luar wilayah" in shown


def test_of_one_that_became_an_order_they_tell_the_office(counter, asked):
    order = an_order(counter)
    net.take_request(actor=counter.acts("counter"), request_id=asked[1].pk, order=order)
    assert "The office has made an order of this request already" in withdraw(asked)


def test_pressed_twice_it_stays_withdrawn_without_a_word(asked):
    for _press in range(2):
        assert "already" not in withdraw(asked)
    asked[1].refresh_from_db()
    assert asked[1].state == "withdrawn"
