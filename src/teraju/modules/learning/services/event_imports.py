"""Participants from a file: the list that a webinar platform gives, or the organiser's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from teraju.kernel.texts import cleaned
from teraju.modules.learning import event_permissions as permissions
from teraju.modules.learning.domain.event_contacts import TICKET_LENGTH
from teraju.modules.learning.domain.event_states import EventState, Seat
from teraju.modules.learning.models import Event, Registration
from teraju.modules.learning.models.event_choices import CameBy, Way
from teraju.platform.accounts.records import keep
from teraju.platform.accounts.scope import Viewer

from .event_attendance import recount
from .event_common import code_of, locked_event, tell
from .event_queue import next_ordinal, take_place

# Events whose list may still be brought in.
OPEN_TO_FILES = frozenset(
    {EventState.OPEN, EventState.CLOSED, EventState.RUNNING, EventState.FINISHED}
)
FIELDS = ("name", "organisation", "region")


@transaction.atomic
def import_registrations(
    *,
    actor: Viewer,
    new: Sequence[Mapping[str, Any]],
    changed: Sequence[tuple[Registration, Mapping[str, Any]]],
    source: Mapping[str, Any],
) -> int:
    """Take rows of a file in; one event of the trail for each event, without a name.

    Whoever the file says was there gets a seat: they were there. Others get one while there are
    some, or wait. Presence is added by a file, never taken away.
    """
    events: dict[int, Event] = {}
    for event_id in sorted({*_events_of(new), *(row.event_id for row, _values in changed)}):
        events[event_id] = locked_event(actor, event_id, None, permissions.MANAGE)
    counts: dict[int, list[int]] = {pk: [0, 0] for pk in events}
    for values in new:
        _enter(actor, events[values["event"]], values)
        counts[values["event"]][0] += 1
    # As they are now: whoever said meanwhile to be there stays present.
    rows = Registration.objects.select_for_update(no_key=True).order_by("pk")
    current = rows.in_bulk([row.pk for row, _values in changed])
    for planned, values in changed:
        row = current[planned.pk]
        row.event = events[row.event_id]
        _write(actor, row, values)
        counts[row.event_id][1] += 1
    for pk, (added, put_right) in counts.items():
        after = {"participants": added, "changed": put_right, **source}
        tell(actor, events[pk], "imported", after)
        recount(actor, events[pk])
    return len(new) + len(changed)


def _events_of(rows: Iterable[Mapping[str, Any]]) -> set[int]:
    return {row["event"] for row in rows}


def _enter(actor: Viewer, event: Event, values: Mapping[str, Any]) -> None:
    row = Registration(
        event=event,
        ordinal=next_ordinal(event),
        contact=values["contact"],
        ticket=code_of(TICKET_LENGTH, event.code, values["contact"], is_example=event.is_example),
        way=Way.FILE,
        is_example=event.is_example,
    )
    take_place(actor, row)
    _write(actor, row, values)


def _write(actor: Viewer, row: Registration, values: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in values:
            setattr(row, name, cleaned(values[name] or ""))
    if values.get("present") and row.came_at is None and row.event.takes_place:
        row.seat, row.queued_at = Seat.SEATED, None
        row.came_at, row.came_by = actor.now, CameBy.FILE
    row.touch(actor.now)
    keep(row)
