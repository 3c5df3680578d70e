"""Redeeming a card, reading a notice, handing out a card."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.selectors import people, roles_seen
from teraju.platform.notify import codes, invitations, services
from teraju.platform.notify.card import Card
from teraju.platform.notify.models import Notice
from teraju.platform.web.forms import errors_summary, form_methods
from teraju.platform.web.middleware import ViewerRequest, public

from .forms import CodeForm
from .proof import count_wrong, may_try, remember


@public
@never_cache
@form_methods
def redeem(request: ViewerRequest, code: str = "") -> HttpResponse:
    """Type a code, or confirm the one in the address; a mere look uses nothing up."""
    form = CodeForm(request.POST) if request.method == "POST" else CodeForm(initial={"code": code})
    if request.method == "POST" and form.is_valid():
        answer = _try(request, form)
        if answer:
            return answer
    return _code_page(request, form, 422 if form.is_bound else 200)


def _try(request: ViewerRequest, form: CodeForm) -> HttpResponse | None:
    if not may_try(request):
        form.add_error(None, _("Too many wrong codes from here. Wait a quarter of an hour."))
        return _code_page(request, form, 429)
    try:
        row = codes.prove(form.cleaned_data["code"], request.viewer.now)
    except DomainError as refusal:
        count_wrong(request)
        form.add_error("code", str(refusal))
        return None
    remember(request, row)
    return redirect(codes.purpose_of(row.purpose).url_name)


def _code_page(request: ViewerRequest, form: CodeForm, status: int) -> HttpResponse:
    context = {
        "title": _("Type your code"),
        "intro": _("It stands on the card, in the mail or in the message that an office gave you."),
        "submit": _("Go on"),
    }
    return _public_form(request, form, context, status)


def _public_form(
    request: ViewerRequest, form: forms.Form, context: Mapping[str, object], status: int
) -> HttpResponse:
    values = {"form": form, "errors_summary": errors_summary(form), **context}
    return render(request, "notify/public_form.html", values, status=status)


@require_GET
def notice(request: ViewerRequest, pk: int) -> HttpResponse:
    """One message; it stays in Kerja saya until its reader puts it away."""
    row = get_object_or_404(Notice.objects.visible_to(request.viewer), pk=pk)
    return render(request, "notify/notice.html", {"title": row.subject, "notice": row})


@require_POST
def notice_read(request: ViewerRequest, pk: int) -> HttpResponse:
    get_object_or_404(Notice.objects.visible_to(request.viewer), pk=pk)
    services.read_notice(actor=request.viewer, notice_id=pk)
    return HttpResponseRedirect(reverse("home"))


@never_cache
@form_methods
def person_card(request: ViewerRequest, pk: int) -> HttpResponse:
    """Hand a person the means to log in: a mail where there is mail, else a card to print."""
    user = _person(request, pk)
    if not invitations.may_invite(request.viewer, user):
        raise NotAllowed(rights.reason("accounts.people.manage"))
    if request.method == "POST":
        try:
            made = invitations.invite_person(actor=request.viewer, user=user)
        except invitations.AccountClosed as refusal:
            messages.error(request, str(refusal))
            return redirect("person_card", pk=pk)
        return _handed_out(request, user, made)
    way, _address = services.way_to(services.Recipient.of(user), user.home)
    context = {"title": _("Log-in card"), "person": user, "by_mail": way == "smtp"}
    return render(request, "notify/person_card.html", context)


def _person(request: ViewerRequest, pk: int) -> User:
    """A person whom the viewer may see in the list of people, or among their agency's guests."""
    guests = roles_seen(request.viewer).values("user")
    seen = people(request.viewer).values("pk")
    rows = User.objects.filter(pk__in=seen) | User.objects.filter(pk__in=guests)
    return get_object_or_404(rows.select_related("home"), pk=pk)


def _handed_out(request: ViewerRequest, user: User, made: object) -> HttpResponse:
    if not isinstance(made, Card):
        messages.success(request, _("The way to a password is on its way by mail."))
        return redirect("person_card", pk=user.pk)
    response = HttpResponse(made.pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="card-{user.pk}.pdf"'
    return response
