"""Planned changes: the register, one of them, and every step of its way."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.planning import permissions, services
from teraju.modules.planning.domain.objective_states import ChangeState
from teraju.modules.planning.models import Change
from teraju.modules.planning.selectors import changes as selectors
from teraju.modules.planning.services.changes import FIELDS
from teraju.modules.planning.web.change_sections import facts, sections
from teraju.modules.planning.web.common import found
from teraju.modules.planning.web.forms.changes import (
    CarriedOutForm,
    ChangeForm,
    DecisionForm,
    EffectForm,
    LinkForm,
    ProposalForm,
)
from teraju.modules.planning.web.forms.objectives import ReasonedForm
from teraju.modules.planning.web.objective_history import history_of
from teraju.modules.planning.web.objective_status import change_status
from teraju.modules.planning.web.registers.changes import CHANGES
from teraju.modules.planning.web.steps import step_page
from teraju.platform.accounts import rights
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import VersionedForm, form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

WRITE, APPROVE, CLOSE = permissions.CHANGE_WRITE, permissions.APPROVE, permissions.CHANGE_CLOSE


@require_safe
def change_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, CHANGES)


@require_safe
def change_record(request: ViewerRequest, pk: int) -> HttpResponse:
    change = get_object_or_404(selectors.changes(request.viewer), pk=pk)
    text, primary, others = _next(request, change)
    page = RecordPage(
        title=change.title,
        number=change.code,
        target=change,
        register_title=_("Planned changes"),
        register_url=reverse("planning_changes"),
        status=change_status(change),
        next_step=text,
        primary=primary,
        actions=others,
        facts=facts(change),
        sections=sections(request, change),
        is_example=change.is_example,
    )
    return record_page(request, page, history=lambda: history_of(change))


@form_methods
def change_add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, WRITE)
    agency = rights.agencies_where(viewer, WRITE).first()
    count = Change.objects.visible_to(viewer).filter(agency=agency).count()
    return form_page(
        request,
        form=partial(ChangeForm, viewer=viewer),
        title=_("Propose a change"),
        intro=_("A change of the system is thought through before it is made."),
        submit=_("Propose"),
        act=lambda data: services.propose_change(actor=viewer, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse("planning_changes"),
        initial={
            "agency": request.GET.get("agency") or (agency.pk if agency else None),
            "code": f"UB-{count + 1:02}",
        },
        done=_("The proposal waits for the head."),
        register_title=_("Planned changes"),
        register_url=reverse("planning_changes"),
    )


@form_methods
def change_edit(request: ViewerRequest, pk: int) -> HttpResponse:
    change = _change(request, pk, WRITE)
    return _step(
        request,
        change,
        form=ProposalForm,
        title=_("Change the proposal"),
        submit=_("Save"),
        act=partial(services.change_proposal, change_id=pk),
        initial={name: getattr(change, name) for name in FIELDS},
        done=_("Saved."),
    )


@form_methods
def change_decide(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _change(request, pk, APPROVE),
        form=DecisionForm,
        title=_("Decide for the change"),
        submit=_("Decide for it"),
        act=partial(services.decide_change, change_id=pk),
        done=_("The change is decided: it is to be carried out."),
    )


@form_methods
def change_refuse(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _change(request, pk, APPROVE),
        form=ReasonedForm,
        title=_("Refuse the change"),
        submit=_("Refuse"),
        act=partial(services.refuse_change, change_id=pk),
        done=_("The change is refused."),
    )


@form_methods
def change_cancel(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _change(request, pk, WRITE),
        form=ReasonedForm,
        title=_("Cancel the change"),
        submit=_("Cancel the change"),
        act=partial(services.cancel_change, change_id=pk),
        done=_("The change is cancelled."),
    )


@form_methods
def change_carry_out(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _change(request, pk, WRITE),
        form=CarriedOutForm,
        title=_("Note that it is carried out"),
        intro=_("Somebody else looks at its effect later."),
        submit=_("Save"),
        act=partial(services.carry_out_change, change_id=pk),
        initial={"carried_out_on": request.viewer.today},
        done=_("The change is carried out. Its effect is reviewed later."),
    )


@form_methods
def change_review(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _change(request, pk, WRITE),
        form=EffectForm,
        title=_("Review the effect"),
        intro=_("By somebody who did not carry it out, from the set day on."),
        submit=_("Save the review"),
        act=partial(services.review_change, change_id=pk),
        done=_("The effect is reviewed."),
    )


@form_methods
def change_close(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _change(request, pk, CLOSE),
        form=ReasonedForm,
        title=_("Close the change"),
        intro=_("Say what follows from the review: it stays so, more is done, or it is undone."),
        submit=_("Close"),
        act=partial(services.close_change, change_id=pk),
        done=_("The change is closed."),
    )


@form_methods
def change_link(request: ViewerRequest, pk: int) -> HttpResponse:
    change = _change(request, pk, WRITE)

    def act(*, target: str, **values: Any) -> Change:
        kind, _colon, target_id = target.rpartition(":")
        return services.link_record(change_id=pk, kind=kind, target_id=int(target_id), **values)

    return _step(
        request,
        change,
        form=partial(LinkForm, viewer=request.viewer, government_id=change.government_id),
        title=_("Link a record"),
        intro=_("A process, a document or another record that the change is about."),
        submit=_("Link"),
        act=act,
        done=_("The record is linked."),
    )


@form_methods
def change_unlink(request: ViewerRequest, pk: int) -> HttpResponse:
    link = get_object_or_404(selectors.change_links(request.viewer), pk=pk)
    rights.require(request.viewer, WRITE, link.change)
    return step_page(
        request,
        link.change,
        form=VersionedForm,
        title=_("Remove the link"),
        submit=_("Remove"),
        act=lambda actor, **_version: services.unlink_record(actor=actor, link_id=pk),
        facts=(Fact(_("Linked record"), link.title),),
        done=_("The link is removed."),
        register=(_("Planned changes"), "planning_changes"),
    )


def _change(request: ViewerRequest, pk: int, right: str) -> Change:
    change: Change = found(request, selectors.changes(request.viewer), pk, right)
    return change


def _step(request: ViewerRequest, change: Change, **page: Any) -> HttpResponse:
    return step_page(request, change, register=(_("Planned changes"), "planning_changes"), **page)


def _next(request: ViewerRequest, change: Change) -> tuple[str, Action | None, list[Action]]:
    """The one thing to do, whose it is, and the ways out."""

    def way(right: str, label: str, name: str, icon: str) -> Action:
        return record_action(request.viewer, change, right, label, name, icon)

    cancel = way(WRITE, _("Cancel the change"), "planning_change_cancel", "x")
    match change.state:
        case ChangeState.PROPOSED:
            others = [
                way(APPROVE, _("Refuse"), "planning_change_refuse", "ban"),
                way(WRITE, _("Change the proposal"), "planning_change_edit", "pencil"),
                cancel,
            ]
            decide = way(APPROVE, _("Decide for it"), "planning_change_decide", "check")
            return _("The head decides; who proposed it does not."), decide, _open(others)
        case ChangeState.DECIDED:
            text = _("Planned for %(day)s.") % {"day": date_format(change.planned_on)}
            done = way(
                WRITE, _("Note that it is carried out"), "planning_change_carry_out", "check"
            )
            return text, done, _open([cancel])
        case ChangeState.CARRIED_OUT:
            return _reviewed_from(request, change)
        case ChangeState.REVIEWED:
            close = way(CLOSE, _("Close"), "planning_change_close", "archive")
            return _("Say what follows from the review."), close, []
    return change.ended_because, None, []


def _reviewed_from(
    request: ViewerRequest, change: Change
) -> tuple[str, Action | None, list[Action]]:
    """The review, from its day on and for somebody else."""
    day = date_format(change.review_due) if change.review_due else ""
    text = _("The effect is reviewed from %(day)s, by somebody who did not carry it out.") % {
        "day": day
    }
    if change.review_due and request.viewer.today < change.review_due:
        return text, None, []
    review = record_action(
        request.viewer,
        change,
        WRITE,
        _("Review the effect"),
        "planning_change_review",
        "search-check",
    )
    if change.carried_out_by_id == request.viewer.user_id:
        own = _("You carried this change out: somebody else reviews its effect.")
        review = Action(review.label, review.url, own, review.icon)
    return text, review, []


def _open(actions: list[Action]) -> list[Action]:
    return [one for one in actions if not one.refusal]
