"""The library for everybody: no log-in, nothing that was not published."""

from __future__ import annotations

from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.learning.domain.practice_carrying import pack, written
from teraju.modules.learning.models import ShelfFile
from teraju.modules.learning.models.choices import choices
from teraju.modules.learning.models.study_choices import PRACTICE_KINDS
from teraju.modules.learning.selectors import practices as reading
from teraju.modules.learning.services.practice_shelf import carried_of
from teraju.modules.learning.web.practice_registers import publishers
from teraju.modules.learning.web.practice_sections import shelf_facts, text_parts
from teraju.modules.learning.web.study_statuses import shelf_status
from teraju.modules.standards.api import topics
from teraju.platform.exchange.registers import read_words
from teraju.platform.files import store
from teraju.platform.web.middleware import ViewerRequest, public

PAGE_SIZE = 25
IN_MEMORY = 2 * 1024 * 1024
FILTERS = {"kind": "kind", "topic": "topics__code", "publisher": "publisher"}
NOTHING = "default-src 'none'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'"


@public
@require_safe
def library(request: ViewerRequest) -> HttpResponse:
    """What every government published, by kind, topic and publisher."""
    offered = _offered()
    chosen = {
        key: value
        for key, values in offered.items()
        if (value := request.GET.get(key, "")) in dict(values)
    }
    words = read_words(request.GET)
    rows = _narrowed(reading.public_library(), chosen, words)
    page = Paginator(rows.order_by("-published_on", "-pk"), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    asked = request.GET.copy()
    asked.pop("page", None)
    labels = {"kind": _("Kind"), "topic": _("What it is about"), "publisher": _("Published by")}
    context = {
        "title": _("Library of good practices"),
        "page": page,
        "q": words,
        "filters": [(key, labels[key], values, chosen.get(key)) for key, values in offered.items()],
        "asked": asked.urlencode(),
    }
    return render(request, "learning/practice_library.html", context)


@public
@require_safe
def practice(request: ViewerRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(reading.public_shelf(), pk=pk)
    newest = None if one.is_newest else reading.newest_of(one)
    context = {
        "title": one.title,
        "one": one,
        "newest": newest,
        "status": shelf_status(one),
        "facts": shelf_facts(one),
        "parts": text_parts(one.texts),
        "files": one.files.order_by("pk"),
    }
    return render(request, "learning/practice_public.html", context)


@public  # type: ignore[arg-type]  # a stream is an answer as well
@require_safe
def export(request: ViewerRequest, pk: int) -> HttpResponse | FileResponse:
    """A published practice as one file, with the fingerprint by which a change is seen."""
    one = get_object_or_404(reading.public_shelf(), pk=pk)
    carried = carried_of(one)
    name = f"{slugify(one.title)[:60] or 'practice'}-v{one.number}"
    if not carried.files:
        response = HttpResponse(written(carried), content_type="application/json")
        return _given(response, f"{name}.json")
    # Closed by the answer once it is sent.
    made = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
    try:
        pack(carried, store.open, made)
    except FileNotFoundError:
        made.close()
        return _gone()
    made.seek(0)
    return _given(FileResponse(made, content_type="application/zip"), f"{name}.zip")


@public
@require_safe
def file(request: ViewerRequest, pk: int) -> HttpResponse:
    """A file that was published beside a practice; nothing in it runs here."""
    rows = ShelfFile.objects.filter(shelf__withdrawn_on=None)
    one = get_object_or_404(rows, pk=pk)
    try:
        with store.open(one.sha256) as kept:
            response = HttpResponse(kept.read(), content_type=one.media_type)
    except FileNotFoundError:
        return _gone()
    name = content_disposition_header(as_attachment=True, filename=one.name)
    response["Content-Disposition"] = name or "attachment"
    response["Content-Security-Policy"] = f"{NOTHING}; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _given(response: HttpResponse | FileResponse, name: str) -> HttpResponse | FileResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _gone() -> HttpResponse:
    words = _("The content of this file is missing from the store.")
    return HttpResponse(words, status=HTTPStatus.GONE, content_type="text/plain")


def _offered() -> dict[str, list[tuple[str, Any]]]:
    written_of = reading.public_topics()
    return {
        "kind": list(choices(PRACTICE_KINDS)),
        # No choice leads to nothing.
        "topic": [(code, line.title) for code, line in topics().items() if code in written_of],
        "publisher": publishers(),
    }


def _narrowed(rows: QuerySet[Any], chosen: dict[str, str], words: str) -> QuerySet[Any]:
    for key, value in chosen.items():
        rows = rows.filter(**{FILTERS[key]: value})
    for word in words.split():
        rows = rows.filter(title__icontains=word) | rows.filter(summary__icontains=word)
    return rows
