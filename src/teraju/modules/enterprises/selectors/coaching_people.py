"""Who coaches at an agency."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.roles import Role
from teraju.platform.organisation.models import Agency

_COACHES = (Role.COACH, Role.QUALITY_COORDINATOR)


def coaches_of(agency: Agency, day: date) -> QuerySet[User]:
    """Who may coach at an agency on a day, by office."""
    held = RoleAssignment.objects.held_on(day).filter(
        government=agency.government_id, role__in=_COACHES
    )
    here = [int(pk) for pk in agency.path.strip("/").split("/") if pk]
    held = held.filter(agency__in=here) | held.filter(agency=None)
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("title", "pk")
