"""The map of the processes that stand, and the versions that the head approved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from teraju.modules.planning import permissions, services
from teraju.modules.planning.domain.approval import Status
from teraju.modules.planning.models import ProcessKind, ProcessMap
from teraju.modules.planning.selectors import system as selectors
from teraju.modules.planning.web.charts.process_map import Arrow, Box, process_map_picture
from teraju.modules.planning.web.common import PICTURE, TABLE, found
from teraju.modules.planning.web.forms.system import ApprovalForm, MapChangeForm, MapForm
from teraju.modules.planning.web.registers.system import MAPS
from teraju.platform.accounts import rights
from teraju.platform.organisation.models import Agency
from teraju.platform.organisation.selectors import agencies
from teraju.platform.papers.pictures import Drawing
from teraju.platform.papers.web.sections import papers_if_any
from teraju.platform.web.charts.picture import PAPER, SCREEN, Palette, Picture
from teraju.platform.web.kinds import Action, Fact, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import register_page

from .approval import REGISTERS, approvable_page
from .pages import add_page, calls, change_page, of_record

REGISTER = REGISTERS["map"]


def map_page(request: ViewerRequest) -> HttpResponse:
    """The map of one agency as its processes stand today."""
    offered = list(agencies(request.viewer).order_by("name", "pk"))
    agency = _chosen(request, offered)
    processes = selectors.with_parts(request.viewer).exclude(status="withdrawn")
    content = services.content_of(agency) if agency else []
    urls = {one.pk: one.get_absolute_url() for one in processes.filter(agency=agency)}
    rows = selectors.maps(request.viewer).filter(agency=agency)
    latest = rows.filter(status=Status.APPROVED).first()
    open_draft = rows.filter(status__in=[Status.DRAFT, Status.SUBMITTED]).first()
    context = {
        "title": _("Process map"),
        "agency": agency,
        "agencies": offered,
        "picture": picture_of(content, str(agency or ""), urls=urls),
        "latest": latest,
        "draft": open_draft,
        "moved_on": latest is not None and latest.content != content,
        "count": len(content),
        "actions": _map_actions(request, agency, open_draft),
    }
    return render(request, "planning/map.html", context)


def _chosen(request: ViewerRequest, offered: Sequence[Agency]) -> Agency | None:
    """The agency of the address; else one's own, else the first that has processes."""
    asked = request.GET.get("agency", "")
    by_pk = {str(one.pk): one for one in offered}
    if asked in by_pk:
        return by_pk[asked]
    own = {str(hat.agency_id) for hat in request.viewer.hats if hat.agency_id}
    mine = next((one for pk, one in by_pk.items() if pk in own), None)
    if mine:
        return mine
    described = selectors.processes(request.viewer).order_by("agency__name", "pk").first()
    return by_pk.get(str(described.agency_id)) if described else next(iter(offered), None)


def _map_actions(
    request: ViewerRequest, agency: Agency | None, open_draft: ProcessMap | None
) -> list[Action]:
    if agency is None:
        return []
    refusal = str(rights.refusal(request.viewer, permissions.PROCESS_WRITE, agency))
    describe = Action(_("Describe a process"), reverse("planning_process_add"), refusal, "plus")
    versions = Action(_("Versions of the process map"), reverse("planning_maps"), icon="history")
    if open_draft:
        go_on = _("Open the draft")
        return [
            versions,
            describe,
            Action(go_on, open_draft.get_absolute_url(), icon="file-pen-line"),
        ]
    return [
        versions,
        describe,
        Action(_("Draft a version"), reverse("planning_map_add"), refusal, "stamp"),
    ]


def picture_of(
    content: Sequence[dict[str, Any]],
    agency: str,
    *,
    urls: dict[int, str] | None = None,
    palette: Palette = SCREEN,
) -> Picture:
    """The drawing of a map as it stands or as it was approved."""
    boxes = [
        Box(
            one["code"],
            one["name"],
            one["kind"],
            one["owner"],
            (urls or {}).get(one["id"], ""),
        )
        for one in content
    ]
    arrows = [
        Arrow(one["code"], output[2], output[0])
        for one in content
        for output in one["outputs"]
        if output[2]
    ]
    title = _("Process map: %s") % agency
    return process_map_picture(title, boxes, arrows, palette)


def map_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, MAPS)


def map_record(request: ViewerRequest, pk: int) -> HttpResponse:
    chart = get_object_or_404(selectors.maps(request.viewer), pk=pk)
    picture = picture_of(chart.content, chart.agency.name)
    return approvable_page(
        request,
        chart,
        "map",
        facts=[
            Fact(_("Agency"), chart.agency.name),
            Fact(_("What is new"), chart.reason),
            Fact(_("Processes"), len(chart.content)),
        ],
        sections=[
            Section(_("Map"), PICTURE, {"picture": picture}),
            _described(chart),
            *papers_if_any(request.viewer, chart),
        ],
        issued_by="planning_map_issue",
    )


def _described(chart: ProcessMap) -> Section:
    kinds = dict(ProcessKind.choices)
    rows = [
        [
            [f"{one['code']} {one['name']}", str(kinds[one["kind"]])],
            one["owner"],
            [row[0] for row in one["inputs"]] or None,
            [row[0] for row in one["outputs"]] or None,
            [" ".join(filter(None, [row[0], f"({row[1]})"])) for row in one["indicators"]] or None,
        ]
        for one in chart.content
    ]
    headers = [
        _("Process"),
        _("Owner"),
        _("Inputs"),
        pgettext("of a process", "Outputs"),
        _("Indicators"),
    ]
    return Section(_("Processes of this version"), TABLE, {"headers": headers, "rows": rows})


def map_add(request: ViewerRequest) -> HttpResponse:
    return add_page(
        request,
        form=MapForm,
        service=services.draft_map,
        title=_("Draft a version"),
        intro=_("The processes are taken as they stand on the day the version is handed in."),
        register=REGISTER,
    )


def map_change(request: ViewerRequest, pk: int) -> HttpResponse:
    rows = ProcessMap.objects.visible_to(request.viewer)
    chart = found(request, rows, pk, permissions.PROCESS_WRITE)
    return change_page(
        request,
        chart,
        form=of_record(MapChangeForm, request, chart),
        act=calls(services.change_map, request, map_id=pk),
        fields=("reason",),
        register=REGISTER,
    )


def map_issue(request: ViewerRequest, pk: int) -> HttpResponse:
    rows = ProcessMap.objects.visible_to(request.viewer)
    chart = found(request, rows, pk, permissions.APPROVE)
    return change_page(
        request,
        chart,
        form=ApprovalForm,
        act=lambda data: services.issue_map(
            actor=request.viewer, map_id=pk, picture=_drawing(chart)
        ),
        fields=(),
        register=REGISTER,
        title=_("Issue as a paper"),
        submit=_("Issue"),
        intro=_("A signed PDF with the picture, a number and a code by which it is checked."),
        done=_("The paper is issued; it stands on the page."),
    )


def _drawing(chart: ProcessMap) -> Drawing:
    """The picture as the paper has it, in the language of papers."""
    with override("id"):
        picture = picture_of(chart.content, chart.agency.name, palette=PAPER)
        return Drawing(picture.across, f"{picture.title}. {picture.description}", picture.note)
