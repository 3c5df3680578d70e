"""Who works where: people by their roles at an agency."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from teraju.modules.learning.models import Assessment, Holding
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


@dataclass(frozen=True)
class PostHeld:
    """A post that somebody holds or held, and where."""

    agency_path: str
    name: str
    since: date
    until: date | None


def posts_held(people: Collection[int]) -> Mapping[int, Sequence[PostHeld]]:
    """All posts that these people hold or held. One query."""
    found: dict[int, list[PostHeld]] = defaultdict(list)
    rows = Holding.objects.filter(person__in=people).order_by("since", "pk")
    for person_id, path, name, since, until in rows.values_list(
        "person", "agency__path", "position__name", "since", "until"
    ):
        found[person_id].append(PostHeld(path, name, since, until))
    return found


def exposed_people(agency_ids: Collection[int], on: date) -> Mapping[int, frozenset[int]]:
    """Who holds a post with more than low bribery risk on a day, by agency. One query."""
    rows = Holding.objects.on(on).filter(position__is_exposed=True, agency__in=agency_ids)
    found: dict[int, set[int]] = defaultdict(set)
    for agency_id, person_id in rows.order_by("pk").values_list("agency", "person"):
        found[agency_id].add(person_id)
    return {agency_id: frozenset(people) for agency_id, people in found.items()}


def competence_shown(
    people: Collection[int], names: Collection[str], level: int, on: date, *, ended: bool = False
) -> Mapping[int, Assessment]:
    """Who has shown one of these competences at a level by a day, by their latest assessment.

    What has run out counts as not shown; with `ended` it is given where nothing else is, for a
    page to say when it ended. One query.
    """
    rows = Assessment.objects.filter(person__in=people, competence__name__in=names, on__lte=on)
    latest: dict[tuple[int, int], Assessment] = {}
    for one in rows.select_related("competence").order_by("on", "pk"):
        latest[one.person_id, one.competence_id] = one
    shown = [one for one in latest.values() if one.level >= level]
    # Whatever holds longest stands last, and so for the person.
    shown.sort(key=lambda one: one.valid_until or date.max)
    return {
        one.person_id: one
        for one in shown
        if ended or one.valid_until is None or one.valid_until >= on
    }
