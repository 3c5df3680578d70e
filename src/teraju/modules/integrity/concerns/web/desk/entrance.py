"""The door of the desk: log-in, invitation, passphrase, leaving."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from teraju.modules.integrity.concerns import access
from teraju.modules.integrity.concerns.services import desk_keys
from teraju.modules.integrity.concerns.web import clock, cookies, guards, visits
from teraju.modules.integrity.concerns.web.visits import DeskRequest

from .forms import ChangePassphraseForm, InvitationForm, LoginForm
from .pages import Door, desk_view, form_page, hand_of, told


def _bucket(request: HttpRequest) -> str:
    token = guards.token_of(request, guards.purpose_of(request))
    return token.bucket if token else ""


@guards.keeps_what_was_typed
def login(request: HttpRequest) -> HttpResponse:
    """Login name and passphrase open the handler's own key."""

    def act(values: dict[str, Any]) -> HttpResponse:
        token = access.open_for_handler(
            login_name=values["login_name"],
            passphrase=values["passphrase"],
            bucket=_bucket(request),
            now=clock.now(),
            today=clock.today(),
        )
        return visits.enter(cookies.DESK, token, to="desk")

    return form_page(
        request,
        form=LoginForm,
        title=_("The desk of concerns"),
        submit=_("Open the desk"),
        act=Door(act),
        back_url="",
        intro=_(
            "For those who were appointed to read concerns. Accounts of Teraju are no use here."
        ),
        template="concerns/desk/login.html",
    )


@guards.keeps_what_was_typed
def invitation(request: HttpRequest) -> HttpResponse:
    """The first log-in: a one-time word, and a passphrase of one's own."""

    def act(values: dict[str, Any]) -> HttpResponse:
        token = access.accept_invitation(
            values["invitation"].strip(),
            passphrase=values["passphrase"],
            now=clock.now(),
            today=clock.today(),
        )
        return visits.enter(cookies.DESK, token, to="desk")

    return form_page(
        request,
        form=InvitationForm,
        title=_("Accept an invitation"),
        submit=_("Make my key"),
        act=Door(act),
        back_url=reverse("desk_login"),
        intro=_(
            "Your key is made now and locked by your passphrase. Concerns that came earlier do not "
            "open by it until somebody who reads them lets you join."
        ),
        template="concerns/desk/outside.html",
    )


@desk_view
def passphrase(request: DeskRequest) -> HttpResponse:
    """Lock one's key by another passphrase."""

    def act(values: dict[str, Any]) -> HttpResponse:
        desk_keys.change_passphrase(
            hand_of(request),
            present=values["present"],
            passphrase=values["passphrase"],
            bucket=_bucket(request),
            now=clock.now(),
        )
        return HttpResponseRedirect(told(reverse("desk"), "saved"))

    return form_page(
        request,
        form=ChangePassphraseForm,
        title=_("Change the passphrase"),
        submit=_("Change it"),
        act=Door(act),
        back_url=reverse("desk"),
        intro=_("Your key stays the same. Every other visit of yours ends."),
    )


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End the visit."""
    return visits.leave(request, cookies.DESK, to="desk_login")
