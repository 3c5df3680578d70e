"""The page on which a guest shows the second factor, and its reset by the administrator."""

from __future__ import annotations

from http import HTTPStatus

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.kernel import qr
from teraju.kernel.errors import DomainError
from teraju.platform.accounts import rights, second_factor
from teraju.platform.accounts.selectors import people
from teraju.platform.web.forms import add_refusal, form_page
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import FACTOR_SHOWN, ViewerRequest


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=8,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "autofocus": True}
        ),
    )


def show_factor(request: ViewerRequest) -> HttpResponse:
    offer = second_factor.offer_to(request.user)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            second_factor.confirm(actor=request.viewer, code=form.cleaned_data["code"])
        except DomainError as error:
            add_refusal(form, error)
        else:
            request.session.cycle_key()
            request.session[FACTOR_SHOWN] = request.user.pk
            return HttpResponseRedirect(_next(request))
    picture = ""
    if offer:
        drawn = qr.inline(offer.address, scale=4)
        picture = mark_safe(drawn)  # noqa: S308 drawn here, holds no text
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"form": form, "offer": offer, "picture": picture}
    return render(request, "account/second_factor.html", context, status=status)


def _next(request: ViewerRequest) -> str:
    """Where the guest wanted to go, if that lies in this house."""
    asked = request.GET.get("next", "")
    allowed = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()})
    return asked if allowed else reverse("home")


def factor_reset(request: ViewerRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(people(request.viewer).select_related("home"), pk=pk)
    rights.require(request.viewer, "accounts.people.manage", user.home)
    back = reverse("person", args=[pk])
    return form_page(
        request,
        form=forms.Form,
        title=_("Begin the second factor anew"),
        intro=_("The codes of the old telephone end; the next log-in shows a new secret."),
        submit=_("Begin anew"),
        act=lambda _data: second_factor.reset_factor(actor=request.viewer, user=user),
        success=lambda _done: back,
        back_url=back,
        done=_("The next log-in sets up a new telephone."),
        facts=(Fact(_("Person"), user.title),),
        register_title=_("People"),
        register_url=reverse("people"),
    )
