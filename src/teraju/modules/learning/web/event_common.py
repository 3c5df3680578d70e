"""What the pages of events share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.kernel import qr
from teraju.modules.learning.models import Event, Registration
from teraju.modules.learning.selectors import event_reading as reading
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import TimelineEntry, renamed, timeline
from teraju.platform.web.forms import versioned
from teraju.platform.web.kinds import Fact, Text
from teraju.platform.web.middleware import ViewerRequest

from .common import TRAIL_LABELS, record_form
from .event_registers import EVENTS
from .event_words import dated

EVENT_LABELS = {
    **TRAIL_LABELS,
    "State": _("Status"),
    "Seat": _("Seat"),
    "Way": _("Came by"),
    "Came by": _("How it is known"),
    "Number": pgettext_lazy("official number", "Number"),
    "Changed": _("Changed"),
    "File": _("File"),
    "Content": _("Content"),
    "Released": _("Released"),
    "Certificates": _("Certificates of attendance"),
    "Participants": _("Participants"),
    "Name": _("Name"),
    "Region": _("Region or government"),
    "Contact": _("Mail or telephone"),
    "Text": _("Question"),
    "Answer": _("Answer"),
    "Title": _("Title"),
    "Day": _("Day"),
    "Starts": _("Begins at"),
    "Ends": _("Ends at"),
    "Speaker": _("Speaker"),
}
REGISTER = (EVENTS.title, "learning_events")


def event_of(viewer: Viewer, pk: int) -> Event:
    """The event if the viewer sees it; else a stranger's 404."""
    event: Event = get_object_or_404(reading.events(viewer), pk=pk)
    return event


def event_of_colleagues(viewer: Viewer, pk: int) -> Event:
    """The event for those who work here: a guest sees its record and nothing to take part with."""
    event = event_of(viewer, pk)
    if rights.is_guest_at(viewer, event):
        raise Http404
    return event


def person_of(viewer: Viewer, pk: int) -> Registration:
    """The registration if the viewer may know of it; else a stranger's 404."""
    row: Registration = get_object_or_404(reading.registrations(viewer), pk=pk)
    return row


def event_history(target: Any) -> list[TimelineEntry]:
    """What happened, with every fact named in the reader's language."""
    return renamed(timeline(target), EVENT_LABELS)


def event_form(
    request: ViewerRequest,
    record: Any,
    right: str,
    service: Callable[..., Any],
    *,
    key: str,
    form: type[forms.Form] | Callable[..., forms.Form],
    title: Text,
    submit: Text,
    done: Text,
    facts: Sequence[Fact] = (),
    **more: Any,
) -> HttpResponse:
    """A form that calls one service with the record's id and leads back to its page."""
    pk = record.pk
    return record_form(
        request,
        record,
        right,
        form=form,
        title=title,
        submit=submit,
        act=lambda data: service(actor=request.viewer, **{key: pk}, **versioned(data)),
        done=done,
        register=REGISTER,
        facts=facts or [Fact(pgettext_lazy("learning", "Event"), dated(_event(record)))],
        **more,
    )


def _event(record: Any) -> Event:
    found: Event = record if isinstance(record, Event) else record.event
    return found


def code_picture(address: str, scale: int = 5) -> SafeString:
    """The code that a telephone reads, dark on white whatever the page's colours."""
    drawn = qr.inline(address, scale=scale, border=3, light="#fff", dark="#000")
    picture = mark_safe(drawn)  # noqa: S308 - drawn here, holds no text
    return format_html('<div role="img" aria-label="{}">{}</div>', address, picture)
