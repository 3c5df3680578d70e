"""How far an agency has come on its way to a certificate, and since when it stands still."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

GOAL = "certificate"
# Half a year without a further stage: the longest stretch of a way that usually takes a year.
STILL_AFTER = timedelta(days=180)


class Pace(StrEnum):
    """How an agency moves."""

    LAPSED = "lapsed"
    STILL = "still"
    MOVING = "moving"
    CERTIFIED = "certified"
    NOT_BEGUN = "not_begun"


@dataclass(frozen=True)
class Point:
    """A stage that was reached; `until` is the last day on which that holds."""

    code: str
    order: int
    on: date
    until: date | None = None


@dataclass(frozen=True)
class Progress:
    """The furthest stage (`code`, "" before the first), the day of the last movement, the pace.

    `still_for` counts the days since then, None where nothing is to be waited for.
    """

    code: str
    since: date | None
    pace: Pace
    still_for: int | None = None


def progress_of(points: Collection[Point], today: date) -> Progress:
    """Where an agency stands. A certificate that ran out is no longer the stage it stands at."""
    if not points:
        return Progress("", None, Pace.NOT_BEGUN)
    held = [one for one in points if one.until is None or today <= one.until]
    ended = [one.until + timedelta(days=1) for one in points if one.until and one not in held]
    furthest = max(held, key=lambda one: (one.order, one.code), default=None)
    code = furthest.code if furthest else ""
    since = max([*(one.on for one in points), *ended])
    if furthest and code == GOAL:
        return Progress(code, furthest.on, Pace.CERTIFIED)
    still_for = (today - since).days
    if ended and since in ended:
        return Progress(code, since, Pace.LAPSED, still_for)
    pace = Pace.STILL if still_for > STILL_AFTER.days else Pace.MOVING
    return Progress(code, since, pace, still_for)


# The worst first: one red agency must not hide among green ones.
_URGENCY = (Pace.LAPSED, Pace.STILL, Pace.MOVING, Pace.CERTIFIED, Pace.NOT_BEGUN)


def urgency(progress: Progress, *, has_late: bool) -> tuple[bool, int, date]:
    """What the worst-first order sorts by: red before the rest, then the longest wait.

    An instruction that is late makes any agency red, however well it moves.
    """
    red = has_late or progress.pace in (Pace.LAPSED, Pace.STILL)
    return not red, _URGENCY.index(progress.pace), progress.since or date.max
