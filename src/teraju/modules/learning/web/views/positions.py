"""Posts: their register, their record, who holds them and what they need."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.learning import permissions, services
from teraju.modules.learning.models import Position, Requirement
from teraju.modules.learning.selectors import reading
from teraju.modules.learning.web.common import history_of, record_form
from teraju.modules.learning.web.forms_people import (
    HolderForm,
    LastDayForm,
    PositionChangeForm,
    PositionForm,
)
from teraju.modules.learning.web.forms_training import ReasonedForm
from teraju.modules.learning.web.registers_people import POSITIONS, REQUIREMENTS
from teraju.modules.learning.web.statuses import level_words, position_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods, form_page, versioned
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import agency_asked
from teraju.platform.web.record_parts import table

REGISTER = (POSITIONS.title, "learning_positions")


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [Action(_("Needs of posts"), reverse("learning_requirements"), icon="list-checks")]
    return register_page(request, POSITIONS, more=more)


@require_safe
def requirements(request: ViewerRequest) -> HttpResponse:
    return register_page(request, REQUIREMENTS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    position = position_of(request.viewer, pk)
    page = RecordPage(
        title=position.name,
        target=position,
        register_title=POSITIONS.title,
        register_url=reverse("learning_positions"),
        status=position_status(position),
        primary=None if position.closed_on else _needs_action(request.viewer, position),
        actions=_actions(request.viewer, position),
        facts=_facts(position),
        sections=_sections(request.viewer, position),
        is_example=position.is_example,
    )
    return record_page(request, page, history=lambda: history_of(position))


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, permissions.POSITION)
    return form_page(
        request,
        form=partial(PositionForm, viewer=viewer),
        title=_("Add a post"),
        intro=_("A post is a place in the structure; people come and go in it."),
        submit=_("Add"),
        act=lambda data: services.add_position(actor=viewer, **data),
        success=lambda position: position.get_absolute_url(),
        back_url=reverse("learning_positions"),
        initial={"agency": agency_asked(request, permissions.POSITION)},
        done=_("The post is in the register. Now enter who holds it and what it needs."),
        register_title=POSITIONS.title,
        register_url=reverse("learning_positions"),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    position = position_of(request.viewer, pk)
    names = ("name", "unit", "superior", "is_exposed", "exposure_reason")
    return record_form(
        request,
        position,
        permissions.POSITION,
        form=partial(PositionChangeForm, viewer=request.viewer, position=position),
        title=_("Change the post"),
        submit=_("Save"),
        initial={name: getattr(position, name) for name in names},
        act=lambda data: services.change_position(
            actor=request.viewer, position_id=pk, **versioned(data)
        ),
        done=_("Saved."),
        register=REGISTER,
    )


@form_methods
def close(request: ViewerRequest, pk: int) -> HttpResponse:
    return record_form(
        request,
        position_of(request.viewer, pk),
        permissions.POSITION,
        form=ReasonedForm,
        title=_("Close the post"),
        intro=_("For a post that the structure no longer has. What it needed stays readable."),
        submit=_("Close the post"),
        act=lambda data: services.close_position(
            actor=request.viewer, position_id=pk, **versioned(data)
        ),
        done=_("The post is closed."),
        register=REGISTER,
    )


@form_methods
def reopen(request: ViewerRequest, pk: int) -> HttpResponse:
    return record_form(
        request,
        position_of(request.viewer, pk),
        permissions.POSITION,
        form=ReasonedForm,
        title=_("Take the post up again"),
        intro=_("For one that was closed by mistake, or is in the structure again."),
        submit=_("Take the post up again"),
        act=lambda data: services.reopen_position(
            actor=request.viewer, position_id=pk, **versioned(data)
        ),
        done=_("The post is open again."),
        register=REGISTER,
    )


@form_methods
def fill(request: ViewerRequest, pk: int) -> HttpResponse:
    position = position_of(request.viewer, pk)
    return record_form(
        request,
        position,
        permissions.POSITION,
        form=partial(HolderForm, viewer=request.viewer, position=position),
        title=_("Enter who holds the post"),
        submit=_("Save"),
        initial={"since": request.viewer.today},
        act=lambda data: services.fill_position(
            actor=request.viewer, position_id=pk, **versioned(data)
        ),
        done=_("Saved."),
        register=REGISTER,
    )


@form_methods
def leave(request: ViewerRequest, pk: int) -> HttpResponse:
    holding = get_object_or_404(reading.holdings(request.viewer), pk=pk)
    return record_form(
        request,
        holding,
        permissions.POSITION,
        form=LastDayForm,
        title=_("Enter the last day in the post"),
        submit=_("Save"),
        act=lambda data: services.leave_position(
            actor=request.viewer, holding_id=pk, **versioned(data)
        ),
        done=_("Saved."),
        register=REGISTER,
        back=holding.position.get_absolute_url(),
        facts=(Fact(_("Post"), holding.position.name), Fact(_("Person"), str(holding.person))),
    )


def position_of(viewer: Viewer, pk: int) -> Position:
    """The post if the viewer sees it; else a stranger's 404."""
    return get_object_or_404(reading.positions(viewer), pk=pk)


