"""A service standard from the draft to its end: one edition in force at most."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.operations import permissions, selectors
from teraju.modules.operations.domain.states import SERVICE, ServiceState
from teraju.modules.operations.models import Service
from teraju.modules.operations.refusals import Incomplete, OwnText, StepNotPossible
from teraju.modules.operations.rulebook import name_of
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import has_done, record_event, values_of

from .common import claim_service, step

WRITING = frozenset(
    f"operations.service.{verb}"
    for verb in (
        "drafted",
        "changed",
        "step_added",
        "step_changed",
        "step_removed",
        "field_added",
        "field_changed",
        "field_removed",
    )
)
CARRIED = (
    "government",
    "agency",
    "kind",
    "code",
    "name",
    "audience",
    "promised_value",
    "promised_unit",
    "fee",
    "tariff_basis",
    "components",
    "other_releases",
    "queue",
    "is_example",
)


@transaction.atomic
def submit_service(
    *, actor: Viewer, service_id: int, expected_version: int | None = None
) -> Service:
    """Hand a complete draft to the head of the agency."""
    service = claim_service(actor, service_id, expected_version, permissions.SERVICE_WRITE)
    state = step(SERVICE, service.state, "submit")
    _require_complete(service)
    service.state, service.submitted_at = state, actor.now
    service.written_by_id = service.written_by_id or actor.user_id
    save(actor, service)
    _tell(actor, service, "submitted", ServiceState.DRAFT)
    return service


@transaction.atomic
def return_service(
    *, actor: Viewer, service_id: int, reason: str, expected_version: int | None = None
) -> Service:
    """Give a submitted draft back, with what has to change."""
    service = claim_service(actor, service_id, expected_version, permissions.SERVICE_APPROVE)
    service.state = step(SERVICE, service.state, "return")
    service.submitted_at = None
    save(actor, service)
    record_event(
        actor=actor,
        verb="operations.service.returned",
        target=service,
        before={"state": ServiceState.SUBMITTED, "reason": ""},
        after={"state": service.state, "reason": _required(reason)},
    )
    return service


@transaction.atomic
def put_in_force(
    *, actor: Viewer, service_id: int, decree: str, expected_version: int | None = None
) -> Service:
    """Put an edition in force; the one before it ends that day. Never by who had a hand in it."""
    service = claim_service(actor, service_id, expected_version, permissions.SERVICE_APPROVE)
    state = step(SERVICE, service.state, "put_in_force")
    if service.written_by_id == actor.user_id or has_done(actor, service, WRITING):
        raise OwnText(
            _("You wrote this text yourself: somebody else has to write it or to approve it.")
        )
    _require_complete(service)
    if not decree.strip():
        raise Incomplete(_("Name the decree that sets the service standard."), field="decree")
    _supersede(actor, service)
    service.state, service.decree = state, cleaned(decree)
    service.in_force_on, service.approved_office = actor.today, actor.office
    service.approved_by_id = actor.user_id
    save(actor, service)
    _tell(actor, service, "in_force", ServiceState.SUBMITTED, decree=service.decree)
    return service


@transaction.atomic
def withdraw_service(
    *, actor: Viewer, service_id: int, reason: str, expected_version: int | None = None
) -> Service:
    """End a service standard without a successor. Orders that run are finished by it."""
    service = claim_service(actor, service_id, expected_version, permissions.SERVICE_APPROVE)
    service.state = step(SERVICE, service.state, "withdraw")
    service.ended_on, service.ending_reason = actor.today, _required(reason)
    save(actor, service)
    _tell(actor, service, "withdrawn", ServiceState.IN_FORCE, ending_reason=service.ending_reason)
    return service


@transaction.atomic
def discard_service(
    *, actor: Viewer, service_id: int, reason: str, expected_version: int | None = None
) -> Service:
    """Give a draft up; it stays on record."""
    service = claim_service(actor, service_id, expected_version, permissions.SERVICE_WRITE)
    service.state = step(SERVICE, service.state, "discard")
    service.ending_reason = _required(reason)
    save(actor, service)
    _tell(actor, service, "discarded", ServiceState.DRAFT, ending_reason=service.ending_reason)
    return service


@transaction.atomic
def revise_service(
    *, actor: Viewer, service_id: int, expected_version: int | None = None
) -> Service:
    """Begin the next edition as a copy of this one; this one stays in force meanwhile."""
    service = claim_service(actor, service_id, expected_version, permissions.SERVICE_WRITE)
    if service.state in (ServiceState.DRAFT, ServiceState.SUBMITTED):
        raise StepNotPossible(_("This edition is not in force yet: change it as it is."))
    family = Service.objects.filter(agency=service.agency_id, code=service.code)
    if family.filter(state__in=[ServiceState.DRAFT, ServiceState.SUBMITTED]).exists():
        raise StepNotPossible(_("A draft of this service exists already."))
    edition = selectors.newest_edition(service) + 1
    following = Service(edition=edition, **values_of(service, CARRIED))
    following.written_by_id = actor.user_id
    save(actor, following)
    for row in service.steps.all():
        row.pk, row.service = None, following
        row.save(force_insert=True)
    for question in service.fields.all():
        question.pk, question.service = None, following
        question.save(force_insert=True)
    record_event(
        actor=actor,
        verb="operations.service.drafted",
        target=following,
        after={"edition": edition},
    )
    return following


def _supersede(actor: Viewer, service: Service) -> None:
    """End the edition in force; locked, so that two approvals at once cannot both win."""
    rows = Service.objects.select_for_update(no_key=True).filter(
        agency=service.agency_id, code=service.code, state=ServiceState.IN_FORCE
    )
    earlier = rows.first()
    if earlier is None:
        return
    earlier.state = step(SERVICE, earlier.state, "supersede")
    earlier.ended_on = actor.today
    save(actor, earlier)
    _tell(actor, earlier, "superseded", ServiceState.IN_FORCE)


def _require_complete(service: Service) -> None:
    gaps = selectors.gaps_of(service, selectors.steps_of(service))
    if gaps:
        names = format_lazy(", ".join(["{}"] * len(gaps)), *[name_of(one) for one in gaps])
        raise Incomplete(
            format_lazy(_("Still empty in the service standard: {names}."), names=names)
        )


def _required(reason: str) -> str:
    text = cleaned(reason)
    if not text:
        raise Incomplete(_("Say why."), field="reason")
    return text


def _tell(actor: Viewer, service: Service, verb: str, before: str, **more: str | date) -> None:
    record_event(
        actor=actor,
        verb=f"operations.service.{verb}",
        target=service,
        before={"state": before, **dict.fromkeys(more, "")},
        after={"state": service.state, **more},
    )
