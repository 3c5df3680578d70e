"""Where an agency stands, for how long, and who is to be looked at first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from teraju.insight.domain.progress import (
    STILL_AFTER,
    Pace,
    Point,
    Progress,
    progress_of,
    urgency,
)

TODAY = date(2020, 10, 15)
AGREED = Point("agreement", 10, date(2018, 3, 16))
AUDITED = Point("internal_audit", 30, date(2020, 8, 1))
CERTIFIED = Point("certificate", 60, date(2018, 12, 20), date(2021, 12, 20))
RAN_OUT = Point("certificate", 60, date(2017, 6, 1), date(2020, 5, 31))


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([], Progress("", None, Pace.NOT_BEGUN)),
        ([AGREED], Progress("agreement", AGREED.on, Pace.STILL, 944)),
        ([AGREED, AUDITED], Progress("internal_audit", AUDITED.on, Pace.MOVING, 75)),
        # The furthest stage counts, whichever order they were reached in.
        (
            [Point("review", 40, date(2020, 1, 5)), AUDITED],
            Progress("review", AUDITED.on, Pace.MOVING, 75),
        ),
        ([AGREED, CERTIFIED], Progress("certificate", CERTIFIED.on, Pace.CERTIFIED)),
        # A later agreement does not make the certificate younger.
        (
            [Point("agreement", 10, date(2020, 1, 1)), CERTIFIED],
            Progress("certificate", CERTIFIED.on, Pace.CERTIFIED),
        ),
        ([AGREED, RAN_OUT], Progress("agreement", date(2020, 6, 1), Pace.LAPSED, 136)),
        ([RAN_OUT], Progress("", date(2020, 6, 1), Pace.LAPSED, 136)),
        # Who has moved since it ran out is on the way again.
        ([RAN_OUT, AUDITED], Progress("internal_audit", AUDITED.on, Pace.MOVING, 75)),
    ],
)
def test_progress(points, expected):
    assert progress_of(points, TODAY) == expected


@pytest.mark.parametrize(
    ("day", "pace"),
    [
        (date(2021, 12, 20), Pace.CERTIFIED),
        (date(2021, 12, 21), Pace.LAPSED),
    ],
)
def test_the_last_day_of_a_certificate_counts(day, pace):
    assert progress_of([CERTIFIED], day).pace is pace


@pytest.mark.parametrize(
    ("days", "pace"),
    [(0, Pace.MOVING), (STILL_AFTER.days, Pace.MOVING), (STILL_AFTER.days + 1, Pace.STILL)],
)
def test_stands_still_after_half_a_year(days, pace):
    found = progress_of([Point("gap", 20, TODAY - timedelta(days))], TODAY)
    assert (found.pace, found.still_for) == (pace, days)


def test_the_worst_stand_first():
    still_long = Progress("gap", date(2017, 1, 1), Pace.STILL, 1000)
    still_short = Progress("gap", date(2019, 1, 1), Pace.STILL, 500)
    lapsed = Progress("agreement", date(2020, 6, 1), Pace.LAPSED, 136)
    moving = Progress("gap", date(2020, 9, 1), Pace.MOVING, 44)
    certified = Progress("certificate", date(2018, 12, 20), Pace.CERTIFIED)
    new = Progress("", None, Pace.NOT_BEGUN)
    asked = [
        (new, False),
        (certified, False),
        (moving, False),
        (certified, True),
        (still_short, False),
        (lapsed, False),
        (still_long, False),
    ]
    ordered = sorted(asked, key=lambda one: urgency(one[0], has_late=one[1]))
    assert ordered == [
        (lapsed, False),
        (still_long, False),
        (still_short, False),
        (certified, True),
        (moving, False),
        (certified, False),
        (new, False),
    ]
