"""What came from the field and waits for somebody: conflicts and refused sheets."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem

from . import field_permissions as permissions
from .selectors.field import waiting as of_field

MOST = 20


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """The viewer's own entries that wait, and all of the unit for its head. One query."""
    if viewer.user_id is None or not rights.allowed_somewhere(viewer, permissions.FIELD_SETTLE):
        return []
    found = []
    for one in of_field(viewer).order_by("tested_on", "pk")[:MOST]:
        is_mine = one.tester_id == viewer.user_id
        if not is_mine and not rights.allowed(viewer, permissions.FIELD_OVERSEE, one):
            continue
        tag = one.instrument.tag if one.instrument else _("a new instrument")
        found.append(
            InboxItem(
                key=f"metrology-field-{one.pk}",
                title=format_lazy(_("Settle the sheet of {tag} from the field"), tag=tag),
                url=one.get_absolute_url(),
                due=one.tested_on,
                detail=one.sentence,
                action_label=_("Compare"),
                agency_label=one.agency.short_name,
            )
        )
    return found
