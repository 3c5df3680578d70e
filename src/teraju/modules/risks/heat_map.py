"""The matrix with the risks in their cells and how they move.

From without controls to as they stand, and on to the target. Drawn by the pages and,
with the colours of papers, by the reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from teraju.modules.risks.domain.levels import is_above_low
from teraju.modules.risks.domain.matrix import SIZE, Bands, Matrix, level_rules
from teraju.modules.risks.heat_words import Cell, Point, counts, describe, lines, note, said
from teraju.modules.risks.models.choices import LEVELS
from teraju.platform.web.charts.picture import SCREEN, Canvas, Palette, Picture, group, tag
from teraju.platform.web.charts.picture import key_of as picture_key
from teraju.platform.web.kinds import Status, Tone

FEW = 30
FLOWS = 12
TONES: dict[str, Tone] = {"good": "good", "warn": "warn", "bad": "bad"}


@dataclass(frozen=True)
class Board:
    """What things are placed on; `is_gain`: opportunities, of which a large one is good."""

    matrix: Matrix
    bands: Bands
    is_gain: bool = False

    def shade(self, value: int) -> tuple[str, str]:
        """The colour below a value, and how deep it lies."""
        rule = level_rules()[self.bands.level(value)]
        return ("good", rule.gain) if self.is_gain else (rule.colour, rule.depth)


@dataclass(frozen=True)
class Size:
    """How large things are drawn."""

    width: int
    left: float
    cell: tuple[float, float]
    top: float
    pill: tuple[float, float]
    letters: float
    slots: tuple[int, int]
    is_wide: bool

    @property
    def height(self) -> int:
        return int(self.top + SIZE * self.cell[1] + (54 if self.is_wide else 34))

    def corner(self, cell: Cell) -> tuple[float, float]:
        """The upper left corner of a cell: likelihood rises, impact goes right."""
        likelihood, impact = cell
        across, down = self.cell
        return self.left + (impact - 1) * across, self.top + (SIZE - likelihood) * down

    def slot(self, cell: Cell, place: int) -> tuple[float, float]:
        """The middle of the place that the n-th risk of a cell stands at."""
        x, y = self.corner(cell)
        columns, lines = self.slots
        across, down = self.cell
        column, line = place % columns, place // columns % lines
        return (
            x + across * (column + 0.5) / columns,
            y + 15 + (down - 17) * (line + 0.5) / lines,
        )

    def middle(self, cell: Cell) -> tuple[float, float]:
        x, y = self.corner(cell)
        return x + self.cell[0] / 2, y + self.cell[1] / 2 + 4


WIDE = Size(680, 132.0, (108.0, 80.0), 8.0, (46.0, 14.0), 10.0, (2, 4), is_wide=True)
NARROW = Size(318, 26.0, (58.0, 66.0), 8.0, (26.0, 10.5), 7.5, (2, 4), is_wide=False)


def heat_map(
    title: str,
    points: Sequence[Point],
    matrix: Matrix,
    bands: Bands,
    *,
    palette: Palette = SCREEN,
    is_gain: bool = False,
) -> Picture:
    """The map of some risks, or of opportunities (`is_gain`).

    Of more than can be read one by one it shows their numbers.
    """
    board = Board(matrix, bands, is_gain)
    placed = [one for one in points if one.standing]
    is_many = _is_many(placed)
    description = describe(placed, matrix, bands, is_gain=is_gain)
    return Picture(
        title=title,
        description=description,
        across=_draw(title, description, placed, board, palette, WIDE, is_many=is_many),
        down=_draw(title, description, placed, board, palette, NARROW, is_many=is_many),
        table=counts(placed, is_gain=is_gain)
        if is_many
        else lines(placed, matrix, bands, is_gain=is_gain),
        note=note(is_many=is_many, is_gain=is_gain),
        legend=legend(bands, is_gain=is_gain),
    )


def legend(bands: Bands, *, is_gain: bool = False) -> list[Status]:
    """The levels with their first and last value."""
    return [
        Status(tone_of(level, is_gain=is_gain), f"{LEVELS[level]} ({first}–{last})")
        for level, first, last in bands.spans()
    ]


def tone_of(level: str, *, is_gain: bool = False) -> Tone:
    """How a level is told: of an opportunity the large ones are good, small ones not bad."""
    if is_gain:
        return "good" if is_above_low(level) else "none"
    return TONES[level_rules()[level].colour]


def _is_many(points: Sequence[Point]) -> bool:
    places = Counter(one.standing for one in points)
    room = WIDE.slots[0] * WIDE.slots[1]
    return len(points) > FEW or max(places.values(), default=0) > room


def _draw(
    title: str,
    description: str,
    points: Sequence[Point],
    board: Board,
    palette: Palette,
    size: Size,
    *,
    is_many: bool,
) -> SafeString:
    is_screen = palette is SCREEN
    marks = [*_cells(board, palette, size), *_axes(board.matrix, palette, size)]
    if is_many:
        marks += [*_flows(points, palette, size), *_numbers(points, palette, size)]
    else:
        marks += _risks(points, palette, size, with_links=is_screen)
    key = picture_key("heat", title, size.width, *[one.code for one in points])
    linked = is_screen and not is_many and any(one.url for one in points)
    canvas = Canvas(
        size.width, size.height, title, description, key, role="group" if linked else "img"
    )
    return canvas.draw(marks, "across" if size.is_wide else "down")


def _cells(board: Board, palette: Palette, size: Size) -> Iterator[SafeString]:
    for likelihood in range(1, SIZE + 1):
        for impact in range(1, SIZE + 1):
            x, y = size.corner((likelihood, impact))
            value = board.matrix.value(likelihood, impact)
            colour, depth = board.shade(value)
            yield tag(
                "rect",
                x=x + 1,
                y=y + 1,
                width=size.cell[0] - 2,
                height=size.cell[1] - 2,
                rx=3,
                fill=getattr(palette, colour),
                fill_opacity=depth,
            )
            yield _text(x + size.cell[0] - 5, y + 12, str(value), palette.quiet, 9, "end")


def _axes(matrix: Matrix, palette: Palette, size: Size) -> Iterator[SafeString]:
    for step in range(1, SIZE + 1):
        _x, y = size.corner((step, 1))
        middle = y + size.cell[1] / 2
        if size.is_wide:
            words = said(matrix.likelihood[step - 1])
            yield _text(size.left - 8, middle - 1, str(step), palette.ink, 12, "end")
            yield _text(size.left - 8, middle + 13, words, palette.quiet, 10, "end")
        else:
            yield _text(size.left - 7, middle + 4, str(step), palette.ink, 11, "end")
        x, _y = size.corner((1, step))
        bottom = size.top + SIZE * size.cell[1]
        centre = x + size.cell[0] / 2
        yield _text(centre, bottom + 14, str(step), palette.ink, 12, "middle")
        if size.is_wide:
            words = said(matrix.impact[step - 1])
            yield _text(centre, bottom + 28, words, palette.quiet, 10, "middle")
    bottom = size.top + SIZE * size.cell[1] + (47 if size.is_wide else 29)
    across = pgettext("axis", "Impact")
    up = pgettext("axis", "likelihood upwards")
    yield _text(size.left, bottom, f"{across} → · {up} ↑", palette.quiet, 10, "start")


def _risks(
    points: Sequence[Point], palette: Palette, size: Size, *, with_links: bool
) -> list[SafeString]:
    used: Counter[Cell] = Counter()
    arrows, rings, pills = [], [], []
    for one in points:
        if one.standing is None:
            continue
        spot = size.slot(one.standing, used[one.standing])
        used[one.standing] += 1
        if one.inherent and one.inherent != one.standing:
            start = _aside(size, one.inherent, used)
            rings.append(_ring(start, palette))
            arrows += _arrow(start, spot, palette.ink, size, dashed=False)
        if one.target and one.target != one.standing:
            end = size.middle(one.target)
            arrows += _arrow(spot, end, palette.act, size, dashed=True, short=False)
        pills.append(_pill(one, spot, palette, size, with_links=with_links))
    return [*arrows, *rings, *pills]


def _aside(size: Size, cell: Cell, used: Counter[Cell]) -> tuple[float, float]:
    """A place in the cell of a start, each a little aside of the one before."""
    key = (cell[0] + SIZE, cell[1])
    x, y = size.corner(cell)
    place = used[key]
    used[key] += 1
    return x + 9 + place % 6 * (size.cell[0] - 18) / 6, y + size.cell[1] - 9


def _ring(at: tuple[float, float], palette: Palette) -> SafeString:
    return tag(
        "circle",
        cx=at[0],
        cy=at[1],
        r=4,
        fill=palette.ground,
        stroke=palette.ink,
        stroke_width="1.5",
    )


def _arrow(
    start: tuple[float, float],
    end: tuple[float, float],
    colour: str,
    size: Size,
    *,
    dashed: bool,
    short: bool = True,
    width: float = 1.4,
) -> list[SafeString]:
    """A line with a head; `short` ends it before the label that stands there."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy) or 1.0
    ux, uy = dx / length, dy / length
    room = _room(ux, uy, size) if short else 0.0
    tip = (end[0] - ux * room, end[1] - uy * room)
    base = (tip[0] - ux * 8, tip[1] - uy * 8)
    head = (
        f"M{tip[0]:.1f} {tip[1]:.1f}L{base[0] - uy * 4:.1f} {base[1] + ux * 4:.1f}"
        f"L{base[0] + uy * 4:.1f} {base[1] - ux * 4:.1f}Z"
    )
    line = tag(
        "line",
        x1=start[0],
        y1=start[1],
        x2=base[0],
        y2=base[1],
        stroke=colour,
        stroke_width=f"{width:.1f}",
        stroke_opacity="0.75",
        stroke_dasharray="4 3" if dashed else None,
    )
    return [line, tag("path", d=head, fill=colour, fill_opacity="0.85")]


