"""Resources, their upkeep, and the yearly statement of money and posts."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.planning import permissions, services
from teraju.modules.planning.models import Resource, ResourceStatement, ResourceStatus
from teraju.modules.planning.selectors import system as selectors
from teraju.modules.planning.web.common import TABLE, TEXT, found
from teraju.modules.planning.web.forms.resources import (
    ResourceChangeForm,
    ResourceForm,
    StatementChangeForm,
    StatementForm,
    UpkeepForm,
)
from teraju.modules.planning.web.forms.system import GiveBackForm
from teraju.modules.planning.web.registers.resources import (
    RESOURCES,
    RESULT_TONES,
    STATEMENTS,
    UPKEEPS,
)
from teraju.modules.planning.web.statuses import resource_status
from teraju.platform.web.actions import record_action
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .approval import REGISTERS, approvable_page
from .pages import add_page, calls, change_page, of_record

REGISTER = (gettext_lazy("Resources"), "planning_resources")
STATEMENT = REGISTERS["statement"]
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
WRITE, UPKEEP = permissions.RESOURCE_WRITE, permissions.RESOURCE_UPKEEP


def resource_register(request: ViewerRequest) -> HttpResponse:
    more = [
        Action(_("Upkeep done"), reverse("planning_upkeeps"), icon="wrench"),
        Action(_("Budget and staff"), reverse("planning_statements"), icon="wallet"),
    ]
    return register_page(request, RESOURCES, more=more)


def upkeep_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, UPKEEPS)


def resource_record(request: ViewerRequest, pk: int) -> HttpResponse:
    resource = get_object_or_404(selectors.resources(request.viewer), pk=pk)
    page = RecordPage(
        title=resource.name,
        number=resource.code,
        target=resource,
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
        status=resource_status(resource, request.viewer.today),
        primary=_primary(request, resource),
        actions=_actions(request, resource),
        facts=_facts(resource),
        sections=[
            Section(_("What it is for, or what it says"), TEXT, {"text": resource.description}),
            _upkeeps(resource),
        ],
        is_example=resource.is_example,
    )
    return record_page(request, page)


def _facts(resource: Resource) -> list[Fact]:
    rhythm = _("every %s months") % resource.every_months if resource.every_months else None
    return [
        Fact(_("Agency"), resource.agency.name),
        Fact(_("Kind"), resource.get_kind_display()),
        Fact(_("Site"), str(resource.place) if resource.place else None),
        Fact(_("Where it stands or is kept"), resource.location or None),
        Fact(_("Who looks after it"), resource.holder_office),
        Fact(_("Upkeep"), resource.upkeep or None, note=rhythm or ""),
        Fact(_("Next upkeep due"), resource.next_due_on),
        Fact(_("Status since"), resource.status_since, note=resource.status_reason),
    ]


def _primary(request: ViewerRequest, resource: Resource) -> Action | None:
    if resource.status == ResourceStatus.DISPOSED:
        return None
    return _upkeep_action(
        request, resource, _("Note what was done"), "planning_upkeep_add", "wrench"
    )


def _upkeep_action(
    request: ViewerRequest, resource: Resource, label: str, name: str, icon: str
) -> Action:
    refusal = str(permissions.upkeep_refusal(request.viewer, resource))
    return Action(label, reverse(name, args=[resource.pk]), refusal, icon)


def _actions(request: ViewerRequest, resource: Resource) -> list[Action]:
    if resource.status == ResourceStatus.DISPOSED:
        return []
    stop = (
        _upkeep_action(request, resource, _("Out of order"), "planning_resource_stop", "ban")
        if resource.status == ResourceStatus.IN_USE
        else _upkeep_action(
            request, resource, _("Back into use"), "planning_resource_resume", "undo-2"
        )
    )
    return [
        stop,
        record_action(
            request.viewer, resource, WRITE, _("Change"), "planning_resource_change", "pencil"
        ),
        record_action(
            request.viewer, resource, WRITE, _("Dispose of"), "planning_resource_dispose", "trash-2"
        ),
    ]


def _upkeeps(resource: Resource) -> Section:
    rows = [
        [
            one.done_on,
            Status(RESULT_TONES[one.result], one.get_result_display()),
            one.done_by,
            one.note,
            one.valid_until,
        ]
        for one in resource.upkeeps.order_by("-done_on", "-pk")
    ]
    headers = [
        _("Done on"),
        _("Result"),
        _("By whom"),
        _("What was done or found"),
        _("Calibration valid until"),
    ]
    empty = _("Nothing noted yet.")
    return Section(_("Upkeep done"), TABLE, {"headers": headers, "rows": rows, "empty": empty})


def resource_add(request: ViewerRequest) -> HttpResponse:
    return add_page(
        request,
        form=ResourceForm,
        service=services.add_resource,
        title=_("Register a resource"),
        register=REGISTER,
    )


def resource_change(request: ViewerRequest, pk: int) -> HttpResponse:
    resource = _resource(request, pk, WRITE)
    return change_page(
        request,
        resource,
        form=of_record(ResourceChangeForm, request, resource),
        act=calls(services.change_resource, request, resource_id=pk),
        fields=FIELDS,
        register=REGISTER,
    )


def upkeep_add(request: ViewerRequest, pk: int) -> HttpResponse:
    resource = _resource(request, pk, UPKEEP)
    return change_page(
        request,
        resource,
        form=UpkeepForm,
        act=calls(services.record_upkeep, request, resource_id=pk),
        fields=(),
        initial={"done_on": request.viewer.today, "done_by": request.viewer.office},
        register=REGISTER,
        title=_("Note what was done"),
        submit=_("Save"),
        intro=_("What is noted is not changed afterwards. What failed is out of order at once."),
    )


STEPS: dict[str, tuple[Any, str, Any, Any]] = {
    "stop": (
        services.stop_resource,
        UPKEEP,
        gettext_lazy("Out of order"),
        gettext_lazy("Say what is broken."),
    ),
    "resume": (
        services.resume_resource,
        UPKEEP,
        gettext_lazy("Back into use"),
        gettext_lazy("Say what was repaired."),
    ),
    "dispose": (
        services.dispose_resource,
        WRITE,
        gettext_lazy("Dispose of"),
        gettext_lazy("Say why and how. The record stays, and is not changed any more."),
    ),
}


def resource_step(request: ViewerRequest, pk: int, step: str) -> HttpResponse:
    service, right, title, intro = STEPS[step]
    return change_page(
        request,
        _resource(request, pk, right),
        form=GiveBackForm,
        act=calls(service, request, resource_id=pk),
        fields=(),
        register=REGISTER,
        title=title,
        submit=title,
        intro=intro,
    )


def _resource(request: ViewerRequest, pk: int, right: str) -> Resource:
    rows = Resource.objects.visible_to(request.viewer).select_related("agency", "government")
    if right == UPKEEP:
        resource: Resource = get_object_or_404(rows, pk=pk)
        permissions.require_upkeep(request.viewer, resource)
        return resource
    return found(request, rows, pk, right)  # type: ignore[no-any-return]


def statement_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, STATEMENTS)


def statement_record(request: ViewerRequest, pk: int) -> HttpResponse:
    statement = get_object_or_404(selectors.statements(request.viewer), pk=pk)
    gap = statement.posts_needed - statement.posts_filled
    return approvable_page(
        request,
        statement,
        "statement",
        facts=[
            Fact(_("Agency"), statement.agency.name),
            Fact(_("Year"), str(statement.year)),
            Fact(_("Budget (rupiah)"), statement.budget),
            Fact(_("Posts needed"), statement.posts_needed),
            Fact(
                _("Posts filled"),
                statement.posts_filled,
                note=_("%s not filled") % gap if gap > 0 else "",
            ),
        ],
        sections=[
            Section(_("What is lacking"), TEXT, {"text": statement.lacking}),
            Section(_("What is done about it"), TEXT, {"text": statement.decision}),
        ],
    )


def statement_add(request: ViewerRequest) -> HttpResponse:
    return add_page(
        request,
        form=StatementForm,
        service=services.draft_statement,
        title=_("Draft a statement"),
        register=STATEMENT,
        initial={"year": request.viewer.today.year},
    )


def statement_change(request: ViewerRequest, pk: int) -> HttpResponse:
    rows = ResourceStatement.objects.visible_to(request.viewer)
    statement = found(request, rows, pk, permissions.STATEMENT_WRITE)
    form: Any = of_record(StatementChangeForm, request, statement)
    return change_page(
        request,
        statement,
        form=form,
        act=calls(services.change_statement, request, statement_id=pk),
        fields=("year", "budget", "posts_needed", "posts_filled", "lacking", "decision"),
        register=STATEMENT,
    )
