"""Whether a gift has to be reported: the list of exceptions in force on the day of receipt.

Source: Peraturan KPK 2/2019, article 2(3), letters a to q, as changed by Peraturan KPK 1/2026.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from teraju.kernel.rulesets import BrokenRuleSet, Edition, load_rule_set

FILE = Path(__file__).parent.parent / "rules" / "gifts.yaml"
# A gift that stands under no letter: no exception to look for.
OUTSIDE = "none"
LETTERS = tuple("abcdefghijklmnopq")


class Reason(StrEnum):
    """Why a gift has to be reported, or need not."""

    ON_THE_LIST = "on_the_list"
    WITHIN_LIMIT = "within_limit"
    NOT_ON_THE_LIST = "not_on_the_list"
    REMOVED_FROM_THE_LIST = "removed_from_the_list"
    CONFLICT_OF_INTEREST = "conflict_of_interest"
    RELATED_TO_DUTY = "related_to_duty"
    IS_MONEY = "is_money"
    ABOVE_GIFT_LIMIT = "above_gift_limit"
    ABOVE_EVENT_LIMIT = "above_event_limit"
    ABOVE_YEAR_LIMIT = "above_year_limit"


@dataclass(frozen=True, slots=True)
class LetterRule:
    """What a letter of the list asks of a gift; limits in rupiah, None where it has none."""

    letter: str
    per_gift: Decimal | None
    per_year: Decimal | None
    per_event: bool
    money_allowed: bool
    needs_no_conflict: bool
    not_duty_related: bool
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Gift:
    """What is asked about one gift. Values in rupiah.

    `value` is the giver's gift, or all of the giver's gifts at one event; `given_this_year` what
    the same giver gave earlier in the calendar year, this gift not counted.
    """

    received_on: date
    letter: str
    value: Decimal
    given_this_year: Decimal
    is_money: bool
    conflict_of_interest: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer, every reason for it, and the rule that it rests on."""

    reportable: bool
    reasons: tuple[Reason, ...]
    rule: LetterRule | None
    edition: str
    regulation: str
    # The letter that gifts of a removed letter are judged by since.
    judged_by_instead: str = ""


def edition_on(day: date) -> Edition:
    """The rules in force on a day; raises NoRuleInForce before the first of them."""
    return load_rule_set(FILE).on(day)


def edition_named(name: str) -> Edition:
    """The rules that a record was judged by."""
    for edition in load_rule_set(FILE).editions:
        if edition.name == name:
            return edition
    raise BrokenRuleSet(f"gifts: no edition {name}")


@lru_cache(maxsize=8)
def letters_of(edition: str) -> Mapping[str, LetterRule]:
    """The letters of an edition, in their order."""
    listed = edition_named(edition).values["letters"]
    return {letter: _letter_rule(letter, listed[letter]) for letter in LETTERS if letter in listed}


def yearly_letters() -> frozenset[str]:
    """The letters that have, or once had, a limit for all gifts of one giver in a year."""
    return frozenset(
        letter
        for edition in load_rule_set(FILE).editions
        for letter, rule in letters_of(edition.name).items()
        if rule.per_year is not None
    )


def judge(gift: Gift) -> Judgement:
    """Say whether a gift has to be reported, with every reason. Rupiah, exact.

    A limit is passed above it, not at it. Raises NoRuleInForce before the first rules.
    Source: Peraturan KPK 2/2019, article 2(3), and 1/2026; the edition on the day of receipt.
    """
    edition = edition_on(gift.received_on)
    rule = letters_of(edition.name).get(gift.letter)
    found = tuple(_against(gift, rule)) if rule else (_why_not_listed(edition, gift.letter),)
    limited = rule is not None and rule.per_gift is not None
    return Judgement(
        reportable=bool(found),
        reasons=found or (Reason.WITHIN_LIMIT if limited else Reason.ON_THE_LIST,),
        rule=rule,
        edition=edition.name,
        regulation=edition.values["regulation"],
        judged_by_instead=edition.values["removed"].get(gift.letter, ""),
    )


def _why_not_listed(edition: Edition, letter: str) -> Reason:
    gone = letter in edition.values["removed"]
    return Reason.REMOVED_FROM_THE_LIST if gone else Reason.NOT_ON_THE_LIST


def _against(gift: Gift, rule: LetterRule) -> Iterator[Reason]:
    """Whatever keeps a gift from falling under its letter."""
    if gift.conflict_of_interest and rule.needs_no_conflict:
        yield Reason.CONFLICT_OF_INTEREST
    elif gift.conflict_of_interest and rule.not_duty_related:
        yield Reason.RELATED_TO_DUTY
    if gift.is_money and not rule.money_allowed:
        yield Reason.IS_MONEY
    if rule.per_gift is not None and gift.value > rule.per_gift:
        yield Reason.ABOVE_EVENT_LIMIT if rule.per_event else Reason.ABOVE_GIFT_LIMIT
    if rule.per_year is not None and gift.given_this_year + gift.value > rule.per_year:
        yield Reason.ABOVE_YEAR_LIMIT


def _letter_rule(letter: str, entry: Mapping[str, Any]) -> LetterRule:
    return LetterRule(
        letter=letter,
        per_gift=_rupiah(entry.get("per_gift")),
        per_year=_rupiah(entry.get("per_year")),
        per_event=entry.get("per_event", False),
        money_allowed=entry.get("money_allowed", True),
        needs_no_conflict=entry.get("needs_no_conflict", False),
        not_duty_related=entry.get("not_duty_related", False),
        words={"en": entry["en"], "id": entry["id"]},
    )


def _rupiah(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
