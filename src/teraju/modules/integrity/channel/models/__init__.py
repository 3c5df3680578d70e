"""Tables of channel."""

from .announcements import Announcement
from .statements import ClosedCase, Statement

__all__ = ["Announcement", "ClosedCase", "Statement"]
