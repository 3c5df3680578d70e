"""Bars of an index on its scale from 25 to 100, with the limits of the bands; and its trend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from teraju.modules.satisfaction.domain.index import Scheme, schemes
from teraju.modules.satisfaction.models.choices import GRADES, SCHEMES
from teraju.modules.satisfaction.selectors.results import Point
from teraju.modules.satisfaction.wording import index_words
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
from teraju.platform.web.charts.trend import TrendPoint, trend_picture
from teraju.platform.web.kinds import Text

from .statuses import GRADE_TONES

WIDTH, ROW, BAR, TOP, PLOT = 400, 38, 14, 18, 300.0
LEAST, MOST = 25.0, 100.0
LETTERS = 56


@dataclass(frozen=True)
class Bar:
    """One index: of an element, of a group, of a week."""

    name: str
    index: Decimal
    grade: str
    respondents: int | None = None

    def row(self) -> list[object]:
        shown = [self.name, number_format(self.index, 2), f"{self.grade} · {GRADES[self.grade]}"]
        return [*shown, self.respondents] if self.respondents is not None else list(shown)


def index_bars(
    title: Text, bars: Sequence[Bar], heading: Text, scheme: Scheme, palette: Palette = SCREEN
) -> Picture:
    """A picture of indices with the limits of the bands, and its table."""
    lowest = min(bars, key=lambda one: one.index)
    words = _("%(count)s bars on a scale of 25 to 100; the lowest is %(name)s with %(index)s.")
    description = words % {
        "count": len(bars),
        "name": lowest.name,
        "index": number_format(lowest.index, 2),
    }
    key = key_of("s", title, *[(one.name, str(one.index)) for one in bars])
    height = TOP + len(bars) * ROW + 6
    marks = [
        *_limits(scheme, height, palette),
        *[mark for n, one in enumerate(bars) for mark in _bar(one, TOP + n * ROW, palette)],
    ]
    drawing = Canvas(WIDTH, height, title, description, key).draw(
        [group(marks, font_size=12, fill=palette.quiet)]
    )
    headers: list[Text] = [heading, _("Index"), _("Band")]
    if bars[0].respondents is not None:
        headers.append(_("Answers"))
    return Picture(
        title,
        description,
        drawing,
        Table(headers, [one.row() for one in bars]),
        note=_("The dashed lines are the limits of the bands."),
    )


def trend(points: Sequence[Point]) -> Picture:
    """The index round after round; each value is told with the scheme it was judged by."""
    shown = [
        TrendPoint(
            label=_named(one),
            short=f"{one.ends_on:%m/%y}",
            value=float(one.index),
            shown=index_words(one.index, one.grade),
            tone=GRADE_TONES[one.grade],
            word=GRADES[one.grade],
            low=float(schemes()[one.scheme].bands["B"]),
            aim=_("%(least)s (%(scheme)s)")
            % {
                "least": number_format(schemes()[one.scheme].bands["B"], 2),
                "scheme": SCHEMES[one.scheme],
            },
        )
        for one in points
    ]
    note = _("The dashed line is where “good” begins in the scheme of its time.")
    return replace(trend_picture(_("The index round after round"), shown), note=note)


def _named(one: Point) -> str:
    """A round with what has to be said beside it."""
    notes = [_("below the least number")] if one.is_below_sample else []
    notes += [_("contradicts its elements")] if one.contradicts else []
    return f"{one.label} ({', '.join(notes)})" if notes else one.label


def _x(index: float) -> float:
    return (min(max(index, LEAST), MOST) - LEAST) / (MOST - LEAST) * PLOT


def _limits(scheme: Scheme, height: int, palette: Palette) -> list[SafeString]:
    marks = []
    for grade, least in scheme.bands.items():
        x = _x(float(least))
        marks.append(tag("text", grade, x=x + 3, y=11.0))
        if x > 0:
            line = f"M{num(x)} 2V{height - 4}"
            marks.append(
                tag("path", d=line, stroke=palette.edge, stroke_dasharray="4 4", fill="none")
            )
    return marks


def _bar(one: Bar, top: int, palette: Palette) -> list[SafeString]:
    colour = getattr(palette, GRADE_TONES[one.grade])
    width = max(_x(float(one.index)), 2.0)
    name = one.name if len(one.name) <= LETTERS else f"{one.name[: LETTERS - 2]} …"
    told = f"{number_format(one.index, 2)} {one.grade}"
    return [
        tag("text", name, x=0, y=top + 12, fill=palette.ink),
        tag("rect", x=0, y=top + 17, width=width, height=BAR, rx=3, fill=colour),
        tag("text", told, x=width + 6, y=top + 29, font_weight=600, fill=palette.ink),
    ]
