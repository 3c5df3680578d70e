"""The public pages of the channel."""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _


def root(request: HttpRequest) -> HttpResponse:
    """Bahasa Indonesia first, whatever the browser prefers."""
    return HttpResponseRedirect(f"/{settings.LANGUAGE_CODE}/")


def alive(request: HttpRequest) -> HttpResponse:
    """For what watches the process: the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


def start(request: HttpRequest) -> HttpResponse:
    """What the channel is, who reads, and the two ways on."""
    return render(request, "concerns/start.html", {"title": _("Raise a concern")})
