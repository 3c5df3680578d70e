"""Blocks that several pages of this module show."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.selectors import papers_of
from teraju.platform.web.kinds import Link, Section, Status

from .common import TABLE


def papers_section(viewer: Viewer, target: Any) -> list[Section]:
    """The papers issued about a record, if there are any."""
    rows = [
        [
            Link(paper.number, paper.get_absolute_url()),
            paper.issued_on,
            Status("good", paper.get_status_display())
            if paper.is_valid
            else Status("none", paper.get_status_display(), paper.revoked_reason),
        ]
        for paper in papers_of(viewer, target)
    ]
    if not rows:
        return []
    headers = [_("Number of the paper"), _("Issued on"), _("Status")]
    return [Section(_("Signed papers"), TABLE, {"headers": headers, "rows": rows})]
