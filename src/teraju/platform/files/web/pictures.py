"""Pictures of the private store, to be looked at."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from teraju.platform.files import store
from teraju.platform.files.models import StoredFile

SEALED = "default-src 'none'; frame-ancestors 'none'"


def picture(file: StoredFile) -> HttpResponse:
    """A photo to look at, sealed: no browser runs what it holds. The caller asked who may."""
    try:
        with store.open(file.sha256) as content:
            answer = HttpResponse(content.read(), content_type=file.media_type)
    except FileNotFoundError as error:
        raise Http404 from error
    answer["Content-Security-Policy"] = SEALED
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
