"""Reminders as pages: sent by WhatsApp, stopped, wished again; for every kind of person."""

from __future__ import annotations

import re
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.utils.formats import date_format

from .plan_world import market, owner, scales
from .register_pages import browser, send, summary, text, url
from .register_world import TODAY, Unit, a_unit

pytestmark = pytest.mark.django_db
GONE, DENIED, MOVED = HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN, HTTPStatus.FOUND


@pytest.fixture(autouse=True)
def today(settings: Any) -> None:
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def unit() -> Unit:
    return a_unit()


class TestWhatsApp:
    def test_prepares_a_message_and_records_who_sent_it(self, unit: Unit) -> None:
        held = owner(unit, phone="0812 3456 7890")
        scales(unit, market(unit), 2, until=TODAY + timedelta(days=20), whose=held)
        page = text(browser(unit, "counter").get(url("due_owner_tell", held.pk)))
        assert "https://wa.me/6281234567890?text=" in page
        assert send(unit, "staff", url("due_owner_tell", held.pk)).status_code == DENIED
        answer = send(
            unit, "counter", url("due_owner_tell", held.pk), version=held.version, way="whatsapp"
        )
        assert answer.status_code == MOVED, summary(answer)
        rows = list(held.reminders.all())
        assert {one.sent_by for one in rows} == {unit.users["counter"]}
        assert len(rows) == 2
        again = send(
            unit, "counter", url("due_owner_tell", held.pk), version=held.version, way="whatsapp"
        )
        assert "told of everything" in summary(again)

    def test_is_offered_to_nobody_twice(self, unit: Unit) -> None:
        held = owner(unit, phone="0812 3456 7890")
        scales(unit, market(unit), 1, until=TODAY + timedelta(days=20), whose=held)
        send(unit, "counter", url("due_owner_tell", held.pk), version=held.version, way="whatsapp")
        again = browser(unit, "counter").get(url("due_owner_tell", held.pk))
        assert again["Location"] == url("due_owner", held.pk)

    def test_is_wished_again_by_whom_nothing_runs_out(self, unit: Unit) -> None:
        held = owner(unit, phone="0812 3456 7890")
        counter = browser(unit, "counter")
        assert url("due_owner", held.pk) in text(counter.get(url("owner", held.pk)))
        send(unit, "counter", url("due_owner_stop", held.pk), version=held.version)
        assert "wishes none" in text(counter.get(url("owner", held.pk)))
        send(unit, "counter", url("due_owner_resume", held.pk), version=held.version)
        page = text(counter.get(url("due_owner", held.pk)))
        assert "Nothing runs out soon" in page
        assert "Wishes no reminders" in page

    def test_guests_see_an_empty_list(self, unit: Unit) -> None:
        held = owner(unit, phone="0812 3456 7890")
        scales(unit, market(unit), 1, until=TODAY + timedelta(days=20), whose=held)
        page = browser(unit, "guest").get(url("due_owners"))
        assert page.status_code == HTTPStatus.OK
        assert "Susi" not in text(page)
        assert browser(unit, "guest").get(url("due_owner", held.pk)).status_code == GONE

    def test_leaves_alone_who_wishes_none(self, unit: Unit) -> None:
        held = owner(unit, phone="0812 3456 7890")
        scales(unit, market(unit), 1, until=TODAY + timedelta(days=20), whose=held)
        send(unit, "counter", url("due_owner_stop", held.pk), version=held.version)
        answer = send(
            unit, "counter", url("due_owner_tell", held.pk), version=held.version, way="whatsapp"
        )
        assert "wishes no reminders" in summary(answer)
        send(unit, "counter", url("due_owner_resume", held.pk), version=held.version)
        assert "Send by WhatsApp" in text(browser(unit, "counter").get(url("due_owner", held.pk)))


