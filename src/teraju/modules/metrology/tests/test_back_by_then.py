"""What was back in the safe by the time a test began has not served it in the field."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from teraju.modules.metrology.domain.fitness import Unfit
from teraju.modules.metrology.domain.stamps import was_back
from teraju.modules.metrology.models import Issue
from teraju.modules.metrology.selectors.standards import standards_fit
from teraju.modules.metrology.services import issues
from teraju.modules.metrology.sheet_refusals import StampRefused
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.tests.factories import NOW

from .field_world import a_day
from .sheet_world import DAY, build_bench
from .unit_world import at, out

NEXT, BEFORE = DAY + timedelta(days=1), DAY - timedelta(days=1)


def clock(hour: int, minute: int = 0, second: int = 0, day: date = DAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=NOW.tzinfo)


@pytest.mark.parametrize(
    ("returned_on", "returned_at", "begun_at", "expected"),
    [
        # Still out, back later, back the day before: no time is asked for.
        (None, None, clock(15), False),
        (NEXT, None, clock(15), False),
        (NEXT, clock(9, day=NEXT), clock(15), False),
        (BEFORE, None, clock(6), True),
        (BEFORE, clock(16, day=BEFORE), None, True),
        # The book or the test tells no time: the day counts.
        (DAY, None, clock(15), False),
        (DAY, clock(13), None, False),
        (DAY, clock(13), clock(15), True),
        (DAY, clock(13), clock(12, 59), False),
        (DAY, clock(13), clock(13), False),
        # The clock of the telephone may be off by ten minutes.
        (DAY, clock(13), clock(13, 10), False),
        (DAY, clock(13), clock(13, 10, 1), True),
        # A moment is one in whatever zone the telephone writes it.
        (DAY, clock(13), datetime.fromisoformat("2019-03-14T15:00:00+09:00"), False),
        (DAY, clock(13), datetime.fromisoformat("2019-03-14T17:00:00+09:00"), True),
    ],
)
def test_whether_it_was_back_before_the_test_began(returned_on, returned_at, begun_at, expected):
    assert was_back(returned_on, returned_at, DAY, begun_at) is expected


def back(bench: Any, hour: int, on: date = DAY, now: date = DAY) -> Issue:
    """Everything of the usual hand-out comes back and is counted at an hour."""
    keeper = bench.acts("counter", now)
    acting = Viewer(keeper.user_id, keeper.office, clock(hour, day=now), keeper.hats)
    issue = Issue.objects.get(returned_on=None)
    return issues.take_back_issue(
        actor=acting,
        issue_id=issue.pk,
        returned_on=on,
        stamps={one.pk: one.out for one in issue.stamps.all()},
        standards={one.pk: "in_order" for one in issue.standards.all()},
        rolls={one.pk: one.roll.left for one in issue.rolls.all()},
    )


@pytest.mark.django_db
class TestBook:
    @pytest.fixture
    def bench(self):
        return build_bench()

    def test_the_moment_is_kept_where_it_is_entered_on_its_day(self, bench):
        assert back(bench, 13).returned_at == clock(13)

    def test_what_is_entered_later_has_only_its_day(self, bench):
        assert back(bench, 13, now=NEXT).returned_at is None

    def test_at_the_office_what_is_back_serves(self, bench):
        back(bench, 13)

        def found(*, away):
            return standards_fit(
                bench.agency.pk,
                [bench.weights.pk],
                DAY,
                bench.tester.pk,
                away=away,
                begun_at=clock(15),
            )[0].reasons

        assert found(away=False) == ()
        assert found(away=True) == (Unfit.GIVEN_BACK,)

    @pytest.mark.parametrize(("hour", "is_taken"), [(12, True), (15, False)])
    def test_a_stamp_that_was_back_marked_nothing(self, bench, hour, is_taken):
        back(bench, 13)
        told = {"started_at": clock(hour), "ended_at": clock(hour, 6)}
        if is_taken:
            assert bench.record(bench.scale(), **told).verification.result == "sah"
            return
        with pytest.raises(StampRefused, match="given back the stamp Sah") as refused:
            bench.record(bench.scale(), **told)
        assert refused.value.field == "marks"


@pytest.mark.django_db
class TestTelephone:
    @pytest.fixture
    def day(self):
        return a_day()

    def sent(self, day, hour):
        began, ended = clock(hour).isoformat(), clock(hour, 5).isoformat()
        return day.entry(day.bench.scale(), started_at=began, ended_at=ended)

    def test_a_sheet_of_the_morning_that_arrives_in_the_evening_is_taken(self, day):
        back(day.bench, 13)
        [answer] = day.sync(self.sent(day, 11), minutes=600)
        assert answer.outcome == "stored", answer.sentence

    def test_a_sheet_of_the_afternoon_waits_and_says_why(self, day):
        back(day.bench, 13)
        [answer] = day.sync(self.sent(day, 15), minutes=600)
        assert answer.outcome == "refused"
        assert "given it back before this test began" in answer.sentence

    def test_what_went_out_again_serves(self, day):
        back(day.bench, 13)
        lines = {one.line_id: one.out for one in Issue.objects.get().stamps.all()}
        out(day.bench, job="SPT 13", stamps=lines, standards=[day.bench.weights])
        [answer] = day.sync(self.sent(day, 15), minutes=600)
        assert answer.outcome == "stored", answer.sentence

    def test_before_it_was_entered_as_out_it_may_have_been_along(self, day):
        """When it went out is written down later than it happens: the day counts."""
        assert Issue.objects.get().created_at == at(DAY)
        [answer] = day.sync(self.sent(day, 6))
        assert answer.outcome == "stored", answer.sentence
