"""Of which time a report tells: not of one that lies ahead, and of none before the records."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils.formats import date_format

from teraju.modules.metrology.domain.reports import NoSuchPeriod, ReportPeriod
from teraju.modules.metrology.report_wording import facts_of, printed_rows
from teraju.modules.metrology.selectors import reports as reading
from teraju.modules.metrology.services import reports

from .plan_world import market, scales, verify
from .register_pages import browser, text, url
from .register_world import TODAY, Unit, a_unit

pytestmark = pytest.mark.django_db
LAST_MONTH = TODAY.replace(day=1) - timedelta(days=1)


@pytest.fixture
def unit(settings: Any) -> Unit:
    settings.TERAJU_TODAY = TODAY
    return a_unit()


class TestThePeriodBefore:
    def notes(self, unit: Unit, period: ReportPeriod) -> list[str]:
        return [one.note for one in facts_of(reading.report(unit.agency, period))[:2]]

    def test_is_a_dash_where_no_record_reaches_back_so_far(self, unit: Unit) -> None:
        verify(unit, scales(unit, market(unit), 2), LAST_MONTH)
        for period in (ReportPeriod(TODAY.year), ReportPeriod(LAST_MONTH.year, LAST_MONTH.month)):
            assert self.notes(unit, period) == [
                "period before: –, not recorded",
                "counted apart; period before: –, not recorded",
            ]

    def test_is_nought_where_nothing_was_tested_meanwhile(self, unit: Unit) -> None:
        verify(unit, scales(unit, market(unit), 2), LAST_MONTH - timedelta(days=70))
        assert self.notes(unit, ReportPeriod(TODAY.year, TODAY.month)) == [
            "period before: 0",
            "counted apart; period before: 0",
        ]

    def test_is_counted_where_it_is_recorded(self, unit: Unit) -> None:
        verify(unit, scales(unit, market(unit), 2), LAST_MONTH)
        assert self.notes(unit, ReportPeriod(TODAY.year, TODAY.month))[0] == "period before: 2"


class TestTimeThatIsNotRecorded:
    """Marks that a list told of stand in the register: what was verified then is not nought."""

    def page(self, unit: Unit, period: ReportPeriod) -> str:
        query = f"?year={period.year}&month={period.month}"
        return text(browser(unit, "staff").get(url("reports") + query))

    def test_is_called_so_on_page_and_paper(self, unit: Unit) -> None:
        verify(unit, scales(unit, market(unit), 2), LAST_MONTH)
        scales(unit, market(unit, "Pasar Dua"), 3, until=date(TODAY.year, 6, 30))
        old = ReportPeriod(TODAY.year - 1)
        page = self.page(unit, old)
        assert "Not recorded: 3 marks of this time are by earlier records" in page
        assert "Nothing was verified" not in page
        assert "Instruments tested by month" not in page
        found = reading.report(unit.agency, old)
        told = {said.label: said.value for said in facts_of(found)}
        assert told["Instruments tested"] == "–, not recorded"
        assert told["Retribusi"] == "–, not recorded"
        assert printed_rows(found)[0][2:] == ["–"] * 4
        assert "period before: –, not recorded" in self.page(unit, ReportPeriod(TODAY.year))

    def test_is_called_so_before_the_first_record(self, unit: Unit) -> None:
        verify(unit, scales(unit, market(unit), 2), LAST_MONTH)
        page = self.page(unit, ReportPeriod(TODAY.year - 3))
        assert "reaches back so far" in page
        assert f'<option value="{TODAY.year - 3}" selected>' in page

    def test_is_not_a_time_in_which_nothing_was_done(self, unit: Unit) -> None:
        verify(unit, scales(unit, market(unit), 2), LAST_MONTH - timedelta(days=70))
        page = self.page(unit, ReportPeriod(LAST_MONTH.year, LAST_MONTH.month))
        assert "Nothing was verified in this time." in page


def test_an_instrument_says_that_its_mark_is_by_an_earlier_record(unit: Unit) -> None:
    """A day of verification and the word "never" stood on one page."""
    place = market(unit)
    (told,) = scales(unit, place, 1, until=TODAY)
    (new,) = scales(unit, place, 1)
    page = text(browser(unit, "staff").get(told.get_absolute_url()))
    assert told.verified_on is not None
    day = date_format(told.verified_on)
    assert f"Its mark of {day} is by an earlier record: there is no sheet of it here." in page
    assert "never verified" not in page
    assert "never verified" in text(browser(unit, "staff").get(new.get_absolute_url()))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (f"year={TODAY.year + 4}", f"{TODAY.year + 4} lies ahead: choose one up to March 2018."),
        (f"year={TODAY.year}&month={TODAY.month + 1}", "April 2018 lies ahead"),
        (f"year={TODAY.year + 5}&month=1", f"January {TODAY.year + 5} lies ahead"),
        ("year=0000&month=5", "There is no such year or month"),
        (f"year={TODAY.year}&month=77", "There is no such year or month"),
    ],
)
def test_what_cannot_be_told_is_said(unit: Unit, query: str, words: str) -> None:
    market(unit)
    page = text(browser(unit, "staff").get(f"{url('reports')}?{query}"))
    assert words in page
    assert f"Shown is {date_format(LAST_MONTH, 'F Y')}." in page


@pytest.mark.parametrize(
    "query", ["", "year=&month=", f"year={TODAY.year}&month={TODAY.month}", f"year={TODAY.year}"]
)
def test_what_has_begun_is_told_without_a_word(unit: Unit, query: str) -> None:
    market(unit)
    page = text(browser(unit, "staff").get(f"{url('reports')}?{query}"))
    assert "Shown is" not in page


@pytest.mark.parametrize("year", ["0000", "1999", "2000", "2199", "2200", "x"])
def test_no_address_ends_in_a_raw_sentence(unit: Unit, year: str) -> None:
    """The first year of the rules has none before it to be compared with."""
    market(unit)
    reader, head = browser(unit, "staff"), browser(unit, "chief")
    for month in ("0", "1", "13", "-1"):
        asked = f"?year={year}&month={month}"
        for client, address in (
            (reader, url("reports") + asked),
            (reader, f"{url('reports')}{asked}&format=xlsx"),
            (head, url("report_sign") + asked),
            (head, url("export") + asked),
        ):
            assert client.get(address).status_code == 200, address


@pytest.mark.parametrize(("year", "month"), [(1999, 0), (2200, 1), (2024, 13)])
def test_who_asks_a_service_for_none_is_told_at_the_field(
    unit: Unit, year: int, month: int
) -> None:
    for act in (reports.sign_report, reports.start_national_export):
        with pytest.raises(NoSuchPeriod, match="no such year or month") as refused:
            act(actor=unit.at("chief"), agency=unit.agency, year=year, month=month)
        assert refused.value.field == "year"
