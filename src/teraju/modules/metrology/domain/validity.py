"""Until when a verification holds, and how the paper says it."""

from __future__ import annotations

import calendar
from datetime import date
from enum import StrEnum

from teraju.kernel.periods import add_months
from teraju.modules.metrology.domain.editions import cited, edition

_MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


class Precision(StrEnum):
    """Whether the paper tells the validity to the day or to the month."""

    DAY = "day"
    MONTH = "month"


def valid_until(verified_on: date, months: int, precision: Precision) -> date:
    """Give the last day on which a passed verification holds.

    To the day: the same day, clipped to the month's end; to the month: the last day of that
    month. Raises DateOutOfReach.
    """
    day = add_months(verified_on, months)
    if precision is Precision.DAY:
        return day
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def validity_label(until: date, precision: Precision) -> str:
    """Write the last day as the paper does: "September 2020" or "15 September 2020"."""
    month = f"{_MONTHS[until.month - 1]} {until.year}"
    return month if precision is Precision.MONTH else f"{until.day} {month}"


def validity_rules(verified_on: date) -> list[dict[str, str | bool]]:
    """List what the last day rests on; raises NoRuleInForce."""
    return cited(edition("validity", verified_on), ("period", "failed", "month"))
