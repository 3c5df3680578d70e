"""The public pages of the channel."""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from teraju.kernel.errors import DomainError
from teraju.modules.integrity.concerns import access
from teraju.modules.integrity.concerns.domain import routing
from teraju.modules.integrity.concerns.selectors import directory

from . import clock, cookies, flow, guards, visits
from .report_forms import CodeForm, office_name


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """Bahasa Indonesia first, whatever the browser prefers."""
    return HttpResponseRedirect(f"/{settings.LANGUAGE_CODE}/")


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """For what watches the process: the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What the channel is, who reads, and the two ways on."""
    usual = routing.route(directory.whole_desk(named=False), routing.Wishes())
    context = {
        "title": _("Raise a concern"),
        "offices": [office_name(each) for each in directory.offices(usual.offices)],
        "outside": [
            office_name(each)
            for each in directory.offices()
            if each.outside and each.pk not in usual.offices
        ],
    }
    return render(request, "concerns/start.html", context)


@guards.keeps_what_was_typed
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Raise a concern, without account and cookie."""
    return flow.walk(flow.Way(request, _("Raise a concern")))


@guards.keeps_what_was_typed
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest) -> HttpResponse:
    """Ask for the code; the right one opens the box."""
    form = CodeForm(request.POST or None)
    token = guards.token_of(request, guards.purpose_of(request)) if request.POST else None
    problem: object = guards.TOO_OLD if request.POST and token is None else ""
    if token is not None and form.is_valid():
        try:
            opened = access.open_for_reporter(
                form.cleaned_data["code"], bucket=token.bucket, now=clock.now()
            )
        except DomainError as refusal:
            problem = refusal.message
        else:
            return visits.enter(cookies.BOX, opened, to="box")
    status = 422 if request.POST else 200
    context = {"title": _("Open your concern"), "form": form, "problem": problem}
    return render(request, "concerns/receipt_asked.html", context, status=status)
