"""Writing and checking the trail: a verb, an actor, a day and a number, no content."""

from __future__ import annotations

from datetime import date

from django.db import connection, transaction

from .domain import chain
from .models import Handler, TrailEvent

REPORTER = "reporter"
HOUSE = "house"
LOCK = 0x636F6E63


def by(handler: Handler) -> str:
    """How a handler stands in the trail."""
    return f"handler:{handler.pk}"


def record(verb: str, *, today: date, actor: str, number: str = "") -> TrailEvent:
    """Add an event to the chain, within the transaction of what it tells."""
    with transaction.atomic():
        _one_writer()
        last = TrailEvent.objects.order_by("-sequence").first()
        event = chain.Event(
            sequence=last.sequence + 1 if last else 1,
            day=today,
            verb=verb,
            actor=actor,
            number=number,
            previous_hash=last.hash if last else chain.START,
        )
        return TrailEvent.objects.create(
            sequence=event.sequence,
            day=event.day,
            verb=event.verb,
            actor=event.actor,
            number=event.number,
            previous_hash=event.previous_hash,
            hash=chain.event_hash(event),
        )


def first_broken() -> int | None:
    """The sequence of the first event that was tampered with; None if the chain is whole."""
    rows = TrailEvent.objects.order_by("sequence").iterator()
    return chain.first_broken((_told(row), row.hash) for row in rows)


def _told(row: TrailEvent) -> chain.Event:
    return chain.Event(row.sequence, row.day, row.verb, row.actor, row.number, row.previous_hash)


def _one_writer() -> None:
    """SQLite lets one transaction write at a time; PostgreSQL is asked to for the chain."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
