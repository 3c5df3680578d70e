"""The public page of a tag: is this scale verified? Quick on a slow line, and fit to be kept."""

from __future__ import annotations

import re
from http import HTTPStatus

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.metrology.domain.marks import CertificateState
from teraju.modules.metrology.domain.standing import Standing, standing_on
from teraju.modules.metrology.domain.tags import LONGEST
from teraju.modules.metrology.models import Instrument, PlaceKind
from teraju.modules.metrology.models.order_choices import VOID_REASONS
from teraju.modules.metrology.selectors.marks import awaited_certificate, lost_mark, partly_failed
from teraju.modules.metrology.selectors.supervision import is_sealed
from teraju.modules.metrology.selectors.tags import Found, found_by_code
from teraju.modules.metrology.unit_wording import kind_name
from teraju.modules.metrology.web.places_shown import where_words
from teraju.modules.metrology.web.register_words import MEANINGS, TONES
from teraju.platform.files.web.pictures import picture
from teraju.platform.web.middleware import ViewerRequest, public
from teraju.platform.web.spoken import spoken, spoken_of, spoken_page

# A page that many scan on a market day is asked for once in five minutes.
KEPT_SECONDS = 300
# A larger photo is shown by those who ask for it.
SHOWN_BYTES = 150_000


@public
@spoken
@require_safe
def start(request: ViewerRequest) -> HttpResponse:
    """Type a code."""
    typed = request.GET.get("code", "").replace("\x00", "").strip()[:LONGEST]
    if not typed:
        return _kept(spoken_page(request, "metrology/tag_start.html", {}))
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
    return _kept(spoken_page(request, "metrology/tag.html", context))


@public
@require_safe
def photo(request: ViewerRequest, code: str) -> HttpResponse:
    """The photo to compare with."""
    found = found_by_code(code)
    if found is None or found.instrument is None or found.instrument.photo is None:
        raise Http404
    return _kept(picture(found.instrument.photo))


def _told(request: ViewerRequest, found: Found) -> dict[str, object]:
    instrument = found.instrument
    if instrument is None:
        return {}
    standing = standing_on(instrument.standing, instrument.valid_until, request.viewer.today)
    file, sealed = instrument.photo, is_sealed(instrument)
    return {
        "instrument": instrument,
        "verdict": _("SEALED") if sealed else verdict_words(standing),
        "tone": "bad" if sealed else TONES[standing],
        "meaning": _("The supervisors sealed it: it may not be used.")
        if sealed
        else MEANINGS[standing],
        "why": "" if sealed else _why_void(instrument) or _why_unproven(instrument),
        "pieces": "" if sealed else _pieces(instrument, standing),
        "kind": _unbroken(f"{kind_name(instrument.kind)} {instrument.capacity}".strip()),
        "is_in_market": instrument.place.kind in (PlaceKind.MARKET, PlaceKind.KIOSK),
        "until": "" if sealed else _until(instrument, standing),
        "where": where_words(instrument.place),
        "shows_photo": file is not None and file.size <= SHOWN_BYTES,
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
    return _("Its certificate waits to be signed.")


def _pieces(instrument: Instrument, standing: Standing) -> str:
    """How many of a set passed, where not all did."""
    last = partly_failed(instrument) if standing is Standing.VALID else None
    if last is None:
        return ""
    words = _("%(passed)s of %(all)s pieces passed; whichever bears the mark batal is not used.")
    return words % {"passed": last.passed, "all": last.passed + last.failed}


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


def _kept(answer: HttpResponse) -> HttpResponse:
    patch_cache_control(answer, public=True, max_age=KEPT_SECONDS)
    return answer
