"""What waits for those who receive study visits and look after what was adopted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem

from .domain.studies import TOOK_PLACE, StudyState
from .practice_permissions import PRACTICE_ADOPT
from .selectors import practices as library
from .selectors import studies as reading
from .study_permissions import STUDY_HANDLE

AHEAD = timedelta(days=14)


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Requests to answer, visits to record, guests to ask; sources that moved on."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    found: list[InboxItem] = []
    if rights.allowed_somewhere(viewer, STUDY_HANDLE):
        found += _visits(viewer)
    if rights.allowed_somewhere(viewer, PRACTICE_ADOPT):
        found += _sources(viewer)
    return found


def _visits(viewer: Viewer) -> Iterator[InboxItem]:
    agencies = rights.agencies_where(viewer, STUDY_HANDLE).order_by()
    soon = viewer.today + AHEAD
    rows = reading.studies(viewer).filter(
        Q(state=StudyState.REQUESTED)
        | Q(state=StudyState.ACCEPTED, visit_on__lte=viewer.today)
        | Q(state__in=TOOK_PLACE, follow_up_by__lte=soon),
        agency__in=agencies.values("pk"),
    )
    for one in rows.order_by("received_on", "pk"):
        yield _visit(one)


def _visit(one: Any) -> InboxItem:
    words: dict[str, Any] = {"guest": one.guest}
    if one.state == StudyState.REQUESTED:
        key, due = "answer", one.reply_by
        title = format_lazy(_("Answer the request for a study visit: {guest}"), **words)
        label = pgettext_lazy("study visit", "Answer")
    elif one.state == StudyState.ACCEPTED:
        key, due = "record", one.visit_on
        title = format_lazy(_("Record the study visit: {guest}"), **words)
        label = pgettext_lazy("study visit", "Record")
    else:
        key, due = "ask", one.follow_up_by
        title = format_lazy(_("Ask what they did: {guest}"), **words)
        label = pgettext_lazy("study visit", "Ask")
    return InboxItem(
        key=f"learning-study-{one.pk}-{key}",
        title=title,
        url=one.get_absolute_url(),
        due=due,
        action_label=label,
        agency_label=one.agency.short_name,
    )


def _sources(viewer: Viewer) -> Iterator[InboxItem]:
    agencies = rights.agencies_where(viewer, PRACTICE_ADOPT).order_by()
    rows = library.unseen(library.adoptions(viewer)).filter(agency__in=agencies.values("pk"))
    for one in rows.order_by("pk"):
        sentence = _("The source of “{title}” has a newer version")
        if one.newest_withdrawn:
            sentence = _("The source of “{title}” was withdrawn")
        yield InboxItem(
            key=f"learning-adoption-{one.pk}-{one.newest_number}",
            title=format_lazy(sentence, title=one.document.title),
            url=one.get_absolute_url(),
            detail=one.newest_change,
            action_label=_("Look at it"),
            agency_label=one.agency.short_name,
        )
