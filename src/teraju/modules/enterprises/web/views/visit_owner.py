"""The owner's page: a code instead of a password, plain words, no script. Nothing else is shown."""

from __future__ import annotations

import uuid
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from teraju.kernel.errors import DomainError
from teraju.modules.enterprises.models import Enterprise, OwnerContact, OwnerQuestion
from teraju.modules.enterprises.selectors import visit_owners as reading
from teraju.modules.enterprises.services import visit_contacts, visit_owners
from teraju.modules.enterprises.web.visit_hooks import OwnerLine, owner_lines
from teraju.modules.enterprises.web.visit_owner_forms import AnswerForm, ContactForm, PhotoForm
from teraju.modules.enterprises.web.visit_owner_visit import contact_of, forget, may
from teraju.modules.enterprises.web.visit_words import firm, when, who_goes
from teraju.platform.files.web.views import served
from teraju.platform.web.forms import add_refusal, form_methods
from teraju.platform.web.middleware import ViewerRequest, public

BAD, TOO_MANY = HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.TOO_MANY_REQUESTS
START, MINE = "enterprises_owner", "enterprises_owner_mine"


@public
@never_cache
@form_methods
def start(request: ViewerRequest) -> HttpResponse:
    """Give a contact; the answer is the same whether the register knows it or not."""
    form = ContactForm(request.POST or None)
    status = HTTPStatus.OK
    if request.method == "POST":
        status = BAD
        if form.is_valid():
            if not may(request, "contact"):
                form.add_error(None, _("Too many codes were asked for from here. Wait an hour."))
                status = TOO_MANY
            elif _asked(request, form):
                return redirect("enterprises_owner_sent")
    units: Any = form.fields["unit"]
    context = {"title": _("The page of my business"), "form": form, "units": units.queryset}
    return render(request, "enterprises/visit_owner_start.html", context, status=status)


def _asked(request: ViewerRequest, form: forms.Form) -> bool:
    data = form.cleaned_data
    return _done(
        form,
        lambda: visit_contacts.ask_code(
            visitor=request.viewer, agency=data["unit"], typed=data["contact"]
        ),
    )


@public
@require_safe
def sent(request: ViewerRequest) -> HttpResponse:
    """What happens now with the code."""
    context = {"title": _("Your code is on its way")}
    return render(request, "enterprises/visit_owner_sent.html", context)


@public
@never_cache
@require_safe
def mine(request: ViewerRequest) -> HttpResponse:
    """What is next, who comes when, what is asked, and the papers."""
    contact = contact_of(request)
    if contact is None:
        return _begin(request)
    enterprises = reading.enterprises_of(contact)
    today = request.viewer.today
    lines = owner_lines(request.viewer, enterprises)
    visits = reading.visits_ahead(enterprises, request.viewer)
    context = {
        "title": enterprises[0].name if len(enterprises) == 1 else _("The page of my business"),
        "contact": contact,
        "enterprises": enterprises,
        "several": len(enterprises) > 1,
        "visits": [
            (firm(one), when(one), who_goes(one), one.purpose, one.reason) for one in visits
        ],
        "questions": reading.questions_of(enterprises),
        "steps": [(one, one.is_late(today)) for one in reading.steps_of_owners(enterprises)],
        "next": [one for one in lines if one.kind == "next"],
        "papers": [one for one in lines if one.kind == "paper"],
        "coachings": reading.coachings_of(enterprises),
        "uploads": reading.uploads_of(enterprises),
    }
    return render(request, "enterprises/visit_owner_mine.html", context)


@public
@never_cache
@form_methods
def photo(request: ViewerRequest) -> HttpResponse:
    """Send a photo of the label, or of what else the coach asked for."""
    contact, enterprises = _known(request)
    if contact is None or not enterprises:
        return redirect(MINE) if contact else _begin(request)
    status = HTTPStatus.OK
    if request.method == "POST":
        form = PhotoForm(request.POST, request.FILES, enterprises=enterprises)
        status = BAD
        if form.is_valid():
            if not may(request, "photo"):
                form.add_error(None, _("Too many photos were sent from here. Wait an hour."))
                status = TOO_MANY
            elif _kept(request, contact, form):
                messages.success(request, _("The photo is sent. Your coach looks at it."))
                return redirect(MINE)
    else:
        form = PhotoForm(initial={"key": uuid.uuid4()}, enterprises=enterprises)
    context = {"title": _("Send a photo"), "form": form, "submit": _("Send it")}
    return render(request, "enterprises/visit_owner_form.html", context, status=status)


