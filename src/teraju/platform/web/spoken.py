"""Public pages in the language that their address asks for: no cookie remembers it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils import translation

from .middleware import ViewerRequest


def spoken(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a page be read in the language of its address; its links take `spoken_of` along."""

    @wraps(view)
    def inner(request: ViewerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = _asked(request)
        if not asked:
            return view(request, *args, **kwargs)
        with translation.override(asked):
            page = view(request, *args, **kwargs)
            page.headers["Content-Language"] = asked
            return page

    return inner


def spoken_of(request: ViewerRequest) -> str:
    """What of the address says the language; empty where none is asked for."""
    asked = _asked(request)
    return f"?lang={asked}" if asked else ""


def _asked(request: ViewerRequest) -> str:
    asked = request.GET.get("lang", "")
    return asked if asked in dict(settings.LANGUAGES) else ""
