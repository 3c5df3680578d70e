"""How long what was told is kept, and when it is destroyed for good.

Two duties pull apart: no longer than needed (Directive 2019/1937 art. 18, UU 27/2022), and the
archive schedule of the government (JRA, UU 43/2009). The rule between them: the words of a concern
that was confirmed or handed to an authority may be needed as proof and follow the longer of the
two; all other words go early, and what the schedule wants is the line of the register alone
(number, days, outcome), which tells nothing of anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from teraju.kernel.periods import add_months

from .outcomes import Outcome


class Keeping(StrEnum):
    """How the words of a concern stand."""

    OPEN = "open"
    HELD = "held"
    KEPT = "kept"
    TO_WARN = "to_warn"
    WARNED = "warned"
    DUE = "due"
    GONE = "gone"


@dataclass(frozen=True)
class Term:
    """Months that words are kept for an outcome, and whether the schedule may prolong them."""

    months: int
    follows_schedule: bool


@dataclass(frozen=True)
class Terms:
    """The numbers of an edition."""

    schedule_months: int
    warn_days: int
    by_outcome: Mapping[Outcome, Term]

    def months(self, outcome: Outcome) -> int:
        """Months that the words of a concern with this outcome are kept."""
        term = self.by_outcome[outcome]
        return max(term.months, self.schedule_months) if term.follows_schedule else term.months


@dataclass(frozen=True)
class Kept:
    """What the rule asks of a concern. `last_word_on` is the last thing said by either side."""

    closed_on: date | None
    outcome: Outcome | None
    last_word_on: date
    held: bool = False
    warned_on: date | None = None
    shredded_on: date | None = None


@dataclass(frozen=True)
class Standing:
    """How a concern is kept, and from which day it may be shredded (None: not known yet)."""

    keeping: Keeping
    shred_on: date | None


def words_until(kept: Kept, terms: Terms) -> date | None:
    """The day on which the words have been kept long enough; None while the concern is open.

    A word that comes after closing begins the months anew.
    """
    if kept.closed_on is None or kept.outcome is None:
        return None
    return add_months(max(kept.closed_on, kept.last_word_on), terms.months(kept.outcome))


def line_until(kept: Kept, terms: Terms) -> date | None:
    """The day on which the line of the register may go too; never before the words."""
    words = words_until(kept, terms)
    if words is None or kept.closed_on is None:
        return None
    return max(words, add_months(kept.closed_on, terms.schedule_months))


def standing(kept: Kept, terms: Terms, today: date) -> Standing:
    """How the words of a concern stand on a day.

    Nothing is due without a warning that stood its days. A word that comes after the warning moves
    the day, and the warning counts no more: it lies before the new one's time.
    """
    if kept.shredded_on is not None:
        return Standing(Keeping.GONE, kept.shredded_on)
    until = words_until(kept, terms)
    if until is None:
        return Standing(Keeping.OPEN, None)
    warned = _warning(kept, until, terms)
    if warned is not None:
        until = max(until, warned + timedelta(days=terms.warn_days))
    if kept.held:
        return Standing(Keeping.HELD, None)
    if warned is None:
        early = today < until - timedelta(days=terms.warn_days)
        return Standing(Keeping.KEPT if early else Keeping.TO_WARN, until)
    return Standing(Keeping.DUE if today >= until else Keeping.WARNED, until)


def line_is_due(kept: Kept, terms: Terms, today: date) -> bool:
    """Whether nothing needs to be known of a concern any more, not even that there was one."""
    until = line_until(kept, terms)
    gone = kept.shredded_on is not None
    return gone and not kept.held and until is not None and today >= until


def _warning(kept: Kept, until: date, terms: Terms) -> date | None:
    """The warning, if it was given for this day and after the last word."""
    warned = kept.warned_on
    if warned is None or warned < until - timedelta(days=terms.warn_days):
        return None
    return warned if warned >= kept.last_word_on else None
