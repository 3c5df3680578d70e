"""Use-cases of channel."""

from .announcements import record_announcement, withdraw_announcement
from .statements import take_in_statement, withdraw_statement

__all__ = [
    "record_announcement",
    "take_in_statement",
    "withdraw_announcement",
    "withdraw_statement",
]
