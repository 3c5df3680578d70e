"""A later potential takes the place of an earlier one, but for the weights that it leaves out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from teraju.modules.metrology.domain.reports import ReportPeriod
from teraju.modules.metrology.models import Potential
from teraju.modules.metrology.report_wording import facts_of
from teraju.modules.metrology.selectors import reports as reading
from teraju.modules.metrology.services.figures import enter_potential

from .plan_world import market, owner, scales, verify
from .register_pages import browser, text, url
from .register_world import TODAY, Unit, a_unit

pytestmark = pytest.mark.django_db
FIRST, SECOND = date(TODAY.year - 1, 1, 1), date(TODAY.year, 1, 1)


@pytest.fixture
def unit(settings: Any) -> Unit:
    settings.TERAJU_TODAY = TODAY
    return a_unit()


def census(unit: Unit, on: date, instruments: int, weights: int | None) -> Potential:
    return enter_potential(
        actor=unit.at("chief"),
        agency=unit.agency,
        on=on,
        instruments=instruments,
        weights=weights,
        source=f"Sensus {on.year}",
    )


def told(unit: Unit) -> dict[str, Any]:
    found = reading.report(unit.agency, ReportPeriod(TODAY.year, TODAY.month))
    with override("en"):
        return {str(said.label): said for said in facts_of(found)}


def test_the_share_of_weights_goes_by_the_latest_that_counted_them(unit: Unit) -> None:
    place, whose = market(unit), owner(unit)
    verify(unit, scales(unit, place, 3, whose=whose), TODAY)
    verify(unit, scales(unit, place, 4, kind="common_weight", whose=whose), TODAY)
    census(unit, FIRST, 10, 7)
    census(unit, SECOND, 7, None)
    found = told(unit)
    assert "3 of 7" in found["Share of the potential, since January"].note
    weights = found["Share of the weights, since January"]
    assert "4 of 7" in weights.note
    assert f"Sensus {FIRST.year}" in weights.note


@pytest.mark.parametrize(
    ("weights", "first", "second"),
    [
        (None, "In force for the weights", "In force"),
        (9, "Superseded", "In force"),
    ],
)
def test_the_register_says_what_was_superseded(
    unit: Unit, weights: int | None, first: str, second: str
) -> None:
    earlier, later = census(unit, FIRST, 10, 8), census(unit, SECOND, 12, weights)
    for one, word in ((earlier, first), (later, second)):
        assert word in text(browser(unit, "staff").get(one.get_absolute_url()))
    listed = {
        value: text(browser(unit, "staff").get(f"{url('potentials')}?stands={value}"))
        for value in ("yes", "superseded", "no")
    }
    is_over = first == "Superseded"
    assert (f"Sensus {FIRST.year}" in listed["superseded"]) is is_over
    assert (f"Sensus {FIRST.year}" in listed["yes"]) is not is_over
    assert f"Sensus {SECOND.year}" in listed["yes"]
    assert "Sensus" not in listed["no"]


def test_what_followed_and_was_withdrawn_supersedes_nothing(unit: Unit) -> None:
    earlier, later = census(unit, FIRST, 10, 8), census(unit, SECOND, 12, 9)
    later.withdrawn_on = TODAY
    later.withdrawn_reason = "Keliru"
    later.save()
    [one] = reading.potentials(unit.at("staff")).filter(pk=earlier.pk)
    assert not one.is_followed
