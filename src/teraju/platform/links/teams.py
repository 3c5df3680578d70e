"""Work that a team is sent to: a module below tells who is in it and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency, Government

from .gates import Step

Text = str | Promise


@dataclass(frozen=True)
class Member:
    """Somebody in a team: `key` is the id of the place in it; None: an office without account."""

    key: int
    person_id: int | None
    office: str


@dataclass(frozen=True)
class Team:
    """A work, the team that is in it now, and which statements may be given where it stands.

    `agency` sends the team; None: the government as a whole does. `begun_on` is None before the
    work begins. `steps` is empty where nothing is asked any more.
    """

    kind: str
    pk: int
    title: str
    url: str
    government: Government
    agency: Agency | None
    begun_on: date | None
    steps: tuple[Step, ...]
    members: Sequence[Member]
    is_example: bool = False


@dataclass(frozen=True)
class TeamKind:
    """A kind of work; each function queries a fixed number of times.

    `find` gives works by id whoever looks: who may see what of them says the caller. `of_person`
    gives the ids of works that are not over and have this person in their team. `may_copy` says
    who copies what an office without account declared on paper.
    """

    kind: str
    label: Text
    find: Callable[[Collection[int]], Mapping[int, Team]]
    of_person: Callable[[int], Collection[int]]
    may_copy: Callable[[Viewer, int], bool]


_kinds: dict[str, TeamKind] = {}


def register_team_kind(kind: TeamKind) -> None:
    _kinds[kind.kind] = kind


def team_kinds() -> list[TeamKind]:
    return sorted(_kinds.values(), key=lambda one: one.kind)


def team_of(kind: str, pk: int) -> Team | None:
    """The team of one work; None where there is no such work."""
    return _kinds[kind].find([pk]).get(pk) if kind in _kinds else None


def may_copy(viewer: Viewer, kind: str, pk: int) -> bool:
    """Whether the viewer copies the paper of an office without account for this work."""
    return kind in _kinds and _kinds[kind].may_copy(viewer, pk)
