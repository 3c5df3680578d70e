"""What the yearly plan, boards and reports tell the house when it starts."""

from __future__ import annotations


def register() -> None:
    """Numbers, inbox, pages, search, menu, files."""
