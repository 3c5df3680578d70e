"""What visits and owners ask of a viewer: visits to hold, entries to settle, photos, codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.contacts import contacts_waiting
from teraju.platform.notify.inbox import InboxItem

from . import visit_permissions as permissions
from .domain.visits import VisitState
from .selectors import visit_owners, visits
from .services.visit_contacts import DOOR

MOST = 20
# A visit stands in Kerja saya from so many days before.
SOON = timedelta(days=3)


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """What waits for the viewer, none for who has no part here. Five queries at most."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    return [*_visits(viewer), *_entries(viewer), *_of_owners(viewer)]


def _visits(viewer: Viewer) -> Iterator[InboxItem]:
    """The viewer's own visits of these days, and those not written down yet."""
    if not rights.allowed_somewhere(viewer, permissions.VISIT_PLAN):
        return
    rows = visits.visits(viewer).filter(coaches=viewer.user_id, state=VisitState.PLANNED)
    soon = rows.filter(planned_on__lte=viewer.today + SOON)
    for one in soon.order_by("planned_on", "pk")[:MOST]:
        late = one.planned_on < viewer.today
        words = _("Write the visit down: {firm}") if late else _("Visit {firm}")
        title = format_lazy(words, firm=str(one.coaching.product.enterprise))
        url = one.get_absolute_url()
        yield _item(f"visit-{one.pk}", title, url, one.planned_on, one.purpose, one.agency)


def _entries(viewer: Viewer) -> Iterator[InboxItem]:
    """Entries of telephones that wait: the viewer's own, and all for the coordinator."""
    if not rights.allowed_somewhere(viewer, permissions.VISIT_SETTLE):
        return
    for one in visits.waiting(viewer).order_by("held_on", "pk")[:MOST]:
        mine = one.sender_id == viewer.user_id
        if mine or rights.allowed(viewer, permissions.VISIT_OVERSEE, one):
            firm = one.visit.coaching.product.enterprise if one.visit else "–"
            title = format_lazy(_("Settle the visit from a telephone: {firm}"), firm=str(firm))
            url = one.get_absolute_url()
            yield _item(f"entry-{one.pk}", title, url, one.held_on, one.sentence, one.agency)


def _of_owners(viewer: Viewer) -> Iterator[InboxItem]:
    """Photos that nobody looked at, and codes that telephones wait for."""
    if not rights.allowed_somewhere(viewer, permissions.OWNER_SERVE):
        return
    new = visit_owners.uploads(viewer).filter(seen_at=None)
    for one in new.order_by("sent_at", "pk")[:MOST]:
        if rights.allowed(viewer, permissions.OWNER_SERVE, one):
            title = format_lazy(_("Look at the owner's photo: {firm}"), firm=str(one.enterprise))
            yield _item(
                f"photo-{one.pk}", title, one.get_absolute_url(), None, one.note, one.agency
            )
    for contact in contacts_waiting(DOOR, viewer)[:MOST]:
        if rights.allowed(viewer, permissions.OWNER_SERVE, contact):
            url = reverse("enterprises_owner_contact", args=[contact.pk])
            # Titles are mailed: the number itself stays in the house.
            title = format_lazy(_("Hand over a code to an owner: {number}"), number=str(contact))
            yield _item(f"code-{contact.pk}", title, url, None, "", contact.agency)


def _item(key: str, title: Any, url: str, due: date | None, detail: str, agency: Any) -> InboxItem:
    return InboxItem(
        key=f"enterprises-{key}",
        title=title,
        url=url,
        due=due,
        detail=detail,
        action_label=_("Open"),
        agency_label=agency.short_name,
    )
