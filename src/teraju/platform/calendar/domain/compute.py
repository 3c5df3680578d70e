"""The calculator `deadline`: the day on which a number of working days has passed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from teraju.kernel.compute import Answer
from teraju.kernel.inputs import InputError, as_date, reading
from teraju.kernel.rulesets import load_rule_set
from teraju.platform.calendar.domain.national import (
    DATA_FOLDER,
    CalendarData,
    national_calendar,
    national_data,
)
from teraju.platform.calendar.domain.working_days import OutsideCalendar

Caution = dict[str, str]
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class DeadlineQuestion:
    """What the calculator is asked."""

    start: date
    working_days: int
    collective_leave_is_working_day: bool
    add: tuple[date, ...]
    remove: tuple[date, ...]


def deadline(document: object) -> Answer:
    """Answer `{"start", "working_days", "collective_leave_is_working_day", "add", "remove"}`.

    Days are working days, dates ISO 8601; the start day isn't counted. Gives `due`, `warnings`,
    `rules`; raises InputError. Source: Perpres 21/2023, article 3, and the joint decrees.
    """
    question = _read(document)
    due = _due(question)
    data = national_data()
    return {
        "due": due.isoformat(),
        "warnings": list(_warnings(question, due, data)),
        "rules": rules_between(question.start, due, data),
    }


def _read(document: object) -> DeadlineQuestion:
    with reading(document) as fields:
        question = DeadlineQuestion(
            start=fields.date("start"),
            working_days=fields.integer("working_days", minimum=0),
            collective_leave_is_working_day=fields.has("collective_leave_is_working_day")
            and fields.boolean("collective_leave_is_working_day"),
            add=tuple(fields.items("add", as_date)) if fields.has("add") else (),
            remove=tuple(fields.items("remove", as_date)) if fields.has("remove") else (),
        )
    added = frozenset(question.add)
    for index, day in enumerate(question.remove):
        if day in added:
            raise InputError(f"remove.{index}", f"{day} is also given in add")
    return question


def _due(question: DeadlineQuestion) -> date:
    calendar = national_calendar().with_overrides(add=question.add, remove=question.remove)
    if not calendar.first_day <= question.start <= calendar.last_day:
        raise InputError(
            "start", f"the calendar covers {calendar.first_day} to {calendar.last_day}"
        )
    try:
        return calendar.add_working_days(
            question.start,
            question.working_days,
            collective_leave_is_working_day=question.collective_leave_is_working_day,
        )
    except OutsideCalendar as error:
        raise InputError("working_days", str(error)) from error


def _warnings(question: DeadlineQuestion, due: date, data: CalendarData) -> Iterator[Caution]:
    settled = frozenset((*question.add, *question.remove))
    path = "start" if question.start.year > data.last_confirmed_year else "working_days"
    yield from cautions(question.start, due, data, path=path, settled=settled)
    for index, day in enumerate(question.remove):
        if day.weekday() >= _SATURDAY:
            message = f"{day} lies on a weekend and is counted as a working day"
            yield {"path": f"remove.{index}", "message": message}


def cautions(
    start: date,
    due: date,
    data: CalendarData,
    *,
    path: str,
    settled: frozenset[date] = frozenset(),
) -> Iterator[Caution]:
    """What of the days between two others is not certain yet, but for those a decree settled."""
    last = data.last_confirmed_year
    if due.year > last:
        yield {
            "path": path,
            "message": f"holidays after {last} are estimates, collective leave is not decreed yet",
        }
    for holiday in data.holidays:
        # Later years are covered by the sentence above.
        in_span = start < holiday.on <= due and holiday.on.year <= last
        if in_span and holiday.estimated and holiday.on not in settled:
            message = f"{holiday.name_en} on {holiday.on} is an estimate"
            yield {"path": path, "message": message}


def rules_between(start: date, due: date, data: CalendarData) -> list[dict[str, str | bool]]:
    """What a count of working days from a day to another rests on, as JSON."""
    week = load_rule_set(DATA_FOLDER / "working_week.yaml")
    editions = {edition.name: edition for edition in (week.on(start), week.on(due))}
    last = data.last_confirmed_year
    decreed, expected = (start.year, min(due.year, last)), (max(start.year, last + 1), due.year)
    return [
        *(each for edition in editions.values() for each in edition.cite("week")),
        *_decrees(*decreed, confirmed=True),
        *_decrees(*expected, confirmed=False),
    ]


def _decrees(first: int, last: int, *, confirmed: bool) -> Iterator[dict[str, str | bool]]:
    if first <= last:
        yield {
            "document": "Joint decrees of three ministers on holidays and collective leave",
            "clause": "",
            "edition": str(first) if first == last else f"{first} to {last}",
            "confirmed": confirmed,
        }
