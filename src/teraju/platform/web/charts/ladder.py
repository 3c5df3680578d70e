"""How far each agency has come, stage by stage: a row of steps for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten, wrap
from typing import Literal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from teraju.platform.web.kinds import Text

from .picture import SCREEN, Canvas, Palette, Picture, Table, group, key_of, num, tag

Mark = Literal["reached", "next", "ahead", "skipped"]

ACROSS, NAMES, STEP_ROW = 680, 210.0, 38
DOWN, SHORT_NAMES, KEY_ROW = 318, 138.0, 19
# A line without length, but with round ends.
DOT = "h.01"


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
    return [*marks, *_rows(rows, (top, step, NAMES, 30), ACROSS, palette)]


def _down(stages: Sequence[Text], rows: Sequence[LadderRow], palette: Palette) -> list[SafeString]:
    """Numbers above the steps; what they mean stands below."""
    step, top = (DOWN - SHORT_NAMES) / len(stages), 26.0
    heads = [
        tag("text", str(place + 1), x=SHORT_NAMES + (place + 0.5) * step, y=top - 9)
        for place in range(len(stages))
    ]
    marks = [group(heads, font_size=12, fill=palette.quiet, text_anchor="middle")]
    marks += _rows(rows, (top, step, SHORT_NAMES, 19), DOWN, palette)
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


def _rows(
    rows: Sequence[LadderRow], frame: tuple[float, float, float, int], width: int, palette: Palette
) -> list[SafeString]:
    """Names, ways and steps; one path for all steps of a kind, for sixty rows have hundreds."""
    top, step, left, letters = frame
    names, ruled, gone, to_go = [], "", "", ""
    places: dict[Mark, list[tuple[float, float]]] = {}
    for index, row in enumerate(rows):
        above, y = top + index * STEP_ROW, top + (index + 0.5) * STEP_ROW
        xs = [left + (n + 0.5) * step for n in range(len(row.reached))]
        last = max(
            (x for x, is_reached in zip(xs, row.reached, strict=True) if is_reached), default=xs[0]
        )
        ruled += f"M0 {num(above)}H{width}"
        gone += f"M{num(xs[0])} {num(y)}H{num(last)}" if last > xs[0] else ""
        to_go += f"M{num(last)} {num(y)}H{num(xs[-1])}" if last < xs[-1] else ""
        for x, mark in zip(xs, row.marks, strict=True):
            places.setdefault(mark, []).append((x, y))
        names.append(_name(row, y, letters, palette))
    return [
        tag("path", d=ruled, stroke=palette.line),
        tag("path", d=to_go, stroke=palette.edge, stroke_dasharray="2 4"),
        tag("path", d=gone, stroke=palette.good, stroke_width=2.5),
        group(names, font_size=12.5),
        *[drawn for mark, spots in places.items() for drawn in _steps(mark, spots, palette)],
    ]


def _name(row: LadderRow, y: float, letters: int, palette: Palette) -> SafeString:
    lines = wrap(str(row.label), letters, max_lines=2, placeholder=" …")
    first = y + 4.5 - 7 * (len(lines) - 1)
    texts = [tag("text", line, x=0, y=first + 14.5 * n) for n, line in enumerate(lines)]
    if " ".join(lines) != " ".join(str(row.label).split()):
        texts.insert(0, tag("title", row.label))
    if not row.url:
        return group(texts, fill=palette.ink)
    return group(texts, "a", href=row.url, fill=palette.act, text_decoration="underline")


def _steps(mark: Mark, spots: Sequence[tuple[float, float]], palette: Palette) -> list[SafeString]:
    """A disc with a tick, a thick ring, a thin small ring, or a dash: shapes before colours."""

    def drawn(
        piece: str, aside: float, colour: str, width: float, cap: str | None = "round"
    ) -> SafeString:
        path = "".join(f"M{num(x - aside)} {num(y)}{piece}" for x, y in spots)
        return tag(
            "path", d=path, fill="none", stroke=colour, stroke_width=width, stroke_linecap=cap
        )

    if mark == "reached":
        ticks = drawn("l2.2 2.4 4-4.8", 3.2, palette.ground, 1.8, None)
        return [drawn(DOT, 0, palette.good, 14), ticks]
    if mark == "skipped":
        return [
            drawn("h14", 7, palette.ground, 10, None),
            drawn("h8", 4, palette.none, 2.5, None),
        ]
    outer, colour, inner = (16, palette.act, 8) if mark == "next" else (9.5, palette.edge, 6.5)
    return [drawn(DOT, 0, colour, outer), drawn(DOT, 0, palette.ground, inner)]
