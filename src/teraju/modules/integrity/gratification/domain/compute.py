"""The calculator `gift`: whether a gift has to be reported, why, and until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from teraju.kernel.compute import Answer
from teraju.kernel.decimals import decimal_text
from teraju.kernel.inputs import Fields, InputError, reading
from teraju.kernel.rulesets import NoRuleInForce
from teraju.modules.integrity.gratification.domain.clocks import Clocks, Due, clocks, days_of
from teraju.modules.integrity.gratification.domain.rules import (
    LETTERS,
    OUTSIDE,
    Gift,
    Judgement,
    edition_on,
    judge,
)
from teraju.modules.integrity.gratification.domain.wording import why
from teraju.platform.calendar.domain import OutsideCalendar, national_calendar, national_data
from teraju.platform.calendar.domain.compute import cautions, rules_between

Caution = dict[str, str]
_DEADLINES = ("report_to_upg_by", "upg_forwards_by", "report_to_kpk_by")


@dataclass(frozen=True, slots=True)
class _Question:
    gift: Gift
    reported_to_upg_on: date | None


def gift(document: object) -> Answer:
    """Answer `{"received_on", "letter", "per_giver_value", "given_this_year", "is_money",
    "conflict_of_interest", "reported_to_upg_on"}`; the last is optional.

    Values in rupiah; `letter` a to q, or none for a gift that no letter covers. Gives `reportable`,
    `why`, `reasons`, `regulation`, `limit` (of a gift, or of a giver at an event), `yearly_limit`,
    the three deadlines as `{"cautious", "last"}` (None when not reportable), `warnings`, `rules`.
    Raises InputError.
    Source: Peraturan KPK 2/2019, article 2(3), and 1/2026; UU 20/2001, article 12C.
    """
    question = _read(document)
    judged = judge(question.gift)
    dates = _clocks(question) if judged.reportable else None
    return {
        "reportable": judged.reportable,
        "why": why(judged),
        "reasons": [str(reason) for reason in judged.reasons],
        "regulation": judged.regulation,
        "limit": _limit(judged, "per_gift"),
        "yearly_limit": _limit(judged, "per_year"),
        **{name: _due(getattr(dates, name)) if dates else None for name in _DEADLINES},
        "warnings": list(_warnings(question, judged, dates)),
        "rules": _rules(question, judged, dates),
    }


def _read(document: object) -> _Question:
    with reading(document) as fields:
        question = _Question(
            Gift(
                received_on=fields.date("received_on"),
                letter=fields.choice("letter", (*LETTERS, OUTSIDE)),
                value=fields.decimal("per_giver_value"),
                given_this_year=fields.decimal("given_this_year"),
                is_money=fields.boolean("is_money"),
                conflict_of_interest=fields.boolean("conflict_of_interest"),
            ),
            _reported_on(fields),
        )
    _check(question)
    return question


def _reported_on(fields: Fields) -> date | None:
    name = "reported_to_upg_on"
    return fields.date(name) if fields.has(name) else None


def _check(question: _Question) -> None:
    asked, reported_on = question.gift, question.reported_to_upg_on
    for name, value in (
        ("per_giver_value", asked.value),
        ("given_this_year", asked.given_this_year),
    ):
        if value < 0:
            raise InputError(name, "at least 0 is expected")
    if reported_on is not None and reported_on < asked.received_on:
        raise InputError("reported_to_upg_on", "lies before the day of receipt")
    try:
        edition_on(asked.received_on)
    except NoRuleInForce as error:
        raise InputError("received_on", str(error)) from error


def _clocks(question: _Question) -> Clocks:
    received_on = question.gift.received_on
    calendar = national_calendar()
    path = "received_on"
    reported_on = question.reported_to_upg_on
    if received_on <= calendar.last_day and reported_on is not None:
        path = "reported_to_upg_on"
    try:
        return clocks(
            received_on=received_on,
            days=days_of(edition_on(received_on)),
            calendar=calendar,
            reported_to_upg_on=reported_on,
        )
    except OutsideCalendar as error:
        raise InputError(path, str(error)) from error


def _limit(judged: Judgement, name: str) -> str | None:
    limit = getattr(judged.rule, name, None)
    return None if limit is None else decimal_text(limit)


def _due(due: Due) -> dict[str, str]:
    return {"cautious": due.cautious.isoformat(), "last": due.last.isoformat()}


def _warnings(question: _Question, judged: Judgement, dates: Clocks | None) -> Iterator[Caution]:
    if judged.judged_by_instead:
        message = (
            f"letter {question.gift.letter} is on the list no more; "
            f"a gift of that kind is judged by letter {judged.judged_by_instead}"
        )
        yield {"path": "letter", "message": message}
    if dates is None:
        return
    if dates.upg_may_be_too_late:
        message = "the UPG's days end after the reporter's date at KPK: forward it by that date"
        yield {"path": "reported_to_upg_on", "message": message}
    yield from cautions(
        question.gift.received_on, _latest(dates), national_data(), path="received_on"
    )


def _latest(dates: Clocks) -> date:
    return max(dates.report_to_kpk_by.last, dates.upg_forwards_by.last)


def _rules(
    question: _Question, judged: Judgement, dates: Clocks | None
) -> list[dict[str, str | bool]]:
    received_on = question.gift.received_on
    edition = edition_on(received_on)
    yearly = ["year"] if judged.rule is not None and judged.rule.per_year is not None else []
    if dates is None:
        return edition.cite("list", *yearly)
    return [
        *edition.cite("list", *yearly, "upg", "kpk", "leave"),
        *rules_between(received_on, _latest(dates), national_data()),
    ]
