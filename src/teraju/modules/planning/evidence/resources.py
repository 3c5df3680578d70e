"""What the register of resources and its upkeep prove: each group of kinds for its own topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.grouping import grouped
from teraju.modules.conformity.api import EvidenceKind, Proof, State
from teraju.modules.planning import permissions
from teraju.modules.planning.models import (
    Resource,
    ResourceKind,
    ResourceStatus,
    Upkeep,
    UpkeepResult,
)

KIND = "planning.resources"
TOPICS = {
    ResourceKind.BUILDING: "infrastructure",
    ResourceKind.EQUIPMENT: "infrastructure",
    ResourceKind.VEHICLE: "infrastructure",
    ResourceKind.SYSTEM: "infrastructure",
    ResourceKind.ENVIRONMENT: "work-environment",
    ResourceKind.KNOWLEDGE: "knowledge",
    ResourceKind.MEASURING: "measuring-resources",
}
TITLES = {
    "infrastructure": _("Infrastructure and its upkeep"),
    "work-environment": _("Conditions of the workplace and their checks"),
    "knowledge": _("Knowledge and how it is kept"),
    "measuring-resources": _("Measuring equipment and its calibration"),
}
NAMED = 5
# What of a resource is read: there are many of them.
IN_RESOURCE = (
    *("government", "agency", "name", "kind", "status", "status_since", "first_due_on"),
    *("created_at", "is_example"),
)


class Done(NamedTuple):
    """What of an upkeep is read: there are many of them."""

    resource_id: int
    done_on: date
    recorded_at: datetime
    next_due_on: date | None
    valid_until: date | None
    result: str


def resources(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """One proof for each agency and group, of all that was there on a day. Two queries."""
    groups: dict[tuple[int, str], list[Resource]] = defaultdict(list)
    rows = (
        Resource.objects.filter(agency__in=agency_ids)
        .prefetch_related("government")
        .only(*IN_RESOURCE)
        .order_by("agency", "code", "pk")
    )
    upkeeps = Upkeep.objects.filter(resource__agency__in=agency_ids).order_by("done_on", "pk")
    read = map(Done._make, upkeeps.values_list(*Done._fields))
    done = grouped(read, lambda one: one.resource_id)
    for one in rows:
        gone = one.status == ResourceStatus.DISPOSED and one.status_since <= on
        if one.government.day_of(one.created_at) <= on and not gone:
            groups[one.agency_id, TOPICS[ResourceKind(one.kind)]].append(one)
    for (agency_id, topic), found in groups.items():
        known = {one.pk: _known(one, done.get(one.pk, []), on) for one in found}
        yield _proof(agency_id, topic, found, known, on)


def _proof(
    agency_id: int,
    topic: str,
    found: Sequence[Resource],
    known: dict[int, list[Done]],
    on: date,
) -> Proof:
    faults = [text for one in found if (text := _fault(one, known[one.pk], on))]
    looked_after = [done for rows in known.values() for done in rows]
    days = [found[0].government.day_of(done.recorded_at) for done in looked_after]
    born = [one.government.day_of(one.created_at) for one in found]
    dues = [day for one in found if (day := _due(one, known[one.pk])) and day >= on]
    return Proof(
        kind=KIND,
        key=f"{KIND}-{topic}-{agency_id}",
        agency_id=agency_id,
        topics=frozenset({topic}),
        title=format_lazy(_("{what}: {count} registered"), what=TITLES[topic], count=len(found)),
        url=f"{reverse('planning_resources')}?agency={agency_id}",
        happened_on=max([done.done_on for done in looked_after], default=max(born)),
        recorded_on=max([*days, *born]),
        state=State.ATTENTION if faults else State.CONFORMING,
        # A list alone is a beginning: that somebody looked after what stands on it proves it.
        supports=not looked_after and not faults,
        reason=_reason(faults),
        valid_until=min(dues, default=None),
        wrong_since=max(_wrong_days(found, known, on), default=None),
        source=("planning.resource", str(found[0].pk)),
        is_example=all(one.is_example for one in found),
    )


def _known(one: Resource, upkeeps: Sequence[Done], on: date) -> list[Done]:
    """The upkeep on record by a day, oldest first."""
    return [done for done in upkeeps if one.government.day_of(done.recorded_at) <= on]


def _due(one: Resource, known: Sequence[Done]) -> date | None:
    return known[-1].next_due_on if known else one.first_due_on


def _fault(one: Resource, known: Sequence[Done], on: date) -> object:
    """What is wrong with a resource on a day, in words; "" if nothing is."""
    if one.status == ResourceStatus.OUT_OF_ORDER and one.status_since <= on:
        return format_lazy(_("{what} is out of order"), what=one.name)
    if known and known[-1].result == UpkeepResult.FAILED and one.status_since > on:
        return format_lazy(_("{what} is out of order"), what=one.name)
    due = _due(one, known)
    if due is not None and due < on:
        return format_lazy(_("{what} is overdue"), what=one.name)
    if one.kind == ResourceKind.MEASURING and not any(done.valid_until for done in known):
        return format_lazy(_("{what} has no valid calibration on record"), what=one.name)
    return ""


def _wrong_days(
    found: Sequence[Resource], known: dict[int, list[Done]], on: date
) -> Iterator[date]:
    """Since when each resource that has a fault on a day has it, as far as its record tells."""
    for one in found:
        due = _due(one, known[one.pk])
        if one.status == ResourceStatus.OUT_OF_ORDER and one.status_since <= on:
            yield one.status_since
        if due is not None and due < on:
            yield due + timedelta(days=1)


def _reason(faults: Sequence[object]) -> object:
    """The first few by name, the others by number."""
    if not faults:
        return ""
    named = format_lazy(", ".join(["{}"] * len(faults[:NAMED])), *faults[:NAMED])
    rest = len(faults) - NAMED
    if rest <= 0:
        return format_lazy("{faults}.", faults=named)
    return format_lazy(_("{faults} and {rest} more."), faults=named, rest=rest)


KINDS = [
    EvidenceKind(
        kind=KIND,
        label=_("Resources and their upkeep"),
        topics=frozenset(TOPICS.values()),
        find=resources,
        start_url=lambda agency_id: f"{reverse('planning_resources')}?agency={agency_id}",
        start_right=permissions.RESOURCE_WRITE,
    )
]
