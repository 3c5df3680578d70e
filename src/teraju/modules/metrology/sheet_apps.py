"""What test sheets, marks and certificates tell the house when it starts."""

from __future__ import annotations


def register() -> None:
    """Numbers, inbox, pages, search, menu, files."""
