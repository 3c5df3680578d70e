"""The region that was declared orderly (DTU): recorded with what shows it, withdrawn, told of."""

from __future__ import annotations

import zipfile
from datetime import date, timedelta
from http import HTTPStatus
from io import BytesIO
from typing import Any

import pytest

from teraju.modules.metrology.models import OrderlyRegion, PeriodReport
from teraju.modules.metrology.services.orderly import record_region, withdraw_region
from teraju.modules.metrology.unit_refusals import NotNow
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, person
from teraju.platform.files import store
from teraju.platform.papers.tests.samples import text_of

from .plan_world import market, scales, verify
from .register_pages import browser, send, summary, text, url
from .register_world import TODAY, Unit, a_unit

pytestmark = pytest.mark.django_db
OK, GONE, DENIED = HTTPStatus.OK, HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN
WRONG, MOVED = HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.FOUND
DECLARED = date(2013, 11, 8)
NUMBER = "Kepmendag 1055/M-DAG/KEP/10/2013"
NONE = "No decision that declares the region orderly (DTU) is on record."
NOT_SHOWN = "Decisions that declare a region orderly (DTU) are not shown to you."
SAID: dict[str, Any] = {
    "number": NUMBER,
    "on": DECLARED,
    "declared_by": "Menteri Perdagangan",
    "shown_by": "Salinan keputusan",
}


@pytest.fixture
def unit(settings: Any) -> Unit:
    settings.TERAJU_TODAY = TODAY
    return a_unit()


@pytest.fixture
def region(unit: Unit) -> OrderlyRegion:
    return record_region(actor=unit.at("chief"), agency=unit.agency, **SAID)


class TestRecord:
    def test_is_made_by_a_form_and_told_at_the_top_of_the_markets(self, unit: Unit) -> None:
        assert NONE in text(browser(unit, "staff").get(url("orderly")))
        answer = send(unit, "counter", url("orderly_region_add"), **SAID)
        assert answer.status_code == MOVED, summary(answer)
        one = OrderlyRegion.objects.get()
        assert (one.number, one.on, one.office) == (NUMBER, DECLARED, "Pejabat counter")
        page = text(browser(unit, "staff").get(url("orderly")))
        assert f"DTU) since 8 November 2013, by {NUMBER}, Menteri Perdagangan." in page
        assert NONE not in page
        assert url("orderly_regions") in page

    def test_is_read_by_colleagues_written_by_few_and_not_there_for_strangers(
        self, unit: Unit, region: OrderlyRegion
    ) -> None:
        for name, pk in (("orderly_regions", ()), ("orderly_region", (region.pk,))):
            for who in ("staff", "guest"):
                assert NUMBER in text(browser(unit, who).get(url(name, *pk)))
        assert NUMBER not in text(browser(unit, "stranger").get(url("orderly_regions")))
        assert browser(unit, "stranger").get(url("orderly_region", region.pk)).status_code == GONE
        assert NUMBER not in text(browser(unit, "stranger").get(url("orderly")))
        assert send(unit, "tester", url("orderly_region_add"), **SAID).status_code == DENIED
        address = url("orderly_region_withdraw", region.pk)
        assert send(unit, "tester", address, version=1).status_code == DENIED

    @pytest.mark.parametrize(
        ("wrong", "told"),
        [
            ({"on": TODAY + timedelta(days=1)}, "lies in the future"),
            ({"number": " "}, "required"),
            ({"declared_by": ""}, "required"),
            ({"shown_by": ""}, "required"),
        ],
    )
    def test_says_what_is_wrong(self, unit: Unit, wrong: dict[str, Any], told: str) -> None:
        answer = send(unit, "chief", url("orderly_region_add"), **{**SAID, **wrong})
        assert answer.status_code == WRONG
        assert told in summary(answer)

    def test_stands_once(self, unit: Unit, region: OrderlyRegion) -> None:
        answer = send(unit, "chief", url("orderly_region_add"), **SAID)
        assert answer.status_code == WRONG
        assert "on record already" in summary(answer)

    def test_goes_to_excel(self, unit: Unit, region: OrderlyRegion) -> None:
        answer = browser(unit, "staff").get(url("orderly_regions") + "?format=xlsx&q=1055")
        assert answer["Content-Type"].endswith("sheet")


