"""The coach's page: what is taken along, the page that works without a line, and what it sends."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.http.request import RawPostDataException
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.enterprises import visit_permissions as permissions
from teraju.modules.enterprises.domain.visits import MOST_ENTRIES, read_key
from teraju.modules.enterprises.services import visit_settle
from teraju.modules.enterprises.services.visit_sync import sync_visits
from teraju.modules.enterprises.web.visit_package import KEY, package_of
from teraju.modules.enterprises.web.visit_texts import texts
from teraju.modules.enterprises.web.visit_words import told
from teraju.platform.accounts import rights
from teraju.platform.web.middleware import ViewerRequest, public

# Pages with this mark are kept on the device (worker.js).
MARK = "X-Teraju-Offline"
LARGEST_SYNC = 1024 * 1024
HOLD = permissions.VISIT_HOLD


@require_safe
def app(request: ViewerRequest) -> HttpResponse:
    """One page that does everything on the spot; it opens without a line."""
    rights.require_somewhere(request.viewer, HOLD)
    context = {
        "title": _("Visits on the telephone"),
        # The page has a menu of its own: what needs a line would lead nowhere.
        "menu": None,
        "texts": json.dumps(texts(), ensure_ascii=False),
    }
    answer = render(request, "enterprises/visit_app.html", context)
    answer[MARK] = "coach"
    return answer


@public
@require_safe
def manifest(request: ViewerRequest) -> HttpResponse:
    """What a telephone needs to put the page among its programs."""
    page = reverse("enterprises_visit_app")
    said = {
        "name": _("Teraju: visits to firms"),
        "short_name": "Teraju",
        "start_url": page,
        "scope": page,
        "display": "standalone",
        "background_color": "#fbfaf6",
        "theme_color": "#0b5f63",
        "icons": [
            {
                "src": static(f"teraju/field/icon-{size}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for size in (192, 512)
            for purpose in ("any", "maskable")
        ],
    }
    return JsonResponse(said, content_type="application/manifest+json")


@require_safe
def state(request: ViewerRequest) -> HttpResponse:
    """Who is logged in here, with the token that what is sent needs, and what may be taken."""
    rights.require_somewhere(request.viewer, HOLD)
    works = [{"key": KEY, "url": reverse("enterprises_visit_package")}]
    said = {"who": request.viewer.user_id, "token": get_token(request), "works": works}
    return _json({**said, "most": MOST_ENTRIES})


@require_safe
def package(request: ViewerRequest) -> HttpResponse:
    rights.require_somewhere(request.viewer, HOLD)
    return _json(package_of(request.viewer))


@require_POST
def sync(request: ViewerRequest) -> HttpResponse:
    """Take a list of finished visits; each has an answer of its own."""
    rights.require_somewhere(request.viewer, HOLD)
    try:
        sent = json.loads(request.body[: LARGEST_SYNC + 1])
        entries = sent["entries"]
        if not isinstance(entries, list) or sent["who"] != request.viewer.user_id:
            raise ValueError
    except (ValueError, KeyError, TypeError, RecursionError, RawPostDataException):
        # Nothing is taken that does not say whose it is.
        return _refused(_("This is no list of visits of yours."), HTTPStatus.FORBIDDEN)
    try:
        answers = sync_visits(actor=request.viewer, entries=entries)
    except NotAllowed:
        raise
    except DomainError as refusal:
        return _refused(str(refusal), HTTPStatus.UNPROCESSABLE_ENTITY)
    return _json({"answers": [told(one) for one in answers]})


@require_POST
def photo(request: ViewerRequest) -> HttpResponse:
    """Take a photo or the signature of a visit that is here already."""
    rights.require_somewhere(request.viewer, HOLD)
    upload = request.FILES.get("photo")
    try:
        key, picture_key = (read_key(request.POST.get(name)) for name in ("entry", "key"))
    except DomainError as error:
        raise Http404 from error
    if upload is None:
        return _refused(_("Choose a picture: JPEG, PNG or WebP."), HTTPStatus.BAD_REQUEST)
    try:
        visit_settle.keep_picture(
            actor=request.viewer, key=key, picture_key=picture_key, picture=upload
        )
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
