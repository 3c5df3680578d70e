"""Tables of cases for the rules: matrix and bands, controls, answers, states, quarters."""

from __future__ import annotations

import json
from datetime import date

import pytest

from teraju.kernel.inputs import InputError
from teraju.kernel.states import TransitionRefused
from teraju.modules.risks.domain import states
from teraju.modules.risks.domain.answers import (
    Objection,
    Rated,
    against_accepting,
    against_treated,
    is_late,
    makes_demands,
    needs_treatment,
)
from teraju.modules.risks.domain.compute import risk
from teraju.modules.risks.domain.controls import effectiveness_of, may_lower, together
from teraju.modules.risks.domain.levels import is_above_low, worst
from teraju.modules.risks.domain.matrix import (
    OutsideMatrix,
    UnknownScheme,
    bands,
    judge,
    level_rules,
    matrix,
)
from teraju.modules.risks.domain.quarters import Quarter, ended_before, quarter_of

MATRIX = {
    5: (9, 15, 18, 23, 25),
    4: (6, 12, 16, 19, 24),
    3: (4, 10, 14, 17, 22),
    2: (2, 7, 11, 13, 21),
    1: (1, 3, 5, 8, 20),
}


@pytest.mark.parametrize("likelihood", sorted(MATRIX))
@pytest.mark.parametrize("impact", [1, 2, 3, 4, 5])
def test_the_value_is_looked_up(likelihood, impact):
    assert matrix("bpkp-5x5").value(likelihood, impact) == MATRIX[likelihood][impact - 1]


def test_impact_weighs_more_than_likelihood_and_nothing_is_multiplied():
    assert (judge("bpkp-5x5", "A", 1, 5).value, judge("bpkp-5x5", "A", 5, 1).value) == (20, 9)
    assert judge("bpkp-5x5", "A", 3, 4) == judge("bpkp-5x5", "A", 3, 4)
    assert (judge("bpkp-5x5", "A", 3, 4).value, judge("bpkp-5x5", "A", 3, 4).level) == (17, "high")


@pytest.mark.parametrize(("likelihood", "impact"), [(0, 1), (1, 6), (6, 6), (1, 0)])
def test_what_lies_outside_is_refused(likelihood, impact):
    with pytest.raises(OutsideMatrix):
        judge("bpkp-5x5", "A", likelihood, impact)


@pytest.mark.parametrize(
    ("code", "level_at"),
    [
        ("A", {1: "very_low", 5: "very_low", 6: "low", 10: "low", 11: "medium", 15: "medium"}),
        ("A", {16: "high", 20: "high", 21: "very_high", 25: "very_high"}),
        ("B", {5: "very_low", 10: "low", 11: "medium", 14: "medium", 15: "high", 19: "high"}),
        ("B", {20: "very_high", 25: "very_high"}),
        ("C", {5: "very_low", 10: "low", 11: "low", 12: "medium", 15: "medium", 16: "high"}),
        ("C", {19: "high", 20: "very_high", 25: "very_high"}),
        ("D", {1: "low", 5: "low", 6: "medium", 12: "medium", 13: "high", 20: "high"}),
        ("D", {21: "extreme", 25: "extreme"}),
    ],
)
def test_bands_give_each_value_its_level(code, level_at):
    assert {value: bands(code).level(value) for value in level_at} == level_at


def test_a_b_and_c_disagree_at_three_values_only():
    apart = [
        value for value in range(1, 26) if len({bands(code).level(value) for code in "ABC"}) > 1
    ]
    assert apart == [11, 15, 20]


def test_an_unknown_scheme_is_refused():
    for ask in (lambda: matrix("6x6"), lambda: bands("E"), lambda: bands("A", "1999")):
        with pytest.raises(UnknownScheme):
            ask()


def test_the_spans_cover_every_value_once():
    for code in "ABCD":
        spans = bands(code).spans()
        values = [v for _level, first, last in spans for v in range(first, last + 1)]
        assert values == list(range(1, 26))
        assert {level for level, _first, _last in spans} <= set(level_rules())


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("very_low", False),
        ("low", False),
        ("medium", True),
        ("high", True),
        ("very_high", True),
        ("extreme", True),
    ],
)
def test_above_low(level, expected):
    assert is_above_low(level) is expected


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([], ""),
        (["low", "very_low"], "low"),
        (["medium", "high", "low"], "high"),
        (["high", "extreme"], "extreme"),
    ],
)
def test_the_worst_of_some_levels(levels, expected):
    assert worst(levels) == expected


@pytest.mark.parametrize(
    ("practice", "effect", "lowers"),
    [
        ("not_run", "ineffective", False),
        ("irregular", "weak", False),
        ("gaps", "fair", True),
        ("proven", "effective", True),
    ],
)
def test_how_a_control_is_lived_says_how_far_it_works(practice, effect, lowers):
    assert effectiveness_of(practice) == effect
    assert may_lower([practice]) is lowers


