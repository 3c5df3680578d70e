"""What the unit's books ask of a viewer: things out, standards due, steps of the stamps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem

from . import unit_permissions as permissions
from .domain.fitness import StandardState
from .domain.stamps import StockState, dates_of, next_due
from .selectors.letters import sessions_to_equip
from .selectors.stamps import issues, stocks
from .selectors.standards import standards

# How long before its day a step is shown.
SOON = timedelta(days=60)
MOST = 20


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """What waits for the viewer, none for who has no part here. Six queries at most."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    return [*_to_hand_out(viewer), *_out(viewer), *_due(viewer), *_stamps(viewer)]


def _to_hand_out(viewer: Viewer) -> Iterator[InboxItem]:
    """Sessions whose testers have their letter and nothing to test and mark with."""
    if not rights.allowed_somewhere(viewer, permissions.ISSUE):
        return
    for one in sessions_to_equip(viewer, MOST):
        if rights.allowed(viewer, permissions.ISSUE, one.session):
            title = _("Hand out standards, stamps and stickers for {place}")
            yield InboxItem(
                key=f"metrology-equip-{one.session.pk}",
                title=format_lazy(title, place=str(one.session.place)),
                url=f"{reverse('metrology_issue_add')}?{urlencode({'job': one.job})}",
                due=one.session.starts_on,
                detail=one.session.days,
                action_label=pgettext_lazy("hand-out", "Hand out"),
                agency_label=one.session.agency.short_name,
            )


def _out(viewer: Viewer) -> Iterator[InboxItem]:
    """What is out: for who has it, and for who keeps the safe once it is late."""
    keeps = rights.allowed_somewhere(viewer, permissions.ISSUE)
    if not keeps and not rights.allowed_somewhere(viewer, permissions.STICKER_BIND):
        return
    rows = issues(viewer).filter(returned_on=None)
    mine = Q(holder=viewer.user_id)
    late = Q(due_on__lte=viewer.today) if keeps else Q(pk__in=())
    for one in rows.filter(mine | late).order_by("due_on", "pk"):
        if one.holder_id == viewer.user_id:
            title = format_lazy(_("Bring back what you have for {job}"), job=one.job)
        elif rights.allowed(viewer, permissions.ISSUE, one):
            title = format_lazy(_("Take back what is out for {job}"), job=one.job)
        else:
            continue
        yield _item(f"issue-{one.pk}", title, one, one.due_on, one.holder_office)


def _due(viewer: Viewer) -> Iterator[InboxItem]:
    """Standards to be calibrated or fetched back, and agreements to be renewed, within two months.

    What is lent is asked back from the day on which it was due.
    """
    if not rights.allowed_somewhere(viewer, permissions.STANDARD_WRITE):
        return
    soon = viewer.today + SOON
    rows = standards(viewer).filter(state=StandardState.IN_USE)
    near = Q(due_on__lte=soon) | Q(agreement_until__lte=soon) | Q(lent_until__lte=viewer.today)
    for one in rows.filter(near).order_by("due_on", "pk"):
        if rights.allowed(viewer, permissions.STANDARD_WRITE, one):
            yield from _of_standard(one, viewer.today, soon)


def _of_standard(one: Any, today: date, soon: date) -> Iterator[InboxItem]:
    if one.lent_until and one.lent_until <= today:
        title = format_lazy(_("Fetch {standard} back"), standard=one.name)
        yield _item(f"standard-lent-{one.pk}", title, one, one.lent_until, one.code)
    if one.due_on and one.due_on <= soon:
        title = format_lazy(_("Have {standard} calibrated"), standard=one.name)
        yield _item(f"standard-{one.pk}", title, one, one.due_on, one.code)
    if one.agreement_until and one.agreement_until <= soon:
        title = format_lazy(_("Renew the agreement for {standard}"), standard=one.name)
        yield _item(f"standard-agreement-{one.pk}", title, one, one.agreement_until, one.code)


def _stamps(viewer: Viewer) -> Iterator[InboxItem]:
    """The next step of each year of stamps, once its day is near."""
    kept = rights.allowed_somewhere(viewer, permissions.STAMP_KEEP)
    if not kept and not rights.allowed_somewhere(viewer, permissions.STAMP_REQUEST):
        return
    for one in stocks(viewer).exclude(state=StockState.CLOSED).order_by("year", "pk"):
        state = StockState(one.state)
        due = next_due(state, dates_of(one.year, viewer.today))
        right, words = _STEPS[state]
        if due is not None and due <= viewer.today + SOON and rights.allowed(viewer, right, one):
            yield _item(f"stock-{one.pk}", format_lazy(words, year=one.year), one, due, "")


_STEPS: dict[StockState, tuple[str, Any]] = {
    StockState.PLANNED: (permissions.STAMP_REQUEST, _("Apply for the stamps of {year}")),
    StockState.REQUESTED: (permissions.STAMP_KEEP, _("Fetch the stamps of {year}")),
    StockState.RECEIVED: (permissions.STAMP_KEEP, _("Hand over the stamps of {year}")),
    StockState.HANDED_OVER: (
        permissions.STAMP_KEEP,
        _("Record that the ministry received the stamps of {year}"),
    ),
}


def _item(key: str, title: Any, one: Any, due: Any, detail: str) -> InboxItem:
    return InboxItem(
        key=f"metrology-{key}",
        title=title,
        url=one.get_absolute_url(),
        due=due,
        detail=detail,
        action_label=_("Open"),
        agency_label=one.agency.short_name,
    )
