"""Readiness as a wheel: a ring for each standard, a field for each requirement.

How full a field is says the same as its colour, so that the wheel reads on a grey print too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import cos, pi, radians, sin
from textwrap import wrap
from typing import Literal

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from teraju.platform.web.kinds import Text

from .picture import SCREEN, Canvas, Palette, Picture, Table, group, key_of, num, tag
from .states import (
    STATES,
    WORDS,
    State,
    colour_of,
    counted,
    counts_in_words,
    state_status,
)

SIZE, CENTRE, RIM, HOLE = 340, 170.0, 148.0, 62.0
WIDEST, BETWEEN = 40.0, 6.0
CHAPTER_GAP, SEGMENT_GAP = 2.6, 1.4
# How much of its field each state fills, from the hub outwards.
FILLS: Mapping[State, float] = {
    "conforming": 1.0,
    "attention": 2 / 3,
    "missing": 1 / 3,
    "not_applicable": 0.0,
}


@dataclass(frozen=True)
class Segment:
    """One requirement: its number and name, its state, and where it is worked on."""

    label: Text
    state: State
    url: str = ""


@dataclass(frozen=True)
class Chapter:
    """A chapter of a standard; rings put chapters of the same number on the same spoke."""

    number: str
    segments: Sequence[Segment]


@dataclass(frozen=True)
class Ring:
    """A standard as it stands."""

    title: Text
    chapters: Sequence[Chapter]

    @property
    def states(self) -> list[State]:
        return [segment.state for chapter in self.chapters for segment in chapter.segments]

    def of(self, number: str) -> list[Segment]:
        """The requirements of a chapter, in their order."""
        chapters = [chapter.segments for chapter in self.chapters if chapter.number == number]
        return list(chain.from_iterable(chapters))


@dataclass(frozen=True)
class Arc:
    """A stretch of the wheel in degrees, clockwise from the top."""

    start: float
    end: float

    def parts(self, count: int) -> list[Arc]:
        """The stretch in equal parts."""
        step = (self.end - self.start) / count
        return [Arc(self.start + n * step, self.start + (n + 1) * step) for n in range(count)]

    def path(self, radius: float) -> str:
        """The line along it at a radius, with the gap to its neighbours kept free."""
        first, last = self._ends(radius)
        return f"M{_point(radius, first)}{_turn(radius, first, last, 1)}"

    def field(self, inner: float, outer: float) -> str:
        """The outline of what lies on it between two radii."""
        first, last = self._ends(outer)
        begin, end = self._ends(inner)
        there, back = _turn(outer, first, last, 1), _turn(inner, end, begin, 0)
        return f"M{_point(outer, first)}{there}L{_point(inner, end)}{back}z"

    def _ends(self, radius: float) -> tuple[float, float]:
        wide = self.end - self.start
        spare = min(SEGMENT_GAP / radius * 180 / pi, wide / 3) / 2
        return self.start + spare, self.end - spare


def wheel_picture(
    title: Text, rings: Sequence[Ring], open_count: int, palette: Palette = SCREEN
) -> Picture:
    """The wheel with what is still open in its middle, its legend, and its table by chapter."""
    states = [ring.states for ring in rings]
    told = [f"{ring.title}: {counts_in_words(counted(ring.states))}." for ring in rings]
    description = " ".join(told) or _("No requirement yet.")
    facts = [(s.label, s.state, s.url) for ring in rings for c in ring.chapters for s in c.segments]
    key = key_of("w", title, open_count, description, *facts)
    role: Literal["img", "group"] = "group" if any(fact[2] for fact in facts) else "img"
    canvas = Canvas(SIZE, SIZE, title, description, key, role)
    arcs = _spokes(rings)
    marks = [_middle(open_count, palette), _numbers(arcs, palette)]
    for ring, (inner, width) in zip(rings, _bands(len(rings)), strict=True):
        marks.append(_ring(ring, arcs, inner, width, palette))
    counts = counted(chain.from_iterable(states))
    return Picture(
        title,
        description,
        canvas.draw(marks),
        _table(rings, arcs),
        note=_note(rings),
        legend=[state_status(state, counts[state]) for state in STATES],
    )


def _spokes(rings: Sequence[Ring]) -> dict[str, Arc]:
    """Where each chapter lies; as wide as the ring with the most requirements in it needs."""
    numbers = {c.number for ring in rings for c in ring.chapters if c.segments}
    ordered = sorted(numbers, key=lambda n: (not n.isdecimal(), int(n) if n.isdecimal() else 0, n))
    weights = {number: max(len(ring.of(number)) for ring in rings) for number in ordered}
    gap = min(CHAPTER_GAP, 90 / max(len(ordered), 1))
    scale = (360 - gap * len(ordered)) / max(sum(weights.values()), 1)
    arcs, at = {}, gap / 2
    for number, weight in weights.items():
        arcs[number] = Arc(at, at + weight * scale)
        at += weight * scale + gap
    return arcs


def _bands(count: int) -> list[tuple[float, float]]:
    """The inner radius and the width of each ring, from outside in."""
    width = min(WIDEST, (RIM - HOLE - BETWEEN * (count - 1)) / max(count, 1))
    return [(RIM - (n + 1) * width - n * BETWEEN, width) for n in range(count)]


def _ring(
    ring: Ring, arcs: Mapping[str, Arc], inner: float, width: float, palette: Palette
) -> SafeString:
    """Pale fields below in one stroke, on them what each requirement has reached."""
    middle = inner + width / 2
    grounds, marks = "", []
    for number, arc in arcs.items():
        segments = ring.of(number)
        for segment, part in zip(segments, arc.parts(len(segments) or 1), strict=False):
            grounds += part.path(middle)
            marks.append(_field(segment, part, inner, width, palette))
    if not marks:
        return tag("circle", cx=CENTRE, cy=CENTRE, r=middle, fill="none", stroke=palette.edge)
    ground = tag("path", d=grounds, fill="none", stroke=palette.pale, stroke_width=width)
    return group([ground, *marks], fill=colour_of("conforming", palette))


def _field(segment: Segment, arc: Arc, inner: float, width: float, palette: Palette) -> SafeString:
    """What a requirement has reached of its field; one without any has a line across it."""
    fill, middle = FILLS[segment.state], inner + width / 2
    reach = (inner, inner + width * fill) if fill else (middle - 0.8, middle + 0.8)
    # A conforming field takes the colour of its ring.
    colour = None if fill == 1 else colour_of(segment.state, palette)
    tip = tag("title", f"{segment.label}: {WORDS[segment.state]}")
    field = group([tip], "path", d=arc.field(*reach), fill=colour)
    return format_html('<a href="{}">{}</a>', segment.url, field) if segment.url else field


def _numbers(arcs: Mapping[str, Arc], palette: Palette) -> SafeString:
    texts = []
    for number, arc in arcs.items():
        x, y = _place(RIM + 11, (arc.start + arc.end) / 2)
        texts.append(tag("text", number, x=x, y=y + 4.5))
    return group(texts, font_size=13, fill=palette.quiet, text_anchor="middle")


def _middle(open_count: int, palette: Palette) -> SafeString:
    words = ngettext("requirement still open", "requirements still open", open_count)
    lines = wrap(words, 14, max_lines=2, placeholder=" …")
    number = {"font_size": 40, "font_weight": 600, "fill": palette.ink}
    texts = [tag("text", str(open_count), x=CENTRE, y=CENTRE + 1, **number)]
    for row, line in enumerate(lines):
        texts.append(tag("text", line, x=CENTRE, y=CENTRE + 21 + row * 16))
    return group(texts, font_size=13, fill=palette.quiet, text_anchor="middle")


def _note(rings: Sequence[Ring]) -> str:
    fuller = _("The fuller a field, the more of the requirement is proved.")
    if len(rings) < 2:
        return fuller
    names = ", ".join(str(ring.title) for ring in rings)
    return _("From outside in: %(rings)s.") % {"rings": names} + " " + fuller


def _table(rings: Sequence[Ring], arcs: Mapping[str, Arc]) -> Table:
    rows: list[Sequence[object]] = []
    for ring in rings:
        for number in arcs:
            segments = ring.of(number)
            counts = counted(segment.state for segment in segments)
            if segments:
                rows.append((ring.title, number, *counts.values()))
    headers: list[Text] = [_("Standard"), _("Chapter"), *[WORDS[state] for state in STATES]]
    return Table(headers, rows)


def _place(radius: float, angle: float) -> tuple[float, float]:
    turned = radians(angle)
    return CENTRE + radius * sin(turned), CENTRE - radius * cos(turned)


def _point(radius: float, angle: float) -> str:
    x, y = _place(radius, angle)
    return f"{num(x)} {num(y)}"


def _turn(radius: float, start: float, end: float, sweep: int) -> str:
    large = int(abs(end - start) > 180)
    return f"A{num(radius)} {num(radius)} 0 {large} {sweep} {_point(radius, end)}"
