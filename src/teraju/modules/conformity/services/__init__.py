"""Use-cases: each one transaction and one event."""

from .assessments import (
    change_assessment,
    conclude_assessment,
    reopen_assessment,
    start_assessment,
    withdraw_assessment,
)
from .evidence import (
    Link,
    add_evidence,
    following_refused,
    replace_evidence,
    require_follower,
    withdraw_evidence,
)
from .imports import import_evidence
from .judging import Answer, judge
from .owners import set_topic_owner
from .snapshots import count_again, refresh_snapshots

__all__ = [
    "Answer",
    "Link",
    "add_evidence",
    "change_assessment",
    "conclude_assessment",
    "count_again",
    "following_refused",
    "import_evidence",
    "judge",
    "refresh_snapshots",
    "reopen_assessment",
    "replace_evidence",
    "require_follower",
    "set_topic_owner",
    "start_assessment",
    "withdraw_assessment",
    "withdraw_evidence",
]
