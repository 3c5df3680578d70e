"""A red objective, its plan, its reviews; and what stands in Kerja saya of whom."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.planning import services
from teraju.modules.planning.domain.plans import Need
from teraju.modules.planning.inbox import changes as change_inbox
from teraju.modules.planning.inbox import objectives as inbox
from teraju.modules.planning.models import Objective
from teraju.modules.planning.refusals import NotInThisState, OwnText
from teraju.modules.planning.selectors import objectives as selectors
from teraju.modules.planning.web.figures import figures

from .objective_world import approved, carried_out, drafted, measured, planned, proposed

pytestmark = pytest.mark.django_db
RED = date(2019, 3, 5)
APRIL = date(2019, 4, 8)


@pytest.fixture
def red(world):
    """January green, February red."""
    objective = approved(world)
    measured(world, objective, 1, 10)
    measured(world, objective, 2, 7)
    return objective


def standing(world, objective, on):
    rows = selectors.with_course(selectors.objectives(world.acts("coordinator", on)))
    return selectors.standing_of(rows.get(pk=objective.pk), on)


def keys(world, name, on, box=inbox):
    return {item.key.rsplit("-", 1)[-1] for item in box.waiting(world.acts(name, on))}


class TestARedObjective:
    def test_asks_for_a_plan_by_a_day(self, world, red):
        found = standing(world, red, RED)
        assert (found.need, found.plan_due) == (Need.PLAN, date(2019, 3, 19))

    def test_stands_with_its_owner_and_the_coordinator_until_it_has_one(self, world, red):
        assert "plan" in keys(world, "owner", RED)
        assert "plan" in keys(world, "coordinator", RED)
        assert "plan" not in keys(world, "staff", RED)
        assert "plan" not in keys(world, "stranger", RED)
        planned(world, red, RED)
        assert "plan" not in keys(world, "owner", RED)
        assert standing(world, red, RED).need is Need.PLANNED

    def test_is_counted_on_the_overview(self, world, red):
        [figure] = figures(world.acts("head", RED))
        assert (figure.value, figure.tone) == (1, "bad")
        planned(world, red, RED)
        assert figures(world.acts("head", RED))[0].value == 0
        assert figures(world.acts("staff", RED)) == []

    def test_asks_again_where_the_plan_did_not_work(self, world, red):
        plan = planned(world, red, RED)
        services.complete_action(
            actor=world.acts("owner", RED),
            action_id=plan.actions.get().pk,
            done_on=RED,
            result="Selesai",
        )
        assert standing(world, red, RED).need is Need.PLANNED
        measured(world, red, 3, 7)
        assert standing(world, red, date(2019, 4, 5)).need is Need.PLAN
        measured(world, red, 4, 10)
        assert standing(world, red, date(2019, 5, 5)).need is Need.NOTHING

    def test_stood_otherwise_the_day_before(self, world, red):
        planned(world, red, APRIL)
        assert standing(world, red, date(2019, 4, 7)).need is Need.PLAN
        assert standing(world, red, date(2019, 3, 4)).need is Need.NOTHING
        assert standing(world, red, date(2019, 1, 20)).latest is None


class TestPlans:
    def test_are_refused_where_nothing_is_red(self, world):
        objective = approved(world)
        measured(world, objective, 1, 10)
        with pytest.raises(NotInThisState):
            planned(world, objective, RED)

    def test_one_runs_at_a_time(self, world, red):
        planned(world, red, RED)
        with pytest.raises(Exception, match="running already"):
            planned(world, red, RED)

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"cause": " "}, "cause"),
            ({"action": ""}, "action"),
            ({"owner_office": ""}, "owner_office"),
            ({"due": date(2019, 3, 4)}, "due"),
        ],
    )
    def test_say_cause_action_owner_and_day(self, world, red, fields, field):
        with pytest.raises(DomainError) as refusal:
            planned(world, red, RED, **fields)
        assert refusal.value.field == field

    def test_are_finished_with_their_last_action(self, world, red):
        plan = planned(world, red, RED)
        more = services.add_action(
            actor=world.acts("owner", RED),
            plan_id=plan.pk,
            action="Daftar kendali",
            owner_office="Auditor",
            due=APRIL,
        )
        first = plan.actions.exclude(pk=more.pk).get()
        staff = world.acts("staff", APRIL)
        services.complete_action(actor=staff, action_id=first.pk, done_on=RED, result="Ya")
        plan.refresh_from_db()
        assert plan.state == "running"
        with pytest.raises(NotAllowed):
            services.drop_action(actor=staff, action_id=more.pk, reason="x")
        services.drop_action(actor=world.acts("owner", APRIL), action_id=more.pk, reason="Cukup")
        plan.refresh_from_db()
        assert (plan.state, plan.finished_on) == ("finished", APRIL)
        with pytest.raises(NotInThisState):
            services.complete_action(actor=staff, action_id=more.pk, done_on=APRIL, result="x")

    def test_dropped_they_leave_the_objective_without_one(self, world, red):
        plan = planned(world, red, RED)
        services.drop_plan(actor=world.acts("owner", RED), plan_id=plan.pk, reason="Salah sebab")
        assert standing(world, red, RED).need is Need.PLAN
        assert plan.actions.get().state == "dropped"


class TestKerjaSaya:
    def test_asks_the_head_to_approve_and_shows_it_as_handed_over(self, world):
        objective = drafted(world)
        coordinator = world.acts("coordinator")
        services.submit_objective(actor=coordinator, objective_id=objective.pk)
        assert "approve" in keys(world, "head", RED)
        assert "approve" not in keys(world, "coordinator", RED)
        assert [item.title for item in inbox.handed_over(coordinator)] == [objective.title]

    def test_asks_the_owner_for_values_with_their_deadline(self, world):
        objective = approved(world)
        [item] = inbox.waiting(world.acts("owner", date(2019, 2, 4)))
        assert (item.key, item.due) == (
            f"objective-{objective.pk}-value-201901",
            date(2019, 2, 15),
        )

    def test_asks_the_coordinator_where_no_person_is_named(self, world):
        approved(world, owner=None)
        assert "values" in keys(world, "coordinator", date(2019, 2, 4))
        assert keys(world, "owner", date(2019, 2, 4)) == set()

    def test_asks_for_the_review_of_a_quarter_and_the_head_to_take_note(self, world, red):
        assert "201901" in keys(world, "coordinator", APRIL)
        review = services.write_review(
            actor=world.acts("coordinator", APRIL),
            agency=world.agency,
            first_day=date(2019, 1, 1),
            evaluation="Dua nilai",
            decisions="Rencana",
        )
        assert str(review.pk) in keys(world, "head", APRIL)
        services.acknowledge_review(actor=world.acts("head", APRIL), review_id=review.pk)
        assert str(review.pk) not in keys(world, "head", APRIL)

    def test_queries_do_not_grow(self, world, red, django_assert_max_num_queries):
        for number in range(2, 6):
            one = approved(world, code=f"SM-0{number}")
            measured(world, one, 2, 7)
        with django_assert_max_num_queries(12):
            inbox.waiting(world.acts("coordinator", RED))
        assert Objective.objects.count() == 5

    def test_asks_whose_turn_a_change_is(self, world):
        change = proposed(world)
        day = date(2019, 2, 5)
        assert keys(world, "head", day, change_inbox) == {"decide"}
        assert keys(world, "owner", day, change_inbox) == set()
        assert len(change_inbox.handed_over(world.acts("owner", day))) == 1
        services.decide_change(actor=world.acts("head", day), change_id=change.pk)
        assert keys(world, "owner", day, change_inbox) == {"out"}

    def test_asks_others_for_the_review_of_a_change(self, world):
        carried_out(world)
        before, on = date(2019, 6, 2), date(2019, 6, 3)
        assert keys(world, "coordinator", before, change_inbox) == set()
        assert keys(world, "coordinator", on, change_inbox) == {"review"}
        assert keys(world, "owner", on, change_inbox) == set()


class TestReviews:
    def test_wait_for_the_end_of_the_quarter(self, world):
        with pytest.raises(DomainError) as refusal:
            self.written(world, date(2019, 3, 30))
        assert refusal.value.field == "first_day"

    def test_a_quarter_is_reviewed_once_until_it_is_withdrawn(self, world):
        review = self.written(world, APRIL)
        with pytest.raises(Exception, match="reviewed already"):
            self.written(world, APRIL)
        services.withdraw_review(
            actor=world.acts("coordinator", APRIL), review_id=review.pk, reason="Keliru"
        )
        assert self.written(world, APRIL).pk != review.pk

    def test_nobody_takes_note_of_their_own_and_then_it_is_frozen(self, world):
        review = self.written(world, APRIL)
        review.written_by = world.head
        review.save()
        head = world.acts("head", APRIL)
        with pytest.raises(OwnText):
            services.acknowledge_review(actor=head, review_id=review.pk)
        review.written_by = world.coordinator
        review.save()
        services.acknowledge_review(actor=head, review_id=review.pk)
        with pytest.raises(NotInThisState):
            services.change_review(
                actor=world.acts("coordinator", APRIL),
                review_id=review.pk,
                evaluation="x",
                decisions="y",
            )

    def written(self, world, day):
        return services.write_review(
            actor=world.acts("coordinator", day),
            agency=world.agency,
            first_day=date(2019, 1, 1),
            evaluation="Baik",
            decisions="Lanjut",
        )
