"""The numbers that were told, as rows for a page and for files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from teraju.modules.integrity.concerns.domain.statistics import PARTS, Indicator, Silence
from teraju.modules.integrity.concerns.models import PublishedPeriod


@dataclass(frozen=True)
class ToldTable:
    """One breakdown: its total and its parts by code; None is held back."""

    indicator: Indicator
    total: int | None
    parts: tuple[tuple[str, int | None], ...]

    @property
    def withheld(self) -> bool:
        """Whether a number of it is held back."""
        return self.total is None or any(count is None for _code, count in self.parts)


@dataclass(frozen=True)
class ToldPeriod:
    """A period: its numbers, or why there are none."""

    first_day: date
    last_day: date
    silence: Silence | None
    tables: tuple[ToldTable, ...]
    days_to_acknowledge: int | None
    days_to_close: int | None
    confirmed: tuple[int, int] | None


def told(period: PublishedPeriod) -> ToldPeriod:
    """A period as it was told."""
    figures: dict[str, Any] = period.figures or {}
    tables = figures.get("tables", {})
    share = figures.get("confirmed")
    return ToldPeriod(
        first_day=period.first_day,
        last_day=period.last_day,
        silence=Silence(period.silence) if period.silence else None,
        tables=tuple(_table(name, tables[name]) for name in Indicator if name in tables),
        days_to_acknowledge=figures.get("median_days_to_acknowledge"),
        days_to_close=figures.get("median_days_to_close"),
        confirmed=(share[0], share[1]) if share else None,
    )


def as_documents(periods: Iterable[ToldPeriod]) -> list[dict[str, Any]]:
    """The periods for machines: null is held back."""
    return [
        {
            "first_day": each.first_day.isoformat(),
            "last_day": each.last_day.isoformat(),
            "silence": each.silence,
            "tables": {
                table.indicator: {"total": table.total, "parts": dict(table.parts)}
                for table in each.tables
            },
            "median_days_to_acknowledge": each.days_to_acknowledge,
            "median_days_to_close": each.days_to_close,
        }
        for each in periods
    ]


def as_rows(periods: Iterable[ToldPeriod]) -> list[list[str]]:
    """The same as rows of a table; an empty number is held back."""
    rows = [["first_day", "last_day", "indicator", "part", "number"]]
    for each in periods:
        days = [each.first_day.isoformat(), each.last_day.isoformat()]
        if each.silence:
            rows.append([*days, "silence", each.silence, ""])
        for table in each.tables:
            rows.append([*days, table.indicator, "total", _number(table.total)])
            rows += [[*days, table.indicator, code, _number(count)] for code, count in table.parts]
    return rows


def _table(indicator: Indicator, stored: dict[str, Any]) -> ToldTable:
    parts = stored["parts"]
    codes = [str(code) for code in PARTS[indicator] if code in parts]
    return ToldTable(indicator, stored["total"], tuple((code, parts[code]) for code in codes))


def _number(count: int | None) -> str:
    return "" if count is None else str(count)
