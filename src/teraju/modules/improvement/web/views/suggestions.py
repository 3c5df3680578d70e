"""Suggestions for improvement: the register, one of them, and what is decided on it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.kernel.errors import NotAllowed
from teraju.modules.improvement import permissions, services
from teraju.modules.improvement.domain.states import SuggestionState
from teraju.modules.improvement.models import Suggestion
from teraju.modules.improvement.selectors import reading
from teraju.modules.improvement.web import forms
from teraju.modules.improvement.web.common import TEXT, history_of, record_form, require_somewhere
from teraju.modules.improvement.web.registers import SUGGESTIONS
from teraju.modules.improvement.web.statuses import suggestion_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import agency_asked
from teraju.platform.web.record_parts import allowed, step

REGISTER = (SUGGESTIONS.title, "improvement_suggestions")


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, SUGGESTIONS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _suggestion(request, pk)
    primary, others = _next(request.viewer, one)
    page = RecordPage(
        title=one.title,
        target=one,
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
        status=suggestion_status(one),
        primary=primary,
        actions=allowed(others),
        facts=_facts(one),
        sections=[
            Section(_("What would change"), TEXT, {"text": one.description}),
            Section(_("What it is good for"), TEXT, {"text": one.benefit}),
        ],
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


def _facts(one: Suggestion) -> list[Fact]:
    action = one.action
    return [
        Fact(_("Agency"), one.agency.name),
        Fact(_("Source"), one.get_source_display()),
        Fact(_("Suggested by"), one.proposed_office, note=date_format(one.proposed_on)),
        *(
            [
                Fact(_("Decided by"), one.decided_office, note=date_format(one.decided_on)),
                Fact(_("Reason of the decision"), one.decision_reason),
            ]
            if one.decided_on
            else []
        ),
        *([Fact(_("Action"), action.title, url=action.get_absolute_url())] if action else []),
        *([Fact(_("Carried out on"), one.carried_out_on)] if one.carried_out_on else []),
    ]


def decision_refusal(viewer: Viewer, one: Suggestion) -> object:
    if viewer.user_id is not None and viewer.user_id == one.proposed_by_id:
        return _("You made this suggestion: somebody else decides on it.")
    return rights.refusal(viewer, permissions.DECIDE, one)


def withdrawal_refusal(viewer: Viewer, one: Suggestion) -> object:
    mine = viewer.user_id is not None and viewer.user_id == one.proposed_by_id
    return "" if mine else _("Only who made a suggestion takes it back.")


def _next(viewer: Viewer, one: Suggestion) -> tuple[Action | None, list[Action]]:
    refusal = decision_refusal(viewer, one)
    refuse = step(_("Refuse"), "improvement_suggestion_refuse", one, "ban", refusal)
    if one.state == SuggestionState.PROPOSED:
        accept = step(_("Accept"), "improvement_suggestion_accept", one, "check", refusal)
        back = withdrawal_refusal(viewer, one)
        take_back = step(_("Take it back"), "improvement_suggestion_withdraw", one, "x", back)
        return accept, [refuse, take_back]
    if one.state == SuggestionState.ACCEPTED and one.action:
        return Action(_("Open the action"), one.action.get_absolute_url(), icon="list-checks"), []
    return None, []


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    require_somewhere(viewer, permissions.SUGGEST)
    return form_page(
        request,
        form=partial(forms.SuggestionForm, viewer=viewer),
        title=_("Make a suggestion"),
        intro=_("How could something be better, for customers or for colleagues?"),
        submit=_("Suggest"),
        act=lambda data: services.suggest(actor=viewer, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse(REGISTER[1]),
        initial={"agency": agency_asked(request, permissions.SUGGEST)},
        done=_("The suggestion waits for a decision."),
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
    )


def _suggestion(request: ViewerRequest, pk: int) -> Suggestion:
    found: Suggestion = get_object_or_404(reading.suggestions(request.viewer), pk=pk)
    return found


def _step(request: ViewerRequest, one: Suggestion, service: Any, **page: Any) -> HttpResponse:
    act = partial(service, suggestion_id=one.pk)
    return record_form(request, one, act=act, register=REGISTER, **page)


def _require(reason: object) -> None:
    if reason:
        raise NotAllowed(reason)


@form_methods
def accept(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _suggestion(request, pk)
    _require(decision_refusal(request.viewer, one))
    return _step(
        request,
        one,
        services.accept_suggestion,
        form=partial(forms.AcceptanceForm, viewer=request.viewer, agency=one.agency),
        title=_("Accept the suggestion"),
        intro=_("It becomes an action with an owner and a day."),
        submit=_("Accept"),
        done=_("The suggestion is accepted."),
    )


@form_methods
def refuse(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _suggestion(request, pk)
    _require(decision_refusal(request.viewer, one))
    return _step(
        request,
        one,
        services.refuse_suggestion,
        form=forms.ReasonedForm,
        title=_("Refuse the suggestion"),
        submit=_("Refuse"),
        done=_("The suggestion is refused."),
    )


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _suggestion(request, pk)
    _require(withdrawal_refusal(request.viewer, one))
    return _step(
        request,
        one,
        services.withdraw_suggestion,
        form=forms.ReasonedForm,
        title=_("Take the suggestion back"),
        submit=_("Take back"),
        done=_("The suggestion is taken back."),
    )
