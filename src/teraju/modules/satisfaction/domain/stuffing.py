"""Whether an answer from a public page is counted at once, marked, or asked to wait a little.

Nobody is known here: what comes in is how long an answer took, and how many came from the same
place (a network, hidden behind a salt of the day) in the same hour. Nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Mark(StrEnum):
    """Why an answer is looked at before it counts."""

    HURRIED = "hurried"
    CROWD = "crowd"
    ALIKE = "alike"


@dataclass(frozen=True)
class Place:
    """What came from one place in this hour before this answer: in all, in its lane, the same."""

    seen: int = 0
    in_lane: int = 0
    alike: int = 0


def lane_of(seconds: int, rules: Mapping[str, Any]) -> int:
    """Give the lane of an answer that took so long, the hurried one first."""
    return next(n for n, lane in enumerate(rules["lanes"]) if seconds < lane["below"])


def wait_for(seconds: int, place: Place, rules: Mapping[str, Any]) -> int:
    """Give how many seconds are still to be waited before this answer is taken; 0: none."""
    over = max(place.seen - rules["free"], 0)
    needed = min(rules["least_seconds"] + over // rules["per_second"], rules["longest_wait"])
    return int(max(needed - seconds, 0))


def marks_of(seconds: int, place: Place, rules: Mapping[str, Any]) -> tuple[Mark, ...]:
    """Give why an answer is marked; nothing where it counts at once.

    Lanes keep a robot's answers from using up what people on the same network have: who sends at
    once fills the hurried lane alone.
    """
    lane = lane_of(seconds, rules)
    found = []
    if place.in_lane >= rules["lanes"][lane]["counted"]:
        found.append(Mark.HURRIED if lane == 0 else Mark.CROWD)
    if place.alike >= rules["alike"]:
        found.append(Mark.ALIKE)
    return tuple(found)
