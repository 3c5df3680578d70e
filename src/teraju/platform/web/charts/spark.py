"""A trend as one line, without axes: the direction matters, the values stand in the table."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from .picture import SCREEN, Palette, num, tag

WIDTH, HEIGHT, MARGIN = 100, 28, 3


def points(trend: Sequence[int]) -> list[tuple[float, float]]:
    """Coordinates of a trend in a box of WIDTH x HEIGHT; the lowest value lies on the floor."""
    low, high = min(trend), max(trend)
    step = WIDTH / (len(trend) - 1)
    scale = (HEIGHT - 2 * MARGIN) / (high - low) if high > low else 0.0
    floor = HEIGHT - MARGIN if high > low else HEIGHT / 2
    return [(index * step, floor - (value - low) * scale) for index, value in enumerate(trend)]


def sparkline(trend: Sequence[int], tone: str = "act", palette: Palette = SCREEN) -> SafeString:
    """The line of a trend, oldest first; nothing for fewer than two values."""
    if len(trend) < 2:
        return SafeString("")
    path = " ".join(f"{num(x)},{num(y)}" for x, y in points(trend))
    colour = palette.bad if tone == "bad" else palette.act
    ground = tag(
        "polygon", points=f"0,{HEIGHT} {path} {WIDTH},{HEIGHT}", fill=colour, fill_opacity="0.1"
    )
    line = tag(
        "polyline",
        points=path,
        fill="none",
        stroke=colour,
        stroke_width=2,
        stroke_linejoin="round",
        vector_effect="non-scaling-stroke",
    )
    return format_html(
        '<svg class="spark" viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true">'
        "{}{}</svg>",
        WIDTH,
        HEIGHT,
        ground,
        line,
    )
