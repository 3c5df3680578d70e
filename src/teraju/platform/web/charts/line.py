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

from .picture import SCREEN, Canvas, Palette, Picture, Table, group, key_of, num, tag

BAND, LANE = 20, 46
# A flag takes the words of `WORDS` wide letters; two lines of them end `FOOT` below its place.
ACROSS, FLAG, WORDS = 600, 168, 22
DOWN, EDGE, GAP, FOOT = 318, 76, 48, 38


@dataclass(frozen=True)
class Point:
    """What stands on the ruler: a day, its words, and its place in drawing units."""

    on: date
    words: Text
    at: float
    step: Step | None = None


@dataclass(frozen=True)
class Ruler:
    """A stretch of time laid on a stretch of drawing units."""

    first: date
    last: date
    start: float
    length: float

    @property
    def end(self) -> float:
        return self.start + self.length

    def place(self, on: date) -> float:
        """Where a date lies; a ruler of one day has it at its start."""
        days = (self.last - self.first).days
        return self.start + (self.length * (on - self.first).days / days if days else 0.0)

    def months(self) -> list[date]:
        """The first of every month within, or of every quarter when there are more than forty."""
        years = range(self.first.year, self.last.year + 1)
        firsts = [date(year, month, 1) for year in years for month in range(1, 13)]
        months = [first for first in firsts if self.first <= first <= self.last]
        return months if len(months) <= 40 else [m for m in months if m.month % 3 == 1]

    def ticks(self) -> list[tuple[float, int]]:
        """The place of each tick and its length: long at New Year."""
        return [(self.place(m), 12 if m.month == 1 else 6) for m in self.months()]

    def years(self) -> list[tuple[float, str]]:
        """Where each year begins on the ruler, and its name."""
        return [(self.place(m), str(m.year)) for m in self.months() if m.month == 1]


def line_picture(steps: Sequence[Step], today: date, palette: Palette = SCREEN) -> Picture:
    """The picture and the table of a way; steps without a date are named below it."""
    dated = sorted((s for s in steps if s.on), key=lambda s: s.on or today)
    undated = [step for step in steps if not step.on]
    title, description = _("Way to the certificate"), _describe(dated, steps, today)
    across = down = SafeString("")
    if dated:
        key = key_of("l", today, *[(s.on, str(s.label), s.state) for s in dated])
        across = _across(dated, today, (title, description, key + "a"), palette)
        down = _down(dated, today, (title, description, key + "d"), palette)
    rows = [(step.on, step.label, state_word(step)) for step in [*dated, *undated]]
    table = Table((_("Date"), _("Step"), _("State")), rows)
    names = ", ".join(str(step.label) for step in undated)
    note = _("No date yet: %(steps)s.") % {"steps": names} if names else ""
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


def _describe(dated: Sequence[Step], steps: Sequence[Step], today: date) -> str:
    if not dated:
        return _("No step has a date yet.")
    return _("%(done)s of %(all)s steps done on %(day)s; from %(first)s to %(last)s.") % {
        "done": sum(step.state == "done" for step in steps),
        "all": len(steps),
        "day": _day(today),
        "first": _day(dated[0].on),
        "last": _day(dated[-1].on),
    }


def _day(on: date | None, style: str = "DATE_FORMAT") -> str:
    return formats.date_format(on, style) if on else ""


def _points(
    dated: Sequence[Step], today: date, start: float, length: float
) -> tuple[Ruler, list[Point]]:
    days = [step.on for step in dated if step.on]
    ruler = Ruler(min([*days, today]), max([*days, today]), start, length)
    points = [Point(s.on, s.label, ruler.place(s.on), s) for s in dated if s.on]
    return ruler, points


def _dot(step: Step | None, x: float, y: float, palette: Palette) -> list[SafeString]:
    """Done is a disc with a tick, now a thick ring, ahead a thin one: shapes, not only colours."""
    if step is None:
        return []
    if step.state == "done":
        tick = f"M{num(x - 3.2)} {num(y)}l2.2 2.4 4-4.8"
        return [
            tag("circle", cx=x, cy=y, r=7, fill=palette.good),
            tag("path", d=tick, fill="none", stroke=palette.ground, stroke_width=1.8),
        ]
    stroke, width = (palette.act, 4) if step.state == "now" else (palette.edge, 2)
    return [
        tag("circle", cx=x, cy=y, r=5.5, fill=palette.ground, stroke=stroke, stroke_width=width)
    ]


def _flag(point: Point, x: float, y: float, palette: Palette, columns: int) -> list[SafeString]:
    """The day in bold and up to two lines of words below it."""
    lines = wrap(str(point.words), columns, max_lines=2, placeholder=" …")
    colour = palette.ink if point.step else palette.act
    day = _day(point.on, "SHORT_DATE_FORMAT")
    return [tag("text", day, x=x, y=y, fill=colour, font_weight=600)] + [
        tag("text", line, x=x, y=y + 14.5 * (row + 1)) for row, line in enumerate(lines)
    ]


