"""What an assessor may find on a topic, and who may not judge it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .states import Exclusion, Progress, Result, State


class Objection(StrEnum):
    """Why a judgement is refused."""

    OWN_TOPIC = "own_topic"
    ALWAYS_APPLIES = "always_applies"
    REASON_MISSING = "reason_missing"
    AGAINST_RECORDS = "against_records"
    NOT_IN_PLACE = "not_in_place"
    RISK_NOT_ASSESSED = "risk_not_assessed"


# Under this topic an agency's assessment of its bribery risk is put on record.
RISK_ASSESSMENT = "bribery-risk-assessment"


@dataclass(frozen=True)
class Rule:
    """A requirement under a topic, as much of it as judging needs."""

    number: str
    edition_id: int
    exclusion: Exclusion


@dataclass(frozen=True)
class Refused:
    """An objection, with the requirements that it is about."""

    objection: Objection
    rules: tuple[Rule, ...] = ()


def objection(
    *,
    result: Result | None,
    progress: Progress,
    note: str,
    rules: Sequence[Rule],
    proved: State,
    speaks_for: bool,
    speaks_against: bool,
    owner_ids: Collection[int],
    assessor_id: int,
    risk_assessed: bool = True,
) -> Refused | None:
    """Why this judgement cannot stand; None if it can.

    Args:
        result: None takes an earlier judgement back, which needs no more than an assessor.
        rules: the requirements that the judgement is for.
        proved: what the records amount to without any judgement.
        speaks_for: some valid record proves or supports the topic.
        speaks_against: some valid record found something wrong with it.
        owner_ids: the people who answer for the topic; they judge others' work, not their own.
        risk_assessed: the agency's assessment of its bribery risk is on record and valid; only
            then can it be low.
    """
    if assessor_id in owner_ids:
        return Refused(Objection.OWN_TOPIC)
    if result is None:
        return None
    if result is Result.NOT_APPLICABLE:
        return _not_applicable(rules, note, risk_assessed=risk_assessed)
    if result is Result.CONFORMING and progress is Progress.NOT_BEGUN:
        return Refused(Objection.NOT_IN_PLACE)
    against_records = (
        (not speaks_for or speaks_against)
        if result is Result.CONFORMING
        else proved is State.CONFORMING
    )
    # Better or worse than what the records say: then somebody says why.
    return Refused(Objection.AGAINST_RECORDS) if against_records and not note else None


def _not_applicable(rules: Sequence[Rule], note: str, *, risk_assessed: bool) -> Refused | None:
    """Why requirements cannot be left out."""
    always = tuple(rule for rule in rules if rule.exclusion is Exclusion.NEVER)
    if always:
        return Refused(Objection.ALWAYS_APPLIES, always)
    by_risk = tuple(rule for rule in rules if rule.exclusion is Exclusion.LOW_RISK)
    if by_risk and not risk_assessed:
        return Refused(Objection.RISK_NOT_ASSESSED, by_risk)
    return None if note else Refused(Objection.REASON_MISSING, tuple(rules))
