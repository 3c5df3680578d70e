"""Requests that wait: for the agency to answer, for the auditor to look at."""

from __future__ import annotations

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.audits.domain.requests import RequestState
from teraju.modules.audits.review_rights import REQUEST_ANSWER, REQUEST_ASK
from teraju.modules.audits.selectors.guests import requests
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem

TURNS = (
    (REQUEST_ANSWER, RequestState.ASKED, gettext_lazy("Answer")),
    (REQUEST_ASK, RequestState.ANSWERED, gettext_lazy("Look at the answer")),
)


def waiting(viewer: Viewer) -> list[InboxItem]:
    """What waits for this viewer; one query for each of the two turns."""
    items = []
    for right, state, label in TURNS:
        if not rights.allowed_somewhere(viewer, right):
            continue
        rows = requests(viewer).filter(state=state).order_by("due_on", "pk")
        items += [
            InboxItem(
                key=f"audits-request-{state}-{one.pk}",
                title=Truncator(one.text).chars(120),
                url=one.get_absolute_url(),
                due=one.due_on,
                detail=_("Request %s of the certification body") % one,
                action_label=label,
                agency_label=one.agency.short_name,
            )
            for one in rows
            if rights.allowed(viewer, right, one)
        ]
    return items
