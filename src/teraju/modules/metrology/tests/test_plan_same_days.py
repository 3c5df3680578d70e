"""Sessions of a plan that a person put onto the same days: told beside each in the plan."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from teraju.modules.metrology.models import PlanLine, YearPlan
from teraju.modules.metrology.selectors.plan import clashes, plan_lines, same_days
from teraju.modules.metrology.services import orders
from teraju.modules.metrology.services import plans as services

from .plan_world import market, scales
from .register_pages import browser, text
from .register_world import TODAY, Unit, a_unit

pytestmark = pytest.mark.django_db
YEAR = TODAY.year
TOLD = "On the same days: "


@pytest.fixture
def unit(settings: Any) -> Unit:
    settings.TERAJU_TODAY = TODAY
    return a_unit()


@pytest.fixture
def plan(unit: Unit) -> YearPlan:
    for name in ("Pasar Besar", "Pasar Kecil", "Pasar Jauh"):
        scales(unit, market(unit, name), 2)
    return services.propose_year(actor=unit.at("chief"), agency=unit.agency, year=YEAR)


def line_of(plan: YearPlan, name: str) -> PlanLine:
    found: PlanLine = plan.lines.live().get(place__name=name)
    return found


def moved_onto(unit: Unit, plan: YearPlan, name: str, other: str) -> None:
    day = line_of(plan, other).starts_on
    services.move_plan_line(
        actor=unit.at("chief"),
        line_id=line_of(plan, name).pk,
        starts_on=day,
        ends_on=day,
        note="Hari pasaran",
    )


def shown(unit: Unit, plan: YearPlan) -> str:
    return text(browser(unit, "chief").get(plan.get_absolute_url()))


def test_a_plan_as_proposed_tells_of_none(unit: Unit, plan: YearPlan) -> None:
    assert TOLD not in shown(unit, plan)


def test_both_are_told_beside_the_reason(unit: Unit, plan: YearPlan) -> None:
    moved_onto(unit, plan, "Pasar Besar", "Pasar Kecil")
    page = shown(unit, plan)
    assert f"Hari pasaran · {TOLD}Pasar Kecil" in page
    assert f"{TOLD}Pasar Besar" in page
    assert page.count(TOLD) == 2


def test_says_what_the_page_of_the_line_says_without_a_query(unit: Unit, plan: YearPlan) -> None:
    moved_onto(unit, plan, "Pasar Besar", "Pasar Kecil")
    moved_onto(unit, plan, "Pasar Jauh", "Pasar Kecil")
    lines = list(plan_lines(unit.at("chief")).filter(plan=plan).order_by("first_day", "pk"))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = same_days(lines)
    assert not asked.captured_queries
    assert {len(found[one.pk]) for one in lines} == {2}
    for one in lines:
        assert found[one.pk] == clashes(one)


def test_what_was_dropped_or_called_off_takes_no_day(unit: Unit, plan: YearPlan) -> None:
    chief = unit.at("chief")
    moved_onto(unit, plan, "Pasar Besar", "Pasar Kecil")
    line = services.confirm_plan_line(actor=chief, line_id=line_of(plan, "Pasar Kecil").pk)
    assert TOLD in shown(unit, plan)
    assert line.session_id is not None
    orders.cancel_session(actor=chief, session_id=line.session_id, reason="Banjir")
    assert TOLD not in shown(unit, plan)
    [big] = plan_lines(chief).filter(plan=plan, place__name="Pasar Besar")
    assert clashes(big) == []
    moved_onto(unit, plan, "Pasar Jauh", "Pasar Besar")
    assert TOLD in shown(unit, plan)
    services.drop_plan_line(actor=chief, line_id=line_of(plan, "Pasar Jauh").pk, note="Kosong")
    assert TOLD not in shown(unit, plan)
