"""Papers of a firm and codes of products as files to keep and print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from textwrap import shorten
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _

from teraju.kernel import qr
from teraju.modules.enterprises.domain.offer_docx import MEDIA_TYPE, docx
from teraju.modules.enterprises.domain.offer_papers import FirmPaper, edition_named, papers
from teraju.modules.enterprises.models import FirmPapers, Listing
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import Drawing, Letterhead, letterhead_of, render

# A sheet of A4 holds so many labels.
LABELS = 24
# So much of a name fits beside its code.
LABEL_LETTERS = 48
# The papers of a firm are in the language of its people, whatever the reader's.
LANGUAGE = "id"


def papers_of(one: FirmPapers) -> Sequence[FirmPaper]:
    """All papers of a version."""
    with translation.override(LANGUAGE):
        day = date_format(one.begun_on, "j F Y")
    facts = {"enterprise": one.enterprise.name, "version": str(one.number), "day": day}
    return papers(edition_named(one.edition), one.family, one.answers, facts)


def paper_as_pdf(one: FirmPapers, code: str) -> HttpResponse:
    """A paper, typeset; equal answers give equal files."""
    paper = _paper(one, code)
    enterprise = one.enterprise
    rendered = render(
        "firm_paper",
        {
            "title": paper.title[LANGUAGE],
            "subtitle": _subtitle(one, paper),
            "note": _note(one),
            "parts": [asdict(part) for part in paper.parts],
        },
        letterhead=Letterhead(
            government=enterprise.name,
            address=tuple(filter(None, [enterprise.address, _where(one)])),
        ),
        language=LANGUAGE,
        timestamp=one.updated_at,
    )
    return _file(rendered.pdf, "application/pdf", _name(one, paper, "pdf"))


def paper_as_docx(one: FirmPapers, code: str) -> HttpResponse:
    """A paper to be changed in a word processor."""
    paper = _paper(one, code)
    content = docx(paper, one.enterprise.name, _subtitle(one, paper), _note(one))
    return _file(content, MEDIA_TYPE, _name(one, paper, "docx"), shown=False)


def address_of(listing: Listing) -> str:
    """The address in a printed code: it never changes its form."""
    return f"{settings.TERAJU_ADDRESS}{reverse('enterprises_shown', args=[listing.code])}"


def code_as_png(listing: Listing) -> HttpResponse:
    """The code of a product's page as a picture for a label of the firm's own."""
    return _file(
        qr.drawn(address_of(listing), "png", scale=12, border=4),
        "image/png",
        f"qr-{listing.code}.png",
    )


def code_sheet(viewer: Viewer, listing: Listing) -> HttpResponse:
    """A sheet of labels with the code, to cut and stick on the product."""
    svg = qr.on_paper(address_of(listing)).decode()
    label = {
        "qr": "qr",
        "tag": listing.code,
        "kind": shorten(listing.product.name, LABEL_LETTERS, placeholder=" …"),
        "unit": shorten(listing.product.enterprise.name, LABEL_LETTERS, placeholder=" …"),
        "address": address_of(listing).partition("://")[2],
    }
    data: dict[str, Any] = {
        "title": _("Codes of %(product)s") % {"product": listing.product.name},
        "labels": [label] * LABELS,
        "qr": Drawing(svg=svg, alt=_("QR code to the page of this product")),
    }
    rendered = render(
        "labels",
        data,
        letterhead=letterhead_of(listing.government, listing.agency),
        language=LANGUAGE,
        timestamp=viewer.now,
    )
    return _file(rendered.pdf, "application/pdf", f"qr-{listing.code}.pdf")


def _paper(one: FirmPapers, code: str) -> FirmPaper:
    found = next((paper for paper in papers_of(one) if paper.code == code), None)
    if found is None:
        raise Http404
    return found


def _subtitle(one: FirmPapers, paper: FirmPaper) -> str:
    return f"{paper.number} · versi {one.number}"


def _note(one: FirmPapers) -> str:
    """That it is an example, in the language of the paper."""
    with translation.override(LANGUAGE):
        if one.confirmed_on:
            day = date_format(one.confirmed_on, "j F Y")
            return _("Made of the owner's answers; confirmed by the owner on %(day)s.") % {
                "day": day
            }
        return _("Example text, made of the owner's answers. The owner has not confirmed it yet.")


def _where(one: FirmPapers) -> str:
    return ", ".join(filter(None, [one.enterprise.village, one.enterprise.district]))


def _name(one: FirmPapers, paper: FirmPaper, extension: str) -> str:
    firm = slugify(one.enterprise.name)[:40] or "usaha"
    return f"{paper.number}-{slugify(paper.title[LANGUAGE])}-{firm}-v{one.number}.{extension}"


def _file(content: bytes, media_type: str, name: str, *, shown: bool = True) -> HttpResponse:
    answer = HttpResponse(content, content_type=media_type)
    place = "inline" if shown else "attachment"
    answer["Content-Disposition"] = f'{place}; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
