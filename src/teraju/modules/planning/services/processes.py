"""Processes, their parts, and the map that the head approves as a whole."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.planning import permissions
from teraju.modules.planning.models import (
    PartKind,
    Process,
    ProcessKind,
    ProcessLink,
    ProcessMap,
    ProcessPart,
    ProcessStatus,
)
from teraju.modules.planning.refusals import NotComplete, NotInThisState, WrongPlace
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import keep, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event, values_of
from teraju.platform.links import api as links
from teraju.platform.organisation.models import Agency

from .approval import ApprovalKind, begin, open_draft, told, written
from .common import check_same_agency, locked

FIELDS = (
    "code",
    "name",
    "kind",
    "purpose",
    "owner_office",
    "owner",
    "procedures",
    "resources",
    "order",
)
DOCUMENTS = "documents."
LANES = (ProcessKind.MANAGEMENT, ProcessKind.CORE, ProcessKind.SUPPORT)


def content_of(agency: Agency) -> list[dict[str, Any]]:
    """The map as it stands, in the words that are kept. Four queries."""
    rows = list(
        Process.objects.filter(agency=agency)
        .standing()
        .prefetch_related("parts__to_process", "links")
        .order_by("order", "code", "pk")
    )
    return [_described(row) for lane in LANES for row in rows if row.kind == lane]


def _described(process: Process) -> dict[str, Any]:
    parts = sorted(process.parts.all(), key=lambda part: part.pk)
    inputs, outputs, indicators = (
        [part for part in parts if part.kind == kind]
        for kind in (PartKind.INPUT, PartKind.OUTPUT, PartKind.INDICATOR)
    )
    return {
        "id": process.pk,
        "code": process.code,
        "name": process.name,
        "kind": process.kind,
        "owner": process.owner_office,
        "procedures": ", ".join(
            filter(None, [process.procedures, *[one.title for one in _procedures(process)]])
        ),
        "inputs": [[part.name, part.other] for part in inputs],
        "outputs": [
            [part.name, part.other, part.to_process.code if part.to_process else ""]
            for part in outputs
        ],
        "indicators": [[part.name, part.unit, part.other] for part in indicators],
    }


def _procedures(process: Process) -> list[ProcessLink]:
    """Of the linked records those that are documents, in the order in which they were linked."""
    found = [one for one in process.links.all() if one.kind.startswith(DOCUMENTS)]
    return sorted(found, key=lambda one: one.pk)


def _ready(actor: Viewer, chart: ProcessMap) -> None:
    chart.content = content_of(chart.agency)
    if not any(one["kind"] == ProcessKind.CORE for one in chart.content):
        raise NotComplete(_("Describe at least one core process first."))
    fed = {output[2] for one in chart.content for output in one["outputs"]}
    open_ones = [
        one["code"]
        for one in chart.content
        if not (one["outputs"] and one["indicators"] and (one["inputs"] or one["code"] in fed))
    ]
    if open_ones:
        raise NotComplete(
            format_lazy(
                _("Every process needs an input, an output and an indicator. Open: {codes}."),
                codes=", ".join(open_ones),
            )
        )


def _approved(actor: Viewer, chart: ProcessMap) -> None:
    """What the map shows comes into force with it."""
    ids = [one["id"] for one in chart.content]
    rows = Process.objects.select_for_update(no_key=True).filter(
        pk__in=ids, status=ProcessStatus.DRAFT
    )
    for process in rows.order_by("pk"):
        process.status = ProcessStatus.IN_FORCE
        save(actor, process)


PROCESS_MAP = ApprovalKind(
    name="map",
    model=ProcessMap,
    write=permissions.PROCESS_WRITE,
    ready=_ready,
    approved=_approved,
)


@transaction.atomic
def add_process(
    *,
    actor: Viewer,
    agency: Agency,
    code: str,
    name: str,
    kind: str,
    purpose: str,
    owner_office: str,
    owner: User | None = None,
    procedures: str = "",
    resources: str = "",
    order: int = 10,
    is_example: bool = False,
) -> Process:
    """Describe a process; it comes into force with the next approved map."""
    rights.require(actor, permissions.PROCESS_WRITE, agency)
    process = Process(
        government=agency.government,
        agency=agency,
        code=cleaned(code),
        name=cleaned(name),
        kind=kind,
        purpose=cleaned(purpose),
        owner_office=cleaned(owner_office),
        owner=owner,
        procedures=cleaned(procedures),
        resources=cleaned(resources),
        order=order,
        is_example=is_example,
    )
    _check_owner(process)
    save(actor, process)
    _tell(actor, "added", process, after=values_of(process, FIELDS))
    return process


@transaction.atomic
def change_process(
    *,
    actor: Viewer,
    process_id: int,
    code: str,
    name: str,
    kind: str,
    purpose: str,
    owner_office: str,
    owner: User | None = None,
    procedures: str = "",
    resources: str = "",
    order: int = 10,
    expected_version: int | None = None,
) -> Process:
    """Change a process; the map says that it moved on since it was approved."""
    process = _standing(actor, process_id, expected_version)
    before = values_of(process, FIELDS)
    process.code, process.name, process.kind = cleaned(code), cleaned(name), kind
    process.purpose, process.owner_office = cleaned(purpose), cleaned(owner_office)
    process.owner, process.order = owner, order
    process.procedures, process.resources = cleaned(procedures), cleaned(resources)
    _check_owner(process)
    save(actor, process)
    _tell(actor, "changed", process, before=before, after=values_of(process, FIELDS))
    return process


@transaction.atomic
def add_process_part(
    *,
    actor: Viewer,
    process_id: int,
    kind: str,
    name: str,
    other: str = "",
    unit: str = "",
    to_process: Process | None = None,
) -> ProcessPart:
    """Add an input, an output or an indicator; an output may go to another process."""
    process = _standing(actor, process_id, None)
    check_same_agency(to_process, process.agency_id, "to_process")
    if to_process is not None and to_process.pk == process.pk:
        raise WrongPlace(_("A process does not feed itself."), field="to_process")
    part = ProcessPart(
        process=process,
        kind=kind,
        name=cleaned(name),
        other=cleaned(other),
        unit=cleaned(unit) if kind == PartKind.INDICATOR else "",
        to_process=to_process if kind == PartKind.OUTPUT else None,
    )
    keep(part)
    save(actor, process)
    _tell(actor, "part_added", process, after=_said(part))
    return part


@transaction.atomic
def remove_process_part(*, actor: Viewer, process_id: int, part_id: int) -> Process:
    """Take a line out of a process."""
    process = _standing(actor, process_id, None)
    part: ProcessPart = process.parts.select_related("to_process").get(pk=part_id)
    _tell(actor, "part_removed", process, before=_said(part), after={})
    part.delete()
    save(actor, process)
    return process


@transaction.atomic
def link_to_process(
    *,
    actor: Viewer,
    process_id: int,
    kind: str,
    target_id: int,
    expected_version: int | None = None,
) -> ProcessLink:
    """Name a procedure or another record that belongs to a process."""
    process = _standing(actor, process_id, expected_version)
    offered = {pk for pk, _label in links.choices(actor, kind, process.government_id)}
    linked = links.find(actor, kind, [target_id]).get(target_id)
    if linked is None or target_id not in offered:
        raise WrongPlace(_("Choose a record of this government."), field="target")
    link = ProcessLink(process=process, kind=kind, target_id=target_id, title=linked.title[:300])
    keep(link)
    save(actor, process)
    _tell(actor, "linked", process, after={"linked": link.title})
    return link


@transaction.atomic
def unlink_from_process(*, actor: Viewer, process_id: int, link_id: int) -> Process:
    """Take a wrong link away; the linked record stays."""
    process = _standing(actor, process_id, None)
    link: ProcessLink = process.links.get(pk=link_id)
    _tell(actor, "unlinked", process, before={"linked": link.title}, after={})
    link.delete()
    save(actor, process)
    return process


@transaction.atomic
def withdraw_process(
    *, actor: Viewer, process_id: int, reason: str, expected_version: int | None = None
) -> Process:
    """Take a process off the next map, with a reason."""
    process = _standing(actor, process_id, expected_version)
    if not cleaned(reason):
        raise DomainError(_("Say why."), field="reason")
    process.status, process.withdrawn_on = ProcessStatus.WITHDRAWN, actor.today
    process.withdrawn_because = cleaned(reason)
    save(actor, process)
    _tell(actor, "withdrawn", process, after={"reason": process.withdrawn_because})
    return process


@transaction.atomic
def resume_process(
    *, actor: Viewer, process_id: int, expected_version: int | None = None
) -> Process:
    """Take a withdrawn process up again, as a draft until a map with it is approved."""
    process = locked(actor, Process, process_id, permissions.PROCESS_WRITE, expected_version)
    if process.status != ProcessStatus.WITHDRAWN:
        raise NotInThisState(_("The process is not withdrawn."))
    process.status, process.withdrawn_on = ProcessStatus.DRAFT, None
    process.withdrawn_because = ""
    save(actor, process)
    _tell(actor, "resumed", process)
    return process


@transaction.atomic
def draft_map(
    *, actor: Viewer, agency: Agency, reason: str, is_example: bool = False
) -> ProcessMap:
    """Begin a version of the map; it takes the processes as they stand when it is handed in."""
    chart: ProcessMap = begin(
        PROCESS_MAP,
        actor=actor,
        agency=agency,
        reason=cleaned(reason),
        content=content_of(agency),
        is_example=is_example,
    )
    told(actor, PROCESS_MAP, "drafted", chart, after={"reason": chart.reason})
    return chart


@transaction.atomic
def change_map(
    *, actor: Viewer, map_id: int, reason: str, expected_version: int | None = None
) -> ProcessMap:
    """Change what is said of a draft, and take the processes in again."""
    chart: ProcessMap = open_draft(PROCESS_MAP, actor, map_id, expected_version)
    before = {"reason": chart.reason}
    chart.reason, chart.content = cleaned(reason), content_of(chart.agency)
    written(actor, chart)
    told(actor, PROCESS_MAP, "changed", chart, before=before, after={"reason": chart.reason})
    return chart


def _standing(actor: Viewer, process_id: int, expected_version: int | None) -> Process:
    process = locked(actor, Process, process_id, permissions.PROCESS_WRITE, expected_version)
    if process.status == ProcessStatus.WITHDRAWN:
        raise NotInThisState(_("The process is withdrawn: take it up again first."))
    return process


def _check_owner(process: Process) -> None:
    owner = process.owner
    if owner is not None and owner.home_id != process.government_id:
        raise WrongPlace(_("Choose a person of this government."), field="owner")


def _said(part: ProcessPart) -> dict[str, Any]:
    return {
        "kind": part.get_kind_display(),
        "name": part.name,
        "other": part.other,
        "to_process": str(part.to_process or ""),
    }


def _tell(actor: Viewer, verb: str, process: Process, **changes: Any) -> None:
    record_event(actor=actor, verb=f"planning.process.{verb}", target=process, **changes)
