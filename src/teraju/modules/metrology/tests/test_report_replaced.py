"""A report that is signed again revokes an official paper: nobody does it without knowing."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from teraju.kernel.errors import DomainError
from teraju.modules.metrology.models import PeriodReport
from teraju.modules.metrology.services.reports import sign_report

from .plan_world import market, scales, verify
from .register_pages import browser, send, summary, text, url
from .register_world import TODAY, Unit, a_unit

pytestmark = pytest.mark.django_db
LAST = TODAY.replace(day=1) - timedelta(days=1)
PERIOD: dict[str, Any] = {"year": LAST.year, "month": LAST.month}
ASKED = "Why another takes its place"
WHY = "Satu lembar uji masuk terlambat"


@pytest.fixture
def unit(settings: Any) -> Unit:
    settings.TERAJU_TODAY = TODAY
    unit = a_unit()
    verify(unit, scales(unit, market(unit), 3), LAST)
    return unit


@pytest.fixture
def signed(unit: Unit) -> PeriodReport:
    return sign_report(actor=unit.at("head"), agency=unit.agency, **PERIOD)


def test_the_first_asks_for_no_reason(unit: Unit) -> None:
    assert ASKED not in text(browser(unit, "head").get(url("report_sign"), PERIOD))


def test_the_form_names_the_paper_and_asks_why(unit: Unit, signed: PeriodReport) -> None:
    page = text(browser(unit, "head").get(url("report_sign"), PERIOD))
    told = f"Paper {signed.paper.number} of February 2018 is signed already"
    assert told in page
    assert "Anyone who checks the paper reads this." in page
    other = text(browser(unit, "head").get(url("report_sign"), PERIOD | {"month": 1}))
    assert ASKED not in other
    answer = send(unit, "head", url("report_sign"), **PERIOD)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert told in text(answer)
    signed.refresh_from_db()
    assert signed.replaced_on is None
    assert signed.paper.is_valid


def test_no_other_way_leads_past_the_reason(unit: Unit, signed: PeriodReport) -> None:
    with pytest.raises(DomainError, match="say why another takes its place") as refused:
        sign_report(actor=unit.at("head"), agency=unit.agency, **PERIOD, reason=" ")
    assert refused.value.field == "reason"
    assert PeriodReport.objects.get().replaced_on is None


def test_the_reason_stands_with_record_history_and_paper(unit: Unit, signed: PeriodReport) -> None:
    answer = send(unit, "head", url("report_sign"), **PERIOD, reason=WHY)
    assert answer.status_code == HTTPStatus.FOUND, summary(answer)
    newer = PeriodReport.objects.get(replaced_on=None)
    signed.refresh_from_db()
    assert (signed.replaced_on, signed.replaced_reason) == (TODAY, WHY)
    page = text(browser(unit, "staff").get(signed.get_absolute_url()))
    assert "put a newer report of the period in its place" in page
    assert newer.paper.number in page
    assert page.count(WHY) >= 2
    public = text(Client().get(reverse("paper_check", args=[signed.paper.code]), follow=True))
    assert WHY in public
    assert WHY not in text(browser(unit, "staff").get(newer.get_absolute_url()))
