"""The year of the stamps (cap tanda tera): when it is prepared, used and closed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from teraju.kernel.states import StateTable, Transition
from teraju.modules.metrology.domain.editions import edition


class StampKind(StrEnum):
    """The five kinds of mark. Source: UU 2/1981, article 19."""

    SAH = "sah"
    BATAL = "batal"
    JAMINAN = "jaminan"
    DAERAH = "daerah"
    PEGAWAI = "pegawai"


class Site(StrEnum):
    """Where stamps are used: those of the office never leave it."""

    OFFICE = "office"
    FIELD = "field"


class StockState(StrEnum):
    """Where the stock of a year stands."""

    PLANNED = "planned"
    REQUESTED = "requested"
    RECEIVED = "received"
    HANDED_OVER = "handed_over"
    CLOSED = "closed"


KEEPERS = frozenset({"metrology_head", "counter"})
S = StockState
STOCK = StateTable.of(
    "stock of stamps",
    S.PLANNED,
    (
        Transition(S.PLANNED, "request", S.REQUESTED, frozenset({"agency_head", "metrology_head"})),
        Transition(
            S.REQUESTED, "withdraw", S.PLANNED, frozenset({"agency_head", "metrology_head"})
        ),
        Transition(S.REQUESTED, "receive", S.RECEIVED, KEEPERS),
        Transition(S.RECEIVED, "correct", S.RECEIVED, KEEPERS),
        Transition(S.RECEIVED, "hand_over", S.HANDED_OVER, KEEPERS),
        Transition(S.HANDED_OVER, "reopen", S.RECEIVED, KEEPERS),
        Transition(S.HANDED_OVER, "confirm", S.CLOSED, KEEPERS),
    ),
)


class NoStamp(StrEnum):
    """Why nothing can be stamped on a day, or these stamps not be taken out."""

    NOT_REQUESTED = "not_requested"
    NOT_RECEIVED = "not_received"
    HANDED_OVER = "handed_over"
    OTHER_YEAR = "other_year"
    SITE = "site"
    TOO_FEW = "too_few"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class StockFacts:
    """The stock of one year as the books have it."""

    year: int
    received_on: date | None = None
    handed_on: date | None = None


def no_stamp(stock: StockFacts | None, on: date) -> NoStamp | None:
    """Why the stamps of a stock cannot be used on a day; None if they can.

    Stamps carry their year: those of the year before are no mark in the new one.
    Source: UU 2/1981, article 19; SOP-6 Met-Bpp.
    """
    if stock is None:
        return NoStamp.NOT_REQUESTED
    if stock.year != on.year:
        return NoStamp.OTHER_YEAR
    if stock.handed_on is not None and on >= stock.handed_on:
        return NoStamp.HANDED_OVER
    if stock.received_on is None or on < stock.received_on:
        return NoStamp.NOT_RECEIVED
    return None


def cannot_take(
    *, site: Site, line_site: Site, wanted: int, there: int, days: int, on: date
) -> NoStamp | None:
    """Why so many stamps of a line do not leave the safe; `days` is how long they would be out.

    Source: SOP-6 Met-Bpp: stamps of the office stay there, those of the field go with a letter.
    """
    if line_site != site:
        return NoStamp.SITE
    if wanted > there:
        return NoStamp.TOO_FEW
    if days > longest_days(site, on):
        return NoStamp.TOO_LONG
    return None


def longest_days(site: Site, on: date) -> int:
    """How many days stamps may be out: those of the office come back the same day."""
    return 1 if site is Site.OFFICE else edition("stamps", on).integer("field_days")


def was_back(
    returned_on: date | None, returned_at: datetime | None, on: date, begun_at: datetime | None
) -> bool:
    """Whether what went out for a job was back before a test of a day began.

    The day counts where the book or the test tells no time. The telephone does, by a clock that may
    be off for as long as it has no line. When something went out is told by its day alone: it is
    written down later than it happens.
    """
    if returned_on is None or returned_on != on:
        return returned_on is not None and returned_on < on
    if returned_at is None or begun_at is None:
        return False
    off = timedelta(minutes=edition("field", on).integer("clock_minutes"))
    return begun_at - off > returned_at


def is_for(job: str, names: Iterable[str]) -> bool:
    """Whether a hand-out was written for a job that is called so: its number stands there whole.

    "SPT 12/2019" is not for "SPT 12/2019/3", nor "Pasar Puri" for "Pasar Purigading".
    """
    told = _plain(job)
    return any(
        re.search(rf"(?<![\w/]){re.escape(_plain(name))}(?![\w/]|[.-]\w)", told)
        for name in names
        if name
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def sizes(on: date) -> Mapping[StampKind, tuple[str, ...]]:
    """Give the kinds in force on a day with their sizes."""
    return {
        StampKind(kind): tuple(found)
        for kind, found in edition("stamps", on).values["kinds"].items()
    }


@dataclass(frozen=True, slots=True)
class YearDates:
    """The days by which the stock of one year is asked for, fetched, handed over and confirmed."""

    request_by: date
    receive_from: date
    receive_until: date
    hand_over_from: date
    hand_over_by: date
    confirm_by: date


def dates_of(year: int, on: date) -> YearDates:
    """Give the days of a year of stamps, by the rules in force on a day."""
    values = edition("stamps", on).values
    return YearDates(
        request_by=_day(year - 1, values["request_by"]),
        receive_from=_day(year - 1, values["receive_from"]),
        receive_until=_day(year - 1, values["receive_until"]),
        # Field work ends with the gap: the 2nd of January may find the office closed.
        hand_over_from=_day(year, values["gap_from"]),
        hand_over_by=_day(year + 1, values["hand_over_by"]),
        confirm_by=_day(year + 1, values["confirm_by"]),
    )


def is_gap(day: date) -> bool:
    """Whether no work with stamps is planned on a day: the new ones may not be there yet."""
    values = edition("stamps", day).values
    return is_year_end(day) or day <= _day(day.year, values["gap_until"])


def is_year_end(day: date) -> bool:
    """Whether the stamps of the year of a day may be handed over by then."""
    return day >= _day(day.year, edition("stamps", day).values["gap_from"])


def _day(year: int, text: str) -> date:
    return date.fromisoformat(f"{year:04}-{text}")


def next_due(state: StockState, dates: YearDates) -> date | None:
    """The day by which the next step of a year is due; None when it is closed."""
    return {
        S.PLANNED: dates.request_by,
        S.REQUESTED: dates.receive_until,
        S.RECEIVED: dates.hand_over_by,
        S.HANDED_OVER: dates.confirm_by,
        S.CLOSED: None,
    }[state]
