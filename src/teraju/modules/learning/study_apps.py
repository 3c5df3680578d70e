"""What study visits tell the house when it starts."""

from __future__ import annotations


def register() -> None:
    """Pages, menu, inbox, evidence, jobs."""
