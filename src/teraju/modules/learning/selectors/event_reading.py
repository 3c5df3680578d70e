"""Reading events, cut to the viewer; and what the public pages need."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, DateField, Q, QuerySet, Value

from teraju.modules.learning import event_permissions as permissions
from teraju.modules.learning import event_policy
from teraju.modules.learning.domain.event_contacts import read_ticket
from teraju.modules.learning.domain.event_seats import counts_of, free_seats, may_be_told
from teraju.modules.learning.domain.event_states import AskState, EventState, Seat
from teraju.modules.learning.models import (
    Event,
    EventMaterial,
    EventQuestion,
    EventSession,
    Registration,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer

SCORES = ("useful", "clear", "organised")


def events(viewer: Viewer) -> QuerySet[Event]:
    """Events with how many have a seat, wait, and were present."""
    rows: QuerySet[Event] = Event.objects.visible_to(viewer).select_related("agency", "government")
    return rows.annotate(
        seated=Count("registrations", filter=Q(registrations__seat=Seat.SEATED)),
        waiting=Count("registrations", filter=Q(registrations__seat=Seat.WAITING)),
        present=Count("registrations", filter=Q(registrations__came_at__isnull=False)),
    )


def listed_events(viewer: Viewer) -> QuerySet[Event]:
    """Events with the day on which the viewer looks at them."""
    return events(viewer).annotate(as_of=Value(viewer.today, output_field=DateField()))


def announced(slug: str) -> QuerySet[Event]:
    """The events that a government announced to everybody, but not what it called off."""
    rows: QuerySet[Event] = Event.objects.filter(government__slug=slug, published_on__isnull=False)
    return rows.exclude(state=EventState.CANCELLED).select_related("agency", "government")


def registrations(viewer: Viewer) -> QuerySet[Registration]:
    """Who registered, for those who look after the event and for its desk."""
    agencies = rights.agencies_where(viewer, permissions.DESK).order_by()
    rows: QuerySet[Registration] = Registration.objects.visible_to(viewer)
    return rows.filter(event__agency__in=agencies.values("pk")).select_related(
        "event__agency", "event__government", "paper"
    )


def certificates(viewer: Viewer) -> QuerySet[Registration]:
    """Certificates of attendance, also revoked ones."""
    return registrations(viewer).filter(paper__isnull=False)


def questions(viewer: Viewer) -> QuerySet[EventQuestion]:
    """Questions of the public pages, for those who look after the event."""
    agencies = rights.agencies_where(viewer, permissions.MANAGE).order_by()
    rows: QuerySet[EventQuestion] = EventQuestion.objects.visible_to(viewer)
    return rows.filter(event__agency__in=agencies.values("pk")).select_related(
        "event__agency", "event__government"
    )


def sessions(viewer: Viewer) -> QuerySet[EventSession]:
    rows: QuerySet[EventSession] = EventSession.objects.visible_to(viewer)
    return rows.select_related("event__agency", "event__government")


def materials(viewer: Viewer) -> QuerySet[EventMaterial]:
    rows: QuerySet[EventMaterial] = EventMaterial.objects.visible_to(viewer)
    return rows.filter(removed_on=None).select_related("event__agency", "event__government", "file")


def programme(event: Event) -> list[EventSession]:
    """The lines of the programme in their order. Queries once."""
    return list(event.sessions.order_by("day", "starts", "pk"))


def own_registration(viewer: Viewer, event: Event) -> Registration | None:
    """The viewer's own registration. Queries once."""
    rows = event.registrations.filter(person=viewer.user_id).exclude(seat=Seat.WITHDRAWN)
    return rows.first() if viewer.user_id else None


# What anybody with the address may read.


def public_event(code: str) -> Event | None:
    """A published event, also one that was cancelled afterwards. Queries once."""
    rows = Event.objects.filter(code=code, published_on__isnull=False)
    return rows.select_related("agency", "government").first()


def ticket_of(code: str) -> Registration | None:
    """The registration of a ticket: whoever holds it may read it. Queries once."""
    ticket = read_ticket(code)
    rows = Registration.objects.select_related("event__agency", "event__government", "paper")
    return rows.filter(ticket=ticket).first() if ticket else None


def seats_left(event: Event) -> int | None:
    """How many seats are free; None where nobody counts. Queries once."""
    if event.seats is None:
        return None
    return free_seats(event.registrations.seated().count(), event.seats)


def place_in_queue(row: Registration) -> int:
    """Which one on the waiting list somebody is, 1 the first. Queries once."""
    before = Q(queued_at__lt=row.queued_at) | Q(queued_at=row.queued_at, ordinal__lt=row.ordinal)
    return row.event.registrations.waiting().filter(before).count() + 1


def open_materials(event: Event) -> list[EventMaterial]:
    """What everybody may open. Queries once."""
    rows = event.materials.filter(removed_on=None, released_on__isnull=False)
    return list(rows.select_related("file").order_by("title", "pk"))


def shown_questions(event: Event) -> list[EventQuestion]:
    """Questions that somebody has looked at, answered ones first. Queries once."""
    rows = event.questions.filter(state__in=[AskState.SHOWN, AskState.ANSWERED])
    return list(rows.order_by("state", "pk"))


@dataclass(frozen=True)
class Results:
    """What those present thought; without counts and comments where they are too few."""

    replies: int
    asked: int
    smallest: int
    counts: dict[str, dict[int, int]]
    comments: list[str]

    @property
    def is_told(self) -> bool:
        return bool(self.counts)


def results(event: Event) -> Results:
    """The evaluation of an event. Two queries."""
    rules = event_policy.rules_on(event.last_day)
    smallest, highest = rules.integer("smallest_group"), rules.integer("highest_score")
    # By what was said: in the order of coming they would tell who said it.
    rows = list(event.replies.order_by("comment", "useful", "clear", "organised", "pk"))
    asked = event.registrations.present().count()
    told = may_be_told(len(rows), smallest)
    scale = range(1, highest + 1)
    counts = {name: dict(counts_of([getattr(row, name) for row in rows], scale)) for name in SCORES}
    comments = [row.comment for row in rows if row.comment]
    return Results(len(rows), asked, smallest, counts if told else {}, comments if told else [])
