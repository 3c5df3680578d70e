"""The trend of an objective as points of a picture: what was measured, and what was not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import ngettext

from teraju.modules.planning.domain.lights import Direction, Light
from teraju.modules.planning.domain.rhythm import Frequency, code_of
from teraju.modules.planning.models import Objective, ObjectiveTarget
from teraju.modules.planning.objective_numbers import aim_words, amount
from teraju.modules.planning.objective_words import period_words
from teraju.modules.planning.selectors.objectives import Standing
from teraju.platform.web.charts.trend import TrendPoint
from teraju.platform.web.kinds import Status

from .objective_status import LIGHTS

MOST = 24


def points_of(standing: Standing, most: int = MOST) -> list[TrendPoint]:
    """The latest periods, the oldest first; one that lacks its value is a gap."""
    objective = standing.objective
    found = {
        one.first_day: _point(objective, one.first_day, one.target, one.shown, Light(one.light))
        for one in standing.values
    }
    for due in standing.missing:
        first = due.period.first
        found[first] = _point(objective, first, due.target, None, Light.GREY)
    return [found[day] for day in sorted(found)][-most:]


def legend_of(points: Sequence[TrendPoint]) -> list[Status]:
    """How often each light was seen, in words and shapes."""
    told = []
    for light, status in LIGHTS.items():
        times = sum(one.tone == status.tone for one in points)
        if times and light is not Light.GREY:
            words = ngettext("%(word)s once", "%(word)s %(count)s times", times)
            told.append(Status(status.tone, words % {"word": status.word, "count": times}))
    return told


def _point(
    objective: Objective,
    first: date,
    target: ObjectiveTarget,
    shown: Decimal | None,
    light: Light,
) -> TrendPoint:
    low, high, near_low, near_high = _bounds(objective, target)
    status = LIGHTS[light]
    return TrendPoint(
        label=period_words(objective.rhythm, first),
        short=_short(objective.rhythm, first),
        # Coordinates of a drawing; the light was found from the exact value.
        value=None if shown is None else float(shown),
        shown=amount(objective, shown),
        tone=status.tone,
        word=status.word,
        low=low,
        high=high,
        near_low=near_low,
        near_high=near_high,
        aim=aim_words(objective, target),
    )


def _bounds(objective: Objective, target: ObjectiveTarget) -> list[float | None]:
    low, high = target.target, target.upper
    near_low, near_high = low - target.tolerance, (high or low) + target.tolerance
    ends: list[Decimal | None]
    match Direction(objective.direction):
        case Direction.HIGHER:
            ends = [low, None, near_low, None]
        case Direction.LOWER:
            ends = [None, low, None, near_high]
        case Direction.RANGE:
            ends = [low, high, near_low, near_high]
    return [None if one is None else float(one) for one in ends]


def _short(frequency: Frequency, first: date) -> str:
    """The name of a period below the axis."""
    if frequency is Frequency.MONTHLY:
        return date_format(first, "M y")
    year, _dash, part = code_of(frequency, first).partition("-")
    return f"{part} {year[2:]}" if part else year
