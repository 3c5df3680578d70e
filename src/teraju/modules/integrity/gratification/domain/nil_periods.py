"""The periods for which an agency says whether a gift was reported, and what that proves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAY = timedelta(days=1)
YEAR_MONTHS = 12


@dataclass(frozen=True)
class Span:
    """The days of a period, both counted."""

    since: date
    until: date


class Finding(StrEnum):
    """What is known of a period."""

    REPORTED = "reported"
    STATED = "stated"
    NO_CAMPAIGN = "no_campaign"
    NO_STATEMENT = "no_statement"
    NOTHING = "nothing"


def period_of(day: date, months: int) -> Span:
    """The period of the year that a day lies in; `months` divides the year evenly.

    Raises ValueError for months that do not.
    """
    if months < 1 or YEAR_MONTHS % months:
        raise ValueError("periods divide the year evenly")
    first = (day.month - 1) // months * months + 1
    after = first + months
    following = date(day.year + after // 13, after - 12 if after > YEAR_MONTHS else after, 1)
    return Span(date(day.year, first, 1), following - DAY)


def last_period(day: date, months_on: Callable[[date], int]) -> Span | None:
    """The last period that was over on a day, by the rules of its own last day; None: no rule yet.

    Where the rules asked for nothing on its first day, nothing is asked for it.
    """
    months = months_on(day)
    if not months:
        return None
    before = period_of(day, months).since - DAY
    earlier = months_on(before)
    if not earlier:
        return None
    found = period_of(before, earlier)
    return found if months_on(found.since) else None


def finding(*, reported: bool, stated: bool, told: bool) -> Finding:
    """What a period shows: a report, or a nil statement with a campaign; anything less does not."""
    if reported:
        return Finding.REPORTED
    if stated and told:
        return Finding.STATED
    if stated:
        return Finding.NO_CAMPAIGN
    return Finding.NO_STATEMENT if told else Finding.NOTHING
