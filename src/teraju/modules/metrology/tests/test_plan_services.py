from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.metrology.domain.planning import LineState
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.models import Instrument, PlanLine, Session, Standard, YearPlan
from teraju.modules.metrology.plan_refusals import DayNotFree, NoPlanPossible
from teraju.modules.metrology.selectors.plan import falling_due, plan_lines
from teraju.modules.metrology.services import orders
from teraju.modules.metrology.services import plans as services
from teraju.modules.metrology.unit_refusals import NotNow
from teraju.modules.metrology.web.plan_words import reason_words

from .plan_world import market, scales, stamped
from .register_world import TODAY, Unit, a_unit

pytestmark = pytest.mark.django_db
YEAR = TODAY.year


def monday(after: date) -> date:
    return after + timedelta(days=7 - after.weekday())


@pytest.fixture
def unit() -> Unit:
    return a_unit()


@pytest.fixture
def plan(unit: Unit) -> YearPlan:
    big, small = market(unit, "Pasar Besar"), market(unit, "Pasar Kecil")
    scales(unit, big, 3, until=date(YEAR, 9, 30))
    scales(unit, big, 1, until=date(YEAR, 9, 30), kind="common_weight", pieces=400)
    scales(unit, small, 2)
    return services.propose_year(actor=unit.at("chief"), agency=unit.agency, year=YEAR)


def codes(line: PlanLine) -> list[str]:
    return [one["code"] for one in line.reasons]


def line_of(plan: YearPlan, name: str) -> PlanLine:
    return plan.lines.live().get(place__name=name)


class TestPropose:
    def test_lays_a_session_for_each_market_and_says_why(self, plan: YearPlan) -> None:
        big, small = line_of(plan, "Pasar Besar"), line_of(plan, "Pasar Kecil")
        assert (big.expected, big.expected_equipment) == (3, 400)
        assert big.ends_on <= date(YEAR, 9, 30)
        assert [one["code"] for one in big.reasons] == ["runs_out", "days", "no_stamps"]
        assert small.expected == 2
        assert small.reasons[0]["code"] == "never"
        assert plan.grounds["has_stamps"] is False

    def test_comes_at_once_where_most_have_no_mark_that_counts(self, unit: Unit) -> None:
        place, next_year = market(unit, "Pasar Jetis"), date(YEAR + 1, 1, 1)
        old = scales(unit, place, 20, until=date(YEAR, 12, 20))
        unproven = scales(unit, place, 5, until=date(YEAR + 2, 6, 30))
        Instrument.objects.filter(pk__in=[one.pk for one in unproven]).update(
            standing=Standing.UNPROVEN
        )
        scales(unit, place, 4, until=date(YEAR + 1, 11, 30))
        made = services.propose_year(actor=unit.at("chief"), agency=unit.agency, year=YEAR + 1)
        line = line_of(made, "Pasar Jetis")
        assert line.expected == len(old) + len(unproven) + 4
        assert line.starts_on < next_year + timedelta(days=60)
        over, never = (one["facts"] for one in line.reasons[:2])
        # The old ones still stand on the day of the proposal: they run out before the year begins.
        assert over == {"count": 20, "weights": 0, "before": next_year.isoformat()}
        assert never == {"count": 5, "weights": 0}
        with override("en"):
            assert "run out before 1 January" in reason_words(line.reasons)[0]

    def test_leaves_alone_what_a_person_touched(self, unit: Unit, plan: YearPlan) -> None:
        chief = unit.at("chief")
        kept = line_of(plan, "Pasar Besar")
        services.drop_plan_line(actor=chief, line_id=kept.pk, note="Pasar direnovasi")
        services.propose_year(actor=chief, agency=unit.agency, year=YEAR)
        assert [one.place.name for one in plan.lines.live()] == ["Pasar Kecil"]
        assert plan.lines.count() == 2

    def test_proposes_again_what_was_planned_and_cancelled(
        self, unit: Unit, plan: YearPlan
    ) -> None:
        chief, line = unit.at("chief"), line_of(plan, "Pasar Besar")
        services.confirm_plan_line(actor=chief, line_id=line.pk)
        line.refresh_from_db()
        orders.cancel_session(actor=chief, session_id=line.session_id or 0, reason="Banjir")
        services.propose_year(actor=chief, agency=unit.agency, year=YEAR)
        again = plan.lines.get(place__name="Pasar Besar", state=LineState.PROPOSED)
        assert (again.expected, again.expected_equipment) == (3, 400)
        line.refresh_from_db()
        assert line.state == LineState.DROPPED
        # Taken up and dropped by a person it stays away, as every other.
        for one in (again, line):
            if one == line:
                services.take_up_plan_line(actor=chief, line_id=one.pk)
            services.drop_plan_line(actor=chief, line_id=one.pk, note="Pasar direnovasi")
        services.propose_year(actor=chief, agency=unit.agency, year=YEAR)
        assert [one.place.name for one in plan.lines.live()] == ["Pasar Kecil"]

    def test_is_refused_to_others_and_for_far_years(self, unit: Unit) -> None:
        for who in ("tester", "staff", "stranger"):
            with pytest.raises(NotAllowed):
                services.propose_year(actor=unit.at(who), agency=unit.agency, year=YEAR)
        for year in (YEAR - 1, YEAR + 2):
            with pytest.raises(NoPlanPossible):
                services.propose_year(actor=unit.at("chief"), agency=unit.agency, year=year)


