"""Two texts side by side: which paragraphs came, went or changed, and which words in them.

Paragraphs are compared first, as wholes; only within those that changed are words looked at. So two
texts of 200 pages take less than a second, and a hostile one cannot make it take minutes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "changed", "added", "removed"]
# Pairs of equal pieces that are looked at at most; beyond it a stretch counts as replaced.
MOST_PAIRS = 50_000
# Two paragraphs with fewer words in common are two paragraphs, not one that changed.
LEAST_ALIKE = 0.3
SIGNATURE_WORDS = 4
_NEW_PIECE = re.compile(r"\s*(?:[-*+] |\d{1,9}[.)] |#{1,6} |\||>|```)")
_WORD = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")


@dataclass(frozen=True)
class Run:
    """Words beside each other that are the same on both sides, or stand on this side only."""

    text: str
    is_other: bool = False


@dataclass(frozen=True)
class Line:
    """A paragraph of the old text beside what stands for it in the new one."""

    kind: Kind
    old: tuple[Run, ...] = ()
    new: tuple[Run, ...] = ()


def compare(old: str, new: str) -> list[Line]:
    """Every paragraph of both texts, in order, with what became of it."""
    before, after = pieces(old), pieces(new)
    lines: list[Line] = []
    for tag, a, b, c, d in _opcodes(before, after):
        if tag == "equal":
            lines.extend(Line("same", (Run(text),), (Run(text),)) for text in before[a:b])
        else:
            lines.extend(_replaced(before[a:b], after[c:d]))
    return lines


def pieces(text: str) -> list[str]:
    """The paragraphs of a text; a point of a list, a row of a table and a heading are one each."""
    found: list[str] = []
    current: list[str] = []
    for line in text.splitlines():
        if current and (not line.strip() or _NEW_PIECE.match(line)):
            found.append("\n".join(current))
            current = []
        if line.strip():
            current.append(line.rstrip())
    if current:
        found.append("\n".join(current))
    return found


def counts(lines: Sequence[Line]) -> dict[Kind, int]:
    """How many paragraphs are the same, changed, added and removed."""
    told: dict[Kind, int] = {"same": 0, "changed": 0, "added": 0, "removed": 0}
    for line in lines:
        told[line.kind] += 1
    return told


Opcode = tuple[str, int, int, int, int]


def _opcodes(one: Sequence[str], two: Sequence[str]) -> Iterator[Opcode]:
    """Stretches that are equal or not; equal ends are cut off first, for most changes are small."""
    least = min(len(one), len(two))
    head = 0
    while head < least and one[head] == two[head]:
        head += 1
    tail = 0
    while tail < least - head and one[-1 - tail] == two[-1 - tail]:
        tail += 1
    if head:
        yield "equal", 0, head, 0, head
    last, end = len(one) - tail, len(two) - tail
    before, after = one[head:last], two[head:end]
    if _pairs(before, after) > MOST_PAIRS:
        yield "replace", head, last, head, end
    else:
        for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            yield tag, a + head, b + head, c + head, d + head
    if tail:
        yield "equal", last, len(one), end, len(two)


def _pairs(one: Sequence[str], two: Sequence[str]) -> int:
    """How many equal pairs there are: what a comparison costs."""
    often = Counter(two)
    return sum(often[text] for text in one)


def _replaced(one: Sequence[str], two: Sequence[str]) -> Iterator[Line]:
    """Pair the paragraphs of a changed stretch: those that begin alike, then by their order."""
    first, second = [_signature(text) for text in one], [_signature(text) for text in two]
    for tag, a, b, c, d in _opcodes(first, second):
        for at in range(max(b - a, d - c)):
            left = one[a + at] if a + at < b else None
            right = two[c + at] if c + at < d else None
            yield from _pair(left, right, is_alike=tag == "equal")


def _signature(text: str) -> str:
    return " ".join(text.casefold().split(maxsplit=SIGNATURE_WORDS)[:SIGNATURE_WORDS])


def _pair(left: str | None, right: str | None, *, is_alike: bool) -> Iterator[Line]:
    if left is None or right is None:
        if left is not None:
            yield Line("removed", old=(Run(left, is_other=True),))
        if right is not None:
            yield Line("added", new=(Run(right, is_other=True),))
        return
    old, new, alike = _words(left, right)
    if not is_alike and alike < LEAST_ALIKE:
        yield Line("removed", old=(Run(left, is_other=True),))
        yield Line("added", new=(Run(right, is_other=True),))
    else:
        yield Line("changed", old, new)


def _words(left: str, right: str) -> tuple[tuple[Run, ...], tuple[Run, ...], float]:
    """The runs of both sides, and how much of them is the same, 0 to 1."""
    one, two = _WORD.findall(left), _WORD.findall(right)
    # The gap behind a word is shown and not compared.
    first, second = [word.rstrip() for word in one], [word.rstrip() for word in two]
    longest = max(len(first), len(second))
    common = sum((Counter(first) & Counter(second)).values())
    # What has few words in common cannot be alike: counted before the order is looked at.
    if _is_far_apart(common, longest) or _pairs(first, second) > MOST_PAIRS:
        alike = common / longest if longest else 1.0
        return (Run(left, is_other=True),), (Run(right, is_other=True),), alike
    old: list[Run] = []
    new: list[Run] = []
    same = 0
    for tag, a, b, c, d in _opcodes(first, second):
        same += b - a if tag == "equal" else 0
        if b > a:
            old.append(Run("".join(one[a:b]), is_other=tag != "equal"))
        if d > c:
            new.append(Run("".join(two[c:d]), is_other=tag != "equal"))
    return tuple(old), tuple(new), same / longest if longest else 1.0


def _is_far_apart(common: int, longest: int) -> bool:
    return common < LEAST_ALIKE * longest
