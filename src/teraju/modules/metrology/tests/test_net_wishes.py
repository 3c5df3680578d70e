"""What owners are offered and told over the net: the days of a wish, and whom to turn to."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.urls import reverse

from teraju.modules.metrology.selectors.orders import working_days
from teraju.modules.metrology.services import net
from teraju.modules.metrology.web.net_forms import RequestForm
from teraju.platform.accounts.selectors import anonymous
from teraju.platform.notify import contacts

from .order_world import a_counter, an_order, moment
from .test_order_net import PHONE, let_in, page
from .unit_world import DAY, at, received

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = DAY
    settings.TERAJU_NOTIFY = "smtp"
    cache.clear()


@pytest.fixture
def counter():
    made = a_counter()
    made.owner.phone = PHONE
    made.owner.save()
    return made


class TestWishes:
    def test_days_without_stamps_are_not_offered(self, counter):
        """The stamps of a year may be handed over from the 22nd of December on."""
        asked: Any = RequestForm(
            viewer=anonymous(at(date(2019, 12, 16))), agency=counter.agency, instruments=[]
        )
        days = [key for key, _words in asked.fields["wished_on"].choices][1:]
        assert days[:2] == ["2019-12-17", "2019-12-18"]
        assert not [one for one in days if "2019-12-22" <= one <= "2020-01-29"]
        free = working_days(counter.agency, date(2019, 12, 16), 10)
        assert date(2019, 12, 23) not in free, "no stamps of the year are in the book"
        received(counter.world)
        assert date(2019, 12, 23) in working_days(counter.agency, date(2019, 12, 16), 10)

    def test_an_order_is_cancelled_by_the_office(self, counter):
        counter.agency.government.contact = "Telp. (0321) 555"
        counter.agency.government.save()
        contact = contacts.ask_code(
            door=net.DOOR, visitor=anonymous(moment(0)), agency=counter.agency, typed=PHONE
        )
        order = an_order(counter)
        shown = page(let_in(contact, counter.acts("counter")).get(reverse("metrology_net_mine")))
        assert order.output.number in shown
        assert "To cancel an order" in shown
        assert "Telp. (0321) 555" in shown
