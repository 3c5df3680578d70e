from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.integrity.gratification.domain.clocks import (
    Days,
    LongerThanTheLaw,
    clocks,
    days_of,
    shortened,
)
from teraju.modules.integrity.gratification.domain.rules import edition_on
from teraju.platform.calendar.domain import national_calendar

LAW = days_of(edition_on(date(2026, 3, 6)))
CALENDAR = national_calendar()


def d(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("received", "to_upg", "to_kpk"),
    [
        # Cautious first: collective leave counted as working days.
        ("2026-01-02", ("2026-01-19", "2026-01-19"), ("2026-02-16", "2026-02-18")),
        ("2026-01-20", ("2026-02-03", "2026-02-03"), ("2026-03-04", "2026-03-05")),
        ("2026-03-06", ("2026-03-23", "2026-03-27"), ("2026-04-21", "2026-04-27")),
        ("2026-03-13", ("2026-03-30", "2026-04-06"), ("2026-04-28", "2026-05-05")),
        ("2026-12-21", ("2027-01-07", "2027-01-08"), ("2027-02-04", "2027-02-08")),
    ],
)
def test_both_readings_of_the_days(
    received: str, to_upg: tuple[str, str], to_kpk: tuple[str, str]
) -> None:
    found = clocks(received_on=d(received), days=LAW, calendar=CALENDAR)
    assert (found.report_to_upg_by.cautious, found.report_to_upg_by.last) == tuple(map(d, to_upg))
    assert (found.report_to_kpk_by.cautious, found.report_to_kpk_by.last) == tuple(map(d, to_kpk))


def test_the_upgs_days_start_with_the_report() -> None:
    found = clocks(
        received_on=d("2026-03-06"),
        days=LAW,
        calendar=CALENDAR,
        reported_to_upg_on=d("2026-03-09"),
    )
    assert found.upg_forwards_by.last == d("2026-03-30")
    assert not found.upg_may_be_too_late


def test_an_upg_that_takes_all_its_days_after_a_late_report_breaks_the_reporters_date() -> None:
    found = clocks(
        received_on=d("2026-03-06"),
        days=LAW,
        calendar=CALENDAR,
        reported_to_upg_on=d("2026-04-17"),
    )
    assert found.upg_forwards_by.last > found.report_to_kpk_by.last
    assert found.upg_may_be_too_late


def test_a_government_shortens_the_days() -> None:
    assert shortened(LAW, report_to_upg=7) == Days(7, 10, 30)
    assert shortened(LAW) == LAW


@pytest.mark.parametrize("number", [0, -1, 11])
def test_and_never_lengthens_them(number: int) -> None:
    with pytest.raises(LongerThanTheLaw, match="from 1 to 10") as caught:
        shortened(LAW, upg_forwards=number)
    assert caught.value.field == "upg_forwards"


@given(st.dates(d("2020-01-01"), d("2040-01-01")), st.integers(0, 20))
def test_the_cautious_date_never_comes_later(received: date, after: int) -> None:
    found = clocks(
        received_on=received,
        days=LAW,
        calendar=CALENDAR,
        reported_to_upg_on=received + timedelta(days=after),
    )
    for due in (found.report_to_upg_by, found.upg_forwards_by, found.report_to_kpk_by):
        assert received < due.cautious <= due.last
