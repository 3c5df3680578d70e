"""Onboarding: lists of new people, and the templates they start from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.learning import permissions, services
from teraju.modules.learning.domain.states import ListState
from teraju.modules.learning.models import (
    ListItem,
    OnboardingList,
    OnboardingTemplate,
    TemplateItem,
)
from teraju.modules.learning.models.choices import ITEM_KINDS, ItemKind
from teraju.modules.learning.selectors import reading
from teraju.modules.learning.web.common import back_with, history_of, record_form
from teraju.modules.learning.web.forms_campaigns import (
    ItemForm,
    OnboardingForm,
    TemplateForm,
    TickForm,
)
from teraju.modules.learning.web.forms_training import ReasonedForm, VersionForm
from teraju.modules.learning.web.registers_campaigns import ONBOARDINGS, TEMPLATES
from teraju.modules.learning.web.statuses import list_status, use_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods, form_page, versioned
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import agency_asked
from teraju.platform.web.record_parts import table

LISTS = (ONBOARDINGS.title, "learning_onboardings")
KEPT = (TEMPLATES.title, "learning_templates")


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [Action(_("Onboarding templates"), reverse("learning_templates"), icon="copy")]
    return register_page(request, ONBOARDINGS, more=more)


@require_safe
def templates(request: ViewerRequest) -> HttpResponse:
    return register_page(request, TEMPLATES)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    row = list_of(request.viewer, pk)
    stop = record_action(
        request.viewer, row, permissions.ONBOARDING, _("Stop"), "learning_onboarding_stop", "x"
    )
    page = RecordPage(
        title=str(row),
        number=row.agency.short_name,
        target=row,
        register_title=ONBOARDINGS.title,
        register_url=reverse("learning_onboardings"),
        status=list_status(row),
        actions=[stop] if row.state == ListState.OPEN and not stop.refusal else [],
        facts=[
            Fact(_("Person"), str(row.person)),
            Fact(_("Agency"), row.agency.name),
            Fact(_("First day"), row.starts_on),
            Fact(_("Template"), row.template.name, url=row.template.get_absolute_url()),
            *([Fact(_("Finished on"), row.finished_on)] if row.finished_on else []),
            *([Fact(_("Reason"), row.reason)] if row.reason else []),
        ],
        sections=[_lines(request.viewer, row)],
        is_example=row.is_example,
    )
    return record_page(request, page, history=lambda: history_of(row))


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, permissions.ONBOARDING)
    return form_page(
        request,
        form=partial(OnboardingForm, viewer=viewer),
        title=_("Start an onboarding"),
        intro=_("The new person gets a list with a day for each line."),
        submit=_("Start"),
        act=lambda data: services.start_onboarding(actor=viewer, **data),
        success=lambda row: row.get_absolute_url(),
        back_url=reverse("learning_onboardings"),
        initial={"starts_on": viewer.today},
        done=_("The onboarding is under way."),
        register_title=ONBOARDINGS.title,
        register_url=reverse("learning_onboardings"),
    )


@form_methods
def tick(request: ViewerRequest, pk: int) -> HttpResponse:
    item = get_object_or_404(reading.items(request.viewer), pk=pk)
    row = item.onboarding
    if not services.may_tick(request.viewer, item):
        rights.require(request.viewer, permissions.TICK, row)
    if request.method == "GET" and (item.done_on or row.state != ListState.OPEN):
        return back_with(request, row.get_absolute_url(), _("This line is ticked already."))
    return record_form(
        request,
        row,
        "",
        form=partial(TickForm, asks_note=item.asks_note),
        title=_("Tick: %(what)s") % {"what": item.what},
        submit=_("Tick"),
        initial={"done_on": request.viewer.today, "version": item.version},
        act=lambda data: services.tick_item(actor=request.viewer, item_id=pk, **versioned(data)),
        done=_("Ticked."),
        register=LISTS,
        facts=(
            Fact(_("Person"), str(row.person)),
            Fact(_("Kind"), ITEM_KINDS[ItemKind(item.kind)]),
            Fact(_("Due"), item.due),
        ),
    )


@form_methods
def stop(request: ViewerRequest, pk: int) -> HttpResponse:
    row = list_of(request.viewer, pk)
    return record_form(
        request,
        row,
        permissions.ONBOARDING,
        form=ReasonedForm,
        title=_("Stop the onboarding"),
        intro=_("For somebody who did not stay, or a list begun by mistake."),
        submit=_("Stop"),
        act=lambda data: services.stop_onboarding(
            actor=request.viewer, onboarding_id=pk, **versioned(data)
        ),
        done=_("The onboarding is stopped."),
        register=LISTS,
        facts=(Fact(_("Person"), str(row.person)),),
    )


@require_safe
def template(request: ViewerRequest, pk: int) -> HttpResponse:
    kept = template_of(request.viewer, pk)
    may = rights.allowed(request.viewer, permissions.ONBOARDING, kept) and not kept.withdrawn_on
    page = RecordPage(
        title=kept.name,
        number=kept.agency.short_name,
        target=kept,
        register_title=TEMPLATES.title,
        register_url=reverse("learning_templates"),
        status=use_status(kept.withdrawn_on),
        actions=_template_actions(request.viewer, kept) if may else [],
        facts=[
            Fact(_("Agency"), kept.agency.name),
            *([Fact(_("Reason"), kept.withdrawn_reason)] if kept.withdrawn_on else []),
        ],
        sections=[_template_lines(kept, may=may)],
        is_example=kept.is_example,
    )
    return record_page(request, page, history=lambda: history_of(kept))


@form_methods
def add_template(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, permissions.ONBOARDING)
    return form_page(
        request,
        form=partial(TemplateForm, viewer=viewer),
        title=_("Add a template"),
        submit=_("Add"),
        act=lambda data: services.add_template(actor=viewer, **data),
        success=lambda kept: kept.get_absolute_url(),
        back_url=reverse("learning_templates"),
        initial={"agency": agency_asked(request, permissions.ONBOARDING)},
        done=_("The template is begun. Now add its lines."),
        register_title=TEMPLATES.title,
        register_url=reverse("learning_templates"),
    )


@form_methods
def add_item(request: ViewerRequest, pk: int) -> HttpResponse:
    return _template_form(
        request,
        template_of(request.viewer, pk),
        services.add_template_item,
        form=ItemForm,
        title=_("Add a line"),
        submit=_("Add"),
        done=_("The line is added."),
    )


@form_methods
def remove_item(request: ViewerRequest, pk: int) -> HttpResponse:
    seen = reading.templates(request.viewer)
    item = get_object_or_404(
        TemplateItem.objects.filter(template__in=seen).select_related("template__agency"), pk=pk
    )
    return record_form(
        request,
        item.template,
        permissions.ONBOARDING,
        form=VersionForm,
        title=_("Remove the line"),
        intro=_("Lists that were started keep it."),
        submit=_("Remove"),
        act=lambda data: services.remove_template_item(
            actor=request.viewer, item_id=pk, **versioned(data)
        ),
        done=_("The line is removed."),
        register=KEPT,
        facts=(Fact(_("Template"), item.template.name), Fact(_("What is to be done"), item.what)),
    )


@form_methods
def withdraw_template(request: ViewerRequest, pk: int) -> HttpResponse:
    return _template_form(
        request,
        template_of(request.viewer, pk),
        services.withdraw_template,
        form=ReasonedForm,
        title=_("Take the template out of use"),
        submit=_("Take out of use"),
        done=_("The template is out of use."),
    )


def list_of(viewer: Viewer, pk: int) -> OnboardingList:
    """The list if the viewer sees it; else a stranger's 404."""
    row: OnboardingList = get_object_or_404(reading.onboardings(viewer), pk=pk)
    return row


