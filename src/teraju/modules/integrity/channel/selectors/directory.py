"""The people of a government with their lines, for the channel of concerns. No pages use it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from teraju.kernel.directory import Directory, PersonLine
from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.roles import GUESTS, Role
from teraju.platform.organisation.models import Agency, Government

# Whoever leads comes before whatever else they do there.
LEADERS = (Role.REGIONAL_HEAD, Role.REGIONAL_SECRETARY, Role.AGENCY_HEAD)


def directory_of(government: Government, day: date) -> Directory:
    """Who works here on a day, where, and below whom: by the roles in force. One query.

    Guests are left out: they stand in nobody's line. The line of a head goes up the tree of
    agencies, then to the regional secretary, then to the regional head.
    """
    rows = RoleAssignment.objects.filter(government=government, user__is_active=True)
    rows = rows.held_on(day).exclude(role__in=GUESTS).select_related("user", "agency")
    held: dict[int, list[RoleAssignment]] = defaultdict(list)
    for row in rows.order_by("valid_from", "pk"):
        held[row.user_id].append(row)
    main = [min(roles, key=_weight) for roles in held.values()]
    # Whoever leads an agency by the way leads it where nobody else does.
    heads = _heads([*main, *(row for roles in held.values() for row in roles)])
    above: dict[int, int] = {}
    for row in main:
        for head in _above(row, heads):
            if head != row.user_id and row.user_id not in _line_of(head, above):
                above[row.user_id] = head
                break
    people = [_told(row, above.get(row.user_id)) for row in main]
    people.sort(key=lambda one: (one.name, one.key))
    return Directory(government.region_id, government.name, day, people)


def _weight(row: RoleAssignment) -> int:
    """The role by which somebody has their place: what they lead, else what came first."""
    role = Role(row.role)
    return LEADERS.index(role) if role in LEADERS else len(LEADERS)


def _heads(rows: Sequence[RoleAssignment]) -> dict[str, int]:
    """Who leads what: an agency by its path, and the two who stand above all of them."""
    heads: dict[str, int] = {}
    for row in rows:
        if row.role == Role.AGENCY_HEAD and row.agency:
            heads.setdefault(row.agency.path, row.user_id)
        elif row.role in (Role.REGIONAL_SECRETARY, Role.REGIONAL_HEAD):
            heads.setdefault(row.role, row.user_id)
    return heads


def _above(row: RoleAssignment, heads: dict[str, int]) -> Iterable[int]:
    places = _places_above(row.role, row.agency)
    return (heads[place] for place in places if place in heads)


def _line_of(user_id: int, above: dict[int, int]) -> Iterable[int]:
    """Somebody and whoever stands above them, as far as is known yet."""
    current: int | None = user_id
    while current is not None:
        yield current
        current = above.get(current)


def _told(row: RoleAssignment, superior: int | None) -> PersonLine:
    return PersonLine(
        key=_key(row.user_id),
        name=(row.user.name or row.user.title or row.user.username)[:200],
        post=row.user.title[:200],
        unit=row.agency.name[:200] if row.agency else "",
        superior="" if superior is None else _key(superior),
    )


def _places_above(role: str, agency: Agency | None) -> Iterable[str]:
    """Where a superior is looked for, the nearest first; a leader never below themselves."""
    if role == Role.REGIONAL_HEAD:
        return
    if role != Role.REGIONAL_SECRETARY:
        yield from _paths_up(agency)
        yield Role.REGIONAL_SECRETARY
    yield Role.REGIONAL_HEAD


def _paths_up(agency: Agency | None) -> Iterable[str]:
    """The path of an agency and of those above it: "/000003/000017/", then "/000003/"."""
    parts = agency.path.strip("/").split("/") if agency else []
    for length in range(len(parts), 0, -1):
        yield f"/{'/'.join(parts[:length])}/"


def _key(user_id: int) -> str:
    return f"orang-{user_id}"
