"""Board, plan, figures, reports, orderly markets and reminders: for every kind of person."""

from __future__ import annotations

import re
import zipfile
from datetime import date, timedelta
from http import HTTPStatus
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.formats import date_format

from teraju.modules.metrology.domain.reports import ReportPeriod
from teraju.modules.metrology.models import (
    MarketStatement,
    PeriodReport,
    PlanLine,
    Potential,
    Session,
    WayChange,
    YearPlan,
)
from teraju.modules.metrology.report_wording import facts_of
from teraju.modules.metrology.selectors import reports as reading
from teraju.modules.metrology.services import orders, plans
from teraju.platform.files import store
from teraju.platform.papers.tests.samples import text_of

from .plan_world import market, scales, verify
from .register_pages import browser, send, summary, text, url
from .register_world import TODAY, Unit, a_kiosk, a_unit

pytestmark = pytest.mark.django_db
OK, GONE, DENIED = HTTPStatus.OK, HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN
WRONG, MOVED = HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.FOUND
YEAR, LAST_MONTH = TODAY.year, (TODAY.replace(day=1) - timedelta(days=1))
LISTS = (
    "board",
    "board_screen",
    "plans",
    "plan_lines",
    "reports",
    "signed_reports",
    "headline",
    "way_changes",
    "potentials",
    "orderly",
    "due_owners",
    "reminders",
)


@pytest.fixture(autouse=True)
def today(settings: Any) -> None:
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def unit() -> Unit:
    return a_unit()


@pytest.fixture
def plan(unit: Unit) -> YearPlan:
    scales(unit, market(unit), 3, until=date(YEAR, 9, 30))
    return plans.propose_year(actor=unit.at("chief"), agency=unit.agency, year=YEAR)


def sheet_of(unit: Unit, query: str) -> str:
    """The one sheet of the report's Excel, as it is written."""
    answer = browser(unit, "staff").get(url("reports") + query)
    with zipfile.ZipFile(BytesIO(answer.content)) as book:
        return book.read("xl/worksheets/sheet1.xml").decode()


def numbers_beside(sheet: str, label: str) -> list[float]:
    """The cells of a row that Excel reckons with: they are of no type of text."""
    [row] = [one for one in sheet.split("</row>") if f">{label}<" in one]
    return [float(one) for one in re.findall(r"<c (?![^>]*t=)[^>]*><v>([^<]*)</v>", row)]


class TestLists:
    def test_open_for_colleagues_and_hide_the_unit_from_strangers(
        self, unit: Unit, plan: YearPlan
    ) -> None:
        for name in LISTS:
            assert browser(unit, "staff").get(url(name)).status_code == OK
            answer = browser(unit, "stranger").get(url(name))
            assert answer.status_code == OK
            assert "Pasar Mojosari" not in text(answer)
        assert "Pasar Mojosari" in text(browser(unit, "staff").get(url("plan_lines")))

    def test_give_excel(self, unit: Unit, plan: YearPlan) -> None:
        for name in ("plan_lines", "due_owners", "orderly", "reports", "potentials"):
            answer = browser(unit, "staff").get(url(name) + "?format=xlsx")
            assert answer["Content-Type"].endswith("sheet"), name

    def test_filters_narrow(self, unit: Unit, plan: YearPlan) -> None:
        page = browser(unit, "chief").get(url("plan_lines") + f"?year={YEAR}&state=dropped")
        assert "Pasar Mojosari" not in text(page)


