"""Views behind a door: the decorator gives them who came, with the key unlocked."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.modules.integrity.concerns import access
from teraju.modules.integrity.concerns.access import HandlerVisit, ReporterVisit

from . import clock, cookies, guards

View = Callable[..., HttpResponse]
# Shorter fields are choices and numbers, which nobody minds to fill in again.
WORTH_KEEPING = 20
NEVER_SHOWN = frozenset({guards.FIELD, "passphrase", "again", "present"})


class DeskRequest(HttpRequest):
    """A request of a handler whose key is unlocked."""

    visit: HandlerVisit


class BoxRequest(HttpRequest):
    """A request of a reporter who showed the receipt."""

    visit: ReporterVisit


def at_the_desk(view: View) -> View:
    """Let a handler in as `request.visit`; everybody else goes to the log-in."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        token = request.COOKIES.get(cookies.DESK, "")
        visit = access.handler_of(token, now=clock.now())
        if visit is None:
            return _turned_away(request, cookies.DESK, "desk_login")
        request.visit = visit  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return entered


def with_receipt(view: View) -> View:
    """Let a reporter in as `request.visit`; everybody else is asked for the receipt."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        token = request.COOKIES.get(cookies.BOX, "")
        visit = access.reporter_of(token, now=clock.now())
        if visit is None:
            return _turned_away(request, cookies.BOX, "receipt")
        request.visit = visit  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return entered


def enter(name: str, token: str, *, to: str) -> HttpResponseRedirect:
    """Give the cookie of a visit that was just opened, and go on to a named page."""
    response = HttpResponseRedirect(reverse(to))
    cookies.give(response, name, token)
    return response


def leave(request: HttpRequest, name: str, *, to: str) -> HttpResponseRedirect:
    """End a visit, take its cookie away and go on to a named page."""
    access.close(request.COOKIES.get(name, ""))
    response = HttpResponseRedirect(reverse(to))
    cookies.take(response, name)
    return response


def _turned_away(request: HttpRequest, name: str, to: str) -> HttpResponse:
    typed = [
        value
        for field, values in request.POST.lists()
        if field not in NEVER_SHOWN
        for value in values
        if len(value) >= WORTH_KEEPING
    ]
    if typed:
        # No browser keeps a page that was sent with no-store: give the words back.
        context = {"title": _("Your visit has ended"), "typed": typed, "to": reverse(to)}
        response = render(request, "concerns/visit_ended.html", context, status=403)
    else:
        response = redirect(to)
    if name in request.COOKIES:
        cookies.take(response, name)
    return response
