"""The fishbone: causes by six bones that lead to the head; on a phone the bones hang in a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from teraju.modules.improvement.domain.states import Category
from teraju.modules.improvement.models.choices import CATEGORIES
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

Causes = Mapping[Category, Sequence[str]]
UPPER = (Category.PEOPLE, Category.METHOD, Category.TOOLS)
LOWER = (Category.INFORMATION, Category.ENVIRONMENT, Category.SUPERVISION)
WIDTH, BONE, HEAD, LINE = 716, 192, 128, 15.0
LETTERS, HEAD_LETTERS, PHONE_LETTERS = 24, 15, 42
PHONE = 330


def fishbone_picture(problem: Text, causes: Causes, palette: Palette = SCREEN) -> Picture:
    """The causes of each bone; bones without any stay, so that one sees what was asked."""
    title = _("Fishbone")
    description = ", ".join(
        f"{CATEGORIES[bone]}: {len(causes.get(bone, ()))}" for bone in (*UPPER, *LOWER)
    )
    rows = [(CATEGORIES[bone], text) for bone in (*UPPER, *LOWER) for text in causes.get(bone, ())]
    table = Table((_("Bone"), _("Cause")), rows)
    if not rows:
        return Picture(title, description, SafeString(""), table)
    key = key_of("f", problem, *rows)
    across = _across(str(problem), causes, (title, description, f"{key}a"), palette)
    down = _down(str(problem), causes, (title, description, f"{key}d"), palette)
    return Picture(title, description, across, table, down)


def _lines(texts: Sequence[str], letters: int) -> list[str]:
    """The causes as lines; the first line of each begins with a dash."""
    found: list[str] = []
    for text in texts:
        found += wrap(f"– {text}", letters, subsequent_indent="  ")
    return found or ["–"]


def _across(
    problem: str, causes: Causes, words: tuple[Text, Text, str], palette: Palette
) -> SafeString:
    lines = {bone: _lines(causes.get(bone, ()), LETTERS) for bone in (*UPPER, *LOWER)}
    head = wrap(problem, HEAD_LETTERS)[:6]
    most = max(len(lines[bone]) for bone in UPPER)
    spine = max(48 + most * LINE, len(head) * LINE / 2 + 20)
    below = max(50 + max(len(lines[bone]) for bone in LOWER) * LINE, len(head) * LINE / 2 + 20)
    marks = [_spine(spine, palette)]
    for place, bone in enumerate(UPPER):
        marks += _rib(place, spine, -1, bone, lines[bone], palette)
    for place, bone in enumerate(LOWER):
        marks += _rib(place, spine, 1, bone, lines[bone], palette)
    marks += _head(head, spine, palette)
    return Canvas(WIDTH, int(spine + below), *words).draw(marks, "across")


def _spine(y: float, palette: Palette) -> SafeString:
    path = f"M4 {num(y)}H{WIDTH - HEAD - 8}m-8 -6l9 6l-9 6"
    return tag("path", d=path, fill="none", stroke=palette.ink, stroke_width=2.5)


def _rib(
    place: int, spine: float, side: int, bone: Category, lines: Sequence[str], palette: Palette
) -> list[SafeString]:
    """A slanted bone above (side -1) or below the spine, its name at its end, causes beside it."""
    x = 6.0 + place * BONE
    length = 30 + len(lines) * LINE
    end = spine + side * length
    first = end + 14 if side < 0 else spine + 22
    body = [
        tag("text", line, x=x + 30, y=first + 8 + number * LINE)
        for number, line in enumerate(lines)
    ]
    bone_path = f"M{num(x + 8)} {num(end)}L{num(x + 24)} {num(spine)}"
    name = {"x": x, "y": end - 4 if side < 0 else end + 13, "font_size": 12.5, "font_weight": 700}
    return [
        tag("path", d=bone_path, stroke=palette.edge, stroke_width=2),
        tag("text", str(CATEGORIES[bone]), **name, fill=palette.act),
        group(body, font_size=11.5, fill=palette.ink),
    ]


def _head(lines: Sequence[str], spine: float, palette: Palette) -> list[SafeString]:
    height = len(lines) * LINE + 18
    frame = {"x": WIDTH - HEAD - 1, "y": spine - height / 2, "width": HEAD, "height": height}
    body = [
        tag("text", line, x=WIDTH - HEAD + 9, y=spine - height / 2 + 20 + number * LINE)
        for number, line in enumerate(lines)
    ]
    return [
        tag("rect", **frame, rx=8, fill=palette.ground, stroke=palette.act, stroke_width=2),
        group(body, font_size=11.5, font_weight=600, fill=palette.ink),
    ]


def _down(
    problem: str, causes: Causes, words: tuple[Text, Text, str], palette: Palette
) -> SafeString:
    """On a phone: the spine down the left side, each bone with its causes, the head below."""
    marks: list[SafeString] = []
    y = 16.0
    for bone in (*UPPER, *LOWER):
        marks.append(tag("path", d=f"M10 {num(y - 4)}h14", stroke=palette.edge, stroke_width=2))
        name = {"x": 30, "y": y, "font_size": 13, "font_weight": 700, "fill": palette.act}
        marks.append(tag("text", str(CATEGORIES[bone]), **name))
        lines = _lines(causes.get(bone, ()), PHONE_LETTERS)
        body = [tag("text", line, x=30, y=y + 17 + n * LINE) for n, line in enumerate(lines)]
        marks.append(group(body, font_size=12, fill=palette.ink))
        y += 17 + len(lines) * LINE + 14
    head = wrap(problem, PHONE_LETTERS)
    spine = f"M10 4V{num(y - 4)}m-5 -7l5 8l5 -8"
    marks.append(tag("path", d=spine, fill="none", stroke=palette.ink, stroke_width=2))
    height = len(head) * LINE + 16
    frame = {"x": 1, "y": y, "width": PHONE - 2, "height": height, "rx": 8}
    marks.append(tag("rect", **frame, fill=palette.ground, stroke=palette.act, stroke_width=2))
    body = [tag("text", line, x=12, y=y + 20 + n * LINE) for n, line in enumerate(head)]
    marks.append(group(body, font_size=12, font_weight=600, fill=palette.ink))
    return Canvas(PHONE, int(y + height) + 2, *words).draw(marks, "down")
