"""Who answers for each topic of an agency: a named person, else who holds the topic's role."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from teraju.modules.conformity.models import TopicOwner
from teraju.modules.standards.api import TopicLine
from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.roles import LABELS, Role
from teraju.platform.organisation.models import Agency


@dataclass(frozen=True)
class Owner:
    """Who answers: in words, and the people who may therefore not judge it."""

    label: object
    user_ids: frozenset[int]
    is_named: bool = False


@dataclass(frozen=True)
class Owners:
    """The owners of one agency."""

    named: dict[int, tuple[int, str]] = field(default_factory=dict)
    holders: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def of(self, topic: TopicLine) -> Owner:
        """Who answers for a topic; a role that nobody holds is named all the same."""
        if topic.pk in self.named:
            user, office = self.named[topic.pk]
            return Owner(office, frozenset({user}), is_named=True)
        held = self.holders.get(topic.owner_role, [])
        if not held:
            return Owner(LABELS[Role(topic.owner_role)], frozenset())
        offices = ", ".join(dict.fromkeys(office for _user, office in held))
        return Owner(offices, frozenset(user for user, _office in held))


def owners_of(agencies: Collection[Agency], on: date) -> dict[int, Owners]:
    """The owners of each agency on a day. Two queries for any number."""
    found = {agency.pk: Owners() for agency in agencies}
    named = TopicOwner.objects.filter(agency__in=found, valid_from__lte=on)
    named = named.filter(Q(valid_until=None) | Q(valid_until__gte=on)).order_by("valid_from", "pk")
    for pk, topic, user, office in named.values_list(
        "agency_id", "topic_id", "user_id", "user__title"
    ):
        found[pk].named[topic] = (user, office)
    for role, user, office, government, path in _holders(agencies, on):
        for agency in agencies:
            is_reached = path is not None and agency.path.startswith(path)
            if agency.government_id == government and is_reached:
                found[agency.pk].holders.setdefault(role, []).append((user, office))
    return found


def _holders(agencies: Collection[Agency], on: date) -> list[tuple[str, int, str, int, str | None]]:
    """Who holds which role where; a role for the whole government answers for no single topic."""
    governments = {agency.government_id for agency in agencies}
    rows = RoleAssignment.objects.filter(government__in=governments, agency__isnull=False)
    rows = rows.filter(
        Q(valid_until=None) | Q(valid_until__gte=on), valid_from__lte=on, user__is_active=True
    )
    columns = ("role", "user_id", "user__title", "government_id", "agency__path")
    return list(rows.order_by("user__title", "pk").values_list(*columns))