@pytest.mark.parametrize(
    ("practices", "expected"),
    [([], "ineffective"), (["not_run", "proven"], "effective"), (["irregular", "gaps"], "fair")],
)
def test_controls_together_are_as_good_as_the_best(practices, expected):
    assert together(practices) == expected


@pytest.mark.parametrize(
    ("kind", "residual", "appetite", "expected"),
    [
        ("quality", None, 10, Objection.NOT_RATED),
        ("quality", Rated(10, "low"), 10, None),
        ("quality", Rated(11, "medium"), 10, Objection.ABOVE_APPETITE),
        ("quality", Rated(11, "medium"), 15, None),
        ("quality", Rated(17, "high"), 25, Objection.PLAN_REQUIRED),
        ("bribery", Rated(22, "extreme"), 25, Objection.PLAN_REQUIRED),
        ("opportunity", Rated(22, "very_high"), 10, None),
    ],
)
def test_what_may_be_borne_as_it_is(kind, residual, appetite, expected):
    assert against_accepting(kind, residual, appetite) is expected
    if residual:
        assert needs_treatment(kind, residual, appetite) is (expected is not None)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], Objection.NO_TREATMENT),
        (["dropped"], Objection.NO_TREATMENT),
        (["done", "open"], Objection.TREATMENT_OPEN),
        (["done", "dropped"], None),
    ],
)
def test_when_a_plan_is_carried_out(found, expected):
    assert against_treated(found) is expected


@pytest.mark.parametrize(
    ("kind", "inherent", "residual", "expected"),
    [
        ("bribery", "", "", False),
        ("bribery", "high", "", True),
        ("bribery", "high", "low", False),
        ("bribery", "high", "medium", True),
        ("quality", "high", "high", False),
    ],
)
def test_which_risks_ask_for_due_diligence(kind, inherent, residual, expected):
    assert makes_demands(kind, inherent, residual) is expected


def test_late_is_the_day_after():
    day = date(2019, 6, 30)
    assert [is_late(day, state, on) for state, on in (("open", day), ("done", date.max))] == [
        False,
        False,
    ]
    assert is_late(day, "open", date(2019, 7, 1))


@pytest.mark.parametrize(
    ("state", "event", "target"),
    [
        ("identified", "assess", "assessed"),
        ("treated", "assess", "assessed"),
        ("assessed", "plan", "treating"),
        ("treated", "happen", "assessed"),
        ("accepted", "happen", "assessed"),
        ("treating", "happen", "treating"),
        ("treating", "treat", "treated"),
        ("closed", "reopen", "identified"),
        ("identified", "treat", None),
        ("identified", "plan", None),
        ("identified", "accept", None),
        ("treating", "close", None),
        ("closed", "assess", None),
        ("closed", "happen", None),
    ],
)
def test_the_way_of_a_risk(state, event, target):
    if target is None:
        with pytest.raises(TransitionRefused):
            states.RISK.transition(state, event)
    else:
        assert states.RISK.transition(state, event).target == target


def test_every_state_of_a_risk_has_a_way_out():
    assert not states.RISK.final_states
    assert not states.TREATMENT.final_states
    assert states.ASSESSMENT.final_states == {"superseded", "discarded"}


@pytest.mark.parametrize(
    ("day", "quarter", "first", "last"),
    [
        (date(2019, 1, 1), Quarter(2019, 1), date(2019, 1, 1), date(2019, 3, 31)),
        (date(2019, 6, 30), Quarter(2019, 2), date(2019, 4, 1), date(2019, 6, 30)),
        (date(2019, 12, 31), Quarter(2019, 4), date(2019, 10, 1), date(2019, 12, 31)),
    ],
)
def test_quarters(day, quarter, first, last):
    assert quarter_of(day) == quarter
    assert (quarter.first_day, quarter.last_day) == (first, last)


def test_the_quarter_that_ended():
    assert ended_before(date(2019, 1, 1)) == Quarter(2018, 4)
    assert Quarter(2018, 4).due(15) == date(2019, 1, 15)


class TestCalculator:
    def test_answers_as_the_contract_says(self):
        document = {"matrix": "bpkp-5x5", "bands": "A", "likelihood": 3, "impact": 4}
        answer = risk(document)
        assert (answer["value"], answer["level"]) == (17, "high")
        assert [one["confirmed"] for one in answer["rules"]] == [False, False]
        json.dumps(answer)

    @pytest.mark.parametrize(
        ("changes", "path"),
        [
            ({"matrix": "6x6"}, "matrix"),
            ({"bands": "E"}, "bands"),
            ({"likelihood": 0}, "likelihood"),
            ({"likelihood": 6}, "likelihood"),
            ({"impact": "3.5"}, "impact"),
            ({"impact": True}, "impact"),
            ({"wrong": 1}, "wrong"),
        ],
    )
    def test_refuses_at_the_place(self, changes, path):
        document = {"matrix": "bpkp-5x5", "bands": "D", "likelihood": 3, "impact": 4}
        with pytest.raises(InputError) as refusal:
            risk({**document, **changes})
        assert refusal.value.path == path
