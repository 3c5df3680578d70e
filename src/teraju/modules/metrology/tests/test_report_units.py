"""For which unit, and of which period, a report is signed and stamps are planned."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest

from teraju.modules.metrology.models import PeriodReport
from teraju.modules.metrology.services import reports, stamps
from teraju.modules.metrology.unit_refusals import WrongUnit
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, person
from teraju.platform.organisation.models import Agency

from .plan_world import market, scales, verify
from .register_pages import browser, send, summary, text, url
from .register_world import TODAY, Unit, a_unit

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
