"""Drafts that wait for approval, reviews that are due, and upkeep that is due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from teraju.kernel.gathering import once
from teraju.modules.planning import permissions
from teraju.modules.planning.domain.approval import OPEN, Status
from teraju.modules.planning.domain.reviews import Reviewed, last_day, warns_on
from teraju.modules.planning.domain.upkeep import is_overdue
from teraju.modules.planning.models import Resource, ResourceStatus
from teraju.modules.planning.selectors import system as selectors
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem

UPKEEP_DAYS = 30
# Each kind: what it is called in keys, its rows, and who writes the next one.
KINDS = (
    ("context", selectors.context_reviews, permissions.CONTEXT_WRITE),
    ("party_review", selectors.party_reviews, permissions.PARTY_WRITE),
    ("scope", selectors.scope_statements, permissions.SCOPE_WRITE),
    ("map", selectors.maps, permissions.PROCESS_WRITE),
    ("statement", selectors.statements, permissions.STATEMENT_WRITE),
)
# What is looked at again after a year, and from which day that counts.
REVIEWED: dict[str, tuple[Reviewed, str]] = {
    "context": (Reviewed.CONTEXT, "reviewed_on"),
    "party_review": (Reviewed.PARTIES, "reviewed_on"),
    "map": (Reviewed.MAP, "approved_on"),
}


def waiting(viewer: Viewer) -> list[InboxItem]:
    """Everything of this part that waits for the viewer; at most nine queries."""
    items: list[InboxItem] = []
    approves = rights.allowed_somewhere(viewer, permissions.APPROVE)
    for name, rows, write in KINDS:
        writes = rights.allowed_somewhere(viewer, write)
        found = _going_on(viewer, name, rows(viewer)) if approves or writes else []
        if approves:
            items += _to_approve(viewer, name, found)
        if writes:
            items += _given_back(viewer, name, found, write)
            items += _due_again(viewer, name, found, write)
    if not viewer.is_guest:
        items += _upkeep(viewer)
    return items


def _going_on(viewer: Viewer, name: str, rows: Any) -> list[Any]:
    """Open drafts, and what is looked at again; `is_own` if the viewer wrote in it.

    Read once for all lists of a page.
    """
    statuses = {*OPEN, Status.APPROVED} if name in REVIEWED else OPEN
    own = rows.model.objects.filter(pk=OuterRef("pk"), writers=viewer.user_id)
    found = rows.filter(status__in=statuses).annotate(is_own=Exists(own)).order_by("pk")
    return once((_going_on, name, viewer), lambda: list(found))


def handed_over(viewer: Viewer) -> list[InboxItem]:
    """What the viewer handed in and the head has not answered yet."""
    items = []
    for name, rows, write in KINDS:
        if not rights.allowed_somewhere(viewer, write):
            continue
        items += [
            _item(record, f"planning-{name}-handed-{record.pk}", _("waits for approval"))
            for record in _going_on(viewer, name, rows(viewer))
            if record.is_submitted and record.is_own
        ]
    return items


def _to_approve(viewer: Viewer, name: str, found: Sequence[Any]) -> Iterator[InboxItem]:
    for record in found:
        asked = record.is_submitted and not record.is_own
        if asked and rights.allowed(viewer, permissions.APPROVE, record):
            key = f"planning-{name}-approve-{record.pk}"
            yield _item(record, key, record.writer_office, action=_("Approve"))


def _given_back(viewer: Viewer, name: str, found: Sequence[Any], write: str) -> Iterator[InboxItem]:
    for record in found:
        asked = record.is_draft and record.returned_because
        if asked and rights.allowed(viewer, write, record):
            detail = _("Given back: %s") % record.returned_because
            key = f"planning-{name}-returned-{record.pk}"
            yield _item(record, key, detail, action=_("Change"))


def _due_again(viewer: Viewer, name: str, found: Sequence[Any], write: str) -> Iterator[InboxItem]:
    """What is in force and was last looked at long ago, unless the next one is begun."""
    begun = {record.agency_id for record in found if not record.is_approved}
    for record in found:
        if not record.is_approved or record.agency_id in begun:
            continue
        kind, field = REVIEWED[name]
        last = last_day(kind, getattr(record, field))
        if warns_on(last) <= viewer.today and rights.allowed(viewer, write, record):
            key = f"planning-{name}-again-{record.pk}"
            detail = _("It is looked at again once a year.")
            yield _item(record, key, detail, due=last, action=_("Open"))


def _upkeep(viewer: Viewer) -> Iterator[InboxItem]:
    horizon = viewer.today + timedelta(days=UPKEEP_DAYS)
    rows = selectors.resources(viewer).filter(next_due_on__lte=horizon)
    for resource in rows.exclude(status=ResourceStatus.DISPOSED).order_by("next_due_on", "pk"):
        if _is_for(viewer, resource):
            yield InboxItem(
                key=f"planning-upkeep-{resource.pk}-{resource.next_due_on}",
                title=resource.name,
                url=resource.get_absolute_url(),
                due=resource.next_due_on,
                detail=resource.upkeep or resource.get_kind_display(),
                action_label=_("Note what was done"),
                agency_label=resource.agency.short_name,
            )


def _is_for(viewer: Viewer, resource: Resource) -> bool:
    """The office that looks after it in good time; those who keep the register once it is late."""
    if permissions.is_holder(viewer, resource):
        return True
    late = is_overdue(resource.next_due_on, viewer.today)
    return late and rights.allowed(viewer, permissions.RESOURCE_WRITE, resource)


def _item(
    record: Any, key: str, detail: str, *, due: date | None = None, action: str = ""
) -> InboxItem:
    return InboxItem(
        key=key,
        title=str(record),
        url=record.get_absolute_url(),
        due=due,
        detail=detail,
        action_label=action,
        agency_label=record.agency.short_name,
    )
