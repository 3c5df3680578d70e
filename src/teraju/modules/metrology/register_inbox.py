"""What the registers ask of a viewer: exemptions to decide on, permits that run out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem

from . import register_permissions as permissions
from .domain.exemptions import ExemptionState
from .selectors import registers as reading

MOST = 20


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """What waits for the viewer: one query for each right that they hold."""
    return [*_exemptions(viewer), *_permits(viewer)]


def _exemptions(viewer: Viewer) -> Iterator[InboxItem]:
    """Requests without a decision, for those who decide."""
    if not rights.allowed_somewhere(viewer, permissions.EXEMPTION_DECIDE):
        return
    rows = reading.exemptions(viewer).filter(state=ExemptionState.REQUESTED)
    for one in rows.order_by("due_on", "pk"):
        if rights.allowed(viewer, permissions.EXEMPTION_DECIDE, one):
            yield InboxItem(
                key=f"metrology-exemption-{one.pk}",
                title=format_lazy(_("Decide on the exemption of {tag}"), tag=one.instrument.tag),
                url=one.get_absolute_url(),
                action_label=_("Decide"),
                agency_label=one.agency.short_name,
                due=one.due_on,
            )


def _permits(viewer: Viewer) -> Iterator[InboxItem]:
    """Permits of repairers that run out: without a new one no repair of theirs counts."""
    if not rights.allowed_somewhere(viewer, permissions.REPAIRER_WRITE):
        return
    for one in reading.permits_to_renew(viewer)[:MOST]:
        if rights.allowed(viewer, permissions.REPAIRER_WRITE, one):
            yield InboxItem(
                key=f"metrology-permit-{one.pk}",
                title=format_lazy(_("Enter the new permit of {name}"), name=one.name),
                url=one.get_absolute_url(),
                action_label=_("Open"),
                agency_label=one.agency.short_name,
                due=one.permit_until,
            )