def _needs_action(viewer: Viewer, position: Position) -> Action:
    if rights.allowed(viewer, permissions.ASSESS, position):
        return record_action(
            viewer,
            position,
            permissions.ASSESS,
            _("Assess its holders"),
            "learning_assess",
            "clipboard-check",
        )
    return record_action(
        viewer,
        position,
        permissions.POSITION,
        _("Set what it needs"),
        "learning_needs",
        "list-checks",
    )


def _actions(viewer: Viewer, position: Position) -> Sequence[Action]:
    found = [(_("Take the post up again"), "learning_position_reopen", "rotate-ccw")]
    if not position.closed_on:
        found = [
            (_("Set what it needs"), "learning_needs", "list-checks"),
            (_("Enter a holder"), "learning_position_fill", "user-plus"),
            (_("Change"), "learning_position_change", "pencil"),
            (_("Close the post"), "learning_position_close", "archive"),
        ]
    if not rights.allowed(viewer, permissions.POSITION, position):
        return []
    return [
        record_action(viewer, position, permissions.POSITION, label, name, icon)
        for label, name, icon in found
    ]


def _facts(position: Position) -> Sequence[Fact]:
    superior = position.superior
    closed = [
        Fact(_("Closed on"), position.closed_on),
        Fact(_("Reason"), position.closing_reason),
    ]
    return [
        Fact(_("Agency"), position.agency.name),
        Fact(_("Part of the agency"), position.unit),
        Fact(
            _("Reports to"),
            superior.name if superior else None,
            url=superior.get_absolute_url() if superior else "",
        ),
        Fact(_("More than low bribery risk"), position.is_exposed, note=position.exposure_reason),
        *(closed if position.closed_on else []),
    ]


def _sections(viewer: Viewer, position: Position) -> Sequence[Section]:
    may = rights.allowed(viewer, permissions.POSITION, position) and not position.closed_on
    holders: list[list[Any]] = [
        [str(one.person), one.since, _last_day(one, may=may)]
        for one in reading.holdings(viewer).filter(position=position).order_by("-since", "-pk")
    ]
    needs = Requirement.objects.standing().filter(position=position).select_related("competence")
    rows = [
        [
            Link(one.competence.name, one.competence.get_absolute_url()),
            level_words(one.level),
            one.since,
        ]
        for one in needs.order_by("competence__name", "pk")
    ]
    return [
        table(
            _("Holders"),
            [_("Person"), _("Since"), _("Last day")],
            holders,
            _("Nobody holds this post yet."),
        ),
        table(
            _("What the post needs"),
            [_("Competence"), _("Level needed"), _("Since")],
            rows,
            _("Nothing is set yet: say which competences the post needs, at which level."),
        ),
    ]


def _last_day(holding: Any, *, may: bool) -> Any:
    if holding.until or not may:
        return holding.until
    return Link(_("enter the last day"), reverse("learning_position_leave", args=[holding.pk]))
