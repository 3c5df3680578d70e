"""What orders, sessions and the queue tell the house when it starts."""

from __future__ import annotations


def register() -> None:
    """Numbers, inbox, pages, search, menu, files."""
