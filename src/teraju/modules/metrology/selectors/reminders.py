"""Who has instruments that run out, who was told of it, and who wishes not to be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from teraju.modules.metrology.domain.orders import SessionState
from teraju.modules.metrology.domain.reminders import window
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.models import (
    Instrument,
    Owner,
    Reminder,
    ReminderStop,
    Session,
)
from teraju.platform.accounts.scope import Viewer


def due_instruments(agency_id: int, today: date) -> QuerySet[Any]:
    """Instruments in use that run out soon, each with whether its owner was told (`told`)."""
    days = window(today)
    told = Reminder.objects.filter(instrument=OuterRef("pk"), term=OuterRef("valid_until"))
    rows: QuerySet[Any] = Instrument.objects.filter(
        agency=agency_id,
        standing__in=[Standing.VALID, Standing.EXPIRED],
        valid_until__range=(days.first, days.last),
    )
    found: QuerySet[Any] = rows.annotate(told=Exists(told))
    return found


def stopped(owner: str = "pk") -> Exists:
    """Whether an owner wishes no reminders."""
    return Exists(ReminderStop.objects.filter(owner=OuterRef(owner), ended_on=None))


def counted_owners(viewer: Viewer) -> QuerySet[Any]:
    """Owners with how many of their instruments run out soon, and of how many they were not told.

    Besides how many ran out so long ago that nobody writes of them any more, and since when.
    Guests see none of it. Owners are personal; whoever may not remind has no use for the list.
    """
    mine = _running_out(viewer.today)
    untold = mine.exclude(
        Exists(Reminder.objects.filter(instrument=OuterRef("pk"), term=OuterRef("valid_until")))
    )
    past = _lapsed(viewer.today)
    rows: QuerySet[Any] = Owner.objects.visible_to(viewer).filter(ended_on=None)
    found: QuerySet[Any] = rows.select_related("agency", "government").annotate(
        due=_number(mine),
        untold=_number(untold),
        lapsed=_number(past),
        first_term=_earliest(mine),
        lapsed_since=_earliest(past),
        is_stopped=stopped(),
    )
    return found.none() if viewer.is_guest else found


def due_owners(viewer: Viewer) -> QuerySet[Any]:
    """Of these the owners with something that runs out soon, or that ran out long ago."""
    mine = Exists(_running_out(viewer.today)) | Exists(_lapsed(viewer.today))
    return counted_owners(viewer).filter(mine)


def _running_out(today: date) -> QuerySet[Instrument]:
    """The instruments of an owner that run out soon."""
    days = window(today)
    return _of_owner().filter(valid_until__range=(days.first, days.last))


def _lapsed(today: date) -> QuerySet[Instrument]:
    """The instruments of an owner that ran out so long ago that no reminder goes out for them."""
    return _of_owner().filter(valid_until__lt=window(today).first)


def _of_owner() -> QuerySet[Instrument]:
    rows: QuerySet[Instrument] = Instrument.objects.filter(
        owner=OuterRef("pk"), standing__in=[Standing.VALID, Standing.EXPIRED]
    )
    return rows.order_by()


def _earliest(rows: QuerySet[Any]) -> Any:
    return Subquery(rows.values("owner").annotate(first=Min("valid_until")).values("first"))


def _number(rows: QuerySet[Any]) -> Any:
    return Coalesce(Subquery(rows.values("owner").annotate(number=Count("pk")).values("number")), 0)


def due_of(owner: Owner, today: date) -> list[Any]:
    """What of one owner runs out soon, the nearest first. One query."""
    rows = due_instruments(owner.agency_id, today).filter(owner=owner)
    return list(rows.select_related("place__market").order_by("valid_until", "pk"))


def next_session(agency_id: int, found: Sequence[Any], today: date) -> Session | None:
    """The next confirmed session at a market where these instruments of `due_of` stand. One query.

    What is only planned may still move: nobody is told of it.
    """
    markets = {one.place.market_id or one.place_id for one in found}
    rows = Session.objects.filter(
        agency=agency_id, place__in=markets, state=SessionState.CONFIRMED, starts_on__gte=today
    )
    session: Session | None = rows.select_related("place").order_by("starts_on", "pk").first()
    return session


def reminders(viewer: Viewer) -> QuerySet[Reminder]:
    rows: QuerySet[Reminder] = Reminder.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "instrument", "owner")


def is_stopped(owner_id: int) -> bool:
    return ReminderStop.objects.filter(owner=owner_id, ended_on=None).exists()


def with_way(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    """Owners who can be told by mail, by telephone alone, or by neither."""
    mail, phone = ~Q(email=""), ~Q(phone="")
    wanted = {"mail": mail, "phone": ~mail & phone, "none": ~mail & ~phone}
    return rows.filter(wanted[value])
