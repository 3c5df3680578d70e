"""Messages inside the house, as lines of Kerja saya."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer

from .inbox import InboxItem
from .models import Notice

MOST_SHOWN = 50


def unread_notices(viewer: Viewer) -> list[InboxItem]:
    """What was said to the viewer and not read yet. Queries once."""
    rows = Notice.objects.visible_to(viewer).unread().order_by("-created_at", "-pk")
    return [
        InboxItem(
            key=f"notice-{notice.pk}",
            title=notice.subject,
            url=notice.get_absolute_url(),
            detail=notice.sender,
            action_label=_("Read"),
        )
        for notice in rows[:MOST_SHOWN]
    ]
