"""What the plan, the reports and the reminders ask of a viewer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem

from . import plan_permissions as permissions
from .selectors.plan import plans
from .selectors.reminders import due_owners


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """What waits for the viewer, none for who has no part here. Two queries at most."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    return [*_plans(viewer), *_owners(viewer)]


def _plans(viewer: Viewer) -> Iterator[InboxItem]:
    """Plans with sessions that are only proposed."""
    if not rights.allowed_somewhere(viewer, permissions.PLAN_WRITE):
        return
    for one in plans(viewer).filter(waiting__gt=0).order_by("year", "pk"):
        if rights.allowed(viewer, permissions.PLAN_WRITE, one):
            yield InboxItem(
                key=f"metrology-plan-{one.pk}",
                title=format_lazy(_("Look through the plan of {year}"), year=one.year),
                url=one.get_absolute_url(),
                detail=format_lazy(
                    _("{count} sessions are only proposed."),
                    count=one.waiting,
                ),
                action_label=_("Open"),
                agency_label=one.agency.short_name,
            )


def _owners(viewer: Viewer) -> Iterator[InboxItem]:
    """Owners whom no mail reaches: the counter sends them a message."""
    if not rights.allowed_somewhere(viewer, permissions.REMIND):
        return
    rows = due_owners(viewer).filter(Q(email="") & ~Q(phone=""), is_stopped=False, untold__gt=0)
    count = rows.count()
    if count:
        yield InboxItem(
            key="metrology-reminders",
            title=format_lazy(_("Remind {count} owners by WhatsApp"), count=count),
            url=f"{reverse('metrology_due_owners')}?told=untold&way=phone",
            action_label=_("Open"),
        )
