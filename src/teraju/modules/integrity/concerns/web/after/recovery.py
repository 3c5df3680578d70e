"""Giving keys back: the page of the custodians, and the page of whoever lost a passphrase."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from teraju.modules.integrity.concerns import sealing
from teraju.modules.integrity.concerns.models import Recovery
from teraju.modules.integrity.concerns.once import once
from teraju.modules.integrity.concerns.selectors import recovery as selectors
from teraju.modules.integrity.concerns.services import recovery
from teraju.modules.integrity.concerns.web import clock, cookies, guards, visits
from teraju.modules.integrity.concerns.web.desk.pages import Door, desk_view, form_page
from teraju.modules.integrity.concerns.web.visits import DeskRequest

from .forms import (
    AskForKeyForm,
    BeginRecoveryForm,
    CompleteRecoveryForm,
    FinishRecoveryForm,
)


@desk_view
@require_GET
def recovery_page(request: DeskRequest) -> HttpResponse:
    """For custodians: requests that wait, who could get a key back, and what was done."""
    _custodian(request)
    now = clock.now()
    context = {
        "title": _("Giving keys back"),
        "requests": [_request(request, each) for each in selectors.open_requests(now)],
        "key": selectors.youngest_key(),
        "people": selectors.handlers_covered(),
        "past": [_past(request, each) for each in selectors.past_requests()],
    }
    return render(request, "concerns/after/recovery.html", context)


@desk_view
def make_key(request: DeskRequest) -> HttpResponse:
    """Make a recovery key for the custodians of today."""
    _custodian(request)

    def act(_values: dict[str, Any]) -> None:
        recovery.make_recovery_key(visit=request.visit, today=clock.today())

    return form_page(
        request,
        form=forms.Form,
        title=_("Make a recovery key"),
        submit=_("Make it"),
        act=act,
        back_url=reverse("desk_recovery"),
        intro=_(
            "Its secret half is sealed in layers, so that any two of the present custodians open "
            "it together and none of them alone. Every handler's key is sealed to it when they "
            "next come to the desk. Make a new one when a custodian joins or leaves."
        ),
    )


@desk_view
def begin(request: DeskRequest, key: int) -> HttpResponse:
    """The first custodian's step; its answer shows the code once."""
    wanted = _open_request(request, key)

    def act(values: dict[str, Any]) -> HttpResponse:
        # The second click shows the same code, which a lost answer would otherwise have taken away.
        code = once(_token(request).nonce, lambda: _begun(request, key, values), now=clock.now())
        context = {"title": _("The code for the second custodian"), "code": code}
        return render(request, "concerns/after/code.html", context)

    people = selectors.seconds_for(request.visit.handler, wanted)
    return form_page(
        request,
        form=partial(BeginRecoveryForm, people=[(str(each.pk), each.name) for each in people]),
        title=_("Give a key back: first step"),
        submit=_("Take the first step"),
        act=Door(act),
        back_url=reverse("desk_recovery"),
        intro=_("You open the outer layer. The second custodian needs a code that you are shown."),
        context={"facts": [(_("Who asks"), f"{wanted.handler.name}, {wanted.handler.office}")]},
    )


@desk_view
def complete(request: DeskRequest, key: int) -> HttpResponse:
    """The second custodian's step."""
    wanted = _open_request(request, key)

    def act(values: dict[str, Any]) -> None:
        recovery.complete_recovery(
            visit=request.visit,
            recovery_id=key,
            signs=values["signs"],
            code=values["code"],
            reason=values["reason"],
            now=clock.now(),
            today=clock.today(),
        )

    facts = [(_("Who asks"), f"{wanted.handler.name}, {wanted.handler.office}")]
    if wanted.first is not None:
        facts.append((_("First step"), wanted.first.name))
        facts.append((_("Reason"), _reason(request, wanted.first_reason)))
    return form_page(
        request,
        form=CompleteRecoveryForm,
        title=_("Give a key back: second step"),
        submit=_("Give the key back"),
        act=act,
        back_url=reverse("desk_recovery"),
        intro=_("The key is sealed for its owner, who opens it with the new passphrase alone."),
        context={"facts": facts},
    )


