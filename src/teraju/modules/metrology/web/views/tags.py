"""The public page of a tag: is this scale verified? Quick on a slow line, and true at each scan."""

from __future__ import annotations

import re
from http import HTTPStatus

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import (
    get_conditional_response,
    patch_cache_control,
    set_response_etag,
)
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.metrology.domain.marks import CertificateState
from teraju.modules.metrology.domain.standing import Standing, standing_on
from teraju.modules.metrology.domain.tags import LONGEST
from teraju.modules.metrology.models import Instrument, PlaceKind
from teraju.modules.metrology.models.order_choices import VOID_REASONS
from teraju.modules.metrology.selectors.marks import awaited_certificate, lost_mark
from teraju.modules.metrology.selectors.supervision import is_sealed
from teraju.modules.metrology.selectors.tags import Found, found_by_code
from teraju.modules.metrology.unit_wording import kind_name
from teraju.modules.metrology.web.places_shown import where_words
from teraju.modules.metrology.web.register_words import MEANINGS, TONES, pieces_words
from teraju.platform.files.web.pictures import picture
from teraju.platform.web.middleware import ViewerRequest, public
from teraju.platform.web.spoken import spoken, spoken_of, spoken_page


@public
@spoken
@require_safe
def start(request: ViewerRequest) -> HttpResponse:
    """Type a code."""
    typed = request.GET.get("code", "").replace("\x00", "").strip()[:LONGEST]
    if not typed:
        return _asked_again(request, spoken_page(request, "metrology/tag_start.html", {}))
    found = found_by_code(typed)
    if found is None:
        return _unknown(request, typed)
    return _at(request, found.code)


@public
@spoken
@require_safe
def tag(request: ViewerRequest, code: str) -> HttpResponse:
    """What a code says: first whether it counts, what it is and until when."""
    found = found_by_code(code)
    if found is None:
        return _unknown(request, code)
    if found.code != code:
        return _at(request, found.code)
    context = {"found": found, **_told(request, found)}
    return _asked_again(request, spoken_page(request, "metrology/tag.html", context))


@public
@require_safe
def photo(request: ViewerRequest, code: str) -> HttpResponse:
    """The photo to compare with."""
    found = found_by_code(code)
    if found is None or found.instrument is None or found.instrument.photo is None:
        raise Http404
    return _asked_again(request, picture(found.instrument.photo))


def _told(request: ViewerRequest, found: Found) -> dict[str, object]:
    instrument = found.instrument
    if instrument is None:
        return {}
    standing = standing_on(instrument.standing, instrument.valid_until, request.viewer.today)
    sealed = is_sealed(instrument)
    return {
        "instrument": instrument,
        "verdict": _("SEALED") if sealed else verdict_words(standing),
        "tone": "bad" if sealed else TONES[standing],
        "meaning": _("The supervisors sealed it: it may not be used.")
        if sealed
        else MEANINGS[standing],
        "why": "" if sealed else _why_void(instrument) or _why_unproven(instrument),
        "pieces": "" if sealed else pieces_words(instrument, standing, request.viewer.today),
        "kind": _unbroken(f"{kind_name(instrument.kind)} {instrument.capacity}".strip()),
        "is_in_market": instrument.place.kind in (PlaceKind.MARKET, PlaceKind.KIOSK),
        "until": "" if sealed else _until(instrument, standing),
        "where": where_words(instrument.place),
        "is_valid": standing is Standing.VALID,
    }


def _why_void(instrument: Instrument) -> str:
    """What took the force from its mark: the kind of reason, not what somebody wrote."""
    lost = lost_mark(instrument)
    return f"{VOID_REASONS[lost.reason]} ({date_format(lost.on)})." if lost else ""


def _why_unproven(instrument: Instrument) -> str:
    """Where the paper is without which nothing proves its verification."""
    awaited = awaited_certificate(instrument)
    if awaited is None:
        return ""
    if awaited.state == CertificateState.WITHDRAWN:
        return _("Its certificate was withdrawn.")
    if awaited.state == CertificateState.SENT_BACK:
        return _("Its certificate is being put right.")
    return _("Its certificate waits to be signed.")


def _unbroken(text: str) -> str:
    """With each number on one line with its unit."""
    return re.sub(r"(?<=\d) (?=[^\W\d])", "\u00a0", text)


def verdict_words(standing: Standing) -> str:
    """The one word that the page begins with."""
    return {
        Standing.VALID: _("VALID"),
        Standing.UNPROVEN: _("NOT PROVEN"),
        Standing.EXPIRED: _("RUN OUT"),
        Standing.VOID: _("NOT VALID"),
        Standing.REJECTED: _("REJECTED"),
        Standing.NEW: _("NO VERIFICATION ON RECORD"),
        Standing.EXEMPT: _("NOT FOR TRADE"),
        Standing.RETIRED: _("OUT OF USE"),
    }[standing]


def _until(instrument: Instrument, standing: Standing) -> str:
    """The month until which it counts, or counted."""
    if instrument.valid_until is None or standing not in (Standing.VALID, Standing.EXPIRED):
        return ""
    return date_format(instrument.valid_until, "F Y")


def _unknown(request: ViewerRequest, typed: str) -> HttpResponse:
    context = {"typed": typed[:40]}
    return spoken_page(request, "metrology/tag_start.html", context, HTTPStatus.NOT_FOUND)


def _at(request: ViewerRequest, code: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("metrology_tag", args=[code]) + spoken_of(request))


def _asked_again(request: ViewerRequest, answer: HttpResponse) -> HttpResponse:
    """Kept by whoever read it, yet asked for at each scan: what says VALID may be void by then.

    The answer to a page that has not changed is a few bytes.
    """
    patch_cache_control(answer, no_cache=True)
    set_response_etag(answer)
    return get_conditional_response(request, etag=answer["ETag"], response=answer) or answer