def _room(ux: float, uy: float, size: Size) -> float:
    """How far the edge of a label lies from its middle, in the direction of the arrow."""
    across, down = size.pill[0] / 2 + 1, size.pill[1] / 2 + 1
    reach = [across / abs(ux)] if abs(ux) > 1e-6 else []
    reach += [down / abs(uy)] if abs(uy) > 1e-6 else []
    return min(reach, default=0.0)


def _pill(
    one: Point, at: tuple[float, float], palette: Palette, size: Size, *, with_links: bool
) -> SafeString:
    across, down = size.pill
    box = tag(
        "rect",
        x=at[0] - across / 2,
        y=at[1] - down / 2,
        width=across,
        height=down,
        rx=down / 2,
        fill=palette.ground,
        stroke=palette.ink,
        stroke_width="1",
    )
    word = _text(at[0], at[1] + size.letters * 0.36, one.code, palette.ink, size.letters, "middle")
    if with_links and one.url:
        told = tag("title", f"{one.code} {one.title}")
        return format_html('<a href="{}">{}{}{}</a>', one.url, told, box, word)
    return group([box, word])


def _numbers(points: Sequence[Point], palette: Palette, size: Size) -> Iterator[SafeString]:
    for cell, count in sorted(Counter(one.standing for one in points if one.standing).items()):
        x, y = size.middle(cell)
        yield _text(x, y + 5, str(count), palette.ink, 20 if size.is_wide else 14, "middle")


def _flows(points: Sequence[Point], palette: Palette, size: Size) -> list[SafeString]:
    """The largest movements between cells; broader where more risks move."""
    moves = Counter(
        (one.inherent, one.standing)
        for one in points
        if one.inherent and one.standing and one.inherent != one.standing
    )
    found: list[SafeString] = []
    most = max(moves.values(), default=1)
    for (start, end), count in sorted(moves.most_common(FLOWS)):
        width = 1 + 3 * count / most
        found += _arrow(
            size.middle(start), size.middle(end), palette.act, size, dashed=False, width=width
        )
    return found


def _text(x: float, y: float, words: str, colour: str, size: float, anchor: str) -> SafeString:
    return tag("text", words, x=x, y=y, fill=colour, font_size=str(size), text_anchor=anchor)


__all__ = ["Cell", "Point", "Size", "heat_map", "legend", "said", "tone_of"]