class TestPlan:
    def test_follows_its_sessions(self, unit: Unit, plan: YearPlan) -> None:
        """Moved on its own page, held or cancelled: the plan says what is, not what was."""
        line = plan.lines.get(place__name="Pasar Mojosari")
        line = plans.confirm_plan_line(actor=unit.at("chief"), line_id=line.pk)
        session = line.session
        assert session is not None
        day = line.starts_on + timedelta(days=7)
        orders.change_session(
            actor=unit.at("chief"),
            session_id=session.pk,
            place=session.place,
            starts_on=day,
            ends_on=day,
            expected=9,
        )
        chief = browser(unit, "chief")
        for page in (url("plan_line", line.pk), url("plan_lines"), url("plan", plan.pk)):
            assert date_format(day, "j M") in text(chief.get(page)), page
        orders.cancel_session(actor=unit.at("chief"), session_id=session.pk, reason="Banjir")
        assert "propose again" in text(chief.get(url("plan_line", line.pk)))

    def test_shows_the_calendar_what_runs_out_and_why(self, unit: Unit, plan: YearPlan) -> None:
        page = text(browser(unit, "chief").get(url("plan", plan.pk)))
        assert f"Market days of {YEAR}" in page
        assert "3 instruments run out in September" in page
        assert "Plan all proposed" in page

    def test_is_not_there_for_strangers_nor_changed_by_readers(
        self, unit: Unit, plan: YearPlan
    ) -> None:
        line = plan.lines.get()
        for name, pk in (("plan", plan.pk), ("plan_line", line.pk)):
            assert browser(unit, "stranger").get(url(name, pk)).status_code == GONE
            assert browser(unit, "staff").get(url(name, pk)).status_code == OK
        assert send(unit, "staff", url("plan_line_drop", line.pk)).status_code == DENIED

    def test_goes_from_proposal_to_session(self, unit: Unit) -> None:
        scales(unit, market(unit), 3, until=date(YEAR, 9, 30))
        answer = send(unit, "chief", url("plan_propose"), year=YEAR)
        assert answer.status_code == MOVED, summary(answer)
        line = PlanLine.objects.get()
        day = date(YEAR, 7, 17)
        values = {"version": line.version, "starts_on": day, "ends_on": day}
        bad = send(unit, "chief", url("plan_line_move", line.pk), **values, note="")
        assert bad.status_code == WRONG
        bad = send(
            unit,
            "chief",
            url("plan_line_move", line.pk),
            **values | {"starts_on": date(YEAR, 7, 15), "note": "x"},
        )
        assert "no working day" in summary(bad)
        send(unit, "chief", url("plan_line_move", line.pk), **values, note="Hari pasaran")
        line.refresh_from_db()
        assert line.starts_on == day
        answer = send(unit, "chief", url("plan_line_confirm", line.pk), version=line.version)
        assert answer.status_code == MOVED, summary(answer)
        assert Session.objects.get().starts_on == day
        assert "It stands among the sessions" in text(
            browser(unit, "chief").get(url("plan_line", line.pk))
        )

    def test_split_add_and_take_up_have_forms(self, unit: Unit, plan: YearPlan) -> None:
        line, day = plan.lines.get(), date(YEAR, 7, 17)
        line.expected_equipment = 91
        line.save()
        page = text(browser(unit, "chief").get(url("plan_line_split", line.pk)))
        assert f"{line.place}, {date_format(line.starts_on)}" in page
        assert 'name="weights" value="45"' in page, "half of the weights go with the instruments"
        answer = send(
            unit,
            "chief",
            url("plan_line_split", line.pk),
            version=line.version,
            instruments=1,
            weights=0,
            starts_on=day,
            ends_on=day,
            note="Dua tahap",
        )
        assert answer.status_code == MOVED, summary(answer)
        place = market(unit, "Pasar Baru")
        answer = send(
            unit,
            "chief",
            url("plan_line_add", plan.pk),
            place=place.pk,
            starts_on=day,
            ends_on=day,
            expected=5,
            expected_equipment=0,
            note="Diminta",
        )
        assert answer.status_code == MOVED, summary(answer)
        assert plan.lines.count() == 3


