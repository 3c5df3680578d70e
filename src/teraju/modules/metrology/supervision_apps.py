"""What supervision and reports of citizens tell the house when it starts."""

from __future__ import annotations


def register() -> None:
    """Numbers, inbox, pages, search, menu, files."""