def _kept(request: ViewerRequest, contact: OwnerContact, form: forms.Form) -> bool:
    data = dict(form.cleaned_data)
    enterprise_id = data.pop("enterprise")
    return _done(
        form,
        lambda: visit_owners.send_photo(
            visitor=request.viewer, contact=contact, enterprise_id=enterprise_id, **data
        ),
    )


@public
@never_cache
@form_methods
def answer(request: ViewerRequest, pk: int) -> HttpResponse:
    """Answer something short that the office asked."""
    contact, enterprises = _known(request)
    if contact is None:
        return _begin(request)
    waiting = [one.pk for one in reading.questions_of(enterprises)]
    if request.method == "GET" and pk not in waiting:
        return redirect(MINE)
    question: OwnerQuestion = get_object_or_404(
        OwnerQuestion.objects.filter(enterprise__in=enterprises), pk=pk
    )
    form = AnswerForm(request.POST or None)
    if form.is_valid() and _done(
        form,
        lambda: visit_owners.answer_question(
            visitor=request.viewer, contact=contact, question_id=pk, **form.cleaned_data
        ),
    ):
        messages.success(request, _("Your answer is sent."))
        return redirect(MINE)
    context = {
        "title": question.text,
        "form": form,
        "submit": _("Send it"),
        "photo": _("Is a photo asked for? Send it here."),
    }
    status = BAD if form.is_bound else HTTPStatus.OK
    return render(request, "enterprises/visit_owner_form.html", context, status=status)


@public
@never_cache
@require_POST
def step(request: ViewerRequest, pk: int) -> HttpResponse:
    """Say that something promised is done, or not yet after all."""
    contact, _own = _known(request)
    if contact is None:
        return _begin(request)
    is_done = request.POST.get("done") == "yes"
    try:
        visit_owners.tell_step(visitor=request.viewer, contact=contact, step_id=pk, is_done=is_done)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        said = _("Noted. Your coach looks at it.") if is_done else _("Noted: not done yet.")
        messages.success(request, said)
    return redirect(MINE)


@public
@never_cache
@require_safe
def paper(request: ViewerRequest, pk: int) -> Any:
    """A paper that a line of this owner's page names: nothing else is given out."""
    contact, enterprises = _known(request)
    if contact is None:
        return _begin(request)
    found = next((one for one in owner_lines(request.viewer, enterprises) if _names(one, pk)), None)
    if found is None or found.file is None:
        raise Http404
    return served(found.file)


def _names(line: OwnerLine, pk: int) -> bool:
    return line.kind == "paper" and line.file is not None and line.file.pk == pk


@public
@require_POST
def leave(request: ViewerRequest) -> HttpResponse:
    """Forget the contact on this device."""
    forget(request)
    return redirect(START)


def _begin(request: ViewerRequest) -> HttpResponse:
    """Send whoever has no code, or had one too long ago, to the beginning, and say why."""
    if request.method == "POST":
        messages.error(request, _("Nothing was sent: your half hour is over. Ask for a new code."))
    else:
        messages.info(request, _("Ask for a code first. It opens this page for half an hour."))
    return redirect(START)


def _known(request: ViewerRequest) -> tuple[OwnerContact | None, list[Enterprise]]:
    contact = contact_of(request)
    return contact, reading.enterprises_of(contact) if contact else []


def _done(form: forms.Form, act: Any) -> bool:
    """Whether it was done; what was refused stands at its field."""
    try:
        act()
    except (DomainError, ValidationError) as refusal:
        add_refusal(form, refusal)
        return False
    return True
