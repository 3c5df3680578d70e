"""Amounts to compare, one bar each, its name above and the value beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from teraju.platform.web.kinds import Text, Tone

from .picture import SCREEN, Canvas, Palette, Picture, Table, group, key_of, tag

ROW, BAR, WIDTH, RIGHT = 40, 14, 360, 44
# How many letters of a name fit, and how many of it are left beside a long remark.
LETTERS, SHORTEST = 52, 12


@dataclass(frozen=True)
class Bar:
    """One amount with its name; the tone adds a colour, the word is in the name or the remark.

    Where the two are too long for the picture, the name is shortened.
    """

    label: Text
    value: int
    tone: Tone | None = None
    remark: Text = ""

    def words(self, width: int = 1000) -> str:
        if not self.remark:
            return shorten(str(self.label), width, placeholder=" …")
        room = max(width - len(str(self.remark)) - 2, SHORTEST)
        return f"{shorten(str(self.label), room, placeholder=' …')}: {self.remark}"


def bars_picture(
    title: Text, rows: Sequence[Bar], heading: Text = "", palette: Palette = SCREEN
) -> Picture:
    """A picture of bars and its table; `heading` names what the rows are."""
    total = sum(row.value for row in rows)
    description = _("%(rows)s rows, %(total)s in all.") % {"rows": len(rows), "total": total}
    key = key_of("b", title, *[(row.words(), row.value) for row in rows])
    canvas = Canvas(WIDTH, max(len(rows), 1) * ROW, title, description, key)
    largest = max((row.value for row in rows), default=0) or 1
    marks: list[SafeString] = []
    for index, row in enumerate(rows):
        marks += _bar(row, index * ROW, (WIDTH - RIGHT) / largest, palette)
    drawing = canvas.draw([group(marks, font_size=12, fill=palette.quiet)])
    table = Table((heading or _("Name"), _("Count")), [(row.words(), row.value) for row in rows])
    return Picture(title, description, drawing, table)


def _bar(row: Bar, top: int, scale: float, palette: Palette) -> list[SafeString]:
    colour = getattr(palette, row.tone) if row.tone else palette.act
    width = max(row.value * scale, 1.0)
    label = row.words(LETTERS)
    beside = {"x": width + 6, "y": top + 30, "font_weight": 600, "fill": palette.ink}
    return [
        tag("text", label, x=0, y=top + 12),
        tag("rect", x=0, y=top + 18, width=width, height=BAR, rx=3, fill=colour),
        tag("text", str(row.value), **beside),
    ]
