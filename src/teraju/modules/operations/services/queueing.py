"""The queue of a day: numbers given out, called, served."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.operations import permissions
from teraju.modules.operations.domain.states import ENDED, TICKET, TicketState
from teraju.modules.operations.models import Counter, Output, Queue, QueueTicket
from teraju.modules.operations.refusals import NobodyWaits, StepNotPossible, WrongPlace
from teraju.modules.operations.rulebook import queue_rules
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency

from .common import step

# So many orders are named to somebody whose words fit more than one.
NAMED_AT_MOST = 5
AT_THE_COUNTER = (TicketState.CALLED, TicketState.SERVING)


@transaction.atomic
def set_up_queue(
    *, actor: Viewer, agency: Agency, letter: str, name: str, is_example: bool = False
) -> Queue:
    """Add a queue with its letter."""
    rights.require(actor, permissions.QUEUE_MANAGE, agency)
    queue = Queue(
        government=agency.government,
        agency=agency,
        letter=cleaned(letter).upper(),
        name=cleaned(name),
        is_example=is_example,
    )
    save(actor, queue)
    record_event(
        actor=actor,
        verb="operations.queue.set_up",
        target=queue,
        after={"letter": queue.letter, "name": queue.name},
    )
    return queue


@transaction.atomic
def change_queue(
    *,
    actor: Viewer,
    queue_id: int,
    name: str,
    is_open: bool,
    expected_version: int | None = None,
) -> Queue:
    """Rename a queue, or take it out of use; its letter stays."""
    rows = Queue.objects.visible_to(actor).select_related("agency", "government")
    queue: Queue = claim(rows, queue_id, expected_version)
    rights.require(actor, permissions.QUEUE_MANAGE, queue)
    before = {"name": queue.name, "is_open": queue.is_open}
    queue.name, queue.is_open = cleaned(name), is_open
    save(actor, queue)
    record_event(actor=actor, verb="operations.queue.changed", target=queue, before=before)
    return queue


@transaction.atomic
def set_up_counter(
    *,
    actor: Viewer,
    agency: Agency,
    name: str,
    queues: Iterable[Queue],
    is_example: bool = False,
) -> Counter:
    """Add a counter that calls from these queues."""
    rights.require(actor, permissions.QUEUE_MANAGE, agency)
    chosen = _queues(agency, queues)
    counter = Counter(
        government=agency.government, agency=agency, name=cleaned(name), is_example=is_example
    )
    save(actor, counter)
    counter.queues.set(chosen)
    record_event(
        actor=actor,
        verb="operations.counter.set_up",
        target=counter,
        after={"name": counter.name, "queues": [str(one) for one in chosen]},
    )
    return counter


@transaction.atomic
def change_counter(
    *,
    actor: Viewer,
    counter_id: int,
    name: str,
    queues: Iterable[Queue],
    is_open: bool,
    expected_version: int | None = None,
) -> Counter:
    """Change what a counter is called, what it calls from, and whether it is in use."""
    rows = Counter.objects.visible_to(actor).select_related("agency", "government")
    counter: Counter = claim(rows, counter_id, expected_version)
    rights.require(actor, permissions.QUEUE_MANAGE, counter)
    chosen = _queues(counter.agency, queues)
    before = _counter_values(counter)
    counter.name, counter.is_open = cleaned(name), is_open
    save(actor, counter)
    counter.queues.set(chosen)
    record_event(
        actor=actor,
        verb="operations.counter.changed",
        target=counter,
        before=before,
        after=_counter_values(counter),
    )
    return counter


@transaction.atomic
def issue_ticket(*, actor: Viewer, queue_id: int, is_example: bool = False) -> QueueTicket:
    """Give out the next number of a queue; numbers begin at 1 every day."""
    rows = Queue.objects.visible_to(actor).select_related("agency", "government")
    # The queue's row is the lock: two numbers at once cannot be the same.
    queue: Queue = claim(rows, queue_id)
    rights.require(actor, permissions.QUEUE_SERVE, queue)
    if not queue.is_open:
        raise StepNotPossible(_("This queue is not in use."))
    drawn = QueueTicket.objects.filter(
        agency=queue.agency_id, day=actor.today, number__startswith=queue.letter
    )
    place = (drawn.aggregate(last=Max("sequence"))["last"] or 0) + 1
    ticket = QueueTicket(
        government=queue.government,
        agency=queue.agency,
        queue=queue,
        day=actor.today,
        sequence=place,
        number=f"{queue.letter}{place:03}",
        issued_at=actor.now,
        waits_since=actor.now,
        is_example=is_example,
    )
    save(actor, ticket)
    record_event(
        actor=actor,
        verb="operations.ticket.issued",
        target=ticket,
        after={"number": ticket.number},
    )
    return ticket


@transaction.atomic
def call_next(*, actor: Viewer, counter_id: int) -> QueueTicket:
    """Call who has waited longest in the counter's queues today.

    The row is taken by a conditional update: of two counters that call at once, one gets the
    ticket and the other the one after it, on every engine.
    """
    counter = _counter(actor, counter_id)
    busy = QueueTicket.objects.filter(
        counter=counter, day=actor.today, state__in=AT_THE_COUNTER
    ).first()
    if busy:
        raise StepNotPossible(_("Finish the number that is at this counter first."))
    waiting = QueueTicket.objects.filter(
        queue__counters=counter, day=actor.today, state=TicketState.WAITING
    ).order_by("waits_since", "pk")
    while True:
        pk = waiting.values_list("pk", flat=True).first()
        if pk is None:
            raise NobodyWaits(_("Nobody waits for this counter."))
        taken = QueueTicket.objects.filter(pk=pk, state=TicketState.WAITING).update(
            state=TicketState.CALLED, counter=counter
        )
        if taken:
            break
    ticket = QueueTicket.objects.select_related("agency", "government").get(pk=pk)
    ticket.called_at, ticket.called_by_id, ticket.calls = actor.now, actor.user_id, 1
    save(actor, ticket)
    _tell(actor, ticket, "called", counter=counter.name)
    return ticket


@transaction.atomic
def call_again(
    *, actor: Viewer, ticket_id: int, expected_version: int | None = None
) -> QueueTicket:
    """Call a number once more; the rules say how often."""
    ticket = _ticket(actor, ticket_id, expected_version)
    ticket.state = step(TICKET, ticket.state, "call_again")
    if ticket.calls >= queue_rules(actor.today).calls_at_most:
        raise StepNotPossible(_("This number was called often enough: note that nobody came."))
    ticket.calls, ticket.called_at = ticket.calls + 1, actor.now
    save(actor, ticket)
    _tell(actor, ticket, "called_again", calls=ticket.calls)
    return ticket


@transaction.atomic
def serve_ticket(
    *, actor: Viewer, ticket_id: int, expected_version: int | None = None
) -> QueueTicket:
    """Note that the person came to the counter."""
    ticket = _ticket(actor, ticket_id, expected_version)
    ticket.state = step(TICKET, ticket.state, "serve")
    ticket.served_at = actor.now
    save(actor, ticket)
    _tell(actor, ticket, "serving")
    return ticket


@transaction.atomic
def finish_ticket(
    *,
    actor: Viewer,
    ticket_id: int,
    output: Output | None = None,
    expected_version: int | None = None,
) -> QueueTicket:
    """Note that a person was served; `output` is the order that came of it."""
    ticket = _ticket(actor, ticket_id, expected_version)
    ticket.state = step(TICKET, ticket.state, "finish")
    if output and output.agency_id != ticket.agency_id:
        raise WrongPlace(_("This order belongs to another agency."))
    ticket.output, ticket.ended_at = output, actor.now
    save(actor, ticket)
    _tell(actor, ticket, "done", **({"output": output.number} if output else {}))
    return ticket


@transaction.atomic
def finish_with_order(
    *, actor: Viewer, ticket_id: int, words: str, expected_version: int | None = None
) -> QueueTicket:
    """Finish a number whose person came about an order that stands.

    `words` are the order's number, or a part of the name of who ordered it.
    """
    ticket = _ticket(actor, ticket_id, expected_version)
    order = _order_meant(actor, ticket, cleaned(words))
    return finish_ticket(actor=actor, ticket_id=ticket.pk, output=order)


def _order_meant(actor: Viewer, ticket: QueueTicket, words: str) -> Output:
    """By its number any order; by a name only those that have not ended."""
    rows = Output.objects.visible_to(actor).filter(agency=ticket.agency_id)
    numbered: Output | None = rows.filter(number__iexact=words).first()
    if numbered is not None:
        return numbered
    open_ones = rows.exclude(state__in=ENDED).filter(customer_name__icontains=words)
    found = list(open_ones.order_by("-received_at", "-pk")[: NAMED_AT_MOST + 1])
    if not found:
        raise DomainError(
            _("No order of this office has this number or name and is still open."), field="order"
        )
    if len(found) > 1:
        named = "; ".join(f"{one.number} ({one.customer_name})" for one in found[:NAMED_AT_MOST])
        raise DomainError(
            _("More than one fits: write the number of one. %(orders)s") % {"orders": named},
            field="order",
        )
    return found[0]


@transaction.atomic
def miss_ticket(
    *, actor: Viewer, ticket_id: int, expected_version: int | None = None
) -> QueueTicket:
    """Note that nobody came to a number."""
    ticket = _ticket(actor, ticket_id, expected_version)
    ticket.state = step(TICKET, ticket.state, "no_show")
    ticket.ended_at = actor.now
    save(actor, ticket)
    _tell(actor, ticket, "no_show")
    return ticket


@transaction.atomic
def transfer_ticket(
    *, actor: Viewer, ticket_id: int, queue: Queue, expected_version: int | None = None
) -> QueueTicket:
    """Send a person to another queue of the agency; the number stays."""
    ticket = _ticket(actor, ticket_id, expected_version)
    if queue.agency_id != ticket.agency_id or queue.pk == ticket.queue_id or not queue.is_open:
        raise WrongPlace(_("Choose another queue of this agency that is in use."), field="queue")
    ticket.state = step(TICKET, ticket.state, "transfer")
    ticket.queue, ticket.counter, ticket.waits_since = queue, None, actor.now
    ticket.calls, ticket.called_at, ticket.served_at = 0, None, None
    save(actor, ticket)
    _tell(actor, ticket, "transferred", queue=str(queue))
    return ticket


def _counter(actor: Viewer, counter_id: int) -> Counter:
    rows = Counter.objects.visible_to(actor).select_related("agency", "government")
    # Locked: one counter calls one number at a time, however often the button is pressed.
    counter: Counter = claim(rows, counter_id)
    rights.require(actor, permissions.QUEUE_SERVE, counter)
    if not counter.is_open:
        raise StepNotPossible(_("This counter is not in use."))
    return counter


def _ticket(actor: Viewer, ticket_id: int, expected_version: int | None) -> QueueTicket:
    rows = QueueTicket.objects.visible_to(actor).select_related("agency", "government", "queue")
    ticket: QueueTicket = claim(rows, ticket_id, expected_version)
    rights.require(actor, permissions.QUEUE_SERVE, ticket)
    return ticket


def _queues(agency: Agency, queues: Iterable[Queue]) -> list[Queue]:
    chosen = list(queues)
    if not chosen:
        raise DomainError(_("Choose at least one queue."), field="queues")
    if any(one.agency_id != agency.pk for one in chosen):
        raise WrongPlace(_("This queue belongs to another agency."), field="queues")
    return chosen


def _counter_values(counter: Counter) -> dict[str, object]:
    names = sorted(str(one) for one in counter.queues.all())
    return {"name": counter.name, "is_open": counter.is_open, "queues": names}


def _tell(actor: Viewer, ticket: QueueTicket, verb: str, **more: object) -> None:
    record_event(
        actor=actor,
        verb=f"operations.ticket.{verb}",
        target=ticket,
        after={"state": ticket.state, **more},
    )