class TestLapsed:
    """What ran out longer ago than reminders go out for is for a visit, not for a letter."""

    def test_the_page_says_how_many_and_since_when(self, unit: Unit) -> None:
        held = owner(unit, phone="0812 3456 7890")
        here = market(unit)
        scales(unit, here, 2, until=TODAY - timedelta(days=40), whose=held)
        scales(unit, here, 1, until=TODAY - timedelta(days=90), whose=held)
        page = text(browser(unit, "counter").get(url("due_owner", held.pk)))
        assert "Ran out long ago" in page
        assert f"since {date_format(TODAY - timedelta(days=90))}" in page
        assert "automatic reminders for it are over" in page
        assert f'href="{url("instruments")}?status=expired&amp;q=Susi+Contoh"' in page

    def test_whom_nobody_can_reach_is_asked_for_a_number(self, unit: Unit) -> None:
        held = owner(unit)
        scales(unit, market(unit), 1, until=TODAY - timedelta(days=40), whose=held)
        page = text(browser(unit, "counter").get(url("due_owner", held.pk)))
        assert f'class="btn go" href="{url("owner_change", held.pk)}"' in page

    def test_the_list_has_them_and_nobody_is_to_be_told(self, unit: Unit) -> None:
        past, soon = owner(unit, name="Bu Lama"), owner(unit, name="Bu Segera")
        here = market(unit)
        scales(unit, here, 1, until=TODAY - timedelta(days=40), whose=past)
        scales(unit, here, 1, until=TODAY + timedelta(days=20), whose=soon)
        counter = browser(unit, "counter")
        for value, shown in (("lapsed", "Bu Lama"), ("untold", "Bu Segera"), ("told", "")):
            page = text(counter.get(url("due_owners"), {"told": value}))
            found = [name for name in ("Bu Lama", "Bu Segera") if name in page]
            assert found == [shown] * bool(shown)


class TestWaysToTell:
    def test_ask_for_a_number_where_there_is_none(self, unit: Unit) -> None:
        held = owner(unit)
        scales(unit, market(unit), 1, until=TODAY + timedelta(days=20), whose=held)
        page = text(browser(unit, "counter").get(url("due_owner", held.pk)))
        assert f'class="btn go" href="{url("owner_change", held.pk)}"' in page

    @pytest.mark.parametrize(
        ("values", "offered", "opens"),
        [
            ({"email": "susi@example.id"}, ["mail", "other"], "mailto:susi@example.id?subject="),
            ({"phone": "0321 123456"}, ["other"], 'href="tel:0321123456"'),
            (
                {"phone": "0812 3456 7890", "email": "susi@example.id"},
                ["whatsapp", "mail", "other"],
                "https://wa.me/6281234567890?text=",
            ),
        ],
    )
    def test_lead_to_everybody_with_an_address_of_any_kind(
        self, unit: Unit, values: dict[str, str], offered: list[str], opens: str
    ) -> None:
        held = owner(unit, **values)
        scales(unit, market(unit), 1, until=TODAY + timedelta(days=20), whose=held)
        counter, address = browser(unit, "counter"), url("due_owner_tell", held.pk)
        assert f'class="btn go" href="{address}"' in text(counter.get(url("due_owner", held.pk)))
        page = text(counter.get(address))
        assert re.findall(r'name="way" value="(\w+)"', page) == offered
        assert opens in page
        answer = send(unit, "counter", address, version=held.version, way=offered[-1])
        assert answer.status_code == MOVED, summary(answer)
        assert [one.way for one in held.reminders.all()] == [offered[-1]]
        assert "In person or by telephone" in text(counter.get(url("reminders")))

    def test_say_of_a_way_that_the_owner_has_not_that_it_is_none(self, unit: Unit) -> None:
        held = owner(unit, email="susi@example.id")
        scales(unit, market(unit), 1, until=TODAY + timedelta(days=20), whose=held)
        sent = {"version": held.version, "way": "whatsapp"}
        assert "How did you tell" in summary(
            send(unit, "counter", url("due_owner_tell", held.pk), **sent)
        )
        assert not held.reminders.exists()

    def test_of_somebody_at_the_counter_are_none_but_the_word_itself(self, unit: Unit) -> None:
        held = owner(unit)
        scales(unit, market(unit), 1, until=TODAY + timedelta(days=20), whose=held)
        address = url("due_owner_tell", held.pk)
        assert address in text(browser(unit, "counter").get(url("due_owner", held.pk)))
        send(unit, "counter", address, version=held.version, way="other")
        assert held.reminders.count() == 1

    @pytest.mark.parametrize(
        ("channel", "said"),
        [("inbox", "Nothing goes out from here"), ("smtp", "goes out by itself, in the morning")],
    )
    def test_do_not_promise_a_mail_that_nobody_sends(
        self, unit: Unit, settings: Any, channel: str, said: str
    ) -> None:
        settings.TERAJU_NOTIFY = channel
        held = owner(unit, email="pedagang@example.id")
        assert said in text(browser(unit, "counter").get(url("due_owner", held.pk)))
