"""What a reporter's own reports ask of them, KPK's date first; nobody else is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem, read_once

from .domain.states import AT_KPK, ENDED, State
from .models import GiftReport
from .models.choices import STATES
from .selectors import reading

# What went in and is not over: where it stands.
UNDER_WAY = frozenset(set(State) - ENDED - {State.DRAFT, State.RETURNED})


@read_once
def _open(viewer: Viewer) -> Sequence[GiftReport]:
    rows = reading.own_reports(viewer).exclude(state__in=list(ENDED))
    return list(rows.select_related("handling").order_by("kpk_by_cautious", "pk"))


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Drafts to hand in, what was given back, what goes to the state. One query."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    return [item for one in _open(viewer) if (item := _asked(one)) is not None]


def handed_over(viewer: Viewer) -> Sequence[InboxItem]:
    """Where the viewer's reports stand. No query beside that of `waiting`."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    return [
        InboxItem(
            key=f"gift-{one.pk}-handed",
            title=format_lazy(_("Report of a gift {number}"), number=one.number),
            url=one.get_absolute_url(),
            due=None if one.state in AT_KPK else one.kpk_by_cautious,
            detail=STATES[State(one.state)],
        )
        for one in _open(viewer)
        if one.state in UNDER_WAY
    ]


def _asked(one: GiftReport) -> InboxItem | None:
    match one.state:
        case State.DRAFT if one.reportable is not False:
            title, due = _("Hand in the report of a gift"), min(one.kpk_by_cautious, _unit(one))
            return _item(one, "hand-in", title, _("Hand in"), "gratification_report", due)
        case State.DRAFT:
            title = _("A gift that need not be reported: hand it in or withdraw it")
            return _item(one, "settle", title, _("Look at it"), "gratification_report", None)
        case State.RETURNED:
            title, due = _("Complete the report of a gift"), one.complete_by
            return _item(one, "complete", title, _("Complete"), "gratification_report", due)
        case State.DECIDED_STATE:
            title = _("Bring the gift to the unit: KPK gave it to the state")
            due = one.handling.hand_over_cautious
            return _item(one, "bring", title, _("Look at it"), "gratification_report", due)
    return None


def _unit(one: GiftReport) -> date:
    return one.upg_by_cautious


def _item(
    one: GiftReport, step: str, title: Promise, label: Promise, name: str, due: date | None
) -> InboxItem:
    return InboxItem(
        key=f"gift-{one.pk}-{step}",
        title=title,
        url=reverse(name, args=[one.pk]),
        due=due,
        detail=one.number,
        action_label=label,
    )
