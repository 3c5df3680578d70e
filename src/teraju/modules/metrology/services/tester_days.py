"""The day of a tester: locked while time of it is taken or given back."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q

from teraju.modules.metrology.domain.capacity import capacity
from teraju.modules.metrology.domain.requests import APPOINTMENT, AppointmentState
from teraju.modules.metrology.models import Appointment, DayOfTester, Order
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer

from .unit_common import moved, tell


def day_of(actor: Viewer, one: Appointment) -> DayOfTester:
    """The tester's day, locked until the transaction ends."""
    on = one.starts_at.astimezone(actor.now.tzinfo).date()
    made, _new = DayOfTester.objects.get_or_create(
        agency=one.agency,
        tester=one.tester,
        day=on,
        defaults={
            "government_id": one.government_id,
            "minutes": capacity(on).day_minutes,
            "created_at": actor.now,
            "updated_at": actor.now,
        },
    )
    return claim(DayOfTester.objects.all(), made.pk)


def give_back(actor: Viewer, one: Appointment, reason: str) -> None:
    """Cancel an appointment that is locked: its time is free for others."""
    one.reason = reason
    moved(one, "cancel", APPOINTMENT)
    day = day_of(actor, one)
    day.booked = max(day.booked - one.minutes, 0)
    save(actor, day)
    save(actor, one)
    tell(actor, one.order, "appointment.cancel", {**told(one), "reason": one.reason})


def give_back_rest(actor: Viewer, order: Order, since: datetime, reason: str) -> list[Appointment]:
    """Cancel what lies ahead of an order that has ended. One query where nothing does."""
    ahead = list(_booked(order, Q(starts_at__gt=since)))
    for one in ahead:
        give_back(actor, one, reason)
    return ahead


def keep_those_made(
    actor: Viewer, order: Order, until: datetime, testers: Collection[int | None]
) -> None:
    """Note that those who tested the instruments of an order were there. One query where none."""
    for one in _booked(order, Q(starts_at__lte=until, tester__in=testers)):
        moved(one, "keep", APPOINTMENT)
        save(actor, one)
        tell(actor, order, "appointment.keep", told(one))


def _booked(order: Order, which: Q) -> Iterator[Appointment]:
    rows = order.appointments.filter(which, state=AppointmentState.BOOKED)
    locked = rows.select_for_update(of=("self",)).select_related("agency", "tester")
    for one in locked.order_by("starts_at", "pk"):
        one.order = order
        yield one


def told(one: Appointment) -> dict[str, Any]:
    return {"tester": one.tester.title, "starts_at": one.starts_at, "minutes": one.minutes}
