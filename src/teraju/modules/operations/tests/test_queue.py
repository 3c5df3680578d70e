"""The queue of a day: numbers, calls, two counters at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.operations import queue_board, services
from teraju.modules.operations.domain.states import TicketState
from teraju.modules.operations.models import Counter, Queue, QueueTicket
from teraju.modules.operations.refusals import NobodyWaits, StepNotPossible, WrongPlace
from teraju.modules.operations.web.figures import figures

from .factories import CounterFactory, QueueFactory, house

pytestmark = pytest.mark.django_db


def at(actor, minutes):
    return replace(actor, now=actor.now + timedelta(minutes=minutes))


@pytest.fixture
def home():
    return house()


@pytest.fixture
def queue(home):
    return QueueFactory(agency=home.agency, letter="A")


@pytest.fixture
def counter(home, queue):
    return CounterFactory(agency=home.agency, queues=[queue])


def test_numbers_begin_anew_every_day(home, queue):
    first = services.issue_ticket(actor=home.counter, queue_id=queue.pk)
    second = services.issue_ticket(actor=home.counter, queue_id=queue.pk)
    tomorrow = services.issue_ticket(actor=at(home.counter, 24 * 60), queue_id=queue.pk)
    assert [first.number, second.number, tomorrow.number] == ["A001", "A002", "A001"]


def test_longest_waiting_is_called_first(home, queue, counter):
    services.issue_ticket(actor=home.counter, queue_id=queue.pk)
    services.issue_ticket(actor=at(home.counter, 5), queue_id=queue.pk)
    called = services.call_next(actor=at(home.counter, 10), counter_id=counter.pk)
    assert (called.number, called.calls, called.counter) == ("A001", 1, counter)
    with pytest.raises(StepNotPossible):
        services.call_next(actor=at(home.counter, 11), counter_id=counter.pk)


def test_yesterday_is_over(home, queue, counter):
    services.issue_ticket(actor=home.counter, queue_id=queue.pk)
    with pytest.raises(NobodyWaits):
        services.call_next(actor=at(home.counter, 24 * 60), counter_id=counter.pk)


def test_who_serves_sees_how_many_wait_today(home, queue):
    services.issue_ticket(actor=home.counter, queue_id=queue.pk)
    services.issue_ticket(actor=home.counter, queue_id=queue.pk)
    assert [one.value for one in figures(home.counter)] == [2]
    assert [one.value for one in figures(at(home.counter, 24 * 60))] == [0]
    assert figures(home.head) == []


def test_served_and_measured(home, queue, counter):
    services.issue_ticket(actor=home.counter, queue_id=queue.pk)
    ticket = services.call_next(actor=at(home.counter, 10), counter_id=counter.pk)
    services.serve_ticket(actor=at(home.counter, 12), ticket_id=ticket.pk)
    services.finish_ticket(actor=at(home.counter, 20), ticket_id=ticket.pk)
    day = queue_board.day_figures(list(QueueTicket.objects.all()))
    assert (day.served, day.median_wait, day.median_serving) == (1, 12, 8)


def test_called_again_until_given_up(home, queue, counter):
    services.issue_ticket(actor=home.counter, queue_id=queue.pk)
    ticket = services.call_next(actor=home.counter, counter_id=counter.pk)
    services.call_again(actor=home.counter, ticket_id=ticket.pk)
    services.call_again(actor=home.counter, ticket_id=ticket.pk)
    with pytest.raises(StepNotPossible):
        services.call_again(actor=home.counter, ticket_id=ticket.pk)
    gone = services.miss_ticket(actor=home.counter, ticket_id=ticket.pk)
    assert gone.state == TicketState.NO_SHOW


def test_transferred_keeps_its_number_and_waits_anew(home, queue, counter):
    other = QueueFactory(agency=home.agency, letter="B")
    services.issue_ticket(actor=home.counter, queue_id=other.pk)
    services.issue_ticket(actor=home.counter, queue_id=queue.pk)
    ticket = services.call_next(actor=home.counter, counter_id=counter.pk)
    with pytest.raises(WrongPlace):
        services.transfer_ticket(actor=home.counter, ticket_id=ticket.pk, queue=queue)
    moved = services.transfer_ticket(actor=at(home.counter, 3), ticket_id=ticket.pk, queue=other)
    assert (moved.number, moved.queue, moved.state) == ("A001", other, TicketState.WAITING)
    # The next number of the letter is not given out twice.
    assert services.issue_ticket(actor=home.counter, queue_id=queue.pk).number == "A002"
    assert services.issue_ticket(actor=home.counter, queue_id=other.pk).number == "B002"
    second = CounterFactory(agency=home.agency, queues=[other])
    assert services.call_next(actor=home.counter, counter_id=second.pk).number == "B001"


def test_a_second_press_is_refused(home, queue, counter):
    services.issue_ticket(actor=home.counter, queue_id=queue.pk)
    ticket = services.call_next(actor=home.counter, counter_id=counter.pk)
    given = {"actor": home.counter, "ticket_id": ticket.pk, "expected_version": ticket.version}
    services.serve_ticket(**given)
    with pytest.raises(ChangedMeanwhile):
        services.serve_ticket(**given)


def test_rights_and_places(home, queue, counter):
    with pytest.raises(NotAllowed):
        services.issue_ticket(actor=home.reader, queue_id=queue.pk)
    with pytest.raises(Queue.DoesNotExist):
        services.issue_ticket(actor=home.stranger, queue_id=queue.pk)
    with pytest.raises(NotAllowed):
        services.call_next(actor=home.head, counter_id=counter.pk)
    with pytest.raises(NotAllowed):
        services.set_up_queue(actor=home.counter, agency=home.agency, letter="C", name="X")
    with pytest.raises(DomainError):
        services.set_up_counter(actor=home.owner, agency=home.agency, name="X", queues=[])
    with pytest.raises(WrongPlace):
        services.set_up_counter(
            actor=home.owner, agency=home.agency, name="X", queues=[QueueFactory()]
        )


def test_set_up_and_changed(home):
    queue = services.set_up_queue(actor=home.owner, agency=home.agency, letter="k", name="Kartu")
    assert queue.letter == "K"
    counter = services.set_up_counter(
        actor=home.owner, agency=home.agency, name="Loket 1", queues=[queue]
    )
    closed = services.change_counter(
        actor=home.owner, counter_id=counter.pk, name="Loket 2", queues=[queue], is_open=False
    )
    assert not closed.is_open
    with pytest.raises(StepNotPossible):
        services.call_next(actor=home.counter, counter_id=counter.pk)
    services.change_queue(actor=home.owner, queue_id=queue.pk, name="Kartu", is_open=False)
    with pytest.raises(StepNotPossible):
        services.issue_ticket(actor=home.counter, queue_id=queue.pk)


@pytest.mark.django_db(transaction=True)
def test_two_counters_at_once_never_get_the_same_number():
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL: SQLite lets one writer in at a time")
    home = house()
    queue = QueueFactory(agency=home.agency, letter="A")
    counters = [CounterFactory(agency=home.agency, queues=[queue]) for _each in range(4)]
    for _each in range(4):
        services.issue_ticket(actor=home.counter, queue_id=queue.pk)

    def call(counter: Counter) -> str:
        try:
            return services.call_next(actor=home.counter, counter_id=counter.pk).number
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        called = list(pool.map(call, counters))
    assert sorted(called) == ["A001", "A002", "A003", "A004"]
