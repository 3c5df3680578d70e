"""Labels of instruments as files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.kernel import qr
from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.models import Instrument, Place
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import Drawing, letterhead_of, render

# Ten sheets of 24: more are printed market by market.
MOST_LABELS = 240


def labels(
    viewer: Viewer, instruments: Sequence[Instrument], place: Place | None = None
) -> HttpResponse:
    """Labels with tag and QR, 24 on a sheet; they name no person."""
    if not instruments:
        raise Http404(_("No instrument in use stands here."))
    first = instruments[0]
    drawings = {
        f"qr{n}": Drawing(
            svg=qr.on_paper(address_of(one.tag)).decode(),
            alt=_("QR code to the page of this instrument"),
        )
        for n, one in enumerate(instruments)
    }
    data: dict[str, Any] = {
        "title": _("Labels of instruments"),
        "labels": [_label(n, one) for n, one in enumerate(instruments)],
        **drawings,
    }
    rendered = render(
        "labels",
        data,
        letterhead=letterhead_of(first.government, first.agency),
        language="id",
        timestamp=viewer.now,
    )
    answer = HttpResponse(rendered.pdf, content_type="application/pdf")
    name = f"label-{place.pk if place else first.tag}.pdf"
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def address_of(tag: str) -> str:
    """The address in the QR code: printed for good, so it never changes its form."""
    return f"{settings.TERAJU_ADDRESS}{reverse('metrology_tag', args=[tag])}"


def _label(number: int, instrument: Instrument) -> dict[str, str]:
    kind = catalogue().kinds.get(instrument.kind)
    name = kind.name.id if kind else instrument.kind
    return {
        "qr": f"qr{number}",
        "tag": instrument.tag,
        "kind": f"{name} {instrument.capacity}".strip(),
        "unit": instrument.agency.short_name,
        "address": address_of(instrument.tag).partition("://")[2],
    }
