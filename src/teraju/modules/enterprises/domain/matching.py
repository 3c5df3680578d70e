"""Which standards a product may be meant by, and why: a suggestion for people, never a decision."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .catalogue import (
    Commodity,
    Scheme,
    Standard,
    commodities,
    commodity,
    scheme_of,
    standards_of,
)


class Ground(StrEnum):
    """What speaks for a kind of product, the strongest first."""

    SAID = "said"
    NAME = "name"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for it; `word` is what was found, if words were looked for."""

    ground: Ground
    word: str = ""


@dataclass(frozen=True, slots=True)
class KindFound:
    """A kind of product that this one may be."""

    commodity: Commodity
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A standard for a product, its scheme, and the reasons."""

    standard: Standard
    scheme: Scheme | None
    commodity: Commodity
    reasons: tuple[Reason, ...]

    @property
    def is_sure(self) -> bool:
        """Whether somebody said the kind, and the standard itself is confirmed."""
        return self.standard.is_confirmed and self.reasons[0].ground is Ground.SAID


@dataclass(frozen=True, slots=True)
class Match:
    """What was found for a product: standards, and kinds that have none yet."""

    suggestions: tuple[Suggestion, ...]
    without: tuple[KindFound, ...]


def match(name: str, description: str, said: str, day: date) -> Match:
    """Find the standards for a product by its kind if that was said, else by its words."""
    found = kinds_of(name, description, said)
    seen: dict[str, Suggestion] = {}
    without = []
    for kind in found:
        lines = [one for one in standards_of(kind.commodity.code, day) if not one.is_terms]
        if not lines:
            without.append(kind)
        for one in lines:
            made = Suggestion(one, scheme_of(one, day), kind.commodity, kind.reasons)
            seen.setdefault(one.code, made)
    return Match(tuple(seen.values()), tuple(without))


def kinds_of(name: str, description: str, said: str = "") -> Sequence[KindFound]:
    """Find the kinds that a product may be; the one that was said stands alone.

    Words found in the name come before those of the description, longer ones before shorter; a
    word that stands inside a longer one that was found says nothing of its own: `keripik pisang`
    is no other chips.
    """
    known = commodity(said) if said else None
    if known is not None:
        return [KindFound(known, (Reason(Ground.SAID),))]
    in_name, in_description = _parts(name), _parts(description)
    found = []
    for one in commodities():
        reasons = [
            *(Reason(Ground.NAME, word) for word in _held(one.words, in_name)),
            *(Reason(Ground.DESCRIPTION, word) for word in _held(one.words, in_description)),
        ]
        if reasons:
            found.append(KindFound(one, tuple(reasons)))
    longest = {reason.word for kind in found for reason in kind.reasons}
    kept = [kind for kind in _about(found) if not _is_inside(kind, longest)]
    return sorted(kept, key=_rank)


def _about(found: Sequence[KindFound]) -> Sequence[KindFound]:
    """Without what a description tells of other things, as what a cake is made of.

    Once the name says what it is, a description may only say it more closely.
    """
    named = {one.word for kind in found for one in kind.reasons if one.ground is Ground.NAME}
    if not named:
        return found
    return [
        kind
        for kind in found
        if any(
            reason.ground is Ground.NAME
            or any(_holds(_parts(reason.word), _parts(word)) for word in named)
            for reason in kind.reasons
        )
    ]


def _rank(kind: KindFound) -> tuple[bool, int]:
    best = kind.reasons[0]
    return best.ground is Ground.DESCRIPTION, -len(best.word)


def _is_inside(kind: KindFound, words: Iterable[str]) -> bool:
    """Whether every word that speaks for this kind is a part of a longer one for another."""
    own = {reason.word for reason in kind.reasons}
    longer = [word for word in words if word not in own]
    return all(
        any(_holds(_parts(other), _parts(word)) and len(other) > len(word) for other in longer)
        for word in own
    )


def _held(words: Iterable[str], parts: Sequence[str]) -> list[str]:
    return sorted((word for word in words if _holds(parts, _parts(word))), key=len, reverse=True)


def _holds(parts: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether these words stand one after the other."""
    last = len(parts) - len(wanted)
    return any(list(parts[at : at + len(wanted)]) == list(wanted) for at in range(last + 1))


def _parts(text: str) -> Sequence[str]:
    return re.findall(r"\w+", text.casefold())
