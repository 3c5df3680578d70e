"""How long words are kept, as a table of cases."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.integrity.concerns import afterwards
from teraju.modules.integrity.concerns.domain.outcomes import Outcome
from teraju.modules.integrity.concerns.domain.retention import (
    Keeping,
    Kept,
    Standing,
    Term,
    Terms,
    line_is_due,
    line_until,
    standing,
    words_until,
)

CLOSED = date(2026, 1, 31)
TERMS = Terms(
    schedule_months=60,
    warn_days=30,
    by_outcome={outcome: Term(6, follows_schedule=False) for outcome in Outcome}
    | {
        Outcome.SUBSTANTIATED: Term(24, follows_schedule=True),
        Outcome.OUTSIDE_SCOPE: Term(3, follows_schedule=False),
    },
)


def kept(**changes: object) -> Kept:
    given = {"closed_on": CLOSED, "outcome": Outcome.UNFOUNDED, "last_word_on": CLOSED} | changes
    return Kept(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("case", "until"),
    [
        (kept(), date(2026, 7, 31)),
        (kept(outcome=Outcome.OUTSIDE_SCOPE), date(2026, 4, 30)),
        # The schedule of archives is the longer one, and holds where words may be proof.
        (kept(outcome=Outcome.SUBSTANTIATED), date(2031, 1, 31)),
        # A word after closing begins the months anew; one before it doesn't shorten them.
        (kept(last_word_on=date(2026, 3, 15)), date(2026, 9, 15)),
        (kept(last_word_on=date(2025, 3, 15)), date(2026, 7, 31)),
        (kept(closed_on=None, outcome=None), None),
    ],
)
def test_until_when_words_are_kept(case: Kept, until: date | None) -> None:
    assert words_until(case, TERMS) == until


@pytest.mark.parametrize(
    ("case", "today", "expected"),
    [
        (kept(closed_on=None, outcome=None), date(2030, 1, 1), Standing(Keeping.OPEN, None)),
        (kept(), date(2026, 6, 30), Standing(Keeping.KEPT, date(2026, 7, 31))),
        (kept(), date(2026, 7, 1), Standing(Keeping.TO_WARN, date(2026, 7, 31))),
        # However late it is: nothing goes without a warning that stood its days.
        (kept(), date(2028, 1, 1), Standing(Keeping.TO_WARN, date(2026, 7, 31))),
        (
            kept(warned_on=date(2026, 7, 1)),
            date(2026, 7, 30),
            Standing(Keeping.WARNED, date(2026, 7, 31)),
        ),
        (
            kept(warned_on=date(2026, 7, 1)),
            date(2026, 7, 31),
            Standing(Keeping.DUE, date(2026, 7, 31)),
        ),
        (
            kept(warned_on=date(2028, 1, 1)),
            date(2028, 1, 30),
            Standing(Keeping.WARNED, date(2028, 1, 31)),
        ),
        # The reporter wrote after the warning: months and warning begin anew.
        (
            kept(warned_on=date(2026, 7, 1), last_word_on=date(2026, 7, 20)),
            date(2026, 7, 31),
            Standing(Keeping.KEPT, date(2027, 1, 20)),
        ),
        (kept(held=True), date(2030, 1, 1), Standing(Keeping.HELD, None)),
        (
            kept(held=True, warned_on=date(2026, 7, 1)),
            date(2026, 8, 1),
            Standing(Keeping.HELD, None),
        ),
        (
            kept(shredded_on=date(2026, 8, 1)),
            date(2026, 9, 1),
            Standing(Keeping.GONE, date(2026, 8, 1)),
        ),
    ],
)
def test_how_words_stand(case: Kept, today: date, expected: Standing) -> None:
    assert standing(case, TERMS, today) == expected


@pytest.mark.parametrize(
    ("case", "today", "due"),
    [
        (kept(shredded_on=date(2026, 8, 1)), date(2031, 1, 30), False),
        (kept(shredded_on=date(2026, 8, 1)), date(2031, 1, 31), True),
        (kept(), date(2031, 1, 31), False),
        (kept(shredded_on=date(2026, 8, 1), held=True), date(2031, 1, 31), False),
    ],
)
def test_when_the_line_of_the_register_goes(case: Kept, today: date, *, due: bool) -> None:
    assert line_is_due(case, TERMS, today) is due


@given(
    st.sampled_from(Outcome),
    st.integers(0, 4000),
    st.integers(0, 4000) | st.none(),
    st.integers(0, 6000),
)
def test_nothing_goes_unwarned_or_after_a_late_word(
    outcome: Outcome, word: int, warning: int | None, now: int
) -> None:
    def day(days: int) -> date:
        return CLOSED + timedelta(days=days)

    today = day(now)
    warned = None if warning is None or warning > now else day(warning)
    case = kept(outcome=outcome, last_word_on=day(min(word, now)), warned_on=warned)
    words = words_until(case, TERMS)
    line = line_until(case, TERMS)
    assert words is not None
    assert line is not None
    assert line >= words
    if standing(case, TERMS, today).keeping is Keeping.DUE:
        assert warned is not None
        assert today >= words
        assert case.last_word_on <= warned <= today - timedelta(days=TERMS.warn_days)


def test_the_rules_in_force_name_every_outcome() -> None:
    terms = afterwards.terms_on(date(2026, 1, 1))
    assert set(terms.by_outcome) == set(Outcome)
    assert terms.months(Outcome.SUBSTANTIATED) == 60
    assert terms.months(Outcome.OUTSIDE_SCOPE) == 3
