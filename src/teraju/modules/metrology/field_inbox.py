"""Field work that waits: data to take along, and what came back and is to be settled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem

from . import field_permissions as permissions
from .order_inbox import VISIT_NOTICE
from .selectors.field import sessions_to_take
from .selectors.field import waiting as of_field

MOST = 20


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """What the viewer takes along and has to settle. A query for each right that they have."""
    if viewer.user_id is None:
        return []
    found: list[InboxItem] = []
    if rights.allowed_somewhere(viewer, permissions.FIELD_WORK):
        found += _to_take(viewer)
    if rights.allowed_somewhere(viewer, permissions.FIELD_SETTLE):
        found += _to_settle(viewer)
    return found


def _to_take(viewer: Viewer) -> Iterator[InboxItem]:
    """The markets to which the viewer goes: their data is fetched where there is a line."""
    until = viewer.today + VISIT_NOTICE
    for one in sessions_to_take(viewer, until)[:MOST]:
        yield InboxItem(
            key=f"metrology-take-{one.pk}",
            title=format_lazy(_("Take the data of {place} to the telephone"), place=str(one.place)),
            url=reverse("metrology_field"),
            due=one.starts_on,
            action_label=_("Take along"),
            agency_label=one.agency.short_name,
        )


def _to_settle(viewer: Viewer) -> Sequence[InboxItem]:
    """The viewer's own entries that wait, and all of the unit for its head."""
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
