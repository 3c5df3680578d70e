"""Who sees a report of a gift: whoever made it, and the UPG, unless too near to one of its people.

Superiors, overviews, administrators and guests never do. An officer who is the reporter, the other
side of the gift, or above or below one of them in the house is shut out of that report.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.roles import GUESTS, Role
from teraju.platform.accounts.scope import Hat, Viewer

# Above everybody in their government.
TOP = frozenset({Role.REGIONAL_HEAD, Role.REGIONAL_SECRETARY})
HEADS = frozenset({Role.AGENCY_HEAD})
# The people of a report that an officer must not stand near to.
PEOPLE = ("reporter", "giver_person")


def desk_hats(viewer: Viewer) -> list[Hat]:
    """The hats with which the viewer works at a desk of the UPG; none where they are on top."""
    above = {hat.government_id for hat in viewer.hats if hat.role in TOP}
    return [
        hat
        for hat in viewer.hats
        if hat.role is Role.UPG_OFFICER and hat.government_id not in above
    ]


def within_reach(viewer: Viewer) -> Q | None:
    """Where the viewer is the UPG; None: nowhere."""
    found: Q | None = None
    for hat in desk_hats(viewer):
        reach = Q(government=hat.government_id)
        if not hat.is_wide:
            reach &= Q(agency__path__startswith=hat.agency_path)
        found = reach if found is None else found | reach
    return found


def too_near(viewer: Viewer) -> Q:
    """The reports whose people the viewer is, leads, or is led by, today or on the day of it."""
    found = Q()
    for name in PEOPLE:
        found |= Q(**{name: viewer.user_id}) | _led_by(viewer, name) | _leading(viewer, name)
    return found


def _led_by(viewer: Viewer, name: str) -> Q:
    """Works where the viewer is the head, or below."""
    led = [hat for hat in viewer.hats if hat.role in HEADS]
    found = Q(pk__in=[])
    for hat in led:
        where = Q(government=hat.government_id)
        if not hat.is_wide:
            where &= Q(agency__path__startswith=hat.agency_path)
        if name == "reporter":
            found |= where
        found |= Q(Exists(_roles_of(viewer, name).exclude(role__in=GUESTS).filter(where)))
    return found


def _leading(viewer: Viewer, name: str) -> Q:
    """Is the head of where the viewer works, or of all of it."""
    governments = {hat.government_id for hat in viewer.hats if not hat.is_guest}
    above = {
        int(pk)
        for hat in viewer.hats
        if not hat.is_guest
        for pk in hat.agency_path.split("/")
        if pk
    }
    roles = _roles_of(viewer, name).filter(government__in=governments)
    return Q(Exists(roles.filter(role__in=TOP))) | Q(
        Exists(roles.filter(Q(agency__in=above) | Q(agency=None), role__in=HEADS))
    )


def _roles_of(viewer: Viewer, name: str) -> QuerySet[RoleAssignment]:
    """The roles of a person of the report, as they are today or were on the day of the gift."""
    day = viewer.today
    today = Q(valid_from__lte=day) & (Q(valid_until=None) | Q(valid_until__gte=day))
    then = Q(valid_from__lte=OuterRef("received_on")) & (
        Q(valid_until=None) | Q(valid_until__gte=OuterRef("received_on"))
    )
    rows: QuerySet[RoleAssignment] = RoleAssignment.objects.filter(user=OuterRef(name))
    return rows.filter(today | then)
