"""Three lanes of processes and the arrows between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from teraju.modules.planning.models import ProcessKind
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
from teraju.platform.web.kinds import Link, Text

LANES = (ProcessKind.MANAGEMENT, ProcessKind.CORE, ProcessKind.SUPPORT)
HEAD, FOOT, ROW_GAP = 40.0, 16.0, 36.0
TIP = 5.0


@dataclass(frozen=True)
class Box:
    """A process of the picture."""

    code: str
    name: str
    kind: str
    owner: str = ""
    url: str = ""


@dataclass(frozen=True)
class Arrow:
    """What one process hands to another."""

    source: str
    target: str
    what: str


@dataclass(frozen=True)
class Size:
    """A sheet: its width, boxes to a row, how they stand, how many letters a line has."""

    width: int
    columns: int
    left: float
    gap: float
    height: float
    letters: int

    @property
    def box(self) -> float:
        return (self.width - self.left - 12 - (self.columns - 1) * self.gap) / self.columns


ACROSS, DOWN = Size(680, 4, 14, 26, 64, 19), Size(330, 1, 46, 0, 52, 38)
Place = tuple[float, float]


def process_map_picture(
    title: Text, boxes: Sequence[Box], arrows: Sequence[Arrow], palette: Palette = SCREEN
) -> Picture:
    """Lanes below each other; on a phone the processes stand below each other, too."""
    known = {box.code: box for box in boxes}
    drawn = [one for one in arrows if one.source in known and one.target in known]
    description = ", ".join(
        f"{lane.label}: {sum(box.kind == lane for box in boxes)}" for lane in LANES
    )
    table = _table(boxes, drawn)
    if not boxes:
        return Picture(title, description, SafeString(""), table)
    key = key_of(
        "m", title, *[(b.code, b.name) for b in boxes], *[(a.source, a.target) for a in drawn]
    )
    across, down = (
        _draw(size, css, boxes, drawn, (title, description, key + css[0]), palette)
        for size, css in ((ACROSS, "across"), (DOWN, "down"))
    )
    note = _("An arrow leads from a process to the one that takes up what it gives.")
    return Picture(title, description, across, table, down, note)


def _table(boxes: Sequence[Box], arrows: Sequence[Arrow]) -> Table:
    names = {lane.value: lane.label for lane in LANES}
    rows = [
        (
            Link(f"{box.code} {box.name}", box.url) if box.url else f"{box.code} {box.name}",
            names[box.kind],
            box.owner,
            ", ".join(dict.fromkeys(one.source for one in arrows if one.target == box.code)),
            ", ".join(dict.fromkeys(one.target for one in arrows if one.source == box.code)),
        )
        for box in boxes
    ]
    return Table((_("Process"), _("Kind"), _("Owner"), _("Takes from"), _("Gives to")), rows)


def _draw(
    size: Size,
    css: str,
    boxes: Sequence[Box],
    arrows: Sequence[Arrow],
    words: tuple[Text, Text, str],
    palette: Palette,
) -> SafeString:
    places: dict[str, Place] = {}
    lanes: list[SafeString] = []
    labels: list[SafeString] = []
    top = 0.0
    for lane in LANES:
        own = [box for box in boxes if box.kind == lane]
        if not own:
            continue
        rows = -(-len(own) // size.columns)
        height = HEAD + rows * size.height + (rows - 1) * ROW_GAP + FOOT
        is_core = lane == ProcessKind.CORE
        lanes += _lane(size, (top, height), palette, core=is_core)
        labels += _label(size, str(lane.label), top, palette, core=is_core)
        for number, box in enumerate(own):
            row, column = divmod(number, size.columns)
            x = size.left + column * (size.box + size.gap)
            places[box.code] = (x, top + HEAD + row * (size.height + ROW_GAP))
        top += height + 12
    ways = _ways(size, places, arrows, palette)
    drawn = [mark for box in boxes for mark in _box(size, box, places[box.code], palette)]
    linked = any(box.url for box in boxes)
    canvas = Canvas(size.width, int(top), *words, role="group" if linked else "img")
    return canvas.draw([*lanes, *ways, *labels, *drawn], css)


def _lane(
    size: Size, span: tuple[float, float], palette: Palette, *, core: bool
) -> list[SafeString]:
    top, height = span
    return [
        tag(
            "rect",
            x=0.5,
            y=top + 0.5,
            width=size.width - 1,
            height=height - 1,
            rx=8,
            fill=palette.act_soft if core else palette.pale,
        ),
    ]


def _label(size: Size, label: str, top: float, palette: Palette, *, core: bool) -> list[SafeString]:
    """The name of a lane, on a patch of its colour, so that no line runs through it."""
    x = size.left if size.columns == 1 else 14.0
    ground = palette.act_soft if core else palette.pale
    return [
        tag("rect", x=x - 3, y=top + 4, width=len(label) * 7.6 + 8, height=17, fill=ground),
        tag(
            "text",
            label.capitalize(),
            x=x,
            y=top + 17,
            font_size=12.5,
            font_weight=700,
            fill=palette.quiet,
        ),
    ]


def _box(size: Size, box: Box, place: Place, palette: Palette) -> list[SafeString]:
    x, y = place
    lines = wrap(box.name, size.letters, max_lines=2, placeholder=" \u2026")
    frame = {"x": x, "y": y, "width": size.box, "height": size.height, "rx": 6}
    marks = [
        tag("rect", **frame, fill=palette.ground, stroke=palette.edge),
        tag("text", box.code, x=x + 9, y=y + 17, font_size=11, fill=palette.quiet),
        *[
            tag("text", line, x=x + 9, y=y + 34 + 15 * n, font_size=12, fill=palette.ink)
            for n, line in enumerate(lines)
        ],
    ]
    if not box.url:
        return marks
    return [group([tag("title", box.name), *marks], "a", href=box.url)]


def _ways(
    size: Size, places: Mapping[str, Place], arrows: Sequence[Arrow], palette: Palette
) -> list[SafeString]:
    """All lines as one path, all tips as another: first the lines, so that no box is crossed."""
    lines, tips = "", ""
    pairs = list(dict.fromkeys((one.source, one.target) for one in arrows))
    for number, (source, target) in enumerate(pairs):
        way = _beside if size.columns == 1 else _between
        line, tip = way(size, places[source], places[target], number)
        lines += line
        tips += tip
    return [
        tag("path", d=lines, fill="none", stroke=palette.act, stroke_width=1.5),
        tag("path", d=tips, fill=palette.act),
    ]


def _between(size: Size, start: Place, end: Place, number: int) -> tuple[str, str]:
    """Straight to the neighbour; otherwise out of one side, along a gap and into the other."""
    (x1, y1), (x2, y2) = start, end
    middle = size.height / 2
    if y1 == y2 and 0 < x2 - x1 <= size.box + size.gap + 1:
        line = f"M{num(x1 + size.box)} {num(y1 + middle)}H{num(x2 - TIP)}"
        return line, _tip(x2, y2 + middle, "right")
    aside = (number % 5 - 2) * 13.0
    out, into = x1 + size.box / 2 + aside, x2 + size.box / 2 + aside
    lift = 4 + number % 4 * 5.0
    if y2 > y1:
        gap = num(y2 - lift - TIP)
        line = f"M{num(out)} {num(y1 + size.height)}V{gap}H{num(into)}V{num(y2 - TIP)}"
        return line, _tip(into, y2, "down")
    if y2 < y1:
        foot = y2 + size.height
        line = f"M{num(out)} {num(y1)}V{num(foot + lift + TIP)}H{num(into)}V{num(foot + TIP)}"
        return line, _tip(into, foot, "up")
    line = f"M{num(out)} {num(y1)}V{num(y1 - lift - TIP)}H{num(into)}V{num(y2 - TIP)}"
    return line, _tip(into, y2, "down")


def _beside(size: Size, start: Place, end: Place, number: int) -> tuple[str, str]:
    """On a phone: straight down to the next one, otherwise along the left edge."""
    (x1, y1), (x2, y2) = start, end
    if 0 < y2 - y1 <= size.height + ROW_GAP + 1:
        x = x1 + size.box / 2
        return f"M{num(x)} {num(y1 + size.height)}V{num(y2 - TIP)}", _tip(x, y2, "down")
    track = size.left - 10 - number % 5 * 7.0
    leave, enter = y1 + size.height * 0.7, y2 + size.height * 0.3
    line = f"M{num(x1)} {num(leave)}H{num(track)}V{num(enter)}H{num(x2 - TIP)}"
    return line, _tip(x2, enter, "right")


def _tip(x: float, y: float, way: str) -> str:
    """A small triangle whose point lies here."""
    if way == "right":
        return f"M{num(x)} {num(y)}l-{num(TIP + 2)} -4v8z"
    if way == "down":
        return f"M{num(x)} {num(y)}l-4 -{num(TIP + 2)}h8z"
    return f"M{num(x)} {num(y)}l-4 {num(TIP + 2)}h8z"
