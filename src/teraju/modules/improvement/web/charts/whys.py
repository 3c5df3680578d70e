"""Five whys: what happened, and below it each answer until the root cause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

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
from teraju.platform.web.kinds import Text

GAP, PAD = 30, 10


@dataclass(frozen=True)
class Size:
    """A sheet, and how many letters of a line fit it."""

    width: int
    letters: int
    text: float
    line: float


ACROSS, DOWN = Size(600, 78, 13.0, 17.0), Size(330, 42, 12.0, 15.5)


@dataclass(frozen=True)
class Box:
    """A step of the chain: what stands over it and in it, and whether it is an end."""

    heading: str
    text: str
    is_end: bool = False


def whys_picture(problem: Text, answers: Sequence[str], palette: Palette = SCREEN) -> Picture:
    """The chain of answers; the last one is where the root cause was found."""
    title = _("Five whys")
    description = ngettext(
        "%(count)s answer leads from “%(problem)s” to the root cause.",
        "%(count)s answers lead from “%(problem)s” to the root cause.",
        len(answers),
    ) % {"count": len(answers), "problem": problem}
    boxes = [Box(pgettext("five whys", "What happened"), str(problem), is_end=True)]
    boxes += [
        Box(_("Why? (%(number)s)") % {"number": number}, text, number == len(answers))
        for number, text in enumerate(answers, 1)
    ]
    table = Table((_("Question"), _("Answer")), [(box.heading, box.text) for box in boxes])
    if not answers:
        return Picture(title, description, SafeString(""), table)
    key = key_of("y", problem, *answers)
    across, down = (
        _draw(size, css, boxes, (title, description, key + css[0]), palette)
        for size, css in ((ACROSS, "across"), (DOWN, "down"))
    )
    return Picture(title, description, across, table, down)


def _draw(
    size: Size, css: str, boxes: Sequence[Box], words: tuple[Text, Text, str], palette: Palette
) -> SafeString:
    marks: list[SafeString] = []
    top = 1.0
    for place, box in enumerate(boxes):
        lines = wrap(box.text, size.letters) or [""]
        height = PAD * 2 + size.line * (len(lines) + 1) - 3
        marks += _box(size, box, lines, top, height, palette)
        top += height
        if place < len(boxes) - 1:
            marks.append(_arrow(size.width / 2, top, palette))
            top += GAP
    return Canvas(size.width, int(top) + 2, *words).draw(marks, css)


def _box(
    size: Size, box: Box, lines: Sequence[str], top: float, height: float, palette: Palette
) -> list[SafeString]:
    colour = palette.act if box.is_end else palette.edge
    frame = {"x": 1, "y": top, "width": size.width - 2, "height": height, "rx": 6}
    body = [
        tag("text", line, x=16, y=top + PAD + size.line * (number + 2) - 5)
        for number, line in enumerate(lines)
    ]
    return [
        tag(
            "rect",
            **frame,
            fill=palette.ground,
            stroke=colour,
            stroke_width=2 if box.is_end else 1,
        ),
        tag(
            "text",
            box.heading,
            x=16,
            y=top + PAD + size.line - 5,
            font_size=size.text - 1,
            font_weight=600,
            fill=colour if box.is_end else palette.quiet,
        ),
        group(body, font_size=size.text, fill=palette.ink),
    ]


def _arrow(x: float, top: float, palette: Palette) -> SafeString:
    path = f"M{num(x)} {num(top + 4)}V{num(top + GAP - 8)}m-5 -5l5 7l5 -7"
    return tag("path", d=path, fill="none", stroke=palette.edge, stroke_width=1.5)
