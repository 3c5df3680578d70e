"""What a telephone sends for a session belongs to its order if it was made on one of its days."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from teraju.modules.metrology.models import Session
from teraju.modules.metrology.services import orders
from teraju.modules.operations.tests.factories import InForceFactory

from .field_world import a_day
from .register_pages import text
from .unit_world import DAY

pytestmark = pytest.mark.django_db
TOMORROW = DAY + timedelta(days=1)
WORDS = "no day of the session"


@pytest.fixture
def day(settings):
    settings.TERAJU_TODAY = DAY
    day = a_day()
    InForceFactory(agency=day.bench.agency, kind="verification")
    return day


def on_other_days(day, **days):
    Session.objects.filter(pk=day.session.pk).update(**days)
    day.session.refresh_from_db()


def shown(day, one) -> str:
    client = Client()
    client.force_login(day.bench.tester)
    client.cookies["language"] = "en"
    return text(client.get(one.get_absolute_url()))


def test_before_its_days_it_is_a_test_by_itself_and_seen_as_such(day):
    on_other_days(day, starts_on=TOMORROW, ends_on=TOMORROW)
    [answer] = day.sync(day.entry(day.bench.scale()))
    sheet = answer.entry.sheet
    assert (answer.outcome, sheet.line, day.session.state) == ("stored", None, "confirmed")
    for one in (sheet, sheet.verification):
        assert WORDS in shown(day, one)
    assert "1 test was sent for this session" in shown(day, day.session)


def test_sent_on_its_day_it_neither_opens_it_nor_joins_it(day):
    """Tested the day before the session, sent from there."""
    on_other_days(day, starts_on=TOMORROW, ends_on=TOMORROW)
    sent = day.entry(day.bench.scale())
    [answer] = day.sync(sent, minutes=24 * 60)
    day.session.refresh_from_db()
    assert (answer.outcome, answer.entry.sheet.line) == ("stored", None)
    assert day.session.state == "confirmed"


def test_what_waits_in_its_order_has_its_result_there_on_another_day(day):
    """The traders' day is over; one scale is left and tested the day after."""
    yesterday = DAY - timedelta(days=1)
    on_other_days(day, starts_on=yesterday, ends_on=yesterday)
    acting = day.acts("counter")
    order = orders.hold_session(
        actor=replace(day.acts("tester"), now=acting.now - timedelta(days=1)),
        session_id=day.session.pk,
    )
    line = orders.add_line(
        actor=acting,
        order_id=order.pk,
        instrument_id=day.bench.scale().pk,
        control="subsequent",
        arrived_at=acting.now - timedelta(days=1),
    )
    known, new = day.sync(day.entry(line.instrument), day.entry(day.bench.scale()))
    assert known.entry.sheet.line == line
    assert new.entry.sheet.line is None
    assert WORDS in shown(day, new.entry.sheet)
    assert WORDS not in shown(day, known.entry.sheet)


def test_on_its_day_it_is_in_its_order(day):
    [answer] = day.sync(day.entry(day.bench.scale()))
    assert answer.entry.sheet.line.order.session == day.session
    assert "outside" not in shown(day, day.session)