class TestChange:
    def test_move_wants_a_working_day_and_a_reason(self, unit: Unit, plan: YearPlan) -> None:
        chief, line = unit.at("chief"), line_of(plan, "Pasar Besar")
        day = monday(date(YEAR, 7, 10))
        found = services.move_plan_line(
            actor=chief, line_id=line.pk, starts_on=day, ends_on=day, note="Hari pasaran"
        )
        assert (found.starts_on, found.is_kept, found.note) == (day, True, "Hari pasaran")
        for bad in (day - timedelta(days=1), date(YEAR, 12, 27), date(YEAR + 1, 7, 5)):
            with pytest.raises(DayNotFree):
                services.move_plan_line(
                    actor=chief, line_id=line.pk, starts_on=bad, ends_on=bad, note="x"
                )
        with pytest.raises(DomainError):
            services.move_plan_line(
                actor=chief, line_id=line.pk, starts_on=day, ends_on=day, note=" "
            )

    def test_split_loses_no_instrument(self, unit: Unit, plan: YearPlan) -> None:
        chief, line = unit.at("chief"), line_of(plan, "Pasar Besar")
        day = monday(date(YEAR, 7, 10))
        values: dict[str, Any] = {"starts_on": day, "ends_on": day, "note": "Dua tahap"}
        part = services.split_plan_line(
            actor=chief, line_id=line.pk, instruments=1, weights=150, **values
        )
        line.refresh_from_db()
        assert (line.expected, part.expected) == (2, 1)
        assert (line.expected_equipment, part.expected_equipment) == (250, 150)
        for bad in (0, 2, 9):
            with pytest.raises(DomainError):
                services.split_plan_line(actor=chief, line_id=line.pk, instruments=bad, **values)

    def test_drop_and_take_up(self, unit: Unit, plan: YearPlan) -> None:
        chief, line = unit.at("chief"), line_of(plan, "Pasar Kecil")
        services.drop_plan_line(actor=chief, line_id=line.pk, note="Kosong")
        with pytest.raises(NotNow):
            services.drop_plan_line(actor=chief, line_id=line.pk, note="Kosong")
        found = services.take_up_plan_line(actor=chief, line_id=line.pk)
        assert found.state == LineState.PROPOSED

    def test_add_by_hand(self, unit: Unit, plan: YearPlan) -> None:
        day = monday(date(YEAR, 7, 10))
        place = market(unit, "Pasar Baru")
        line = services.add_plan_line(
            actor=unit.at("chief"),
            plan_id=plan.pk,
            place=place,
            starts_on=day,
            ends_on=day,
            expected=10,
            note="Diminta kepala pasar",
        )
        assert line.is_kept
        assert codes(line) == ["days", "no_stamps"]

    def test_tells_anew_what_the_days_of_a_person_mean(self, unit: Unit, plan: YearPlan) -> None:
        """What runs out stays as it is; a day after it is named."""
        chief, line = unit.at("chief"), line_of(plan, "Pasar Besar")
        assert codes(line) == ["runs_out", "days", "no_stamps"]
        late = monday(date(YEAR, 10, 8))
        found = services.move_plan_line(
            actor=chief, line_id=line.pk, starts_on=late, ends_on=late, note="Panen"
        )
        assert codes(found) == ["runs_out", "days", "too_big", "crowded", "no_stamps"]
        days = found.reasons[1]["facts"]
        assert (days["days"], days["count"]) == (1, 3)
        week = late + timedelta(days=4)
        wide = services.move_plan_line(
            actor=chief, line_id=line.pk, starts_on=late, ends_on=week, note="Seminggu"
        )
        assert wide.reasons[1]["facts"]["days"] == 5
        assert "too_big" not in codes(wide)

    def test_nobody_goes_back_in_time(self, unit: Unit, plan: YearPlan) -> None:
        chief, line = unit.at("chief"), line_of(plan, "Pasar Kecil")
        past = monday(TODAY - timedelta(days=14))
        with pytest.raises(DayNotFree, match="over"):
            services.move_plan_line(
                actor=chief, line_id=line.pk, starts_on=past, ends_on=past, note="x"
            )
        PlanLine.objects.filter(pk=line.pk).update(starts_on=past, ends_on=past)
        with pytest.raises(DayNotFree, match="move"):
            services.confirm_plan_line(actor=chief, line_id=line.pk)
        services.confirm_plan(actor=chief, plan_id=plan.pk)
        assert set(plan.lines.filter(state=LineState.PROPOSED)) == {line}


