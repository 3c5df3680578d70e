"""Rules of events as tables: contacts, tickets, seats, days, states."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.kernel.states import TransitionRefused
from teraju.modules.learning import event_policy
from teraju.modules.learning.domain.event_contacts import (
    LETTERS,
    masked_contact,
    read_contact,
    read_ticket,
)
from teraju.modules.learning.domain.event_seats import (
    counts_of,
    free_seats,
    may_be_told,
    seat_for,
    takes_registrations,
)
from teraju.modules.learning.domain.event_states import EVENT, QUESTION, EventState, Seat

MARCH = date(2018, 3, 16)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("  Budi@Contoh.GO.id ", "budi@contoh.go.id"),
        ("0812 3456 7890", "6281234567890"),
        ("+62 812-3456-7890", "6281234567890"),
        ("62812 3456 7890", "6281234567890"),
        ("(0254) 200 100", "62254200100"),
        ("812 3456 7890", "6281234567890"),
        ("budi@contoh", ""),
        ("@contoh.go.id", ""),
        ("tanya saja", ""),
        ("12345", ""),
        ("", ""),
        ("0" * 30, ""),
    ],
)
def test_a_contact_is_read_however_it_is_written(typed, found):
    assert read_contact(typed) == found


@pytest.mark.parametrize(
    ("contact", "shown"),
    [("budi@contoh.go.id", "b•••@contoh.go.id"), ("6281234567890", "•••7890"), ("", "")],
)
def test_a_contact_is_shown_to_its_owner_alone(contact, shown):
    assert masked_contact(contact) == shown


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ABCDEFGH2345", "ABCDEFGH2345"),
        ("abcd efgh-2345", "ABCDEFGH2345"),
        ("https://teraju.example/l/t/ABCDEFGH2345/", "ABCDEFGH2345"),
        ("ABCDEFGH234", ""),
        ("ABCDEFGH2341", ""),
        ("budi@contoh.go.id", ""),
    ],
)
def test_a_ticket_is_read_from_a_scanner_and_from_a_hand(typed, code):
    assert read_ticket(typed) == code


def test_no_letter_of_a_ticket_is_mistaken_for_another():
    assert not set("01ILOU") & set(LETTERS)


@pytest.mark.parametrize(
    ("seated", "seats", "seat"),
    [(0, 1, Seat.SEATED), (1, 1, Seat.WAITING), (2, 1, Seat.WAITING), (864, None, Seat.SEATED)],
)
def test_a_seat_is_given_while_there_is_one(seated, seats, seat):
    assert seat_for(seated, seats) == seat


def test_seats_left_are_never_less_than_none():
    assert [free_seats(1, 3), free_seats(3, 3), free_seats(4, 3), free_seats(9, None)] == [
        2,
        0,
        0,
        None,
    ]


@pytest.mark.parametrize(
    ("state", "first", "last", "takes"),
    [
        ("open", 15, 17, True),
        ("open", 16, 16, True),
        ("open", 17, 18, False),
        ("open", 14, 15, False),
        ("draft", 15, 17, False),
        ("closed", 15, 17, False),
        ("running", 15, 17, False),
        ("cancelled", 15, 17, False),
    ],
)
def test_registration_has_its_days_and_its_state(state, first, last, takes):
    days = MARCH.replace(day=first), MARCH.replace(day=last)
    assert takes_registrations(state, *days, MARCH) is takes


def test_answers_that_nobody_gave_are_counted_too():
    assert counts_of([4, 4, 1], range(1, 5)) == {1: 1, 2: 0, 3: 0, 4: 2}


@pytest.mark.parametrize(("replies", "told"), [(0, False), (4, False), (5, True), (864, True)])
def test_few_replies_are_not_told(replies, told):
    assert may_be_told(replies, event_policy.number(MARCH, "smallest_group")) is told


@pytest.mark.parametrize(
    ("state", "event", "target"),
    [
        ("draft", "publish", "open"),
        ("open", "close", "closed"),
        ("closed", "reopen", "open"),
        ("open", "hold", "running"),
        ("closed", "hold", "running"),
        ("running", "finish", "finished"),
        ("running", "cancel", "cancelled"),
        ("draft", "hold", None),
        ("draft", "close", None),
        ("open", "finish", None),
        ("running", "change", "running"),
        ("running", "reopen", None),
        ("finished", "cancel", None),
        ("cancelled", "publish", None),
    ],
)
def test_events_move_by_their_table(state, event, target):
    if target is None:
        with pytest.raises(TransitionRefused):
            EVENT.transition(state, event)
    else:
        assert EVENT.transition(state, event).target == target


def test_every_state_but_the_ends_has_a_way_out():
    assert EVENT.final_states == {EventState.FINISHED, EventState.CANCELLED}
    assert QUESTION.final_states == frozenset()
