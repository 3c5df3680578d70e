"""What an instrument is worth by its acts: a mark proves itself, without one the paper does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from teraju.modules.metrology.domain.standing import (
    LastMark,
    Standing,
    counting,
    standing_on,
    worth,
)

DAY = date(2026, 3, 14)
UNTIL = date(2027, 3, 31)
EARLIER = DAY - timedelta(days=360)
RUNS = date(2026, 4, 30)
RAN_OUT = DAY - timedelta(days=1)


def act(*, on=DAY, is_sah=True, until=UNTIL, is_void=False, is_proven=True):
    return LastMark(on, is_sah, until if is_sah else None, is_void, is_proven)


@pytest.mark.parametrize(
    ("mark", "found"),
    [
        # A mark is the act itself, with or without a paper.
        (act(), Standing.VALID),
        # Where none fits, the signed certificate stands for it (UU 2/1981, article 20).
        (act(is_proven=False), Standing.UNPROVEN),
        (act(is_void=True, is_proven=False), Standing.VOID),
        # What failed may not be used, signed or not.
        (act(is_sah=False, is_proven=False), Standing.REJECTED),
        (None, Standing.NEW),
    ],
)
def test_what_nothing_proves_is_not_valid(mark, found):
    assert worth(mark, is_retired=False, is_exempt=False, void_on=None).standing is found
    retired = worth(mark, is_retired=True, is_exempt=False, void_on=None)
    exempt = worth(mark, is_retired=False, is_exempt=True, void_on=None)
    assert (retired.standing, exempt.standing) == (Standing.RETIRED, Standing.EXEMPT)


def test_what_was_lost_since_is_void_whatever_the_paper():
    found = worth(act(is_proven=False), is_retired=False, is_exempt=False, void_on=DAY)
    assert (found.standing, found.verified_on) == (Standing.VOID, DAY)


@pytest.mark.parametrize("on", [DAY, UNTIL, UNTIL + timedelta(days=1)])
def test_no_day_makes_it_valid(on):
    """Nor does its day make it run out: it never counted."""
    assert standing_on(Standing.UNPROVEN, UNTIL, on) is Standing.UNPROVEN


EARLIER_RUNS = act(on=EARLIER, until=RUNS)


@pytest.mark.parametrize(
    ("marks", "counts"),
    [
        ([], None),
        ([act()], 0),
        ([act(), EARLIER_RUNS], 0),
        # Until its paper is signed, the paper of the verification before it holds on.
        ([act(is_proven=False), EARLIER_RUNS], 1),
        ([act(is_proven=False), act(is_proven=False), EARLIER_RUNS], 2),
        # That one had run out on the day of the test, was void, was batal: nothing holds on.
        ([act(is_proven=False), act(on=EARLIER, until=RAN_OUT)], 0),
        ([act(is_proven=False), act(on=EARLIER, until=RUNS, is_void=True)], 0),
        ([act(is_proven=False), act(on=EARLIER, is_sah=False), EARLIER_RUNS], 0),
        # A later act that failed, or lost its force, ends what was before it.
        ([act(is_sah=False, is_proven=False), EARLIER_RUNS], 0),
        ([act(is_void=True, is_proven=False), EARLIER_RUNS], 0),
    ],
)
def test_which_act_counts(marks, counts):
    assert counting(marks) == (None if counts is None else marks[counts])


def part(failed):
    """Pieces of a set that failed while others were not brought."""
    return replace(act(is_sah=False), is_part=True, pieces=failed)


def passed(pieces, **said):
    return replace(act(on=EARLIER, until=RUNS, **said), pieces=pieces)


@pytest.mark.parametrize(
    ("marks", "counts"),
    [
        # Five of seven passed, the other two fail later: five bear their mark.
        ([part(2), passed(5)], 1),
        # Two of the seven that passed are brought again and fail: five are left.
        ([part(2), passed(7)], 1),
        ([part(1), part(1), passed(3)], 2),
        ([part(3), passed(2), passed(2)], 1),
        # As many fail as had passed: perhaps the same.
        ([part(5), passed(5)], 0),
        ([part(1), part(1), passed(2)], 0),
        # Nothing holds on that had run out, was void, or was itself followed by a whole failure.
        ([part(2), replace(passed(5), valid_until=RAN_OUT)], 0),
        ([part(2), passed(5, is_void=True)], 0),
        ([part(2), act(is_sah=False), passed(5)], 0),
        ([part(2)], 0),
        # What passes again counts itself.
        ([passed(2), part(2), passed(5)], 0),
    ],
)
def test_what_passed_of_a_set_holds_on_while_other_pieces_fail(marks, counts):
    assert counting(marks) == marks[counts]
