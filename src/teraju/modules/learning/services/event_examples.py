"""Example participants for the demonstration: always the same, entered at once."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from teraju.kernel.errors import NotAllowed
from teraju.modules.learning import event_permissions as permissions
from teraju.modules.learning.domain.event_contacts import TICKET_LENGTH
from teraju.modules.learning.domain.event_states import EventState, Seat
from teraju.modules.learning.models import Event, EventReply, Registration
from teraju.modules.learning.models.event_choices import CameBy, Way
from teraju.platform.accounts.scope import Viewer

from .event_common import code_of, locked_event, tell

# How content they are, from very much to no.
SCORES, WEIGHTS = (4, 3, 2, 1), (55, 35, 8, 2)


@dataclass(frozen=True)
class ExamplePeople:
    """How many came, from where in turn, how many said what they thought, and their comments."""

    count: int
    regions: Sequence[str]
    replies: int = 0
    comments: Sequence[str] = ()


@transaction.atomic
def add_examples(*, actor: Viewer, event_id: int, wanted: ExamplePeople) -> Event:
    """Fill an example event under way with made-up people who came; of a real one it is refused."""
    event = locked_event(actor, event_id, None, permissions.MANAGE)
    if not (event.is_example and event.state == EventState.RUNNING):
        raise NotAllowed("only an example event under way takes examples")
    people = [_person(actor, event, number, wanted) for number in range(1, wanted.count + 1)]
    Registration.objects.bulk_create(people, batch_size=500)
    # Made-up answers ask for repetition, not for secrecy.
    chance = random.Random(wanted.count)  # noqa: S311
    replies = [
        EventReply(
            event=event,
            **{name: chance.choices(SCORES, WEIGHTS)[0] for name in ("useful", "clear")},
            organised=chance.choices(SCORES, WEIGHTS)[0],
            comment=wanted.comments[number] if number < len(wanted.comments) else "",
            is_example=True,
        )
        for number in range(wanted.replies)
    ]
    EventReply.objects.bulk_create(replies, batch_size=500)
    tell(actor, event, "imported", {"participants": wanted.count})
    return event


def _person(actor: Viewer, event: Event, number: int, wanted: ExamplePeople) -> Registration:
    contact = f"peserta{number:03}@contoh.go.id"
    region = wanted.regions[number % len(wanted.regions)]
    return Registration(
        event=event,
        ordinal=number,
        ticket=code_of(TICKET_LENGTH, event.code, contact, is_example=True),
        name=f"Peserta Contoh {number:03}",
        organisation="UPT Metrologi Legal",
        region=region,
        contact=contact,
        seat=Seat.SEATED,
        way=Way.FILE,
        came_at=actor.now,
        came_by=CameBy.FILE,
        has_replied=number <= wanted.replies,
        is_example=True,
        created_at=actor.now,
        updated_at=actor.now,
    )
