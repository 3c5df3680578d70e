"""What comes from a telephone: read with care, and what becomes of each entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from teraju.kernel.errors import DomainError
from teraju.kernel.states import StateTable, Transition
from teraju.modules.metrology.domain.tags import LONGEST


class WrongVisit(DomainError):
    """What was sent is no visit that this program wrote."""


class Outcome(StrEnum):
    """What became of an entry of a telephone."""

    STORED = "stored"
    CONFLICT = "conflict"
    REFUSED = "refused"
    DISCARDED = "discarded"
    REPLACED = "replaced"


class Meeting(StrEnum):
    """Why an entry waits for a person: what it met on arrival."""

    OTHER_SHEET = "other_sheet"
    OTHER_VERDICT = "other_verdict"
    SAME_THING = "same_thing"
    OTHER_PLATE = "other_plate"


TESTER = frozenset({"tester"})
SETTLERS = frozenset({"tester", "metrology_head"})
_O = Outcome
ENTRY = StateTable.of(
    "entry of a telephone",
    _O.REFUSED,
    (
        Transition(_O.REFUSED, "store", _O.STORED, TESTER),
        Transition(_O.REFUSED, "meet", _O.CONFLICT, TESTER),
        Transition(_O.REFUSED, "discard", _O.DISCARDED, SETTLERS),
        Transition(_O.REFUSED, "replace", _O.REPLACED, TESTER),
        Transition(_O.CONFLICT, "store", _O.STORED, TESTER),
        Transition(_O.CONFLICT, "refuse", _O.REFUSED, TESTER),
        Transition(_O.CONFLICT, "discard", _O.DISCARDED, SETTLERS),
        Transition(_O.CONFLICT, "replace", _O.REPLACED, TESTER),
    ),
)
OPEN = (Outcome.CONFLICT, Outcome.REFUSED)
MOST_ENTRIES, MOST_ATTEMPTS, MOST_MARKS, MOST_STANDARDS = 50, 5, 12, 60
MOST_CELLS, MOST_OF_PLATE = 200, 20
_CONTROLS = ("initial", "subsequent")
_VERDICTS = ("pass", "fail", "undecided", "unfit", "")


@dataclass(frozen=True, slots=True)
class NewThing:
    """An owner, a place or an instrument that was met on the spot; its key is the telephone's."""

    key: UUID
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Try:
    """One round of readings and how the telephone judged it."""

    remedy: str
    repairer: int | None
    remedy_note: str
    readings: Mapping[str, Any]
    verdict: str


@dataclass(frozen=True, slots=True)
class Visit:
    """One finished sheet of the field."""

    key: UUID
    replaces: UUID | None
    instrument: int | None
    new_instrument: NewThing | None
    owner: int | None
    new_owner: NewThing | None
    place: int | None
    new_place: NewThing | None
    line: int | None
    control: str
    tested_on: date
    started_at: datetime
    ended_at: datetime
    attempts: Sequence[Try]
    standards: Sequence[int]
    marks: Sequence[Mapping[str, Any]]
    sticker: str
    unmarkable: str
    wants_certificate: bool
    note: str
    pieces: tuple[int, int, int, int]
    photo: UUID | None
    # What was read where no limit was known: judged here, marked afterwards.
    cells: Mapping[str, str] | None = None
    # What the telephone had taken along of its plate; None from a page that told nothing of it.
    plate: Mapping[str, str] | None = None


def by_arrival(visit: Visit, arrived: datetime, day: date) -> Visit:
    """What a telephone dates to the day after the `day` it `arrived` on was done by then.

    Its clock went ahead, and nobody could put such a sheet right. One that is further off tells no
    day at all: that stays as it was sent, and is refused.
    """
    if visit.tested_on != day + timedelta(days=1) or visit.ended_at <= arrived:
        return visit
    begun = visit.started_at - (visit.ended_at - arrived)
    return replace(visit, tested_on=day, started_at=begun, ended_at=arrived)


@dataclass(frozen=True, slots=True)
class Picture:
    """The photo of an instrument that an entry announces: its key, and when it was taken."""

    key: UUID
    taken_at: datetime | None


def read_key(value: object) -> UUID:
    """Read a key that a telephone gave; raises WrongVisit."""
    try:
        return UUID(str(value))
    except ValueError as error:
        raise WrongVisit("a key is missing") from error


def read_visit(raw: Mapping[str, Any]) -> Visit:
    """Read an entry; raises WrongVisit where something has another form than we wrote."""
    try:
        return _visit(raw)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise WrongVisit(f"the entry is broken: {error!r}"[:200]) from error


def read_picture(raw: Mapping[str, Any]) -> Picture | None:
    """Read what an entry says of the photo of its instrument; no test waits for a broken word."""
    try:
        key = _key(raw.get("picture"))
    except WrongVisit:
        return None
    try:
        # In the first or the last year there is, no database keeps a moment of another zone.
        taken_at = _moment(raw["pictured_at"]).astimezone(UTC)
    except (KeyError, TypeError, ValueError, OverflowError):
        taken_at = None
    return Picture(key, taken_at) if key else None


