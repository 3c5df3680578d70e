"""When a failed attempt is tried again. Needs neither database nor clock."""

from __future__ import annotations

import hashlib
from datetime import timedelta

FIRST_DELAY = 10.0
LONGEST_DELAY = 3600.0
JITTER = 0.25
# A job that took five workers with it would take a sixth.
MOST_LOSSES = 5


def delay_before(attempt: int, job_id: object) -> timedelta:
    """The wait before an attempt (2, 3, ...): 10 s doubled each time, at most an hour, give or take
    a quarter that the job's id decides, so that jobs which failed together do not return together.
    """
    doubled = FIRST_DELAY * 2.0 ** min(attempt - 2, 12)
    digest = hashlib.sha256(f"{job_id}:{attempt}".encode()).digest()
    swing = (int.from_bytes(digest[:4]) / 0xFFFFFFFF) * 2 - 1
    return timedelta(seconds=min(doubled, LONGEST_DELAY) * (1 + JITTER * swing))


def may_try_again(*, attempt: int, losses: int, max_attempts: int) -> bool:
    """Whether a failed attempt leaves another; attempts whose worker vanished do not count."""
    return attempt - losses < max_attempts