def template_of(viewer: Viewer, pk: int) -> OnboardingTemplate:
    return get_object_or_404(reading.templates(viewer), pk=pk)


def _template_form(
    request: ViewerRequest, kept: OnboardingTemplate, service: Callable[..., Any], **page: Any
) -> HttpResponse:
    return record_form(
        request,
        kept,
        permissions.ONBOARDING,
        act=lambda data: service(actor=request.viewer, template_id=kept.pk, **versioned(data)),
        register=KEPT,
        facts=(Fact(_("Template"), kept.name),),
        **page,
    )


def _template_actions(viewer: Viewer, kept: OnboardingTemplate) -> Sequence[Action]:
    return [
        record_action(viewer, kept, permissions.ONBOARDING, label, name, icon)
        for label, name, icon in (
            (_("Add a line"), "learning_item_add", "plus"),
            (_("Take out of use"), "learning_template_withdraw", "archive"),
        )
    ]


def _template_lines(kept: OnboardingTemplate, *, may: bool) -> Section:
    rows = [
        [
            item.what,
            ITEM_KINDS[ItemKind(item.kind)],
            item.office,
            item.within_days,
            item.asks_note,
            Link(_("remove"), reverse("learning_item_remove", args=[item.pk])) if may else None,
        ]
        for item in kept.items.order_by("order", "pk")
    ]
    headers = [
        _("What is to be done"),
        _("Kind"),
        _("Who sees to it"),
        _("Within days"),
        _("Note"),
        "",
    ]
    return table(_("Lines"), headers, rows, _("No line yet."))


def _lines(viewer: Viewer, row: OnboardingList) -> Section:
    rows: list[list[Any]] = []
    for item in reading.items(viewer).filter(onboarding=row).order_by("order", "pk"):
        rows.append(
            [
                [item.what, ITEM_KINDS[ItemKind(item.kind)]],
                item.office,
                item.due,
                _stands(viewer, row, item),
            ]
        )
    headers = [_("What is to be done"), _("Who sees to it"), _("Due"), _("Status")]
    return table(_("Lines"), headers, rows, "")


def _stands(viewer: Viewer, row: OnboardingList, item: ListItem) -> list[Any]:
    """How a line stands, and the button for who may tick it."""
    if item.done_on:
        told = (item.done_on, item.done_office, item.note)
        return [Status("good", _("done")), *(one for one in told if one)]
    is_open = row.state == ListState.OPEN
    late = is_open and item.due < viewer.today
    status = Status("bad", _("late")) if late else Status("none", _("not ticked yet"))
    if not is_open or not services.may_tick(viewer, item):
        return [status]
    return [status, Action(_("Tick"), reverse("learning_tick", args=[item.pk]), icon="check")]
