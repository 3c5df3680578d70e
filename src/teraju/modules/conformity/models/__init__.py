"""Assessments with their judgements, evidence, owners of topics, and the daily snapshots."""

from .assessments import Assessment, AssessmentQuerySet, Judgement, JudgementQuerySet
from .evidence import Evidence, EvidenceQuerySet
from .owners import TopicOwner, TopicOwnerQuerySet
from .snapshots import ReadinessSnapshot, SnapshotQuerySet

__all__ = [
    "Assessment",
    "AssessmentQuerySet",
    "Evidence",
    "EvidenceQuerySet",
    "Judgement",
    "JudgementQuerySet",
    "ReadinessSnapshot",
    "SnapshotQuerySet",
    "TopicOwner",
    "TopicOwnerQuerySet",
]
