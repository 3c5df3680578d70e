"""The desk at the door: tickets scanned or typed, people found by name; and the room's code."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.learning import event_permissions as permissions
from teraju.modules.learning.models import Event
from teraju.modules.learning.selectors import event_reading as reading
from teraju.modules.learning.services import event_attendance as services
from teraju.modules.learning.services.event_mails import event_address
from teraju.modules.learning.web.event_common import code_picture, event_of
from teraju.modules.learning.web.event_forms import TypedForm
from teraju.modules.learning.web.event_words import event_status, presence_status, seat_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import read_words
from teraju.platform.web.forms import add_refusal, errors_summary, form_methods
from teraju.platform.web.middleware import ViewerRequest

MOST_FOUND = 20


@form_methods
def desk(request: ViewerRequest, pk: int) -> HttpResponse:
    """Take a scanned or typed ticket, and go on with the next; scanning twice changes nothing."""
    viewer = request.viewer
    event = event_of(viewer, pk)
    rights.require(viewer, permissions.DESK, event)
    form = TypedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = services.scan_ticket(actor=viewer, event_id=pk, typed=form.cleaned_data["typed"])
        except NotAllowed:
            raise
        except (DomainError, ValidationError) as refusal:
            add_refusal(form, refusal)
        else:
            words = _("%(name)s (%(organisation)s) is present.")
            said = words % {"name": row.name, "organisation": row.organisation}
            messages.success(request, said)
            return HttpResponseRedirect(reverse("learning_event_desk", args=[pk]))
    words = read_words(request.GET)
    context = {
        "title": _("Desk"),
        "event": event,
        "status": event_status(event, viewer.today),
        "form": form,
        "errors_summary": errors_summary(form),
        "words": words,
        "found": _found(viewer, event, words),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "learning/event_desk.html", context, status=status)


def _found(viewer: Viewer, event: Event, words: str) -> list[tuple[Any, Any]]:
    """Participants in whose name or organisation these words stand. Queries once."""
    rows = reading.registrations(viewer).filter(event=event).exclude(seat="withdrawn")
    for word in words.split():
        rows = rows.filter(name__icontains=word) | rows.filter(organisation__icontains=word)
    if not words:
        return []
    return [
        (row, presence_status(row) if row.came_at else seat_status(row))
        for row in rows.order_by("name", "pk")[:MOST_FOUND]
    ]


@require_safe
def screen(request: ViewerRequest, pk: int) -> HttpResponse:
    """The code of the room, large, for the screen: whoever opens it says that they are there."""
    event = event_of(request.viewer, pk)
    rights.require(request.viewer, permissions.DESK, event)
    address = event_address(event).rstrip("/") + f"/here/{event.door_key}/"
    context = {
        "title": _("Code for the screen"),
        "event": event,
        "address": address,
        "picture": code_picture(address, 12),
    }
    return render(request, "learning/event_screen.html", context)
