"""What anybody opens: what is announced, an event, its registration, the room's code, questions."""

from __future__ import annotations

import uuid
from http import HTTPStatus
from typing import Any

from allauth.core.internal.ratelimit import consume
from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teraju.kernel.errors import DomainError
from teraju.modules.learning import event_policy
from teraju.modules.learning.domain.event_seats import takes_registrations
from teraju.modules.learning.domain.event_states import EventState
from teraju.modules.learning.models import Event
from teraju.modules.learning.selectors import event_reading as reading
from teraju.modules.learning.services import event_talk
from teraju.modules.learning.services.event_attendance import check_in
from teraju.modules.learning.services.event_mails import when_of
from teraju.modules.learning.services.event_people import register as register_person
from teraju.modules.learning.web.event_forms import AskForm, RegisterForm, TypedForm
from teraju.modules.learning.web.event_words import event_status
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import anonymous
from teraju.platform.files.web.views import served
from teraju.platform.organisation.models import Government
from teraju.platform.web.clock import now_for
from teraju.platform.web.forms import add_refusal, errors_summary, form_methods
from teraju.platform.web.middleware import ViewerRequest, public

MOST_LISTED = 50
BAD, TOO_MANY = HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.TOO_MANY_REQUESTS


@public
@never_cache
@require_safe
def events(request: ViewerRequest, slug: str) -> HttpResponse:
    """What a government announced, the next first; below it what has been."""
    government = get_object_or_404(Government, slug=slug)
    today = anonymous(now_for(request, government.timezone)).today
    rows = reading.announced(slug)
    coming = rows.filter(last_day__gte=today).order_by("first_day", "pk")[:MOST_LISTED]
    past = rows.filter(last_day__lt=today).order_by("-first_day", "-pk")[:MOST_LISTED]
    context = {
        "title": _("Events of %s") % government.name,
        "government": government,
        "parts": [
            (_("To come"), [(one, event_status(one, today)) for one in coming]),
            (_("What has been"), [(one, event_status(one, today)) for one in past]),
        ],
    }
    return render(request, "learning/events_public.html", context)


@public
@never_cache
@require_safe
def event(request: ViewerRequest, code: str) -> HttpResponse:
    """The event: what, when, where, who speaks; how to register; materials and questions."""
    found = event_or_404(code)
    viewer = visitor(request, found)
    context = {
        **about(request, found),
        "title": found.title,
        "status": event_status(found, viewer.today),
        "programme": reading.programme(found),
        "takes": takes(found, viewer),
        "left": reading.seats_left(found),
        "materials": reading.open_materials(found),
        "questions": reading.shown_questions(found),
        "may_ask": found.state != EventState.CANCELLED,
        "is_cancelled": found.state == EventState.CANCELLED,
    }
    return render(request, "learning/event_public.html", context)


@public
@never_cache
@form_methods
def register(request: ViewerRequest, code: str) -> HttpResponse:
    """Register: no log-in, one ticket for one contact, a repeated click is the same ticket."""
    found = event_or_404(code)
    viewer = visitor(request, found)
    if not takes(found, viewer) and request.method != "POST":
        return HttpResponseRedirect(reverse("learning_event_public", args=[code]))
    form = RegisterForm(request.POST or None, initial={"form_key": uuid.uuid4().hex})
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        if data.pop("website"):
            # A robot fills what nobody sees; it is told nothing.
            return HttpResponseRedirect(reverse("learning_event_public", args=[code]))
        if not may_send(request, viewer, "forms_an_hour"):
            return _refused_often(request, found, form)
        try:
            taken = register_person(actor=viewer, event_id=found.pk, **data)
        except (DomainError, ValidationError) as refusal:
            add_refusal(form, refusal)
        else:
            if taken.is_own:
                url = reverse("learning_event_public_ticket", args=[taken.registration.ticket])
                return HttpResponseRedirect(url)
            form.add_error(
                "contact",
                _(
                    "This contact is registered already and keeps its ticket. Open the ticket you "
                    "were given; if it is lost, the desk finds you by your name."
                ),
            )
    left = reading.seats_left(found)
    intro = _("No seat is free: you come onto the waiting list and move up.") if left == 0 else ""
    title = pgettext("event", "Register")
    return form_answer(request, found, form, title, title, intro)


