"""Requests to change a document: asked by anybody, answered by its owner."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.kernel.errors import NotAllowed
from teraju.modules.documents import permissions, services
from teraju.modules.documents.models import ChangeRequest
from teraju.modules.documents.services.requests import (
    ONLY_THESE_ANSWER,
    refusal_to_answer,
)
from teraju.modules.documents.web.common import document_form, document_of, request_of
from teraju.modules.documents.web.forms.documents import AnswerForm, AskForm, DeclineForm
from teraju.modules.documents.web.registers import REQUESTS
from teraju.modules.documents.web.statuses import request_status
from teraju.platform.accounts import rights
from teraju.platform.web.forms import VersionedForm, form_methods
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page


@require_safe
def request_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, REQUESTS)


@require_safe
def request_record(request: ViewerRequest, pk: int) -> HttpResponse:
    one = request_of(request, pk)
    primary, actions = _actions(request, one)
    page = RecordPage(
        title=one.wish if len(one.wish) < 120 else f"{one.wish[:119]}…",
        target=one,
        register_title=pgettext("documents", "Change requests"),
        register_url=reverse("document_requests"),
        status=request_status(one),
        next_step=_("Accept it and a draft begins, or decline it and say why.")
        if one.is_open
        else "",
        primary=primary,
        actions=actions,
        facts=_facts(one),
        is_example=one.is_example,
    )
    return record_page(request, page)


def _actions(request: ViewerRequest, one: ChangeRequest) -> tuple[Action | None, list[Action]]:
    if not one.is_open:
        to = Action(_("To the document"), one.document.get_absolute_url(), icon="arrow-right")
        return to, []
    refusal = str(refusal_to_answer(request.viewer, one.document))

    def step(label: str, name: str, icon: str) -> Action:
        return Action(label, reverse(name, args=[one.pk]), refusal=refusal, icon=icon)

    accept = step(_("Accept"), "document_request_accept", "check")
    decline = step(_("Decline"), "document_request_decline", "x")
    own = one.asked_by_id == request.viewer.user_id
    back = Action(
        _("Take it back"), reverse("document_request_take_back", args=[one.pk]), icon="undo-2"
    )
    return accept, [*([] if refusal else [decline]), *([back] if own else [])]


def _facts(one: ChangeRequest) -> list[Fact]:
    document, revision = one.document, one.revision
    facts = [
        Fact(_("Document"), str(document), url=document.get_absolute_url()),
        Fact(_("What should change"), one.wish),
        Fact(pgettext("change request", "why"), one.reason),
        Fact(_("Asked by"), one.asked_office),
        Fact(_("Asked on"), one.asked_on),
    ]
    if one.answered_on:
        facts += [
            Fact(_("Answered by"), one.answered_office),
            Fact(_("Answered on"), one.answered_on),
            Fact(_("Answer"), one.answer or None),
        ]
    if revision is not None:
        url = reverse("document_revision", args=[document.pk, revision.pk])
        facts.append(Fact(_("Revision"), revision.label, url=url))
    return facts


@form_methods
def ask(request: ViewerRequest, pk: int) -> HttpResponse:
    return document_form(
        request,
        document_of(request, pk),
        right=permissions.ASK,
        form=AskForm,
        title=_("Ask for a change"),
        submit=_("Ask"),
        act=lambda data: services.ask_change(actor=request.viewer, document_id=pk, **data),
        success=lambda made: made.get_absolute_url(),
        intro=_("The owner of the document answers: accepted it becomes a new revision."),
        done=_("The owner finds it among what waits for them."),
    )


@form_methods
def accept(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _to_answer(request, pk)
    return _step(
        request,
        one,
        services.accept_request,
        form=AnswerForm,
        title=_("Accept the request"),
        submit=_("Accept"),
        intro=_("The next revision begins as a draft; a draft that stands takes the wish in."),
        done=_("Accepted. The draft is there: change the text."),
    )


@form_methods
def decline(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _to_answer(request, pk)
    return _step(
        request,
        one,
        services.decline_request,
        form=DeclineForm,
        title=_("Decline the request"),
        submit=_("Decline"),
        done=_("Declined."),
    )


@form_methods
def take_back(request: ViewerRequest, pk: int) -> HttpResponse:
    one = request_of(request, pk)
    if one.asked_by_id != request.viewer.user_id:
        raise Http404
    return _step(
        request,
        one,
        services.take_back_request,
        right=permissions.ASK,
        form=VersionedForm,
        title=_("Take it back"),
        submit=_("Take it back"),
        done=_("Taken back."),
    )


def _to_answer(request: ViewerRequest, pk: int) -> ChangeRequest:
    one = request_of(request, pk)
    rights.require(request.viewer, permissions.ANSWER, one.document)
    if not services.may_answer(request.viewer, one.document):
        raise NotAllowed(ONLY_THESE_ANSWER)
    return one


def _step(
    request: ViewerRequest,
    one: ChangeRequest,
    service: Callable[..., Any],
    *,
    right: str = permissions.ANSWER,
    **shown: Any,
) -> HttpResponse:
    def act(data: dict[str, Any]) -> Any:
        version = data.pop("version")
        return service(actor=request.viewer, request_id=one.pk, expected_version=version, **data)

    return document_form(
        request,
        one.document,
        right=right,
        act=act,
        success=lambda made: made.document.get_absolute_url(),
        version=one.version,
        **shown,
    )