def _visit(raw: Mapping[str, Any]) -> Visit:
    new = raw.get("new") or {}
    return Visit(
        key=read_key(raw["key"]),
        replaces=_key(raw.get("replaces")),
        instrument=_number(raw.get("instrument")),
        new_instrument=_thing(new.get("instrument")),
        owner=_number(raw.get("owner")),
        new_owner=_thing(new.get("owner")),
        place=_number(raw.get("place")),
        new_place=_thing(new.get("place")),
        line=_number(raw.get("line")),
        control=_one_of(raw["control"], _CONTROLS),
        tested_on=date.fromisoformat(raw["tested_on"]),
        started_at=_moment(raw["started_at"]),
        ended_at=_moment(raw["ended_at"]),
        attempts=tuple(_try(one) for one in _list(raw["attempts"], MOST_ATTEMPTS)),
        standards=tuple(_pk(one) for one in _list(raw["standards"], MOST_STANDARDS)),
        marks=tuple(_mark(one) for one in _list(raw["marks"], MOST_MARKS)),
        sticker=_text(raw.get("sticker"), LONGEST),
        unmarkable=_text(raw.get("unmarkable"), 200),
        wants_certificate=raw.get("wants_certificate") is True,
        note=_text(raw.get("note"), 400),
        pieces=_pieces(raw.get("pieces")),
        photo=_key(raw.get("photo")),
        cells=_cells(raw.get("cells")),
        plate=_plate(raw.get("plate")),
    )


def _try(raw: Mapping[str, Any]) -> Try:
    readings = raw.get("readings") or {}
    if not isinstance(readings, dict):
        raise WrongVisit("readings are missing")
    return Try(
        remedy=_one_of(raw.get("remedy") or "none", ("none", "adjusted", "repaired")),
        repairer=_number(raw.get("repairer")),
        remedy_note=_text(raw.get("remedy_note"), 300),
        readings=readings,
        verdict=_one_of(raw.get("verdict") or "", _VERDICTS),
    )


def _mark(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        "kind": _text(raw["kind"], 8),
        "size": _text(raw.get("size"), 8),
        "count": read_count(raw.get("count")),
        "spot": _text(raw.get("spot"), 120),
    }


def read_count(raw: Any) -> int:
    """Read how many pieces; raises WrongVisit."""
    try:
        return max(1, min(int(raw or 1), 10_000))
    except (TypeError, ValueError) as error:
        raise WrongVisit("a count is no number") from error


def _thing(raw: Mapping[str, Any] | None) -> NewThing | None:
    if not raw:
        return None
    values = {key: value for key, value in raw.items() if key != "key"}
    return NewThing(read_key(raw["key"]), values)


def _pieces(raw: Any) -> tuple[int, int, int, int]:
    """Passed, adjusted, failed and not brought; of these an older page sent three."""
    passed, adjusted, failed, *missing = raw or (0, 0, 0)
    [rest] = missing or (0,)
    return (_piece(passed), _piece(adjusted), _piece(failed), _piece(rest))


def _piece(raw: Any) -> int:
    number = int(raw)
    if not 0 <= number <= 10_000:
        raise ValueError("pieces")
    return number


def _cells(raw: Any) -> Mapping[str, str] | None:
    if raw is None:
        return None
    if not isinstance(raw, dict) or not 0 < len(raw) <= MOST_CELLS:
        raise ValueError("cells")
    return {_text(name, 60): _text(value, 30) for name, value in raw.items()}


def _plate(raw: Any) -> Mapping[str, str] | None:
    if raw is None:
        return None
    if not isinstance(raw, dict) or len(raw) > MOST_OF_PLATE:
        raise ValueError("plate")
    return {_text(name, 40): _text(value, 40) for name, value in raw.items()}


def _list(raw: Any, most: int) -> list[Any]:
    if not isinstance(raw, list) or len(raw) > most:
        raise ValueError("list")
    return raw


def _number(raw: Any) -> int | None:
    return None if raw is None or raw == "" else _pk(raw)


def _pk(raw: Any) -> int:
    number = int(raw)
    if not 0 < number < 2**53:
        raise ValueError("number")
    return number


def _key(raw: Any) -> UUID | None:
    return read_key(raw) if raw else None


def _moment(raw: str) -> datetime:
    moment = datetime.fromisoformat(raw)
    if moment.tzinfo is None:
        raise ValueError("a time without its zone")
    return moment


def _one_of(raw: Any, known: Sequence[str]) -> str:
    if raw not in known:
        raise ValueError(f"{raw} is not known")
    return str(raw)


def _text(raw: Any, most: int) -> str:
    return str(raw or "").replace("\x00", "").strip()[:most]
