"""What the unit's rules say, each refusal as a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .domain.catalogue import Named, catalogue
from .domain.fitness import Unfit
from .domain.scope import Obstacle
from .domain.separation import Barred
from .domain.stamps import NoStamp
from .domain.stickers import CodeStanding, NotBound
from .models.unit_choices import SITES, STAMP_KINDS

OBSTACLES: Mapping[Obstacle, Promise] = {
    Obstacle.NO_SCOPE: _("No letter of scope is in force: the unit may not verify anything."),
    Obstacle.KIND: _("The letter of scope does not list this kind: refer it to another unit."),
    Obstacle.CLASS: _("The letter of scope does not list this class: refer it to another unit."),
    Obstacle.TOO_SMALL: _("It is smaller than the letter of scope allows."),
    Obstacle.TOO_LARGE: _("It is larger than the letter of scope allows: refer it."),
    Obstacle.PLATE: _("The letter sets a bound: read the class and size from the plate first."),
    Obstacle.AREA: _("It lies outside the working area, and no agreement covers the region."),
    Obstacle.AGREEMENT: _("The agreement with this region does not hold on this day."),
}
# The same to the owner, who need not be told what the office does next.
OBSTACLES_TOLD: Mapping[Obstacle, Promise] = {
    **OBSTACLES,
    Obstacle.KIND: _("The letter of scope (SKKPTTU) of this unit does not list this kind."),
    Obstacle.CLASS: _("The letter of scope (SKKPTTU) of this unit does not list this class."),
    Obstacle.TOO_LARGE: _("It is larger than the letter of scope (SKKPTTU) of this unit allows."),
    Obstacle.PLATE: _("Its class or size cannot be read, which the letter of scope asks for."),
}
UNFIT: Mapping[Unfit, Promise] = {
    Unfit.WITHDRAWN: _("It is withdrawn from use."),
    Unfit.NO_CERTIFICATE: _("It has no certificate: have it calibrated first."),
    Unfit.FOUND_UNFIT: _("The last calibration found it unfit."),
    Unfit.OVERDUE: _("Its calibration is overdue: have it calibrated first."),
    Unfit.LENT: _("It is lent to another unit."),
    Unfit.NO_AGREEMENT: _("It is borrowed without an agreement: enter the agreement first."),
    Unfit.AGREEMENT_OVER: _("The agreement under which it is borrowed is over."),
    Unfit.TAKEN: _("It is out with another official."),
    Unfit.GIVEN_BACK: _(
        "You had given it back before this test began; if it was handed out to you again, have "
        "that entered first."
    ),
    Unfit.NOT_ALONG: _(
        "It was not handed out to you for work away from the office: have it handed out first."
    ),
    Unfit.OF_OFFICE: _(
        "It was handed out to you at the office and stays there: have it handed out for the field."
    ),
    Unfit.DUE_BACK: _(
        "It was due back before this day: bring it back, and have it handed out for this job."
    ),
}
NO_STAMP: Mapping[NoStamp, Promise] = {
    NoStamp.NOT_REQUESTED: _(
        "There are no stamps of this year in the book: nothing can be stamped on this day."
    ),
    NoStamp.NOT_RECEIVED: _(
        "The stamps of this year have not arrived: nothing can be stamped before they do."
    ),
    NoStamp.HANDED_OVER: _(
        "The stamps of this year are handed over: nothing more is stamped until those of the "
        "next year arrive."
    ),
    NoStamp.OTHER_YEAR: _("These stamps carry another year: they are no mark on this day."),
    NoStamp.SITE: _("Stamps of the office stay there, and those of the field do not stay in it."),
    NoStamp.TOO_FEW: _("There are not so many in the safe."),
    NoStamp.TOO_LONG: _(
        "They may not stay out so long: those of the office come back the same day, those of the "
        "field within the letter of assignment."
    ),
}
NOT_BOUND: Mapping[NotBound, Promise] = {
    NotBound.UNKNOWN: _("No roll of this government has this number."),
    NotBound.USED: _("This sticker was used already: take a new one."),
    NotBound.WITHDRAWN: _("This sticker was withdrawn: take a new one."),
    NotBound.SPOILED: _("This sticker is on record as spoiled: take a new one."),
    NotBound.NOT_TAKEN: _(
        "The roll of this sticker was not handed out to you for this day: have it entered first."
    ),
}
CODE_STANDINGS: Mapping[CodeStanding, Promise] = {
    CodeStanding.UNKNOWN: _("Nobody knows this code: the sticker is not one of this unit."),
    CodeStanding.UNBOUND: _("This sticker is on no instrument: it proves nothing."),
    CodeStanding.ROLL_WITHDRAWN: _("The roll of this sticker was withdrawn: it proves nothing."),
    CodeStanding.BOUND: _("This sticker belongs to the instrument below."),
    CodeStanding.REPLACED: _("A newer sticker took the place of this one."),
    CodeStanding.WITHDRAWN: _("This sticker was withdrawn: it proves nothing."),
    CodeStanding.SPOILED: _("This sticker was spoiled and never stood on an instrument."),
}
BARRED: Mapping[Barred, Promise] = {
    Barred.NOT_A_TESTER: _("Holds no post as verification officer here."),
    Barred.NO_CERTIFICATE: _(
        "Has shown no certificate of a penera: enter it among the competences."
    ),
    Barred.CERTIFICATE_OVER: _("The certificate of a penera has run out."),
    Barred.IS_SUPERVISOR: _("Supervises, and so does not verify."),
    Barred.OWN_TEST: _("Tested it, and so does not sign for it."),
    Barred.REPAIRED_IT: _("Repaired it, and so does not judge it."),
    Barred.TESTED_IT: _("Verified it, and so neither supervises nor repairs it."),
}


def named(name: Named) -> str:
    """A name of the catalogue in the reader's language, as a line begins."""
    text = name.id if (get_language() or "id").startswith("id") else name.en
    return text[:1].upper() + text[1:]


def kind_name(code: str) -> str:
    """What a kind of the catalogue is called; one that it no longer lists by its code."""
    found = catalogue().kinds.get(code)
    return named(found.name) if found else code


def size_words(size: str) -> Any:
    """A size as people say it."""
    words = {"large": _("large"), "small": _("small"), "-": "", "": ""}
    return words.get(size, f"{size} mm")


def stamp_kind_words(kind: str, size: str) -> str:
    """A stamp by itself: "Sah (valid) 4 mm"; a kind that nobody knows is a question mark."""
    return f"{STAMP_KINDS.get(kind, '?')} {size_words(size)}".strip()


def stamp_words(kind: str, size: str, site: str) -> str:
    """Which stamps a line holds: "Sah (valid) 4 mm, in the field"."""
    return f"{stamp_kind_words(kind, size)}, {str(SITES[site]).lower()}"
