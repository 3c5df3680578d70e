"""A coaching on its road: gaps, agreement, plan, costs, stops, other roads."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.enterprises.coaching_refusals import NoPlace, NotComplete, WrongChoice
from teraju.modules.enterprises.models import Coaching, Enterprise, GapAnalysis, Task
from teraju.modules.enterprises.refusals import DayOutOfOrder, NotNow
from teraju.modules.enterprises.selectors.coaching_gaps import asked_in, groups_found
from teraju.modules.enterprises.services import (
    coaching_agreements,
    coaching_costs,
    coaching_gaps,
    coaching_plans,
    coaching_steps,
    stages,
)
from teraju.modules.enterprises.tests.coaching_world import (
    PROMISES,
    TODAY,
    a_coaching,
    a_product,
    a_programme,
    a_task,
    a_world,
    agreed,
    gaps_known,
)
from teraju.platform.papers.api import Paper

pytestmark = pytest.mark.django_db
YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def world():
    return a_world()


@pytest.fixture
def coaching(world):
    return a_coaching(world)


def again(coaching):
    return Coaching.objects.get(pk=coaching.pk)


class TestTakeIn:
    def test_it_needs_a_reason_a_place_and_a_coach_of_the_agency(self, world):
        programme = a_programme(world, "running", places=1)
        with pytest.raises(DomainError):
            a_coaching(world, programme=programme, reason=" ")
        with pytest.raises(WrongChoice):
            a_coaching(
                world,
                programme=programme,
                coach=world.users["stranger"],
                product=a_product(world, "B"),
            )
        with pytest.raises(DayOutOfOrder):
            a_coaching(world, programme=programme, began_on=TOMORROW, product=a_product(world, "C"))
        a_coaching(world, programme=programme, product=a_product(world, "D"))
        with pytest.raises(NoPlace):
            a_coaching(world, programme=programme, product=a_product(world, "E"))

    def test_a_product_is_on_a_road_once_at_a_time(self, world, coaching):
        with pytest.raises(ValidationError):
            a_coaching(world, programme=coaching.programme, product=coaching.product)


class TestGaps:
    def test_finished_the_gaps_are_known_from_the_day_of_the_look(self, world, coaching):
        analysis = gaps_known(world, coaching, S1="not", P5="partly")
        assert again(coaching).stage == "gap_known"
        assert coaching.entries.get(stage="gap_known").entered_on == analysis.on
        words = {one.name: str(one.result) for one in groups_found(analysis)}
        assert list(words.values()) == ["partly", "not", "meets"]

    def test_every_question_is_answered_first(self, world, coaching):
        coach = world.at("coach")
        analysis = coaching_gaps.begin_gaps(actor=coach, coaching_id=coaching.pk, on=TODAY)
        with pytest.raises(NotComplete):
            coaching_gaps.finish_gaps(actor=coach, analysis_id=analysis.pk)
        with pytest.raises(WrongChoice):
            coaching_gaps.answer_gap(
                actor=coach, analysis_id=analysis.pk, question="L4", answer="meets"
            )
        with pytest.raises(ValidationError):
            coaching_gaps.answer_gap(
                actor=coach, analysis_id=analysis.pk, question="P1", answer="sometimes"
            )
        with pytest.raises(ValidationError):
            coaching_gaps.begin_gaps(actor=coach, coaching_id=coaching.pk, on=TODAY)

    def test_answers_of_another_sector_do_not_stand_for_its_own(self, world, coaching):
        coach, firm = world.at("coach"), Enterprise.objects.filter(pk=coaching.enterprise.pk)
        firm.update(sector="food")
        analysis = coaching_gaps.begin_gaps(actor=coach, coaching_id=coaching.pk, on=TODAY)
        asked = {one.code for one in asked_in(analysis)}
        for code in asked:
            coaching_gaps.answer_gap(
                actor=coach, analysis_id=analysis.pk, question=code, answer="meets"
            )
        firm.update(sector="tourism")
        now = {one.code for one in asked_in(GapAnalysis.objects.get(pk=analysis.pk))}
        with pytest.raises(NotComplete, match=rf"^{len(now - asked)} "):
            coaching_gaps.finish_gaps(actor=coach, analysis_id=analysis.pk)
        for code in now - asked:
            coaching_gaps.answer_gap(
                actor=coach, analysis_id=analysis.pk, question=code, answer="meets"
            )
        assert coaching_gaps.finish_gaps(actor=coach, analysis_id=analysis.pk).finished_on

    def test_what_is_finished_is_opened_with_a_reason(self, world, coaching):
        analysis = gaps_known(world, coaching)
        coach = world.at("coach")
        with pytest.raises(NotNow):
            coaching_gaps.answer_gap(
                actor=coach, analysis_id=analysis.pk, question="P1", answer="not"
            )
        coaching_gaps.reopen_gaps(actor=coach, analysis_id=analysis.pk, reason="Keliru")
        coaching_gaps.answer_gap(actor=coach, analysis_id=analysis.pk, question="P1", answer="not")
        coaching_gaps.finish_gaps(actor=coach, analysis_id=analysis.pk)
        assert GapAnalysis.objects.get().answers.get(question="P1").answer == "not"

    def test_gaps_come_into_the_plan_once(self, world, coaching):
        analysis = gaps_known(world, coaching, S1="not", P5="partly", L2="na")
        values = {"actor": world.at("coach"), "analysis_id": analysis.pk, "days": 30}
        with pytest.raises(DomainError):
            coaching_gaps.take_gaps_into_plan(who=" ", **values)
        tasks = coaching_gaps.take_gaps_into_plan(who="Pemilik", **values)
        assert [one.question for one in tasks] == ["P5", "S1"]
        assert {one.until for one in tasks} == {TODAY + timedelta(days=30)}
        with pytest.raises(NotComplete):
            coaching_gaps.take_gaps_into_plan(who="Pemilik", **values)

    @pytest.mark.parametrize("day", [TOMORROW, TODAY - timedelta(days=90)])
    def test_the_day_lies_between_the_beginning_and_today(self, world, coaching, day):
        with pytest.raises(DayOutOfOrder):
            coaching_gaps.begin_gaps(actor=world.at("coach"), coaching_id=coaching.pk, on=day)


class TestAgreement:
    def test_signed_it_is_agreed(self, world, coaching):
        agreed(world, coaching, YESTERDAY)
        assert again(coaching).stage == "agreed"
        with pytest.raises(NotNow):
            coaching_agreements.write_promises(
                actor=world.at("coach"), coaching_id=coaching.pk, promises=PROMISES
            )
        coaching_agreements.reopen_agreement(
            actor=world.at("coach"), coaching_id=coaching.pk, reason="Tambah janji"
        )
        agreed(world, coaching)
        assert coaching.entries.filter(stage="agreed").count() == 1

    def test_of_two_who_write_it_the_second_is_told(self, world, coaching):
        write = {
            "actor": world.at("coach"),
            "coaching_id": coaching.pk,
            "expected_version": coaching.version,
        }
        coaching_agreements.write_promises(promises=PROMISES, **write)
        with pytest.raises(ChangedMeanwhile):
            coaching_agreements.write_promises(promises={"agency": ["Lain"]}, **write)
        with pytest.raises(ChangedMeanwhile):
            coaching_agreements.sign_agreement(signed_on=TODAY, **write)
        assert coaching.undertaking.promises.count() == 2

    def test_both_sides_promise_something(self, world, coaching):
        coach = world.at("coach")
        with pytest.raises(NotComplete):
            coaching_agreements.sign_agreement(
                actor=coach, coaching_id=coaching.pk, signed_on=TODAY
            )
        coaching_agreements.write_promises(
            actor=coach, coaching_id=coaching.pk, promises={"agency": ["Mendampingi", " "]}
        )
        with pytest.raises(NotComplete):
            coaching_agreements.sign_agreement(
                actor=coach, coaching_id=coaching.pk, signed_on=TODAY
            )

    def test_the_paper_names_the_firm_and_not_its_owner(self, world, coaching):
        agreed(world, coaching)
        with pytest.raises(NotAllowed):
            coaching_agreements.issue_agreement(actor=world.at("coach"), coaching_id=coaching.pk)
        first = coaching_agreements.issue_agreement(actor=world.at("head"), coaching_id=coaching.pk)
        coaching_agreements.issue_agreement(actor=world.at("head"), coaching_id=coaching.pk)
        papers = Paper.objects.all()
        assert [one.is_valid for one in papers.order_by("pk")] == [False, True]
        assert not first.is_public
        assert "Rahasia" not in str([one.title for one in papers])


class TestPlan:
    def test_a_line_is_done_opened_again_and_given_up(self, world, coaching):
        task = a_task(world, coaching)
        coach = world.at("coach")
        coaching_plans.finish_task(actor=coach, task_id=task.pk, done_on=TODAY, outcome="Ada")
        with pytest.raises(NotNow):
            coaching_plans.change_task(actor=coach, task_id=task.pk, what="X", who="Y", until=TODAY)
        coaching_plans.reopen_task(actor=coach, task_id=task.pk, until=TOMORROW)
        with pytest.raises(NotNow):
            coaching_plans.reopen_task(actor=coach, task_id=task.pk, until=TOMORROW)
        with pytest.raises(DomainError):
            coaching_plans.drop_task(actor=coach, task_id=task.pk, reason="")
        coaching_plans.drop_task(actor=coach, task_id=task.pk, reason="Tidak perlu")
        task = Task.objects.get()
        assert (task.outcome, task.dropped_on, task.done_on) == ("Tidak perlu", TODAY, None)

    def test_days_lie_in_order(self, world, coaching):
        with pytest.raises(DayOutOfOrder):
            a_task(world, coaching, until=TODAY - timedelta(days=90))
        task = a_task(world, coaching)
        for day in (TOMORROW, TODAY - timedelta(days=90)):
            with pytest.raises(DayOutOfOrder):
                coaching_plans.finish_task(actor=world.at("coach"), task_id=task.pk, done_on=day)

    def test_preparing_begins_with_a_plan_and_an_agreement(self, world, coaching):
        begin = {"actor": world.at("coach"), "coaching_id": coaching.pk, "on": TODAY}
        with pytest.raises(NotComplete):
            coaching_plans.begin_preparing(**begin)
        a_task(world, coaching)
        with pytest.raises(NotComplete):
            coaching_plans.begin_preparing(**begin)
        agreed(world, coaching)
        coaching_plans.begin_preparing(**begin)
        assert again(coaching).stage == "preparing"
        with pytest.raises(NotNow):
            coaching_plans.begin_preparing(**begin)

    def test_colleagues_and_strangers_may_not(self, world, coaching):
        for who, refusal in (("staff", NotAllowed), ("stranger", Coaching.DoesNotExist)):
            with pytest.raises(refusal):
                coaching_plans.add_task(
                    actor=world.at(who),
                    coaching_id=coaching.pk,
                    what="X",
                    who="Y",
                    until=TODAY,
                )


class TestCosts:
    def test_costs_are_entered_put_right_and_removed(self, world, coaching):
        coach = world.at("coach")
        values = {"kind": "test", "payer": "state", "amount": Decimal(1_500_000), "note": ""}
        cost = coaching_costs.enter_cost(actor=coach, coaching_id=coaching.pk, year=2018, **values)
        coaching_costs.change_cost(
            actor=coach, cost_id=cost.pk, year=2018, **{**values, "payer": "bsn"}
        )
        for year in (2017, 2019):
            with pytest.raises(DayOutOfOrder):
                coaching_costs.enter_cost(actor=coach, coaching_id=coaching.pk, year=year, **values)
        with pytest.raises(ValidationError):
            coaching_costs.enter_cost(
                actor=coach, coaching_id=coaching.pk, year=2018, **{**values, "amount": Decimal(0)}
            )
        coaching_costs.remove_cost(actor=coach, cost_id=cost.pk)
        assert not coaching.costs.exists()


class TestRoads:
    def test_another_road_keeps_the_shared_beginning(self, world, coaching):
        gaps_known(world, coaching)
        locked = Coaching.objects.select_for_update().get(pk=coaching.pk)
        stages.reach(world.at("coach"), locked, "tested", TODAY)
        coaching_steps.change_road(
            actor=world.at("coach"),
            coaching_id=coaching.pk,
            road="batikmark",
            reason="Biaya uji terlalu besar",
        )
        found = again(coaching)
        assert (found.road, found.stage, found.state) == ("batikmark", "gap_known", "active")
        assert {one.stage for one in found.entries.all()} == {"selected", "gap_known"}
        with pytest.raises(WrongChoice):
            coaching_steps.change_road(
                actor=world.at("coach"), coaching_id=coaching.pk, road="batikmark", reason="Lagi"
            )

    def test_from_the_end_of_a_road_on_to_the_next(self, world):
        coaching = a_coaching(world, "batikmark")
        go_on = {"actor": world.at("coach"), "coaching_id": coaching.pk, "reason": "Siap naik"}
        with pytest.raises(NotNow):
            coaching_steps.go_on(road="sppt_sni", **go_on)
        locked = Coaching.objects.select_for_update().get(pk=coaching.pk)
        stages.reach(world.at("coach"), locked, "certified", TODAY)
        assert again(coaching).state == "arrived"
        with pytest.raises(WrongChoice):
            coaching_steps.go_on(road="batikmark", **go_on)
        following = coaching_steps.go_on(road="sppt_sni", **go_on)
        assert (following.stage, following.product) == ("selected", coaching.product)


class TestStop:
    def stop(self, world, coaching, **values):
        usual = {"kind": "cost", "words": "Uji mahal", "on": TODAY}
        return coaching_steps.stop_coaching(
            actor=world.at("coach"), coaching_id=coaching.pk, **{**usual, **values}
        )

    def test_stopped_with_a_reason_and_taken_up_again(self, world, coaching):
        for wrong in ({"words": ""}, {"on": TOMORROW}, {"on": TODAY - timedelta(days=99)}):
            with pytest.raises(DomainError):
                self.stop(world, coaching, **wrong)
        with pytest.raises(ValidationError):
            self.stop(world, coaching, kind="weather")
        self.stop(world, coaching)
        assert (again(coaching).state, again(coaching).ended_on) == ("stopped", TODAY)
        with pytest.raises(NotNow):
            a_task(world, coaching)
        coaching_steps.take_up_coaching(
            actor=world.at("coach"), coaching_id=coaching.pk, reason="Dibantu BSN"
        )
        assert (again(coaching).state, again(coaching).ended_on) == ("active", None)
        self.stop(world, coaching)
        assert [one.taken_up_on for one in coaching.stops.order_by("pk")] == [TODAY, None]

    def test_its_place_is_free_and_gone_when_it_comes_back(self, world):
        programme = a_programme(world, "running", places=1)
        coaching = a_coaching(world, programme=programme)
        self.stop(world, coaching)
        a_coaching(world, programme=programme, product=a_product(world, "B"))
        with pytest.raises(NoPlace):
            coaching_steps.take_up_coaching(
                actor=world.at("coach"), coaching_id=coaching.pk, reason="Kembali"
            )

    def test_coach_and_sni_change_while_it_is_on_its_way(self, world, coaching):
        change = {"actor": world.at("coach"), "coaching_id": coaching.pk}
        with pytest.raises(WrongChoice):
            coaching_steps.change_coaching(coach=world.users["staff"], **change)
        with pytest.raises(WrongChoice):
            coaching_steps.change_coaching(standard="sni-0", **change)
        coaching_steps.change_coaching(coach=None, standard="sni-8302", **change)
        assert (again(coaching).coach, again(coaching).standard) == (None, "sni-8302")
        self.stop(world, coaching)
        with pytest.raises(NotNow):
            coaching_steps.change_coaching(**change)
