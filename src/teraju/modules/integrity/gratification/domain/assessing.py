"""What becomes of a report: the answer of the rules, beside which an officer's own stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from .states import State


class Kind(StrEnum):
    """What happened with the gift."""

    RECEIVED = "received"
    REFUSED = "refused"
    GAVE = "gave"


class Verdict(StrEnum):
    """What the UPG makes of a report, named as the event that it causes."""

    TO_KPK = "assess_to_kpk"
    UPG_LEVEL = "assess_upg_level"
    NOT_REPORTABLE = "assess_not_reportable"
    REFUSAL = "record_refusal"


TARGETS = {
    Verdict.TO_KPK: State.TO_KPK,
    Verdict.UPG_LEVEL: State.UPG_LEVEL,
    Verdict.NOT_REPORTABLE: State.NOT_REPORTABLE,
    Verdict.REFUSAL: State.REFUSAL_RECORDED,
}


class Why(StrEnum):
    """On what the answer of the rules rests."""

    REPORTABLE = "reportable"
    NOT_REPORTABLE = "not_reportable"
    PERISHABLE = "perishable"
    NO_VALUE = "no_value"
    REFUSED = "refused"
    GAVE = "gave"


@dataclass(frozen=True, slots=True)
class Object:
    """A gift of a report: its estimated value in rupiah (None: nobody could say), what it is."""

    value: Decimal | None
    is_perishable: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the rules say, and why."""

    verdict: Verdict
    why: Why


def answer_of(kind: Kind, *, is_reportable: bool | None, objects: Sequence[Object]) -> Answer:
    """Say what the rules make of a report.

    `is_reportable` None: the rules gave no answer, so that KPK is asked. Goods that spoil are
    given away and objects without value are closed without KPK, a mixed report goes to it.
    Source: Peraturan KPK 2/2019, article 2; SE KPK 6/2023; Peraturan KPK 1/2026, article 14.
    """
    match kind:
        case Kind.REFUSED:
            return Answer(Verdict.REFUSAL, Why.REFUSED)
        case Kind.GAVE:
            return Answer(Verdict.UPG_LEVEL, Why.GAVE)
    if is_reportable is False:
        return Answer(Verdict.NOT_REPORTABLE, Why.NOT_REPORTABLE)
    if objects and all(one.value == 0 for one in objects):
        return Answer(Verdict.UPG_LEVEL, Why.NO_VALUE)
    if objects and all(one.is_perishable or one.value == 0 for one in objects):
        return Answer(Verdict.UPG_LEVEL, Why.PERISHABLE)
    return Answer(Verdict.TO_KPK, Why.REPORTABLE)


def goes_to_kpk(kind: Kind, *, is_reportable: bool | None) -> bool:
    """Say whether KPK's days run for a report: what was given, or need not be told, has none."""
    return kind is not Kind.GAVE and is_reportable is not False


def verdicts_for(kind: Kind) -> tuple[Verdict, ...]:
    """The verdicts that a report of a kind can have: of a refused gift nothing is decided."""
    match kind:
        case Kind.REFUSED:
            return (Verdict.REFUSAL, Verdict.TO_KPK)
        case Kind.GAVE:
            return (Verdict.UPG_LEVEL,)
    return (Verdict.TO_KPK, Verdict.UPG_LEVEL, Verdict.NOT_REPORTABLE)
