"""The way to everything that asks for no log-in: of the house, and of each government."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.platform.exchange.registers import read_words
from teraju.platform.organisation.models import Government

from .middleware import ViewerRequest, public
from .public_pages import public_pages, public_pages_of

PAGE_SIZE = 50


@public
@require_safe
def start(request: ViewerRequest) -> HttpResponse:
    """The pages of the house, and the governments whose pages one may read."""
    words = read_words(request.GET)
    rows = Government.objects.order_by("name", "pk")
    for word in words.split():
        rows = rows.filter(name__icontains=word)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "title": _("Open to everybody"),
        "lines": [(one, one.url()) for one in public_pages()],
        "governments": page,
        "q": words,
        "is_long": bool(words) or page.paginator.num_pages > 1,
    }
    return render(request, "web/public_start.html", context)


@public
@require_safe
def of_government(request: ViewerRequest, slug: str) -> HttpResponse:
    """What one government shows to everybody."""
    government = get_object_or_404(Government, slug=slug)
    context = {
        "title": _("What %s shows to everybody") % government.name,
        "government": government,
        "lines": [(one, one.url(slug)) for one in public_pages_of(slug, request.viewer.today)],
    }
    return render(request, "web/public_government.html", context)
