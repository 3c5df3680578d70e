"""What neighbours may use of channel."""

from __future__ import annotations

from .selectors.directory import directory_of
from .services import record_announcement, take_in_statement

__all__ = ["directory_of", "record_announcement", "take_in_statement"]
