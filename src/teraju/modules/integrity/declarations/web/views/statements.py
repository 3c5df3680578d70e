"""Statements for assignments: given by each member, copied from paper, looked at."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.kernel.errors import NotAllowed
from teraju.modules.integrity.declarations import services
from teraju.modules.integrity.declarations.domain.statements import Step
from teraju.modules.integrity.declarations.domain.states import ExceptionState
from teraju.modules.integrity.declarations.models import Statement
from teraju.modules.integrity.declarations.refusals import NothingAsked
from teraju.modules.integrity.declarations.selectors import reading
from teraju.modules.integrity.declarations.selectors.teams import given_of, step_owed
from teraju.modules.integrity.declarations.services.statements import (
    asked_team,
    handling_refusal,
    own_place,
    statement_text,
)
from teraju.modules.integrity.declarations.web import forms
from teraju.modules.integrity.declarations.web.common import TEXT, allow, history_of, record_form
from teraju.modules.integrity.declarations.web.registers import STATEMENTS
from teraju.modules.integrity.declarations.web.statuses import exception_status
from teraju.platform.links.teams import Member, Team, may_copy
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import step

from .declarations import CONFIRM

REGISTER = (STATEMENTS.title, "declarations_statements")


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, STATEMENTS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _statement(request, pk)
    primary = None
    if one.exception == ExceptionState.RAISED:
        refusal = handling_refusal(request.viewer, one)
        primary = step(_("Look at it"), "declarations_statement_handle", one, "gavel", refusal)
    sections = [Section(_("Text that was confirmed"), TEXT, {"text": one.text})]
    if one.told:
        sections.insert(0, Section(_("What was offered or promised"), TEXT, {"text": one.told}))
    if one.handling:
        sections.insert(1, Section(_("What was done"), TEXT, {"text": one.handling}))
    page = RecordPage(
        title=one.subject_title,
        target=one,
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
        status=exception_status(one),
        primary=primary,
        facts=_facts(one),
        sections=sections,
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


def _facts(one: Statement) -> list[Fact]:
    return [
        *([Fact(_("Agency"), one.agency.name)] if one.agency else []),
        Fact(_("Office"), one.office),
        Fact(pgettext("statement", "Given"), one.get_step_display()),
        Fact(_("Given on"), one.given_on),
        *(
            [Fact(_("Copied from paper by"), one.copied_by, note=one.paper_note)]
            if one.copied_by
            else []
        ),
        *(
            [
                Fact(_("Looked at by"), one.handled_office, note=date_format(one.handled_on)),
                Fact(_("What came of it"), one.get_outcome_display()),
            ]
            if one.handled_on
            else []
        ),
    ]


@form_methods
def give(request: ViewerRequest, kind: str, pk: int) -> HttpResponse:
    """The statement that the viewer owes as a member of the team."""
    team = _team(request, kind, pk)
    member = own_place(request.viewer, team)
    if member is None:
        raise NotAllowed(_("Each member of the team states it for themselves."))
    service = partial(services.give_statement, kind=kind, pk=pk)
    return _form(request, team, member, service, forms.StatementForm)


@form_methods
def copy(request: ViewerRequest, kind: str, pk: int, member: int) -> HttpResponse:
    """What an office from elsewhere stated on paper."""
    team = _team(request, kind, pk)
    place = next((one for one in team.members if one.key == member), None)
    if place is None or place.person_id is not None:
        raise NotAllowed(_("Each member of the team states it for themselves."))
    if not may_copy(request.viewer, kind, pk):
        raise NotAllowed(_("Only who manages this work copies a statement from paper."))
    service = partial(services.copy_statement, kind=kind, pk=pk, member_key=member)
    return _form(request, team, place, service, forms.CopyForm)


def _form(
    request: ViewerRequest, team: Team, member: Member, service: Any, form: Any
) -> HttpResponse:
    owed = step_owed(team, member.key, given_of(team.kind, [team.pk]).get(team.pk, []))
    shown = owed or (Step.CLOSE if len(team.steps) > 1 else Step.BEGIN)

    def act(data: dict[str, Any]) -> Any:
        has = data.pop("exception") == "yes"
        told = data.pop("told", "")
        return service(actor=request.viewer, told=told if has else "", **data)

    return form_page(
        request,
        form=form,
        title=_("Statement before the beginning")
        if shown is Step.BEGIN
        else _("Statement before the end"),
        intro="" if owed else _("This statement was given already; nothing more is asked now."),
        submit=_("Give the statement"),
        act=act,
        success=lambda _made: team.url,
        back_url=team.url,
        initial={"step": str(shown)},
        done=_("The statement is on record."),
        facts=(Fact(_("Assignment"), team.title, url=team.url), Fact(_("Office"), member.office)),
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
        template=CONFIRM,
        context={"confirmed_text": statement_text(shown, team.title)},
    )


@form_methods
def handle(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _statement(request, pk)
    allow(handling_refusal(request.viewer, one))
    return record_form(
        request,
        one,
        form=forms.HandlingForm,
        title=_("Look at the exception"),
        intro=_("Until this is said, the work neither begins nor ends."),
        submit=_("Keep what was done"),
        act=partial(services.handle_exception, statement_id=one.pk),
        facts=(
            Fact(_("Assignment"), one.subject_title),
            Fact(_("Office"), one.office),
            Fact(_("What was offered or promised"), one.told),
        ),
        done=_("It is on record; the team may go on."),
        register=REGISTER,
    )


def _team(request: ViewerRequest, kind: str, pk: int) -> Team:
    try:
        return asked_team(request.viewer, kind, pk)
    except NothingAsked as error:
        raise Http404(str(error)) from error


def _statement(request: ViewerRequest, pk: int) -> Statement:
    found: Statement = get_object_or_404(reading.statements(request.viewer), pk=pk)
    return found
