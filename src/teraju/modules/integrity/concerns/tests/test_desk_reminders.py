"""Letters from the desk: to whom, once a day, and without a word."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail

from teraju.modules.integrity.concerns.models import Case
from teraju.modules.integrity.concerns.services import conversation
from teraju.modules.integrity.concerns.services import desk_talk as talk
from teraju.modules.integrity.concerns.services.desk_reminders import remind

from . import desk, factories

pytestmark = pytest.mark.django_db
NOW, TODAY = factories.NOW, factories.TODAY


def with_mail(**fields):
    return factories.handler(email="penerima@serang.example", **fields)


def test_a_new_concern_is_told_once_a_day_without_a_word():
    case = factories.case(with_mail())
    day, moment = TODAY + timedelta(1), NOW + timedelta(1)
    assert remind(today=day, now=moment) == 1
    assert remind(today=day, now=moment) == 0
    assert remind(today=day + timedelta(1), now=moment + timedelta(1)) == 1
    letter = mail.outbox[0]
    assert letter.to == ["penerima@serang.example"]
    for words in (letter.subject, letter.body):
        assert case.number not in words
        assert "laci" not in words
        assert not any(sign.isdigit() for sign in words)


@pytest.mark.parametrize(
    ("state", "age", "letters"),
    [("investigating", 10, 0), ("investigating", 95, 1), ("closed", 0, 0), ("closed", 28, 1)],
)
def test_who_has_nothing_due_gets_no_letter(state, age, letters):
    day = TODAY - timedelta(age)
    case = desk.declared(with_mail(), received_on=day)
    outcome = "unfounded" if state == "closed" else ""
    Case.objects.filter(pk=case.pk).update(
        state=state,
        acknowledged_on=day,
        closed_on=day if state == "closed" else None,
        outcome=outcome,
    )
    talk.answer(desk.hand(case.handlers.get().handler), case.number, text="Kami baca")
    assert remind(today=TODAY, now=NOW) == letters


def test_a_message_without_an_answer_is_told_the_day_after():
    handler = with_mail()
    case = desk.declared(handler, received_on=TODAY - timedelta(5))
    desk.triaged(desk.hand(handler), case)
    assert remind(today=TODAY, now=NOW) == 0
    conversation.write_on(case, text="Masih berlangsung", today=TODAY)
    assert remind(today=TODAY, now=NOW) == 0
    assert remind(today=TODAY + timedelta(1), now=NOW) == 1


def test_no_letter_goes_out_on_the_day_a_concern_arrives():
    factories.case(with_mail())
    assert remind(today=TODAY, now=NOW) == 0


def test_who_serves_no_more_or_has_no_address_gets_none():
    gone = with_mail(retired_on=TODAY)
    factories.case(gone, factories.handler(), code="1" * 16, received_on=TODAY - timedelta(1))
    assert remind(today=TODAY, now=NOW) == 0


def test_a_mail_server_that_rests_stops_nothing(monkeypatch):
    def rests(*args, **kwargs):
        raise OSError

    factories.case(with_mail(), received_on=TODAY - timedelta(1))
    monkeypatch.setattr(
        "teraju.modules.integrity.concerns.services.desk_reminders.send_mail", rests
    )
    assert remind(today=TODAY, now=NOW) == 0
    monkeypatch.undo()
    assert remind(today=TODAY, now=NOW) == 1
