"""Processes, the map of those that stand, and its approved versions."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from teraju.modules.planning import permissions, services
from teraju.modules.planning.models import PartKind, Process, ProcessPart, ProcessStatus
from teraju.modules.planning.selectors import system as selectors
from teraju.modules.planning.web.common import TABLE, TEXT, found
from teraju.modules.planning.web.forms.changes import LinkForm
from teraju.modules.planning.web.forms.system import (
    ApprovalForm,
    GiveBackForm,
    ProcessChangeForm,
    ProcessForm,
    part_form,
)
from teraju.modules.planning.web.registers.system import PROCESSES
from teraju.modules.planning.web.statuses import process_status
from teraju.platform.accounts import rights
from teraju.platform.links import api as links
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_page
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .pages import add_page, calls, change_page, of_record, removal_page

REGISTER = (gettext_lazy("Processes"), "planning_processes")
WRITE = permissions.PROCESS_WRITE
FIELDS = (
    "code",
    "name",
    "kind",
    "order",
    "purpose",
    "owner_office",
    "owner",
    "procedures",
    "resources",
)
PARTS = {
    PartKind.INPUT: (
        gettext_lazy("Inputs"),
        gettext_lazy("Add an input"),
        [gettext_lazy("Input"), gettext_lazy("Where it comes from")],
    ),
    PartKind.OUTPUT: (
        pgettext_lazy("of a process", "Outputs"),
        gettext_lazy("Add an output"),
        [
            pgettext_lazy("of a process", "Output"),
            gettext_lazy("Who receives it"),
            gettext_lazy("Taken up by"),
        ],
    ),
    PartKind.INDICATOR: (
        gettext_lazy("Indicators"),
        gettext_lazy("Add an indicator"),
        [
            gettext_lazy("What is measured"),
            pgettext_lazy("of measurement", "Unit"),
            gettext_lazy("Where it is seen"),
        ],
    ),
}


def process_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, PROCESSES)


def process_record(request: ViewerRequest, pk: int) -> HttpResponse:
    process = get_object_or_404(selectors.with_parts(request.viewer), pk=pk)
    page = RecordPage(
        title=process.name,
        number=process.code,
        target=process,
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
        status=process_status(process),
        actions=_actions(request, process),
        facts=[
            Fact(_("Agency"), process.agency.name),
            Fact(_("Kind"), process.get_kind_display()),
            Fact(
                _("Owner"),
                process.owner_office,
                note=process.owner.title if process.owner else "",
            ),
            Fact(_("Procedures (numbers)"), process.procedures or None),
            Fact(_("On the map"), _("Process map"), url=_map_url(process)),
        ],
        sections=[
            Section(_("Purpose"), TEXT, {"text": process.purpose}),
            *[_parts(request, process, kind) for kind in PARTS],
            _linked(request, process),
            Section(_("Resources"), TEXT, {"text": process.resources}),
        ],
        is_example=process.is_example,
    )
    return record_page(request, page)


def _map_url(process: Process) -> str:
    return f"{reverse('planning_map')}?agency={process.agency_id}"


def _actions(request: ViewerRequest, process: Process) -> list[Action]:
    if process.status == ProcessStatus.WITHDRAWN:
        again = _("Take up again")
        return [
            record_action(
                request.viewer, process, WRITE, again, "planning_process_resume", "undo-2"
            )
        ]
    return [
        record_action(
            request.viewer, process, WRITE, _("Change"), "planning_process_change", "pencil"
        ),
        record_action(
            request.viewer,
            process,
            WRITE,
            pgettext("out of force", "Withdraw"),
            "planning_process_withdraw",
            "archive",
        ),
    ]


def _parts(request: ViewerRequest, process: Process, kind: PartKind) -> Section:
    title, add_label, headers = PARTS[kind]
    changes = process.status != ProcessStatus.WITHDRAWN and rights.allowed(
        request.viewer, WRITE, process
    )
    rows = [
        [*_cells(part), *([_remove(process, part)] if changes else [])]
        for part in process.parts.all()
        if part.kind == kind
    ]
    if kind == PartKind.INPUT:
        rows += _taken_from(process, changes=changes)
    context = {"headers": [*headers, _("Change")] if changes else headers, "rows": rows}
    url = reverse("planning_part_add", args=[process.pk, kind.value])
    add = Action(add_label, url, icon="plus") if changes else None
    return Section(title, TABLE, context, action=add)


def _cells(part: ProcessPart) -> list[Any]:
    if part.kind == PartKind.INDICATOR:
        return [part.name, part.unit, part.other]
    if part.kind == PartKind.INPUT:
        return [part.name, part.other]
    to = part.to_process
    return [part.name, part.other or None, Link(str(to), to.get_absolute_url()) if to else None]


def _taken_from(process: Process, *, changes: bool) -> list[list[Any]]:
    """What other processes hand over: it stands at theirs and is shown here."""
    rows = process.fed_by.select_related("process").exclude(process__status="withdrawn")
    return [
        [
            part.name,
            Link(str(part.process), part.process.get_absolute_url()),
            *([None] if changes else []),
        ]
        for part in rows.order_by("pk")
    ]


def _linked(request: ViewerRequest, process: Process) -> Section:
    """Procedures and other records; one that the viewer may not see keeps its title only."""
    changes = process.status != ProcessStatus.WITHDRAWN and rights.allowed(
        request.viewer, WRITE, process
    )
    rows_ = list(process.links.order_by("pk"))
    seen = {
        (kind, pk): record
        for kind in sorted({one.kind for one in rows_})
        for pk, record in links.find(
            request.viewer, kind, {one.target_id for one in rows_ if one.kind == kind}
        ).items()
    }
    rows = []
    for one in rows_:
        record = seen.get((one.kind, one.target_id))
        remove = Link(_("Remove"), reverse("planning_process_unlink", args=[process.pk, one.pk]))
        rows.append(
            [
                Link(record.title, record.url) if record else one.title,
                record.state if record else None,
                *([remove] if changes else []),
            ]
        )
    headers = [_("Record"), _("Status"), *([_("Change")] if changes else [])]
    empty = _("No procedure is linked yet.")
    url = reverse("planning_process_link", args=[process.pk])
    add = Action(_("Link a record"), url, icon="link") if changes else None
    context = {"headers": headers, "rows": rows, "empty": empty}
    return Section(_("Procedures and other records"), TABLE, context, action=add)


def _remove(process: Process, part: ProcessPart) -> Link:
    return Link(_("Remove"), reverse("planning_part_remove", args=[process.pk, part.pk]))


def process_add(request: ViewerRequest) -> HttpResponse:
    return add_page(
        request,
        form=ProcessForm,
        service=services.add_process,
        title=_("Describe a process"),
        register=REGISTER,
        initial={"order": 10},
        done=_("The process is there. Add inputs, outputs and indicators next."),
    )


def process_change(request: ViewerRequest, pk: int) -> HttpResponse:
    process = _writable(request, pk)
    return change_page(
        request,
        process,
        form=of_record(ProcessChangeForm, request, process),
        act=calls(services.change_process, request, process_id=pk),
        fields=FIELDS,
        register=REGISTER,
    )


def process_withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    return change_page(
        request,
        _writable(request, pk),
        form=GiveBackForm,
        act=calls(services.withdraw_process, request, process_id=pk),
        fields=(),
        register=REGISTER,
        title=_("Withdraw the process"),
        submit=pgettext("out of force", "Withdraw"),
        intro=_("The approved map keeps it until the next version is approved."),
        done=_("The process is withdrawn; its record stays."),
    )


def process_resume(request: ViewerRequest, pk: int) -> HttpResponse:
    return change_page(
        request,
        _writable(request, pk),
        form=ApprovalForm,
        act=calls(services.resume_process, request, process_id=pk),
        fields=(),
        register=REGISTER,
        title=_("Take up again"),
        submit=_("Take up again"),
    )


def part_add(request: ViewerRequest, pk: int, kind: str) -> HttpResponse:
    if kind not in PARTS:
        raise Http404
    process = _writable(request, pk)
    back = process.get_absolute_url()
    return form_page(
        request,
        form=partial(part_form, kind, request.viewer, process),
        title=PARTS[PartKind(kind)][1],
        facts=(Fact(_("Process"), str(process), url=back),),
        submit=_("Add"),
        act=lambda data: services.add_process_part(
            actor=request.viewer, process_id=pk, kind=kind, **data
        ),
        success=lambda part: back,
        back_url=back,
        done=_("Saved."),
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
    )


def part_remove(request: ViewerRequest, pk: int, part: int) -> HttpResponse:
    process = _writable(request, pk)
    one = process.parts.filter(pk=part).first()
    if one is None:
        raise Http404
    return removal_page(
        request,
        process,
        what=one,
        act=lambda: services.remove_process_part(actor=request.viewer, process_id=pk, part_id=part),
        register=REGISTER,
    )


def process_link(request: ViewerRequest, pk: int) -> HttpResponse:
    process = _writable(request, pk)

    def act(data: dict[str, Any]) -> Any:
        kind, _colon, target = data["target"].rpartition(":")
        return services.link_to_process(
            actor=request.viewer,
            process_id=pk,
            kind=kind,
            target_id=int(target),
            expected_version=data["version"],
        )

    return change_page(
        request,
        process,
        form=partial(LinkForm, viewer=request.viewer, government_id=process.government_id),
        act=act,
        fields=(),
        register=REGISTER,
        title=_("Link a record"),
        submit=_("Link"),
        intro=_("A procedure or another record that belongs to the process."),
    )


def process_unlink(request: ViewerRequest, pk: int, link: int) -> HttpResponse:
    process = _writable(request, pk)
    one = process.links.filter(pk=link).first()
    if one is None:
        raise Http404
    return removal_page(
        request,
        process,
        what=one,
        act=lambda: services.unlink_from_process(actor=request.viewer, process_id=pk, link_id=link),
        register=REGISTER,
    )


def _writable(request: ViewerRequest, pk: int) -> Process:
    rows = Process.objects.visible_to(request.viewer)
    process: Process = found(request, rows, pk, WRITE)
    return process
