"""Reading the work that an official takes along, and what came back from the field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from teraju.modules.metrology.domain.field import OPEN, Outcome
from teraju.modules.metrology.domain.marks import SheetState
from teraju.modules.metrology.domain.orders import OrderSite, SessionState
from teraju.modules.metrology.domain.requests import AppointmentState
from teraju.modules.metrology.domain.sheets import PIECES
from teraju.modules.metrology.models import (
    Appointment,
    FieldEntry,
    FieldKey,
    Order,
    OrderLine,
    Session,
    Sheet,
    Sticker,
)
from teraju.modules.metrology.models.orders import OrderLineQuerySet
from teraju.modules.operations.api import OutputState
from teraju.platform.accounts.scope import Viewer

from .orders import OUT_OF_SCOPE

# How long before its day work may be taken along, and how long after it sheets are entered.
AHEAD, BEHIND = timedelta(days=14), timedelta(days=7)


def sessions(viewer: Viewer) -> QuerySet[Session]:
    """Market sessions of these days to which the viewer goes and that did not end yet."""
    held = Q(state=SessionState.HELD, order__output__state=OutputState.IN_PROGRESS)
    rows: QuerySet[Session] = Session.objects.visible_to(viewer).filter(
        held | Q(state=SessionState.CONFIRMED),
        starts_on__lte=viewer.today + AHEAD,
        ends_on__gte=viewer.today - BEHIND,
        testers=viewer.user_id,
    )
    found = rows.select_related("agency", "government", "place")
    return found.order_by("starts_on", "pk")


def sessions_to_take(viewer: Viewer, until: date) -> QuerySet[Session]:
    """Those of `sessions` that begin by a day and are not over, without a sheet of the viewer's.

    That a telephone fetched one is nowhere on record: its first sheet says so.
    """
    sent = FieldEntry.objects.filter(tester=viewer.user_id, session=OuterRef("pk"))
    rows = sessions(viewer).filter(starts_on__lte=until, ends_on__gte=viewer.today)
    return rows.exclude(Exists(sent))


def called_off(viewer: Viewer) -> list[str]:
    """The market sessions of these days to which the viewer was to go, and that are called off.

    By the keys under which a telephone has them. One query.
    """
    rows = Session.objects.visible_to(viewer).filter(
        state=SessionState.CANCELLED,
        starts_on__lte=viewer.today + AHEAD,
        ends_on__gte=viewer.today - BEHIND,
        testers=viewer.user_id,
    )
    return [f"session-{pk}" for pk in rows.order_by("pk").values_list("pk", flat=True)]


def orders(viewer: Viewer) -> QuerySet[Order]:
    """Orders where the instruments stand, with lines that the viewer tests or nobody yet.

    What is out of scope is referred, and taken along by nobody.
    """
    mine = Q(tester=viewer.user_id) | Q(tester=None)
    lines = _running(OrderLine.objects.all()).filter(mine)
    rows: QuerySet[Order] = Order.objects.visible_to(viewer).filter(
        site=OrderSite.IN_PLACE, pk__in=lines.values("order")
    )
    found = rows.select_related("agency", "government", "place", "owner", "output")
    return found.annotate(visit_at=Subquery(_visits(viewer))).order_by(
        "visit_at", "wished_on", "pk"
    )


def _visits(viewer: Viewer) -> Any:
    """When the viewer comes to an order: the next visit that is agreed on."""
    rows = Appointment.objects.filter(order=OuterRef("pk"), tester=viewer.user_id)
    ahead = rows.filter(state=AppointmentState.BOOKED, starts_at__gte=viewer.now - BEHIND)
    return ahead.order_by("starts_at").values("starts_at")[:1]


def _running(rows: OrderLineQuerySet) -> OrderLineQuerySet:
    return rows.unmarked().exclude(OUT_OF_SCOPE)


@dataclass(frozen=True)
class Work:
    """A job in the field: a market session, or an order where the instruments stand."""

    kind: str
    record: Any
    title: str
    day: Any
    until: Any

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.record.pk}"


def work_of(viewer: Viewer) -> list[Work]:
    """Everything the viewer may take along. Two queries."""
    return [*map(of_session, sessions(viewer)), *map(of_order, orders(viewer))]


def of_session(one: Session) -> Work:
    return Work("session", one, str(one.place), one.starts_on, one.ends_on)


def of_order(one: Any) -> Work:
    """An order of `orders`: on the day of the visit, else on the one that was wished for."""
    title = f"{one} · {one.owner or ''} · {one.place or ''}"
    zone = ZoneInfo(one.government.timezone)
    day = one.visit_at.astimezone(zone).date() if one.visit_at else one.wished_on
    return Work("order", one, title, day, day)


def lines_of(order_id: int) -> Sequence[OrderLine]:
    """The lines of an order that are still to be tested."""
    rows = _running(OrderLine.objects.filter(order=order_id))
    return list(rows.order_by("pk"))


def entries(viewer: Viewer) -> QuerySet[FieldEntry]:
    """What came from telephones."""
    rows: QuerySet[FieldEntry] = FieldEntry.objects.visible_to(viewer)
    return rows.select_related(
        "agency",
        "government",
        "instrument__owner",
        "instrument__place",
        "session__place",
        "order__output",
        "tester",
    )


def waiting(viewer: Viewer) -> QuerySet[FieldEntry]:
    """Conflicts and refused ones."""
    return entries(viewer).filter(outcome__in=OPEN)


def stickers_of(instrument_id: int, on: date) -> list[str]:
    """The stickers that were put on an instrument on the day of a test. One query."""
    rows = Sticker.objects.filter(instrument=instrument_id, used_on=on)
    return list(rows.order_by("pk").values_list("code", flat=True))


def made_of(entry: FieldEntry) -> dict[str, int]:
    """What the register has of the things that an entry brought along, by the telephone's keys.

    One query, none where it brought nothing new.
    """
    new = entry.payload.get("new")
    if entry.outcome != Outcome.STORED or not isinstance(new, dict):
        return {}
    keys = [one["key"] for one in new.values() if one]
    rows = FieldKey.objects.filter(government=entry.government_id, key__in=keys)
    found = rows.order_by("pk").values_list("key", "owner", "place", "instrument")
    return {str(key): next(one for one in numbers if one) for key, *numbers in found}


def pieces_sent(payload: Mapping[str, Any]) -> Sequence[int]:
    """The counts that a telephone sent; none of anything but a set, or where they are broken."""
    sent = payload.get(PIECES)
    if not isinstance(sent, list) or not all(type(one) is int for one in sent):
        return ()
    return sent if any(sent) else ()


def pieces_of(sheet: Sheet) -> Mapping[str, int]:
    """The counts of a sheet; none where the instrument was read. Its attempts are loaded."""
    attempts = sorted(sheet.attempts.all(), key=lambda one: one.ordinal)
    found: Mapping[str, int] = (attempts[-1].readings.get(PIECES) if attempts else None) or {}
    return found


def whole_entries(viewer: Viewer) -> QuerySet[FieldEntry]:
    """With the sheets to be held side by side."""
    rows = entries(viewer).select_related("sheet", "theirs__verification", "photo", "picture")
    return rows.prefetch_related("theirs__attempts", "theirs__verification__marks")


def session_outside(sheet: Sheet) -> Session | None:
    """The session for which a test was sent that is in no order. One query."""
    found: Session | None = (
        Session.objects.filter(pk__in=FieldEntry.objects.filter(sheet=sheet).values("session"))
        .select_related("place")
        .first()
    )
    return found


def sent_outside(session: Session) -> list[Sheet]:
    """The tests sent for a session that are in no order. One query."""
    rows = Sheet.objects.filter(field_entry__session=session, line=None)
    rows = rows.exclude(state=SheetState.GIVEN_UP).select_related("instrument")
    return list(rows.order_by("tested_on", "pk"))