class TestWithdrawing:
    def test_keeps_the_record_with_day_and_reason(self, unit: Unit, region: OrderlyRegion) -> None:
        address = url("orderly_region_withdraw", region.pk)
        values: dict[str, Any] = {"version": region.version, "on": TODAY}
        assert send(unit, "chief", address, **values, reason="").status_code == WRONG
        early = values | {"on": DECLARED - timedelta(days=1), "reason": "Keliru"}
        assert "before the day of the decision" in summary(send(unit, "chief", address, **early))
        late = values | {"on": TODAY + timedelta(days=1), "reason": "Keliru"}
        assert "future" in summary(send(unit, "chief", address, **late))
        answer = send(unit, "chief", address, **values, reason="Dicabut kementerian")
        assert answer.status_code == MOVED, summary(answer)
        page = text(browser(unit, "staff").get(region.get_absolute_url()))
        assert "Dicabut kementerian" in page
        assert "withdrew that the region is orderly" in page
        assert NONE in text(browser(unit, "staff").get(url("orderly")))
        listed = f"{url('orderly_regions')}?stands="
        assert NUMBER in text(browser(unit, "staff").get(f"{listed}no"))
        assert NUMBER not in text(browser(unit, "staff").get(f"{listed}yes"))

    def test_happens_once(self, unit: Unit, region: OrderlyRegion) -> None:
        said: dict[str, Any] = {"region_id": region.pk, "on": TODAY, "reason": "Dicabut"}
        withdraw_region(actor=unit.at("chief"), **said)
        with pytest.raises(NotNow):
            withdraw_region(actor=unit.at("chief"), **said)


@pytest.mark.usefixtures("region")
def test_the_list_of_markets_tells_it_beside_its_rows(unit: Unit) -> None:
    market(unit)
    page = text(browser(unit, "guest").get(url("orderly")))
    assert NUMBER in page
    assert "Pasar Mojosari" in page


class TestNotShown:
    """Whoever does not see these records is not told that there is none."""

    @pytest.mark.usefixtures("region")
    @pytest.mark.parametrize("role", [Role.MINISTRY, Role.BSN_COACH])
    def test_to_guests_of_other_houses(self, unit: Unit, role: Role) -> None:
        unit.users["visitor"] = person(role, agency=unit.agency)
        market(unit)
        page = text(browser(unit, "visitor").get(url("orderly")))
        assert NOT_SHOWN in page
        for name in ("orderly", "orderly_regions"):
            page = text(browser(unit, "visitor").get(url(name)))
            assert NONE not in page
            assert NUMBER not in page
            assert "Mojosari" not in page
        file = browser(unit, "visitor").get(url("orderly"), {"format": "csv"})
        assert "Mojosari" not in file.content.decode()

    @pytest.mark.usefixtures("region")
    def test_to_an_auditor_of_another_agency(self, unit: Unit) -> None:
        other: Any = AgencyFactory(government=unit.government)
        unit.users["other"] = person(Role.BODY_AUDITOR, agency=other)
        page = text(browser(unit, "other").get(url("orderly")))
        assert NONE not in page
        assert NOT_SHOWN in page

    def test_but_to_the_others(self, unit: Unit) -> None:
        market(unit)
        for who in ("staff", "guest", "stranger"):
            page = text(browser(unit, who).get(url("orderly")))
            assert NONE in page
            assert NOT_SHOWN not in page


class TestReport:
    """What holds on the last day of the period stands on screen, in Excel and on the paper."""

    LAST = TODAY.replace(day=1) - timedelta(days=1)

    def seen(self, unit: Unit, **more: Any) -> str:
        asked = {"year": self.LAST.year, "month": self.LAST.month, **more}
        page = browser(unit, "staff").get(url("reports"), asked)
        if "format" not in more:
            return text(page)
        with zipfile.ZipFile(BytesIO(page.content)) as book:
            return book.read("xl/worksheets/sheet1.xml").decode()

    def test_tells_it(self, unit: Unit, region: OrderlyRegion) -> None:
        verify(unit, scales(unit, market(unit), 3), self.LAST)
        for found in (self.seen(unit), self.seen(unit, format="xlsx")):
            assert "since 8 November 2013" in found
            assert f"{NUMBER}, Menteri Perdagangan" in found
            assert "0 of 1" in found
        values = {"year": self.LAST.year, "month": self.LAST.month}
        answer = send(unit, "head", url("report_sign"), **values)
        assert answer.status_code == MOVED, summary(answer)
        with store.open(PeriodReport.objects.get().paper.sha256) as content:
            words = " ".join(text_of(content.read()).split())
        assert "sejak 8 November 2013" in words
        assert "Menteri Perdagangan" in words
        assert "Pasar tertib ukur (PTU)" in words
        assert "0 dari 1" in words

    def test_tells_it_until_it_held_no_longer(self, unit: Unit, region: OrderlyRegion) -> None:
        market(unit)
        said: dict[str, Any] = {"region_id": region.pk, "on": self.LAST, "reason": "Dicabut"}
        withdraw_region(actor=unit.at("chief"), **said)
        assert "no decision is on record for the last day" in self.seen(unit)
        before = self.LAST.replace(day=1) - timedelta(days=1)
        assert NUMBER in self.seen(unit, year=before.year, month=before.month)
        assert NUMBER not in self.seen(unit, year=2013, month=10)
        assert NUMBER in self.seen(unit, year=2013, month=11)
