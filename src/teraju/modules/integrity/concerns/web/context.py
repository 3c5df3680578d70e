"""What every page of the channel shows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

from .middleware import PLACES


def shell(request: HttpRequest) -> dict[str, Any]:
    """The government's name, the two languages and where the same page stands in the other."""
    return {
        "government": settings.TERAJU_CONCERNS_GOVERNMENT,
        "demonstration": settings.TERAJU_DEMO,
        "language": translation.get_language() or settings.LANGUAGE_CODE,
        "languages": [
            (code, name, in_language(request.path, code)) for code, name in settings.LANGUAGES
        ],
    }


def in_language(path: str, code: str) -> str:
    """The same address in another language; the start page where a page cannot be asked for."""
    known = dict(settings.LANGUAGES)
    parts = path.lstrip("/").split("/")
    at = 1 if parts[0] in PLACES and len(parts) > 1 else 0
    if parts[at] not in known:
        return f"/{code}/"
    parts[at] = code
    return "/" + "/".join(parts)
