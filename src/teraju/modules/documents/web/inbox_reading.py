"""What waits for a viewer in reading, copies and disposal; a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.modules.documents import permissions
from teraju.modules.documents.selectors import copies as copy_rows
from teraju.modules.documents.selectors import reading as reads
from teraju.modules.documents.selectors import retention as kept_rows
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem


def waiting(viewer: Viewer) -> list[InboxItem]:
    """My reading, and for who looks after copies and disposal what is to be done there."""
    items = list(_my_reading(viewer))
    if rights.allowed_somewhere(viewer, permissions.COPY_MANAGE):
        items += _to_exchange(viewer)
    if rights.allowed_somewhere(viewer, permissions.DISPOSAL_DECIDE):
        items += _to_decide(viewer)
    return items


def _my_reading(viewer: Viewer) -> Iterator[InboxItem]:
    for duty in reads.my_duties(viewer):
        document = duty.revision.document
        yield InboxItem(
            key=f"documents-read-{duty.pk}",
            title=_("Read: %s") % document.title,
            url=reverse("document_read", args=[document.pk]),
            due=duty.due_on,
            detail=_("%(number)s, revision %(label)s")
            % {"number": document.number, "label": duty.revision.label},
            action_label=_("Read"),
            agency_label=document.agency.short_name,
        )


def _to_exchange(viewer: Viewer) -> Iterator[InboxItem]:
    for copy in copy_rows.to_be_exchanged(viewer):
        if rights.allowed(viewer, permissions.COPY_MANAGE, copy):
            yield InboxItem(
                key=f"documents-copy-{copy.pk}",
                title=_("Exchange copy %(copy)s at %(holder)s")
                % {"copy": copy, "holder": copy.holder},
                url=copy.get_absolute_url(),
                detail=copy.document.title,
                action_label=_("Open"),
                agency_label=copy.document.agency.short_name,
            )


def _to_decide(viewer: Viewer) -> Iterator[InboxItem]:
    for disposal in kept_rows.disposals(viewer).filter(state="proposed").order_by("pk"):
        mine = disposal.proposed_by_id == viewer.user_id
        if not mine and rights.allowed(viewer, permissions.DISPOSAL_DECIDE, disposal):
            yield InboxItem(
                key=f"documents-disposal-{disposal.pk}",
                title=_("Decide the disposal proposed by %s") % disposal.proposed_office,
                url=disposal.get_absolute_url(),
                detail=disposal.reason,
                action_label=_("Open"),
                agency_label=disposal.agency.short_name,
            )
