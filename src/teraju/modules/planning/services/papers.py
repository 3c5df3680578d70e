"""Papers about an approved text: one is valid at a time, and none of what was superseded."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, override

from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.selectors import papers_of
from teraju.platform.papers.services import revoke_paper


def revoke_earlier(actor: Viewer, target: Any, *, replacement: str = "") -> None:
    """Revoke the valid papers about a record, but for the one that takes their place."""
    for paper in papers_of(actor, target):
        if not paper.is_valid or paper.code == replacement:
            continue
        with override(paper.language):
            reason = gettext("A newer version takes its place.")
        revoke_paper(actor=actor, paper_id=paper.pk, reason=reason, replacement=replacement)
