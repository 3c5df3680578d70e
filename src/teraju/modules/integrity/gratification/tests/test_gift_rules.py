from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.kernel.rulesets import NoRuleInForce
from teraju.modules.integrity.gratification.domain.rules import (
    LETTERS,
    Gift,
    Reason,
    judge,
    letters_of,
)

OLD, NEW = date(2026, 1, 19), date(2026, 1, 20)
R = Reason


def asked(
    letter: str,
    value: str = "0",
    *,
    on: date = NEW,
    earlier: str = "0",
    money: bool = False,
    conflict: bool = False,
) -> Gift:
    return Gift(on, letter, Decimal(value), Decimal(earlier), money, conflict)


@pytest.mark.parametrize(
    ("gift", "reasons"),
    [
        # Weddings: the limit changed on 20 January 2026; the day of receipt decides.
        (asked("l", "1000000", on=OLD, money=True), {R.WITHIN_LIMIT}),
        (asked("l", "1000001", on=OLD, money=True), {R.ABOVE_EVENT_LIMIT}),
        (asked("l", "1500000", money=True), {R.WITHIN_LIMIT}),
        (asked("l", "1500000.01", money=True), {R.ABOVE_EVENT_LIMIT}),
        # A wedding has no yearly limit: it is counted by event.
        (asked("l", "1500000", earlier="9000000", money=True), {R.WITHIN_LIMIT}),
        # Colleagues, farewell: a letter of its own until 2026, then gone.
        (asked("n", "300000", on=OLD), {R.WITHIN_LIMIT}),
        (asked("n", "300001", on=OLD), {R.ABOVE_GIFT_LIMIT}),
        (asked("n", "300000", on=OLD, earlier="700000"), {R.WITHIN_LIMIT}),
        (asked("n", "300000", on=OLD, earlier="700001"), {R.ABOVE_YEAR_LIMIT}),
        (asked("n", "100", money=True, on=OLD), {R.IS_MONEY}),
        (asked("n", "100"), {R.REMOVED_FROM_THE_LIST}),
        # Colleagues, other.
        (asked("o", "200000", on=OLD), {R.WITHIN_LIMIT}),
        (asked("o", "200001", on=OLD), {R.ABOVE_GIFT_LIMIT}),
        (asked("o", "200000", on=OLD, earlier="800001"), {R.ABOVE_YEAR_LIMIT}),
        (asked("o", "100", on=OLD, conflict=True), {R.RELATED_TO_DUTY}),
        (asked("o", "500000"), {R.WITHIN_LIMIT}),
        (asked("o", "500001"), {R.ABOVE_GIFT_LIMIT}),
        (asked("o", "500000", earlier="1000000"), {R.WITHIN_LIMIT}),
        (asked("o", "500000", earlier="1000001"), {R.ABOVE_YEAR_LIMIT}),
        (asked("o", "500001", earlier="1000000"), {R.ABOVE_GIFT_LIMIT, R.ABOVE_YEAR_LIMIT}),
        (asked("o", "1", conflict=True), {R.CONFLICT_OF_INTEREST}),
        (asked("o", "1", money=True, conflict=True), {R.CONFLICT_OF_INTEREST, R.IS_MONEY}),
        # A misfortune has no limit in rupiah since 2019, whatever older lists print.
        (asked("m", "99000000", on=OLD, money=True), {R.ON_THE_LIST}),
        (asked("m", "99000000", money=True), {R.ON_THE_LIST}),
        (asked("m", "1", conflict=True), {R.CONFLICT_OF_INTEREST}),
        (asked("a", "900000000", money=True), {R.ON_THE_LIST}),
        (asked("a", "1", conflict=True), {R.CONFLICT_OF_INTEREST}),
        (asked("b", "5000000", money=True), {R.ON_THE_LIST}),
        (asked("c", "5000000", money=True), {R.ON_THE_LIST}),
        (asked("d", "400000"), {R.ON_THE_LIST}),
        (asked("d", "400000", money=True), {R.IS_MONEY}),
        (asked("e", "400000"), {R.ON_THE_LIST}),
        (asked("e", "400000", money=True), {R.IS_MONEY}),
        (asked("e", "400000", conflict=True), {R.CONFLICT_OF_INTEREST}),
        (asked("f", "5000000", money=True), {R.ON_THE_LIST}),
        (asked("f", "5000000", conflict=True), {R.RELATED_TO_DUTY}),
        (asked("g", "5000000", money=True, conflict=True), {R.ON_THE_LIST}),
        (asked("h", "5000000"), {R.ON_THE_LIST}),
        (asked("h", "1", conflict=True), {R.RELATED_TO_DUTY}),
        (asked("i", "5000000", money=True), {R.ON_THE_LIST}),
        (asked("i", "1", conflict=True), {R.CONFLICT_OF_INTEREST}),
        (asked("j", "5000000", money=True), {R.ON_THE_LIST}),
        (asked("k", "750000"), {R.ON_THE_LIST}),
        (asked("k", "750000", money=True), {R.IS_MONEY}),
        (asked("p", "50000"), {R.ON_THE_LIST}),
        (asked("p", "50000", money=True), {R.IS_MONEY}),
        (asked("q", "50000000"), {R.ON_THE_LIST}),
        (asked("none", "1"), {R.NOT_ON_THE_LIST}),
        (asked("none", "0", on=OLD), {R.NOT_ON_THE_LIST}),
    ],
)
def test_a_gift_is_judged_with_every_reason(gift: Gift, reasons: set[Reason]) -> None:
    found = judge(gift)
    assert set(found.reasons) == reasons
    assert found.reportable == (not reasons & {R.ON_THE_LIST, R.WITHIN_LIMIT})


def test_the_day_of_receipt_picks_the_rules() -> None:
    assert judge(asked("a", on=OLD)).regulation == "Peraturan KPK 2/2019"
    assert judge(asked("a", on=NEW)).regulation == "Peraturan KPK 1/2026"
    with pytest.raises(NoRuleInForce, match="2019-11-15"):
        judge(asked("a", on=date(2019, 11, 14)))


def test_a_removed_letter_names_the_one_that_took_its_place() -> None:
    assert judge(asked("n")).judged_by_instead == "o"
    assert judge(asked("n", on=OLD)).judged_by_instead == ""


def test_each_edition_has_its_letters() -> None:
    assert tuple(letters_of("2019")) == LETTERS
    assert tuple(letters_of("2026")) == tuple("abcdefghijklmopq")


@given(
    letter=st.sampled_from(LETTERS),
    value=st.decimals(0, 10**9, places=2),
    earlier=st.decimals(0, 10**9, places=2),
    more=st.decimals(0, 10**6, places=2),
    day=st.dates(date(2019, 11, 15), date(2030, 1, 1)),
)
def test_more_of_a_gift_never_needs_less_of_a_report(
    letter: str, value: Decimal, earlier: Decimal, more: Decimal, day: date
) -> None:
    def reportable(amount: Decimal, before: Decimal) -> bool:
        gift = Gift(day, letter, amount, before, is_money=False, conflict_of_interest=False)
        return judge(gift).reportable

    if reportable(value, earlier):
        assert reportable(value + more, earlier)
        assert reportable(value, earlier + more)
