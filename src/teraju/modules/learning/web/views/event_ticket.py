"""The page of a ticket: whoever holds its code changes it, withdraws, opens the certificate."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teraju.kernel.errors import DomainError
from teraju.modules.learning import event_permissions as permissions
from teraju.modules.learning.domain.event_states import EventState, Seat
from teraju.modules.learning.models import Registration
from teraju.modules.learning.selectors import event_reading as reading
from teraju.modules.learning.services import event_people, event_talk
from teraju.modules.learning.services.event_mails import ticket_address
from teraju.modules.learning.web.event_common import code_picture
from teraju.modules.learning.web.event_forms import OwnForm, ReplyForm
from teraju.modules.learning.web.event_words import presence_status, seat_status
from teraju.platform.accounts import rights
from teraju.platform.web.forms import add_refusal, form_methods
from teraju.platform.web.middleware import ViewerRequest, public

from .event_public import about, form_answer, visitor

AHEAD = frozenset({EventState.OPEN, EventState.CLOSED, EventState.RUNNING})


@public
@never_cache
@require_safe
def ticket(request: ViewerRequest, code: str) -> HttpResponse:
    """The ticket with its code, the link to take part, the certificate, and what can be done.

    Somebody of the desk who scans it with a telephone finds the button here.
    """
    row = _row(code)
    event = row.event
    is_waiting = row.seat == Seat.WAITING
    has_seat = row.seat == Seat.SEATED
    is_ahead = event.state in AHEAD
    context = {
        **about(request, event),
        "title": _("Ticket"),
        "row": row,
        "status": presence_status(row) if row.came_at else seat_status(row),
        "place": reading.place_in_queue(row) if is_waiting else 0,
        "picture": code_picture(ticket_address(row.ticket)),
        "join_url": event.join_url if has_seat and is_ahead else "",
        "may_withdraw": row.seat != Seat.WITHDRAWN and row.came_at is None and is_ahead,
        "may_change": row.seat != Seat.WITHDRAWN and not row.has_certificate,
        "may_reply": row.came_at is not None and not row.has_replied and event.takes_place,
        "is_desk": event.takes_place
        and row.came_at is None
        and rights.allowed(request.viewer, permissions.DESK, event),
        "materials": reading.open_materials(event),
        "is_cancelled": event.state == EventState.CANCELLED,
        "is_for_the_door": has_seat and is_ahead and row.came_at is None,
    }
    page = render(request, "learning/event_ticket.html", context)
    # The address is the key: no other site learns it from a link.
    page["Referrer-Policy"] = "no-referrer"
    return page


@public
@never_cache
@form_methods
def change(request: ViewerRequest, code: str) -> HttpResponse:
    """Put one's own name and organisation right."""
    row = _row(code)
    start = {name: getattr(row, name) for name in event_people.FIELDS}
    form = OwnForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            event_people.change_own(
                actor=visitor(request, row.event), ticket=row.ticket, **form.cleaned_data
            )
        except (DomainError, ValidationError) as refusal:
            add_refusal(form, refusal)
        else:
            return _back(request, row, _("Saved."))
    url = _url(row)
    return form_answer(request, row.event, form, _("Change"), _("Save"), back_url=url)


@public
@never_cache
@form_methods
def withdraw(request: ViewerRequest, code: str) -> HttpResponse:
    """Give the seat back, after asking once."""

    row = _row(code)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            event_people.withdraw_own(actor=visitor(request, row.event), ticket=row.ticket)
        except (DomainError, ValidationError) as refusal:
            add_refusal(form, refusal)
        else:
            return _back(request, row, _("Your seat is given back."))
    intro = _("Your seat goes to whoever waits the longest. You may register anew later.")
    title = pgettext("event", "Withdraw")
    return form_answer(request, row.event, form, title, title, intro, back_url=_url(row))


@public
@never_cache
@form_methods
def evaluate(request: ViewerRequest, code: str) -> HttpResponse:
    """Three questions for whoever was present, kept without anything that leads to the ticket."""
    row = _row(code)
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            event_talk.reply(
                actor=visitor(request, row.event), ticket=row.ticket, **form.cleaned_data
            )
        except (DomainError, ValidationError) as refusal:
            add_refusal(form, refusal)
        else:
            return _back(request, row, _("Thank you for your answer."))
    intro = _("Your answer is kept without your name, and told only together with others.")
    title = _("How was it?")
    return form_answer(request, row.event, form, title, _("Send"), intro, back_url=_url(row))


def _row(code: str) -> Registration:
    row = reading.ticket_of(code)
    if row is None:
        raise Http404
    return row


def _url(row: Registration) -> str:
    return reverse("learning_event_public_ticket", args=[row.ticket])


def _back(request: ViewerRequest, row: Registration, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return HttpResponseRedirect(_url(row))
