"""The number of people who wait at the counters, on Kerja saya of who serves them."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.operations import permissions, selectors
from teraju.modules.operations.domain.states import TicketState
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Figure


def figures(viewer: Viewer) -> Sequence[Figure]:
    """One query, and none for people who call no numbers."""
    if not rights.allowed_somewhere(viewer, permissions.QUEUE_SERVE):
        return []
    today = selectors.tickets(viewer).filter(day=viewer.today)
    waiting = today.filter(state=TicketState.WAITING).count()
    return [Figure(_("Waiting at the counters"), waiting, reverse("operations_queue"))]
