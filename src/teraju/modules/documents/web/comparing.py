"""Two revisions as a page shows them: rows beside each other, long equal stretches folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.modules.documents.domain.comparison import Kind, Line, compare, counts
from teraju.modules.documents.models import Revision
from teraju.platform.web.kinds import Status

# Paragraphs shown around a change, so that one sees where it is.
AROUND = 2
SIGNS: dict[Kind, tuple[str, Any]] = {
    "same": ("", ""),
    "changed": ("~", _("changed")),
    "added": ("+", _("added")),
    "removed": ("−", _("removed")),
}


@dataclass(frozen=True)
class Side:
    """One of the two revisions."""

    revision: Revision
    status: Status


@dataclass(frozen=True)
class ShownLine:
    """A row: its sign and word, or how many equal paragraphs are folded here."""

    kind: Kind
    sign: str
    word: Any
    line: Line | None
    folded: int = 0


@dataclass(frozen=True)
class Compared:
    """What differs: of texts word by word, of files only what is known about them."""

    lines: Sequence[ShownLine] = ()
    counts: dict[Kind, int] = field(default_factory=dict)
    facts: Sequence[tuple[Any, Any, Any, bool]] = ()
    is_text: bool = True

    @property
    def differs(self) -> bool:
        if not self.is_text:
            return any(not same for *_values, same in self.facts)
        return any(number for kind, number in self.counts.items() if kind != "same")


def compared(old: Revision, new: Revision, *, show_all: bool) -> Compared:
    """Texts by their words; where one is a file, only its name, size and fingerprint."""
    if old.file is not None or new.file is not None:
        return Compared(facts=_file_facts(old, new), is_text=False)
    lines = compare(old.text, new.text)
    shown = [_shown(line) for line in lines] if show_all else list(_folded(lines))
    return Compared(shown, counts(lines))


def _shown(line: Line) -> ShownLine:
    sign, word = SIGNS[line.kind]
    return ShownLine(line.kind, sign, word, line)


def _folded(lines: Sequence[Line]) -> Iterator[ShownLine]:
    near = _near_a_change(lines)
    waiting = 0
    for at, line in enumerate(lines):
        if at not in near:
            waiting += 1
            continue
        if waiting:
            yield ShownLine("same", "", "", None, waiting)
            waiting = 0
        yield _shown(line)
    if waiting:
        yield ShownLine("same", "", "", None, waiting)


def _near_a_change(lines: Sequence[Line]) -> set[int]:
    return {
        near
        for at, line in enumerate(lines)
        if line.kind != "same"
        for near in range(max(0, at - AROUND), min(len(lines), at + AROUND + 1))
    }


def _file_facts(old: Revision, new: Revision) -> list[tuple[Any, Any, Any, bool]]:
    """Label, left, right, and whether they are the same."""
    one, two = old.file, new.file
    pairs = [
        (_("Content"), _what(old), _what(new)),
        (_("Name"), one and one.name, two and two.name),
        (_("Size in bytes"), one and one.size, two and two.size),
        (_("Fingerprint (SHA-256)"), one and one.sha256, two and two.sha256),
    ]
    return [(label, left, right, left == right) for label, left, right in pairs]


def _what(revision: Revision) -> Any:
    return _("file") if revision.file is not None else _("text written here")
