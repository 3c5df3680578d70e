"""The addresses of calendars: opened, read, closed for good."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from teraju.modules.metrology.models import (
    CalendarFeed,
)
from teraju.modules.metrology.services import orders
from teraju.modules.metrology.services.feeds import open_feed, seal_of
from teraju.modules.metrology.tests.order_world import an_order, moment, planned
from teraju.platform.accounts.models import RoleAssignment, User

from .order_pages import client, get, send
from .unit_world import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day(settings):
    settings.TERAJU_TODAY = DAY


class TestCalendars:
    def test_an_address_tells_days_and_is_closed_for_good(self, counter):
        planned(counter)
        get(counter, "staff", "feeds", code=403)
        send(counter, "tester", "feed_open", whose="own")
        feed = CalendarFeed.objects.get()
        url = reverse("metrology_feed", args=[feed.pk, seal_of(feed)])
        assert url in get(counter, "tester", "feeds")
        assert url not in get(counter, "head", "feeds")
        answer = Client().get(url)
        assert answer["Content-Type"].startswith("text/calendar")
        assert b"SUMMARY:Sidang pasar: Pasar" in answer.content
        assert b"DTSTART;VALUE=DATE:20190314\r\nDTEND;VALUE=DATE:20190316" in answer.content
        wrong = reverse("metrology_feed", args=[feed.pk, "0" * 40])
        assert Client().get(wrong).status_code == 404
        assert (
            client(counter, "head")
            .post(reverse("metrology_feed_revoke", args=[feed.pk]))
            .status_code
            == 403
        )
        User.objects.filter(pk=feed.person_id).update(is_active=False)
        assert Client().get(url).status_code == 404
        User.objects.filter(pk=feed.person_id).update(is_active=True)
        role = RoleAssignment.objects.filter(user=feed.person_id)
        role.update(valid_until=DAY - timedelta(days=1))
        assert Client().get(url).status_code == 404, "moved to another office"
        role.update(valid_until=None)
        assert Client().get(url).status_code == 200
        send(counter, "tester", "feed_revoke", feed.pk)
        gone = Client(headers={"accept-language": "id"}).get(url)
        assert gone.status_code == 410
        assert "Kalender ini sudah ditutup" in gone.content.decode()
        assert feed.person.title not in gone.content.decode()
        assert Client().get(wrong).status_code == 404, "a stranger learns nothing of it"

    @pytest.mark.parametrize(
        ("site", "title", "is_there"),
        [("in_place", "Tera di tempat", True), ("office", "Tera di kantor", False)],
    )
    def test_a_booked_time_is_told_by_where_it_is(self, counter, site, title, is_there):
        order = an_order(counter, site=site, place=counter.market)
        orders.book_appointment(
            actor=counter.acts("counter"),
            order_id=order.pk,
            tester=counter.world.tester,
            starts_at=moment(24 * 60),
        )
        send(counter, "tester", "feed_open", whose="own")
        feed = CalendarFeed.objects.get()
        url = reverse("metrology_feed", args=[feed.pk, seal_of(feed)])
        told = Client().get(url).content.decode().replace("\r\n ", "")
        assert f"SUMMARY:{title}\\, order {order}" in told.replace("pesanan", "order")
        assert (f"LOCATION:{counter.market.name}" in told) is is_there

    def test_pressed_twice_it_is_one_address(self, counter):
        for _again in range(2):
            send(counter, "tester", "feed_open", whose="own")
            send(counter, "tester", "feed_open", whose="unit")
        assert CalendarFeed.objects.count() == 2
        page = get(counter, "tester", "feeds")
        assert 'href="webcal://' in page
        assert 'class="card next"' not in page, "both are open: there is nothing to press"

    def test_the_page_says_what_was_done(self, counter):
        browser = client(counter, "tester")
        browser.cookies["language"] = "en"
        said = {"whose": "own"}
        opened = browser.post(reverse("metrology_feed_open"), said, follow=True).content.decode()
        assert "The address is open" in opened
        close = reverse("metrology_feed_revoke", args=[CalendarFeed.objects.get().pk])
        assert "The address is closed" in browser.post(close, follow=True).content.decode()

    def test_the_unit_has_one_of_its_own(self, counter):
        open_feed(actor=counter.acts("head"), agency=counter.agency, is_own=False)
        page = get(counter, "tester", "feeds")
        assert "Days of the unit" in page
