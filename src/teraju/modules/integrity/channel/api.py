"""What neighbours may use of channel."""

from __future__ import annotations

from .services import record_announcement, take_in_statement

__all__ = ["record_announcement", "take_in_statement"]
