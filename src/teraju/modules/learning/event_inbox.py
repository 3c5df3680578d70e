"""What events bring to Kerja saya."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem

from . import event_permissions as permissions
from .domain.event_states import AskState, EventState
from .models import Event, Registration
from .selectors import event_reading as reading


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Questions to answer, events to begin or finish, certificates to make; own seats."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    found = list(_own(viewer))
    if rights.allowed_somewhere(viewer, permissions.MANAGE):
        found += [*_questions(viewer), *_steps(viewer)]
    if rights.allowed_somewhere(viewer, permissions.CERTIFY):
        found += _certificates(viewer)
    return found


def _own(viewer: Viewer) -> Iterator[InboxItem]:
    rows = Registration.objects.seated().filter(
        person=viewer.user_id,
        came_at=None,
        event__state__in=[EventState.OPEN, EventState.CLOSED, EventState.RUNNING],
        event__last_day__gte=viewer.today,
    )
    for one in rows.select_related("event__agency").order_by("event__first_day", "pk"):
        yield InboxItem(
            key=f"learning-event-seat-{one.pk}",
            title=format_lazy(_("Event: {title}"), title=one.event.title),
            url=reverse("learning_event_public_ticket", args=[one.ticket]),
            due=one.event.first_day,
            detail=one.event.place,
            action_label=_("Open the ticket"),
            agency_label=one.event.agency.short_name,
        )


def _questions(viewer: Viewer) -> Iterator[InboxItem]:
    rows = (
        reading.questions(viewer)
        .filter(state=AskState.NEW)
        .order_by("event")
        .values_list("event", "event__title", "event__last_day", "event__agency__short_name")
        .annotate(count=Count("pk"))
    )
    for pk, title, last_day, agency, count in rows:
        yield InboxItem(
            key=f"learning-event-questions-{pk}",
            title=format_lazy(_("Questions: {title}"), title=title),
            url=f"{reverse('learning_event_questions')}?event={pk}&status=new",
            due=last_day,
            detail=format_lazy(_("{count} questions wait"), count=count),
            action_label=pgettext_lazy("question", "Answer"),
            agency_label=agency,
        )


def _managed(viewer: Viewer, right: str) -> list[int]:
    return list(rights.agencies_where(viewer, right).order_by().values_list("pk", flat=True))


def _steps(viewer: Viewer) -> Iterator[InboxItem]:
    """Events whose day has come and that nobody began, and those whose last day is over."""
    to_begin = Q(state__in=[EventState.OPEN, EventState.CLOSED], first_day__lte=viewer.today)
    to_finish = Q(state=EventState.RUNNING, last_day__lte=viewer.today)
    rows = Event.objects.visible_to(viewer).filter(
        to_begin | to_finish, agency__in=_managed(viewer, permissions.MANAGE)
    )
    for one in rows.select_related("agency").order_by("first_day", "pk"):
        begins = one.state != EventState.RUNNING
        words = _("Begin: {title}") if begins else _("Finish: {title}")
        yield InboxItem(
            key=f"learning-event-{one.pk}-{'begin' if begins else 'finish'}",
            title=format_lazy(words, title=one.title),
            url=one.get_absolute_url(),
            due=one.first_day if begins else one.last_day,
            action_label=_("Open"),
            agency_label=one.agency.short_name,
        )


def _certificates(viewer: Viewer) -> Iterator[InboxItem]:
    rows = (
        Registration.objects.filter(
            event__state=EventState.FINISHED,
            event__agency__in=_managed(viewer, permissions.CERTIFY),
            came_at__isnull=False,
            # A revoked one is made anew on purpose only.
            paper=None,
        )
        .order_by("event")
        .values_list("event", "event__title", "event__agency__short_name")
        .annotate(count=Count("pk"))
    )
    for pk, title, agency, count in rows:
        yield InboxItem(
            key=f"learning-event-certify-{pk}",
            title=format_lazy(_("Certificates of attendance: {title}"), title=title),
            url=reverse("learning_event_certify", args=[pk]),
            detail=format_lazy(_("{count} people were present"), count=count),
            action_label=_("Make them"),
            agency_label=agency,
        )
