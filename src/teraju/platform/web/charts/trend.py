"""An indicator period after period: its line, the target it is held against, a mark for each light.

Lights differ by shape: a disc with a tick is met, a triangle nearly, a diamond missed. Coordinates
are drawn in floats; what a value means was worked out before, exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count, pairwise

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from teraju.platform.web.kinds import Status, Text, Tone

from .picture import SCREEN, Canvas, Palette, Picture, Table, group, key_of, num, tag

LEFT, RIGHT, TOP, FOOT = 46.0, 12.0, 14.0, 26.0
LABEL = 52.0
SMALL_WIDTH, SMALL_HEIGHT = 160, 64


@dataclass(frozen=True)
class TrendPoint:
    """One period: its name, its value if there is one, and what it was held against.

    `low` and `high` are the ends of what meets the target, `near_low` and `near_high` of what
    nearly does; None: no end on that side. `short` is the name below the axis.
    """

    label: Text
    short: str
    value: float | None
    shown: Text
    tone: Tone
    word: Text
    low: float | None = None
    high: float | None = None
    near_low: float | None = None
    near_high: float | None = None
    aim: Text = ""

    @property
    def numbers(self) -> list[float]:
        given = (self.value, self.low, self.high, self.near_low, self.near_high)
        return [number for number in given if number is not None]


@dataclass(frozen=True)
class Frame:
    """A place for the drawing: where a period and a number lie in it."""

    width: float
    height: float
    left: float
    right: float
    top: float
    foot: float
    periods: int
    floor: float
    ceiling: float

    @property
    def bottom(self) -> float:
        return self.height - self.foot

    @property
    def step(self) -> float:
        return (self.width - self.left - self.right) / max(self.periods, 1)

    def x(self, index: int) -> float:
        """The middle of a period."""
        return self.left + (index + 0.5) * self.step

    def y(self, number: float) -> float:
        span = self.ceiling - self.floor
        share = (min(max(number, self.floor), self.ceiling) - self.floor) / span
        return self.bottom - share * (self.bottom - self.top)


def trend_picture(
    title: Text,
    points: Sequence[TrendPoint],
    legend: Sequence[Status] = (),
    palette: Palette = SCREEN,
) -> Picture:
    """The line of an indicator with its target, for a wide and for a narrow place."""
    description = _describe(points)
    headers = (_("Period"), _("Value"), _("Target"), _("Result"))
    table = Table(headers, [(one.label, one.shown, one.aim, one.word) for one in points])
    if not points:
        return Picture(title, description, SafeString(""), table)
    key = key_of("t", title, *[(str(one.label), str(one.shown), one.tone) for one in points])
    drawings = [
        Canvas(int(width), int(height), title, description, key + css[0]).draw(
            _marks(_frame(points, width, height), points, palette), css
        )
        for css, width, height in (("across", 600.0, 230.0), ("down", 318.0, 220.0))
    ]
    note = _("The dashed line is the target, the dotted one how far off is still nearly met.")
    return Picture(title, description, drawings[0], table, drawings[1], note, legend)


def trend_small(title: Text, points: Sequence[TrendPoint], palette: Palette = SCREEN) -> SafeString:
    """The same line without its axes, for many beside each other; nothing for no value."""
    if not any(one.value is not None for one in points):
        return SafeString("")
    description = _describe(points)
    key = key_of("m", title, *[(str(one.label), str(one.shown), one.tone) for one in points])
    floor, ceiling = _ends(points)
    frame = Frame(SMALL_WIDTH, SMALL_HEIGHT, 4, 4, 8, 8, len(points), floor, ceiling)
    last = max(n for n, one in enumerate(points) if one.value is not None)
    marks = [
        *_bounds(frame, points, palette),
        _line(frame, points, palette),
        *_dot(frame, last, points[last], palette),
    ]
    return Canvas(SMALL_WIDTH, SMALL_HEIGHT, title, description, key).draw(marks)


def _describe(points: Sequence[TrendPoint]) -> str:
    measured = [one for one in points if one.value is not None]
    if not measured:
        return _("Nothing is measured yet.")
    told = []
    for one in [measured[0], measured[-1]] if len(measured) > 1 else measured:
        words = {"label": one.label, "shown": one.shown, "word": one.word}
        told.append(_("%(label)s: %(shown)s, %(word)s.") % words)
    return " ".join(told)


def _ends(points: Sequence[TrendPoint]) -> tuple[float, float]:
    """The lowest and the highest number to be shown, with some air; never the same."""
    numbers = [number for one in points for number in one.numbers] or [0.0]
    low, high = min(numbers), max(numbers)
    air = (high - low) * 0.12 or max(abs(high) * 0.1, 1.0)
    return (max(low - air, 0.0) if low >= 0 else low - air), high + air


def _frame(points: Sequence[TrendPoint], width: float, height: float) -> Frame:
    floor, ceiling = _ends(points)
    return Frame(width, height, LEFT, RIGHT, TOP, FOOT, len(points), floor, ceiling)


def _marks(frame: Frame, points: Sequence[TrendPoint], palette: Palette) -> list[SafeString]:
    dots = [mark for n, one in enumerate(points) for mark in _dot(frame, n, one, palette)]
    return [
        *_grid(frame, palette),
        *_bounds(frame, points, palette),
        _line(frame, points, palette),
        *dots,
        _names(frame, points, palette),
    ]


def _grid(frame: Frame, palette: Palette) -> list[SafeString]:
    """Round numbers to the left, four or five of them, each with its line."""
    span = frame.ceiling - frame.floor
    sizes = (unit * 10.0**power for power in count(-4) for unit in (1, 2, 5))
    step = next(size for size in sizes if span <= size * 5)
    first = int(frame.floor / step) + (1 if frame.floor > 0 else 0)
    values = [n * step for n in range(first, int(frame.ceiling / step) + 1)]
    end = num(frame.width - frame.right)
    lines = "".join(f"M{num(frame.left)} {num(frame.y(value))}H{end}" for value in values)
    texts = [
        tag("text", f"{value:g}".replace(".", ","), x=frame.left - 6, y=frame.y(value) + 4)
        for value in values
    ]
    return [
        tag("path", d=lines, stroke=palette.line),
        group(texts, font_size=12, fill=palette.quiet, text_anchor="end"),
    ]


def _bounds(frame: Frame, points: Sequence[TrendPoint], palette: Palette) -> list[SafeString]:
    """What meets the target is tinted and its ends dashed; the ends of the tolerance are dotted."""
    field, dashed, dotted = "", "", ""
    for n, one in enumerate(points):
        start, end = frame.x(n) - frame.step / 2, frame.x(n) + frame.step / 2
        if one.low is not None or one.high is not None:
            upper = frame.y(frame.ceiling if one.high is None else one.high)
            lower = frame.y(frame.floor if one.low is None else one.low)
            field += f"M{num(start)} {num(upper)}H{num(end)}V{num(lower)}H{num(start)}z"
        for number in (one.low, one.high):
            if number is not None:
                dashed += f"M{num(start)} {num(frame.y(number))}H{num(end)}"
        for near, bound in ((one.near_low, one.low), (one.near_high, one.high)):
            if near is not None and near != bound:
                dotted += f"M{num(start)} {num(frame.y(near))}H{num(end)}"
    return [
        tag("path", d=field, fill=palette.act_soft) if field else SafeString(""),
        tag("path", d=dotted, stroke=palette.quiet, stroke_dasharray="1.5 4", stroke_width=1.5)
        if dotted
        else SafeString(""),
        tag("path", d=dashed, stroke=palette.ink, stroke_dasharray="7 4", stroke_width=1.6)
        if dashed
        else SafeString(""),
    ]


def _line(frame: Frame, points: Sequence[TrendPoint], palette: Palette) -> SafeString:
    """From value to value; a period without one leaves a gap."""
    path = ""
    for (n, one), (_next, other) in pairwise(enumerate(points)):
        if one.value is not None and other.value is not None:
            path += f"M{num(frame.x(n))} {num(frame.y(one.value))}"
            path += f"L{num(frame.x(n + 1))} {num(frame.y(other.value))}"
    return tag("path", d=path, stroke=palette.act, stroke_width=2.2, fill="none")


def _dot(frame: Frame, n: int, one: TrendPoint, palette: Palette) -> list[SafeString]:
    """A disc with a tick, a triangle, a diamond: told apart without colour."""
    if one.value is None:
        return []
    x, y = frame.x(n), frame.y(one.value)
    size = 6.0 if frame.step >= 14 else 4.2
    edge = {"stroke": palette.ground, "stroke_width": 1.2}
    if one.tone == "good":
        marks = [tag("circle", cx=x, cy=y, r=size, fill=palette.good, **edge)]
        if size > 5:
            tick = f"M{num(x - 2.8)} {num(y)}l2 2.2 3.4-4.2"
            marks.append(tag("path", d=tick, fill="none", stroke=palette.ground, stroke_width=1.6))
        return marks
    if one.tone == "warn":
        shape = (
            f"M{num(x)} {num(y - size - 1)}l{num(size + 1)} {num(2 * size)}h-{num(2 * size + 2)}z"
        )
        return [tag("path", d=shape, fill=palette.warn, **edge)]
    reach = num(size + 1.5)
    shape = f"M{num(x)} {num(y - size - 1.5)}l{reach} {reach}-{reach} {reach}-{reach}-{reach}z"
    return [tag("path", d=shape, fill=palette.bad, **edge)]


def _names(frame: Frame, points: Sequence[TrendPoint], palette: Palette) -> SafeString:
    """The names of periods that have room, always the last one."""
    every = max(int(-(-LABEL // frame.step)), 1)
    last = len(points) - 1
    texts = []
    for n, one in enumerate(points):
        if (last - n) % every == 0:
            place = min(max(frame.x(n), LABEL / 2), frame.width - LABEL / 2)
            texts.append(tag("text", one.short, x=place, y=frame.height - 8))
    return group(texts, font_size=12, fill=palette.quiet, text_anchor="middle")
