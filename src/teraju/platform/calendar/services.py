"""Use-cases on decrees that move working days."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Government

from .domain import national_data
from .models import CalendarDecree


class OutsideTheCalendar(DomainError):
    """The calendar knows nothing about this year."""


class DecreedAlready(DomainError):
    """Another decree in force moves the same day."""


class WithdrawnAlready(DomainError):
    """The decree was taken back before."""


@transaction.atomic
def enter_decree(
    *, actor: Viewer, government: Government, day: date, effect: str, decree: str, note: str = ""
) -> CalendarDecree:
    """Enter a day that a decree makes free or turns into a working day."""
    rights.require(actor, "calendar.decree.manage", government)
    _check_day(government, day)
    row = CalendarDecree(
        government=government, day=day, effect=effect, decree=decree.strip(), note=note.strip()
    )
    save(actor, row)
    record_event(
        actor=actor,
        verb="calendar.decree.entered",
        target=row,
        after={"day": day, "effect": effect, "decree": row.decree},
    )
    return row


def _check_day(government: Government, day: date) -> None:
    data = national_data()
    if not data.first_year <= day.year <= data.last_year:
        text = _("The calendar knows the years {first} to {last}.")
        years = {"first": data.first_year, "last": data.last_year}
        raise OutsideTheCalendar(format_lazy(text, **years), field="day")
    in_force = CalendarDecree.objects.filter(government=government, day=day, withdrawn_on=None)
    if in_force.exists():
        text = _("A decree for this day is in force already. Withdraw it first.")
        raise DecreedAlready(text, field="day")


@transaction.atomic
def withdraw_decree(*, actor: Viewer, decree_id: int, expected_version: int) -> CalendarDecree:
    """Take a decree back: the day is again what the calendar says. The row stays."""
    row = claim(CalendarDecree.objects.all(), decree_id, expected_version)
    rights.require(actor, "calendar.decree.manage", row.government)
    if row.withdrawn_on:
        raise WithdrawnAlready(_("This decree was withdrawn already."))
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
