"""Reading orders, their instruments, sessions and appointments, cut to the viewer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateTimeField,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from teraju.kernel.contacts import read_contact, written_forms
from teraju.modules.metrology.domain.capacity import Capacity, first_start
from teraju.modules.metrology.domain.orders import RUNNING, LineState, SessionState
from teraju.modules.metrology.domain.scope import Obstacle
from teraju.modules.metrology.domain.service_time import Span, service_minutes
from teraju.modules.metrology.models import (
    Appointment,
    CalendarFeed,
    Order,
    OrderLine,
    Owner,
    Session,
)
from teraju.modules.metrology.models.orders import LinePause
from teraju.modules.operations import api as operations
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer
from teraju.platform.calendar.selectors import calendar_of
from teraju.platform.organisation.models import Agency

from .officers import officers
from .registers import found_of_owner
from .stamps import lacks_stamps

CALENDAR_BACK = timedelta(days=92)
SESSION_NOTICE = timedelta(days=28)
ENDED = [LineState.DONE, LineState.REFERRED, LineState.CANCELLED]
# What is to be referred: of what the plate alone keeps open that is not known yet.
OUT_OF_SCOPE = ~Q(obstacles=[]) & ~Q(obstacles=[Obstacle.PLATE.value])


def orders(viewer: Viewer) -> QuerySet[Any]:
    """Orders with how many instruments they have, and how many of them have ended."""
    rows = Order.objects.visible_to(viewer)
    counted = rows.annotate(
        as_of=Value(viewer.now, output_field=DateTimeField()),
        instruments=_lines(~Q(state=LineState.CANCELLED)),
        ended=_lines(Q(state__in=[LineState.DONE, LineState.REFERRED])),
        paused=_lines(Q(state=LineState.PAUSED)),
        to_refer=_lines(OUT_OF_SCOPE & ~Q(state__in=ENDED)),
        paused_since=Subquery(_pauses().values("since")[:1]),
    )
    found: QuerySet[Any] = counted.select_related(
        "agency", "government", "output__service", "owner", "place__market", "session__place"
    )
    return found


def _pauses() -> QuerySet[LinePause]:
    """What an order waits for, the latest first."""
    rows: QuerySet[LinePause] = LinePause.objects.filter(line__order=OuterRef("pk"), until=None)
    return rows.order_by("-since", "-pk")


def stands_still_since(order: Any) -> datetime | None:
    """Since when nothing of an order of `orders` can be worked on; None where something can."""
    waits = order.paused and order.paused == order.instruments - order.ended
    return order.paused_since if waits else None


def is_left_to_refer(order: Any) -> bool:
    """Whether an order of `orders` has nothing left but what may not be tested here."""
    return bool(order.to_refer) and order.to_refer == order.instruments - order.ended


def late_orders(rows: QuerySet[Any], now: datetime) -> QuerySet[Any]:
    """Of `orders` under way those whose promise has passed, unless they stood still by then."""
    stands_still = Q(
        paused__gt=0,
        paused=F("instruments") - F("ended"),
        paused_since__lte=F("output__promised_at"),
    )
    # Nothing of it is tested here: a referral was not promised.
    is_referred = Q(to_refer__gt=0, to_refer=F("instruments") - F("ended"))
    late: QuerySet[Any] = rows.filter(output__promised_at__lt=now)
    return late.exclude(stands_still).exclude(is_referred)


def orders_found(rows: QuerySet[Any], text: str, viewer: Viewer) -> QuerySet[Any]:
    """Orders by number, customer and place, or by the telephone of the owner."""
    fields = ["output__number", "output__customer_name", "place__name"]
    return found_of_owner(rows, text, viewer, fields, "owner__phone")


def _lines(which: Q) -> Any:
    """How many lines of a kind an order has: counted for the rows of one page, not for all."""
    rows = OrderLine.objects.filter(which, order=OuterRef("pk")).order_by().values("order")
    return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), 0)


def lines(viewer: Viewer) -> QuerySet[Any]:
    """Instruments of orders, with their order and owner."""
    rows = OrderLine.objects.visible_to(viewer)
    seen: QuerySet[Any] = rows.annotate(as_of=Value(viewer.now, output_field=DateTimeField()))
    return seen.select_related(
        "order__agency",
        "order__government",
        "order__output",
        "order__owner",
        "order__session__place",
        "instrument__owner",
        "tester",
    )


def running_line(
    viewer: Viewer, instrument_id: int, line_id: int | None, *, or_any: bool = False
) -> OrderLine | None:
    """The line of an instrument that is still to be tested; `or_any` of it, where none is named."""
    if line_id is None and not or_any:
        return None
    kept = OrderLine.objects.visible_to(viewer).select_related("order__output")
    rows = kept.filter(instrument=instrument_id, state__in=RUNNING)
    if line_id is not None:
        rows = rows.filter(pk=line_id)
    found: OrderLine | None = rows.order_by("-pk").first()
    return found


def line_to_test(viewer: Viewer, instrument_id: int) -> OrderLine | None:
    """The line that an instrument is tested for where nobody names one: of an accepted order."""
    kept = OrderLine.objects.visible_to(viewer).select_related("order__output")
    rows = kept.filter(
        instrument=instrument_id,
        state__in=RUNNING,
        obstacles=[],
        order__output__state=operations.OutputState.IN_PROGRESS,
    )
    found: OrderLine | None = rows.order_by("pk").first()
    return found


def work_lines(viewer: Viewer) -> QuerySet[Any]:
    """The same for the work of the day: what has ended comes after what waits."""
    ended = Case(When(state__in=ENDED, then=Value(1)), default=Value(0))
    rows: QuerySet[Any] = lines(viewer).annotate(is_ended=ended)
    return rows


def waiting_elsewhere(
    viewer: Viewer, instruments: Collection[int], order: Order | None = None
) -> list[OrderLine]:
    """Where these instruments wait for a result, in an order but this one. One query at most."""
    if not instruments:
        return []
    rows = lines(viewer).filter(instrument__in=instruments).exclude(state__in=ENDED)
    return list(rows.exclude(order=order).order_by("order__output__received_at", "pk"))


def sessions(viewer: Viewer) -> QuerySet[Any]:
    rows: QuerySet[Any] = Session.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "place", "order__output")


def sessions_to_hold(agency_id: int, first: date, last: date) -> QuerySet[Session]:
    """The sessions of a unit that are planned or confirmed for these days, and not open yet."""
    rows: QuerySet[Session] = Session.objects.filter(
        agency=agency_id,
        state__in=[SessionState.PLANNED, SessionState.CONFIRMED],
        starts_on__lte=last,
        ends_on__gte=first,
    )
    return rows.select_related("place").order_by("starts_on", "pk")


def is_running(session: Session) -> bool:
    """Whether a session is held and did not end yet."""
    if session.state != SessionState.HELD:
        return False
    return bool(session.order.output.state == operations.OutputState.IN_PROGRESS)


def appointments(viewer: Viewer) -> QuerySet[Any]:
    rows: QuerySet[Any] = Appointment.objects.visible_to(viewer)
    return rows.select_related(
        "agency", "government", "order__output", "order__owner", "order__place__market", "tester"
    )


def open_minutes(viewer: Viewer, order: Order, rows: Sequence[OrderLine]) -> dict[int, int]:
    """How long each instrument has taken by now, or took: open time without its pauses.

    Two queries, and none for what is measured already.
    """
    running = [one for one in rows if one.state not in ENDED]
    found = {one.pk: one.service_minutes or 0 for one in rows if one.state == LineState.DONE}
    if not running:
        return found
    clock, zone = operations.work_clock(order.government_id, viewer.today), viewer.now.tzinfo
    pauses: dict[int, list[Span]] = {}
    for pause in LinePause.objects.filter(line__in=running).order_by("pk"):
        span = Span(pause.since, pause.until or viewer.now)
        pauses.setdefault(pause.line_id, []).append(span)

    def count(since: datetime, until: datetime) -> int:
        return clock.minutes_between(since.astimezone(zone), until.astimezone(zone))

    for one in running:
        spans = pauses.get(one.pk, [])
        found[one.pk] = service_minutes(count, one.arrived_at, viewer.now, spans)
    return found


@dataclass(frozen=True)
class Slot:
    """A tester who is free from a moment on, for so many minutes."""

    tester: User
    starts_at: datetime
    minutes: int

    @property
    def key(self) -> str:
        return f"{self.tester.pk}@{self.starts_at.isoformat()}"

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


def free_slots(
    agency: Agency, now: datetime, minutes: int, rules: Capacity, wished_on: date | None = None
) -> list[Slot]:
    """The first free time of each tester on each working day ahead, the earliest first.

    With a wished day that is still ahead, the days from there on. Not on the days of a session
    that is confirmed. Eight queries, however many testers.
    """
    people = [one.person for one in officers(agency, now.date()) if one.may_verify]
    if not people:
        return []
    eve = max(now.date(), (wished_on or now.date()) - timedelta(days=1))
    days = working_days(agency, eve, rules.days_ahead)
    taken = _taken(people, days, now)
    away = _away(people, days)
    found = []
    for day in days:
        begins = datetime.combine(day, rules.begins, now.tzinfo)
        for person in people:
            if (person.pk, day) in away:
                continue
            start = first_start(begins, taken.get((person.pk, day), []), minutes, rules.day_minutes)
            if start is not None:
                found.append(Slot(person, start, minutes))
    return sorted(found, key=lambda one: (one.starts_at, one.tester.title, one.tester.pk))


def working_days(agency: Agency, today: date, number: int, *, wishes: bool = False) -> list[date]:
    """The next working days on which stamps are there, today left out. One query, in a gap more.

    For `wishes` of owners the end of a year is left out: its stamps may be handed over by then.
    """
    calendar, is_without = calendar_of(agency.government_id), lacks_stamps(agency.pk, wishes=wishes)
    found: list[date] = []
    day = today
    while len(found) < number and (day - today).days < 90:
        day += timedelta(days=1)
        if calendar.is_working_day(day) and not is_without(day):
            found.append(day)
    return found


def days_off(order: Order, brought: date | None) -> list[date]:
    """The days without work between the day agreed or wished for and the one promised."""
    first, last = brought or order.wished_on, order.government.day_of(order.output.promised_at)
    if first is None or first >= last:
        return []
    calendar = calendar_of(order.government_id)
    days = (first + timedelta(days=number) for number in range(1, (last - first).days))
    return [day for day in days if not calendar.is_working_day(day)]


def _taken(
    people: Sequence[User], days: Sequence[date], now: datetime
) -> dict[tuple[int, date], list[tuple[datetime, int]]]:
    first = datetime.combine(days[0], datetime.min.time(), now.tzinfo)
    last = datetime.combine(days[-1], datetime.max.time(), now.tzinfo)
    rows = Appointment.objects.standing().filter(tester__in=people, starts_at__range=(first, last))
    taken: dict[tuple[int, date], list[tuple[datetime, int]]] = {}
    for pk, start, length in rows.values_list("tester", "starts_at", "minutes"):
        local = start.astimezone(now.tzinfo)
        taken.setdefault((pk, local.date()), []).append((local, length))
    return taken


def _away(people: Sequence[User], days: Sequence[date]) -> set[tuple[int, date]]:
    """Who is at a session that is confirmed or held, on which days."""
    rows = Session.objects.filter(
        testers__in=people,
        state__in=[SessionState.CONFIRMED, SessionState.HELD],
        starts_on__lte=days[-1],
        ends_on__gte=days[0],
    )
    return {
        (pk, day)
        for pk, starts, ends in rows.values_list("testers", "starts_on", "ends_on")
        for day in days
        if starts <= day <= ends
    }


def owners_reached_by(agency_id: int, forms: Sequence[str]) -> QuerySet[Owner]:
    """The owners that trade and have this telephone (in one of its written forms) or mail."""
    reached = Q(phone__in=forms) | Q(email__iexact=forms[0])
    rows: QuerySet[Owner] = Owner.objects.filter(reached, agency=agency_id, ended_on=None)
    return rows.order_by("name", "pk")


def owners_looked_for(viewer: Viewer, words: str) -> QuerySet[Owner]:
    """Owners that trade, by telephone, the beginning of the name, or the tag of an instrument."""
    found = Q(name__icontains=words) | Q(instruments__tag__iexact=words.replace(" ", ""))
    read = read_contact(words)
    if read is not None:
        found |= Q(phone__in=written_forms(*read)) | Q(email__iexact=words)
    rows: QuerySet[Owner] = Owner.objects.visible_to(viewer).filter(found, ended_on=None)
    return rows.distinct().order_by("name", "pk")


def feeds(viewer: Viewer) -> list[CalendarFeed]:
    """One's own open calendar, and those of the units that one sees. One query."""
    rows = CalendarFeed.objects.visible_to(viewer).filter(revoked_on=None)
    mine = rows.filter(Q(person=None) | Q(person=viewer.user_id)).select_related("agency")
    return list(mine.order_by("-person", "pk"))


def sessions_of(feed: CalendarFeed, today: date) -> list[Session]:
    """The sessions of a calendar: the last quarter and all that is ahead."""
    rows = Session.objects.filter(agency=feed.agency, ends_on__gte=today - CALENDAR_BACK)
    if feed.person_id is not None:
        rows = rows.filter(testers=feed.person_id)
    rows = rows.exclude(state=SessionState.CANCELLED).select_related("place")
    return list(rows.order_by("starts_on", "pk"))


def visits_of(feed: CalendarFeed, today: date) -> list[Appointment]:
    """The appointments of a calendar: the last quarter and all that is ahead."""
    rows = Appointment.objects.standing().filter(
        agency=feed.agency, starts_at__date__gte=today - CALENDAR_BACK
    )
    if feed.person_id is not None:
        rows = rows.filter(tester=feed.person_id)
    return list(
        rows.select_related("order__output", "order__place__market").order_by("starts_at", "pk")
    )
