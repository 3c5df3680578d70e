"""What helps and what hinders, inside and outside: four fields, also on a phone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from teraju.modules.planning.models.context import Side
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
from teraju.platform.web.kinds import Text

ROWS = ((Side.STRENGTH, Side.WEAKNESS), (Side.OPPORTUNITY, Side.THREAT))
MARKS = {Side.STRENGTH: "+", Side.WEAKNESS: "\u2212", Side.OPPORTUNITY: "+", Side.THREAT: "\u2212"}


@dataclass(frozen=True)
class Size:
    """A sheet, how many letters of the text fit a field, and the size of the text."""

    width: int
    letters: int
    text: float
    line: float

    @property
    def field(self) -> float:
        return (self.width - 8) / 2


ACROSS, DOWN = Size(680, 43, 12.5, 16.5), Size(330, 21, 11.5, 14.5)


def swot_picture(
    title: Text, issues: Mapping[str, Sequence[str]], palette: Palette = SCREEN
) -> Picture:
    """The issues of each side in their field; the number of lines makes the height."""
    description = ", ".join(
        f"{side.label}: {len(issues.get(side, ()))}" for pair in ROWS for side in pair
    )
    rows = [(side.label, text) for pair in ROWS for side in pair for text in issues.get(side, ())]
    table = Table((_("Side"), pgettext("of the context", "Issue")), rows)
    if not rows:
        return Picture(title, description, SafeString(""), table)
    key = key_of("w", title, *rows)
    across, down = (
        _draw(size, css, issues, (title, description, key + css[0]), palette)
        for size, css in ((ACROSS, "across"), (DOWN, "down"))
    )
    note = _("Above what lies inside the agency, below what lies outside it.")
    return Picture(title, description, across, table, down, note)


def _draw(
    size: Size,
    css: str,
    issues: Mapping[str, Sequence[str]],
    words: tuple[Text, Text, str],
    palette: Palette,
) -> SafeString:
    marks: list[SafeString] = []
    top = 0.0
    for pair in ROWS:
        texts = [[wrap(text, size.letters) for text in issues.get(side, ())] for side in pair]
        height = 40 + max(
            sum(len(lines) * size.line + 6 for lines in field) if field else 20 for field in texts
        )
        for place, (side, field) in enumerate(zip(pair, texts, strict=True)):
            marks += _field(size, side, field, (place * (size.field + 8), top, height), palette)
        top += height + 8
    return Canvas(size.width, int(top), *words).draw(marks, css)


def _field(
    size: Size,
    side: Side,
    texts: Sequence[Sequence[str]],
    box: tuple[float, float, float],
    palette: Palette,
) -> list[SafeString]:
    """A box with a coloured edge, its name with a sign and a count, and its issues."""
    x, y, height = box
    colour = palette.good if MARKS[side] == "+" else palette.bad
    frame = {"x": x + 0.5, "y": y + 0.5, "width": size.field - 1, "height": height - 1}
    count = ngettext("%(count)s issue", "%(count)s issues", len(texts)) % {"count": len(texts)}
    name = f"{MARKS[side]} {str(side.label).capitalize()}"
    marks = [
        tag("rect", **frame, rx=6, fill=palette.ground, stroke=palette.line),
        tag("rect", x=x, y=y + 8, width=3, height=height - 16, fill=colour),
        tag("text", name, x=x + 12, y=y + 20, font_size=13, font_weight=700, fill=colour),
    ]
    if size is ACROSS:
        right = x + size.field - 12
        marks.append(
            tag(
                "text",
                count,
                x=right,
                y=y + 20,
                font_size=12,
                fill=palette.quiet,
                text_anchor="end",
            )
        )
    lines, at = [], y + 20 + size.line + 4
    for text in texts:
        for line in text:
            lines.append(tag("text", line, x=x + 12, y=at))
            at += size.line
        at += 6
    if not texts:
        lines.append(tag("text", "\u2013", x=x + 12, y=at))
    return [*marks, group(lines, font_size=size.text, fill=palette.ink)]
