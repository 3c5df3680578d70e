"""Public pages that speak the language their address asks for: no cookie remembers it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation


def spoken(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a page be read in the language that its address asks for.

    The links of such a page take `spoken_of` along.
    """

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = _asked(request)
        if not asked:
            return view(request, *args, **kwargs)
        with translation.override(asked):
            page = view(request, *args, **kwargs)
            page.headers["Content-Language"] = asked
            return page

    return inner


def spoken_of(request: HttpRequest) -> str:
    """What of the address says the language; empty where none is asked for."""
    asked = _asked(request)
    return f"?lang={asked}" if asked else ""


def spoken_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, object],
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """Show a page that knows by `spoken` what its links take along."""
    return render(request, template, {**context, "spoken": spoken_of(request)}, status=status)


def _asked(request: HttpRequest) -> str:
    asked = request.GET.get("lang", "")
    return asked if asked in dict(settings.LANGUAGES) else ""
