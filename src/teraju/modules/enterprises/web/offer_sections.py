"""What the record pages of papers and listings show."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.domain.offer_papers import edition_named as papers_edition
from teraju.modules.enterprises.domain.offer_papers import questions
from teraju.modules.enterprises.domain.offer_showcase import ShownMark
from teraju.modules.enterprises.models import FirmPapers, Listing
from teraju.modules.enterprises.models.offer_choices import (
    PAPER_KINDS,
)
from teraju.modules.enterprises.selectors import offers as reading
from teraju.platform.web.kinds import Fact, Link, Section
from teraju.platform.web.record_parts import table

from .offer_common import in_language
from .offer_files import address_of, papers_of
from .offer_words import (
    mark_status,
    papers_status,
    road_word,
)

NOT_SAID = pgettext_lazy("papers", "not answered")


def paper_list(one: FirmPapers) -> Section:
    """The papers of a version, each as PDF and to be changed in Word."""
    rows = [
        [
            paper.number,
            in_language(paper.title),
            PAPER_KINDS[paper.kind],
            Link("PDF", reverse("enterprises_papers_pdf", args=[one.pk, paper.code])),
            Link("Word", reverse("enterprises_papers_docx", args=[one.pk, paper.code])),
        ]
        for paper in papers_of(one)
    ]
    headers = [_("Number"), _("Paper"), _("Kind"), _("To print"), _("To change")]
    return table(pgettext_lazy("paper of a firm", "Papers"), headers, rows)


def answers_of(one: FirmPapers) -> Section:
    """What the owner said, question by question."""
    asked = questions(papers_edition(one.edition), one.family)
    rows = [[in_language(each.text), _said(one, each.code) or NOT_SAID] for each in asked]
    return table(_("What the owner says"), [_("Question"), _("Answer")], rows)


def _said(one: FirmPapers, code: str) -> str:
    """An answer in a cell of a table, its lines told apart."""
    return " · ".join(str(one.answers.get(code, "")).splitlines())


def versions_of(one: FirmPapers) -> Section:
    rows = [
        [
            Link(str(each.number), each.get_absolute_url()),
            each.begun_on,
            each.confirmed_on or "",
            papers_status(each),
        ]
        for each in reading.versions_of(one)
    ]
    headers = [
        pgettext_lazy("papers", "Version"),
        _("Begun on"),
        pgettext_lazy("papers", "Confirmed on"),
        _("Status"),
    ]
    return table(_("All versions"), headers, rows)


def papers_link(one: FirmPapers) -> Section:
    """The address at which the owner reads the papers, for those who may hand it out."""
    address = f"{settings.TERAJU_ADDRESS}{reverse('enterprises_own_papers', args=[one.code])}"
    text = _("Send this to the owner: it opens the papers of this version without a log-in.")
    return Section(
        _("Link for the owner"), "web/sections/text.html", {"text": address, "note": text}
    )


def changed_answers(one: FirmPapers) -> Section | None:
    """What this version says otherwise than the one before."""
    before = next((v for v in reading.versions_of(one) if v.number < one.number), None)
    if before is None:
        return None
    rows = [
        [in_language(each.text), _said(before, each.code), _said(one, each.code)]
        for each in questions(papers_edition(one.edition), one.family)
        if before.answers.get(each.code) != one.answers.get(each.code)
    ]
    headers = [_("Question"), _("Before"), _("Now")]
    return table(_("Changed since the version before"), headers, rows, _("Nothing was changed."))


def mark_rows(marks: Sequence[ShownMark]) -> Section:
    """The marks of a product, with what the showcase says of them."""
    rows = [
        [
            road_word(one),
            one.standard,
            one.mark_number or one.number,
            one.until or "",
            mark_status(one),
        ]
        for one in marks
    ]
    headers = [
        pgettext_lazy("mark", "Mark"),
        _("Standard"),
        _("Number"),
        pgettext_lazy("mark", "Until"),
        _("Status"),
    ]
    empty = _("No certificate on record: the product stands in no list, and its page says so.")
    return table(_("What its page says"), headers, rows, empty)


def listing_facts(listing: Listing) -> list[Fact]:
    product = listing.product
    facts = [
        Fact(_("Product"), product.name, url=product.get_absolute_url()),
        Fact(_("Enterprise"), product.enterprise.name, url=product.enterprise.get_absolute_url()),
        Fact(
            _("Page of the product"),
            address_of(listing).partition("://")[2],
            url=reverse("enterprises_shown", args=[listing.code]),
        ),
        Fact(_("What everybody reads of it"), listing.words),
        Fact(
            _("Photo"),
            listing.photo.name if listing.photo else "",
            url=reverse("enterprises_listing_photo", args=[listing.pk]) if listing.photo else "",
        ),
        Fact(_("Shown since"), listing.shown_since),
        Fact(_("Reason"), listing.reason),
    ]
    return [fact for fact in facts if fact.value not in ("", None)]
