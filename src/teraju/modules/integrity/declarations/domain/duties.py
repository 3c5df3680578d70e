"""Who has to declare in a round, who did, who is late, and until when somebody has time."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Duty:
    """One person's duty in a round: from which day, until when, done or let off on which day."""

    person_id: int
    asked_on: date
    due_on: date
    done_on: date | None = None
    ended_on: date | None = None

    def counts_on(self, day: date) -> bool:
        """It had begun and nobody had let the person off by the day."""
        return self.asked_on <= day and (self.ended_on is None or self.ended_on > day)

    def is_done_on(self, day: date) -> bool:
        return self.done_on is not None and self.done_on <= day

    def is_late_on(self, day: date) -> bool:
        return self.counts_on(day) and self.due_on < day and not self.is_done_on(day)


@dataclass(frozen=True)
class Counts:
    """How a round stands on a day, in people."""

    asked: int
    done: int
    late: int

    @property
    def open(self) -> int:
        return self.asked - self.done

    @property
    def is_complete(self) -> bool:
        """Somebody was asked and everybody has declared."""
        return self.asked > 0 and self.open == 0


def count(duties: Iterable[Duty], day: date, only: Collection[int] | None = None) -> Counts:
    """Count the duties of a round on a day; with `only`, those of these people."""
    standing = [
        one for one in duties if one.counts_on(day) and (only is None or one.person_id in only)
    ]
    return Counts(
        asked=len(standing),
        done=sum(one.is_done_on(day) for one in standing),
        late=sum(one.is_late_on(day) for one in standing),
    )


def due_of(joined_on: date, round_due_on: date, joining_days: int) -> date:
    """The last day of somebody: that of the round, or later for who joins towards its end."""
    return max(round_due_on, joined_on + timedelta(days=joining_days))


def is_reminded_on(due_on: date, day: date, before_days: int) -> bool:
    """Whether an open duty is called to mind on a day: once before its last day, once after."""
    return day in (due_on - timedelta(days=before_days), due_on + timedelta(days=1))
