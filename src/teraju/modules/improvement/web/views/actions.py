"""Actions: the register, one of them, and what is done with it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.kernel.errors import NotAllowed
from teraju.modules.improvement import permissions, services
from teraju.modules.improvement.domain.states import ActionState, State
from teraju.modules.improvement.models import Action as Task
from teraju.modules.improvement.selectors import reading
from teraju.modules.improvement.services.actions import act_refusal
from teraju.modules.improvement.web import forms
from teraju.modules.improvement.web.common import history_of, record_form, require_somewhere
from teraju.modules.improvement.web.registers import ACTIONS
from teraju.modules.improvement.web.statuses import action_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links import api as links
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import agency_asked
from teraju.platform.web.record_parts import allowed, step

REGISTER = (ACTIONS.title, "improvement_actions")


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, ACTIONS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    action = get_object_or_404(reading.actions(viewer), pk=pk)
    primary, others = _next(viewer, action)
    page = RecordPage(
        title=action.title,
        number=action.nonconformity.number if action.nonconformity else "",
        target=action,
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
        status=action_status(action, viewer.today),
        next_step=_("Given back: %s") % action.returned_because if action.returned_because else "",
        primary=primary,
        actions=allowed(others),
        facts=_facts(viewer, action),
        is_example=action.is_example,
    )
    return record_page(request, page, history=lambda: history_of(action))


def _facts(viewer: Viewer, action: Task) -> list[Fact]:
    one = action.nonconformity
    moved = action.due_on != action.first_due_on
    first = _("First due %s.") % date_format(action.first_due_on) if moved else ""
    return [
        *([Fact(_("Nonconformity"), str(one), url=one.get_absolute_url())] if one else []),
        *_source(viewer, action),
        *([Fact(_("How it is done"), action.description)] if action.description else []),
        Fact(_("Agency"), action.agency.name),
        Fact(_("Owner"), action.owner_office),
        Fact(
            _("Due"), action.due_on, note=" ".join(filter(None, (first, action.postponed_because)))
        ),
        Fact(_("Ordered by"), action.ordered_office, note=date_format(action.ordered_on)),
        *([Fact(_("Done on"), action.done_on, note=action.done_office)] if action.done_on else []),
        *([Fact(_("Result"), action.result)] if action.result else []),
        *(
            [
                Fact(_("Verified on"), action.verified_on, note=action.verified_office),
                Fact(_("How it was verified"), action.verification),
            ]
            if action.verified_on
            else []
        ),
    ]


def _source(viewer: Viewer, action: Task) -> list[Fact]:
    """Where an action of its own comes from, with its record if the viewer may see it."""
    if action.nonconformity_id:
        return []
    found = None
    if action.subject_kind and action.subject_pk is not None:
        found = links.find(viewer, action.subject_kind, [action.subject_pk]).get(action.subject_pk)
    words = (
        f"{action.get_source_display()}: {found.title}" if found else action.get_source_display()
    )
    return [Fact(_("Source"), words, url=found.url if found else "")]


def _next(viewer: Viewer, action: Task) -> tuple[Action | None, list[Action]]:
    """Done, verified or given back; another day or its end are decided by somebody else."""
    own = viewer.user_id is not None and viewer.user_id == action.owner_id
    elsewhere = _("This is your own action: somebody else decides on its day and its end.")
    order = elsewhere if own else rights.refusal(viewer, permissions.DECIDE, action)
    if action.state == ActionState.OPEN:
        running = action.nonconformity is None or action.nonconformity.state == State.ACTING
        wait = "" if running else _("Its plan is open again: wait until it is accepted.")
        done = step(
            _("Note that it is done"),
            "improvement_action_complete",
            action,
            "check",
            act_refusal(viewer, action) or wait,
        )
        return done, [
            step(_("Postpone"), "improvement_action_postpone", action, "calendar-clock", order),
            step(_("Drop"), "improvement_action_drop", action, "x", order),
        ]
    if action.state == ActionState.DONE and action.nonconformity_id is None:
        refusal = verify_refusal(viewer, action)
        verify = step(_("Verify"), "improvement_action_verify", action, "circle-check", refusal)
        back = step(_("Not sufficient"), "improvement_action_return", action, "undo-2", refusal)
        return verify, [back]
    return None, []


def verify_refusal(viewer: Viewer, action: Task) -> object:
    if viewer.user_id is not None and viewer.user_id in (action.owner_id, action.done_by_id):
        return _("This is your own action: somebody else verifies it.")
    return rights.refusal(viewer, permissions.JUDGE, action)


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    require_somewhere(viewer, permissions.ORDER)
    agency = agency_asked(request, permissions.ORDER)
    return form_page(
        request,
        form=partial(forms.OrderForm, viewer=viewer, agency=agency),
        title=_("Order an action"),
        intro=_("For what belongs to no nonconformity, such as a decision or a suggestion."),
        submit=pgettext("action", "Order"),
        act=lambda data: services.order_action(actor=viewer, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse(REGISTER[1]),
        initial={"agency": agency},
        done=_("The action is ordered."),
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
    )


def _action(request: ViewerRequest, pk: int) -> Task:
    found: Task = get_object_or_404(reading.actions(request.viewer), pk=pk)
    return found


def _step(request: ViewerRequest, action: Task, service: Any, **page: Any) -> HttpResponse:
    act = partial(service, action_id=action.pk)
    return record_form(request, action, act=act, register=REGISTER, **page)


def _require(reason: object) -> None:
    if reason:
        raise NotAllowed(reason)


@form_methods
def complete(request: ViewerRequest, pk: int) -> HttpResponse:
    action = _action(request, pk)
    _require(act_refusal(request.viewer, action))
    return _step(
        request,
        action,
        services.complete_action,
        form=forms.DoneForm,
        title=_("Note that it is done"),
        submit=_("Save"),
        initial={"done_on": request.viewer.today},
        done=_("The action is done."),
    )


@form_methods
def verify(request: ViewerRequest, pk: int) -> HttpResponse:
    action = _action(request, pk)
    _require(verify_refusal(request.viewer, action))
    return _step(
        request,
        action,
        services.verify_action,
        form=forms.VerificationForm,
        title=_("Verify the action"),
        submit=_("Verify"),
        done=_("The action is verified."),
    )


@form_methods
def give_back(request: ViewerRequest, pk: int) -> HttpResponse:
    action = _action(request, pk)
    _require(verify_refusal(request.viewer, action))
    return _step(
        request,
        action,
        services.return_action,
        form=forms.ReasonedForm,
        title=_("Give the action back"),
        submit=_("Give back"),
        done=_("The action is given back."),
    )


@form_methods
def postpone(request: ViewerRequest, pk: int) -> HttpResponse:
    action = _action(request, pk)
    rights.require(request.viewer, permissions.DECIDE, action)
    return _step(
        request,
        action,
        services.postpone_action,
        form=forms.PostponeForm,
        title=_("Postpone the action"),
        submit=_("Postpone"),
        done=_("The action has a new day."),
    )


@form_methods
def drop(request: ViewerRequest, pk: int) -> HttpResponse:
    action = _action(request, pk)
    rights.require(request.viewer, permissions.DECIDE, action)
    return _step(
        request,
        action,
        services.drop_action,
        form=forms.ReasonedForm,
        title=_("Drop the action"),
        submit=_("Drop"),
        done=_("The action is dropped."),
    )
