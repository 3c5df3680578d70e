"""Reading people and making a viewer of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet

from . import rights
from .models import RoleAssignment, User
from .roles import GUESTS, Role
from .scope import Hat, Viewer


def viewer_of(user: User, now: datetime) -> Viewer:
    """The viewer a user is at a moment (aware, in the place's zone). Queries once."""
    rows = RoleAssignment.objects.filter(user=user).held_on(now.date()).select_related("agency")
    hats = tuple(
        Hat(
            role=Role(row.role),
            government_id=row.government_id,
            agency_id=row.agency_id,
            agency_path=row.agency.path if row.agency else "",
        )
        for row in rows.order_by("pk")
    )
    return Viewer(user_id=user.pk, office=user.title, now=now, hats=hats)


def anonymous(now: datetime) -> Viewer:
    """Nobody in particular: sees what is public."""
    return Viewer(user_id=None, office="", now=now)


@dataclass(frozen=True)
class DemonstrationAccount:
    """A person of the demonstration as the log-in page offers them."""

    account: str
    label: str
    role: str
    government: str


def demonstration_accounts() -> list[DemonstrationAccount]:
    """The people of the demonstration, by government and in the order they came. Two queries."""
    people = User.objects.filter(is_demonstration=True, is_active=True).select_related("home")
    roles = RoleAssignment.objects.order_by("valid_from", "pk")
    return [
        DemonstrationAccount(
            account=user.username,
            label=user.title,
            role=", ".join(dict.fromkeys(str(role) for role in user.roles.all())),
            government=user.home.name,
        )
        for user in people.prefetch_related(Prefetch("roles", roles)).order_by("home__pk", "pk")
    ]


def people(viewer: Viewer) -> QuerySet[User]:
    """The people of the governments whose people the viewer may read, with their roles there."""
    ids = rights.governments_where(viewer, "accounts.people.read").values("pk")
    roles = RoleAssignment.objects.filter(government__in=ids)
    roles = roles.select_related("agency", "government")
    roles = roles.order_by("valid_from", "pk")
    return User.objects.filter(home__in=ids).prefetch_related(Prefetch("roles", roles))


def roles_seen(viewer: Viewer) -> QuerySet[RoleAssignment]:
    """Role assignments of the people the viewer may read, and guests at the viewer's agencies."""
    readable = rights.governments_where(viewer, "accounts.people.read").values("pk")
    inviting = rights.agencies_where(viewer, "accounts.guest.invite").values("pk")
    guests = Q(agency__in=inviting, role__in=GUESTS)
    rows = RoleAssignment.objects.filter(Q(government__in=readable) | guests)
    return rows.select_related("user", "agency", "government")
