"""Results against limits, exactly; a verdict is never typed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from teraju.modules.enterprises.domain.product_tests import (
    Limit,
    LimitIncomplete,
    LimitKind,
    Reading,
    UnreadableResult,
    Verdict,
    check_limit,
    read_result,
    together,
    verdict_of,
)

PASSED, FAILED, OPEN, UNDECIDED = (
    Verdict.PASSED,
    Verdict.FAILED,
    Verdict.OPEN,
    Verdict.UNDECIDED,
)
AT_MOST = Limit(LimitKind.AT_MOST, most=Decimal("0.05"))
AT_LEAST = Limit(LimitKind.AT_LEAST, least=Decimal(4))
BETWEEN = Limit(LimitKind.BETWEEN, least=Decimal("6.5"), most=Decimal("7.5"))
WORDS = Limit(LimitKind.WORDS, words="Negatif")


@pytest.mark.parametrize(
    ("limit", "result", "expected"),
    [
        (AT_MOST, "", OPEN),
        (AT_MOST, "0.05", PASSED),
        (AT_MOST, "0,0500000000000000000000001", FAILED),
        (AT_MOST, "0.050", PASSED),
        (AT_MOST, "< 0.05", PASSED),
        (AT_MOST, "<0,01", PASSED),
        # Below a detection limit that lies above the limit: nobody knows.
        (AT_MOST, "<0.1", UNDECIDED),
        (AT_MOST, ">0.05", FAILED),
        (AT_MOST, ">0.01", UNDECIDED),
        (AT_LEAST, "4", PASSED),
        (AT_LEAST, "3,99", FAILED),
        (AT_LEAST, "> 4", PASSED),
        (AT_LEAST, ">3", UNDECIDED),
        (AT_LEAST, "<4", FAILED),
        (AT_LEAST, "<5", UNDECIDED),
        (BETWEEN, "6.5", PASSED),
        (BETWEEN, "7.5", PASSED),
        (BETWEEN, "6.49", FAILED),
        (BETWEEN, "7.51", FAILED),
        (BETWEEN, "<7", UNDECIDED),
        (BETWEEN, "<6", FAILED),
        (WORDS, " negatif ", PASSED),
        (WORDS, "positif", FAILED),
        (WORDS, "", OPEN),
    ],
)
def test_a_result_is_held_against_its_limit(limit, result, expected):
    assert verdict_of(limit, result) is expected


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([], OPEN),
        ([PASSED, PASSED], PASSED),
        ([PASSED, OPEN], OPEN),
        ([PASSED, UNDECIDED], UNDECIDED),
        ([UNDECIDED, OPEN], OPEN),
        ([OPEN, FAILED], FAILED),
    ],
)
def test_the_worst_line_decides(verdicts, expected):
    assert together(verdicts) is expected


@pytest.mark.parametrize("text", ["baik", "1e3", "--1", "<", "5 mg", "1.000,5", "٥"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(UnreadableResult):
        verdict_of(AT_MOST, text)


def test_a_number_is_read_exactly():
    assert read_result("<0,050") == Reading(Decimal("0.050"), "<")


@pytest.mark.parametrize(
    ("limit", "field"),
    [
        (Limit(LimitKind.AT_MOST), "most"),
        (Limit(LimitKind.AT_LEAST, most=Decimal(1)), "least"),
        (Limit(LimitKind.BETWEEN, least=Decimal(1)), "most"),
        (Limit(LimitKind.BETWEEN, least=Decimal(2), most=Decimal(1)), "most"),
        (Limit(LimitKind.WORDS, words="  "), "wanted"),
    ],
)
def test_a_limit_is_whole(limit, field):
    with pytest.raises(LimitIncomplete) as refused:
        check_limit(limit)
    assert refused.value.field == field
