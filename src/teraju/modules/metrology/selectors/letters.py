"""Reading letters of assignment (SPT): who is sent where, and who is not sent yet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from teraju.modules.metrology.domain.orders import OrderSite, SessionState
from teraju.modules.metrology.domain.requests import AppointmentState
from teraju.modules.metrology.domain.stamps import is_for
from teraju.modules.metrology.models import Appointment, Issue, Order, OrderLine, Session
from teraju.modules.operations.api import OutputState
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import Paper, PaperStatus

from .orders import SESSION_NOTICE, appointments, orders, sessions

ASSIGNMENT = "metrology.assignment"
# As long as a hand-out names its job.
LONGEST_JOB = 80
# How long before a session its standards, stamps and stickers are asked for.
EQUIPPED_BEFORE = timedelta(days=3)


def standing_letter(session: Session) -> Paper | None:
    """The letter that sends somebody to this session. Queries once."""
    return _standing([session]).get(session.pk)


def letter_to(visit: Appointment) -> Paper | None:
    """The letter that sends to a visit, unless it was withdrawn since. Queries once."""
    if visit.letter_id is None:
        return None
    return Paper.objects.filter(pk=visit.letter_id, status=PaperStatus.VALID).first()


def sent_to(order: Order) -> Callable[[int, date], bool]:
    """Give whether a letter sent an official to an order on a day, as it stands now.

    To what came to the office nobody is sent. Three queries, none for such an order.
    """
    if order.site == OrderSite.OFFICE:
        return lambda _tester, _on: True
    day_of = order.government.day_of
    if order.session is not None:
        session, letter = order.session, standing_letter(order.session)
        if letter is None:
            return lambda _tester, _on: False
        team = set(session.testers.values_list("pk", flat=True))
        since = max(session.starts_on, day_of(letter.issued_at))
        return lambda tester, on: tester in team and since <= on <= session.ends_on
    visits = order.appointments.filter(letter__status=PaperStatus.VALID)
    spans: dict[tuple[int, int], list[date]] = {}
    for one in visits.select_related("letter").order_by("pk"):
        if one.letter is None:
            continue
        days = spans.setdefault((one.tester_id, one.letter.pk), [])
        # A letter sends nobody before it was issued, be the visit earlier.
        days.append(max(day_of(one.starts_at), day_of(one.letter.issued_at)))
    return lambda tester, on: any(
        who == tester and min(days) <= on <= max(days) for (who, _letter), days in spans.items()
    )


def letters_of(visits: QuerySet[Appointment]) -> set[int]:
    """The letters that name any of these visits. Queries once."""
    return set(visits.exclude(letter=None).values_list("letter", flat=True))


def letters_begun(order: Order, now: datetime) -> set[int]:
    """The letters under which somebody went: a visit that they name is not ahead. Queries once."""
    to_come = Q(state=AppointmentState.BOOKED, starts_at__gt=now)
    return letters_of(order.appointments.standing().exclude(to_come))


def names_of(job: Order | Session) -> list[str]:
    """What a job is called where something is handed out for it. Four queries at most.

    The numbers of its letters, also of those that another took the place of; of an order its
    number; of a market session the market, and the number of the order that it was held under.
    """
    letters = Paper.objects.about(job).filter(number_key=ASSIGNMENT)
    found = list(letters.values_list("number", flat=True))
    if isinstance(job, Order):
        return [*found, str(job), *(names_of(job.session) if job.session else [])]
    held = Order.objects.filter(session=job).values_list("output__number", flat=True)
    return [*found, job.place.name, *held]


def out_for_others(jobs: Collection[str], job: Order | Session) -> list[str]:
    """The jobs that hand-outs were written for, where none of them is this one; else nothing."""
    names = names_of(job) if jobs else []
    return [] if any(is_for(one, names) for one in jobs) else list(dict.fromkeys(jobs))


def jobs_of(viewer: Viewer, agency_id: int, most: int = 40) -> list[str]:
    """What may be handed out for: standing letters to sessions and visits from today, and orders.

    Each as its number with where it is. Four queries.
    """
    ahead = sessions(viewer).filter(agency=agency_id, ends_on__gte=viewer.today)
    coming = list(ahead.order_by("starts_on", "pk")[:most])
    letters = _standing(coming)
    visits = appointments(viewer).filter(
        agency=agency_id, state=AppointmentState.BOOKED, starts_at__gte=_morning(viewer.now)
    )
    sent = visits.filter(letter__status=PaperStatus.VALID).select_related("letter")
    running = orders(viewer).filter(agency=agency_id, output__state=OutputState.IN_PROGRESS)
    told = [
        *((letters[one.pk].number, one.place.name) for one in coming if one.pk in letters),
        *((one.letter.number, str(one.order)) for one in sent.order_by("starts_at", "pk")[:most]),
        *((str(one), one.owner) for one in running.order_by("output__promised_at", "pk")[:most]),
    ]
    return list(dict.fromkeys(map(_named, told)))


def visits_ahead(order: Order, now: datetime) -> list[Appointment]:
    """The booked visits of an order from this day on, with tester and letter. Queries once."""
    rows = order.appointments.filter(state=AppointmentState.BOOKED, starts_at__gte=_morning(now))
    return list(rows.select_related("tester", "letter").order_by("starts_at", "pk"))


def unsent(visits: Sequence[Appointment], now: datetime) -> list[Appointment]:
    """The booked visits from this day on to which no letter sends; queries nothing."""
    ahead = [one for one in visits if one.state == AppointmentState.BOOKED]
    return [
        one
        for one in ahead
        if one.starts_at >= _morning(now) and not (one.letter and one.letter.is_valid)
    ]


def visits_to_send(viewer: Viewer, most: int) -> list[Appointment]:
    """The first visit in place of each order to which no letter sends yet. One query."""
    rows = appointments(viewer).filter(
        order__site=OrderSite.IN_PLACE,
        state=AppointmentState.BOOKED,
        starts_at__gte=_morning(viewer.now),
        order__output__state=OutputState.IN_PROGRESS,
    )
    rows = rows.exclude(letter__status=PaperStatus.VALID)
    found = list(rows.order_by("starts_at", "pk")[: 2 * most])
    first = {one.order_id: one for one in reversed(found)}
    return sorted(first.values(), key=lambda one: (one.starts_at, one.pk))[:most]


def orders_to_book(viewer: Viewer, most: int) -> list[Order]:
    """Orders under way where the instruments stand, to which nobody went or goes. One query.

    What is out of scope is referred, and what is not known waits for its plate.
    """
    may_test = OrderLine.objects.running().filter(order=OuterRef("pk"), obstacles=[])
    made = Appointment.objects.filter(
        order=OuterRef("pk"), state__in=[AppointmentState.BOOKED, AppointmentState.KEPT]
    )
    rows = orders(viewer).filter(
        ~Exists(made),
        Exists(may_test),
        site=OrderSite.IN_PLACE,
        output__state=OutputState.IN_PROGRESS,
    )
    return list(rows.order_by("output__promised_at", "pk")[:most])


def sessions_to_send(viewer: Viewer, most: int) -> list[Session]:
    """Confirmed sessions of the next weeks to which no letter sends yet. Two queries."""
    rows = sessions(viewer).filter(
        state__in=[SessionState.CONFIRMED, SessionState.HELD],
        starts_on__lte=viewer.today + SESSION_NOTICE,
        ends_on__gte=viewer.today,
    )
    found = list(rows.prefetch_related("testers").order_by("starts_on", "pk")[:most])
    letters = _standing(found)
    return [one for one in found if one.pk not in letters]


@dataclass(frozen=True)
class Unequipped:
    """A session that somebody is sent to soon, and what a hand-out for it would name."""

    session: Session
    job: str


def sessions_to_equip(viewer: Viewer, most: int) -> list[Unequipped]:
    """The sessions of these days with a letter for which nothing is handed out. Three queries."""
    rows = sessions(viewer).filter(
        state__in=[SessionState.CONFIRMED, SessionState.HELD],
        starts_on__lte=viewer.today + EQUIPPED_BEFORE,
        ends_on__gte=viewer.today,
    )
    found = list(rows.order_by("starts_on", "pk")[:most])
    letters = _standing(found)
    if not letters:
        return []
    units = {one.agency_id for one in found}
    out = Issue.objects.filter(agency__in=units, due_on__gte=viewer.today)
    jobs = list(out.values_list("job", flat=True))
    asked = [(one, [letters[one.pk].number, one.place.name]) for one in found if one.pk in letters]
    return [
        Unequipped(one, _named(names))
        for one, names in asked
        if not any(is_for(job, names) for job in jobs)
    ]


def _named(parts: Sequence[object]) -> str:
    return ", ".join(str(part) for part in parts if part)[:LONGEST_JOB]


def _standing(sent: Collection[Session]) -> dict[int, Paper]:
    """The standing letter of each of these sessions. One query at most."""
    if not sent:
        return {}
    rows = Paper.objects.filter(
        target_type=Session._meta.label_lower,
        target_id__in=[str(one.pk) for one in sent],
        number_key=ASSIGNMENT,
        status=PaperStatus.VALID,
    )
    return {int(one.target_id): one for one in rows.order_by("issued_at", "pk")}


def _morning(now: datetime) -> datetime:
    return datetime.combine(now.date(), time.min, now.tzinfo)
