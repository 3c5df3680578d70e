"""The national holidays and days of collective leave, read from the committed data file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from teraju.platform.calendar.domain.working_days import WorkingCalendar

DATA_FOLDER = Path(__file__).parent.parent / "data"


class DayKind(StrEnum):
    """Why an office is closed on a weekday."""

    PUBLIC = "public"
    COLLECTIVE_LEAVE = "collective_leave"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day without work, with its names; an estimated one may still move by a day or two."""

    on: date
    kind: DayKind
    name_id: str
    name_en: str
    estimated: bool


@dataclass(frozen=True, slots=True)
class YearStatus:
    """Whether the days of each kind of a year are settled."""

    public: bool
    collective_leave: bool


@dataclass(frozen=True, slots=True, eq=False)
class CalendarData:
    """The content of the data file; `last_confirmed_year` is the last with a joint decree."""

    source: str
    generator: str
    first_year: int
    last_year: int
    last_confirmed_year: int
    years: Mapping[int, YearStatus]
    holidays: tuple[Holiday, ...]


def parse_calendar_data(text: str) -> CalendarData:
    """Read the text of a data file, as `generate.py` writes it."""
    content = json.loads(text)
    return CalendarData(
        source=content["source"],
        generator=content["generator"],
        first_year=content["first_year"],
        last_year=content["last_year"],
        last_confirmed_year=content["last_confirmed_year"],
        years=MappingProxyType(
            {int(year): YearStatus(**status) for year, status in content["years"].items()}
        ),
        holidays=tuple(
            Holiday(date.fromisoformat(on), DayKind(kind), name_id, name_en, estimated)
            for on, kind, name_id, name_en, estimated in content["days"]
        ),
    )


@lru_cache(maxsize=1)
def national_data() -> CalendarData:
    """Read the committed data file once."""
    return parse_calendar_data((DATA_FOLDER / "holidays.json").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def national_calendar() -> WorkingCalendar:
    """Give the five-day week with the national days, before any override by a decree."""
    data = national_data()
    return WorkingCalendar(
        first_day=date(data.first_year, 1, 1),
        last_day=date(data.last_year, 12, 31),
        public_holidays=frozenset(each.on for each in data.holidays if each.kind is DayKind.PUBLIC),
        collective_leave=frozenset(
            each.on for each in data.holidays if each.kind is DayKind.COLLECTIVE_LEAVE
        ),
    )
