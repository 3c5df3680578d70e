"""Who reviews and who approves which document, and what keeps a hand off it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from teraju.kernel.errors import DomainError

from .kinds import Type


class NoApprovalRule(DomainError):
    """No rule says who approves this type on this day."""


class Problem(StrEnum):
    """What is wrong with somebody reviewing or approving, or with the day of effect."""

    OWN_TEXT = "own_text"
    REVIEWED_IT = "reviewed_it"
    NOT_A_REVIEWER = "not_a_reviewer"
    NOT_AN_APPROVER = "not_an_approver"
    BEFORE_APPROVAL = "before_approval"
    BEFORE_THE_STANDING = "before_the_standing"
    TOO_FAR_AHEAD = "too_far_ahead"


@dataclass(frozen=True)
class ApprovalRule:
    """Who reviews and approves a type of document from a day on (codes of roles).

    Where the author is one of the usual reviewers or approvers, a stand-in may do it instead.
    Without reviewers a draft goes straight to approval. `anti_bribery` None: whatever the subject.
    """

    type: Type
    valid_from: date
    source: str
    confirmed: bool
    reviewers: frozenset[str] = frozenset()
    review_stand_ins: frozenset[str] = frozenset()
    approvers: frozenset[str] = frozenset()
    approval_stand_ins: frozenset[str] = frozenset()
    anti_bribery: bool | None = None
    review_months: int = 0

    @property
    def needs_review(self) -> bool:
        return bool(self.reviewers)

    def who_reviews(self, author_roles: Collection[str]) -> frozenset[str]:
        """The roles that may review what an author with these roles wrote."""
        own = self.reviewers & set(author_roles)
        return self.reviewers | self.review_stand_ins if own else self.reviewers

    def who_approves(self, author_roles: Collection[str]) -> frozenset[str]:
        """The roles that may approve what an author with these roles wrote."""
        own = self.approvers & set(author_roles)
        return self.approvers | self.approval_stand_ins if own else self.approvers


@dataclass(frozen=True)
class Hand:
    """Somebody who wants to review or approve: who, and in which roles."""

    user_id: int | None
    roles: frozenset[str]


# Whoever plans further ahead has forgotten a digit.
LONGEST_WAIT_DAYS = 366


def rule_for(
    rules: Sequence[ApprovalRule], kind: Type, day: date, *, anti_bribery: bool
) -> ApprovalRule:
    """The rule for a type on a day: the latest, and one made for the subject before a general one.

    Raises NoApprovalRule.
    """
    fitting = [
        rule
        for rule in rules
        if rule.type is kind
        and rule.valid_from <= day
        and rule.anti_bribery in (None, anti_bribery)
    ]
    if not fitting:
        raise NoApprovalRule(f"no rule says who approves a {kind} on {day}")
    return max(fitting, key=lambda rule: (rule.valid_from, rule.anti_bribery is not None))


def review_problem(
    rule: ApprovalRule, hand: Hand, *, writer_ids: Collection[int], author_roles: Collection[str]
) -> Problem | None:
    """What keeps somebody from reviewing a revision; None if nothing does."""
    if not hand.roles & rule.who_reviews(author_roles):
        return Problem.NOT_A_REVIEWER
    if hand.user_id in writer_ids:
        return Problem.OWN_TEXT
    return None


def approval_problem(
    rule: ApprovalRule,
    hand: Hand,
    *,
    writer_ids: Collection[int],
    author_roles: Collection[str],
    reviewer_id: int | None,
) -> Problem | None:
    """What keeps somebody from approving a revision; None if nothing does.

    Four eyes at least, six where a review is asked for.
    """
    if not hand.roles & rule.who_approves(author_roles):
        return Problem.NOT_AN_APPROVER
    if hand.user_id in writer_ids:
        return Problem.OWN_TEXT
    if reviewer_id is not None and hand.user_id == reviewer_id:
        return Problem.REVIEWED_IT
    return None


def effect_problem(
    effective_on: date, approved_on: date, standing_since: date | None
) -> Problem | None:
    """What is wrong with the day on which a revision is to come into force; None if nothing is.

    `standing_since` is the day from which the present revision is in force.
    """
    if effective_on < approved_on:
        return Problem.BEFORE_APPROVAL
    if standing_since is not None and effective_on < standing_since:
        return Problem.BEFORE_THE_STANDING
    if (effective_on - approved_on).days > LONGEST_WAIT_DAYS:
        return Problem.TOO_FAR_AHEAD
    return None
