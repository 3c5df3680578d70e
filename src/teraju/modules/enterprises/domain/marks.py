"""Which marks a product may bear on a day, and why a mark on a label is allowed or misused.

Sources: Perka BSN 2/2017 (use of the SNI mark), Peraturan BSN 28/2021 (Bina UMK mark),
Permenperin 74/2007 (Batikmark). That marks of management systems stay off products: general
knowledge of ISO/IEC 17021-1 (unconfirmed).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .certificates import Standing
from .kinds import Road


class Mark(StrEnum):
    """A mark that a label may show."""

    SNI = "sni"
    BINA_UMK = "bina_umk"
    BATIKMARK = "batikmark"
    MANAGEMENT_SYSTEM = "management_system"


class Reason(StrEnum):
    """Why a mark is allowed or not, the gravest last known first."""

    IN_FORCE = "in_force"
    NOTHING_GRANTED = "nothing_granted"
    ONLY_BINA_UMK = "only_bina_umk"
    NOT_YET = "not_yet"
    NOT_APPROVED = "not_approved"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    NO_REFERENCE = "no_reference"
    OTHER_STANDARD = "other_standard"
    NOT_ON_PRODUCTS = "not_on_products"


ROADS: Mapping[Mark, Road] = {
    Mark.SNI: Road.SPPT_SNI,
    Mark.BINA_UMK: Road.BINA_UMK,
    Mark.BATIKMARK: Road.BATIKMARK,
}


@dataclass(frozen=True, slots=True)
class Grant:
    """What a product was granted, as it stands on the day asked for."""

    road: Road
    standing: Standing
    standard: str = ""
    valid_until: date | None = None
    # Since when the SNI mark may be used; other marks come with what was granted.
    marked_on: date | None = None
    certificate_id: int | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether a product may bear a mark, why, and what it rests on."""

    mark: Mark
    allowed: bool
    reasons: tuple[Reason, ...]
    grant: Grant | None = None


# Of several grants the best one speaks: a new certificate takes the place of one that ended.
_RANK: Sequence[Reason] = (
    Reason.IN_FORCE,
    Reason.NOT_APPROVED,
    Reason.SUSPENDED,
    Reason.NOT_YET,
    Reason.WITHDRAWN,
    Reason.EXPIRED,
)
_STANDINGS: Mapping[Standing, Reason] = {
    Standing.IN_FORCE: Reason.IN_FORCE,
    Standing.NOT_YET: Reason.NOT_YET,
    Standing.SUSPENDED: Reason.SUSPENDED,
    Standing.WITHDRAWN: Reason.WITHDRAWN,
    Standing.EXPIRED: Reason.EXPIRED,
}


def ruling(mark: Mark, grants: Iterable[Grant], day: date) -> Ruling:
    """Say whether a product with these grants may bear a mark on a day."""
    if mark is Mark.MANAGEMENT_SYSTEM:
        return Ruling(mark, allowed=False, reasons=(Reason.NOT_ON_PRODUCTS,))
    known = list(grants)
    fitting = [(_reason(one, day), one) for one in known if one.road is ROADS[mark]]
    if not fitting:
        only = mark is Mark.SNI and any(
            one.road is Road.BINA_UMK and one.standing is Standing.IN_FORCE for one in known
        )
        reason = Reason.ONLY_BINA_UMK if only else Reason.NOTHING_GRANTED
        return Ruling(mark, allowed=False, reasons=(reason,))
    reason, grant = min(fitting, key=lambda pair: _RANK.index(pair[0]))
    return Ruling(mark, allowed=reason is Reason.IN_FORCE, reasons=(reason,), grant=grant)


def allowed_marks(grants: Iterable[Grant], day: date) -> list[Ruling]:
    """The marks that a product may bear on a day."""
    known = list(grants)
    return [found for mark in Mark if (found := ruling(mark, known, day)).allowed]


def judge_label(
    marks: Iterable[Mark], printed: str, grants: Iterable[Grant], day: date
) -> list[Ruling]:
    """Judge the marks seen on a label; `printed` is the SNI number beside the SNI mark, or "".

    The SNI mark goes with the reference to its standard, and to that standard only.
    """
    known = list(grants)
    seen = set(marks)
    found = []
    for mark in Mark:
        if mark not in seen:
            continue
        one = ruling(mark, known, day)
        if mark is Mark.SNI and one.allowed and one.grant is not None:
            one = _referring(one, printed, known, day)
        found.append(one)
    return found


def same_standard(one: str, other: str) -> bool:
    """Whether two ways of writing name one SNI: "SNI 8302:2016" and "8302-2016"; the year only
    counts where both give it."""
    first, second = _number(one), _number(other)
    if first is None or second is None or first[0] != second[0]:
        return False
    return not (first[1] and second[1]) or first[1] == second[1]


def _referring(one: Ruling, printed: str, grants: Sequence[Grant], day: date) -> Ruling:
    if not printed.strip():
        return Ruling(one.mark, allowed=False, reasons=(Reason.NO_REFERENCE,), grant=one.grant)
    for grant in grants:
        if grant.road is not Road.SPPT_SNI or _reason(grant, day) is not Reason.IN_FORCE:
            continue
        if same_standard(printed, grant.standard):
            return Ruling(one.mark, allowed=True, reasons=(Reason.IN_FORCE,), grant=grant)
    return Ruling(one.mark, allowed=False, reasons=(Reason.OTHER_STANDARD,), grant=one.grant)


def _reason(grant: Grant, day: date) -> Reason:
    found = _STANDINGS[grant.standing]
    lacks = grant.road is Road.SPPT_SNI and (grant.marked_on is None or grant.marked_on > day)
    return Reason.NOT_APPROVED if found is Reason.IN_FORCE and lacks else found


# Old numbers have a part before the first hyphen: 01-4315-1996; parts follow one: 60335-1:2009.
_SNI = re.compile(
    r"(?:\b[0-9]{2}-)?\b(?P<number>[0-9]{3,5}(?:\.[0-9]+)*(?:-[0-9]{1,3}(?![0-9]))*)"
    r"(?:\s*[:\-]\s*(?P<year>[0-9]{4}))?"
)


def _number(text: str) -> tuple[str, str] | None:
    found = _SNI.search(text)
    return (found["number"].lstrip("0"), found["year"] or "") if found else None
