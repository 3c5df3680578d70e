"""How long nonconformities have been open: a bar for each band of age, its grades told apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from teraju.modules.improvement.domain.ageing import Band
from teraju.modules.improvement.domain.grades import Grade
from teraju.modules.improvement.models.choices import GRADES
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

WIDTH, ROW, BAR, RIGHT, KEY = 360, 44, 18, 40, 22
# Where the longer names of the grades begin: the longest needs half of the width in English.
SECOND = 144
Counts = Mapping[str, Mapping[str, int]]


def band_words(band: Band) -> str:
    if band.last is None:
        return _("%(first)s days and more") % {"first": band.first}
    return _("%(first)s to %(last)s days") % {"first": band.first, "last": band.last}


def ages_picture(bands: Sequence[Band], counts: Counts, palette: Palette = SCREEN) -> Picture:
    """A bar for each band; a grade is known by its pattern and its number, not by colour alone."""
    title = _("How long they have been open")
    rows = [(band, [counts.get(band.code, {}).get(grade, 0) for grade in Grade]) for band in bands]
    description = "; ".join(f"{band_words(band)}: {sum(row)}" for band, row in rows)
    table = Table(
        (_("Age"), *(GRADES[grade] for grade in Grade)),
        [(band_words(band), *row) for band, row in rows],
    )
    if not any(sum(row) for _band, row in rows):
        return Picture(title, description, SafeString(""), table)
    key = key_of("g", title, *[(band.code, row) for band, row in rows])
    unit = (WIDTH - RIGHT) / max(sum(row) for _band, row in rows)
    marks = [_patterns(key, palette)]
    for place, (band, row) in enumerate(rows):
        marks += _row(band_words(band), row, place * ROW, unit, _fills(key, palette), palette)
    marks += _key(len(rows) * ROW + 6, _fills(key, palette), palette)
    height = len(rows) * ROW + 6 + 2 * KEY
    return Picture(
        title, description, Canvas(WIDTH, height, title, description, key).draw(marks), table
    )


def _fills(key: str, palette: Palette) -> dict[Grade, str]:
    return {
        Grade.MAJOR: palette.bad,
        Grade.MINOR: f"url(#{key}-s)",
        Grade.OBSERVATION: palette.pale,
        Grade.OPPORTUNITY: palette.ground,
    }


def _edge(grade: Grade, palette: Palette) -> str:
    edges = {Grade.MAJOR: palette.bad, Grade.MINOR: palette.warn, Grade.OBSERVATION: palette.none}
    return edges.get(grade, palette.act)


def _patterns(key: str, palette: Palette) -> SafeString:
    """Stripes for the minor ones, so that a grey print keeps them apart."""
    ground = tag("rect", width=6, height=6, fill=palette.ground)
    stripe = tag("path", d="M0 6L6 0M-1 1L1-1M5 7L7 5", stroke=palette.warn, stroke_width=2.2)
    box = {"id": f"{key}-s", "width": 6, "height": 6, "patternUnits": "userSpaceOnUse"}
    return group([group([ground, stripe], "pattern", **box)], "defs")


def _row(
    words: str,
    row: Sequence[int],
    top: int,
    unit: float,
    fills: Mapping[Grade, str],
    palette: Palette,
) -> list[SafeString]:
    marks = [tag("text", words, x=0, y=top + 12, font_size=12, fill=palette.quiet)]
    x = 0.0
    for grade, count in zip(Grade, row, strict=True):
        width = count * unit
        if not count:
            continue
        box = {"x": x + 0.5, "y": top + 18, "width": max(width - 1, 1.0), "height": BAR}
        marks.append(tag("rect", **box, fill=fills[grade], stroke=_edge(grade, palette)))
        x += width
    total = {"x": x + 7, "y": top + 18 + BAR / 2 + 4, "font_size": 13, "font_weight": 600}
    marks.append(tag("text", str(sum(row)), **total, fill=palette.ink))
    return marks


def _key(top: int, fills: Mapping[Grade, str], palette: Palette) -> list[SafeString]:
    marks = []
    for place, grade in enumerate(Grade):
        x, y = place % 2 * SECOND + 1, top + place // 2 * KEY
        box = {"x": x, "y": y, "width": 12, "height": 12, "fill": fills[grade]}
        marks.append(tag("rect", **box, stroke=_edge(grade, palette)))
        marks.append(tag("text", str(GRADES[grade]), x=x + 18, y=y + 10.5))
    return [group(marks, font_size=12, fill=palette.ink)]
