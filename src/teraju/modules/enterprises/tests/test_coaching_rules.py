"""The rules of coaching: ranking, gaps, time in stages, growth, states, the files of rules."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from teraju.kernel.rulesets import BrokenRuleSet
from teraju.modules.enterprises.domain.coaching_gaps import result_of
from teraju.modules.enterprises.domain.coaching_growth import YearTold, growth
from teraju.modules.enterprises.domain.coaching_pipeline import Stay, figures, stays
from teraju.modules.enterprises.domain.coaching_rules import (
    coaching_rules,
    compared_roads,
    example_criteria,
    gap_edition,
    gap_questions,
)
from teraju.modules.enterprises.domain.coaching_selection import ranking, total_of, weighed
from teraju.modules.enterprises.domain.coaching_states import (
    ANALYSIS,
    APPLICANT,
    COACHING,
    PROGRAMME,
)
from teraju.modules.enterprises.domain.kinds import Road
from teraju.modules.enterprises.domain.stages import ORDER, Stage

DAY = date(2018, 3, 14)


@pytest.mark.parametrize(
    ("points", "weights", "total"),
    [
        ({1: 80, 2: 50}, {1: 60, 2: 40}, "68.00"),
        ({1: 100, 2: 100}, {1: 1, 2: 2}, "100.00"),
        ({1: 0, 2: 0}, {1: 60, 2: 40}, "0.00"),
        # 100/3 and 200/3: rounded once, at the end.
        ({1: 100, 2: 0, 3: 0}, {1: 1, 2: 1, 3: 1}, "33.33"),
        ({1: 100, 2: 100, 3: 0}, {1: 1, 2: 1, 3: 1}, "66.67"),
        # Half a hundredth goes up: 1 x 1 / 200 = 0.005.
        ({1: 1, 2: 0}, {1: 1, 2: 199}, "0.01"),
        ({1: 80}, {1: 60, 2: 40}, None),
        ({}, {}, None),
    ],
)
def test_a_total_is_the_weighted_mean_of_all_scores(points, weights, total):
    assert total_of(points, weights) == (Decimal(total) if total else None)


def test_the_best_stands_first_equals_share_a_rank_and_the_incomplete_have_none():
    weights = {1: 60, 2: 40}
    scores = {
        11: {1: 50, 2: 50},
        12: {1: 90, 2: 90},
        13: {1: 50, 2: 50},
        14: {1: 99},
        15: {1: 10, 2: 10},
    }
    found = ranking(scores, weights)
    assert [(pk, row.rank) for pk, row in found.items()] == [
        (12, 1),
        (11, 2),
        (13, 2),
        (15, 4),
        (14, None),
    ]


def test_the_arithmetic_shows_every_criterion():
    lines = weighed({1: 80}, {1: 60, 2: 40})
    assert [(one.points, one.weight, str(one.share)) for one in lines] == [
        (80, 60, "48.00"),
        (None, 40, "0.00"),
    ]


@pytest.mark.parametrize(
    ("answers", "word"),
    [
        (["meets", "meets"], "meets"),
        (["meets", "na"], "meets"),
        (["na"], "meets"),
        (["meets", "partly"], "partly"),
        (["partly", "not"], "not"),
        (["meets", None], "unknown"),
        (["not", ""], "unknown"),
        ([], "meets"),
    ],
)
def test_a_group_is_as_far_as_its_weakest_answer(answers, word):
    assert result_of(answers) == word


class TestTimeInStages:
    order = ORDER[Road.SPPT_SNI]

    def test_a_stage_lasts_until_the_next_one_that_was_entered(self):
        entries = {Stage.SELECTED: DAY, Stage.PREPARING: DAY + timedelta(days=12)}
        found = stays(entries, self.order)
        assert [(one.stage, one.left) for one in found] == [
            (Stage.SELECTED, DAY + timedelta(days=12)),
            (Stage.PREPARING, None),
        ]
        assert found[1].days(DAY + timedelta(days=20)) == 8

    def test_no_stage_is_no_stay(self) -> None:
        assert stays({}, self.order, DAY) == []

    def test_a_stop_ends_the_last_stay(self):
        found = stays({Stage.SELECTED: DAY}, self.order, DAY + timedelta(days=3))
        assert found[0].days(DAY + timedelta(days=99)) == 3

    def test_days_out_of_order_count_none(self):
        assert Stay(Stage.SELECTED, DAY, DAY - timedelta(days=4)).days(DAY) == 0

    @pytest.mark.parametrize(
        ("lengths", "middle"), [([], None), ([5], "5.0"), ([4, 7], "5.5"), ([1, 9, 30], "9.0")]
    )
    def test_the_median_is_of_stays_that_led_on(self, lengths, middle):
        led_on = [Stay(Stage.TESTED, DAY, DAY + timedelta(days=n)) for n in lengths]
        led_on.append(Stay(Stage.TESTED, DAY, None))
        found = figures({Stage.TESTED: [DAY, DAY]}, led_on, [Stage.TESTED])[0]
        assert found.median_days == (Decimal(middle) if middle else None)
        assert (found.standing, found.ended_stays) == (2, len(lengths))


def told(year: int, sales: str | None = None, jobs: int | None = None) -> YearTold:
    return YearTold(year, Decimal(sales) if sales else None, jobs)


@pytest.mark.parametrize(
    ("years", "before", "after", "sales", "jobs"),
    [
        ([], None, None, None, None),
        ([told(2017, "100", 3), told(2019, "250", 5)], 2017, 2019, "150", 2),
        (
            [told(2015, "9"), told(2017, "100"), told(2018, "200"), told(2020, "80")],
            2017,
            2020,
            "-20",
            None,
        ),
        # Nothing from before: the year of the beginning stands for it.
        ([told(2018, "100", 2), told(2019, "130", 2)], 2018, 2019, "30", 0),
        ([told(2017, "100", 3)], 2017, None, None, None),
        ([told(2017, None, 3), told(2019, "250", 5)], 2017, 2019, None, 2),
    ],
)
def test_growth_compares_before_with_the_newest_after(years, before, after, sales, jobs):
    found = growth(years, 2018)
    assert (found.before.year if found.before else None) == before
    assert (found.after.year if found.after else None) == after
    assert found.sales == (Decimal(sales) if sales else None)
    assert found.jobs == jobs


@pytest.mark.parametrize(
    ("table", "final"),
    [(PROGRAMME, set()), (APPLICANT, {"selected"}), (COACHING, set()), (ANALYSIS, set())],
)
def test_every_state_has_a_way_out(table, final):
    ways = {one.source for one in table.transitions}
    assert table.states - ways == final


class TestFilesOfRules:
    def test_the_example_criteria_weigh_a_hundred(self):
        assert sum(one.weight for one in example_criteria(DAY)) == 100
        assert coaching_rules(DAY).integer("slow_days") > 0

    @pytest.mark.parametrize(
        ("road", "sector", "commodity", "asked", "not_asked"),
        [
            (Road.SPPT_SNI, "craft", "batik-tulis", {"P6", "S1", "L2"}, {"P8", "L4"}),
            (Road.SPPT_SNI, "food", "roti", {"P8", "S9", "L3"}, {"P6", "S10"}),
            (Road.SPPT_SNI, "tourism", "chse", {"S10"}, {"S9", "P8"}),
            (Road.BATIKMARK, "craft", "batik-cap", {"P2", "P6", "L2"}, {"S1", "L4"}),
            (Road.BINA_UMK, "food", "keripik-singkong", {"P1", "L4", "S9"}, {"S1", "P2", "L2"}),
        ],
    )
    def test_questions_follow_road_sector_and_product(
        self, road, sector, commodity, asked, not_asked
    ):
        questions = gap_questions(gap_edition(DAY)).asked(road, sector, commodity)
        codes = {one.code for one in questions}
        assert asked <= codes
        assert not not_asked & codes

    def test_an_unknown_edition_is_broken(self):
        with pytest.raises(BrokenRuleSet):
            gap_questions("nowhere")

    def test_every_road_says_something_under_every_heading(self):
        found = compared_roads(DAY)
        assert {one.code for one in found.headings} >= {
            "cost",
            "payer_first",
            "payer_later",
            "mark",
        }
        for heading in found.headings:
            assert set(heading.roads) == set(Road)
            for line in heading.roads.values():
                assert line.confirmed == bool(line.source["id"])
