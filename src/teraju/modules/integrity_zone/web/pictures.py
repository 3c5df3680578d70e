"""How much of its weight each area reached, as bars on a common track."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from teraju.modules.integrity_zone.selectors.summary import AreaLine
from teraju.modules.integrity_zone.wording import points
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

ROW, BAR, WIDTH, RIGHT = 44, 14, 360, 52


def areas_picture(lines: Sequence[AreaLine], palette: Palette = SCREEN) -> Picture:
    """A bar for each area and group of results; the full track is its weight."""
    title = _("What each area reached of its weight")
    told = [(one.name, percent(one), _of(one)) for one in lines]
    weakest = min(told, key=lambda row: row[1])
    description = _("Weakest: %(area)s with %(percent)s%% of its weight.") % {
        "area": weakest[0],
        "percent": weakest[1],
    }
    canvas = Canvas(WIDTH, len(told) * ROW, title, description, key_of("z", title, *told))
    marks: list[SafeString] = []
    for index, row in enumerate(told):
        marks += _bar(row, index * ROW, palette)
    drawing = canvas.draw([group(marks, font_size=12, fill=palette.quiet)])
    heads = (_("Area"), _("Per cent"), _("Points"))
    return Picture(title, description, drawing, Table(heads, told))


def percent(one: AreaLine) -> int:
    """Of its weight, in whole per cent rounded down: for the eye alone."""
    return int(100 * one.counted / one.weight)


def _of(one: AreaLine) -> str:
    return _("%(reached)s of %(weight)s") % {
        "reached": points(one.counted),
        "weight": points(one.weight),
    }


def _bar(row: tuple[str, int, str], top: int, palette: Palette) -> list[SafeString]:
    name, share, told = row
    full = WIDTH - RIGHT
    beside = {"x": full + 6, "y": top + 30, "font_weight": 600, "fill": palette.ink}
    return [
        tag("text", f"{name}: {told}", x=0, y=top + 12),
        tag("rect", x=0, y=top + 18, width=full, height=BAR, rx=3, fill=palette.pale),
        tag("rect", x=0, y=top + 18, width=full * share / 100, height=BAR, rx=3, fill=palette.act),
        tag("text", f"{share}%", **beside),
    ]
