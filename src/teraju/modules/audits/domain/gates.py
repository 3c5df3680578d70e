"""What stands in the way of a certification decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from teraju.kernel.periods import add_months
from teraju.modules.audits.domain.cycle import rules_on


class Grade(StrEnum):
    """How heavy a finding of the certification body is; only the first two ever block."""

    MAJOR = "major"
    MINOR = "minor"
    OBSERVATION = "observation"
    OPPORTUNITY = "opportunity"


class BlockCode(StrEnum):
    """Why a decision may not be taken yet; the page gives each its words."""

    STAGE_2_NOT_ENDED = "stage_2_not_ended"
    MAJOR_NOT_VERIFIED = "major_not_verified"
    MINOR_PLAN_NOT_ACCEPTED = "minor_plan_not_accepted"
    STAGE_2_MUST_BE_REPEATED = "stage_2_must_be_repeated"


@dataclass(frozen=True, slots=True)
class BodyFinding:
    """A finding as the gate sees it; `reference` is whatever the caller knows it by."""

    reference: str
    grade: Grade
    plan_accepted_on: date | None = None
    verified_on: date | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One reason against the decision; `limit` is the last day to verify a major."""

    code: BlockCode
    reference: str = ""
    limit: date | None = None


def verification_limit(stage_2_ended_on: date) -> date:
    """Give the last day to verify majors: 6 months after the last day of stage 2, same day.

    Source: ISO/IEC 17021-1:2015, 9.5.3.2. Raises NoRuleInForce, DateOutOfReach.
    """
    months = rules_on(stage_2_ended_on).integer("major_verification_months")
    return add_months(stage_2_ended_on, months)


def decision_blocks(
    findings: Iterable[BodyFinding], *, stage_2_ended_on: date | None, decided_on: date
) -> list[Block]:
    """List every reason against a decision on a day, in the order of the findings; empty is free.

    Majors must be verified by the body, and that within the limit; minors need an accepted plan.
    What happened after `decided_on` doesn't count. After a repeated stage 2 pass its last day.
    Source: ISO/IEC 17021-1:2015, 9.5.2 and 9.5.3.2. Raises NoRuleInForce, DateOutOfReach.
    """
    if stage_2_ended_on is None or stage_2_ended_on > decided_on:
        return [Block(BlockCode.STAGE_2_NOT_ENDED)]
    limit = verification_limit(stage_2_ended_on)
    return [block for finding in findings for block in _blocks_of(finding, limit, decided_on)]


def _blocks_of(finding: BodyFinding, limit: date, decided_on: date) -> Iterator[Block]:
    verified = _happened(finding.verified_on, decided_on)
    match finding.grade:
        case Grade.MAJOR if not _happened(finding.verified_on, limit) and (
            verified or decided_on > limit
        ):
            yield Block(BlockCode.STAGE_2_MUST_BE_REPEATED, finding.reference, limit)
        case Grade.MAJOR if not verified:
            yield Block(BlockCode.MAJOR_NOT_VERIFIED, finding.reference, limit)
        # A minor that the body has verified already has gone further than its plan.
        case Grade.MINOR if not (verified or _happened(finding.plan_accepted_on, decided_on)):
            yield Block(BlockCode.MINOR_PLAN_NOT_ACCEPTED, finding.reference)


def _happened(on: date | None, by: date) -> bool:
    return on is not None and on <= by
