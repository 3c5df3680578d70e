"""Who looks, when and in which language: settled once for each request."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone, translation

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.platform.accounts import second_factor, walls
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import anonymous, viewer_of

from .clock import now_for
from .errors import forbidden, refused
from .meeting import begun_again

# Under which key a visit keeps that its guest has shown the second factor.
FACTOR_SHOWN = "second_factor"
Handler = Callable[[HttpRequest], HttpResponse]


class ViewerRequest(HttpRequest):
    """A request that passed `attach_viewer`."""

    viewer: Viewer
    user: User


def choose_language(get_response: Handler) -> Handler:
    """Bahasa Indonesia until somebody chooses otherwise, whatever the browser prefers."""

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            response = get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response

    return middleware


def attach_viewer(get_response: Handler) -> Handler:
    """Give the request its viewer: one query for the roles, none for anonymous visitors."""

    def middleware(request: HttpRequest) -> HttpResponse:
        user = request.user
        if isinstance(user, User):
            zone = _zone_of(user)
            viewer = viewer_of(user, now_for(request, zone))
        else:
            zone = settings.TIME_ZONE
            viewer = anonymous(now_for(request, zone))
        request.viewer = viewer  # type: ignore[attr-defined]
        with timezone.override(ZoneInfo(zone)):
            return get_response(request)

    middleware.process_exception = answer_refusal  # type: ignore[attr-defined]
    return middleware


def answer_refusal(request: HttpRequest, exception: Exception) -> HttpResponse | None:
    """A refusal that a view lets pass is a page with its sentence; all else is a bug.

    Who met somebody else at the same rows is no bug, and begins again.
    """
    ended = begun_again(request, exception)
    if isinstance(ended, HttpResponse):
        return ended
    if isinstance(ended, NotAllowed):
        return forbidden(request, ended)
    if isinstance(ended, DomainError):
        return refused(request, ended)
    if ended is exception:
        return None
    raise ended


def public(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a view that anybody may open. Every other view needs a log-in."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def require_login(get_response: Handler) -> Handler:
    """Deny by default: without a log-in only views marked `public` answer."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if _is_public(request.path_info):
            return get_response(request)
        if request.user.is_authenticated:
            viewer: Viewer = request.viewer  # type: ignore[attr-defined]
            with walls.inside(viewer.government_ids):
                return get_response(request)
        if request.headers.get("HX-Request"):
            response = HttpResponse(status=HTTPStatus.NO_CONTENT)
            response["HX-Redirect"] = resolve_url(settings.LOGIN_URL)
            return response
        return redirect_to_login(request.get_full_path())

    return middleware


def require_second_factor(get_response: Handler) -> Handler:
    """A guest shows a code of the telephone before anything else, once in each visit."""

    def middleware(request: HttpRequest) -> HttpResponse:
        user = request.user
        if isinstance(user, User) and not _is_open_without_factor(request.path_info):
            viewer: Viewer = request.viewer  # type: ignore[attr-defined]
            shown = request.session.get(FACTOR_SHOWN) == user.pk
            if not shown and second_factor.is_asked_of(viewer, user):
                target = f"{reverse('second_factor')}?{urlencode({'next': request.path_info})}"
                return HttpResponseRedirect(target)
        return get_response(request)

    return middleware


def _is_open_without_factor(path: str) -> bool:
    return path == reverse("second_factor") or _is_public(path)


def _is_public(path: str) -> bool:
    try:
        view = resolve(path).func
    except Resolver404:
        return True
    return bool(getattr(view, "is_public", False))


def _zone_of(user: User) -> str:
    return user.home.timezone
