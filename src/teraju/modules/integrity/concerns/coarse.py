"""Moments made coarse before they are kept: a row that says to the second when somebody was here
joins them to whoever else was seen in that second."""

from __future__ import annotations

from datetime import datetime, timedelta

STEP = timedelta(minutes=5)


def rounded(moment: datetime) -> datetime:
    """The next full five minutes."""
    missing = -int(moment.timestamp()) % int(STEP.total_seconds())
    return moment.replace(microsecond=0) + timedelta(seconds=missing)
