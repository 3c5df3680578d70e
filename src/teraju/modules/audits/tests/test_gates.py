from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.audits.domain.gates import (
    Block,
    BlockCode,
    BodyFinding,
    Grade,
    decision_blocks,
    verification_limit,
)

D = date
STAGE_2 = D(2018, 11, 16)
LIMIT = D(2019, 5, 16)
SOON = D(2018, 12, 20)
LATE = D(2019, 6, 1)

NOT_VERIFIED = [BlockCode.MAJOR_NOT_VERIFIED]
NO_PLAN = [BlockCode.MINOR_PLAN_NOT_ACCEPTED]
REPEAT = [BlockCode.STAGE_2_MUST_BE_REPEATED]


@pytest.mark.parametrize(
    ("ended", "limit"),
    [(STAGE_2, LIMIT), (D(2018, 8, 31), D(2019, 2, 28)), (D(2019, 8, 30), D(2020, 2, 29))],
)
def test_majors_have_six_months(ended: date, limit: date) -> None:
    assert verification_limit(ended) == limit


@pytest.mark.parametrize(
    ("grade", "plan_accepted_on", "verified_on", "decided_on", "codes"),
    [
        (Grade.MAJOR, None, None, SOON, NOT_VERIFIED),
        (Grade.MAJOR, D(2018, 12, 1), None, SOON, NOT_VERIFIED),
        (Grade.MAJOR, None, SOON, SOON, []),
        (Grade.MAJOR, None, D(2018, 12, 21), SOON, NOT_VERIFIED),
        (Grade.MAJOR, None, LIMIT, LIMIT, []),
        (Grade.MAJOR, None, None, LIMIT, NOT_VERIFIED),
        (Grade.MAJOR, None, None, D(2019, 5, 17), REPEAT),
        (Grade.MAJOR, None, D(2019, 5, 17), LATE, REPEAT),
        (Grade.MAJOR, None, LIMIT, LATE, []),
        (Grade.MINOR, None, None, SOON, NO_PLAN),
        (Grade.MINOR, SOON, None, SOON, []),
        (Grade.MINOR, D(2018, 12, 21), None, SOON, NO_PLAN),
        (Grade.MINOR, None, D(2018, 12, 1), SOON, []),
        (Grade.MINOR, None, None, LATE, NO_PLAN),
        (Grade.MINOR, LATE, None, LATE, []),
        (Grade.OBSERVATION, None, None, LATE, []),
        (Grade.OPPORTUNITY, None, None, LATE, []),
    ],
)
def test_each_grade_has_its_gate(
    grade: Grade,
    plan_accepted_on: date | None,
    verified_on: date | None,
    decided_on: date,
    codes: list[BlockCode],
) -> None:
    finding = BodyFinding("1", grade, plan_accepted_on, verified_on)
    blocks = decision_blocks([finding], stage_2_ended_on=STAGE_2, decided_on=decided_on)
    assert [block.code for block in blocks] == codes


def test_lists_all_reasons_in_order() -> None:
    findings = [
        BodyFinding("a", Grade.MINOR),
        BodyFinding("b", Grade.OBSERVATION),
        BodyFinding("c", Grade.MAJOR),
    ]
    assert decision_blocks(findings, stage_2_ended_on=STAGE_2, decided_on=SOON) == [
        Block(BlockCode.MINOR_PLAN_NOT_ACCEPTED, "a"),
        Block(BlockCode.MAJOR_NOT_VERIFIED, "c", LIMIT),
    ]


def test_nothing_found_is_no_obstacle() -> None:
    assert decision_blocks([], stage_2_ended_on=STAGE_2, decided_on=SOON) == []


@pytest.mark.parametrize("ended", [None, D(2018, 12, 21)])
def test_stage_2_comes_first(ended: date | None) -> None:
    blocks = decision_blocks([], stage_2_ended_on=ended, decided_on=SOON)
    assert blocks == [Block(BlockCode.STAGE_2_NOT_ENDED)]


def test_a_repeated_stage_2_starts_the_months_anew() -> None:
    finding = BodyFinding("1", Grade.MAJOR, verified_on=D(2019, 7, 1))
    blocks = decision_blocks([finding], stage_2_ended_on=D(2019, 6, 20), decided_on=D(2019, 7, 2))
    assert blocks == []


DAYS = st.dates(min_value=D(2018, 1, 1), max_value=D(2020, 12, 31))


@given(st.sampled_from(list(Grade)), st.none() | DAYS, st.none() | DAYS, DAYS, DAYS)
def test_only_majors_and_minors_block(
    grade: Grade, accepted: date | None, verified: date | None, ended: date, decided: date
) -> None:
    finding = BodyFinding("1", grade, accepted, verified)
    codes = {
        block.code
        for block in decision_blocks([finding], stage_2_ended_on=ended, decided_on=decided)
    } - {BlockCode.STAGE_2_NOT_ENDED}
    possible = {
        Grade.MAJOR: {BlockCode.MAJOR_NOT_VERIFIED, BlockCode.STAGE_2_MUST_BE_REPEATED},
        Grade.MINOR: {BlockCode.MINOR_PLAN_NOT_ACCEPTED},
    }
    assert codes <= possible.get(grade, set())
    assert len(codes) <= 1
