"""Views behind a door: the decorator gives them who came, with the key unlocked."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from teraju.modules.integrity.concerns import access
from teraju.modules.integrity.concerns.access import HandlerVisit, ReporterVisit

from . import clock, cookies

View = Callable[..., HttpResponse]


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
    response = redirect(to)
    if name in request.COOKIES:
        cookies.take(response, name)
    return response
