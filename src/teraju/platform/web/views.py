"""The shell's own pages: home, search, language, theme, the demonstration's day, saved views."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import DatabaseError, connection
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
    QueryDict,
)
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from teraju.kernel.gathering import gathering
from teraju.platform.exchange.catalogue import is_register
from teraju.platform.exchange.registers import read_words
from teraju.platform.notify.inbox import InboxItem, handed_over_for, inbox_for
from teraju.platform.search.api import search

from .clock import SESSION_KEY
from .context import THEMES
from .kinds import Text
from .middleware import ViewerRequest, public
from .models import SavedView
from .overview import figures_for, pictures_for
from .pages import PASSING

WORKER = Path(__file__).parent / "static" / "teraju" / "worker.js"
YEAR = 365 * 24 * 60 * 60
LONGEST_QUERY = 400
# Up to a month people count days; beyond they name the day.
NEAR = 30


@dataclass(frozen=True)
class InboxLine:
    """A line of Kerja saya, with its deadline in words."""

    due: date | None
    due_words: Text
    late: bool
    title: Text
    url: str
    detail: Text
    action_label: Text


def line(item: InboxItem, today: date) -> InboxLine:
    late = item.due is not None and item.due < today
    return InboxLine(
        item.due,
        due_words(item.due, today),
        late,
        item.title,
        item.url,
        item.detail,
        item.action_label,
    )


def due_words(due: date | None, today: date) -> Text:
    """A deadline as people say it: "today", "in 3 days", "9 days late", a date when far; or ""."""
    if due is None:
        return ""
    days = (due - today).days
    if days < 0:
        return ngettext("%d day late", "%d days late", -days) % -days
    if days <= 1:
        return _("today") if days == 0 else _("tomorrow")
    if days <= NEAR:
        return ngettext("in %d day", "in %d days", days) % days
    return date_format(due, "SHORT_DATE_FORMAT")


@require_GET
def home(request: ViewerRequest) -> HttpResponse:
    """Kerja saya: what waits for me by deadline, and where what I handed over stands."""
    viewer = request.viewer
    with gathering():
        todo = [line(item, viewer.today) for item in inbox_for(viewer)]
        context = {
            "title": _title(len(todo)),
            "today": viewer.today,
            "figures": figures_for(viewer),
            "todo": todo,
            "handed_over": [line(item, viewer.today) for item in handed_over_for(viewer)],
            "pictures": pictures_for(viewer),
        }
    return render(request, "web/overview.html", context)


def _title(count: int) -> Text:
    if count == 0:
        return _("Nothing waits for you")
    return ngettext("%d thing waits for you", "%d things wait for you", count) % count


@require_GET
def search_page(request: ViewerRequest) -> HttpResponse:
    words = read_words(request.GET)
    context = {"title": _("Search"), "q": words, "groups": search(request.viewer, words)}
    return render(request, "web/search.html", context)


@public
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    language = request.POST.get("language", "")
    response = HttpResponseRedirect(_next(request))
    if language in dict(settings.LANGUAGES):
        _keep(response, settings.LANGUAGE_COOKIE_NAME, language)
    return response


@public
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    theme = request.POST.get("theme", "")
    response = HttpResponseRedirect(_next(request))
    if theme in THEMES:
        _keep(response, "theme", theme)
    return response


@public
@require_POST
def move_day(request: HttpRequest) -> HttpResponse:
    """Move the day that the demonstration lives in, for this visitor; nowhere else."""
    if not (settings.TERAJU_DEMO and settings.TERAJU_TODAY):
        raise Http404
    day = forms.DateField(required=False, input_formats=["%Y-%m-%d", "%d/%m/%Y"])
    try:
        chosen = day.clean(request.POST.get("day", ""))
    except forms.ValidationError:
        messages.error(request, _("Write the day as year-month-day, for example 2018-10-15."))
        return HttpResponseRedirect(_next(request))
    if chosen is None:
        request.session.pop(SESSION_KEY, None)
    elif not 2015 <= chosen.year <= 2035:
        messages.error(request, _("The demonstration knows the days from 2015 to 2035."))
    else:
        request.session[SESSION_KEY] = chosen.isoformat()
    return HttpResponseRedirect(_next(request))


@require_POST
def add_saved_view(request: ViewerRequest, register: str) -> HttpResponse:
    """Keep a register's search and filters under a name; the same name replaces the older one."""
    if not is_register(register):
        raise Http404
    name = " ".join(request.POST.get("name", "").replace("\x00", "").split())[:60]
    asked = QueryDict(request.POST.get("query", ""), mutable=True)
    query = urlencode(sorted((k, v) for k, v in asked.items() if v and k not in PASSING))
    if not name:
        messages.error(request, _("Give the view a name."))
    elif len(query) > LONGEST_QUERY:
        messages.error(request, _("This search is too long to be kept. Shorten it."))
    else:
        SavedView.objects.update_or_create(
            user=request.user, register=register, name=name, defaults={"query": query}
        )
    return HttpResponseRedirect(_next(request))


@require_POST
def delete_saved_view(request: ViewerRequest, pk: int) -> HttpResponse:
    get_object_or_404(SavedView, pk=pk, user=request.user).delete()
    return HttpResponseRedirect(_next(request))


@public
@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The script that opens worksheets without a line; from here it may reach every address."""
    answer = HttpResponse(WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer


@public
@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


@public
@require_GET
def readyz(request: HttpRequest) -> HttpResponse:
    """The process answers and reaches its database."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "no database"}, status=HTTPStatus.SERVICE_UNAVAILABLE)
    return JsonResponse({"status": "ok"})


def _next(request: HttpRequest) -> str:
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if safe else reverse("home")


def _keep(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=YEAR, samesite="Lax", secure=settings.HTTPS)