def _across(
    dated: Sequence[Step], today: date, words: tuple[str, str, str], palette: Palette
) -> SafeString:
    """Done and today stand above the ruler, what is to come hangs below it."""
    ruler, points = _points(dated, today, 8.0, ACROSS - FLAG - 8.0)
    past = [point for point in points if point.step and point.step.state == "done"]
    past = sorted([*past, Point(today, _("today"), ruler.place(today))], key=lambda p: p.at)
    ahead = [point for point in points if point.step and point.step.state != "done"]
    up = lanes([point.at for point in past], FLAG)
    low = lanes([point.at for point in ahead], FLAG)
    top = (max(up) + 1) * LANE + 12.0
    foot = top + BAND
    marks, dots, poles = [], [], ""
    for point, lane in zip(past, up, strict=True):
        y = top - (lane + 1) * LANE
        poles += f"M{num(point.at)} {num(top)}V{num(y - 8)}"
        marks += _flag(point, point.at + 5, y, palette, WORDS)
        dots += _dot(point.step, point.at, top, palette)
    for point, lane in zip(ahead, low, strict=True):
        y = foot + 18 + lane * LANE
        poles += f"M{num(point.at)} {num(foot)}V{num(y + 14)}"
        marks += _flag(point, point.at + 5, y + 2, palette, WORDS)
        dots += _dot(point.step, point.at, foot, palette)
    pole = tag("path", d=poles, stroke=palette.line, stroke_width=1.5)
    texts = group(marks, font_size=12.5, fill=palette.quiet)
    height = int(foot) + (max(low) + 1) * LANE + 14 if low else int(foot) + 10
    drawn = [pole, *_band_across(ruler, top, today, palette), texts, *dots]
    return Canvas(ACROSS, height, *words).draw(drawn, "across")


def _band_across(ruler: Ruler, top: float, today: date, palette: Palette) -> list[SafeString]:
    box = {"x": 0, "y": top, "height": BAND}
    ticks = "".join(f"M{num(x)} {num(top)}v{size}" for x, size in ruler.ticks())
    now = ruler.place(today)
    years = [tag("text", year, x=x + 4, y=top + 15) for x, year in ruler.years()]
    return [
        tag("rect", **box, width=ruler.end + 12, fill=palette.ground, stroke=palette.edge),
        tag("rect", **box, width=now, fill=palette.act_soft, stroke=palette.edge),
        tag("path", d=ticks, stroke=palette.edge),
        group(years, font_size=11, fill=palette.quiet),
        tag("path", d=f"M{num(now)} {num(top - 4)}v{BAND + 8}", stroke=palette.act, stroke_width=3),
    ]


def _down(
    dated: Sequence[Step], today: date, words: tuple[str, str, str], palette: Palette
) -> SafeString:
    """The ruler stands upright, all flags to its right, moved apart where days are close."""
    height = max(len(dated) * (GAP + 6), 200)
    ruler, points = _points(dated, today, 12.0, height - 52.0)
    places = spread([point.at for point in points], GAP, height - float(FOOT))
    marks, dots, poles = [], [], ""
    for point, y in zip(points, places, strict=True):
        poles += f"M{EDGE} {num(point.at)}L{EDGE + 18} {num(y)}h6"
        marks += _flag(point, EDGE + 30.0, y + 4, palette, 29)
        dots += _dot(point.step, float(EDGE), point.at, palette)
    pole = tag("path", d=poles, fill="none", stroke=palette.line, stroke_width=1.5)
    texts = group(marks, font_size=12.5, fill=palette.quiet)
    drawn = [pole, *_band_down(ruler, today, palette), texts, *dots]
    return Canvas(DOWN, height, *words).draw(drawn, "down")


def _band_down(ruler: Ruler, today: date, palette: Palette) -> list[SafeString]:
    left = EDGE - BAND
    box = {"x": left, "y": 0, "width": BAND}
    ticks = "".join(f"M{EDGE} {num(y)}h-{size}" for y, size in ruler.ticks())
    now = ruler.place(today)
    right = {"x": left - 5, "text_anchor": "end"}
    # The word for today takes the place of a year that would touch it.
    years = [tag("text", year, y=y + 4, **right) for y, year in ruler.years() if abs(y - now) > 14]
    word = tag("text", _("today"), y=now + 4, **right, fill=palette.act, font_weight=600)
    return [
        tag("rect", **box, height=ruler.end + 12, fill=palette.ground, stroke=palette.edge),
        tag("rect", **box, height=now, fill=palette.act_soft, stroke=palette.edge),
        tag("path", d=ticks, stroke=palette.edge),
        group([*years, word], font_size=12, fill=palette.quiet),
        tag("path", d=f"M{left - 3} {num(now)}h{BAND + 6}", stroke=palette.act, stroke_width=3),
    ]
