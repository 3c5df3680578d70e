"""What one record proves, for which topics, in which days, and when it was put on record."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from teraju.kernel.texts import as_counted

from .states import State

Text = object
"""A string or a lazy translation."""


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What a record says for some topics of one agency, as a provider gives it.

    `state` is what the record by itself amounts to: CONFORMING proves, ATTENTION and MISSING say
    that something is wrong with what the record is about, and pull the topic down. A record that
    `supports` speaks for a topic without proving it: it waits for somebody's judgement.
    `editions` limits it to these editions of standards (by id); None: every standard.
    `indicators` names those of ISO 18091 that it speaks for, each as `edition:code`, where that
    follows from what it is about; empty: those that stand under its topics.
    `happened_on` is the day of the fact, `recorded_on` the day it was put on record.
    `valid_until` is the last day it counts; None: until something newer is there.
    `wrong_since` is the day from which it says that something is wrong, where that is later than
    its record: what fell due after somebody judged was not known to them.
    """

    kind: str
    key: str
    agency_id: int
    topics: frozenset[str]
    title: Text
    url: str
    happened_on: date
    recorded_on: date
    state: State = State.CONFORMING
    supports: bool = False
    reason: Text = ""
    valid_from: date | None = None
    valid_until: date | None = None
    wrong_since: date | None = None
    editions: frozenset[int] | None = None
    indicators: frozenset[str] = frozenset()
    # The record itself, for the auditor's pack: ("audits.certificate", "12").
    source: tuple[str, str] | None = None
    is_example: bool = False

    @property
    def place(self) -> tuple[date, list[str | int]]:
        """Where it stands among others: by the day of the fact, then as it came on record."""
        return self.happened_on, as_counted(self.key)

    def was_wrong_by(self, day: date) -> bool:
        """Whether somebody who judged on a day could know what it says against its topic."""
        return max(self.recorded_on, self.wrong_since or self.recorded_on) <= day

    def counts_on(self, day: date) -> bool:
        """Valid on a day (first and last day count) and on record by then."""
        begun = (self.valid_from or self.happened_on) <= day
        return begun and self.recorded_on <= day and not self.ran_out_by(day)

    def ran_out_by(self, day: date) -> bool:
        return self.valid_until is not None and self.valid_until < day

    def speaks_of(self, topics: Collection[str], indicator: str = "") -> bool:
        """Whether it is about one of these topics, or about the indicator that was asked for."""
        if self.indicators:
            return indicator in self.indicators
        return not self.topics.isdisjoint(topics)

    def is_about(self, edition_id: int) -> bool:
        return self.editions is None or edition_id in self.editions


def ends_before_it_begins(
    happened_on: date | None, valid_from: date | None, valid_until: date | None
) -> bool:
    """Whether the last day of evidence lies before its first: the day of the fact, unless one is
    named. A day that is not known lies before none.
    """
    begins = valid_from or happened_on
    return begins is not None and valid_until is not None and valid_until < begins


class Late(StrEnum):
    """Why the two dates of a piece of evidence deserve a second look."""

    LONG_AFTER = "long_after"
    BEFORE_AUDIT = "before_audit"


def lateness(
    happened_on: date,
    recorded_on: date,
    audit_days: Collection[date],
    *,
    days_after: int,
    days_before: int,
) -> frozenset[Late]:
    """Mark evidence recorded long after its fact, or shortly before an audit began.

    Args:
        audit_days: first days of the agency's audits by a body.
        days_after: more than so many days between fact and record are long.
        days_before: so many days before an audit (counted back from it, the day itself left out).
    """
    found: set[Late] = set()
    if (recorded_on - happened_on).days > days_after:
        found.add(Late.LONG_AFTER)
    span = timedelta(days=days_before)
    if any(day - span <= recorded_on < day for day in audit_days):
        found.add(Late.BEFORE_AUDIT)
    return frozenset(found)


def proved_by(proofs: Iterable[Proof]) -> State:
    """What valid records come to together.

    A record that finds something wrong outweighs one that proves; support alone waits to be judged.
    """
    found = list(proofs)
    against = [one.state for one in found if not one.supports and one.state in _AGAINST]
    if against:
        return min(against, key=_AGAINST.index)
    if any(one.state is State.CONFORMING and not one.supports for one in found):
        return State.CONFORMING
    if any(one.state is State.NOT_APPLICABLE for one in found):
        return State.NOT_APPLICABLE
    return State.ATTENTION if found else State.MISSING


_AGAINST = (State.MISSING, State.ATTENTION)
