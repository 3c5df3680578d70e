"""The statements of a team: who still owes which, before its work begins and before it ends."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Step(StrEnum):
    """Before which step a statement is given; the codes are those of the gates."""

    BEGIN = "begin"
    CLOSE = "close"


@dataclass(frozen=True)
class Given:
    """A statement of a member, and whether something in it waits to be looked at."""

    member_key: int
    step: Step
    is_raised: bool = False


def needed_before(step: Step) -> tuple[Step, ...]:
    """Before the end both are needed: who joined late states the first one too."""
    return (Step.BEGIN,) if step is Step.BEGIN else (Step.BEGIN, Step.CLOSE)


def missing(members: Iterable[int], given: Collection[Given], step: Step) -> list[int]:
    """The members, in their order, who owe a statement before a step."""
    known = {(one.member_key, one.step) for one in given}
    return [key for key in members if any((key, each) not in known for each in needed_before(step))]


def next_step(key: int, given: Collection[Given], asked: Sequence[Step]) -> Step | None:
    """The statement that a member gives next where the work stands; None if nothing is owed."""
    known = {one.step for one in given if one.member_key == key}
    return next((step for step in Step if step in asked and step not in known), None)


def is_blocked(given: Iterable[Given]) -> bool:
    """Whether an exception waits to be looked at: until then the work neither begins nor ends."""
    return any(one.is_raised for one in given)


def applies(kind: str, asked_for: Collection[str]) -> bool:
    """Whether the rules of a day ask for statements in a kind of work."""
    return kind in asked_for


def judged_on(begun_on: date | None, today: date) -> date:
    """The day whose rules count: that of the beginning; before it, today."""
    return begun_on or today
