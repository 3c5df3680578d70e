"""The day of a tester: locked while time of it is taken or given back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from itertools import product
from typing import Any

from django.db.models import Q

from teraju.modules.metrology.domain.capacity import capacity
from teraju.modules.metrology.domain.requests import APPOINTMENT, AppointmentState
from teraju.modules.metrology.models import Appointment, DayOfTester, Order
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

from .unit_common import moved, tell


def day_of(actor: Viewer, one: Appointment) -> DayOfTester:
    """The tester's day, locked until the transaction ends."""
    on = one.starts_at.astimezone(actor.now.tzinfo).date()
    [found] = lock_days(actor, one.agency, [one.tester], [on])
    return found


def lock_days(
    actor: Viewer, agency: Agency, testers: Iterable[User], days: Iterable[date]
) -> list[DayOfTester]:
    """These days of each tester, locked until the transaction ends, by all in the same order.

    Whoever books and whoever confirms a session look for what the other did under these locks.
    """
    wanted = sorted(product(set(days), {one.pk for one in testers}))
    made = [
        DayOfTester(
            government_id=agency.government_id,
            agency=agency,
            tester_id=tester,
            day=on,
            minutes=capacity(on).day_minutes,
            created_at=actor.now,
            updated_at=actor.now,
        )
        for on, tester in wanted
    ]
    DayOfTester.objects.bulk_create(made, ignore_conflicts=True)
    rows = DayOfTester.objects.select_for_update(no_key=True).filter(
        agency=agency,
        day__in={on for on, _tester in wanted},
        tester__in={tester for _on, tester in wanted},
    )
    return list(rows.order_by("day", "tester"))


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
    """Cancel what lies ahead of an order that has ended. One query where nothing does.

    The days are locked together first: one after the other, in the order of the hours, would meet
    somebody who locks the same days in the order of `lock_days`.
    """
    ahead = list(_booked(order, Q(starts_at__gt=since)))
    if len(ahead) > 1:
        days = {one.starts_at.astimezone(actor.now.tzinfo).date() for one in ahead}
        lock_days(actor, ahead[0].agency, {one.tester for one in ahead}, days)
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
    locked = rows.select_for_update(of=("self",), no_key=True).select_related("agency", "tester")
    for one in locked.order_by("starts_at", "pk"):
        one.order = order
        yield one


def told(one: Appointment) -> dict[str, Any]:
    return {"tester": one.tester.title, "starts_at": one.starts_at, "minutes": one.minutes}
