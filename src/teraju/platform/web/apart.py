"""The main site never answers under the name of the channel of concerns.

A browser keeps cookies by host name, not by port: one name for both would send the visit of whoever
is logged in here along with a concern.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.request import split_domain_port

Handler = Callable[[HttpRequest], HttpResponse]
SAFE = frozenset({"GET", "HEAD"})


def keep_apart(get_response: Handler) -> Handler:
    """Send who comes by the channel's name to our own; it stands before all that sets a cookie."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not _comes_by_the_channels_name(request):
            return get_response(request)
        if request.method in SAFE:
            return HttpResponseRedirect(f"{settings.TERAJU_ADDRESS}{request.get_full_path()}")
        return HttpResponse(status=HTTPStatus.MISDIRECTED_REQUEST)

    return middleware


def _comes_by_the_channels_name(request: HttpRequest) -> bool:
    address = settings.TERAJU_CONCERNS_ADDRESS
    if not address:
        return False
    name, _port = split_domain_port(request.get_host())
    return name == (urlsplit(address).hostname or "")
