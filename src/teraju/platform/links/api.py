"""Kinds of records that others may link to, and the milestones they tell of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise

from teraju.platform.accounts.scope import Viewer

Text = str | Promise


@dataclass(frozen=True)
class Milestone:
    """A dated point that a record has reached (or has to reach: `reached` False)."""

    code: str
    on: date | None
    label: Text
    reached: bool
    is_example: bool = False


@dataclass(frozen=True)
class Linked:
    """A record of another module, as much as a neighbour may show of it."""

    kind: str
    pk: int
    title: str
    number: str
    url: str
    state: Text
    milestones: Sequence[Milestone] = field(default_factory=tuple)


@dataclass(frozen=True)
class LinkKind:
    """`find(viewer, pks)` resolves ids the viewer may see, with a fixed number of queries;
    `choices(viewer, government_id)` offers what can be linked."""

    kind: str
    label: Text
    find: Callable[[Viewer, Collection[int]], Mapping[int, Linked]]
    choices: Callable[[Viewer, int], Sequence[tuple[int, str]]]


_kinds: dict[str, LinkKind] = {}


def offer(kind: LinkKind) -> None:
    _kinds[kind.kind] = kind


def kinds() -> list[LinkKind]:
    return sorted(_kinds.values(), key=lambda one: one.kind)


def find(viewer: Viewer, kind: str, pks: Collection[int]) -> Mapping[int, Linked]:
    """The linked records of one kind that the viewer may see; an unknown kind has none."""
    return _kinds[kind].find(viewer, pks) if kind in _kinds and pks else {}


def choices(viewer: Viewer, kind: str, government_id: int) -> Sequence[tuple[int, str]]:
    """What of one kind the viewer may link to in a government."""
    return _kinds[kind].choices(viewer, government_id) if kind in _kinds else ()
