"""The potential as it is typed and shown: thousands apart, and no nought that nobody counted."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import pytest
from django.utils.formats import date_format

from teraju.modules.metrology import plan_review
from teraju.modules.metrology.domain.reports import ReportPeriod
from teraju.modules.metrology.models import Potential
from teraju.modules.metrology.report_wording import facts_of, frozen
from teraju.modules.metrology.selectors import reports as reading
from teraju.modules.metrology.services.figures import enter_potential
from teraju.platform.links.review_inputs import Period

from .plan_world import market, scales, verify
from .register_pages import browser, send, summary, text, url
from .register_world import TODAY, Unit, a_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit(settings: Any) -> Unit:
    settings.TERAJU_TODAY = TODAY
    return a_unit()


def test_set_thousands_apart(unit: Unit) -> None:
    one = enter_potential(
        actor=unit.at("chief"),
        agency=unit.agency,
        on=TODAY,
        instruments=47_164,
        weights=0,
        source="Laporan",
    )
    page = text(browser(unit, "staff").get(url("potential", one.pk)))
    assert "47,164" in page


@pytest.mark.parametrize(("typed", "kept"), [("47.164", 47_164), ("47,000", 47_000), ("900", 900)])
def test_take_a_number_as_it_is_written(unit: Unit, typed: str, kept: int) -> None:
    send(unit, "chief", url("potential_add"), on=TODAY, instruments=typed, source="Sensus")
    assert Potential.objects.get().instruments == kept


@pytest.mark.parametrize(
    ("typed", "kept", "shown"), [("", None, "does not state them"), ("0", 0, "counted apart")]
)
def test_no_weights_stated_are_not_none(
    unit: Unit, typed: str, kept: int | None, shown: str
) -> None:
    values = {"on": TODAY, "instruments": "47.164", "weights": typed, "source": "Laporan"}
    send(unit, "chief", url("potential_add"), **values)
    one = Potential.objects.get()
    assert one.weights == kept
    page = text(browser(unit, "staff").get(one.get_absolute_url()))
    assert shown in page
    assert ("counted apart" in page) is (kept is not None)
    assert "None" not in text(browser(unit, "staff").get(url("potentials")))


class TestNumberWithoutItsUnit:
    """47,164 was reported in 2020 and nobody said of what: shown, and never divided by."""

    SAID: dict[str, Any] = {"on": TODAY, "instruments": "47.164", "lacks_unit": "on"}

    def entered(self, unit: Unit) -> Potential:
        answer = send(unit, "chief", url("potential_add"), **self.SAID, source="Berita")
        assert answer.status_code == HTTPStatus.FOUND, summary(answer)
        return Potential.objects.get(lacks_unit=True)

    def test_is_told_as_reported_and_not_as_instruments(self, unit: Unit) -> None:
        one = self.entered(unit)
        page = text(browser(unit, "staff").get(one.get_absolute_url()))
        assert f"Reported number {date_format(TODAY)}" in page
        assert f"reported on {date_format(TODAY)}, counting unit not stated" in page
        assert "Without weights" not in page
        listed = text(browser(unit, "staff").get(url("potentials") + "?unit=lacking"))
        assert "47,164" in listed
        assert "Counting unit not stated" in listed
        assert "47,164" not in text(browser(unit, "staff").get(url("potentials") + "?unit=stated"))

    def test_counts_no_weights_apart(self, unit: Unit) -> None:
        values = self.SAID | {"weights": "4", "source": "Berita"}
        assert "leave it empty" in summary(send(unit, "chief", url("potential_add"), **values))

    @pytest.mark.parametrize(("potential", "share"), [(7, "42.86 %"), (None, "–")])
    def test_divides_nothing(self, unit: Unit, potential: int | None, share: str) -> None:
        verify(unit, scales(unit, market(unit), 3), TODAY)
        if potential:
            values = {"on": TODAY, "instruments": potential, "source": "Sensus"}
            send(unit, "chief", url("potential_add"), **values)
        self.entered(unit)
        found = reading.report(unit.agency, ReportPeriod(TODAY.year, TODAY.month))
        told = {said.label: said for said in facts_of(found)}
        assert told["Share of the potential, since January"].value == share
        assert told["Reported number"].value == "47,164"
        assert "counting unit not stated" in told["Reported number"].note
        assert frozen(found)["potential"] == potential
        month = Period(TODAY.replace(day=1), TODAY)
        last = plan_review.verified(unit.at("chief"), unit.agency.pk, month)[-1]
        assert ("47" in str(last.text), last.concerns) == (False, potential is None)
