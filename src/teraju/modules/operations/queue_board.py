"""What a queue shows today: who waits, what is being called, how long it took."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

from . import selectors
from .domain.states import TicketState
from .domain.times import nearest_rank
from .models import Counter, Queue, QueueTicket
from .rulebook import queue_rules

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class QueueLine:
    """A queue today: how many wait, and how many were drawn."""

    queue: Queue
    waiting: int
    drawn: int


@dataclass(frozen=True)
class DayFigures:
    """Whole minutes by the clock: from drawing to the counter, and at the counter."""

    served: int
    missed: int
    median_wait: int | None
    ninetieth_wait: int | None
    median_serving: int | None


def queue_lines(viewer: Viewer) -> list[QueueLine]:
    """The queues in use that the viewer sees. One query."""
    today = Q(tickets__day=viewer.today)
    rows = selectors.queues(viewer).filter(is_open=True)
    counted = rows.annotate(
        drawn=Count("tickets", filter=today),
        waiting=Count("tickets", filter=today & Q(tickets__state=TicketState.WAITING)),
    )
    return [
        QueueLine(one, one.waiting, one.drawn) for one in counted.order_by("agency__name", "letter")
    ]


def waiting_for(viewer: Viewer, counter: Counter) -> list[QueueTicket]:
    """Who waits today for the queues of a counter, in the order of the calls."""
    rows = selectors.tickets(viewer).filter(
        queue__counters=counter, day=viewer.today, state=TicketState.WAITING
    )
    return list(rows.order_by("waits_since", "pk"))


def at_counter(viewer: Viewer, counter: Counter) -> QueueTicket | None:
    """The number that is at a counter now."""
    return (
        selectors.tickets(viewer)
        .filter(
            counter=counter,
            day=viewer.today,
            state__in=[TicketState.CALLED, TicketState.SERVING],
        )
        .order_by("called_at")
        .first()
    )


def before(ticket: QueueTicket) -> int:
    """How many numbers wait in the same queue and are called first."""
    rows = QueueTicket.objects.filter(
        queue=ticket.queue_id, day=ticket.day, state=TicketState.WAITING
    )
    return rows.filter(
        Q(waits_since__lt=ticket.waits_since) | Q(waits_since=ticket.waits_since, pk__lt=ticket.pk)
    ).count()


def drawn_by_hand(viewer: Viewer, pk: str) -> QueueTicket | None:
    """The number that was given out just now, as the address of the page names it."""
    if not pk.isdecimal() or len(pk) > 18:
        return None
    found: QueueTicket | None = selectors.tickets(viewer).filter(pk=pk, day=viewer.today).first()
    return found


def called_numbers(agency: Agency, day: date) -> list[QueueTicket]:
    """The numbers on the public display, the latest call first. No names exist to be shown."""
    rows = QueueTicket.objects.filter(
        agency=agency, day=day, state__in=[TicketState.CALLED, TicketState.SERVING]
    )
    shown = queue_rules(day).called_shown
    return list(rows.select_related("counter").order_by("-called_at", "-pk")[:shown])


def day_figures(tickets: Sequence[QueueTicket]) -> DayFigures:
    """How long people of a day waited and were served."""
    waits = [
        (one.served_at - one.issued_at) // MINUTE for one in tickets if one.served_at is not None
    ]
    servings = [
        (one.ended_at - one.served_at) // MINUTE
        for one in tickets
        if one.ended_at and one.served_at and one.state == TicketState.DONE
    ]
    return DayFigures(
        served=len(servings),
        missed=sum(one.state == TicketState.NO_SHOW for one in tickets),
        median_wait=nearest_rank(waits, 50),
        ninetieth_wait=nearest_rank(waits, 90),
        median_serving=nearest_rank(servings, 50),
    )
