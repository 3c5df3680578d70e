"""Public pages: ask for verification with a code, and see what became of it. No log-in."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from teraju.kernel.errors import DomainError
from teraju.modules.metrology.domain.orders import LineState
from teraju.modules.metrology.domain.retribution import is_free
from teraju.modules.metrology.models import NetContact, NetRequest, Owner
from teraju.modules.metrology.plate_wording import kind_and_capacity
from teraju.modules.metrology.said_wording import as_read
from teraju.modules.metrology.selectors import net as reading
from teraju.modules.metrology.services import net as services
from teraju.modules.metrology.services.net import DOOR
from teraju.modules.metrology.web.net_forms import RequestForm, StartForm
from teraju.modules.metrology.web.net_words import (
    found_words,
    has_promise,
    is_ready,
    opening_words,
    owner_status,
    session_words,
    visits_words,
)
from teraju.modules.metrology.web.order_lists import RUNNING
from teraju.modules.metrology.web.order_words import request_status
from teraju.platform.notify.web.contacts import asked, contact_of, forget
from teraju.platform.papers.api import letterhead_of
from teraju.platform.web.forms import add_refusal, errors_summary, form_methods
from teraju.platform.web.kinds import Status
from teraju.platform.web.middleware import ViewerRequest, public

BAD = HTTPStatus.UNPROCESSABLE_ENTITY


@public
@never_cache
@form_methods
def start(request: ViewerRequest) -> HttpResponse:
    """Give a contact; the answer is the same whether the register knows it or not."""
    form = StartForm(request.POST or None)
    status = asked(request, DOOR, form)
    if status is HTTPStatus.SEE_OTHER:
        return redirect("metrology_net_sent")
    units: Any = form.fields["unit"]
    context = {
        "title": _("Have instruments verified"),
        "form": form,
        "errors_summary": errors_summary(form),
        "units": units.queryset.exists(),
        "is_free": is_free(request.viewer.today),
    }
    return render(request, "metrology/net_start.html", context, status=status)


@public
@require_safe
def sent(request: ViewerRequest) -> HttpResponse:
    """What happens now with the code."""
    return render(request, "metrology/net_sent.html", {"title": _("Your code is on its way")})


@public
@never_cache
@require_safe
def mine(request: ViewerRequest) -> HttpResponse:
    """What was asked for with this contact, and how it stands."""
    contact = contact_of(request, DOOR)
    if contact is None:
        return redirect("metrology_net")
    owners = reading.owners_of(contact)
    orders = [_order(one) for one in reading.orders_of(contact, owners)]
    unit = contact.agency
    context = {
        "title": _("My requests"),
        "requests": _asked_for(contact),
        "orders": orders,
        "unit": unit,
        # An order is the office's: whoever changes their mind says so to it.
        "may_call": any(one["is_running"] for one in orders),
        "reached": letterhead_of(unit.government, unit).address,
        "sessions": _sessions(request, owners),
    }
    if any(one["is_ready"] for one in orders):
        context["opening"] = opening_words(unit, request.viewer.now)
    return render(request, "metrology/net_mine.html", context)


def _order(one: Any) -> dict[str, Any]:
    """An order: how it stands, and what was found of each instrument."""
    return {
        "order": one,
        "status": owner_status(one),
        "is_running": one.output.state in RUNNING,
        "has_promise": has_promise(one),
        "is_ready": is_ready(one),
        "visits": visits_words(one),
        "found": [words for line in one.rows if (words := found_words(line))],
        "referred": [
            (line, as_read(line.reason)) for line in one.rows if line.state == LineState.REFERRED
        ],
    }


def _sessions(request: ViewerRequest, owners: list[Owner]) -> list[str]:
    """When the unit comes to the markets in which their instruments stand."""
    instruments = reading.instruments_of(owners)
    return [session_words(one) for one in reading.sessions_near(instruments, request.viewer.today)]


def _asked_for(contact: NetContact) -> list[tuple[NetRequest, Status, list[str]]]:
    """The requests of a contact: how each stands, and what was to be verified."""
    rows = reading.requests_of(contact)
    ids = [pk for one in rows for pk in one.instruments]
    known = reading.instruments_by_id(contact.agency_id, ids)
    words = {one.pk: f"{kind_and_capacity(one)} ({one.tag})" for one in known}
    return [
        (
            one,
            request_status(one),
            [*(words[pk] for pk in one.instruments if pk in words), *filter(None, [one.described])],
        )
        for one in rows
    ]


@public
@never_cache
@form_methods
def ask(request: ViewerRequest) -> HttpResponse:
    """Ask for verification."""
    contact = contact_of(request, DOOR)
    if contact is None:
        return redirect("metrology_net")
    form = _form(request, contact)
    if request.method == "POST" and form.is_valid() and _sent(request, contact, form):
        return redirect("metrology_net_mine")
    context = {
        "title": _("Ask for verification"),
        "form": form,
        "errors_summary": errors_summary(form),
        "unit": contact.agency,
        "sessions": _sessions(request, reading.owners_of(contact)),
    }
    status = BAD if form.is_bound else HTTPStatus.OK
    return render(request, "metrology/net_ask.html", context, status=status)


def _form(request: ViewerRequest, contact: NetContact) -> forms.Form:
    owners = reading.owners_of(contact)
    make: Any = partial(
        RequestForm,
        viewer=request.viewer,
        agency=contact.agency,
        instruments=reading.instruments_of(owners),
    )
    if request.method == "POST":
        bound: forms.Form = make(request.POST)
        return bound
    fresh: forms.Form = make(initial={"name": owners[0].name if owners else ""})
    return fresh


def _sent(request: ViewerRequest, contact: NetContact, form: forms.Form) -> bool:
    try:
        services.send_request(visitor=request.viewer, contact=contact, **form.cleaned_data)
    except (DomainError, ValidationError) as refusal:
        add_refusal(form, refusal)
        return False
    return True


@public
@never_cache
@require_POST
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    """Take a request back that nobody at the counter took up."""
    contact = contact_of(request, DOOR)
    if contact is None:
        return redirect("metrology_net")
    try:
        services.withdraw_request(visitor=request.viewer, contact=contact, request_id=pk)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return redirect("metrology_net_mine")


@public
@require_POST
def leave(request: ViewerRequest) -> HttpResponse:
    """Forget the contact on this device."""
    forget(request, DOOR)
    return redirect("metrology_net")
