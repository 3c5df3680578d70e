"""Pages go out compressed, everything else as it is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from typing_extensions import override


class CompressPages(GZipMiddleware):
    """Files are packed already or must keep their length, by which a browser shows the progress.

    A page holds a secret beside what somebody typed; Django lengthens each by chance, so that its
    size tells nothing (BREACH).
    """

    @override
    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        is_page = response.get("Content-Type", "").startswith("text/html")
        if response.streaming or not is_page:
            return response
        return super().process_response(request, response)
