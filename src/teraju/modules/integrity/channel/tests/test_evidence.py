"""What the channel proves for agencies, as it stood on a day."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.modules.conformity.api import State
from teraju.modules.integrity.channel import evidence, inbox, review_inputs, services
from teraju.platform.links.review_inputs import Period

from .test_statements import take
from .world import AUGUST, COUNTS, JULY, World, digits, signed

ON = date(2019, 8, 1)


def announce(world: World, day: date = JULY, **more):
    return services.record_announcement(
        actor=world.acts(more.pop("who", "compliance"), day),
        agency=more.pop("agency", world.inspectorate),
        title="Surat edaran",
        medium="circular",
        announced_on=day,
        **more,
    )


def proofs(find, world: World, on: date = ON):
    agencies = [world.inspectorate.pk, world.office.pk]
    return {one.agency_id: one for one in find(agencies, on)}


@pytest.fixture
def told(world: World):
    announce(world, to_whole_government=True)
    return take(world, signed(world.first()), digits(), day=JULY)


class TestUsable:
    def test_announced_tested_and_told_of_it_conforms_for_all_agencies(self, world, told):
        found = proofs(evidence.usable, world)
        assert set(found) == {world.inspectorate.pk, world.office.pk}
        one = found[world.office.pk]
        assert one.state is State.CONFORMING
        assert one.topics == {"raising-concerns"}
        assert one.valid_until == date(2020, 1, 30)
        assert one.recorded_on == JULY

    def test_an_announcement_alone_asks_for_more(self, world):
        announce(world)
        found = proofs(evidence.usable, world)
        assert set(found) == {world.inspectorate.pk}
        one = found[world.inspectorate.pk]
        assert one.state is State.ATTENTION
        assert "no statement of itself" in str(one.reason)

    def test_a_statement_alone_asks_for_the_announcement(self, world):
        take(world, signed(world.first()), digits(), day=JULY)
        one = proofs(evidence.usable, world)[world.office.pk]
        assert "told of the channel" in str(one.reason)

    def test_of_agencies_that_it_does_not_serve_it_says_nothing(self, world):
        served = world.first(agencies=("INSP",))
        take(world, signed(served), digits(), day=JULY)
        assert set(proofs(evidence.usable, world)) == {world.inspectorate.pk}

    def test_what_came_later_or_was_withdrawn_does_not_count(self, world, told):
        assert proofs(evidence.usable, world, date(2019, 7, 9)) == {}
        services.withdraw_statement(
            actor=world.acts("compliance", AUGUST), statement_id=told.pk, reason="wrong"
        )
        assert proofs(evidence.usable, world, AUGUST)[world.office.pk].state is State.ATTENTION
        # It stood in August: that day is judged as it was.
        assert proofs(evidence.usable, world)[world.office.pk].state is State.CONFORMING

    def test_it_runs_out(self, world, told):
        one = proofs(evidence.usable, world, date(2020, 2, 1))[world.inspectorate.pk]
        assert one.state is State.ATTENTION
        assert one.wrong_since == date(2020, 1, 31)

    def test_no_channel_proves_nothing(self, world):
        assert proofs(evidence.usable, world) == {}
        assert proofs(evidence.handled, world) == {}


class TestHandled:
    def test_in_time_proves_it(self, world, told):
        one = proofs(evidence.handled, world)[world.office.pk]
        assert (one.state, one.supports) == (State.CONFORMING, False)
        assert one.topics == {"investigation"}
        assert one.valid_until == date(2020, 1, 30)

    def test_late_needs_attention(self, world):
        late = world.first(counts={**COUNTS, "fed_back_in_time": 8})
        take(world, signed(late), digits(), day=JULY)
        one = proofs(evidence.handled, world)[world.office.pk]
        assert one.state is State.ATTENTION
        assert "not acknowledged or answered" in str(one.reason)

    def test_withheld_counts_wait_for_a_judgement(self, world, told):
        take(world, signed(world.second()))
        one = proofs(evidence.handled, world, AUGUST)[world.office.pk]
        assert one.supports


def test_the_same_few_queries_for_any_number(world, told, django_assert_num_queries):
    for find in (evidence.usable, evidence.handled):
        for agencies in ([world.office.pk], [world.office.pk, world.inspectorate.pk]):
            with django_assert_num_queries(3):
                list(find(agencies, ON))


class TestReview:
    PERIOD = Period(date(2019, 1, 1), date(2019, 12, 31))

    def lines(self, world, gather):
        viewer = world.acts("compliance", AUGUST)
        return [
            (str(one.text), one.concerns)
            for one in gather(viewer, world.inspectorate.pk, self.PERIOD)
        ]

    def test_reports(self, world, told):
        (raised, tested) = self.lines(world, review_inputs.reports)
        assert "12, of which anonymous: 7" in raised[0]
        assert "was tested" in tested[0]

    def test_investigations(self, world, told):
        found = self.lines(world, review_inputs.investigations)
        words = " ".join(text for text, _ in found)
        assert "Acknowledged in time" in words
        assert "“Substantiated”" in words
        assert [text for text, concerns in found if concerns and "Substantiated" in text]

    def test_no_statement_is_a_matter_for_the_review(self, world):
        assert self.lines(world, review_inputs.reports) == [
            ("No statement of the channel of concerns covers the period.", True)
        ]
        assert self.lines(world, review_inputs.investigations) == []


class TestInbox:
    @pytest.fixture(autouse=True)
    def address(self, settings):
        settings.TERAJU_CONCERNS_ADDRESS = "https://saluran.example"

    def keys(self, world, day=JULY, who="compliance"):
        return [one.key.rsplit("-", 1)[0] for one in inbox.waiting(world.acts(who, day))]

    def test_both_are_asked_for_at_the_beginning(self, world):
        assert len(self.keys(world)) == 2
        assert self.keys(world, who="head") == []

    def test_nothing_while_all_stands_and_again_before_it_runs_out(self, world, told):
        assert self.keys(world) == []
        (item,) = inbox.waiting(world.acts("compliance", date(2020, 1, 5)))
        assert item.due == date(2020, 1, 30)

    def test_nothing_where_there_is_no_channel(self, world, settings):
        settings.TERAJU_CONCERNS_ADDRESS = ""
        assert self.keys(world) == []
