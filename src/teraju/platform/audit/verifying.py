"""Walking a chain from its first event to its head, and naming the first row that does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .chain import HASHED_COLUMNS, chain_of, event_hash, event_id, personal_hash
from .models import TrailEvent, TrailHead

SHREDDED = "audit.personal.shredded"
CHUNK = 2000
# How far a row may have been moved when the rows between it and its old place are gone.
FARTHEST = 100

Row = dict[str, Any]
COLUMNS = (
    *HASHED_COLUMNS,
    "hash",
    "personal__event_id",
    "personal__salt",
    "personal__data",
    "personal__shredded_at",
    "personal__shredded_by__verb",
    "personal__shredded_by__changes",
)


class Fault(StrEnum):
    ALTERED = "altered"
    REMOVED = "removed"
    INSERTED = "inserted"
    MOVED = "moved"
    PERSONAL = "personal"
    HEAD = "head"


@dataclass(frozen=True)
class Finding:
    """The first row that does not fit, by its place in the chain and its id."""

    fault: Fault
    sequence: int
    event_id: int


@dataclass(frozen=True)
class Verdict:
    """What became of one chain: how many events it holds, its last hash, and what is wrong."""

    government_id: int | None
    events: int
    hash: str
    finding: Finding | None = None

    @property
    def intact(self) -> bool:
        return self.finding is None


def verify(government_id: int | None) -> Verdict:
    """Walk the chain of a government, or of the house (None), in constant memory."""
    walk = _Walk(government_id)
    finding = walk.run()
    last = walk.last
    return Verdict(government_id, walk.events, last["hash"] if last else "", finding)


def chains() -> list[int | None]:
    """The governments that have a chain; None for the house itself, which comes first."""
    heads = set(TrailHead.objects.values_list("chain", flat=True))
    events = TrailEvent.objects.order_by().values_list("government_id", flat=True).distinct()
    return [key or None for key in sorted(heads | {chain_of(one) for one in events} | {0})]


class _Walk:
    """One pass over a chain. `last` is the latest row that fitted, `before` the one before it."""

    def __init__(self, government_id: int | None) -> None:
        self.government_id = government_id
        self.events = 0
        self.last: Row | None = None
        self.head: TrailHead | None = None

    def run(self) -> Finding | None:
        rows = self._rows()
        row = next(rows, None)
        while row is not None:
            following = next(rows, None)
            finding = self._misfit(row, following) or self._personal(row)
            if finding:
                return finding
            self.last = row
            self.events += 1
            row = following
        return self._end()

    def _rows(self) -> Iterator[Row]:
        """All rows, then those that were written while we read, up to a head read in between."""
        rows = TrailEvent.objects.of_chain(self.government_id).values(*COLUMNS)
        rows = rows.order_by("sequence", "id")
        reached = 0
        for row in rows.iterator(chunk_size=CHUNK):
            reached = row["sequence"]
            yield row
        self.head = TrailHead.objects.filter(pk=chain_of(self.government_id)).first()
        if self.head is not None and self.head.sequence > reached:
            later = rows.filter(sequence__gt=reached, sequence__lte=self.head.sequence)
            yield from later.iterator(chunk_size=CHUNK)

    def _misfit(self, row: Row, following: Row | None) -> Finding | None:
        expected = self.last["sequence"] + 1 if self.last else 1
        own = self._holds(row, row["sequence"])
        if row["sequence"] > expected:
            return self._gap(expected)
        if row["sequence"] < expected:
            return _found(Fault.INSERTED, row)
        if not own:
            return self._foreign(row, following)
        if row["previous_hash"] != (self.last["hash"] if self.last else ""):
            return self._rewritten(row, following)
        return None

    def _holds(self, row: Row, sequence: int) -> bool:
        """True when the row's hash is right for this place."""
        place = {"sequence": sequence, "id": event_id(self.government_id, sequence)}
        moved = row["sequence"] != sequence
        if not moved and row["id"] != place["id"]:
            return False
        return event_hash({**row, **place}) == str(row["hash"])

    def _gap(self, expected: int) -> Finding:
        """A number is missing: the row is gone, or stands elsewhere with another number."""
        wanted = event_id(self.government_id, expected)
        exists = TrailEvent.objects.filter(pk=wanted).exists()
        return Finding(Fault.ALTERED if exists else Fault.REMOVED, expected, wanted)

    def _foreign(self, row: Row, following: Row | None) -> Finding:
        """A row whose hash does not belong here: from another place, put in between, or altered."""
        here = row["sequence"]
        true_place = self._true_place(row)
        if true_place == here - 1 and self.last:
            return _found(Fault.INSERTED, self.last)
        if true_place and true_place != here:
            if self._sequence_of(row["previous_hash"]) is not None or true_place == 1:
                return _found(Fault.MOVED, row)
            return Finding(Fault.REMOVED, here, event_id(self.government_id, here))
        if following and following["sequence"] == here:
            return _found(Fault.INSERTED, row)
        if following and self._holds(following, here):
            return _found(Fault.INSERTED, row)
        return _found(Fault.ALTERED, row)

    def _true_place(self, row: Row) -> int | None:
        """The place that the row's hash was made for, if it can be found."""
        here = row["sequence"]
        before = self._sequence_of(row["previous_hash"])
        places = [before + 1] if before is not None else []
        places += [here - 1, *range(here + 1, here + FARTHEST)]
        return next((place for place in places if self._holds(row, place)), None)

    def _sequence_of(self, hash_: str) -> int | None:
        rows = TrailEvent.objects.of_chain(self.government_id).filter(hash=hash_ or "-")
        sequence: int | None = rows.values_list("sequence", flat=True).order_by("pk").first()
        return sequence

    def _rewritten(self, row: Row, following: Row | None) -> Finding:
        """Both rows are right by themselves, but not together: whom do the others side with?"""
        if self.last is None:
            return _found(Fault.ALTERED, row)
        after = following["previous_hash"] if following else self.head.hash if self.head else ""
        return _found(Fault.ALTERED, self.last if after == row["hash"] else row)

    def _personal(self, row: Row) -> Finding | None:
        stands = row["personal__event_id"] is not None
        covered = row["personal_hash"]
        if bool(covered) == stands and (not stands or _personal_holds(row)):
            return None
        return _found(Fault.PERSONAL, row)

    def _end(self) -> Finding | None:
        """Hold the last row against the head: so the removal of the last rows is seen too."""
        reached = self.last["sequence"] if self.last else 0
        if self.head is None:
            return _found(Fault.HEAD, self.last) if self.last else None
        if self.head.sequence > reached:
            gone = reached + 1
            return Finding(Fault.REMOVED, gone, event_id(self.government_id, gone))
        if self.last and self.head.sequence < reached:
            return self._beyond(self.head)
        if self.last and self.head.hash != self.last["hash"]:
            return _found(Fault.ALTERED, self.last)
        return None

    def _beyond(self, head: TrailHead) -> Finding:
        first = head.sequence + 1
        return Finding(Fault.INSERTED, first, event_id(self.government_id, first))


def _personal_holds(row: Row) -> bool:
    if row["personal__shredded_at"] is None:
        own = personal_hash(row["personal__salt"], row["personal__data"])
        return own == str(row["personal_hash"])
    emptied = row["personal__salt"] == "" and row["personal__data"] is None
    recorded = row["personal__shredded_by__verb"] == SHREDDED
    return emptied and recorded and row["id"] in _shredded(row["personal__shredded_by__changes"])


def _shredded(changes: Any) -> list[int]:
    return changes.get("events", [[], []])[1] or [] if isinstance(changes, dict) else []


def _found(fault: Fault, row: Row) -> Finding:
    return Finding(fault, row["sequence"], row["id"])
