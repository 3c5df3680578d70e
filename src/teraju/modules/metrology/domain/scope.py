"""May this unit test this instrument: its scope (SKKPTTU) against a kind, a plate and a place."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from teraju.kernel.states import StateTable, Transition


class ScopeState(StrEnum):
    """Where a letter of scope stands."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    ENDED = "ended"
    DROPPED = "dropped"


KEEPERS = frozenset({"metrology_head", "quality_coordinator"})
LETTER = StateTable.of(
    "letter of scope",
    ScopeState.DRAFT,
    (
        Transition(ScopeState.DRAFT, "enact", ScopeState.IN_FORCE, KEEPERS),
        Transition(ScopeState.DRAFT, "drop", ScopeState.DROPPED, KEEPERS),
        Transition(ScopeState.DROPPED, "resume", ScopeState.DRAFT, KEEPERS),
        Transition(ScopeState.IN_FORCE, "end", ScopeState.ENDED, KEEPERS),
        Transition(ScopeState.ENDED, "reinstate", ScopeState.IN_FORCE, KEEPERS),
    ),
)


class Obstacle(StrEnum):
    """Why the unit may not test it, the weightiest first."""

    NO_SCOPE = "no_scope"
    KIND = "kind"
    CLASS = "class"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    # The letter bounds what the plate does not tell: nobody can say yes.
    PLATE = "plate"
    AREA = "area"
    AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True)
class ScopeEntry:
    """A line of the letter; bounds in the unit that the catalogue has for the parameter."""

    kind: str
    classes: frozenset[str] = frozenset()
    parameter: str = ""
    lower: Decimal | None = None
    upper: Decimal | None = None


def is_out_of_scope(obstacles: Collection[str]) -> bool:
    """Whether it is to be referred: of what the plate alone keeps open that is not known yet."""
    return bool(set(obstacles) - {Obstacle.PLATE})


@dataclass(frozen=True, slots=True)
class Area:
    """Where the unit works besides its own region, and how long the agreement holds."""

    name: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """What a letter lists."""

    entries: tuple[ScopeEntry, ...]
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """An instrument: its kind, its plate as the register holds it, and where; "" is at home."""

    kind: str
    on: date
    plate: Mapping[str, str] = field(default_factory=dict)
    area: str = ""


def may_test(scope: Scope | None, asked: Asked) -> tuple[Obstacle, ...]:
    """Give everything that stands against a test, nothing where the unit may.

    Bounds belong to the scope. Of several lines for a kind the one counts that hinders least.
    Source: the letter SKKPTTU and its annexes; SOP-1 Met-Bpp, review of the request.
    """
    if scope is None:
        return (Obstacle.NO_SCOPE,)
    lines = [_against(one, asked.plate) for one in scope.entries if one.kind == asked.kind]
    found = min(lines, key=len) if lines else (Obstacle.KIND,)
    return (*found, *_outside(scope.areas, asked))


def _against(line: ScopeEntry, plate: Mapping[str, str]) -> tuple[Obstacle, ...]:
    found = []
    accuracy = plate.get("accuracy_class", "").strip().upper()
    if line.classes:
        if not accuracy:
            found.append(Obstacle.PLATE)
        elif accuracy not in line.classes:
            found.append(Obstacle.CLASS)
    if line.lower is None and line.upper is None:
        return tuple(found)
    size = _number(plate.get(line.parameter, ""))
    if size is None:
        found.append(Obstacle.PLATE)
    elif line.lower is not None and size < line.lower:
        found.append(Obstacle.TOO_SMALL)
    elif line.upper is not None and size > line.upper:
        found.append(Obstacle.TOO_LARGE)
    return tuple(dict.fromkeys(found))


def _number(text: object) -> Decimal | None:
    try:
        value = Decimal(str(text).strip().replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _outside(areas: tuple[Area, ...], asked: Asked) -> tuple[Obstacle, ...]:
    if not asked.area:
        return ()
    named = [one for one in areas if one.name.casefold() == asked.area.casefold()]
    if not named:
        return (Obstacle.AREA,)
    holds = any(
        (one.since is None or one.since <= asked.on)
        and (one.until is None or asked.on <= one.until)
        for one in named
    )
    return () if holds else (Obstacle.AGREEMENT,)
