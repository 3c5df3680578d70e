from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.kernel.periods import Period
from teraju.kernel.rulesets import NoRuleInForce
from teraju.modules.audits.domain.cycle import (
    CertificateStanding,
    MilestoneOutOfReach,
    cycle_from,
    dates_counted_from,
    offsets_from,
    standing_on,
)

D = date
DECISIONS = st.dates(min_value=D(1990, 1, 1), max_value=D(2090, 12, 31))


@pytest.mark.parametrize(
    ("decided", "expires", "first", "second", "restorable"),
    [
        (D(2018, 12, 20), D(2021, 12, 20), D(2019, 12, 20), D(2020, 12, 31), D(2022, 6, 20)),
        (D(2018, 1, 1), D(2021, 1, 1), D(2019, 1, 1), D(2020, 12, 31), D(2021, 7, 1)),
        (D(2018, 12, 31), D(2021, 12, 31), D(2019, 12, 31), D(2020, 12, 31), D(2022, 6, 30)),
        (D(2020, 2, 29), D(2023, 2, 28), D(2021, 2, 28), D(2022, 12, 31), D(2023, 8, 28)),
        (D(2021, 2, 28), D(2024, 2, 28), D(2022, 2, 28), D(2023, 12, 31), D(2024, 8, 28)),
    ],
)
def test_cycle_follows_from_the_decision(
    decided: date, expires: date, first: date, second: date, restorable: date
) -> None:
    cycle = cycle_from(decided)
    assert cycle.expires_on == cycle.recertification_by == expires
    assert cycle.surveillance_due_by == (first, second)
    assert cycle.restorable_until == restorable


def test_refuses_a_day_without_a_rule() -> None:
    with pytest.raises(NoRuleInForce):
        cycle_from(D(1986, 12, 31))


@given(DECISIONS, DECISIONS)
def test_a_later_decision_never_expires_earlier(first: date, second: date) -> None:
    earlier, later = (cycle_from(day) for day in sorted((first, second)))
    assert earlier.expires_on <= later.expires_on
    assert earlier.surveillance_due_by <= later.surveillance_due_by


@given(DECISIONS)
def test_dates_come_in_order_and_every_calendar_year_has_an_audit(decided: date) -> None:
    cycle = cycle_from(decided)
    dates = [decided, *cycle.surveillance_due_by, cycle.expires_on, cycle.restorable_until]
    assert dates == sorted(set(dates))
    assert [day.year - decided.year for day in dates[:4]] == [0, 1, 2, 3]


STANDING = CertificateStanding
SUSPENSION = Period(D(2020, 3, 1), D(2020, 4, 1))


@pytest.mark.parametrize(
    ("day", "withdrawn_on", "expected"),
    [
        (D(2018, 12, 19), None, STANDING.NOT_YET_VALID),
        (D(2018, 12, 20), None, STANDING.VALID),
        (D(2020, 2, 29), None, STANDING.VALID),
        (D(2020, 3, 1), None, STANDING.SUSPENDED),
        (D(2020, 3, 31), None, STANDING.SUSPENDED),
        (D(2020, 4, 1), None, STANDING.VALID),
        (D(2021, 12, 20), None, STANDING.VALID),
        (D(2021, 12, 21), None, STANDING.EXPIRED),
        (D(2020, 3, 14), D(2020, 3, 15), STANDING.SUSPENDED),
        (D(2020, 3, 15), D(2020, 3, 15), STANDING.WITHDRAWN),
        (D(2022, 1, 1), D(2020, 3, 15), STANDING.WITHDRAWN),
    ],
)
def test_standing_follows_from_the_day(
    day: date, withdrawn_on: date | None, expected: CertificateStanding
) -> None:
    standing = standing_on(
        day,
        valid_from=D(2018, 12, 20),
        expires_on=D(2021, 12, 20),
        suspensions=[SUSPENSION],
        withdrawn_on=withdrawn_on,
    )
    assert standing is expected


def test_an_open_suspension_ends_with_the_certificate() -> None:
    open_end = [Period(D(2021, 12, 1))]
    span = {"valid_from": D(2018, 12, 20), "expires_on": D(2021, 12, 20)}
    assert standing_on(D(2021, 12, 20), **span, suspensions=open_end) is STANDING.SUSPENDED
    assert standing_on(D(2021, 12, 21), **span, suspensions=open_end) is STANDING.EXPIRED


def test_dates_are_counted_back_from_the_wished_day() -> None:
    offsets = offsets_from(
        D(2018, 12, 20), {"application": D(2018, 9, 1), "handover": D(2019, 1, 15)}
    )
    assert offsets == {"application": -110, "handover": 26}
    assert dates_counted_from(D(2026, 12, 1), offsets) == {
        "application": D(2026, 8, 13),
        "handover": D(2026, 12, 27),
    }


def test_a_date_out_of_reach_names_its_milestone() -> None:
    with pytest.raises(MilestoneOutOfReach, match="application"):
        dates_counted_from(D(2026, 1, 1), {"application": -(10**6)})


@given(DECISIONS, st.dictionaries(st.text(max_size=5), st.integers(-2000, 2000)))
def test_counting_back_undoes_the_offsets(anchor: date, offsets: dict[str, int]) -> None:
    dates = dates_counted_from(anchor, offsets)
    assert offsets_from(anchor, dates) == offsets
    assert all(dates[name] - anchor == timedelta(days=days) for name, days in offsets.items())
