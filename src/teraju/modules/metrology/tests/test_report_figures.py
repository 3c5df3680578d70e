"""What the figures say elsewhere: on the overview, before a review, as evidence, in the inbox."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from teraju.modules.conformity.api import State
from teraju.modules.metrology import plan_evidence, plan_figures, plan_inbox, plan_review
from teraju.modules.metrology.services import figures, plans, reports
from teraju.platform.links.review_inputs import Period

from .plan_world import market, owner, scales, verify
from .register_world import TODAY, Unit, a_unit

pytestmark = pytest.mark.django_db
LAST_MONTH = TODAY.replace(day=1) - timedelta(days=1)


@pytest.fixture
def unit() -> Unit:
    unit = a_unit()
    place = market(unit)
    verify(unit, scales(unit, place, 6), LAST_MONTH)
    verify(unit, scales(unit, place, 1, kind="common_weight", pieces=40), LAST_MONTH)
    return unit


class TestOverview:
    def test_tells_instruments_a_day_and_tester(self, unit: Unit) -> None:
        (found,) = plan_figures.figures(unit.at("chief"))
        assert found.value == "6.0"
        assert list(found.trend)[-2:] == [6, 0]

    def test_tells_nothing_to_who_has_no_part_or_no_unit(self, unit: Unit) -> None:
        assert plan_figures.figures(unit.at("staff")) == []
        assert plan_figures.figures(unit.at("stranger")) == []
        assert plan_figures.picture(unit.at("chief")) is None


class TestReview:
    def test_lays_work_and_share_before_it(self, unit: Unit) -> None:
        period = Period(LAST_MONTH.replace(day=1), LAST_MONTH)
        lines = plan_review.verified(unit.at("chief"), unit.agency.pk, period)
        assert str(lines[0].text).startswith("6 instruments and 40 weights")
        assert lines[-1].concerns
        figures.enter_potential(
            actor=unit.at("chief"),
            agency=unit.agency,
            on=date(LAST_MONTH.year, 1, 1),
            instruments=9,
            weights=0,
            source="Pendataan",
        )
        lines = plan_review.verified(unit.at("chief"), unit.agency.pk, period)
        assert lines[-1].value == "66.67 %"
        empty = Period(date(2016, 1, 1), date(2016, 1, 31))
        assert plan_review.verified(unit.at("chief"), unit.agency.pk, empty) == []


class TestEvidence:
    def test_is_the_last_signed_report_until_it_is_old(self, unit: Unit) -> None:
        ids = [unit.agency.pk]
        assert list(plan_evidence.reports(ids, TODAY)) == []
        year, month = LAST_MONTH.year, LAST_MONTH.month
        reports.sign_report(
            actor=unit.at("head"), agency=unit.agency, year=year, month=month, even_if_empty=True
        )
        (proof,) = plan_evidence.reports(ids, TODAY)
        assert proof.state == State.CONFORMING
        assert proof.supports
        assert f"{LAST_MONTH:%B %Y}:" in str(proof.title)
        assert list(plan_evidence.reports(ids, TODAY - timedelta(days=1))) == []
        (proof,) = plan_evidence.reports(ids, TODAY + timedelta(days=120))
        assert proof.state == State.ATTENTION


class TestInbox:
    def test_asks_for_the_plan_and_for_reminders(self, unit: Unit) -> None:
        held = owner(unit, "Tanpa surel", phone="0812 3456 7890")
        scales(unit, market(unit, "Pasar Dua"), 1, until=TODAY + timedelta(days=9), whose=held)
        plans.propose_year(actor=unit.at("chief"), agency=unit.agency, year=TODAY.year)
        keys = [one.key for one in plan_inbox.waiting(unit.at("chief"))]
        assert len(keys) == 2
        assert [one.key for one in plan_inbox.waiting(unit.at("counter"))] == [
            "metrology-reminders"
        ]
        for who in ("staff", "stranger", "guest"):
            assert plan_inbox.waiting(unit.at(who)) == []
