"""Visits to a coached firm: where they stand, and what a telephone brings back of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any
from uuid import UUID

from teraju.kernel.errors import DomainError
from teraju.kernel.states import StateTable, Transition
from teraju.kernel.texts import storable


class VisitState(StrEnum):
    """Where a visit stands."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Answer(StrEnum):
    """What a coach found to a question."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_ASKED = "none"


class Whose(StrEnum):
    """Whose a next step is."""

    OWNER = "owner"
    COACH = "coach"


class Outcome(StrEnum):
    """What became of an entry of a telephone."""

    STORED = "stored"
    CONFLICT = "conflict"
    REFUSED = "refused"
    DISCARDED = "discarded"


class Meeting(StrEnum):
    """Why an entry waits for a person: what it met on arrival."""

    HELD_ALREADY = "held_already"
    CANCELLED = "cancelled"


COACHES = frozenset({"coach", "quality_coordinator"})
_V, _O = VisitState, Outcome
VISIT = StateTable.of(
    "visit",
    _V.PLANNED,
    (
        Transition(_V.PLANNED, "postpone", _V.PLANNED, COACHES),
        Transition(_V.PLANNED, "hold", _V.HELD, COACHES),
        Transition(_V.PLANNED, "cancel", _V.CANCELLED, COACHES),
        Transition(_V.CANCELLED, "resume", _V.PLANNED, COACHES),
        Transition(_V.HELD, "correct", _V.HELD, COACHES),
    ),
)
ENTRY = StateTable.of(
    "visit of a telephone",
    _O.REFUSED,
    (
        Transition(_O.REFUSED, "store", _O.STORED, COACHES),
        Transition(_O.REFUSED, "meet", _O.CONFLICT, COACHES),
        Transition(_O.REFUSED, "discard", _O.DISCARDED, COACHES),
        Transition(_O.CONFLICT, "store", _O.STORED, COACHES),
        Transition(_O.CONFLICT, "discard", _O.DISCARDED, COACHES),
    ),
)
OPEN = (Outcome.CONFLICT, Outcome.REFUSED)
MOST_ENTRIES, MOST_STEPS, MOST_ANSWERS = 50, 20, 60


class WrongEntry(DomainError):
    """What was sent is no visit that this program wrote."""


@dataclass(frozen=True, slots=True)
class Step:
    """A next step that was agreed on."""

    text: str
    whose: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the device was, in degrees, and how sure of it in metres."""

    latitude: Decimal
    longitude: Decimal
    accuracy: int


@dataclass(frozen=True, slots=True)
class Held:
    """A visit as it was held: what was found, and what was agreed on."""

    held_on: date
    answers: Mapping[str, Mapping[str, str]]
    notes: str = ""
    steps: Sequence[Step] = ()
    started_at: datetime | None = None
    ended_at: datetime | None = None
    spot: Spot | None = None
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One visit as a telephone sent it."""

    key: UUID
    visit: int
    held: Held
    signature: UUID | None
    photos: tuple[UUID, ...]

    def has(self, picture: UUID) -> bool:
        return picture == self.signature or picture in self.photos


def read_key(value: object) -> UUID:
    """Read a key that a telephone gave; raises WrongEntry."""
    try:
        return UUID(str(value))
    except ValueError as error:
        raise WrongEntry("a key is missing") from error


def read_entry(raw: Mapping[str, Any], most_photos: int) -> Entry:
    """Read an entry; raises WrongEntry where something has another form than we wrote."""
    try:
        return Entry(
            key=read_key(raw["key"]),
            visit=_number(raw["visit"]),
            held=_held(raw),
            signature=read_key(raw["signature"]) if raw.get("signature") else None,
            photos=tuple(read_key(one) for one in _list(raw.get("photos"), most_photos)),
        )
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as error:
        raise WrongEntry(f"the entry is broken: {error!r}"[:200]) from error


def _held(raw: Mapping[str, Any]) -> Held:
    started, ended = _moment(raw["started_at"]), _moment(raw["ended_at"])
    if ended < started:
        raise ValueError("it ends before it begins")
    return Held(
        held_on=date.fromisoformat(raw["held_on"]),
        started_at=started,
        ended_at=ended,
        answers=_answers(raw.get("answers")),
        notes=_text(raw.get("notes"), 4000),
        steps=tuple(_step(one) for one in _list(raw.get("steps"), MOST_STEPS)),
        spot=_spot(raw.get("spot")),
        signer=_text(raw.get("signer"), 120),
    )


def _answers(raw: Any) -> dict[str, dict[str, str]]:
    if not isinstance(raw, dict) or len(raw) > MOST_ANSWERS:
        raise ValueError("answers")
    return {
        _text(code, 40): {
            "answer": Answer(one["answer"]).value if one.get("answer") else "",
            "note": _text(one.get("note"), 300),
        }
        for code, one in raw.items()
    }


def _step(raw: Mapping[str, Any]) -> Step:
    text = _text(raw["text"], 300)
    if not text:
        raise ValueError("a step without words")
    due = date.fromisoformat(raw["due_on"]) if raw.get("due_on") else None
    return Step(text, Whose(raw["whose"]).value, due)


def _spot(raw: Any) -> Spot | None:
    if not raw:
        return None
    latitude, longitude = _degrees(raw["latitude"], 90), _degrees(raw["longitude"], 180)
    return Spot(latitude, longitude, max(0, min(int(raw.get("accuracy") or 0), 100_000)))


def _degrees(raw: Any, most: int) -> Decimal:
    value = Decimal(str(raw)).quantize(Decimal("0.000001"))
    if not abs(value) <= most:
        raise ValueError("no place on earth")
    return value


def _list(raw: Any, most: int) -> list[Any]:
    found = raw or []
    if not isinstance(found, list) or len(found) > most:
        raise ValueError("list")
    return found


def _number(raw: Any) -> int:
    number = int(raw)
    if not 0 < number < 2**53:
        raise ValueError("number")
    return number


def _moment(raw: str) -> datetime:
    moment = datetime.fromisoformat(raw)
    if moment.tzinfo is None:
        raise ValueError("a time without its zone")
    return moment


def _text(raw: Any, most: int) -> str:
    return str(storable(str(raw or ""))).strip()[:most]
