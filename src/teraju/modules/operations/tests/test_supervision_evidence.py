"""What supervision proves on a day, as it stood then."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from teraju.modules.conformity.api import State
from teraju.modules.operations.evidence import supervision
from teraju.modules.operations.models import ReportReview
from teraju.modules.operations.services import supervision as services

from .supervision_world import MORNING, line_of, released, set_plan, world

pytestmark = pytest.mark.django_db
TODAY = MORNING.date()


@pytest.fixture
def w():
    return world()


def proofs(find, w, on):
    return list(find([w.agency.pk, w.audited.pk], on))


class TestPlans:
    def test_prove_planning_for_their_year(self, w):
        set_plan(w)
        (one,) = proofs(supervision.plans, w, TODAY)
        assert (one.state, one.valid_until) == (State.CONFORMING, date(2020, 12, 31))
        assert one.counts_on(TODAY)
        assert not one.counts_on(date(2021, 1, 1))
        assert proofs(supervision.plans, w, TODAY - timedelta(days=1)) == []

    def test_with_a_late_line_ask_for_attention(self, w):
        plan = set_plan(w)
        (one,) = proofs(supervision.plans, w, date(2020, 3, 21))
        assert one.state is State.ATTENTION
        services.amend_drop_line(
            actor=w.at("head", MORNING + timedelta(days=30)),
            line_id=line_of(plan).pk,
            reason="Pandemi",
        )
        # As it stood: dropped on the first of April, late until then.
        states = [
            next(iter(proofs(supervision.plans, w, day))).state
            for day in (date(2020, 3, 31), date(2020, 4, 1))
        ]
        assert states == [State.ATTENTION, State.CONFORMING]


class TestReports:
    def test_prove_release_for_a_year(self, w):
        released(w)
        (one,) = proofs(supervision.reports, w, TODAY)
        assert one.state is State.CONFORMING
        assert one.valid_until == date(2021, 3, 2)
        assert proofs(supervision.reports, w, TODAY - timedelta(days=1)) == []

    def test_without_a_level_ask_for_attention(self, w):
        released(w)
        ReportReview.objects.filter(level="technical").delete()
        (one,) = proofs(supervision.reports, w, TODAY)
        assert one.state is State.ATTENTION
        assert "Pengendali teknis" in str(one.reason) or "Technical" in str(one.reason)


class TestFollowUps:
    def test_overdue_without_an_answer_ask_for_attention(self, w):
        one = released(w)
        for day, state in (
            (TODAY, State.CONFORMING),
            (one.due, State.CONFORMING),
            (one.due + timedelta(days=1), State.ATTENTION),
        ):
            assert [found.state for found in proofs(supervision.follow_ups, w, day)] == [state]
        (found,) = proofs(supervision.follow_ups, w, one.due + timedelta(days=9))
        assert found.wrong_since == one.due + timedelta(days=1)

    def test_stand_as_on_the_asked_day(self, w):
        one = released(w)
        late = MORNING + timedelta(days=70)
        services.enter_follow_up(
            actor=w.at("addressee", late),
            recommendation_id=one.pk,
            text="Sudah",
            done_on=late.date(),
        )
        returned = late + timedelta(days=2)
        services.verify_follow_up(
            actor=w.at("leader", returned), recommendation_id=one.pk, accept=False, note="Belum"
        )
        found = [
            proofs(supervision.follow_ups, w, day)[0].state
            for day in (
                late.date() - timedelta(days=1),
                late.date(),
                returned.date() - timedelta(days=1),
                returned.date(),
            )
        ]
        assert found == [State.ATTENTION, State.CONFORMING, State.CONFORMING, State.ATTENTION]

    def test_queries_do_not_grow(self, w, django_assert_num_queries):
        released(w)
        for find, queries in (
            (supervision.plans, 4),
            (supervision.reports, 3),
            (supervision.follow_ups, 2),
        ):
            with django_assert_num_queries(queries):
                proofs(find, w, TODAY)
