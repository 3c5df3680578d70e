"""The way from an agreement to a certificate, drawn on a ruler of time.

Two drawings of the same facts: across for a wide place, down for a phone or a narrow column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from django.utils import formats
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from teraju.platform.web.kinds import Step, Text

from .picture import SCREEN, Canvas, Palette, Picture, Table, key_of, tag

ACROSS, FLAG, LANE, FOOT = 760, 150, 44, 44
DOWN, GAP, AXIS = 340, 46, 44
SMALL = 11.0


@dataclass(frozen=True)
class Point:
    """A dated step with its place on the axis, in drawing units."""

    on: date
    step: Step
    at: float


@dataclass(frozen=True)
class Ruler:
    """A stretch of time laid on a stretch of drawing units."""

    first: date
    last: date
    start: float
    length: float

    def place(self, on: date) -> float:
        """Where a date lies; the whole ruler when it has no length is its start."""
        days = (self.last - self.first).days
        return self.start + (self.length * (on - self.first).days / days if days else 0.0)

    def months(self) -> list[date]:
        """The first of every month within, or of every quarter when there are more than forty."""
        months = [
            date(year, month, 1)
            for year in range(self.first.year, self.last.year + 1)
            for month in range(1, 13)
            if self.first <= date(year, month, 1) <= self.last
        ]
        return months if len(months) <= 40 else [m for m in months if m.month % 3 == 1]


def line_picture(steps: Sequence[Step], today: date, palette: Palette = SCREEN) -> Picture:
    """The picture and the table of a way; steps without a date are named below it."""
    dated = sorted((s for s in steps if s.on), key=lambda s: s.on or today)
    title, description = _words(dated, steps, today)
    across = down = SafeString("")
    if dated:
        key = key_of("l", today, *[(s.on, str(s.label), s.state) for s in dated])
        across = _across(dated, today, (title, description, key + "a"), palette)
        down = _down(dated, today, (title, description, key + "d"), palette)
    table = Table(
        headers=(_("Date"), _("Step"), _("State")),
        rows=[(s.on, s.label, state_word(s)) for s in [*dated, *(s for s in steps if not s.on)]],
    )
    open_steps = ", ".join(str(step.label) for step in steps if not step.on)
    note = _("No date yet: %(steps)s.") % {"steps": open_steps} if open_steps else ""
    return Picture(title, description, across, table, down, note)


def state_word(step: Step) -> str:
    """The state of a step in a word."""
    return {"done": _("done"), "now": _("now"), "ahead": _("ahead")}[step.state]


def lanes(places: Sequence[float], width: float) -> list[int]:
    """The lane of each flag, from left to right, so that no flag covers another or its pole."""
    result = [0] * len(places)
    for index in reversed(range(len(places))):
        under = [
            result[later]
            for later in range(index + 1, len(places))
            if places[later] < places[index] + width
        ]
        result[index] = max(under) + 1 if under else 0
    return result


def spread(places: Sequence[float], gap: float, end: float) -> list[float]:
    """Places moved apart to at least `gap`, none beyond `end`, as near to their own as it goes."""
    result: list[float] = []
    for place in places:
        result.append(max(place, result[-1] + gap) if result else place)
    limit = end
    for index in reversed(range(len(result))):
        result[index] = min(result[index], limit)
        limit = result[index] - gap
    return result


def _words(dated: Sequence[Step], steps: Sequence[Step], today: date) -> tuple[str, str]:
    if not dated:
        return _("Way to the certificate"), _("No step has a date yet.")
    done = sum(step.state == "done" for step in steps)
    description = _("%(done)s of %(all)s steps done on %(day)s; from %(first)s to %(last)s.") % {
        "done": done,
        "all": len(steps),
        "day": _day(today),
        "first": _day(dated[0].on),
        "last": _day(dated[-1].on),
    }
    return _("Way to the certificate"), description


def _day(on: date | None, style: str = "DATE_FORMAT") -> str:
    return formats.date_format(on, style) if on else ""


def _ruler(dated: Sequence[Step], today: date, start: float, length: float) -> Ruler:
    days = [step.on for step in dated if step.on]
    return Ruler(min([*days, today]), max([*days, today]), start, length)


def _points(dated: Sequence[Step], ruler: Ruler) -> list[Point]:
    return [Point(step.on, step, ruler.place(step.on)) for step in dated if step.on]


def _dot(step: Step, x: float, y: float, palette: Palette) -> list[SafeString]:
    """Done is a disc with a tick, now a thick ring, ahead a thin one: shapes, not only colours."""
    if step.state == "done":
        tick = f"M{x - 3.2:.1f} {y:.1f}l2.2 2.4 4-4.8"
        return [
            tag("circle", cx=x, cy=y, r=7, fill=palette.good),
            tag("path", d=tick, fill="none", stroke=palette.ground, stroke_width=1.8),
        ]
    stroke, width = (palette.act, 4) if step.state == "now" else (palette.edge, 2)
    return [
        tag("circle", cx=x, cy=y, r=5.5, fill=palette.ground, stroke=stroke, stroke_width=width)
    ]


def _text(words: Text, x: float, y: float, colour: str, **more: object) -> SafeString:
    return tag("text", words, x=x, y=y, font_size=SMALL, fill=colour, **more)


def _flag(point: Point, x: float, y: float, palette: Palette, columns: int) -> list[SafeString]:
    lines = wrap(str(point.step.label), columns, max_lines=2, placeholder=" …")
    marks = [_text(_day(point.on, "SHORT_DATE_FORMAT"), x, y, palette.ink, font_weight=600)]
    return marks + [
        _text(line, x, y + 13.0 * (row + 1), palette.quiet) for row, line in enumerate(lines)
    ]


def _across(
    dated: Sequence[Step], today: date, words: tuple[str, str, str], palette: Palette
) -> SafeString:
    ruler = _ruler(dated, today, 10.0, ACROSS - FLAG - 20.0)
    points = _points(dated, ruler)
    levels = lanes([point.at for point in points], FLAG)
    base = (max(levels) + 1) * LANE + 14.0
    marks = _across_ruler(ruler, base, today, palette)
    for point, level in zip(points, levels, strict=True):
        top = base - 14 - (level + 1) * LANE + 6
        pole = {"x1": point.at, "x2": point.at, "y1": top, "y2": base}
        marks.append(tag("line", **pole, stroke=palette.line, stroke_width=1.5))
        marks += _flag(point, point.at + 6, top + 9, palette, 24)
    for point in points:
        marks += _dot(point.step, point.at, base, palette)
    return Canvas(ACROSS, int(base) + FOOT, *words).draw(marks, "across")


def _across_ruler(ruler: Ruler, base: float, today: date, palette: Palette) -> list[SafeString]:
    end = ruler.start + ruler.length
    marks = [tag("path", d=f"M0 {base}H{end + 20:.0f}", stroke=palette.edge, stroke_width=2)]
    for month in ruler.months():
        x, long = ruler.place(month), month.month == 1
        foot = base + (13 if long else 7)
        marks.append(tag("line", x1=x, x2=x, y1=base, y2=foot, stroke=palette.edge))
        if long:
            marks.append(_text(str(month.year), x, base + 25, palette.quiet, text_anchor="middle"))
    x = ruler.place(today)
    word = _("today, %(day)s") % {"day": _day(today, "SHORT_DATE_FORMAT")}
    anchor = "end" if x > ACROSS / 2 else "start"
    line = {"x1": x, "x2": x, "y1": base, "y2": base + 36}
    side = -5 if anchor == "end" else 5
    return [
        *marks,
        tag("line", **line, stroke=palette.act, stroke_width=2, stroke_dasharray="3 2"),
        _text(word, x + side, base + 38, palette.act, text_anchor=anchor, font_weight=600),
    ]


def _down(
    dated: Sequence[Step], today: date, words: tuple[str, str, str], palette: Palette
) -> SafeString:
    height = max(len(dated) * (GAP + 8), 240)
    ruler = _ruler(dated, today, 14.0, height - 60.0)
    points = _points(dated, ruler)
    labels = spread([point.at for point in points], GAP, height - 40.0)
    marks = _down_ruler(ruler, today, palette)
    for point, y in zip(points, labels, strict=True):
        way = f"M{AXIS} {point.at:.1f}L{AXIS + 20} {y:.1f}h6"
        marks.append(tag("path", d=way, fill="none", stroke=palette.line, stroke_width=1.5))
        marks += _flag(point, AXIS + 32.0, y + 4, palette, 42)
    for point in points:
        marks += _dot(point.step, float(AXIS), point.at, palette)
    return Canvas(DOWN, height, *words).draw(marks, "down")


def _down_ruler(ruler: Ruler, today: date, palette: Palette) -> list[SafeString]:
    end = ruler.start + ruler.length
    marks = [tag("path", d=f"M{AXIS} 4V{end + 16:.0f}", stroke=palette.edge, stroke_width=2)]
    for month in ruler.months():
        y, long = ruler.place(month), month.month == 1
        left = AXIS - (13 if long else 7)
        marks.append(tag("line", x1=left, x2=AXIS, y1=y, y2=y, stroke=palette.edge))
        if long:
            year = _text(str(month.year), left - 4.0, y + 4, palette.quiet, text_anchor="end")
            marks.append(year)
    y = ruler.place(today)
    line = {"x1": AXIS - 30, "x2": AXIS + 14, "y1": y, "y2": y}
    word = _text(_("today"), AXIS - 10.0, y - 5, palette.act, text_anchor="end", font_weight=600)
    marks.append(tag("line", **line, stroke=palette.act, stroke_width=2, stroke_dasharray="3 2"))
    return [*marks, word]
