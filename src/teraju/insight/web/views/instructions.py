"""The register and the record of instructions, and what is done with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.insight import permissions, selectors, services
from teraju.insight.domain.instructions import Event, State
from teraju.insight.models import Instruction
from teraju.insight.web.forms import AnswerForm, InstructionForm, ReturnForm, WithdrawForm
from teraju.insight.web.registers import INSTRUCTIONS
from teraju.insight.web.statuses import instruction_status
from teraju.kernel.errors import NotAllowed
from teraju.platform.accounts import rights
from teraju.platform.web.forms import VersionedForm, form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, INSTRUCTIONS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    instruction = _instruction(request, pk)
    primary, actions = _actions(request, instruction)
    page = RecordPage(
        title=instruction.title,
        target=instruction,
        register_title=_("Instructions"),
        register_url=reverse("instructions"),
        status=instruction_status(instruction, request.viewer.today),
        primary=primary,
        actions=actions,
        facts=_facts(instruction),
        sections=_sections(instruction),
        is_example=instruction.is_example,
    )
    return record_page(request, page)


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    if not rights.allowed_somewhere(viewer, permissions.GIVE):
        raise NotAllowed(rights.reason(permissions.GIVE))
    return form_page(
        request,
        form=partial(InstructionForm, viewer=viewer),
        title=_("Give an instruction"),
        submit=_("Give the instruction"),
        act=lambda data: services.give_instruction(actor=viewer, **data),
        success=lambda made: _warned(request, made),
        back_url=reverse("instructions"),
        initial={"agency": request.GET.get("agency", "")},
        intro=_("It stays in the work list of the head of the agency until it is answered."),
        done=_("The instruction is given."),
        register_title=_("Instructions"),
        register_url=reverse("instructions"),
    )


@form_methods
def answer(request: ViewerRequest, pk: int) -> HttpResponse:
    return _move(
        request,
        pk,
        Event.ANSWER,
        form=AnswerForm,
        title=_("Answer the instruction"),
        submit=_("Send the answer"),
        serve=services.answer_instruction,
        done=_("The answer is with who gave the instruction."),
    )


@form_methods
def accept(request: ViewerRequest, pk: int) -> HttpResponse:
    return _move(
        request,
        pk,
        Event.ACCEPT,
        form=VersionedForm,
        title=_("Accept the answer"),
        submit=_("Accept"),
        serve=services.accept_answer,
        done=_("The answer is accepted."),
        intro=_("The instruction is closed with it."),
    )


@form_methods
def give_back(request: ViewerRequest, pk: int) -> HttpResponse:
    return _move(
        request,
        pk,
        Event.RETURN,
        form=ReturnForm,
        title=_("Give the answer back"),
        submit=_("Give back"),
        serve=services.return_answer,
        done=_("The instruction waits for a new answer."),
        intro=_("The answer is kept in the history."),
    )


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    return _move(
        request,
        pk,
        Event.WITHDRAW,
        form=WithdrawForm,
        title=_("Withdraw the instruction"),
        submit=_("Withdraw"),
        serve=services.withdraw_instruction,
        done=_("The instruction is withdrawn."),
        intro=_("It stays in the register with the reason."),
    )


def _warned(request: ViewerRequest, instruction: Instruction) -> str:
    """Tell that nobody would read it; the instruction stands all the same."""
    if not selectors.has_head(instruction.agency, request.viewer.today):
        messages.warning(
            request,
            _(
                "Nobody holds the role of head of this agency, so it is in nobody's work list. "
                "The administrator gives that role."
            ),
        )
    return instruction.get_absolute_url()


def _instruction(request: ViewerRequest, pk: int) -> Instruction:
    """The instruction if the viewer sees it; else a stranger's 404."""
    return get_object_or_404(selectors.instructions(request.viewer), pk=pk)


def _move(
    request: ViewerRequest,
    pk: int,
    event: Event,
    *,
    form: type[forms.Form],
    title: Text,
    submit: Text,
    serve: Callable[..., Instruction],
    done: Text,
    intro: Text = "",
) -> HttpResponse:
    """A form that moves an instruction one step and leads back to its page."""
    instruction = _instruction(request, pk)
    rights.require(request.viewer, permissions.right_to(event), instruction)

    def act(data: dict[str, Any]) -> Instruction:
        version = data.pop("version")
        return serve(actor=request.viewer, instruction_id=pk, expected_version=version, **data)

    return form_page(
        request,
        form=form,
        title=title,
        submit=submit,
        act=act,
        success=lambda moved: moved.get_absolute_url(),
        back_url=instruction.get_absolute_url(),
        initial={"version": instruction.version},
        intro=intro,
        done=done,
        facts=_asked(instruction),
        register_title=instruction.title,
        register_url=instruction.get_absolute_url(),
    )


def _asked(instruction: Instruction) -> tuple[Fact, ...]:
    """What was asked and what came back: whoever answers or judges reads it beside the form."""
    facts = [
        Fact(_("Agency"), instruction.agency.name),
        Fact(_("What is to be done"), instruction.title),
        *_filled(_("Explanation"), instruction.text),
        Fact(_("Answer by"), instruction.due_on),
        *_filled(_("Answer"), instruction.answer),
        *_filled(_("What was missing"), instruction.return_note),
    ]
    return tuple(facts)


def _facts(instruction: Instruction) -> list[Fact]:
    agency = reverse("agency", args=[instruction.agency_id])
    facts = [
        Fact(_("Agency"), instruction.agency.name, url=agency),
        Fact(_("Given by"), instruction.issued_office),
        Fact(_("Given on"), instruction.issued_on),
        Fact(_("Answer by"), instruction.due_on),
    ]
    if instruction.answered_on:
        facts += [
            Fact(_("Answered by"), instruction.answered_office),
            Fact(_("Answered on"), instruction.answered_on),
        ]
    if instruction.closed_on:
        facts.append(Fact(_("Closed on"), instruction.closed_on))
    return [*facts, *_filled(_("Reason"), instruction.closing_reason)]


def _filled(label: str, value: str) -> list[Fact]:
    return [Fact(label, value)] if value else []


def _sections(instruction: Instruction) -> list[Section]:
    """The words themselves, what came back first."""
    texts = [
        (_("Answer"), instruction.answer),
        (_("What was missing"), instruction.return_note),
        (_("Explanation"), instruction.text),
    ]
    return [
        Section(title, "web/sections/text.html", {"text": text}) for title, text in texts if text
    ]


def _actions(
    request: ViewerRequest, instruction: Instruction
) -> tuple[Action | None, list[Action]]:
    """The one next step, and what else can be done."""
    if instruction.state == State.OPEN:
        step = _action(request, instruction, Event.ANSWER, _("Write the answer"), "reply")
        return step, [_action(request, instruction, Event.WITHDRAW, _("Withdraw"), "x")]
    if instruction.state == State.ANSWERED:
        step = _action(request, instruction, Event.ACCEPT, _("Accept the answer"), "check")
        return step, [_action(request, instruction, Event.RETURN, _("Give it back"), "undo-2")]
    return None, []


def _action(
    request: ViewerRequest, instruction: Instruction, event: Event, label: Text, icon: str
) -> Action:
    refusal = rights.refusal(request.viewer, permissions.right_to(event), instruction)
    url = reverse(f"instruction_{event}", args=[instruction.pk])
    return Action(label, url, refusal=str(refusal), icon=icon)
