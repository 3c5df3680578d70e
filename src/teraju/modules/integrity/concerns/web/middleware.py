"""What holds for every answer: nothing is kept, nothing is told on, the path says the language."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

Handler = Callable[[HttpRequest], HttpResponse]
PLACES = frozenset({"desk", "box"})
PERMISSIONS = "camera=(), microphone=(), geolocation=()"


def leave_no_trace(get_response: Handler) -> Handler:
    """No copy in any store, no referrer, no frame, no index of a search engine."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response.headers["Permissions-Policy"] = PERMISSIONS
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    return middleware


def language_of_the_path(get_response: Handler) -> Handler:
    """The language stands in the address; a cookie would be a trace before the first word."""

    def middleware(request: HttpRequest) -> HttpResponse:
        language = language_in(request.path_info)
        with translation.override(language):
            response = get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response

    return middleware


def language_in(path: str) -> str:
    """The language that an address names, else the first one."""
    parts = path.lstrip("/").split("/", 2)
    code = parts[1] if parts[0] in PLACES and len(parts) > 1 else parts[0]
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
