"""Field work: what is taken along, the page that works without a line, and what it sends."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.http.request import RawPostDataException
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.metrology import field_permissions as permissions
from teraju.modules.metrology.domain.field import MOST_ENTRIES, read_key
from teraju.modules.metrology.selectors import field as reading
from teraju.modules.metrology.selectors.field_package import package_of
from teraju.modules.metrology.services import field as services
from teraju.modules.metrology.web.field_texts import texts
from teraju.modules.metrology.web.field_words import told
from teraju.platform.accounts import rights
from teraju.platform.web.middleware import ViewerRequest, public

# Pages with this mark are kept on the device (worker.js).
MARK = "X-Teraju-Offline"
LARGEST_SYNC = 1024 * 1024


@require_safe
def start(request: ViewerRequest) -> HttpResponse:
    """Where the official goes these days, and what waits to be settled."""
    rights.require_somewhere(request.viewer, permissions.FIELD_SETTLE)
    viewer = request.viewer
    waiting = reading.waiting(viewer).count()
    goes = rights.allowed_somewhere(viewer, permissions.FIELD_WORK)
    context = {
        "title": pgettext("metrology", "Field work"),
        "works": reading.work_of(viewer) if goes else [],
        "goes": goes,
        "waiting": waiting,
    }
    return render(request, "metrology/field_start.html", context)


@require_safe
def app(request: ViewerRequest) -> HttpResponse:
    """One page that does everything on the spot; it opens without a line."""
    rights.require_somewhere(request.viewer, permissions.FIELD_WORK)
    context = {
        "title": pgettext("metrology", "Field work"),
        # The page has a menu of its own: what needs a line would lead nowhere.
        "menu": None,
        "texts": json.dumps(texts(), ensure_ascii=False),
    }
    answer = render(request, "metrology/field_app.html", context)
    answer[MARK] = "field"
    return answer


@public
@require_safe
def manifest(request: ViewerRequest) -> HttpResponse:
    """What a telephone needs to put the page among its programs."""
    icons = [
        {
            "src": static(f"teraju/field/icon-{size}.png"),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for size in (192, 512)
        for purpose in ("any", "maskable")
    ]
    told = {
        "name": _("Teraju in the field"),
        "short_name": "Teraju",
        "start_url": reverse("metrology_field_app"),
        "scope": reverse("metrology_field"),
        "display": "standalone",
        "background_color": "#fbfaf6",
        "theme_color": "#0b5f63",
        "icons": icons,
    }
    return JsonResponse(told, content_type="application/manifest+json")


@require_safe
def state(request: ViewerRequest) -> HttpResponse:
    """Who is logged in here, with the token that what is sent needs, and what may be taken."""
    rights.require_somewhere(request.viewer, permissions.FIELD_WORK)
    works = [
        {
            "key": one.key,
            "title": one.title,
            "day": one.day and one.day.isoformat(),
            "until": one.until and one.until.isoformat(),
            "url": reverse(f"metrology_field_{one.kind}", args=[one.record.pk]),
        }
        for one in reading.work_of(request.viewer)
    ]
    said = {"who": request.viewer.user_id, "token": get_token(request), "works": works}
    off = reading.called_off(request.viewer)
    return _json(
        {**said, "called_off": off, "now": request.viewer.now.isoformat(), "most": MOST_ENTRIES}
    )


@require_safe
def session_package(request: ViewerRequest, pk: int) -> HttpResponse:
    rights.require_somewhere(request.viewer, permissions.FIELD_WORK)
    one = get_object_or_404(reading.sessions(request.viewer), pk=pk)
    return _json(package_of(request.viewer, reading.of_session(one)))


@require_safe
def order_package(request: ViewerRequest, pk: int) -> HttpResponse:
    rights.require_somewhere(request.viewer, permissions.FIELD_WORK)
    one = get_object_or_404(reading.orders(request.viewer), pk=pk)
    return _json(package_of(request.viewer, reading.of_order(one)))


@require_POST
def sync(request: ViewerRequest) -> HttpResponse:
    """Take a list of finished sheets; each has an answer of its own."""
    rights.require_somewhere(request.viewer, permissions.FIELD_WORK)
    try:
        sent = json.loads(request.body[: LARGEST_SYNC + 1])
        entries = sent["entries"]
        if not isinstance(entries, list) or sent["who"] != request.viewer.user_id:
            raise ValueError
    except (ValueError, KeyError, TypeError, RecursionError, RawPostDataException):
        # Nothing is taken that does not say whose it is.
        return _refused(_("This is no list of sheets of yours."), HTTPStatus.FORBIDDEN)
    try:
        answers = services.sync_field(actor=request.viewer, entries=entries)
    except NotAllowed:
        raise
    except DomainError as refusal:
        return _refused(str(refusal), HTTPStatus.UNPROCESSABLE_ENTITY)
    return _json({"answers": [told(one) for one in answers]})


@require_POST
def photo(request: ViewerRequest) -> HttpResponse:
    """Take a photo of a sheet that is here already: of the marks, or of the instrument."""
    rights.require_somewhere(request.viewer, permissions.FIELD_WORK)
    upload = request.FILES.get("photo")
    try:
        key, photo_key = (read_key(request.POST.get(name)) for name in ("entry", "key"))
    except DomainError as error:
        raise Http404 from error
    if upload is None:
        return _refused(_("Choose a picture: JPEG, PNG or WebP."), HTTPStatus.BAD_REQUEST)
    try:
        services.keep_photo(actor=request.viewer, key=key, photo_key=photo_key, photo=upload)
    except NotAllowed:
        raise
    except DomainError as refusal:
        return _refused(str(refusal), HTTPStatus.UNPROCESSABLE_ENTITY)
    return _json({"outcome": "stored"})


def _json(content: Any) -> HttpResponse:
    answer = JsonResponse(content, json_dumps_params={"separators": (",", ":")})
    answer["Cache-Control"] = "no-store"
    return answer


def _refused(sentence: str, status: HTTPStatus) -> HttpResponse:
    return JsonResponse({"error": sentence}, status=status)