class TestReports:
    def test_count_weights_apart_and_declare_the_unit(self, unit: Unit) -> None:
        place = market(unit)
        verify(unit, scales(unit, place, 4), LAST_MONTH)
        verify(unit, scales(unit, place, 2, kind="common_weight", pieces=30), LAST_MONTH)
        verify(unit, scales(unit, place, 1), LAST_MONTH, result="batal")
        address = f"{url('reports')}?year={LAST_MONTH.year}&month={LAST_MONTH.month}"
        page = text(browser(unit, "staff").get(address))
        assert "a filling pump by its nozzles" in page
        found = reading.report(unit.agency, ReportPeriod(LAST_MONTH.year, LAST_MONTH.month))
        assert found.total.instruments.tested == 5
        assert found.total.weights.tested == 60
        assert found.total.instruments.failed == 1

    def test_stand_in_excel_with_sums_and_what_they_rest_on(self, unit: Unit) -> None:
        place = market(unit)
        verify(unit, scales(unit, place, 4), LAST_MONTH)
        verify(unit, scales(unit, place, 2, kind="common_weight", pieces=30), LAST_MONTH)
        query = f"?year={LAST_MONTH.year}&month={LAST_MONTH.month}&format=xlsx"
        sheet = sheet_of(unit, query)
        rows = [re.sub("<[^>]+>", "|", row) for row in sheet.split("</row>")]
        known = [row for row in rows if "together" in row]
        assert [("4" in known[0]), ("60" in known[1])] == [True, True]
        assert any("What it rests on" in row and "Value" in row for row in rows)
        assert unit.agency.name in sheet

    def test_give_numbers_and_the_months_of_the_year(self, unit: Unit) -> None:
        place = market(unit)
        verify(unit, scales(unit, place, 1, kind="common_weight", pieces=1785), LAST_MONTH)
        verify(unit, scales(unit, place, 3), LAST_MONTH)
        verify(unit, scales(unit, place, 1), LAST_MONTH, result="batal")
        year, month = f"?year={LAST_MONTH.year}", f"&month={LAST_MONTH.month}"
        sheet = sheet_of(unit, f"{year}&month=0&format=xlsx")
        assert numbers_beside(sheet, "Weights tested") == [1785]
        assert numbers_beside(sheet, "Share of batal (%)") == [25]
        assert numbers_beside(sheet, date_format(LAST_MONTH, "F")) == [4, 1785]
        assert "By month" not in sheet_of(unit, f"{year}{month}&format=xlsx")

    def test_tell_the_share_of_the_potential_exactly(self, unit: Unit) -> None:
        verify(unit, scales(unit, market(unit), 3), LAST_MONTH)
        answer = send(
            unit,
            "chief",
            url("potential_add"),
            on=LAST_MONTH.replace(day=1),
            instruments=7,
            source="Sensus",
        )
        assert answer.status_code == MOVED, summary(answer)
        address = f"{url('reports')}?year={LAST_MONTH.year}&month={LAST_MONTH.month}"
        assert "42.86 %" in text(browser(unit, "staff").get(address))
        one = Potential.objects.get()
        send(unit, "chief", url("potential_withdraw", one.pk), version=one.version, reason="Keliru")
        assert "Withdrawn on" in text(browser(unit, "staff").get(url("potential", one.pk)))
        one.refresh_from_db()
        assert one.withdrawn_on == TODAY

    def test_set_the_thousands_of_kinds_apart_on_page_and_paper(self, unit: Unit) -> None:
        weights = scales(unit, market(unit), 1, kind="common_weight", pieces=2674)
        verify(unit, weights, LAST_MONTH)
        address = f"{url('reports')}?year={LAST_MONTH.year}&month={LAST_MONTH.month}"
        cells = re.findall("<td[^>]*>([^<]*)</td>", text(browser(unit, "staff").get(address)))
        assert "2,674" in cells
        values = {"year": LAST_MONTH.year, "month": LAST_MONTH.month}
        send(unit, "head", url("report_sign"), **values)
        one = PeriodReport.objects.get()
        with store.open(one.paper.sha256) as content:
            words = text_of(content.read()).split()
        assert "2674" not in words
        assert "2.674" in words

    def test_survive_bad_addresses(self, unit: Unit) -> None:
        market(unit)
        for query in ("year=0000&month=5", "year=2018&month=77", "agency=x", "year=²018"):
            assert browser(unit, "staff").get(f"{url('reports')}?{query}").status_code == OK

    def test_are_signed_with_their_figures_and_replaced(self, unit: Unit) -> None:
        verify(unit, scales(unit, market(unit), 3), LAST_MONTH)
        values = {"year": LAST_MONTH.year, "month": LAST_MONTH.month}
        assert send(unit, "staff", url("report_sign"), **values).status_code == DENIED
        answer = send(unit, "head", url("report_sign"), **values)
        assert answer.status_code == MOVED, summary(answer)
        one = PeriodReport.objects.get()
        assert one.figures["instruments"] == 3
        assert one.paper is not None
        assert one.paper.number
        again = send(unit, "head", url("report_sign"), **values, reason="Satu sheet susulan")
        assert again.status_code == MOVED, summary(again)
        one.refresh_from_db()
        assert one.replaced_on == TODAY
        one.paper.refresh_from_db()
        assert not one.paper.is_valid
        page = browser(unit, "staff").get(url("period_report", one.pk))
        assert "A later report took its place" in text(page)
        future = send(unit, "head", url("report_sign"), year=YEAR, month=TODAY.month)
        assert "The period is not over" in summary(future)

    def test_ask_as_often_for_many_as_for_few(self, unit: Unit) -> None:
        place, period = market(unit), ReportPeriod(LAST_MONTH.year)
        verify(unit, scales(unit, place, 2), LAST_MONTH)
        unit.agency.government  # noqa: B018 - fetched before it is counted

        def asked() -> int:
            with CaptureQueriesContext(connection) as found:
                reading.report(unit.agency, period)
            return len(found)

        few = asked()
        for kind in ("dacin", "electronic_scale", "fuel_dispenser"):
            verify(unit, scales(unit, place, 20, kind=kind), LAST_MONTH - timedelta(days=40))
        assert asked() == few <= 13

    def test_do_not_call_unknown_levies_nothing(self, unit: Unit) -> None:
        verify(unit, scales(unit, market(unit), 1), LAST_MONTH)
        found = reading.report(unit.agency, ReportPeriod(LAST_MONTH.year, LAST_MONTH.month))
        told = next(said for said in facts_of(found) if said.label == "Retribusi")
        assert told.value == "–"
        assert "1 pieces without a known tariff" in told.note


