"""How the role model spreads: each guest government on its own line of one ruler of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from django.utils import formats
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.learning.domain.guests import Known, grouped
from teraju.modules.learning.domain.studies import MilestoneKind
from teraju.modules.learning.models.study_choices import MILESTONES
from teraju.modules.learning.selectors.studies import Spread
from teraju.platform.web.charts.line import Ruler
from teraju.platform.web.charts.picture import (
    SCREEN,
    Canvas,
    Palette,
    Picture,
    Table,
    group,
    key_of,
    num,
    tag,
)

WIDE, NARROW = 600, 318
NAMES = 170
ROW, TALL_ROW = 34, 50
HEAD, FOOT = 26, 22
MOST = 40


@dataclass(frozen=True)
class Mark:
    """Something on a line: its day, what it is (a visit, or a kind of milestone), its words."""

    on: date
    kind: str
    words: str


@dataclass(frozen=True)
class Line:
    guest: str
    marks: Sequence[Mark]


def lines_of(found: Sequence[Spread]) -> list[Line]:
    """One line for a government, however often it came; by its first visit."""
    names = grouped((one.visit.province, one.visit.guest) for one in found)
    marks: dict[Known, list[Mark]] = {}
    for one in found:
        known = marks.setdefault(names[one.visit.province, one.visit.guest], [])
        if one.visit.held_on:
            known.append(Mark(one.visit.held_on, "visit", _("Visit")))
        for row in one.reached:
            words = str(MILESTONES[MilestoneKind(row.kind)])
            known.append(Mark(row.on, row.kind, f"{words} {row.standard}".strip()))
    return [Line(one.name, sorted(row, key=lambda mark: mark.on)) for one, row in marks.items()]


def spread_picture(found: Sequence[Spread], today: date, palette: Palette = SCREEN) -> Picture:
    """The drawing for a wide and a narrow place, and its table. Beyond forty lines the table."""
    lines = lines_of(found)
    title = _("The spread of the role model")
    certified = sum(any(m.kind == MilestoneKind.CERTIFICATE for m in one.marks) for one in lines)
    description = _("%(guests)d governments came, %(certified)d of them are certified later.") % {
        "guests": len(lines),
        "certified": certified,
    }
    rows = [[one.guest, mark.on, mark.words] for one in lines for mark in one.marks]
    table = Table([_("Government"), _("Day"), pgettext("study visit", "What happened")], rows)
    across = down = SafeString("")
    drawn = lines[:MOST]
    if drawn:
        key = key_of("s", today, *[(one.guest, len(one.marks)) for one in drawn])
        across = _across(drawn, today, (title, description, key + "a"), palette)
        down = _down(drawn, today, (title, description, key + "d"), palette)
    note = _("Disc: visit. Square: MoU or agreement. Triangle: work begun. Star: certificate.")
    if len(lines) > MOST:
        note += " " + _("The first %d governments are drawn; the table has all.") % MOST
    return Picture(title, description, across, table, down, note if drawn else "")


def _ruler(lines: Sequence[Line], today: date, start: float, length: float) -> Ruler:
    days = [mark.on for one in lines for mark in one.marks]
    first = date(min([*days, today]).year, 1, 1)
    last = date(max([*days, today]).year, 12, 31)
    return Ruler(first, last, start, length)


def _across(
    lines: Sequence[Line], today: date, words: tuple[str, str, str], palette: Palette
) -> SafeString:
    ruler = _ruler(lines, today, float(NAMES), float(WIDE - NAMES - 14))
    height = HEAD + ROW * len(lines) + FOOT
    marks = _frame(ruler, today, height, palette)
    for index, one in enumerate(lines):
        y = HEAD + ROW * index + ROW / 2
        name = shorten(one.guest, 26, placeholder=" …")
        marks.append(tag("text", name, x=2, y=y + 4, fill=palette.ink, font_size=12.5))
        marks += _marks(one, ruler, y, palette)
    return Canvas(WIDE, height, *words).draw(marks, "across")


def _down(
    lines: Sequence[Line], today: date, words: tuple[str, str, str], palette: Palette
) -> SafeString:
    ruler = _ruler(lines, today, 12.0, float(NARROW - 28))
    height = HEAD + TALL_ROW * len(lines) + FOOT
    marks = _frame(ruler, today, height, palette)
    for index, one in enumerate(lines):
        top = HEAD + TALL_ROW * index
        name = shorten(one.guest, 40, placeholder=" …")
        marks.append(tag("text", name, x=2, y=top + 15, fill=palette.ink, font_size=13))
        marks += _marks(one, ruler, top + 33.0, palette)
    return Canvas(NARROW, height, *words).draw(marks, "down")


def _frame(ruler: Ruler, today: date, height: int, palette: Palette) -> list[SafeString]:
    """A line at each New Year, fewer names where years are close, and today."""
    years = ruler.years()
    step = max(1, len(years) // 8 + (len(years) % 8 > 0))
    d = "".join(f"M{num(x)} {HEAD - 6}V{height}" for x, _year in years)
    names = [tag("text", year, x=x + 2, y=14) for x, year in years[::step]]
    now = ruler.place(today)
    foot = {"x": now - 4, "y": height - 4, "text_anchor": "end", "font_size": 11}
    return [
        tag("path", d=d, stroke=palette.line, stroke_width=1),
        group(names, font_size=11, fill=palette.quiet),
        tag("path", d=f"M{num(now)} {HEAD - 6}V{height}", stroke=palette.act, stroke_width=2),
        tag("text", _("today"), **foot, fill=palette.act, font_weight=600),
    ]


def _marks(one: Line, ruler: Ruler, y: float, palette: Palette) -> list[SafeString]:
    places = [ruler.place(mark.on) for mark in one.marks]
    path = f"M{num(places[0])} {num(y)}H{num(places[-1])}"
    drawn = [tag("path", d=path, stroke=palette.edge, stroke_width=1.5, fill="none")]
    for mark, x in zip(one.marks, places, strict=True):
        day = formats.date_format(mark.on, "DATE_FORMAT")
        drawn.append(group([tag("title", f"{day}: {mark.words}"), _shape(mark, x, y, palette)]))
    return drawn


def _shape(mark: Mark, x: float, y: float, palette: Palette) -> SafeString:
    """Shapes tell the kinds apart, not colours alone."""
    match mark.kind:
        case MilestoneKind.AGREEMENT:
            return tag("rect", x=x - 6, y=y - 6, width=12, height=12, fill=palette.warn)
        case MilestoneKind.START:
            d = f"M{num(x)} {num(y - 7)}l7 13h-14z"
            return tag("path", d=d, fill=palette.quiet)
        case MilestoneKind.CERTIFICATE:
            return tag("path", d=_star(x, y), fill=palette.good)
    return tag("circle", cx=x, cy=y, r=6, fill=palette.act)


def _star(x: float, y: float) -> str:
    points = [(0, -9), (2.6, -3), (9, -2.6), (4, 1.5), (5.6, 8), (0, 4.4), (-5.6, 8), (-4, 1.5)]
    points += [(-9, -2.6), (-2.6, -3)]
    path = " ".join(f"{num(x + dx)} {num(y + dy)}" for dx, dy in points)
    return f"M{path}z"
