"""Reading people and making a viewer of one."""

from __future__ import annotations

from datetime import datetime

from .models import RoleAssignment, User
from .roles import Role
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


def demonstration_accounts() -> list[User]:
    """The people of the demonstration, by government and office."""
    people = User.objects.filter(is_demonstration=True, is_active=True).select_related("home")
    return list(people.order_by("home__name", "pk"))
