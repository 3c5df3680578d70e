"""Due diligence, evaluation, clearance and control lines: tables of cases and properties."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.kernel.states import TransitionRefused
from teraju.modules.risks import partner_rules
from teraju.modules.risks.domain.clearance import Cleared, Obstacle, obstacles
from teraju.modules.risks.domain.control_lines import Lacking, Said, lacks
from teraju.modules.risks.domain.diligence import (
    Band,
    BriberyLevel,
    DiligenceStanding,
    Fault,
    Outcome,
    Weighed,
    is_better,
    judge,
    last_day,
    missing,
    standing,
)
from teraju.modules.risks.domain.evaluation import (
    Criterion,
    EvaluationResult,
    evaluate_again_on,
    is_milder,
    result_of,
    score,
)
from teraju.modules.risks.domain.partner_states import DILIGENCE, ENGAGEMENT, WORKSHEET

DAY = date(2020, 10, 15)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)
R, L, F, B = Outcome, BriberyLevel, Fault, Obstacle
D = Decimal

YES_NO = {"yes": D(1), "partly": D("0.5"), "no": D(0), "none": None}
BANDS = [
    Band(D(75), R.ACCEPTABLE),
    Band(D(50), R.CONDITIONS),
    Band(D(0), R.NOT_ACCEPTABLE),
]
PLAIN = [Weighed("a", D(2), YES_NO), Weighed("b", D(1), YES_NO)]
FLAGGED = [
    Weighed("a", D(9), YES_NO),
    Weighed("b", D(1), YES_NO, frozenset({"no"}), R.CONDITIONS),
    Weighed("c", D(1), YES_NO, frozenset({"no"}), R.NOT_ACCEPTABLE),
]


@pytest.mark.parametrize(
    ("questions", "answers", "expected", "outcome", "flags"),
    [
        (PLAIN, {"a": "yes", "b": "yes"}, "100.00", R.ACCEPTABLE, []),
        (PLAIN, {"a": "yes", "b": "no"}, "66.67", R.CONDITIONS, []),
        (PLAIN, {"a": "no", "b": "yes"}, "33.33", R.NOT_ACCEPTABLE, []),
        (PLAIN, {"a": "yes", "b": "none"}, "100.00", R.ACCEPTABLE, []),
        (PLAIN, {"a": "partly", "b": "none"}, "50.00", R.CONDITIONS, []),
        (PLAIN, {"a": "none", "b": "none"}, "0.00", R.NOT_ACCEPTABLE, []),
        (FLAGGED, {"a": "yes", "b": "no", "c": "yes"}, "90.91", R.CONDITIONS, ["b"]),
        (FLAGGED, {"a": "yes", "b": "yes", "c": "no"}, "90.91", R.NOT_ACCEPTABLE, ["c"]),
        (FLAGGED, {"a": "yes", "b": "no", "c": "no"}, "81.82", R.NOT_ACCEPTABLE, ["b", "c"]),
        # A cap makes nothing better.
        (FLAGGED, {"a": "no", "b": "no", "c": "yes"}, "9.09", R.NOT_ACCEPTABLE, ["b"]),
    ],
)
def test_answers_are_weighed_exactly_and_red_flags_cap(
    questions, answers, expected, outcome, flags
):
    found = judge(questions, answers, BANDS)
    assert (found.score, found.outcome, list(found.red_flags)) == (D(expected), outcome, flags)


def test_a_band_is_found_by_the_exact_share_not_by_the_rounded_one():
    almost = [Weighed("a", D("74999"), YES_NO), Weighed("b", D("25001"), YES_NO)]
    found = judge(almost, {"a": "yes", "b": "no"}, BANDS)
    assert (found.score, found.outcome) == (D("75.00"), R.CONDITIONS)


@given(st.lists(st.sampled_from(["yes", "partly", "no", "none"]), min_size=2, max_size=2))
def test_a_score_lies_between_nothing_and_all(answers):
    found = judge(PLAIN, dict(zip("ab", answers, strict=True)), BANDS)
    assert 0 <= found.score <= 100


def test_what_is_not_answered_or_not_an_answer_is_missing():
    assert missing(PLAIN, {"a": "perhaps"}) == ["a", "b"]
    assert missing(PLAIN, {"a": "yes", "b": "none"}) == []


@pytest.mark.parametrize(
    ("one", "than", "better"),
    [
        (R.ACCEPTABLE, R.CONDITIONS, True),
        (R.CONDITIONS, R.CONDITIONS, False),
        (R.NOT_ACCEPTABLE, R.CONDITIONS, False),
    ],
)
def test_which_outcome_is_milder(one, than, better):
    assert is_better(one, than) is better


@pytest.mark.parametrize(
    ("decided", "months", "expected"),
    [
        (date(2019, 2, 4), 12, date(2020, 2, 3)),
        (date(2019, 1, 31), 1, date(2019, 2, 27)),
        (date(2020, 2, 29), 12, date(2021, 2, 27)),
    ],
)
def test_the_last_day_of_a_decision(decided, months, expected):
    assert last_day(decided, months) == expected


@pytest.mark.parametrize(
    ("outcome", "then", "now", "until", "conditions", "fault"),
    [
        (R.ACCEPTABLE, L.LOW, L.LOW, DAY, [], None),
        (R.ACCEPTABLE, L.ABOVE_LOW, L.ABOVE_LOW, DAY, [], None),
        (R.ACCEPTABLE, L.ABOVE_LOW, L.LOW, AFTER, [], None),
        (R.ACCEPTABLE, L.ABOVE_LOW, L.ABOVE_LOW, BEFORE, [], F.EXPIRED),
        (R.ACCEPTABLE, L.LOW, L.ABOVE_LOW, AFTER, [], F.LEVEL_RAISED),
        (R.CONDITIONS, L.ABOVE_LOW, L.ABOVE_LOW, AFTER, [DAY], None),
        (R.CONDITIONS, L.ABOVE_LOW, L.ABOVE_LOW, AFTER, [AFTER, BEFORE], F.CONDITION_LATE),
        (R.NOT_ACCEPTABLE, L.ABOVE_LOW, L.ABOVE_LOW, AFTER, [], F.NOT_ACCEPTABLE),
        (R.NOT_ACCEPTABLE, L.ABOVE_LOW, L.ABOVE_LOW, BEFORE, [], F.NOT_ACCEPTABLE),
    ],
)
def test_how_a_due_diligence_stands(outcome, then, now, until, conditions, fault):
    found = standing(
        outcome=outcome,
        level_then=then,
        level_now=now,
        valid_until=until,
        open_conditions=conditions,
        on=DAY,
    )
    assert (found.is_valid, found.fault) == (fault is None, fault)


VALID = DiligenceStanding(is_valid=True)


def lapsed(fault):
    return DiligenceStanding(is_valid=False, fault=fault)


@pytest.mark.parametrize(
    ("partner", "expected"),
    [
        (Cleared(L.LOW, lapsed(F.NONE_MADE), has_commitment=False), []),
        (Cleared(L.LOW, lapsed(F.EXPIRED), has_commitment=False), []),
        (Cleared(L.LOW, lapsed(F.NOT_ACCEPTABLE), has_commitment=False), [B.NOT_ACCEPTABLE]),
        (Cleared(L.UNKNOWN, lapsed(F.NONE_MADE), has_commitment=False), [B.NOT_JUDGED]),
        (Cleared(L.ABOVE_LOW, VALID, has_commitment=True), []),
        (Cleared(L.ABOVE_LOW, VALID, has_commitment=False), [B.NO_COMMITMENT]),
        (Cleared(L.ABOVE_LOW, lapsed(F.NONE_MADE), has_commitment=True), [B.NO_DILIGENCE]),
        (Cleared(L.ABOVE_LOW, lapsed(F.LEVEL_RAISED), has_commitment=True), [B.NO_DILIGENCE]),
        (
            Cleared(L.ABOVE_LOW, lapsed(F.EXPIRED), has_commitment=False),
            [B.DILIGENCE_EXPIRED, B.NO_COMMITMENT],
        ),
        (
            Cleared(L.ABOVE_LOW, lapsed(F.CONDITION_LATE), has_commitment=True),
            [B.CONDITION_LATE],
        ),
        (Cleared(L.LOW, VALID, has_commitment=True, is_blocked=True), [B.BLOCKED]),
        (Cleared(L.LOW, VALID, has_commitment=True, is_ended=True), [B.ENDED]),
        (
            Cleared(L.LOW, VALID, has_commitment=True, evaluation=EvaluationResult.STOP),
            [B.STOPPED],
        ),
        (Cleared(L.LOW, VALID, has_commitment=True, evaluation=EvaluationResult.CONDITIONS), []),
    ],
)
def test_what_stands_against_an_engagement(partner, expected):
    assert list(obstacles(partner)) == expected


CRITERIA = [Criterion("quality", D(4)), Criterion("time", D(3)), Criterion("price", D(1))]


@pytest.mark.parametrize(
    ("marks", "expected", "result"),
    [
        ({"quality": 4, "time": 4, "price": 4}, "4.00", EvaluationResult.KEEP),
        ({"quality": 3, "time": 3, "price": 3}, "3.00", EvaluationResult.KEEP),
        ({"quality": 4, "time": 2, "price": 1}, "2.88", EvaluationResult.CONDITIONS),
        ({"quality": 2, "time": 2, "price": 4}, "2.25", EvaluationResult.CONDITIONS),
        ({"quality": 2, "time": 2, "price": 3}, "2.13", EvaluationResult.STOP),
        ({"quality": 1, "time": 1, "price": 1}, "1.00", EvaluationResult.STOP),
    ],
)
def test_a_provider_by_its_marks(marks, expected, result):
    found = score(CRITERIA, marks)
    assert found == D(expected)
    assert result_of(found, D(3), D("2.25")) is result


def test_milder_results_and_the_next_evaluation():
    assert is_milder(EvaluationResult.KEEP, EvaluationResult.STOP)
    assert not is_milder(EvaluationResult.STOP, EvaluationResult.KEEP)
    assert evaluate_again_on(date(2020, 2, 29), 12) == date(2021, 2, 28)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (Said(), Lacking.ANSWER),
        (Said("yes"), Lacking.EVIDENCE),
        (Said("yes", "SOP"), None),
        (Said("not_applicable"), Lacking.EVIDENCE),
        (Said("not_applicable", "Tidak ada kas"), None),
        (Said("no"), Lacking.ACTION),
        (Said("partly", action="Susun SOP"), Lacking.OFFICE),
        (Said("partly", action="Susun SOP", office="Sekretaris"), Lacking.DUE),
        (Said("no", action="Susun SOP", office="Sekretaris", due_on=DAY), None),
    ],
)
def test_what_a_line_of_a_worksheet_lacks(said, expected):
    assert lacks(said) is expected


@pytest.mark.parametrize(
    ("table", "state", "event", "target"),
    [
        (DILIGENCE, "draft", "send", "sent"),
        (DILIGENCE, "draft", "drop", "dropped"),
        (DILIGENCE, "sent", "give_back", "draft"),
        (DILIGENCE, "sent", "review", "reviewed"),
        (DILIGENCE, "reviewed", "return", "draft"),
        (DILIGENCE, "reviewed", "approve", "decided"),
        (DILIGENCE, "decided", "answer", None),
        (DILIGENCE, "decided", "drop", None),
        (DILIGENCE, "draft", "approve", None),
        (DILIGENCE, "sent", "approve", None),
        (ENGAGEMENT, "planned", "start", "running"),
        (ENGAGEMENT, "planned", "cancel", "cancelled"),
        (ENGAGEMENT, "running", "end", "ended"),
        (ENGAGEMENT, "running", "cancel", None),
        (ENGAGEMENT, "ended", "start", None),
        (WORKSHEET, "draft", "send", "sent"),
        (WORKSHEET, "sent", "approve", "approved"),
        (WORKSHEET, "sent", "give_back", "draft"),
        (WORKSHEET, "approved", "answer", None),
        (WORKSHEET, "approved", "follow_up", "approved"),
    ],
)
def test_the_arrows(table, state, event, target):
    if target is None:
        with pytest.raises(TransitionRefused):
            table.transition(state, event)
    else:
        assert table.transition(state, event).target == target


@pytest.mark.parametrize("table", [DILIGENCE, ENGAGEMENT, WORKSHEET])
def test_every_state_has_a_way_out(table):
    ends = {"decided", "dropped", "ended", "cancelled", "approved"}
    assert table.final_states <= ends


class TestRuleFiles:
    """The files hold what the code reads, and say that nobody has confirmed them."""

    PATHS = (partner_rules.DILIGENCE, partner_rules.EVALUATION, partner_rules.WORKSHEETS)

    @pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
    def test_is_unconfirmed(self, path):
        assert not partner_rules.edition_on(path, DAY).confirmed

    def test_low_risk_is_asked_less(self):
        edition = partner_rules.edition_on(partner_rules.DILIGENCE, DAY).name
        low = [one.code for one in partner_rules.questions(edition, L.LOW)]
        above = [one.code for one in partner_rules.questions(edition, L.ABOVE_LOW)]
        assert set(low) < set(above)
        assert partner_rules.diligence_months(edition, L.ABOVE_LOW) < (
            partner_rules.diligence_months(edition, L.LOW)
        )

    def test_best_answers_are_acceptable_and_every_flag_caps(self):
        edition = partner_rules.edition_on(partner_rules.DILIGENCE, DAY).name
        rules = [one.rule for one in partner_rules.questions(edition, L.ABOVE_LOW)]
        best = {
            one.code: next(code for code, worth in one.worth.items() if worth == 1) for one in rules
        }
        bands = partner_rules.bands(edition)
        assert judge(rules, best, bands).outcome is R.ACCEPTABLE
        for one in rules:
            for flag in one.red_flags:
                found = judge(rules, {**best, one.code: flag}, bands)
                assert found.outcome is one.cap

    def test_criteria_marks_and_controls_are_there(self):
        edition = partner_rules.edition_on(partner_rules.EVALUATION, DAY).name
        assert [mark for mark, _words in partner_rules.marks(edition)] == [4, 3, 2, 1]
        assert partner_rules.thresholds(edition) == (D(3), D("2.25"))
        sheets = partner_rules.edition_on(partner_rules.WORKSHEETS, DAY).name
        for kind in ("financial", "non_financial"):
            codes = [one.code for one in partner_rules.controls(sheets, kind)]
            assert len(codes) == len(set(codes)) > 5