@public
@never_cache
@form_methods
def here(request: ViewerRequest, code: str, key: str) -> HttpResponse:
    """The code on the screen leads here: say by ticket, mail or telephone that one is present."""
    found = event_or_404(code)
    if not constant_time_compare(key, found.door_key):
        raise Http404
    viewer = visitor(request, found)
    form = TypedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not may_send(request, viewer, "forms_an_hour"):
            return _refused_often(request, found, form)
        try:
            row = check_in(actor=viewer, event_id=found.pk, typed=form.cleaned_data["typed"])
        except (DomainError, ValidationError) as refusal:
            add_refusal(form, refusal)
        else:
            words = _("Noted: %(contact)s is present. Welcome.") % {"contact": row.contact_hint}
            messages.success(request, words)
            return HttpResponseRedirect(reverse("learning_event_public", args=[code]))
    is_on = found.state == EventState.RUNNING
    if not is_on and not form.is_bound:
        messages.info(request, _("The event is not under way now."))
        return HttpResponseRedirect(reverse("learning_event_public", args=[code]))
    return form_answer(request, found, form, _("I am present"), _("I am present"))


@public
@never_cache
@form_methods
def ask(request: ViewerRequest, code: str) -> HttpResponse:
    """Ask a question; it is shown once the organiser has looked at it."""
    found = event_or_404(code)
    viewer = visitor(request, found)
    form = AskForm(request.POST or None, initial={"form_key": uuid.uuid4().hex})
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        url = reverse("learning_event_public", args=[code])
        if data.pop("website"):
            return HttpResponseRedirect(url)
        if not may_send(request, viewer, "questions_an_hour"):
            return _refused_often(request, found, form)
        try:
            event_talk.ask(actor=viewer, event_id=found.pk, **data)
        except (DomainError, ValidationError) as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Your question is with the organiser."))
            return HttpResponseRedirect(url)
    return form_answer(request, found, form, _("Ask a question"), _("Send"))


@public
@require_safe
def material(request: ViewerRequest, code: str, pk: int) -> HttpResponse:
    """A material that was released."""
    found = event_or_404(code)
    one = next((each for each in reading.open_materials(found) if each.pk == pk), None)
    if one is None:
        raise Http404
    return served(one.file)  # type: ignore[return-value]  # of one family, told apart by stubs


def event_or_404(code: str) -> Event:
    found = reading.public_event(code)
    if found is None:
        raise Http404
    return found


def visitor(request: ViewerRequest, found: Event) -> Viewer:
    """Nobody in particular, at the place of the government."""
    return anonymous(now_for(request, found.government.timezone))


def takes(found: Event, viewer: Viewer) -> bool:
    return takes_registrations(found.state, found.opens_on, found.closes_on, viewer.today)


def may_send(request: ViewerRequest, viewer: Viewer, rule: str) -> bool:
    """Whether so many forms have not come from this address in the hour; counts this one."""
    limit = {rule: f"{event_policy.number(viewer.today, rule)}/h/ip"}
    return consume(request, app="teraju.learning", action=rule, config=limit) is not None


def about(request: ViewerRequest, found: Event) -> dict[str, Any]:
    return {"event": found, "when": when_of(found), "government": found.government}


def form_answer(
    request: ViewerRequest,
    found: Event,
    form: forms.Form,
    title: str,
    submit: str,
    intro: str = "",
    status: int | None = None,
    back_url: str = "",
) -> HttpResponse:
    """A form of the public pages with what was typed, and what is wrong at its field."""
    context = {
        **about(request, found),
        "title": title,
        "submit": submit,
        "intro": intro,
        "form": form,
        "errors_summary": errors_summary(form),
        "back_url": back_url or reverse("learning_event_public", args=[found.code]),
    }
    usual = BAD if form.is_bound else HTTPStatus.OK
    return render(request, "learning/event_public_form.html", context, status=status or usual)


def _refused_often(request: ViewerRequest, found: Event, form: forms.Form) -> HttpResponse:
    form.add_error(None, _("Very many forms came from here. Wait a little and send it again."))
    return form_answer(request, found, form, found.title, _("Send"), status=TOO_MANY)
