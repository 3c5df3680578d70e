"""Reminders: once for an instrument and a term, to those who can be reached and wish it."""

from __future__ import annotations

from datetime import date, timedelta
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format

from teraju.modules.metrology.domain.reminders import whatsapp_link, whatsapp_number, window
from teraju.modules.metrology.models import Reminder, ReminderStop, Session
from teraju.modules.metrology.services import reminders as services
from teraju.platform.notify import services as notify
from teraju.platform.notify.models import Channel, Delivery

from .plan_world import market, owner, scales, stamped
from .register_world import TODAY, Unit, a_unit

pytestmark = pytest.mark.django_db
SOON, LATER = TODAY + timedelta(days=20), TODAY + timedelta(days=90)


@pytest.fixture
def unit() -> Unit:
    return a_unit()


@pytest.fixture
def mail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notify, "configured", lambda: Channel.SMTP)


class TestNumbers:
    @pytest.mark.parametrize(
        ("typed", "number"),
        [
            ("0812 3456 7890", "6281234567890"),
            ("+62 812-3456-7890", "6281234567890"),
            ("62812 3456 7890", "6281234567890"),
            ("812 3456 7890", "6281234567890"),
            ("+65 8123 4567", "6581234567"),
            ("0321 123456", ""),
            ("", ""),
        ],
    )
    def test_are_written_for_the_chat(self, typed: str, number: str) -> None:
        assert whatsapp_number(typed) == number

    def test_no_number_no_link(self) -> None:
        assert whatsapp_link("0321 123456", "Halo") == ""
        assert unquote(whatsapp_link("0812 3456 7890", "Tera & ulang")).endswith("Tera & ulang")

    def test_the_window_opens_a_month_ahead(self) -> None:
        days = window(TODAY)
        assert (days.last - TODAY).days == 30
        assert (TODAY - days.first).days == 30


class TestMail:
    def test_goes_once_for_an_instrument_and_a_term(self, unit: Unit, mail: None) -> None:
        held = owner(unit, email="susi@example.go.id")
        place = market(unit)
        (one, _two) = scales(unit, place, 2, until=SOON, whose=held)
        scales(unit, place, 1, until=LATER, whose=held)
        actor = unit.at("chief")
        assert services.owners_to_mail(unit.agency, TODAY) == [held.pk]
        assert services.remind_by_mail(actor, held.pk, actor.now) == 2
        assert services.remind_by_mail(actor, held.pk, actor.now) == 0
        assert services.owners_to_mail(unit.agency, TODAY) == []
        assert Delivery.objects.count() == 1
        message = Delivery.objects.get()
        assert one.tag in message.text
        assert "/metrology/reminders/stop/" in message.text
        # Verified again it has another term, of which nobody was told.
        one.valid_until = SOON + timedelta(days=3)
        one.save()
        assert services.owners_to_mail(unit.agency, TODAY) == [held.pk]

    @pytest.mark.parametrize(("on", "free"), [(date(2024, 1, 4), False), (date(2024, 1, 5), True)])
    def test_says_that_it_is_free_since_it_is(self, unit: Unit, on: date, free: bool) -> None:
        held = owner(unit)
        found = scales(unit, market(unit), 1, until=SOON, whose=held)
        assert ("costs nothing" in services.message(held, found, on, with_stop=False)) is free

    def test_names_the_next_session_that_is_sure(self, unit: Unit) -> None:
        held, place = owner(unit), market(unit)
        found = scales(unit, place, 1, until=SOON, whose=held)
        day = TODAY + timedelta(days=9)
        said = f"The next session: Pasar Mojosari, {date_format(day)}."
        one = Session.objects.create(place=place, starts_on=day, ends_on=day, **stamped(unit))
        for state, told in (("planned", False), ("confirmed", True), ("cancelled", False)):
            Session.objects.filter(pk=one.pk).update(state=state, ending_reason="x")
            assert (said in services.message(held, found, TODAY, with_stop=False)) is told
        Session.objects.filter(pk=one.pk).update(state="confirmed")
        elsewhere = scales(unit, market(unit, "Pasar Lain"), 1, until=SOON, whose=held)
        assert said not in services.message(held, elsewhere, TODAY, with_stop=False)

    def test_leaves_out_who_cannot_be_reached_or_wishes_none(self, unit: Unit, mail: None) -> None:
        place = market(unit)
        dumb, tired = owner(unit, "Tanpa surel"), owner(unit, "Lelah", email="a@example.go.id")
        gone = owner(unit, "Pindah", email="b@example.go.id", ended_on=TODAY)
        for one in (dumb, tired, gone):
            scales(unit, place, 1, until=SOON, whose=one)
        services.stop_reminders(actor=unit.at("counter"), owner_id=tired.pk)
        assert services.owners_to_mail(unit.agency, TODAY) == []
        actor = unit.at("chief")
        for one in (dumb, tired):
            assert services.remind_by_mail(actor, one.pk, actor.now) == 0
        assert Reminder.objects.count() == 0


class TestLink:
    def test_stops_reminders_by_one_more_press(self, unit: Unit) -> None:
        held = owner(unit, email="susi@example.go.id")
        token = signing.dumps(held.pk, salt=services.SALT)
        address = reverse("metrology_reminders_stop", args=[token])
        page = Client().get(address)
        assert page.status_code == HTTPStatus.OK
        assert "Susi" not in page.content.decode()
        assert not ReminderStop.objects.exists()
        for _again in range(2):
            assert Client().post(address).status_code == HTTPStatus.OK
        assert "<form" not in Client().get(address).content.decode()
        stop: Any = ReminderStop.objects.get()
        assert (stop.owner, stop.office) == (held, "")

    def test_is_refused_when_broken(self, unit: Unit) -> None:
        for token in ("rusak", signing.dumps("1", salt=services.SALT), signing.dumps(10**12)):
            address = reverse("metrology_reminders_stop", args=[token])
            assert Client().post(address).status_code == HTTPStatus.NOT_FOUND
