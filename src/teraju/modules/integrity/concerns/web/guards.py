"""Forms are guarded by a signed token that ages and by where they were sent from, not by a cookie.

Pages are sent with `no-referrer`, for which browsers write `Origin: null` on forms of the very same
site. A foreign origin is refused; where the browser says nothing of it, `Sec-Fetch-Site` may not
speak of another site, and the token decides. Inside a visit the token belongs to the visit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from teraju.modules.integrity.concerns import derivation

from .cookies import BOX, DESK

Handler = Callable[[HttpRequest], HttpResponse]
FIELD = "token"
LASTS = 12 * 60 * 60
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
SAID_NOTHING = frozenset({"", "null"})

FROM_ELSEWHERE = _("This form was not sent from a page of this channel.")
TOO_OLD = _("The page was open for too long, or was changed. Send it once more: nothing is lost.")


@dataclass(frozen=True)
class Token:
    """What a form carried: its nonce is in no row of the database, its hash may be."""

    nonce: str

    @property
    def bucket(self) -> str:
        return derivation.digest(self.nonce)


def new_token(request: HttpRequest, purpose: str) -> str:
    """A token for one form, bound to its purpose and to the visit."""
    return _signer(request, purpose).sign(derivation.new_token())


def token_of(request: HttpRequest, purpose: str) -> Token | None:
    """The token that was sent; None if it is missing, foreign or too old."""
    sent = request.POST.get(FIELD, "")
    try:
        return Token(_signer(request, purpose).unsign(sent, max_age=LASTS))
    except signing.BadSignature:
        return None


def purpose_of(request: HttpRequest) -> str:
    """A form belongs to the view that it is sent to."""
    match = request.resolver_match
    return match.view_name if match else ""


def keeps_what_was_typed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a view that shows a form again by itself when its token is too old."""
    view.keeps_what_was_typed = True  # type: ignore[attr-defined]
    return view


def guard_forms(get_response: Handler) -> Handler:
    """Refuse what was sent from elsewhere; refuse a bad token unless the view shows the form."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_view(
        request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if request.method in SAFE:
            return None
        from .errors import refused_form

        if not from_here(request):
            return refused_form(request, FROM_ELSEWHERE)
        if getattr(view, "keeps_what_was_typed", False):
            return None
        if token_of(request, purpose_of(request)) is None:
            return refused_form(request, TOO_OLD)
        return None

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def from_here(request: HttpRequest) -> bool:
    """Whether nothing speaks for another site."""
    origin = request.headers.get("Origin", "")
    if origin not in SAID_NOTHING:
        return origin in {
            _origin(settings.TERAJU_ADDRESS),
            f"{request.scheme}://{request.get_host()}",
        }
    return request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _signer(request: HttpRequest, purpose: str) -> signing.TimestampSigner:
    visit = request.COOKIES.get(DESK) or request.COOKIES.get(BOX) or ""
    bound = derivation.digest(visit) if visit else ""
    return signing.TimestampSigner(salt=f"concerns.form:{purpose}:{bound}")
