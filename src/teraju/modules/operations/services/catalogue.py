"""Writing a service standard: the draft, its procedure and its form."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.operations import permissions
from teraju.modules.operations.domain.standard import ServiceKind
from teraju.modules.operations.models import Queue, Service, ServiceField, ServiceStep
from teraju.modules.operations.models.choices import FieldKind
from teraju.modules.operations.refusals import StepNotPossible, WrongPlace
from teraju.modules.operations.rulebook import components, kinds
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import keep, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, record_event, values_of
from teraju.platform.organisation.models import Agency

from .common import claim_service

FIELDS = (
    "code",
    "name",
    "audience",
    "promised_value",
    "promised_unit",
    "fee",
    "tariff_basis",
    "other_releases",
    "queue",
)
STEP_FIELDS = ("name", "office", "role", "allotted_value", "allotted_unit", "is_check")


class ServiceValues(TypedDict, total=False):
    """What a draft may hold."""

    code: str
    name: str
    audience: str
    promised_value: int | None
    promised_unit: str
    fee: Decimal | None
    tariff_basis: str
    other_releases: bool
    queue: Queue | None
    components: Mapping[str, str]


class StepValues(TypedDict, total=False):
    """A step of the procedure."""

    name: str
    office: str
    role: str
    allotted_value: int | None
    allotted_unit: str
    is_check: bool
    is_release: bool


@transaction.atomic
def draft_service(
    *,
    actor: Viewer,
    agency: Agency,
    kind: str,
    with_usual_steps: bool = True,
    is_example: bool = False,
    **values: Unpack[ServiceValues],
) -> Service:
    """Begin the first edition of a service standard, with the usual steps of its kind."""
    rights.require(actor, permissions.SERVICE_WRITE, agency)
    if kind not in kinds():
        raise DomainError(_("Choose a kind of service."), field="kind")
    service = Service(government=agency.government, agency=agency, kind=kind, is_example=is_example)
    _assign(service, values)
    service.written_by_id = actor.user_id
    _check(service)
    save(actor, service)
    if with_usual_steps:
        _begin_with(service, kinds()[kind])
    record_event(
        actor=actor,
        verb="operations.service.drafted",
        target=service,
        after={"kind": kind, **filled(_held(service))},
    )
    return service


@transaction.atomic
def change_service(
    *,
    actor: Viewer,
    service_id: int,
    expected_version: int | None = None,
    **values: Unpack[ServiceValues],
) -> Service:
    """Change a draft; who changed it last counts as its writer."""
    service = _draft(actor, service_id, expected_version)
    before = _held(service)
    _assign(service, values)
    service.written_by_id = actor.user_id
    _check(service)
    save(actor, service)
    record_event(
        actor=actor,
        verb="operations.service.changed",
        target=service,
        before=before,
        after=_held(service),
    )
    return service


@transaction.atomic
def add_step(
    *,
    actor: Viewer,
    service_id: int,
    expected_version: int | None = None,
    **values: Unpack[StepValues],
) -> ServiceStep:
    """Add a step: before the release if there is one, else at the end."""
    service = _draft(actor, service_id, expected_version)
    release = service.steps.filter(is_release=True).first()
    if release and values.get("is_release"):
        raise DomainError(_("The service has its release already."), field="is_release")
    last = service.steps.order_by("order").last()
    place = last.order + 1 if last else 1
    if release:
        place, release.order = release.order, place
        release.save()
    made = ServiceStep(service=service, order=place)
    _fill_step(made, values)
    _touched(actor, service)
    _step_event(actor, service, "step_added", {}, made)
    return made


@transaction.atomic
def change_step(
    *,
    actor: Viewer,
    service_id: int,
    step_id: int,
    expected_version: int | None = None,
    **values: Unpack[StepValues],
) -> ServiceStep:
    """Change a step of a draft."""
    service = _draft(actor, service_id, expected_version)
    row: ServiceStep = _part(service.steps, step_id)
    before = _step_values(row)
    others = service.steps.exclude(pk=row.pk)
    if values.get("is_release") and others.filter(is_release=True).exists():
        raise DomainError(_("The service has its release already."), field="is_release")
    if values.get("is_release") and others.filter(order__gt=row.order).exists():
        raise DomainError(_("The release is the last step."), field="is_release")
    _fill_step(row, values)
    _touched(actor, service)
    _step_event(actor, service, "step_changed", before, row)
    return row


@transaction.atomic
def remove_step(
    *, actor: Viewer, service_id: int, step_id: int, expected_version: int | None = None
) -> Service:
    """Take a step out of a draft."""
    service = _draft(actor, service_id, expected_version)
    row: ServiceStep = _part(service.steps, step_id)
    before = _step_values(row)
    row.delete()
    _touched(actor, service)
    record_event(
        actor=actor,
        verb="operations.service.step_removed",
        target=service,
        before=before,
        after=dict.fromkeys(before),
    )
    return service


@transaction.atomic
def add_field(
    *,
    actor: Viewer,
    service_id: int,
    name: str,
    kind: str,
    is_required: bool = False,
    help: str = "",
    options: list[str] | None = None,
    expected_version: int | None = None,
) -> ServiceField:
    """Add a question to the form of a draft."""
    service = _draft(actor, service_id, expected_version)
    last = service.fields.order_by("order", "pk").last()
    row = ServiceField(service=service, order=last.order + 1 if last else 1)
    _fill_field(row, name, kind, is_required, help, options or [])
    _touched(actor, service)
    record_event(
        actor=actor,
        verb="operations.service.field_added",
        target=service,
        after={"question": row.name, "answer": row.kind},
    )
    return row


@transaction.atomic
def change_field(
    *,
    actor: Viewer,
    service_id: int,
    field_id: int,
    name: str,
    kind: str,
    is_required: bool = False,
    help: str = "",
    options: list[str] | None = None,
    expected_version: int | None = None,
) -> ServiceField:
    """Change a question of the form of a draft."""
    service = _draft(actor, service_id, expected_version)
    row: ServiceField = _part(service.fields, field_id)
    before = {"question": row.name, "answer": row.kind}
    _fill_field(row, name, kind, is_required, help, options or [])
    _touched(actor, service)
    record_event(
        actor=actor,
        verb="operations.service.field_changed",
        target=service,
        before=before,
        after={"question": row.name, "answer": row.kind},
    )
    return row


@transaction.atomic
def remove_field(
    *, actor: Viewer, service_id: int, field_id: int, expected_version: int | None = None
) -> Service:
    """Take a question out of the form of a draft."""
    service = _draft(actor, service_id, expected_version)
    row: ServiceField = _part(service.fields, field_id)
    before = {"question": row.name, "answer": row.kind}
    row.delete()
    _touched(actor, service)
    record_event(
        actor=actor,
        verb="operations.service.field_removed",
        target=service,
        before=before,
        after=dict.fromkeys(before),
    )
    return service


def _draft(actor: Viewer, service_id: int, expected_version: int | None) -> Service:
    service = claim_service(actor, service_id, expected_version, permissions.SERVICE_WRITE)
    if not service.is_draft:
        raise StepNotPossible(
            _("Only a draft is changed. Begin a new edition to change what is in force.")
        )
    return service


def _touched(actor: Viewer, service: Service) -> None:
    """A part changed: the draft has a new version and a new writer."""
    service.written_by_id = actor.user_id
    save(actor, service)


def _part(rows: Any, pk: int) -> Any:
    row = rows.filter(pk=pk).first()
    if row is None:
        raise WrongPlace(_("This part of the draft is not there any more."))
    return row


def _assign(service: Service, values: ServiceValues) -> None:
    for name, value in values.items():
        if name == "components":
            continue
        setattr(service, name, cleaned(value) if isinstance(value, str) else value)
    if "components" in values:
        known = [one.code for one in components() if one.source_field == "text"]
        given = {**service.components, **values["components"]}
        service.components = {
            code: cleaned(given[code]) for code in known if given.get(code, "").strip()
        }


def _check(service: Service) -> None:
    if service.queue and service.queue.agency_id != service.agency_id:
        raise WrongPlace(_("This queue belongs to another agency."), field="queue")
    if service.queue and not kinds()[service.kind].has_queue:
        raise DomainError(_("This kind of service has no queue."), field="queue")


def _held(service: Service) -> dict[str, Any]:
    """The fields and each text under its own name, for the trail."""
    values = values_of(service, FIELDS)
    values["queue"] = str(service.queue) if service.queue else None
    texts = {one.code: "" for one in components() if one.source_field == "text"}
    return {**values, **texts, **service.components}


def _begin_with(service: Service, kind: ServiceKind) -> None:
    for place, step in enumerate(kind.steps, start=1):
        ServiceStep.objects.create(
            service=service,
            order=place,
            name=step.name_id,
            role=step.role,
            is_check=step.check,
            is_release=step.release,
        )
    for place, field in enumerate(kind.fields, start=1):
        ServiceField.objects.create(
            service=service,
            order=place,
            name=field.name_id,
            kind=field.kind,
            is_required=field.required,
        )


def _fill_step(row: ServiceStep, values: StepValues) -> None:
    for name, value in values.items():
        setattr(row, name, cleaned(value) if isinstance(value, str) else value)
    keep(row)


def _step_values(row: ServiceStep) -> dict[str, Any]:
    values = {
        f"step_{name}" if name == "name" else name: getattr(row, name) for name in STEP_FIELDS
    }
    return {**values, "is_release": row.is_release}


def _step_event(
    actor: Viewer, service: Service, verb: str, before: Mapping[str, Any], row: ServiceStep
) -> None:
    record_event(
        actor=actor,
        verb=f"operations.service.{verb}",
        target=service,
        before=before,
        after=filled(_step_values(row)) if not before else _step_values(row),
    )


def _fill_field(
    row: ServiceField,
    name: str,
    kind: str,
    is_required: bool,  # noqa: FBT001 - private
    hint: str,
    options: list[str],
) -> None:
    row.name, row.kind, row.is_required, row.help = cleaned(name), kind, is_required, cleaned(hint)
    row.options = [cleaned(one) for one in options if one.strip()]
    if (kind == FieldKind.CHOICE) != (len(row.options) > 1):
        raise DomainError(
            _("Name at least two choices for an answer by choice, and none for any other."),
            field="options",
        )
    keep(row)
