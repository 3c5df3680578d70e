"""What the public pages of the showcase and of the self-check show, as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from teraju.modules.enterprises.domain.certificates import Standing
from teraju.modules.enterprises.domain.offer_checks import CheckGroup, GroupResult, Reply
from teraju.modules.enterprises.domain.offer_showcase import ShownMark
from teraju.modules.enterprises.models import FirmPapers, Listing
from teraju.modules.enterprises.models.choices import SECTORS
from teraju.modules.enterprises.models.offer_choices import REPLIES
from teraju.platform.web.kinds import Status

from .offer_common import in_language
from .offer_files import papers_of
from .offer_words import group_status, mark_status, reply_status, road_word, tone_of

PAGE = 24
# A larger photo is shown by those who ask for it.
SHOWN_BYTES = 150_000
LONGEST_SEARCH = 80


@dataclass(frozen=True)
class ShownLine:
    """A certificate in a list, or on the page of its product."""

    mark: ShownMark
    road: str | Promise
    status: Status


@dataclass(frozen=True)
class ShownProduct:
    listing: Listing
    line: ShownLine


@dataclass(frozen=True)
class Choice:
    value: str
    label: Any
    chosen: bool


@dataclass(frozen=True)
class AskedLine:
    code: str
    text: str
    options: Sequence[Choice]


@dataclass(frozen=True)
class AskedGroup:
    name: str
    lines: Sequence[AskedLine]


@dataclass(frozen=True)
class ResultGroup:
    name: str
    status: Status
    ready: int
    asked: int
    todo: Sequence[tuple[str, Status, str]]


def verdict_words(standing: Standing | None) -> str:
    """What the page of a product begins with."""
    if standing is None:
        return _("NO CERTIFICATE ON RECORD")
    return {
        Standing.IN_FORCE: _("IN FORCE"),
        Standing.SUSPENDED: _("SUSPENDED"),
        Standing.NOT_YET: _("NOT IN FORCE YET"),
        Standing.WITHDRAWN: _("WITHDRAWN"),
        Standing.EXPIRED: _("ENDED"),
    }[standing]


def product_page(listing: Listing, marks: Sequence[ShownMark]) -> dict[str, Any]:
    first, photo = marks[0] if marks else None, listing.photo
    standing = first.standing if first else None
    return {
        "verdict": verdict_words(standing),
        "tone": tone_of(standing),
        "meaning": _meaning(first),
        "lines": [_line(one) for one in marks],
        "where": _where(listing),
        "sector": SECTORS[listing.product.enterprise.sector],
        "shows_photo": photo is not None and photo.size <= SHOWN_BYTES,
    }


def showcase_page(
    rows: Sequence[Listing],
    marks: Mapping[int, Sequence[ShownMark]],
    asked: QueryDict,
) -> dict[str, Any]:
    """The products in force, cut to what the address asks for, a page of them."""
    held = [_shown(one, marks.get(one.product_id, [])) for one in rows]
    every = [one for one in held if one is not None]
    words = " ".join(asked.get("q", "").replace("\x00", "").split())[:LONGEST_SEARCH]
    chosen = {key: asked.get(key, "") for key in ("sector", "standard", "district")}
    found = [one for one in every if _fits(one, chosen, words)]
    page = _page_asked(asked.get("page", ""), len(found))
    held_on = {key: value for key, value in {**chosen, "q": words}.items() if value}
    kept = held_on | ({"lang": asked["lang"]} if asked.get("lang") else {})
    return {
        "products": found[(page - 1) * PAGE : page * PAGE],
        "count": len(found),
        "every": len(every),
        "words": words,
        "filters": [
            ("sector", _("Sector"), _choices(every, "sector", chosen)),
            ("standard", _("Standard"), _choices(every, "standard", chosen)),
            ("district", _("District (kecamatan)"), _choices(every, "district", chosen)),
        ],
        "held_on": urlencode(held_on),
        "earlier": urlencode({**kept, "page": page - 1}) if page > 1 else "",
        "later": urlencode({**kept, "page": page + 1}) if page * PAGE < len(found) else "",
    }


def paper_lines(one: FirmPapers) -> list[tuple[str, str, str, str]]:
    """The papers of a firm: number, title, and where the PDF and the Word file are."""
    return [
        (
            paper.number,
            in_language(paper.title),
            reverse("enterprises_own_paper", args=[one.code, paper.code, "pdf"]),
            reverse("enterprises_own_paper", args=[one.code, paper.code, "docx"]),
        )
        for paper in papers_of(one)
    ]


def asked_page(asked: Sequence[CheckGroup], given: Mapping[str, str]) -> list[AskedGroup]:
    """The questions of a self-check with what was chosen."""
    return [
        AskedGroup(
            in_language(group.name),
            [
                AskedLine(
                    one.code,
                    in_language(one.text),
                    [Choice(code, REPLIES[code], given.get(one.code) == code) for code in Reply],
                )
                for one in group.questions
            ],
        )
        for group in asked
    ]


def result_lines(found: Sequence[GroupResult]) -> list[ResultGroup]:
    """How ready a place is and what it does next, for its owner."""
    return [
        ResultGroup(
            in_language(one.group.name),
            group_status(one),
            one.counts[Reply.YES],
            one.asked,
            [
                (in_language(question.text), reply_status(reply), in_language(question.todo))
                for question, reply in one.todo
            ],
        )
        for one in found
    ]


def _meaning(mark: ShownMark | None) -> str:
    if mark is None:
        return _("Nothing on record says that this product is certified.")
    if mark.standing is Standing.IN_FORCE and not mark.is_approved:
        return _("The certificate counts; the SNI mark is not approved yet.")
    return {
        Standing.IN_FORCE: _("The product may bear the mark that stands below."),
        Standing.SUSPENDED: _("The body suspended the certificate: the mark may not be used now."),
        Standing.NOT_YET: _("The certificate counts from a later day."),
        Standing.WITHDRAWN: _("The body withdrew the certificate: the mark may not be used."),
        Standing.EXPIRED: _("The certificate ended: the mark may not be used any more."),
    }[mark.standing]


def _line(mark: ShownMark) -> ShownLine:
    return ShownLine(mark, road_word(mark), mark_status(mark))


def _shown(listing: Listing, marks: Sequence[ShownMark]) -> ShownProduct | None:
    """A product of the list: what is in force, unless something worse has to be said first."""
    first = marks[0] if marks else None
    if first is None or first.standing is not Standing.IN_FORCE:
        return None
    return ShownProduct(listing, _line(first))


def _where(listing: Listing) -> str:
    enterprise = listing.product.enterprise
    return ", ".join(filter(None, [enterprise.village, enterprise.district]))


def _value(one: ShownProduct, key: str) -> str:
    if key == "standard":
        return one.line.mark.standard
    return str(getattr(one.listing.product.enterprise, key))


def _choices(every: Sequence[ShownProduct], key: str, chosen: Mapping[str, str]) -> list[Choice]:
    """The values that products have, so that no choice leads to nothing."""
    values = sorted({value for one in every if (value := _value(one, key))})
    return [
        Choice(value, SECTORS[value] if key == "sector" else value, value == chosen[key])
        for value in values
    ]


def _fits(one: ShownProduct, chosen: Mapping[str, str], words: str) -> bool:
    if any(value and _value(one, key) != value for key, value in chosen.items()):
        return False
    product = one.listing.product
    text = " ".join(
        [product.name, product.enterprise.name, one.listing.words, one.line.mark.standard]
    ).casefold()
    return all(word in text for word in words.casefold().split())


def _page_asked(asked: str, count: int) -> int:
    last = max(1, -(-count // PAGE))
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
    return min(max(number, 1), last)
