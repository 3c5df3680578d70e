"""The living page of components: every part of the interface in every state, with invented data."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from . import design_samples as samples
from .middleware import public

PARTS = {
    "look": samples.look,
    "lists": samples.lists,
    "records": samples.records,
    "forms": samples.forms_part,
    "pictures": samples.pictures,
    "states": samples.states,
}


@public
@require_GET
def design(request: HttpRequest) -> HttpResponse:
    """One part of the components at a time, so that this page too stays light."""
    part = request.GET.get("part", "")
    part = part if part in PARTS else "look"
    shown = request.GET.get("theme", "")
    context = {
        "title": _("Components"),
        "part": part,
        "parts": samples.part_names(),
        "shown_theme": shown if shown in {"light", "dark"} else "",
        **PARTS[part](),
    }
    return render(request, f"web/design/{part}.html", context)
