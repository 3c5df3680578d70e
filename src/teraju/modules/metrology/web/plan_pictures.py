"""The calendar of market days of a year, and what runs out month by month."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from teraju.platform.web.charts.bars import Bar, bars_picture
from teraju.platform.web.charts.picture import (
    SCREEN,
    Canvas,
    Palette,
    Picture,
    Table,
    group,
    key_of,
    tag,
)

from .plan_words import days_words

Look = Literal["proposed", "planned", "held"]
DAY = timedelta(days=1)


@dataclass(frozen=True)
class MarketDays:
    """A session on the calendar: where, from when to when, and how it looks."""

    name: str
    first: date
    last: date
    look: Look
    word: str
    instruments: int = 0
    weights: int = 0


@dataclass(frozen=True)
class Grid:
    """The sheet of one drawing: a row for a month, a column for each day."""

    width: int
    left: float
    row: float

    @property
    def cell(self) -> float:
        return (self.width - self.left) / 31

    def place(self, day: date) -> tuple[float, float]:
        return self.left + (day.day - 1) * self.cell, 16 + (day.month - 1) * self.row


ACROSS, DOWN = Grid(640, 44.0, 22.0), Grid(318, 30.0, 20.0)


def calendar_picture(
    year: int,
    sessions: Sequence[MarketDays],
    off: frozenset[date],
    gap: frozenset[date],
    palette: Palette = SCREEN,
) -> Picture:
    """A year in twelve rows: free days grey, days without stamps crossed, sessions filled.

    What is only proposed is an outline: a grey print keeps the two apart.
    """
    title = _("Market days of %(year)s") % {"year": year}
    description = _("%(count)s sessions on %(days)s days.") % {
        "count": len(sessions),
        "days": len({day for one in sessions for day in _within(one, year) if day not in off}),
    }
    looks = _looks(sessions, year, off)
    key = key_of("mc", title, *sorted((day.isoformat(), look) for day, look in looks.items()))
    drawings = [
        _draw(grid, css, year, looks, off, gap, (title, description, key + css[0]), palette)
        for grid, css in ((ACROSS, "across"), (DOWN, "down"))
    ]
    rows = [
        (one.name, days_words(one.first, one.last), one.word, one.instruments, one.weights)
        for one in sessions
    ]
    headers = (_("Market"), _("Days"), _("Status"), _("Instruments"), _("Weights"))
    note = _(
        "Filled: planned, darker once held. Outlined: proposed. Grey: no working day. "
        "Crossed: no stamps."
    )
    return Picture(title, description, drawings[0], Table(headers, rows), drawings[1], note)


def _within(one: MarketDays, year: int) -> list[date]:
    first, last = max(one.first, date(year, 1, 1)), min(one.last, date(year, 12, 31))
    return [first + DAY * n for n in range((last - first).days + 1)]


def _looks(sessions: Sequence[MarketDays], year: int, off: frozenset[date]) -> dict[date, Look]:
    """How each day looks; where sessions meet, what stands firmer wins."""
    order: Mapping[Look, int] = {"proposed": 0, "planned": 1, "held": 2}
    found: dict[date, Look] = {}
    for one in sorted(sessions, key=lambda one: order[one.look]):
        found |= {day: one.look for day in _within(one, year) if day not in off}
    return found


def _draw(
    grid: Grid,
    css: str,
    year: int,
    looks: Mapping[date, Look],
    off: frozenset[date],
    gap: frozenset[date],
    words: tuple[str, str, str],
    palette: Palette,
) -> SafeString:
    months = [date(year, month, 1) for month in range(1, 13)]
    names = [
        tag("text", date_format(one, "M"), x=0, y=grid.place(one)[1] + grid.row / 2 + 3)
        for one in months
    ]
    numbers = [
        tag("text", str(n), x=grid.left + (n - 0.5) * grid.cell, y=11, text_anchor="middle")
        for n in (1, 5, 10, 15, 20, 25, 30)
    ]
    cells = [
        _cell(grid, one.replace(day=n), looks, off, gap, palette)
        for one in months
        for n in range(1, monthrange(year, one.month)[1] + 1)
    ]
    marks = [group(names + numbers, font_size=11, fill=palette.quiet), *cells]
    height = int(16 + 12 * grid.row + 2)
    return Canvas(grid.width, height, *words).draw(marks, css)


def _cell(
    grid: Grid,
    day: date,
    looks: Mapping[date, Look],
    off: frozenset[date],
    gap: frozenset[date],
    palette: Palette,
) -> SafeString:
    x, y = grid.place(day)
    box = {
        "x": x + 0.8,
        "y": y + 1.5,
        "width": grid.cell - 1.6,
        "height": grid.row - 3.0,
        "rx": 1.5,
    }
    look = looks.get(day)
    if look == "held":
        return tag("rect", fill=palette.good, **box)
    if look == "planned":
        return tag("rect", fill=palette.act, **box)
    if look == "proposed":
        return tag("rect", fill=palette.act_soft, stroke=palette.act, stroke_width=1.4, **box)
    if day in off:
        return tag("rect", fill=palette.line, **box)
    if day in gap:
        right, foot = x + grid.cell - 2.0, y + grid.row - 3.0
        cross = f"M{x + 2:.1f} {foot:.1f}L{right:.1f} {y + 3:.1f}"
        return tag("path", d=cross, stroke=palette.edge, stroke_width=1)
    return tag("rect", fill=palette.pale, fill_opacity=0.5, **box)


def due_picture(rows: Sequence[tuple[date, int, int]], year: int) -> Picture:
    """How many instruments run out in each month; the weights stand beside them in words."""
    bars = [
        Bar(
            date_format(month, "F"),
            instruments,
            remark=_("%(count)d weights besides") % {"count": weights} if weights else "",
        )
        for month, instruments, weights in rows
    ]
    title = _("Instruments that run out in %(year)s") % {"year": year}
    return bars_picture(title, bars, _("Month"))
