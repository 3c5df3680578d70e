"""The day of a tester: locked while time of it is taken or given back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

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


def give_back_rest(actor: Viewer, order: Order, since: datetime, reason: str) -> None:
    """Cancel what lies ahead of an order that has ended. One query where nothing does."""
    rows = order.appointments.filter(state=AppointmentState.BOOKED, starts_at__gt=since)
    booked = rows.select_for_update(of=("self",)).select_related("agency", "tester")
    for one in booked.order_by("starts_at", "pk"):
        one.order = order
        give_back(actor, one, reason)


def told(one: Appointment) -> dict[str, Any]:
    return {"tester": one.tester.title, "starts_at": one.starts_at, "minutes": one.minutes}
