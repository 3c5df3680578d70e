"""How far each agency has come, stage by stage: a row of steps for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten, wrap
from typing import Literal

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from teraju.platform.web.kinds import Text

from .picture import SCREEN, Canvas, Palette, Picture, Table, group, key_of, num, tag

Mark = Literal["reached", "next", "ahead", "skipped"]

ACROSS, NAMES, STEP_ROW = 680, 210.0, 38
DOWN, SHORT_NAMES, KEY_ROW = 318, 138.0, 19


@dataclass(frozen=True)
class LadderRow:
    """An agency: which stages it has reached, and since when it stands where it stands."""

    label: Text
    url: str
    reached: Sequence[bool]
    since: date | None = None

    @property
    def marks(self) -> list[Mark]:
        """Next is the stage after the last one reached; one left out on the way is skipped."""
        last = max((n for n, is_reached in enumerate(self.reached) if is_reached), default=-1)
        return [
            "reached" if is_reached else "skipped" if n < last else _later(n, last)
            for n, is_reached in enumerate(self.reached)
        ]


def _later(place: int, last: int) -> Mark:
    return "next" if place == last + 1 else "ahead"


def ladder_picture(
    title: Text, stages: Sequence[Text], rows: Sequence[LadderRow], palette: Palette = SCREEN
) -> Picture:
    """Agencies below each other, stages beside each other; on a phone stages have numbers."""
    description = _describe(stages, rows)
    key = key_of("a", title, *stages, *[(str(r.label), r.url, *r.reached) for r in rows])
    role: Literal["img", "group"] = "group" if any(row.url for row in rows) else "img"
    across = down = SafeString("")
    if rows and stages:
        wide = Canvas(
            ACROSS, _head(stages) + len(rows) * STEP_ROW, title, description, key + "a", role
        )
        across = wide.draw(_across(stages, rows, palette), "across")
        height = 26 + len(rows) * STEP_ROW + 14 + len(stages) * KEY_ROW
        narrow = Canvas(DOWN, height, title, description, key + "d", role)
        down = narrow.draw(_down(stages, rows, palette), "down")
    words = {mark: mark_word(mark) for mark in ("reached", "next", "ahead", "skipped")}
    headers = (_("Agency"), *stages, _("Standing there since"))
    table = Table(
        headers, [(row.label, *[words[mark] for mark in row.marks], row.since) for row in rows]
    )
    note = _("A tick is a stage reached, a ring the next one, a dash one that was not recorded.")
    return Picture(title, description, across, table, down, note)


def mark_word(mark: Mark) -> str:
    """What a step of the ladder says, in a word."""
    return {
        "reached": _("reached"),
        "next": _("next"),
        "ahead": _("ahead"),
        "skipped": _("not recorded"),
    }[mark]


def _describe(stages: Sequence[Text], rows: Sequence[LadderRow]) -> str:
    """How many agencies have reached each stage."""
    agencies = ngettext("%(count)s agency.", "%(count)s agencies.", len(rows))
    told = [agencies % {"count": len(rows)}]
    if rows:
        reached = [sum(row.reached[n] for row in rows) for n in range(len(stages))]
        counts = [f"{stage} {number}" for stage, number in zip(stages, reached, strict=True)]
        told.append(_("Reached: %(stages)s.") % {"stages": ", ".join(counts)})
    return " ".join(told)


def _head(stages: Sequence[Text]) -> int:
    return 12 + 15 * max(len(_stage_lines(stage, len(stages))) for stage in stages)


def _stage_lines(stage: Text, count: int) -> list[str]:
    letters = max(int((ACROSS - NAMES) / count / 6.4), 4)
    return wrap(str(stage), letters, max_lines=3, placeholder=" …")


def _across(
    stages: Sequence[Text], rows: Sequence[LadderRow], palette: Palette
) -> list[SafeString]:
    step, top = (ACROSS - NAMES) / len(stages), float(_head(stages))
    heads = []
    for place, stage in enumerate(stages):
        lines = _stage_lines(stage, len(stages))
        x, y = NAMES + (place + 0.5) * step, top - 10 - 15 * (len(lines) - 1)
        heads += [tag("text", line, x=x, y=y + 15 * n) for n, line in enumerate(lines)]
    marks = [group(heads, font_size=12, fill=palette.quiet, text_anchor="middle")]
    for place, row in enumerate(rows):
        marks += _row(row, (top + place * STEP_ROW, step, NAMES, 30), ACROSS, palette)
    return marks


def _down(stages: Sequence[Text], rows: Sequence[LadderRow], palette: Palette) -> list[SafeString]:
    """Numbers above the steps; what they mean stands below."""
    step, top = (DOWN - SHORT_NAMES) / len(stages), 26.0
    heads = [
        tag("text", str(place + 1), x=SHORT_NAMES + (place + 0.5) * step, y=top - 9)
        for place in range(len(stages))
    ]
    marks = [group(heads, font_size=12, fill=palette.quiet, text_anchor="middle")]
    for place, row in enumerate(rows):
        marks += _row(row, (top + place * STEP_ROW, step, SHORT_NAMES, 19), DOWN, palette)
    foot = top + len(rows) * STEP_ROW + 18
    key = [
        tag(
            "text",
            f"{place + 1}  {shorten(str(stage), 46, placeholder=' …')}",
            x=0,
            y=foot + place * KEY_ROW,
        )
        for place, stage in enumerate(stages)
    ]
    return [*marks, group(key, font_size=12, fill=palette.quiet)]


def _row(
    row: LadderRow, frame: tuple[float, float, float, int], width: int, palette: Palette
) -> list[SafeString]:
    """The name, the way as far as it is gone and as far as it is not, and the steps on it."""
    top, step, left, letters = frame
    y = top + STEP_ROW / 2
    places = [left + (n + 0.5) * step for n in range(len(row.reached))]
    marks = row.marks
    gone = max(
        (x for x, mark in zip(places, marks, strict=True) if mark == "reached"), default=None
    )
    last = places[0] if gone is None else gone
    ways = [
        tag("path", d=f"M0 {num(top)}H{width}", stroke=palette.line),
        tag(
            "path",
            d=f"M{num(last)} {num(y)}H{num(places[-1])}",
            stroke=palette.edge,
            stroke_dasharray="2 4",
        ),
    ]
    if last > places[0]:
        way = f"M{num(places[0])} {num(y)}H{num(last)}"
        ways.append(tag("path", d=way, stroke=palette.good, stroke_width=2.5))
    dots = [dot for x, mark in zip(places, marks, strict=True) for dot in _dot(mark, x, y, palette)]
    return [*ways, _name(row, y, letters, palette), *dots]


def _name(row: LadderRow, y: float, letters: int, palette: Palette) -> SafeString:
    lines = wrap(str(row.label), letters, max_lines=2, placeholder=" …")
    first = y + 4.5 - 7 * (len(lines) - 1)
    texts = [tag("text", line, x=0, y=first + 14.5 * n) for n, line in enumerate(lines)]
    if " ".join(lines) != " ".join(str(row.label).split()):
        texts.insert(0, tag("title", row.label))
    colour = palette.act if row.url else palette.ink
    name = group(
        texts, font_size=12.5, fill=colour, text_decoration="underline" if row.url else None
    )
    return format_html('<a href="{}">{}</a>', row.url, name) if row.url else name


def _dot(mark: Mark, x: float, y: float, palette: Palette) -> list[SafeString]:
    """A disc with a tick, a thick ring, a thin small ring, or a dash: shapes before colours."""
    if mark == "reached":
        tick = f"M{num(x - 3.2)} {num(y)}l2.2 2.4 4-4.8"
        return [
            tag("circle", cx=x, cy=y, r=7, fill=palette.good),
            tag("path", d=tick, fill="none", stroke=palette.ground, stroke_width=1.8),
        ]
    if mark == "skipped":
        box = {"x": x - 7, "y": y - 5, "width": 14, "height": 10}
        return [
            tag("rect", **box, fill=palette.ground),
            tag("path", d=f"M{num(x - 4)} {num(y)}h8", stroke=palette.none, stroke_width=2.5),
        ]
    radius, stroke, width = (6.0, palette.act, 4) if mark == "next" else (4.0, palette.edge, 1.5)
    return [
        tag("circle", cx=x, cy=y, r=radius, fill=palette.ground, stroke=stroke, stroke_width=width)
    ]
