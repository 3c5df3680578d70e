"""What an instrument is worth on a day, from what its last mark left it with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import takewhile


class Standing(StrEnum):
    """What an instrument is worth; computed from its marks, kept to be searched by."""

    NEW = "new"
    VALID = "valid"
    # It passed, but no mark fits on it and no signed certificate stands for the mark.
    UNPROVEN = "unproven"
    EXPIRED = "expired"
    VOID = "void"
    REJECTED = "rejected"
    EXEMPT = "exempt"
    RETIRED = "retired"


def standing_on(kept: str, valid_until: date | None, on: date) -> Standing:
    """Give the standing on a day: what was valid has run out once its last day is over."""
    standing = Standing(kept)
    if standing in (Standing.VALID, Standing.EXPIRED):
        runs = valid_until is not None and on <= valid_until
        return Standing.VALID if runs else Standing.EXPIRED
    return standing


@dataclass(frozen=True, slots=True)
class LastMark:
    """The last act on an instrument: its day, what it says, how long, and whether void.

    `is_proven`: its mark is on the instrument, or where none fits a signed certificate stands for
    it. Source: UU 2/1981, articles 20(5) and 25b. `is_part`: it failed, and of the set other pieces
    were not brought. `pieces`: how many it passed or, where it failed, did not pass.
    """

    on: date
    is_sah: bool
    valid_until: date | None
    is_void: bool = False
    is_proven: bool = True
    is_part: bool = False
    pieces: int = 1

    @property
    def lacks_proof(self) -> bool:
        return self.is_sah and not self.is_void and not self.is_proven

    def runs_on(self, day: date) -> bool:
        """Whether what it says holds on a day."""
        until = self.valid_until
        return self.is_sah and not self.is_void and until is not None and until >= day

    @property
    def settles(self) -> bool:
        """Whether it counts whatever was before it."""
        return not self.lacks_proof and not self.is_part


def counting(marks: Sequence[LastMark]) -> LastMark | None:
    """Give the act that counts, out of all, the last first: the last.

    But while nothing proves that one yet, the act before it, whose day had not come when it was
    tested again: its proof holds on. So does what pieces of a set passed, while other pieces fail.
    """
    marks = without_failed_parts(marks)
    for mark in marks:
        if mark.lacks_proof:
            continue
        return mark if mark is marks[0] or mark.runs_on(marks[0].on) else marks[0]
    return marks[0] if marks else None


def without_failed_parts(marks: Sequence[LastMark]) -> Sequence[LastMark]:
    """Leave out the parts of a set that failed last, where more pieces bear a mark that runs.

    Each piece bears a mark of its own: whichever of them failed, some hold on.
    """
    failed = 0
    for number, mark in enumerate(marks):
        if not mark.is_part:
            return marks[number:] if _passed_by(marks[0].on, marks[number:]) > failed else marks
        failed += mark.pieces
    return marks


def _passed_by(on: date, marks: Sequence[LastMark]) -> int:
    """How many pieces passed in one act after the other, that runs on a day."""
    return sum(mark.pieces for mark in takewhile(lambda mark: mark.runs_on(on), marks))


@dataclass(frozen=True, slots=True)
class Worth:
    """What is kept beside an instrument so that lists can be searched by it."""

    standing: Standing
    verified_on: date | None = None
    valid_until: date | None = None


def worth(
    mark: LastMark | None, *, is_retired: bool, is_exempt: bool, void_on: date | None
) -> Worth:
    """Give what an instrument is worth by its last mark, and by what is known beside it.

    `void_on`: marks from before that day or of it hold no more. Source: UU 2/1981, articles 25, 27.
    """
    if mark is None:
        found = Worth(Standing.NEW)
    elif not mark.is_sah:
        found = Worth(Standing.REJECTED, mark.on)
    else:
        lost = mark.is_void or (void_on is not None and mark.on <= void_on)
        standing = Standing.VALID if mark.is_proven else Standing.UNPROVEN
        standing = Standing.VOID if lost else standing
        found = Worth(standing, mark.on, mark.valid_until)
    if is_retired:
        return replace(found, standing=Standing.RETIRED)
    if is_exempt:
        return replace(found, standing=Standing.EXEMPT)
    return found
