"""The potential as it is typed and shown: thousands apart, and no nought that nobody counted."""

from __future__ import annotations

from typing import Any

import pytest

from teraju.modules.metrology.models import Potential
from teraju.modules.metrology.services.figures import enter_potential

from .register_pages import browser, send, text, url
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
