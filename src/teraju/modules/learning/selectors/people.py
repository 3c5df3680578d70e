"""Who works where: people by their roles at an agency."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.roles import GUESTS
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency


def people_of(agency: Agency, day: date, roles: Collection[str] = ()) -> QuerySet[User]:
    """The people who hold a role at an agency or below it on a day, guests left out."""
    held = RoleAssignment.objects.held_on(day).filter(
        government=agency.government_id, agency__path__startswith=agency.path
    )
    held = held.filter(role__in=roles) if roles else held.exclude(role__in=GUESTS)
    return User.objects.filter(
        pk__in=held.values("user"), is_active=True, home=agency.government_id
    ).order_by("title", "pk")


def works_at(user_id: int, agency: Agency, day: date) -> bool:
    """Whether somebody holds a role at an agency on a day."""
    return people_of(agency, day).filter(pk=user_id).exists()


def colleagues(viewer: Viewer, day: date) -> QuerySet[User]:
    """The people of the agencies that the viewer reaches."""
    reach = Q()
    for hat in viewer.hats:
        if hat.is_guest:
            continue
        place = Q(government=hat.government_id, agency__isnull=False)
        reach |= place if hat.is_wide else place & Q(agency__path__startswith=hat.agency_path)
    if not reach:
        return User.objects.none()
    held = RoleAssignment.objects.held_on(day).filter(reach).exclude(role__in=GUESTS)
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("title", "pk")
