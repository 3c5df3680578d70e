"""What the use-cases of events share: locking, steps, codes, the trail."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.states import StateTable, TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.learning import event_permissions as permissions
from teraju.modules.learning.domain.event_contacts import LETTERS
from teraju.modules.learning.domain.event_states import EVENT
from teraju.modules.learning.models import Event, EventQuestion, Registration
from teraju.modules.learning.refusals import OutOfPlace
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event


def locked_event(
    actor: Viewer,
    pk: int,
    expected_version: int | None = None,
    right: str = permissions.MANAGE,
) -> Event:
    """Lock an event that the actor sees and holds the right on."""
    rows = Event.objects.visible_to(actor).select_related("government", "agency")
    event: Event = claim(rows, pk, expected_version)
    rights.require(actor, right, event)
    return event


def queued_event(pk: int) -> Event:
    """Lock an event for whoever has its code or a ticket: seats are given out one by one."""
    rows = Event.objects.select_for_update(of=("self",), no_key=True)
    event: Event = rows.select_related("government", "agency").get(pk=pk)
    return event


def claimed_registration(
    actor: Viewer, pk: int, expected_version: int | None, right: str = permissions.DESK
) -> Registration:
    """Lock the event and then a registration of it: always in this order, so nobody waits for ever.

    The event is at hand as `registration.event`.
    """
    rows = Registration.objects.visible_to(actor)
    event_id = rows.values_list("event_id", flat=True).get(pk=pk)
    event = queued_event(event_id)
    rights.require(actor, right, event)
    registration: Registration = claim(rows.select_related("paper"), pk, expected_version)
    registration.event = event
    return registration


def own_registration(ticket: str) -> Registration:
    """Lock the event and the registration of a ticket: whoever holds it acts for it."""
    event = queued_event(Registration.objects.values_list("event_id", flat=True).get(ticket=ticket))
    rows = Registration.objects.select_for_update(of=("self",), no_key=True).select_related("paper")
    registration: Registration = rows.get(ticket=ticket)
    registration.event = event
    return registration


def step(event: Event | EventQuestion, name: str, table: StateTable = EVENT) -> None:
    """Take a step of the event's table, or say that it has no place."""
    try:
        event.state = table.transition(event.state, name).target
    except TransitionRefused as error:
        words = _(
            "This step has no place while it stands at “%(state)s”. Look at the record again."
        )
        raise OutOfPlace(words % {"state": event.get_state_display()}) from error


def said(text: str, field: str, sentence: str | Promise) -> str:
    """A text that says something."""
    found = cleaned(text)
    if not found:
        raise DomainError(sentence, field=field)
    return found


def code_of(length: int, *facts: object, is_example: bool) -> str:
    """Made by chance; of an example by its content, so that it is the same each time."""
    if not is_example:
        return "".join(secrets.choice(LETTERS) for _place in range(length))
    content = "|".join(map(str, (*facts, length)))
    digest = hashlib.sha256(content.encode()).digest()
    return "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:length])


def tell(actor: Viewer, target: Model, verb: str, after: Mapping[str, Any], **more: Any) -> None:
    """One event of the trail."""
    record_event(
        actor=actor,
        verb=f"learning.{target._meta.model_name}.{verb}",
        target=target,
        before=more.pop("before", {}),
        after=after,
        **more,
    )


def tell_of(
    actor: Viewer, registration: Registration, verb: str, after: Mapping[str, Any], **more: Any
) -> None:
    """One event about somebody who registered: of whom, only the number is told openly."""
    label = f"{registration.event.title} #{registration.ordinal}"
    tell(actor, registration, verb, after, label=label, **more)
