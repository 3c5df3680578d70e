"""The 39 as a wheel in four quarters: what was said oneself inside, what was verified outside.

Each colour has a pattern and a letter of its own, so that the wheel reads on a grey print and by
eyes that do not tell red from green.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import cos, radians, sin
from typing import Literal

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from teraju.modules.iso18091.domain.colours import Colour, Standing
from teraju.modules.iso18091.domain.figures import Side, by_category
from teraju.modules.iso18091.web.words import colour_status
from teraju.modules.iso18091.wording import COLOURS, category_word, colour_word, letter
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
from teraju.platform.web.charts.wheel import CENTRE, SIZE, Arc
from teraju.platform.web.kinds import Text

QUARTER, GAP = 90.0, 3.0
OUTER, INNER = (112.0, 148.0), (72.0, 107.0)
RIM, HUB = 157.0, 50.0
# How the letter of a ring is set: its height and the ground it stands on.
LETTERS: Mapping[Side, tuple[float, float]] = {Side.VERIFIED: (10.5, 7.0), Side.SELF: (8.0, 5.2)}


@dataclass(frozen=True)
class Field:
    """An indicator: code, name, how it stands on both sides, and where it is worked on."""

    code: str
    title: str
    standings: Mapping[Side, Standing]
    url: str = ""

    @property
    def category(self) -> str:
        return self.code.partition(".")[0]


def quarters_picture(title: Text, fields: Sequence[Field], palette: Palette = SCREEN) -> Picture:
    """The wheel, its legend with the counts, and the 39 as a table. Fields stand by their code."""
    verified = {one.code: one.standings[Side.VERIFIED] for one in fields}
    shown = _shown(fields)
    description = _described(fields)
    facts = [(one.code, one.url, *one.standings.values()) for one in fields]
    key = key_of("q", title, description, palette.ink, *facts)
    role: Literal["img", "group"] = "group" if any(one.url for one in fields) else "img"
    canvas = Canvas(SIZE, SIZE, title, description, key, role)
    marks = [_patterns(key, palette)]
    for number, (category, rows) in enumerate(groupby(fields, lambda one: one.category)):
        arc = Arc(number * QUARTER + GAP / 2, (number + 1) * QUARTER - GAP / 2)
        marks.append(_quarter(category, list(rows), arc, key, palette))
    standings = verified if shown is Side.VERIFIED else _of(fields, Side.SELF)
    found = by_category(standings).values()
    totals = {colour: sum(counts[colour.value] for counts in found) for colour in COLOURS}
    return Picture(
        title,
        description,
        canvas.draw(marks),
        _table(fields),
        note=_note(shown),
        legend=[colour_status(colour, totals[colour]) for colour in COLOURS],
    )


def _of(fields: Sequence[Field], side: Side) -> dict[str, Standing]:
    return {one.code: one.standings[side] for one in fields}


def _shown(fields: Sequence[Field]) -> Side:
    """Whose word the counts are: the verifier's once there is any."""
    told = any(one.standings[Side.VERIFIED].is_complete for one in fields)
    return Side.VERIFIED if told else Side.SELF


def _quarter(
    category: str, rows: Sequence[Field], arc: Arc, key: str, palette: Palette
) -> SafeString:
    marks = []
    for field, part in zip(rows, arc.parts(len(rows)), strict=True):
        tip = tag("title", _tip(field))
        drawn = group([tip, *_rings(field, part, key, palette), _number(field, part, palette)])
        if field.url:
            drawn = format_html('<a href="{}">{}</a>', field.url, drawn)
        marks.append(drawn)
    x, y = _place(HUB, (arc.start + arc.end) / 2)
    marks.append(
        tag("text", category, x=x, y=y + 8, font_size=22, font_weight=600, fill=palette.ink)
    )
    return group(marks, text_anchor="middle")


