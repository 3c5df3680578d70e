"""What an import found in a file and what it is about to do: plain values."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

R = TypeVar("R")
Key = tuple[Any, ...]
# More faults are counted, not named: nobody puts them right one by one.
MOST_NAMED = 100_000


@dataclass(frozen=True)
class Fault:
    """What is wrong in one place of a file, as a person finds it there, and what to do."""

    row: int
    column: str
    heading: str
    seen: str
    sentence: str


@dataclass(frozen=True)
class LeftOut:
    """A column that the list only shows: it is not read, whatever stands in it.

    `instead` is the heading of a column that is read and that may have been meant.
    """

    column: str
    heading: str
    instead: str = ""


@dataclass
class Faults:
    """All faults of one pass over a file, in the order of its rows once `sorted`."""

    named: list[Fault] = field(default_factory=list)
    count: int = 0

    def add(self, fault: Fault) -> None:
        self.count += 1
        if len(self.named) < MOST_NAMED:
            self.named.append(fault)

    def forget(self, rows: Collection[int]) -> None:
        """Take away what is said against rows that are not read after all."""
        kept = [one for one in self.named if one.row not in rows]
        self.count -= len(self.named) - len(kept)
        self.named = kept

    def sorted(self) -> list[Fault]:
        return sorted(self.named, key=lambda one: (one.row, len(one.column), one.column))


@dataclass(frozen=True, eq=False, slots=True)
class Row:
    """A row of the file: its number there, and the values of the columns that the file has.

    A cell that could not be read has no value; its column is named in `unread`.
    """

    number: int
    values: dict[str, Any]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refusal:
    """What a check over several rows says against one of them; `column` is the column's key."""

    row: Row
    column: str
    sentence: object


@dataclass(frozen=True)
class Skipped(Refusal):
    """Why a check passes a row over: nothing of it is written, and it stops no other row."""


@dataclass(frozen=True)
class Change(Generic[R]):
    """A row that differs from the record with its key."""

    row: Row
    record: R


NameKey = tuple[str, int, str]


@dataclass(frozen=True)
class NewName:
    """What rows would bring into being beside their own records, as the market of a first kiosk.

    `within` is the record inside which a name is told apart (an agency); `near` is a name that
    this one may be a slip of the pen for.
    """

    kind: str
    within: int
    name: str
    rows: int
    near: str = ""

    @property
    def key(self) -> NameKey:
        return self.kind, self.within, self.name


@dataclass(frozen=True)
class Source:
    """The file, for the trail: its name and the SHA-256 of its content."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Plan(Generic[R]):
    """What writing does: add the new rows, change the records that differ, leave the others.

    `skipped` tells of the rows that are passed over, each where it stands.
    """

    source: Source
    new: Sequence[Row]
    changed: Sequence[Change[R]]
    unchanged: int
    skipped: Sequence[Fault] = ()

    @property
    def is_empty(self) -> bool:
        return not self.new and not self.changed
