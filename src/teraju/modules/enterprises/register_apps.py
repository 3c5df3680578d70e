"""What the register of enterprises and the catalogue of SNI tell the house when it starts."""

from __future__ import annotations


def register() -> None:
    """Pages, menu, inbox, evidence, jobs."""
