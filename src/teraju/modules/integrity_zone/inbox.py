"""What waits for whom: to fill in, to assess, to close; and what was handed over."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem, Text

from . import permissions
from .domain.catalogue import catalogue
from .domain.states import SheetState
from .models import Sheet
from .selectors.sheets import sheets, tied_to_unit

# In each state: whose turn it is, and what they are asked.
TURNS: dict[str, tuple[str, Promise, Promise]] = {
    SheetState.OPEN: (
        permissions.KEEP,
        _("Fill in the worksheet of the integrity zone {year}"),
        _("Fill in"),
    ),
    SheetState.SUBMITTED: (
        permissions.ASSESS,
        _("Assess the worksheet of the integrity zone {year}"),
        _("Assess"),
    ),
    SheetState.ASSESSED: (
        permissions.CLOSE,
        _("Close the worksheet of the integrity zone {year}"),
        _("Look at it"),
    ),
}


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Worksheets on which it is the viewer's turn. Two queries."""
    if not any(rights.allowed_somewhere(viewer, right) for right, *_words in TURNS.values()):
        return []
    rows = sheets(viewer).filter(state__in=list(TURNS)).order_by("year", "pk")
    mine = [one for one in rows if rights.allowed(viewer, TURNS[one.state][0], one)]
    handed_in = [one for one in mine if one.state == SheetState.SUBMITTED]
    own = tied_to_unit(viewer, handed_in) if handed_in else set()
    return [_item(one) for one in mine if one.pk not in own]


def _item(one: Sheet) -> InboxItem:
    _right, words, label = TURNS[one.state]
    is_sheet = one.state != SheetState.ASSESSED
    return InboxItem(
        key=f"integrity-zone-{one.pk}-{one.state}",
        title=format_lazy(words, year=one.year),
        url=reverse("integrity_zone_worksheet", args=[one.pk])
        if is_sheet
        else one.get_absolute_url(),
        due=one.due_on if one.state == SheetState.OPEN else None,
        detail=_progress(one) if one.state == SheetState.OPEN else "",
        action_label=label,
        agency_label=one.agency.short_name,
    )


def _progress(one: Sheet) -> Text:
    total = len(catalogue(one.edition).questions)
    return format_lazy(_("{done} of {total} questions answered"), done=one.answered, total=total)


def handed_over(viewer: Viewer) -> Sequence[InboxItem]:
    """The sheets that the viewer handed in and that are with the assessor. One query."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    rows = sheets(viewer).filter(submitted_by=viewer.user_id, state=SheetState.SUBMITTED)
    return [
        InboxItem(
            key=f"integrity-zone-{one.pk}-handed-over",
            title=format_lazy(_("Worksheet of the integrity zone {year}"), year=one.year),
            url=one.get_absolute_url(),
            detail=one.get_state_display(),
            agency_label=one.agency.short_name,
        )
        for one in rows.order_by("year", "pk")
    ]
