"""The papers about a record, for the page of that record."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.db.models import Model
from django.utils.translation import gettext as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.selectors import papers_of
from teraju.platform.web.kinds import Action, Link, Section, Text
from teraju.platform.web.record_parts import table

from .verdicts import standing


def papers_section(
    viewer: Viewer,
    target: Model,
    action: Action | None = None,
    *,
    title: Text = "",
    empty: Text = "",
    number_keys: Collection[str] = (),
    reason_read: Callable[[str], Text] = str,
) -> Section:
    """A block with the papers issued about a record; `action` issues the next. Queries once.

    `title` and `empty` are for a page where they tell more than the usual words, `number_keys`
    for a page that shows one side of its record, such as of an agency, and only papers of that.
    `reason_read` gives why one was revoked as the reader has it, where the program said it.
    """
    rows = [
        [
            # One cell, for a number is too long for half the width of a phone.
            [Link(paper.title, paper.get_absolute_url()), paper.number],
            paper.issued_on,
            standing(paper)
            if paper.is_valid
            else [standing(paper), reason_read(paper.revoked_reason)],
        ]
        for paper in papers_of(viewer, target, number_keys)
    ]
    return table(
        title or _("Issued papers"),
        [_("Paper"), _("Issued on"), _("Status")],
        rows,
        empty or _("No paper was issued yet."),
        action,
    )


def papers_if_any(
    viewer: Viewer, target: Model, *, title: Text = "", number_keys: Collection[str] = ()
) -> list[Section]:
    """The same block, left out where no paper was issued. Queries once."""
    section = papers_section(viewer, target, title=title, number_keys=number_keys)
    return [section] if section.context["rows"] else []
