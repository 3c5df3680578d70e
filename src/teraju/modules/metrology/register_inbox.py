"""What the registers ask of a viewer: requests for exemptions that wait for the head."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem

from . import register_permissions as permissions
from .domain.exemptions import ExemptionState
from .selectors import registers as reading


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Requests without a decision. One query, for those who decide."""
    if not rights.allowed_somewhere(viewer, permissions.EXEMPTION_DECIDE):
        return []
    rows = reading.exemptions(viewer).filter(state=ExemptionState.REQUESTED)
    return [
        InboxItem(
            key=f"metrology-exemption-{one.pk}",
            title=format_lazy(_("Decide on the exemption of {tag}"), tag=one.instrument.tag),
            url=one.get_absolute_url(),
            action_label=_("Decide"),
            agency_label=one.agency.short_name,
            due=one.due_on,
        )
        for one in rows.order_by("due_on", "pk")
        if rights.allowed(viewer, permissions.EXEMPTION_DECIDE, one)
    ]
