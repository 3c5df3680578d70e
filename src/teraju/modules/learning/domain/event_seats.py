"""Seats and waiting, registration days, and how much of an evaluation may be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from .event_states import EventState, Seat


def seat_for(seated: int, seats: int | None) -> Seat:
    """The place of the next one; None: as many as come."""
    return Seat.SEATED if seats is None or seated < seats else Seat.WAITING


def free_seats(seated: int, seats: int | None) -> int | None:
    """How many seats are left; None where nobody counts."""
    return None if seats is None else max(seats - seated, 0)


def takes_registrations(state: str, first: date, last: date, today: date) -> bool:
    """Whether the public page takes somebody in: published, and within its days."""
    return state == EventState.OPEN and first <= today <= last


def counts_of(scores: Sequence[int], scale: Sequence[int]) -> Mapping[int, int]:
    """How often each answer of the scale was given, also those that nobody gave."""
    return {step: sum(one == step for one in scores) for step in scale}


def may_be_told(replies: int, smallest: int) -> bool:
    """Whether so few replies say nothing about any single one."""
    return replies >= smallest
