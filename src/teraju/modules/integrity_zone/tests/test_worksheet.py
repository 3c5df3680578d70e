"""The score of a worksheet."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.kernel.inputs import InputError
from teraju.modules.integrity_zone.domain.compute import zi
from teraju.modules.integrity_zone.domain.worksheet import (
    result_weights,
    sub_area_weights,
    worksheet_rules,
)

RULES = worksheet_rules()
CODES = [f"{code}.1" for code in sub_area_weights(RULES)] + list(result_weights(RULES))


def ask(answers: dict[str, str]) -> Any:
    return zi({"answers": answers})


def test_weights_make_30_and_30_and_40() -> None:
    weights = sub_area_weights(RULES)
    parts = [sum(v for k, v in weights.items() if k.startswith(part)) for part in ("P", "R")]
    assert parts == [30, 30]
    assert sum(result_weights(RULES).values()) == 40
    areas = [sum(v for k, v in weights.items() if k.split(".")[1] == area) for area in "123456"]
    assert areas == [8, 7, 10, 10, 15, 10]


def test_all_answered_in_full_is_a_hundred() -> None:
    answer = ask(dict.fromkeys(CODES, "1"))
    assert (answer["lever"], answer["result"], answer["total"]) == ("60", "40", "100")
    assert answer["unanswered"] == []
    assert all(each["met"] for each in answer["thresholds"])
    assert not any(each["confirmed"] for each in answer["thresholds"])


def test_a_sub_area_is_the_mean_of_its_answers_times_its_weight() -> None:
    answer = ask({"P.1.4.1": "1", "P.1.4.2": "0.5", "P.1.4.3": "0"})
    assert answer["sub_areas"]["P.1.4"] == "0.75"
    assert answer["areas"]["1"] == "0.75"


def test_a_question_left_out_counts_nothing_and_is_named() -> None:
    answer = ask({"P.1.1.1": "1", "P.1.1.3": "1"})
    assert answer["sub_areas"]["P.1.1"] == "0.333333"
    assert "P.1.1.2" in answer["unanswered"]
    assert "R.6.2" in answer["unanswered"]
    assert "H.2.1" in answer["unanswered"]
    assert "P.1.1" not in answer["unanswered"]


def test_the_result_is_two_surveys_and_the_performance() -> None:
    answer = ask({"H.1.1": "0.9", "H.1.2": "0.5", "H.2.1": "0.8"})
    assert answer["result"] == "32.25"
    met = {(e["predicate"], e["figure"]): e["met"] for e in answer["thresholds"]}
    assert met["WBK", "survey_clean"]
    assert met["WBK", "performance"]
    assert not met["WBBM", "performance"]


@pytest.mark.parametrize(
    ("answers", "path"),
    [
        ({"P.1.1.1": "1.01"}, "answers.P.1.1.1"),
        ({"P.1.1.1": "-0.1"}, "answers.P.1.1.1"),
        ({"P.1.1.1": "A"}, "answers.P.1.1.1"),
        ({"P.1.5.1": "1"}, "answers.P.1.5.1"),
        ({"P.7.1.1": "1"}, "answers.P.7.1.1"),
        ({"P.1.1.0": "1"}, "answers.P.1.1.0"),
        ({"P.1.1.99": "1"}, "answers.P.1.1.99"),
        ({"P.1.1": "1"}, "answers.P.1.1"),
        ({"H.1.3": "1"}, "answers.H.1.3"),
    ],
)
def test_the_offending_place_is_named(answers: dict[str, str], path: str) -> None:
    with pytest.raises(InputError) as refused:
        ask(answers)
    assert refused.value.path == path


@given(st.dictionaries(st.sampled_from(CODES), st.integers(0, 4)), st.sampled_from(CODES))
def test_a_better_answer_never_lowers_the_total(found: dict[str, int], code: str) -> None:
    answers = {key: str(Decimal(value) / 4) for key, value in found.items()}
    before = Decimal(ask(answers)["total"])
    assert 0 <= before <= Decimal(ask(answers | {code: "1"})["total"]) <= 100
