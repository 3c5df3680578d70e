"""The words of supervision: what is done to whom, and in which role."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What an assignment of the Inspektorat is."""

    PERFORMANCE_AUDIT = "performance_audit"
    COMPLIANCE_AUDIT = "compliance_audit"
    SPECIAL_AUDIT = "special_audit"
    REVIEW = "review"
    EVALUATION = "evaluation"
    MONITORING = "monitoring"
    CONSULTING = "consulting"


class Risk(StrEnum):
    """How high the risk of what is supervised was ranked when the plan was written."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Part(StrEnum):
    """The part somebody plays in a team, from who answers for it downwards."""

    RESPONSIBLE = "responsible"
    TECHNICAL = "technical"
    LEADER = "leader"
    MEMBER = "member"


class Declaration(StrEnum):
    """What a member said of conflicts of interest."""

    NONE_YET = "none_yet"
    CLEAR = "clear"
    CONFLICT = "conflict"


class FindingKind(StrEnum):
    """What a finding is about."""

    COMPLIANCE = "compliance"
    CONTROL = "control"
    PERFORMANCE = "performance"
    LOSS = "loss"
    REVENUE = "revenue"
    ADMINISTRATION = "administration"


class Outcome(StrEnum):
    """What somebody who checked the work of somebody else came to."""

    ACCEPTED = "accepted"
    RETURNED = "returned"


class Change(StrEnum):
    """What an amendment did to a line of the plan."""

    ADDED = "added"
    CHANGED = "changed"
    DROPPED = "dropped"