@desk_view
def refuse(request: DeskRequest, key: int) -> HttpResponse:
    """Any custodian may end a request."""
    wanted = _open_request(request, key)

    def act(_values: dict[str, Any]) -> None:
        recovery.refuse_recovery(
            visit=request.visit, recovery_id=key, now=clock.now(), today=clock.today()
        )

    return form_page(
        request,
        form=forms.Form,
        title=_("Refuse a request"),
        submit=_("Refuse it"),
        act=act,
        back_url=reverse("desk_recovery"),
        intro=_("All that the request left is deleted. The person may ask anew."),
        context={"facts": [(_("Who asks"), f"{wanted.handler.name}, {wanted.handler.office}")]},
    )


@guards.keeps_what_was_typed
def lost(request: HttpRequest) -> HttpResponse:
    """Who lost the passphrase asks for the key under a new one."""

    def act(values: dict[str, Any]) -> HttpResponse:
        signs = recovery.ask_for_recovery(
            login_name=values["login_name"],
            passphrase=values["passphrase"],
            bucket=_token(request).bucket,
            now=clock.now(),
            today=clock.today(),
        )
        return render(
            request, "concerns/after/signs.html", {"title": _("Ten signs"), "signs": signs}
        )

    return form_page(
        request,
        form=AskForKeyForm,
        title=_("I have lost my passphrase"),
        submit=_("Ask two custodians"),
        act=Door(act),
        back_url=reverse("desk_login"),
        intro=_(
            "Choose a new passphrase now. Two custodians of this channel, one after the other, "
            "give your old key back under it. Until then nothing changes."
        ),
        template="concerns/desk/outside.html",
    )


@guards.keeps_what_was_typed
def found(request: HttpRequest) -> HttpResponse:
    """Both custodians have agreed: the new passphrase opens the desk."""

    def act(values: dict[str, Any]) -> HttpResponse:
        token = recovery.finish_recovery(
            login_name=values["login_name"],
            passphrase=values["passphrase"],
            bucket=_token(request).bucket,
            now=clock.now(),
            today=clock.today(),
        )
        return visits.enter(cookies.DESK, token, to="desk")

    return form_page(
        request,
        form=FinishRecoveryForm,
        title=_("Take my key back"),
        submit=_("Open the desk"),
        act=Door(act),
        back_url=reverse("desk_login"),
        intro=_("For those whose request both custodians have carried out."),
        template="concerns/desk/outside.html",
    )


def _begun(request: DeskRequest, key: int, values: dict[str, Any]) -> str:
    return recovery.begin_recovery(
        visit=request.visit,
        recovery_id=key,
        second_id=int(values["second"]),
        signs=values["signs"],
        reason=values["reason"],
        now=clock.now(),
        today=clock.today(),
    )


def _token(request: HttpRequest) -> guards.Token:
    """The token of the form, which was checked before anything was done."""
    token = guards.token_of(request, guards.purpose_of(request))
    if token is None:
        raise Http404
    return token


def _custodian(request: DeskRequest) -> None:
    if not request.visit.handler.custodian:
        raise Http404


def _open_request(request: DeskRequest, key: int) -> Recovery:
    _custodian(request)
    wanted = selectors.open_request(key, clock.now())
    if wanted is None or wanted.handler_id == request.visit.handler.pk:
        raise Http404
    return wanted


def _request(request: DeskRequest, wanted: Recovery) -> dict[str, Any]:
    me = request.visit.handler.pk
    return {
        "request": wanted,
        "mine": wanted.handler_id == me,
        "first": wanted.first_on is None and wanted.handler_id != me,
        "second": wanted.second_id == me and wanted.second_on is None,
    }


def _past(request: DeskRequest, ended: Recovery) -> dict[str, Any]:
    return {
        "request": ended,
        "first_reason": _reason(request, ended.first_reason),
        "second_reason": _reason(request, ended.second_reason),
    }


def _reason(request: DeskRequest, sealed: bytes | memoryview) -> str:
    """A reason, where this custodian's key opens it: who came later does not read it."""
    if not bytes(sealed):
        return ""
    try:
        return str(sealing.unseal_value(bytes(sealed), request.visit.identity)["reason"])
    except sealing.CannotOpen:
        return _("Your key does not open this.")