class TestConfirm:
    def test_makes_sessions_that_are_planned(self, unit: Unit, plan: YearPlan) -> None:
        services.confirm_plan(actor=unit.at("chief"), plan_id=plan.pk)
        sessions = list(Session.objects.order_by("place__name"))
        assert [str(one.place) for one in sessions] == ["Pasar Besar", "Pasar Kecil"]
        assert {one.state for one in sessions} == {"planned"}
        assert sessions[0].expected_equipment == 400
        with pytest.raises(NoPlanPossible):
            services.confirm_plan(actor=unit.at("chief"), plan_id=plan.pk)

    def test_twice_is_refused(self, unit: Unit, plan: YearPlan) -> None:
        line = line_of(plan, "Pasar Kecil")
        services.confirm_plan_line(actor=unit.at("chief"), line_id=line.pk)
        with pytest.raises(NotNow):
            services.confirm_plan_line(actor=unit.at("chief"), line_id=line.pk)

    def test_a_new_proposal_keeps_its_days_free(self, unit: Unit, plan: YearPlan) -> None:
        line = line_of(plan, "Pasar Besar")
        services.confirm_plan_line(actor=unit.at("chief"), line_id=line.pk)
        scales(unit, market(unit, "Pasar Ketiga"), 2, until=date(YEAR, 9, 30))
        services.propose_year(actor=unit.at("chief"), agency=unit.agency, year=YEAR)
        other = line_of(plan, "Pasar Ketiga")
        assert other.ends_on < line.starts_on or other.starts_on > line.ends_on
        assert plan.lines.live().filter(place__name="Pasar Besar").count() == 1


class TestStandards:
    """A standard that falls due is named once, with the sessions that come after."""

    def weights(self, unit: Unit, code: str, due_on: date, **more: Any) -> Standard:
        said = {"name": "Anak timbangan", "kind": "weight", "state": "in_use", **more}
        return Standard.objects.create(code=code, due_on=due_on, **said, **stamped(unit))

    def test_each_once_with_its_sessions(self, unit: Unit, plan: YearPlan) -> None:
        lines = list(plan_lines(unit.at("chief")).filter(plan=plan.pk).order_by("first_day"))
        first, last = lines
        early = self.weights(unit, "AT-09", first.last_day - timedelta(days=1))
        between = self.weights(unit, "AT-01", first.last_day)
        self.weights(unit, "AT-02", last.last_day)
        lent = {"custody": "borrowed", "lender": "Lain", "agreement": "KSO 1"}
        borrowed = self.weights(
            unit, "PJ-01", last.last_day, agreement_until=first.last_day, **lent
        )
        found = [(one.standard, one.lines) for one in falling_due(unit.agency.pk, lines)]
        assert found == [(early, lines), (between, [last]), (borrowed, [last])]
        # A plan that was proposed before it is calibrated anew needs no new proposal.
        Standard.objects.filter(pk=early.pk).update(due_on=last.last_day)
        assert [one.standard for one in falling_due(unit.agency.pk, lines)] == [between, borrowed]

    def test_the_plan_says_it_once(
        self, unit: Unit, plan: YearPlan, client: Client, settings: Any
    ) -> None:
        self.weights(unit, "AT-09", TODAY)
        settings.TERAJU_TODAY = TODAY
        client.cookies["language"] = "en"
        client.force_login(unit.users["chief"])
        page = client.get(plan.get_absolute_url()).content.decode()
        assert page.count("AT-09") == 1
        assert "2 sessions, the first: Pasar" in page
        assert "Look at it" not in page
        line = line_of(plan, "Pasar Besar")
        assert "AT-09" in client.get(line.get_absolute_url()).content.decode()


@pytest.mark.parametrize(("reasons", "word"), [(["too_big"], "Look at it"), ([], "Proposed")])
def test_a_line_stands_in_one_word_wherever_it_is_shown(
    unit: Unit, plan: YearPlan, client: Client, settings: Any, reasons: list[str], word: str
) -> None:
    line = line_of(plan, "Pasar Besar")
    line.reasons = [{"code": one, "facts": {}} for one in reasons]
    line.save()
    settings.TERAJU_TODAY = TODAY
    client.cookies["language"] = "en"
    client.force_login(unit.users["chief"])
    for address in (plan.get_absolute_url(), line.get_absolute_url()):
        assert word in client.get(address).content.decode()
