"""The papers about a record, for the page of that record."""

from __future__ import annotations

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.selectors import papers_of
from teraju.platform.web.kinds import Action, Link, Section

from .verdicts import standing


def papers_section(viewer: Viewer, target: Model, action: Action | None = None) -> Section:
    """A block with the papers issued about a record; `action` issues the next. Queries once."""
    rows = [
        [
            Link(paper.title, reverse("paper", args=[paper.pk])),
            paper.number,
            paper.issued_on,
            standing(paper),
        ]
        for paper in papers_of(viewer, target)
    ]
    return Section(
        _("Issued papers"),
        "web/sections/table.html",
        {
            "headers": [_("Paper"), _("Official number"), _("Issued on"), _("Status")],
            "rows": rows,
            "empty": _("No paper was issued yet."),
        },
        action=action,
    )
