"""What a handler sees: the concerns to which they hold a key, and nothing of any other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, Q

from teraju.modules.integrity.concerns import policy, sealing
from teraju.modules.integrity.concerns.access import HandlerVisit
from teraju.modules.integrity.concerns.domain.clocks import Days, Due, next_due
from teraju.modules.integrity.concerns.domain.identity import Answer
from teraju.modules.integrity.concerns.domain.modes import Kind, Side
from teraju.modules.integrity.concerns.domain.outcomes import DEMANDS, Outcome
from teraju.modules.integrity.concerns.domain.states import State
from teraju.modules.integrity.concerns.models import (
    Case,
    CaseHandler,
    Entry,
    Handler,
    IdentityRequest,
    SealedFile,
)
from teraju.modules.integrity.concerns.selectors.reading import OpenEntry, opened, with_parts

# What reporter and desk say to one another; whoever spoke last waits.
SPOKEN = frozenset(
    {
        Kind.REPORT,
        Kind.MESSAGE,
        Kind.CONTACT,
        Kind.ACKNOWLEDGEMENT,
        Kind.FEEDBACK,
    }
)


@dataclass(frozen=True)
class Line:
    """A concern in the list of the desk."""

    case: Case
    due: Due | None
    declared: bool
    # The reporter wrote last, and nobody has answered.
    unanswered: bool

    # What the desk owes first stands first; a message without an answer waits since today.
    by: date
    priority: str = ""

    @property
    def rests(self) -> bool:
        """Closed, and nobody waits for anything."""
        return self.case.state == State.CLOSED and self.due is None and not self.unanswered


def case_of(handler: Handler, number: str) -> Case:
    """A concern of this handler; raises Case.DoesNotExist."""
    case: Case = Case.objects.visible_to(handler).select_related("parent").get(number=number)
    return case


def standing_of(handler: Handler, case: Case) -> CaseHandler:
    """How a handler stands in a concern."""
    return CaseHandler.objects.get(case=case, handler=handler, left_on=None)


def entries_of(case: Case, identity: str) -> list[OpenEntry]:
    """All entries of a concern, opened, in their order. Three queries."""
    return opened(with_parts(case.entries.all()), identity)


def written_in(case: Case, identity: str) -> list[tuple[str, Mapping[str, Any] | None]]:
    """The kinds and the opened words of a concern, for the rules."""
    rows = opened(with_parts(case.entries.all()), identity)
    return [(row.kind, row.content) for row in rows]


def days_of(case: Case, contacts: Sequence[date] = ()) -> Days:
    """The days of a concern that clocks run from."""
    measures = not case.outcome or case.outcome == Outcome.FORWARDED
    if case.outcome:
        measures = measures or DEMANDS[Outcome(case.outcome)].measures
    return Days(
        received_on=case.received_on,
        acknowledged_on=case.acknowledged_on,
        answered_on=case.answered_on,
        followed_up_on=case.followed_up_on,
        closed_on=case.closed_on,
        extended=case.extended,
        contacts=contacts,
        measures=measures,
    )


def due_of(case: Case, contacts: Sequence[date], today: date) -> Due | None:
    """What a concern waits for."""
    limits = policy.limits_on(today)
    return next_due(State(case.state), days_of(case, contacts), limits)


@dataclass(frozen=True)
class Desk:
    """The concerns of a handler, and how many of them rest: closed, with nothing due."""

    lines: list[Line]
    resting: int


def desk_of(visit: HandlerVisit, today: date, *, resting: bool = False) -> Desk:
    """The concerns of a handler, the most urgent first; those at rest only when asked for.

    Three queries, however many there are.
    """
    rows = CaseHandler.objects.filter(handler=visit.handler, left_on=None).select_related("case")
    held = {row.case_id: row for row in rows}
    spoken: dict[Any, list[tuple[str, str, date]]] = {}
    entries = Entry.objects.filter(case__in=held, kind__in=SPOKEN).order_by("case", "place")
    for key, kind, side, day in entries.values_list("case", "kind", "side", "day"):
        spoken.setdefault(key, []).append((kind, side, day))
    lines = [_line(row, spoken.get(key, []), today) for key, row in held.items()]
    shown = [line for line in lines if resting or not line.rests]
    priorities = _priorities([line.case.pk for line in shown if line.declared], visit.identity)
    told = [replace(line, priority=priorities.get(line.case.pk, "")) for line in shown]
    ordered = sorted(told, key=lambda line: (line.by, line.case.number))
    return Desk(ordered, sum(line.rests for line in lines))


def _line(held: CaseHandler, spoken: list[tuple[str, str, date]], today: date) -> Line:
    contacts = [day for kind, side, day in spoken if kind == Kind.CONTACT and side == Side.HANDLER]
    due = due_of(held.case, contacts, today)
    unanswered = bool(spoken) and spoken[-1][1] == Side.REPORTER
    days = [due.on] if due else []
    return Line(
        case=held.case,
        due=due,
        declared=held.declared_on is not None,
        unanswered=unanswered,
        by=min([*days, *([today] if unanswered else [])], default=date.max),
    )


def _priorities(cases: Collection[Any], identity: str) -> dict[Any, str]:
    """The priority that each concern was last given.

    They are those whose reader has declared that nothing binds them: of others nothing is opened.
    """
    rows = Entry.objects.filter(case__in=cases, kind=Kind.TRIAGE).order_by("case", "place")
    latest_of = {row.case_id: row for row in rows}
    return {key: _priority(row, identity) for key, row in latest_of.items()}


def _priority(triage: Entry, identity: str) -> str:
    try:
        return str(sealing.unseal_value(triage.sealed, identity).get("priority", ""))
    except sealing.CannotOpen:
        return ""


def contacts_of(case: Case) -> list[date]:
    """The days on which the desk asked the reporter how they fare."""
    rows = case.entries.filter(kind=Kind.CONTACT, side=Side.HANDLER)
    return list(rows.values_list("day", flat=True))


def file_of(handler: Handler, number: str, file: Any) -> SealedFile:
    """A file of a concern of this handler; raises SealedFile.DoesNotExist."""
    return SealedFile.objects.select_related("entry").get(
        pk=file,
        entry__case__number=number,
        entry__case__handlers__handler=handler,
        entry__case__handlers__left_on=None,
        entry__case__handlers__declared_on__isnull=False,
    )


def team_of(case: Case) -> list[CaseHandler]:
    """Who holds a key to a concern, and who held one."""
    return list(case.handlers.select_related("handler__office").order_by("left_on", "pk"))


def waiting_for(handler: Handler) -> list[IdentityRequest]:
    """The requests for identities that this custodian may answer; never their own."""
    if not handler.custodian:
        return []
    return list(
        IdentityRequest.objects.filter(
            answer=Answer.WAITING,
            case__identity__keepers__handler=handler,
            case__identity__keepers__outer=True,
        )
        .exclude(asked_by=handler)
        .select_related("case", "asked_by__office")
        .order_by("asked_on", "pk")
    )


def work_of(handlers: Sequence[Handler], today: date) -> dict[int, int]:
    """How many concerns of each handler have something due by today; for reminders."""
    rows = (
        CaseHandler.objects.filter(handler__in=handlers, left_on=None, handler__retired_on=None)
        .select_related("case")
        .annotate(
            contacts=Count(
                "case__entries",
                filter=Q(case__entries__kind=Kind.CONTACT, case__entries__side=Side.HANDLER),
            )
        )
    )
    warn = policy.limits_on(today).warn_days
    unanswered = _unanswered({row.case_id for row in rows}, today)
    found: dict[int, int] = {}
    for row in rows:
        closed = row.case.closed_on or today
        due = due_of(row.case, [closed] * row.contacts, today)
        # What came today is told tomorrow: the hour of a letter would tell when somebody wrote.
        fresh = row.case.state == State.RECEIVED and row.case.received_on < today
        pressing = due is not None and (due.is_late(today) or due.is_near(today, warn))
        if fresh or pressing or row.case_id in unanswered:
            found[row.handler_id] = found.get(row.handler_id, 0) + 1
    return found


def _unanswered(cases: Collection[Any], today: date) -> set[Any]:
    """The concerns in which the reporter wrote last, before today."""
    rows = Entry.objects.filter(case__in=cases, kind__in=SPOKEN).order_by("case", "place")
    last = {key: (side, day) for key, side, day in rows.values_list("case", "side", "day")}
    return {key for key, (side, day) in last.items() if side == Side.REPORTER and day < today}
