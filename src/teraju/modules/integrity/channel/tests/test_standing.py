"""What is known of a channel, held against days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.integrity.channel import policy
from teraju.modules.integrity.channel.domain.promptness import Handling, handling
from teraju.modules.integrity.channel.domain.standing import Facts, Lack, Limits, standing

LIMITS = Limits(announced=12, told=7, tested=12)
ON = date(2020, 6, 30)
GOOD = {
    "announced_on": date(2020, 1, 31),
    "told_until": date(2019, 12, 31),
    "tested_on": date(2019, 9, 9),
}


@pytest.mark.parametrize(
    ("change", "lacks", "valid_until", "wrong_since"),
    [
        ({}, (), date(2020, 7, 31), None),
        ({"announced_on": None}, (Lack.NEVER_ANNOUNCED,), None, None),
        ({"announced_on": date(2019, 6, 30)}, (), date(2020, 6, 30), None),
        (
            {"announced_on": date(2019, 6, 29)},
            (Lack.ANNOUNCED_LONG_AGO,),
            None,
            date(2020, 6, 30),
        ),
        ({"told_until": date(2019, 11, 30)}, (), date(2020, 6, 30), None),
        ({"told_until": date(2019, 11, 29)}, (Lack.STATEMENT_OLD,), None, date(2020, 6, 30)),
        ({"tested_on": None}, (Lack.NEVER_TESTED,), None, None),
        ({"tested_on": date(2019, 6, 1)}, (Lack.TESTED_LONG_AGO,), None, date(2020, 6, 2)),
        # Without a statement nobody knows of a test: one reason is enough.
        ({"told_until": None, "tested_on": None}, (Lack.NO_STATEMENT,), None, None),
        (
            {"announced_on": date(2018, 1, 1), "told_until": date(2018, 1, 31)},
            (Lack.ANNOUNCED_LONG_AGO, Lack.STATEMENT_OLD),
            None,
            date(2018, 9, 1),
        ),
        ({"told_until": date(2019, 7, 31)}, (Lack.STATEMENT_OLD,), None, date(2020, 3, 1)),
    ],
)
def test_standing(change, lacks, valid_until, wrong_since):
    found = standing(Facts(**{**GOOD, **change}), ON, LIMITS)
    assert (found.lacks, found.valid_until, found.wrong_since) == (lacks, valid_until, wrong_since)


days = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@given(days | st.none(), days | st.none(), days | st.none(), days)
def test_it_is_valid_or_something_lacks(announced, told, tested, on):
    found = standing(Facts(announced, told, tested), on, LIMITS)
    assert bool(found.lacks) is (found.valid_until is None)
    if found.valid_until is not None:
        assert found.valid_until >= on
    if found.wrong_since is not None:
        assert found.wrong_since <= on


def counts(**change: int | None) -> dict[str, int | None]:
    return {
        "received": 5,
        "acknowledgements_due": 4,
        "acknowledged_in_time": 4,
        "feedbacks_due": 2,
        "fed_back_in_time": 2,
        **change,
    }


@pytest.mark.parametrize(
    ("given_counts", "expected"),
    [
        ({}, Handling.WITHHELD),
        (counts(fed_back_in_time=None), Handling.WITHHELD),
        (counts(acknowledgements_due=None, acknowledged_in_time=None), Handling.WITHHELD),
        (counts(acknowledged_in_time=3, feedbacks_due=None), Handling.LATE),
        (counts(), Handling.IN_TIME),
        (counts(acknowledged_in_time=3), Handling.LATE),
        (counts(fed_back_in_time=1), Handling.LATE),
        (
            counts(
                acknowledgements_due=0,
                acknowledged_in_time=0,
                feedbacks_due=0,
                fed_back_in_time=0,
            ),
            Handling.NOTHING_DUE,
        ),
    ],
)
def test_handling(given_counts, expected):
    assert handling(given_counts) is expected


def test_the_rules_can_be_read():
    assert policy.limits(ON) == LIMITS
    assert policy.remind_days(ON) == 30
