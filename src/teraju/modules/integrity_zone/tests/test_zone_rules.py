"""The catalogue of questions, what answers count, states, and whose sheet it is."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.integrity_zone.domain.answers import Unanswerable, share_of, written
from teraju.modules.integrity_zone.domain.catalogue import GROUPED, Kind, catalogue, edition_for
from teraju.modules.integrity_zone.domain.scoring import (
    belongs_to_unit,
    predicate_of,
    sheet_score,
    standing,
)
from teraju.modules.integrity_zone.domain.states import SHEET
from teraju.modules.integrity_zone.tests.zone_world import BEST
from teraju.modules.standards.api import load_catalogue, topics

FOUND = catalogue("lke-2024")
QUESTIONS = FOUND.questions
A_QUESTION_OF = {one.kind: one for one in QUESTIONS.values()}
FULL = {code: BEST[one.kind] for code, one in QUESTIONS.items()}
# An answer that counts nothing, of each kind.
WORST = {
    Kind.YES_NO: "no",
    Kind.THREE: "C",
    Kind.FOUR: "D",
    Kind.FIVE: "E",
    Kind.PERCENT: "0%",
    Kind.INDEX: "0",
}


def test_the_questions_share_the_whole_weight() -> None:
    weights = {part: Fraction(0) for part in ("P", "R", GROUPED)}
    for one in QUESTIONS.values():
        weights[one.part] += one.weight
    assert weights == {"P": 30, "R": 30, GROUPED: 40}
    assert set(FOUND.areas) == set("123456")
    assert all(one.name.id and one.name.en for one in QUESTIONS.values())


def test_every_question_is_on_one_page() -> None:
    pages = [*FOUND.areas, GROUPED]
    shown = [one.code for page in pages for one in FOUND.of_part(page)]
    assert sorted(shown) == sorted(QUESTIONS)


@pytest.mark.django_db
def test_the_topics_are_those_of_the_standards() -> None:
    load_catalogue()
    assert {topic for one in QUESTIONS.values() for topic in one.topics} <= set(topics())


@pytest.mark.parametrize(
    ("year", "is_younger"), [(2014, True), (2020, True), (2021, False), (2026, False)]
)
def test_a_year_has_the_edition_in_force_at_its_end(year: int, is_younger: bool) -> None:
    assert edition_for(year).is_younger is is_younger


@pytest.mark.parametrize(
    ("kind", "typed", "kept", "share"),
    [
        (Kind.YES_NO, " ya ", "yes", Fraction(1)),
        (Kind.YES_NO, "Tidak", "no", Fraction(0)),
        (Kind.THREE, "b", "B", Fraction(1, 2)),
        (Kind.FOUR, "B", "B", Fraction(67, 100)),
        (Kind.FOUR, "B, sebagian besar", "B", Fraction(67, 100)),
        (Kind.FIVE, "d", "D", Fraction(1, 4)),
        (Kind.PERCENT, "157 / 170", "157/170", Fraction(157, 170)),
        (Kind.PERCENT, "3 dari 4", "3/4", Fraction(3, 4)),
        (Kind.PERCENT, "92,4 %", "92.4%", Fraction(924, 1000)),
        (Kind.PERCENT, "120%", "120%", Fraction(1)),
        (Kind.INDEX, "3,62", "3.62", Fraction(362, 400)),
        (Kind.INDEX, "4", "4", Fraction(1)),
    ],
)
def test_an_answer_counts_exactly(kind: Kind, typed: str, kept: str, share: Fraction) -> None:
    assert written(typed) == kept
    assert share_of(A_QUESTION_OF[kind], kept, FOUND) == share


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        (Kind.YES_NO, "A"),
        (Kind.THREE, "D"),
        (Kind.FOUR, "E"),
        (Kind.PERCENT, "0/0"),
        (Kind.PERCENT, "12"),
        (Kind.PERCENT, "-1%"),
        (Kind.INDEX, "4.01"),
        (Kind.INDEX, "90%"),
        (Kind.INDEX, "1E1"),
    ],
)
def test_what_is_no_answer_is_refused(kind: Kind, kept: str) -> None:
    with pytest.raises(Unanswerable):
        share_of(A_QUESTION_OF[kind], kept, FOUND)


def test_all_in_full_is_a_hundred_and_the_highest_predicate() -> None:
    score = sheet_score(FOUND, FULL)
    assert (score.total, score.unanswered) == (100, ())
    assert predicate_of(FOUND, score) == "WBBM"


def test_a_threshold_is_met_by_the_exact_score_alone() -> None:
    """3.18 of 4 is 13.9125 points of service: 14 is not reached, though 13.9 rounds to it."""
    weak = sheet_score(FOUND, FULL | {"H.2.1": "3.18"})
    assert predicate_of(FOUND, weak) == ""
    assert predicate_of(FOUND, sheet_score(FOUND, FULL | {"H.2.1": "3.2"})) == "WBK"
    assert predicate_of(FOUND, sheet_score(FOUND, {})) == ""


def test_the_assessor_counts_where_there_is_an_answer() -> None:
    lowered = standing(FOUND, "P.1.1.2", "A", "C")
    assert (lowered.share, lowered.differs, lowered.lost) == (0, True, Fraction(1, 4))
    agreed = standing(FOUND, "P.1.1.2", "A", "A")
    assert (agreed.differs, agreed.lost) == (False, 0)
    assert standing(FOUND, "P.1.1.2", "", "").lost == Fraction(1, 4)


@given(st.dictionaries(st.sampled_from(sorted(QUESTIONS)), st.booleans()))
def test_points_reached_and_missing_make_a_hundred(said: dict[str, bool]) -> None:
    answers = {code: (BEST if good else WORST)[QUESTIONS[code].kind] for code, good in said.items()}
    score = sheet_score(FOUND, answers)
    lost = sum(standing(FOUND, code, answers.get(code, ""), "").lost for code in QUESTIONS)
    assert score.total + lost == 100
    assert set(score.unanswered) == set(QUESTIONS) - set(answers)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_done_of_due_is_a_share_and_never_rounded(done: int, due: int) -> None:
    share = share_of(A_QUESTION_OF[Kind.PERCENT], f"{done}/{due}", FOUND)
    assert share == min(Fraction(done, due), 1)


def test_every_state_has_a_way_out_and_the_end_is_reached() -> None:
    assert not SHEET.final_states
    assert "closed" in SHEET.reachable("open")
    assert all("open" in SHEET.reachable(state) for state in SHEET.states)


@pytest.mark.parametrize(
    ("hats", "own"),
    [
        ([("staff", "/1/7/")], True),
        ([("agency_head", "/1/")], True),
        ([("staff", "/1/7/9/")], True),
        ([("staff", "/2/")], False),
        ([("regional_secretary", "")], False),
        ([("tpi_assessor", "/1/7/")], False),
        ([("tpi_assessor", ""), ("staff", "/1/7/")], True),
    ],
)
def test_nobody_of_the_house_assesses_it(hats: list[tuple[str, str]], own: bool) -> None:
    assert belongs_to_unit(hats, "/1/7/") is own
