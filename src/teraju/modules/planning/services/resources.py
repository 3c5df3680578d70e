"""Resources, their upkeep, and the yearly statement of money and posts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.planning import permissions
from teraju.modules.planning.domain.upkeep import next_due
from teraju.modules.planning.models import (
    Resource,
    ResourceKind,
    ResourceStatement,
    ResourceStatus,
    Upkeep,
    UpkeepResult,
)
from teraju.modules.planning.refusals import NotComplete, NotInThisState
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, keep, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event, values_of
from teraju.platform.organisation.models import Agency, Place

from .approval import ApprovalKind, begin, open_draft, told, written
from .common import check_not_future, check_same_agency, locked

FIELDS = (
    "code",
    "name",
    "kind",
    "description",
    "place",
    "location",
    "holder_office",
    "upkeep",
    "every_months",
    "next_due_on",
)
STATEMENT = ("year", "budget", "posts_needed", "posts_filled", "lacking", "decision")
TEXTS = ("code", "name", "description", "location", "holder_office", "upkeep")


@transaction.atomic
def add_resource(
    *, actor: Viewer, agency: Agency, is_example: bool = False, **fields: Any
) -> Resource:
    """Register a resource: `fields` are those of `FIELDS`, without a rhythm it has no upkeep."""
    rights.require(actor, permissions.RESOURCE_WRITE, agency)
    resource = Resource(
        government=agency.government,
        agency=agency,
        status_since=actor.today,
        is_example=is_example,
    )
    fill(resource, fields)
    resource.first_due_on = resource.next_due_on
    save(actor, resource)
    _tell(actor, "added", resource, after=values_of(resource, FIELDS))
    return resource


@transaction.atomic
def change_resource(
    *, actor: Viewer, resource_id: int, expected_version: int | None = None, **fields: Any
) -> Resource:
    """Change what is known of a resource, or its rhythm."""
    resource = locked(actor, Resource, resource_id, permissions.RESOURCE_WRITE, expected_version)
    _require_kept(resource)
    before = values_of(resource, FIELDS)
    fill(resource, fields)
    save(actor, resource)
    _tell(actor, "changed", resource, before=before, after=values_of(resource, FIELDS))
    return resource


@transaction.atomic
def record_upkeep(
    *,
    actor: Viewer,
    resource_id: int,
    done_on: date,
    result: str,
    done_by: str,
    note: str,
    valid_until: date | None = None,
    expected_version: int | None = None,
) -> Upkeep:
    """Note that a resource was looked after; what failed is out of order from that day."""
    resource = _for_upkeep(actor, resource_id, expected_version)
    _require_kept(resource)
    check_not_future(actor, done_on, "done_on")
    if resource.kind == ResourceKind.MEASURING and result == UpkeepResult.GOOD and not valid_until:
        raise DomainError(
            _("Say until when the calibration or verification is valid."), field="valid_until"
        )
    upkeep = Upkeep(
        resource=resource,
        done_on=done_on,
        result=result,
        done_by=cleaned(done_by),
        note=cleaned(note),
        valid_until=valid_until,
        next_due_on=next_due(
            done_on=done_on, every_months=resource.every_months, valid_until=valid_until
        ),
        recorded_at=actor.now,
        is_example=resource.is_example,
    )
    keep(upkeep)
    _take_in(resource, upkeep)
    save(actor, resource)
    said = values_of(upkeep, ("done_on", "result", "done_by", "note", "valid_until"))
    _tell(actor, "upkeep_done", resource, after=said)
    return upkeep


def _for_upkeep(actor: Viewer, resource_id: int, expected_version: int | None) -> Resource:
    """Lock a resource that the actor looks after, by office or by right."""
    rows = Resource.objects.visible_to(actor).select_related("agency", "government")
    resource: Resource = claim(rows, resource_id, expected_version)
    permissions.require_upkeep(actor, resource)
    return resource


def _take_in(resource: Resource, upkeep: Upkeep) -> None:
    """The latest upkeep says what comes next, in whichever order they were written down."""
    if resource.upkeeps.filter(done_on__gt=upkeep.done_on).exists():
        return
    resource.next_due_on = upkeep.next_due_on
    if upkeep.result == UpkeepResult.FAILED:
        resource.status, resource.status_since = ResourceStatus.OUT_OF_ORDER, upkeep.done_on
        resource.status_reason = upkeep.note


@transaction.atomic
def stop_resource(
    *, actor: Viewer, resource_id: int, reason: str, expected_version: int | None = None
) -> Resource:
    """Note that something in use is out of order."""
    resource = _for_upkeep(actor, resource_id, expected_version)
    if resource.status != ResourceStatus.IN_USE:
        raise NotInThisState(_("It is not in use."))
    return _move(actor, resource, ResourceStatus.OUT_OF_ORDER, reason, "stopped")


@transaction.atomic
def resume_resource(
    *, actor: Viewer, resource_id: int, reason: str, expected_version: int | None = None
) -> Resource:
    """Put it back into use; `reason` says what was repaired."""
    resource = _for_upkeep(actor, resource_id, expected_version)
    if resource.status != ResourceStatus.OUT_OF_ORDER:
        raise NotInThisState(_("It is not out of order."))
    return _move(actor, resource, ResourceStatus.IN_USE, reason, "resumed")


@transaction.atomic
def dispose_resource(
    *, actor: Viewer, resource_id: int, reason: str, expected_version: int | None = None
) -> Resource:
    """Take it off the list of what is there; its record stays."""
    resource = locked(actor, Resource, resource_id, permissions.RESOURCE_WRITE, expected_version)
    _require_kept(resource)
    return _move(actor, resource, ResourceStatus.DISPOSED, reason, "disposed")


@transaction.atomic
def import_resources(
    *,
    actor: Viewer,
    new: Sequence[Mapping[str, Any]],
    changed: Sequence[tuple[Resource, Mapping[str, Any]]],
    source: Mapping[str, str],
    government: Any,
) -> None:
    """Take resources in from a file: all of them or none, with one event for the file."""
    for values in new:
        fields = dict(values)
        agency = Agency.objects.select_related("government").get(pk=fields.pop("agency"))
        rights.require(actor, permissions.RESOURCE_WRITE, agency)
        resource = Resource(government=government, agency=agency, status_since=actor.today)
        fill(resource, fields)
        resource.first_due_on = resource.next_due_on
        save(actor, resource)
    for record, values in changed:
        resource = locked(actor, Resource, record.pk, permissions.RESOURCE_WRITE, record.version)
        _require_kept(resource)
        fill(resource, {**values_of(resource, FIELDS), **_without_agency(values)})
        save(actor, resource)
    record_event(
        actor=actor,
        verb="planning.resources.imported",
        target=government,
        after={"new": len(new), "changed": len(changed), **source},
    )


def _without_agency(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != "agency"}


def fill(resource: Resource, fields: Mapping[str, Any]) -> None:
    """Put values at their fields; a rhythm needs the day from which it counts."""
    place: Place | None = fields.get("place")
    check_same_agency(place, resource.agency_id, "place")
    for name in FIELDS:
        value = fields.get(name)
        setattr(resource, name, cleaned(value or "") if name in TEXTS else value)
    if resource.every_months and not resource.next_due_on:
        raise DomainError(_("Say when the upkeep is due next."), field="next_due_on")


def _move(
    actor: Viewer, resource: Resource, status: ResourceStatus, reason: str, verb: str
) -> Resource:
    if not cleaned(reason):
        raise DomainError(_("Say why."), field="reason")
    resource.status, resource.status_since = status, actor.today
    resource.status_reason = cleaned(reason)
    save(actor, resource)
    _tell(actor, verb, resource, after={"reason": resource.status_reason})
    return resource


def _require_kept(resource: Resource) -> None:
    if resource.status == ResourceStatus.DISPOSED:
        raise NotInThisState(_("It was disposed of; its record is not changed any more."))


def _tell(actor: Viewer, verb: str, resource: Resource, **changes: Any) -> None:
    record_event(actor=actor, verb=f"planning.resource.{verb}", target=resource, **changes)


def _ready(actor: Viewer, statement: ResourceStatement) -> None:
    if statement.posts_filled < statement.posts_needed and not statement.lacking:
        raise NotComplete(_("Posts are not filled: say what is lacking and what is done about it."))


RESOURCES = ApprovalKind(
    name="statement", model=ResourceStatement, write=permissions.STATEMENT_WRITE, ready=_ready
)


@transaction.atomic
def draft_statement(
    *,
    actor: Viewer,
    agency: Agency,
    year: int,
    budget: Decimal,
    posts_needed: int,
    posts_filled: int,
    lacking: str = "",
    decision: str = "",
    is_example: bool = False,
) -> ResourceStatement:
    """Begin the statement of a year."""
    statement: ResourceStatement = begin(
        RESOURCES,
        actor=actor,
        agency=agency,
        year=year,
        budget=budget,
        posts_needed=posts_needed,
        posts_filled=posts_filled,
        lacking=cleaned(lacking),
        decision=cleaned(decision),
        is_example=is_example,
    )
    told(actor, RESOURCES, "drafted", statement, after=values_of(statement, STATEMENT))
    return statement


@transaction.atomic
def change_statement(
    *,
    actor: Viewer,
    statement_id: int,
    year: int,
    budget: Decimal,
    posts_needed: int,
    posts_filled: int,
    lacking: str = "",
    decision: str = "",
    expected_version: int | None = None,
) -> ResourceStatement:
    """Change a draft."""
    statement: ResourceStatement = open_draft(RESOURCES, actor, statement_id, expected_version)
    before = values_of(statement, STATEMENT)
    statement.year, statement.budget = year, budget
    statement.posts_needed, statement.posts_filled = posts_needed, posts_filled
    statement.lacking, statement.decision = cleaned(lacking), cleaned(decision)
    written(actor, statement)
    after = values_of(statement, STATEMENT)
    told(actor, RESOURCES, "changed", statement, before=before, after=after)
    return statement
