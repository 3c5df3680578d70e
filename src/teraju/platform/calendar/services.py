"""Use-cases on decrees that move working days."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Government

from .models import CalendarDecree


@transaction.atomic
def enter_decree(
    *, actor: Viewer, government: Government, day: date, effect: str, decree: str, note: str = ""
) -> CalendarDecree:
    """Enter a day that a decree makes free or turns into a working day."""
    rights.require(actor, "calendar.decree.manage", government)
    row = CalendarDecree(
        government=government, day=day, effect=effect, decree=decree.strip(), note=note.strip()
    )
    row.touch(actor.now)
    row.full_clean()
    row.save()
    record_event(
        actor=actor,
        verb="calendar.decree.entered",
        target=row,
        after={"day": day, "effect": effect, "decree": row.decree},
    )
    return row


@transaction.atomic
def withdraw_decree(*, actor: Viewer, decree_id: int, expected_version: int) -> CalendarDecree:
    """Take a decree back: the day is again what the calendar says. The row stays."""
    row = claim(CalendarDecree.objects.all(), decree_id, expected_version)
    rights.require(actor, "calendar.decree.manage", row.government)
    if row.withdrawn_on:
        raise DomainError(_("This decree was withdrawn already."))
    row.withdrawn_on = actor.today
    row.touch(actor.now)
    row.save()
    record_event(
        actor=actor,
        verb="calendar.decree.withdrawn",
        target=row,
        before={"withdrawn_on": None},
        after={"withdrawn_on": row.withdrawn_on},
    )
    return row
