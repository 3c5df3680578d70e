"""What visits and owners ask of a viewer: visits to hold, entries to settle, photos, codes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem

from . import visit_permissions as permissions
from .domain.visits import VisitState
from .selectors import visit_owners, visits

MOST = 20
# Gathered into lines of their firms: an owner sends ten a day at most.
MOST_PHOTOS = 100
# A visit stands in Kerja saya from so many days before.
SOON = timedelta(days=3)


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """What waits for the viewer, none for who has no part here. Six queries at most."""
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
    """Photos that nobody looked at, what is called done, and codes that telephones wait for."""
    if not rights.allowed_somewhere(viewer, permissions.OWNER_SERVE):
        return
    yield from _photos(viewer)
    yield from _told(viewer)
    for contact in visit_owners.contacts_waiting(viewer)[:MOST]:
        if rights.allowed(viewer, permissions.OWNER_SERVE, contact):
            url = reverse("enterprises_owner_contact", args=[contact.pk])
            # Titles are mailed: the number itself stays in the house.
            title = format_lazy(_("Hand over a code to an owner: {number}"), number=str(contact))
            yield _item(f"code-{contact.pk}", title, url, None, "", contact.agency)


def _photos(viewer: Viewer) -> Iterator[InboxItem]:
    """One line for each firm, however many photos its owner sent."""
    new = visit_owners.uploads(viewer).filter(seen_at=None).order_by("sent_at", "pk")
    served = [
        one for one in new[:MOST_PHOTOS] if rights.allowed(viewer, permissions.OWNER_SERVE, one)
    ]
    for firm, photos in _together(served, lambda one: one.enterprise):
        first, count = photos[0], len(photos)
        title = format_lazy(_("Look at the owner's photo: {firm}"), firm=str(firm))
        url, detail = first.get_absolute_url(), first.note
        if count > 1:
            asked = urlencode({"seen": "new", "q": firm.name})
            url = f"{reverse('enterprises_uploads')}?{asked}"
            detail = ngettext_lazy("%(count)d new photo", "%(count)d new photos", "count") % {
                "count": count
            }
        yield _item(f"photo-{first.pk}", title, url, None, detail, first.agency)


def _told(viewer: Viewer) -> Iterator[InboxItem]:
    """One line for each visit of which the owner calls next steps done."""
    rows = visits.steps_told(viewer).order_by("told_on", "visit_id", "ordinal", "pk")[:MOST_PHOTOS]
    served = [one for one in rows if rights.allowed(viewer, permissions.VISIT_PLAN, one.visit)]
    for visit, steps in _together(served, lambda one: one.visit):
        firm = str(visit.coaching.product.enterprise)
        title = format_lazy(_("The owner says it is done: {firm}"), firm=firm)
        detail = " · ".join(one.text for one in steps)
        key = f"told-{steps[0].pk}"
        yield _item(key, title, visit.get_absolute_url(), None, detail, visit.agency)


def _together(rows: Iterable[Any], of: Callable[[Any], Any]) -> list[tuple[Any, list[Any]]]:
    """Rows of one firm or visit, in the order of the first of each."""
    found: dict[Any, list[Any]] = {}
    for one in rows:
        found.setdefault(of(one), []).append(one)
    return list(found.items())


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
