"""For which unit a report is signed, of which period, and what it says of a market."""

from __future__ import annotations

import re
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest

from teraju.modules.metrology.models import PeriodReport, Voiding
from teraju.modules.metrology.services import reports, stamps
from teraju.modules.metrology.unit_refusals import WrongUnit
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, person
from teraju.platform.organisation.models import Agency

from .plan_world import market, scales, stamped, verify
from .register_pages import browser, send, summary, text, url
from .register_world import TODAY, Unit, a_kiosk, a_unit

pytestmark = pytest.mark.django_db
LAST_MONTH = TODAY.replace(day=1) - timedelta(days=1)
PERIOD = {"year": LAST_MONTH.year, "month": LAST_MONTH.month}


@pytest.fixture(autouse=True)
def today(settings: Any) -> None:
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def unit() -> Unit:
    """A unit beneath an office, which keeps no register and whose head stands above both."""
    unit = a_unit()
    office = AgencyFactory(government=unit.government, name="Aaa Dinas")
    unit.agency.parent, unit.agency.path = office, unit.agency.path_below(office)
    unit.agency.save()
    unit.users["boss"] = person(Role.AGENCY_HEAD, agency=office, title="Kepala Dinas")
    return unit


def office_of(unit: Unit) -> Agency:
    return Agency.objects.get(name="Aaa Dinas")


class TestHeadOfAnOffice:
    def test_signs_for_the_unit_that_keeps_the_register(self, unit: Unit) -> None:
        verify(unit, scales(unit, market(unit), 3), LAST_MONTH)
        for query in ("", f"?agency={office_of(unit).pk}"):
            assert unit.agency.name in text(browser(unit, "boss").get(url("report_sign") + query))
        answer = send(unit, "boss", url("report_sign"), **PERIOD)
        assert answer.status_code == HTTPStatus.FOUND, summary(answer)
        assert PeriodReport.objects.get().agency == unit.agency

    def test_neither_signs_nor_plans_stamps_for_the_office(self, unit: Unit) -> None:
        market(unit)
        boss, office = unit.at("boss"), office_of(unit)
        with pytest.raises(WrongUnit, match=unit.agency.name):
            reports.sign_report(actor=boss, agency=office, **PERIOD)
        with pytest.raises(WrongUnit, match=unit.agency.name):
            stamps.plan_year(actor=boss, agency=office, year=2030, grounds="x", needs={})

    def test_begins_where_no_register_is_kept_yet(self, unit: Unit) -> None:
        page = browser(unit, "chief").get(url("stock_add"))
        assert unit.agency.name in text(page)


class TestPeriodWithoutRecords:
    def test_is_signed_knowingly_only(self, unit: Unit) -> None:
        market(unit)
        assert "Nothing is on record for" in text(browser(unit, "head").get(url("report_sign")))
        answer = send(unit, "head", url("report_sign"), **PERIOD)
        assert "choose another, or say so here" in summary(answer)
        assert not PeriodReport.objects.exists()
        answer = send(unit, "head", url("report_sign"), **PERIOD, even_if_empty="on")
        assert answer.status_code == HTTPStatus.FOUND, summary(answer)

    def test_is_not_asked_about_where_something_is_on_record(self, unit: Unit) -> None:
        verify(unit, scales(unit, market(unit), 1), LAST_MONTH)
        assert "Nothing is on record" not in text(browser(unit, "head").get(url("report_sign")))


class TestSignedReport:
    def test_says_when_the_figures_have_changed_since(self, unit: Unit) -> None:
        acts = verify(unit, scales(unit, market(unit), 3), LAST_MONTH)
        send(unit, "head", url("report_sign"), **PERIOD)
        address = PeriodReport.objects.get().get_absolute_url()
        assert "as of today" not in text(browser(unit, "head").get(address))
        Voiding.objects.create(
            verification=acts[0], on=TODAY, reason="mistake", note="Salah catat", **stamped(unit)
        )
        page = text(browser(unit, "head").get(address))
        assert "has changed since it was signed" in page
        assert f"{url('report_sign')}?agency={unit.agency.pk}&amp;year=" in page
        send(unit, "head", url("report_sign"), **PERIOD, reason="Salah catat")
        latest = PeriodReport.objects.get(replaced_on=None)
        assert latest.figures["instruments"] == 2
        for one in PeriodReport.objects.all():
            assert "as of today" not in text(browser(unit, "head").get(one.get_absolute_url()))


class TestOrderlyMarket:
    def test_names_the_instruments_that_it_lacks(self, unit: Unit) -> None:
        place = market(unit)
        fine, old = scales(unit, place, 1, until=TODAY), scales(unit, place, 1)
        kiosk = a_kiosk(unit, place)
        new = scales(unit, kiosk, 1)
        page = text(browser(unit, "staff").get(url("orderly_market", place.pk)))
        parts = re.split(r"<h2[^>]*>", page)
        told = [
            [one.get_absolute_url() in part for one in (*fine, *old, *new)]
            for part in parts
            if part.startswith(("Without a valid mark", "Without a stall"))
        ]
        assert told == [[False, True, True], [True, True, False]]
        assert f"{url('instruments')}?market={place.pk}" in page
