"""What orders, sessions and the queue tell the house when it starts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _


def register() -> None:
    """Numbers, inbox, pages, search, menu, files."""
    from teraju.platform.papers.api import NumberKind, register_numbers

    from .services import order_papers as papers

    register_numbers(papers.REFERRAL, NumberKind(label=_("Referral of a request")))
    register_numbers(papers.ASSIGNMENT, NumberKind(label=_("Letter of assignment for testers")))
    register_numbers(papers.MINUTES, NumberKind(label=_("Minutes of verification")))
