"""Reading the yearly plan, and what a new one rests on: needs, days, testers, stamps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, DateField, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce, TruncMonth

from teraju.modules.metrology.domain.editions import edition
from teraju.modules.metrology.domain.orders import SessionState
from teraju.modules.metrology.domain.planning import Due, LineState, MarketNeed, Means, pace
from teraju.modules.metrology.domain.reports import weight_kinds
from teraju.modules.metrology.domain.stamps import StockState, is_gap
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.models import (
    Instrument,
    Place,
    PlanLine,
    Session,
    Standard,
    YearPlan,
)
from teraju.modules.metrology.selectors.officers import officers
from teraju.modules.metrology.selectors.stamps import stock_of
from teraju.modules.metrology.selectors.standards import serves_until
from teraju.platform.accounts.scope import Viewer
from teraju.platform.calendar.domain.working_days import WorkingCalendar
from teraju.platform.calendar.selectors import calendar_of
from teraju.platform.organisation.models import Agency

DAY = timedelta(days=1)
# What a session is not for: exempt, rejected and retired instruments are not brought.
BROUGHT = (
    Standing.NEW,
    Standing.VALID,
    Standing.UNPROVEN,
    Standing.EXPIRED,
    Standing.VOID,
)
# Whatever day they are said to be valid until: no mark that counts is on them.
UNMARKED = (Standing.NEW, Standing.UNPROVEN, Standing.VOID)


def plans(viewer: Viewer) -> QuerySet[Any]:
    """Plans with how many of their lines stand where, and the day of the look."""
    rows: QuerySet[Any] = YearPlan.objects.visible_to(viewer)
    live = ~Q(lines__state=LineState.DROPPED)
    found: QuerySet[Any] = rows.select_related("agency", "government").annotate(
        sessions=Count("lines", filter=live),
        waiting=Count("lines", filter=Q(lines__state=LineState.PROPOSED)),
        instruments=Coalesce(Sum("lines__expected", filter=live), 0),
        weights=Coalesce(Sum("lines__expected_equipment", filter=live), 0),
    )
    return found


def plan_lines(viewer: Viewer) -> QuerySet[Any]:
    """The lines of plans as they stand: a session that was moved since has its own days."""
    rows = PlanLine.objects.visible_to(viewer).select_related(
        "plan__agency", "plan__government", "place", "session", "session__place"
    )
    found: QuerySet[Any] = _as_held(rows).annotate(
        today=Value(viewer.today, output_field=DateField())
    )
    return found


def _as_held(rows: QuerySet[Any]) -> QuerySet[Any]:
    found: QuerySet[Any] = rows.annotate(
        first_day=Coalesce("session__starts_on", "starts_on"),
        last_day=Coalesce("session__ends_on", "ends_on"),
        instruments=Coalesce("session__expected", "expected"),
        weights=Coalesce("session__expected_equipment", "expected_equipment"),
    )
    return found


def at_markets(agency_id: int) -> QuerySet[Any]:
    """The instruments that stand in markets, each with its market (`at`)."""
    rows = Instrument.objects.filter(agency=agency_id).filter(
        Q(place__kind="market") | Q(place__market__isnull=False)
    )
    found: QuerySet[Any] = rows.annotate(at=Coalesce("place__market", "place"))
    return found


def needs(agency_id: int, year: int, today: date) -> list[MarketNeed]:
    """What each market needs in a year. One query, however many instruments."""
    rows = (
        at_markets(agency_id)
        .filter(standing__in=BROUGHT)
        .values("at", "standing", "valid_until", "kind")
        .annotate(pieces=Sum("count"))
        .order_by()
    )
    weights, found = set(weight_kinds()), defaultdict[int, _Need](_Need)
    begin = max(today, date(year, 1, 1))
    for row in rows:
        found[row["at"]].add(row, row["kind"] in weights, year, begin)
    return [one.as_need(key, begin) for key, one in sorted(found.items())]


class _Need:
    """Sums of one market while its rows are read."""

    def __init__(self) -> None:
        self.due: dict[date, list[int]] = defaultdict(lambda: [0, 0])
        self.overdue, self.never = [0, 0], [0, 0]

    def add(self, row: Mapping[str, Any], is_weight: bool, year: int, begin: date) -> None:  # noqa: FBT001
        until, at = row["valid_until"], int(is_weight)
        if row["standing"] in UNMARKED or until is None:
            self.never[at] += row["pieces"]
        elif until < begin:
            self.overdue[at] += row["pieces"]
        elif until.year == year:
            self.due[until][at] += row["pieces"]

    def as_need(self, key: int, begin: date) -> MarketNeed:
        due = tuple(Due(on, *pieces) for on, pieces in sorted(self.due.items()))
        return MarketNeed(key, due, begin, *self.overdue, *self.never)


@dataclass(frozen=True)
class Basis:
    """What a proposal rests on, for the machine and for the reader."""

    means: Means
    facts: Mapping[str, Any]


def basis(agency: Agency, year: int, today: date, busy: Sequence[tuple[date, date]]) -> Basis:
    """The days, testers and stamps of a year; `busy` are days that are taken."""
    rules = edition("planning", today)
    first = max(date(year, 1, 1), today + timedelta(days=rules.integer("notice_days")))
    calendar = calendar_of(agency.government_id)
    taken = {day for start, end in busy for day in _days(start, end)}
    days = [day for day in free_days(calendar, first, date(year, 12, 31)) if day not in taken]
    testers = sum(one.may_verify for one in officers(agency, today))
    stock = stock_of(agency.pk, year)
    means = Means(
        workdays=tuple(days),
        pace=pace(testers, today),
        has_stamps=stock is not None and stock.state != StockState.PLANNED,
        gap=frozenset(day for day in _days(date(year, 1, 1), date(year, 12, 31)) if is_gap(day)),
    )
    facts = {
        "testers": testers,
        "team": means.pace.testers,
        "days": len(days),
        "has_stamps": means.has_stamps,
        "edition": rules.name,
        "confirmed": rules.confirmed,
    }
    return Basis(means, facts)


def free_days(calendar: WorkingCalendar, first: date, last: date) -> Iterator[date]:
    """Working days on which stamps are there. Raises OutsideCalendar."""
    for day in _days(first, last):
        if not is_gap(day) and calendar.is_working_day(day):
            yield day


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += DAY


@dataclass(frozen=True)
class FallsDue:
    """A standard, the last day on which it serves, and the sessions that last longer."""

    standard: Standard
    until: date
    lines: Sequence[Any]


def falling_due(agency_id: int, lines: Sequence[Any]) -> list[FallsDue]:
    """The weights that stop serving before sessions of `plan_lines`, each once. One query.

    Asked when it is looked at: one that was calibrated since stands in nobody's way.
    """
    rows = Standard.objects.filter(agency=agency_id, state="in_use", kind="weight")
    held = [(one, serves_until(one, one.due_on)) for one in rows.exclude(due_on=None)]
    found = [
        FallsDue(one, until, [line for line in lines if line.last_day > until])
        for one, until in sorted(held, key=lambda each: (each[1], each[0].code))
    ]
    return [one for one in found if one.lines]


def sessions_of(agency_id: int, year: int) -> QuerySet[Session]:
    """The sessions of a year that stand."""
    rows: QuerySet[Session] = Session.objects.filter(
        agency=agency_id, starts_on__lte=date(year, 12, 31), ends_on__gte=date(year, 1, 1)
    ).exclude(state=SessionState.CANCELLED)
    return rows.select_related("place").order_by("starts_on", "pk")


def due_by_month(agency_id: int, year: int) -> list[tuple[date, int, int]]:
    """For each month of a year the instruments and the weights that run out in it. One query."""
    rows = (
        Instrument.objects.filter(agency=agency_id, standing__in=BROUGHT, valid_until__year=year)
        .annotate(month=TruncMonth("valid_until"))
        .values("month")
        .annotate(
            every=Sum("count"),
            weights=Coalesce(Sum("count", filter=Q(kind__in=weight_kinds())), 0),
        )
        .order_by("month")
    )
    found = {row["month"]: (row["every"] - row["weights"], row["weights"]) for row in rows}
    months = [date(year, month, 1) for month in range(1, 13)]
    return [(month, *found.get(month, (0, 0))) for month in months]


def markets_without(agency_id: int, plan: YearPlan) -> list[Place]:
    """Open markets of the unit with no line in a plan: nothing of them needs a visit, or is known.

    Two queries.
    """
    known = plan.lines.live().values("place")
    rows = Place.objects.filter(agency=agency_id, kind="market", closed_on=None)
    return list(rows.exclude(pk__in=known).order_by("name", "pk")[:50])


def clashes(line: Any) -> list[Any]:
    """Other lines of the plan that share a day with this one of `plan_lines`.

    Neither a session that was called off nor one that was dropped takes a day.
    """
    if _is_called_off(line):
        return []
    rows = _as_held(PlanLine.objects.filter(plan=line.plan_id).live())
    shared = rows.filter(first_day__lte=line.last_day, last_day__gte=line.first_day)
    held = shared.exclude(pk=line.pk).exclude(session__state=SessionState.CANCELLED)
    return list(held.select_related("place").order_by("first_day", "pk"))


def same_days(lines: Sequence[Any]) -> dict[int, list[Any]]:
    """By line of `plan_lines`, the live ones of one plan: what `clashes` finds for it. No query."""
    held = [one for one in lines if not _is_called_off(one)]
    return {
        line.pk: [
            one
            for one in held
            if one is not line and one.first_day <= line.last_day and one.last_day >= line.first_day
        ]
        for line in held
    }


def _is_called_off(line: Any) -> bool:
    return line.session is not None and line.session.state == SessionState.CANCELLED