class TestHeadline:
    def test_compares_before_and_after(self, unit: Unit) -> None:
        place, changed = market(unit), TODAY - timedelta(days=60)
        verify(unit, scales(unit, place, 3), changed - timedelta(days=10))
        verify(unit, scales(unit, place, 5), changed + timedelta(days=10))
        page = text(browser(unit, "staff").get(url("headline")))
        assert "not set yet" in page
        assert "a filling pump by its nozzles" in page
        assert send(unit, "tester", url("way_change_add")).status_code == DENIED
        answer = send(unit, "chief", url("way_change_add"), on=changed, what="Selesai sehari")
        assert answer.status_code == MOVED, summary(answer)
        page = text(browser(unit, "staff").get(url("headline")))
        assert "Before and after" in page
        assert "3.0" in page
        assert "5.0" in page
        one = WayChange.objects.get()
        assert one.set_by == unit.users["chief"]
        again = send(unit, "chief", url("way_change_add"), on=changed, what="Lagi")
        assert again.status_code == WRONG
        send(unit, "chief", url("way_change_withdraw", one.pk), version=one.version, reason="x")
        one.refresh_from_db()
        assert one.withdrawn_on == TODAY


class TestOrderly:
    def test_computes_what_the_records_say_and_takes_statements(self, unit: Unit) -> None:
        place = market(unit)
        kiosk = a_kiosk(unit, place)
        scales(unit, kiosk, 2, until=date(YEAR + 1, 1, 31))
        page = text(browser(unit, "staff").get(url("orderly")))
        assert "2 of 6 conditions" in page
        values: dict[str, Any] = {"version": place.version, "on": TODAY, "holds": "yes"}
        for code in ("informed", "manager", "trained", "programme"):
            answer = send(
                unit,
                "counter",
                url("orderly_state", place.pk),
                condition=code,
                shown_by="Berita acara",
                **values,
            )
            assert answer.status_code == MOVED, summary(answer)
        assert "Every condition holds" in text(
            browser(unit, "staff").get(url("orderly_market", place.pk))
        )
        bad = send(
            unit,
            "counter",
            url("orderly_state", place.pk),
            condition="marked",
            shown_by="x",
            **values,
        )
        assert bad.status_code == WRONG
        assert MarketStatement.objects.count() == 4
        scales(unit, place, 1, until=TODAY - timedelta(days=1))
        assert "Does not hold" in text(browser(unit, "staff").get(url("orderly_market", place.pk)))
        assert browser(unit, "stranger").get(url("orderly_market", place.pk)).status_code == GONE