def _rings(field: Field, part: Arc, key: str, palette: Palette) -> list[SafeString]:
    marks = []
    for side, (inner, outer) in ((Side.SELF, INNER), (Side.VERIFIED, OUTER)):
        colour = field.standings[side].counted_as
        size, ground = LETTERS[side]
        marks.append(
            tag(
                "path",
                d=part.field(inner, outer),
                fill=_fill(colour, key, palette),
                stroke=_stroke(colour, palette),
                stroke_width=0.8,
                stroke_dasharray="2 2" if colour is Colour.NOT_ASSESSED else None,
            )
        )
        x, y = _place((inner + outer) / 2, (part.start + part.end) / 2)
        if colour is not Colour.NOT_ASSESSED:
            marks.append(tag("circle", cx=x, cy=y, r=ground, fill=palette.ground))
            marks.append(
                tag(
                    "text",
                    letter(colour),
                    x=x,
                    y=y + size * 0.35,
                    font_size=size,
                    font_weight=700,
                    fill=palette.ink,
                )
            )
    return marks


def _fill(colour: Colour, key: str, palette: Palette) -> str:
    return {
        Colour.GREEN: palette.good,
        Colour.YELLOW: f"url(#{key}-y)",
        Colour.RED: f"url(#{key}-r)",
        Colour.NOT_ASSESSED: palette.ground,
    }[colour]


def _stroke(colour: Colour, palette: Palette) -> str:
    return {
        Colour.GREEN: palette.good,
        Colour.YELLOW: palette.warn,
        Colour.RED: palette.bad,
        Colour.NOT_ASSESSED: palette.edge,
    }[colour]


def _patterns(key: str, palette: Palette) -> SafeString:
    """Stripes for yellow, a lattice for red."""
    stripes = [
        tag("rect", width=6, height=6, fill=palette.ground),
        tag("rect", width=3, height=6, fill=palette.warn),
    ]
    lattice = [
        tag("rect", width=5, height=5, fill=palette.bad),
        tag("rect", width=1.4, height=5, fill=palette.ground),
        tag("rect", width=5, height=1.4, fill=palette.ground),
    ]
    turned = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    return group(
        [
            group(stripes, "pattern", id=f"{key}-y", width=6, height=6, **turned),
            group(lattice, "pattern", id=f"{key}-r", width=5, height=5, **turned),
        ],
        "defs",
    )


def _number(field: Field, part: Arc, palette: Palette) -> SafeString:
    x, y = _place(RIM, (part.start + part.end) / 2)
    number = field.code.partition(".")[2]
    return tag("text", number, x=x, y=y + 3.5, font_size=10, fill=palette.quiet)


def _place(radius: float, angle: float) -> tuple[float, float]:
    turned = radians(angle)
    return CENTRE + radius * sin(turned), CENTRE - radius * cos(turned)


def _tip(field: Field) -> str:
    said = field.standings
    return _("%(code)s %(title)s. Self-assessed: %(self)s. Verified: %(verified)s.") % {
        "code": field.code,
        "title": field.title,
        "self": colour_word(said[Side.SELF].counted_as),
        "verified": colour_word(said[Side.VERIFIED].counted_as),
    }


def _described(fields: Sequence[Field]) -> str:
    """The counts of each quarter in words, on the side that the legend counts."""
    standings = _of(fields, _shown(fields))
    parts = []
    for category, counts in by_category(standings).items():
        words = [
            f"{colour_word(colour)} {counts[colour.value]}"
            for colour in COLOURS
            if counts[colour.value]
        ]
        parts.append(f"{category_word(category)}: {', '.join(words)}.")
    return " ".join(parts)


def _note(shown: Side) -> str:
    rings = _("Inside the agencies' own word, outside what was verified.")
    if shown is Side.SELF:
        counted = _("Nothing is verified yet: the counts are the agencies' own.")
    else:
        counted = _("The counts are of what was verified.")
    names = "; ".join(f"{code} {category_word(code)}" for code in ("1", "2", "3", "4"))
    return f"{rings} {counted} {names}."


def _table(fields: Sequence[Field]) -> Table:
    rows = [
        (
            one.code,
            one.title,
            colour_word(one.standings[Side.SELF].counted_as),
            colour_word(one.standings[Side.VERIFIED].counted_as),
        )
        for one in fields
    ]
    return Table([_("Code"), _("Indicator"), _("Self-assessed"), _("Verified")], rows)
