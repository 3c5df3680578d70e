"""How many requirements stood in which state, day after day: counts, never a percentage."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, pairwise

from django.utils import formats
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from teraju.platform.web.kinds import Text

from .line import Ruler
from .picture import SCREEN, Canvas, Palette, Picture, Table, group, key_of, num, tag
from .states import STATES, WORDS, Counts, State, colour_of, counts_in_words

LEFT, TOP, FOOT = 34.0, 24.0, 22.0
WIDEST, NARROWEST = 26.0, 4.0
SWATCH, KEY_ROW = 12, 22


@dataclass(frozen=True)
class Day:
    """How many requirements stood in each state on a day; a state without any may be left out."""

    on: date
    counts: Counts


@dataclass(frozen=True)
class Size:
    """The sheet of a drawing, and how many columns its key has."""

    width: int
    plot: float
    keys: int

    @property
    def bottom(self) -> float:
        return TOP + self.plot

    @property
    def height(self) -> int:
        rows = -(-len(STATES) // self.keys)
        return int(self.bottom + FOOT + rows * KEY_ROW + 8)


ACROSS, DOWN = Size(600, 190.0, 4), Size(318, 170.0, 2)


@dataclass(frozen=True)
class Plot:
    """Days laid on a ruler: where each column stands, how wide it is, how high a count."""

    columns: Sequence[tuple[float, Counts]]
    ruler: Ruler
    width: float
    largest: int
    now: float

    @property
    def step(self) -> int:
        """The distance of the lines: 1, 2 or 5 and their tens, at most five lines."""
        sizes = (unit * int(10**power) for power in count() for unit in (1, 2, 5))
        return next(size for size in sizes if self.largest <= size * 5)

    @property
    def top(self) -> int:
        return -(-self.largest // self.step) * self.step


def stacks_picture(
    title: Text, days: Sequence[Day], today: date, palette: Palette = SCREEN
) -> Picture:
    """Columns by true time, the four states stacked in each; as many as a phone can show."""
    latest = {day.on: day for day in sorted(days, key=lambda day: day.on)}
    start, note = _thinned(list(latest), today)
    shown = list({start(on): day for on, day in latest.items()}.values())
    description = _describe(shown)
    headers: list[Text] = [_("Date"), *[WORDS[state] for state in STATES]]
    rows = [(day.on, *[day.counts.get(state, 0) for state in STATES]) for day in shown]
    table = Table(headers, rows)
    if not shown:
        return Picture(title, description, SafeString(""), table)
    key = key_of("s", title, today, *rows)
    drawings = [
        _draw(size, css, shown, start, today, (title, description, key + css[0]), palette)
        for size, css in ((ACROSS, "across"), (DOWN, "down"))
    ]
    return Picture(title, description, drawings[0], table, drawings[1], note)


def _week(on: date) -> date:
    return on - timedelta(days=on.weekday())


def _thinned(days: Sequence[date], today: date) -> tuple[Callable[[date], date], str]:
    """The shortest stretches of time whose columns fit a phone, and what that leaves out."""
    stretches: list[tuple[Callable[[date], date], str]] = [
        (lambda on: on, ""),
        (_week, _("The last day recorded in each week is shown.")),
        (lambda on: on.replace(day=1), _("The last day recorded in each month is shown.")),
        (
            lambda on: on.replace(month=(on.month - 1) // 3 * 3 + 1, day=1),
            _("The last day recorded in each quarter is shown."),
        ),
        (
            lambda on: on.replace(month=1, day=1),
            _("The last day recorded in each year is shown."),
        ),
    ]
    for start, note in stretches:
        starts = sorted({start(on) for on in days})
        if _closest(starts, start(today), DOWN) >= NARROWEST:
            return start, note
    return stretches[-1]


def _closest(starts: Sequence[date], today: date, size: Size) -> float:
    """The distance of the two columns that stand closest, in drawing units."""
    length = size.width - LEFT - WIDEST
    span = (max([*starts, today]) - min([*starts, today])).days if starts else 0
    gaps = [(later - earlier).days for earlier, later in pairwise(starts)]
    return length * min(gaps) / span if gaps else length


def _describe(shown: Sequence[Day]) -> str:
    if not shown:
        return _("No day is recorded yet.")
    ends = [shown[0], shown[-1]] if len(shown) > 1 else [shown[0]]
    return " ".join(
        f"{_day(day.on, 'DATE_FORMAT')}: {counts_in_words(day.counts)}." for day in ends
    )


def _day(on: date, style: str) -> str:
    return formats.date_format(on, style)


def _plot(size: Size, shown: Sequence[Day], start: Callable[[date], date], today: date) -> Plot:
    starts = [start(day.on) for day in shown]
    closest = _closest(starts, start(today), size)
    width = min(max(closest * 0.8, 2.0), WIDEST)
    first, last = min([*starts, start(today)]), max([*starts, start(today)])
    ruler = Ruler(first, last, LEFT + 4, size.width - LEFT - 8 - width)
    columns = [(ruler.place(at), day.counts) for at, day in zip(starts, shown, strict=True)]
    largest = max(sum(counts.values()) for _x, counts in columns)
    return Plot(columns, ruler, width, max(largest, 1), ruler.place(start(today)) + width / 2)


def _draw(
    size: Size,
    css: str,
    shown: Sequence[Day],
    start: Callable[[date], date],
    today: date,
    words: tuple[Text, Text, str],
    palette: Palette,
) -> SafeString:
    plot = _plot(size, shown, start, today)
    fills = {state: _fill(state, words[2], palette) for state in STATES}
    marks = [
        _patterns(words[2], palette),
        *_lines(plot, size, palette),
        *_today(plot, size, palette),
        *_columns(plot, size, fills, palette),
        _dates(plot, size, shown, palette),
        *_key(size, shown[-1].counts, fills, palette),
    ]
    return Canvas(size.width, size.height, *words).draw(marks, css)


def _patterns(key: str, palette: Palette) -> SafeString:
    """Stripes and dots, named after the drawing: two drawings on a page share no name."""
    box = {"width": 6, "height": 6, "patternUnits": "userSpaceOnUse"}
    ground = tag("rect", width=6, height=6, fill=palette.ground)
    stripe = tag("path", d="M0 6L6 0M-1 1L1-1M5 7L7 5", stroke=palette.warn, stroke_width=2.2)
    grid = tag("path", d="M0 1.5H6M1.5 0V6", stroke=palette.bad, stroke_width=3)
    patterns = [
        group([ground, stripe], "pattern", id=f"{key}-warn", **box),
        group([ground, grid], "pattern", id=f"{key}-bad", **box),
    ]
    return group(patterns, "defs")


def _fill(state: State, key: str, palette: Palette) -> str:
    """Full, striped, meshed or hollow: what a grey print keeps apart."""
    return {
        "conforming": palette.good,
        "attention": f"url(#{key}-warn)",
        "missing": f"url(#{key}-bad)",
        "not_applicable": palette.ground,
    }[state]


def _lines(plot: Plot, size: Size, palette: Palette) -> list[SafeString]:
    """The whole counts to the left, each with its line."""
    heights = range(0, plot.top + 1, plot.step)
    places = [(value, size.bottom - size.plot * value / plot.top) for value in heights]
    lines = "".join(f"M{num(LEFT)} {num(y)}H{size.width}" for _value, y in places)
    texts = [tag("text", str(value), x=LEFT - 6, y=y + 4) for value, y in places]
    return [
        tag("path", d=lines, stroke=palette.line),
        group(texts, font_size=12, fill=palette.quiet, text_anchor="end"),
    ]


def _today(plot: Plot, size: Size, palette: Palette) -> list[SafeString]:
    word, x = _("today"), plot.now
    end = x > size.width - 60
    beside = {"x": x - 8 if end else x + 8, "text_anchor": "end" if end else "start"}
    return [
        tag(
            "path",
            d=f"M{num(x)} {num(TOP - 6)}V{num(size.bottom)}",
            stroke=palette.act,
            stroke_width=2,
            stroke_dasharray="4 3",
        ),
        tag("path", d=f"M{num(x - 5)} {num(TOP - 16)}h10l-5 8z", fill=palette.act),
        tag("text", word, y=TOP - 8, font_size=12.5, font_weight=600, fill=palette.act, **beside),
    ]


def _columns(
    plot: Plot, size: Size, fills: Mapping[State, str], palette: Palette
) -> list[SafeString]:
    """One outline for each state, over all columns: hundreds of boxes would weigh too much."""
    unit, width = size.plot / plot.top, num(plot.width)
    outlines = dict.fromkeys(STATES, "")
    for x, counts in plot.columns:
        floor = size.bottom
        for state in STATES:
            height = counts.get(state, 0) * unit
            floor -= height
            if height:
                outlines[state] += f"M{num(x)} {num(floor)}h{width}v{num(height)}h-{width}z"
    return [
        tag("path", d=path, fill=fills[state], stroke=colour_of(state, palette))
        for state, path in outlines.items()
        if path
    ]


def _dates(plot: Plot, size: Size, shown: Sequence[Day], palette: Palette) -> SafeString:
    """The months that have room for their name; without two of them the first and last day."""
    y, half = size.bottom + 16, plot.width / 2
    months: list[tuple[float, date]] = []
    for month in plot.ruler.months():
        x = plot.ruler.place(month) + half
        if LEFT + 20 <= x <= size.width - 24 and (not months or x - months[-1][0] >= 66):
            months.append((x, month))
    if len(months) > 1:
        texts = [tag("text", _day(on, "M Y"), x=x, y=y, text_anchor="middle") for x, on in months]
        ticks = "".join(f"M{num(x)} {num(size.bottom)}v4" for x, _on in months)
        texts.append(tag("path", d=ticks, stroke=palette.edge))
    else:
        ends = [(LEFT, shown[0].on, "start"), (float(size.width), shown[-1].on, "end")]
        texts = [
            tag("text", _day(on, "SHORT_DATE_FORMAT"), x=x, y=y, text_anchor=anchor)
            for x, on, anchor in (ends if len(shown) > 1 else ends[:1])
        ]
    return group(texts, font_size=12, fill=palette.quiet)


def _key(
    size: Size, last: Counts, fills: Mapping[State, str], palette: Palette
) -> list[SafeString]:
    """What each pattern means, and how many there were on the last day."""
    marks = []
    step = size.width / size.keys
    for place, state in enumerate(STATES):
        x = place % size.keys * step + 1
        y = size.bottom + FOOT + 8 + place // size.keys * KEY_ROW
        box = {"x": x, "y": y, "width": SWATCH, "height": SWATCH, "fill": fills[state]}
        marks.append(tag("rect", **box, stroke=colour_of(state, palette)))
        words = f"{WORDS[state]} {last.get(state, 0)}"
        marks.append(tag("text", words, x=x + SWATCH + 6, y=y + 10.5, fill=palette.ink))
    return [group(marks, font_size=12)]
