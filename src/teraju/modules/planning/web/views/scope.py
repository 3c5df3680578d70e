"""The statement of scope and what it declares not applicable."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.modules.planning import permissions, services
from teraju.modules.planning.models import ScopeExclusion, ScopeStatement
from teraju.modules.planning.selectors import system as selectors
from teraju.modules.planning.web.common import TABLE, TEXT, found
from teraju.modules.planning.web.forms.system import (
    ApprovalForm,
    ExclusionForm,
    ScopeChangeForm,
    ScopeForm,
)
from teraju.modules.planning.web.registers.system import SCOPES
from teraju.platform.accounts import rights
from teraju.platform.papers.web.sections import papers_if_any
from teraju.platform.web.forms import form_page
from teraju.platform.web.kinds import Action, Fact, Link, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import register_page

from .approval import REGISTERS, approvable_page
from .pages import add_page, calls, change_page, of_record, removal_page

REGISTER = REGISTERS["scope"]
FIELDS = ("text", "services", "boundaries", "effective_on")
LISTS = ("editions", "sites", "processes")
WRITE = permissions.SCOPE_WRITE


def scope_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, SCOPES)


def scope_record(request: ViewerRequest, pk: int) -> HttpResponse:
    statement = get_object_or_404(selectors.scope_statements(request.viewer), pk=pk)
    return approvable_page(
        request,
        statement,
        "scope",
        facts=_facts(statement),
        sections=[
            Section(_("Statement"), TEXT, {"text": statement.text}),
            Section(_("Services covered"), TEXT, {"text": statement.services}),
            _processes(statement),
            Section(_("Boundaries"), TEXT, {"text": statement.boundaries}),
            _exclusions(request, statement),
            *papers_if_any(request.viewer, statement),
        ],
        issued_by="planning_scope_issue",
    )


def _facts(statement: ScopeStatement) -> list[Fact]:
    return [
        Fact(_("Agency"), statement.agency.name),
        Fact(_("Standards"), [str(one) for one in statement.editions.all()]),
        Fact(_("Sites"), [str(one) for one in statement.sites.all()]),
        Fact(_("In force from"), statement.effective_on),
    ]


def _processes(statement: ScopeStatement) -> Section:
    rows = [
        [Link(one.name, one.get_absolute_url()), one.code, one.owner_office]
        for one in statement.processes.order_by("kind", "order", "code", "pk")
    ]
    headers = [_("Process"), _("Code"), _("Owner")]
    return Section(_("Processes covered"), TABLE, {"headers": headers, "rows": rows})


def _exclusions(request: ViewerRequest, statement: ScopeStatement) -> Section:
    changes = statement.is_draft and rights.allowed(request.viewer, WRITE, statement)
    rows = [
        [
            [f"{one.requirement.edition} {one.requirement}"],
            one.reason,
            *([_remove(statement, one)] if changes else []),
        ]
        for one in statement.exclusions.select_related("requirement__edition__standard").order_by(
            "pk"
        )
    ]
    headers = [_("Requirement"), _("Justification")]
    context = {
        "headers": [*headers, _("Change")] if changes else headers,
        "rows": rows,
        "empty": _("None: every requirement of the standards applies."),
    }
    url = reverse("planning_exclusion_add", args=[statement.pk])
    add = Action(_("Declare one not applicable"), url, icon="plus") if changes else None
    return Section(_("Requirements that do not apply"), TABLE, context, action=add)


def _remove(statement: ScopeStatement, one: ScopeExclusion) -> Link:
    return Link(_("Remove"), reverse("planning_exclusion_remove", args=[statement.pk, one.pk]))


def scope_add(request: ViewerRequest) -> HttpResponse:
    return add_page(
        request,
        form=ScopeForm,
        service=services.draft_scope,
        title=_("Draft a statement"),
        intro=_("One statement is in force at a time; the present one stays until this begins."),
        register=REGISTER,
        initial={"effective_on": request.viewer.today},
    )


def scope_change(request: ViewerRequest, pk: int) -> HttpResponse:
    statement = _writable(request, pk)
    return change_page(
        request,
        statement,
        form=of_record(ScopeChangeForm, request, statement),
        act=calls(services.change_scope, request, statement_id=pk),
        fields=FIELDS,
        initial={name: getattr(statement, name).all() for name in LISTS},
        register=REGISTER,
    )


def exclusion_add(request: ViewerRequest, pk: int) -> HttpResponse:
    statement = _writable(request, pk)
    back = statement.get_absolute_url()
    return form_page(
        request,
        form=partial(ExclusionForm, statement=statement),
        title=_("Declare a requirement not applicable"),
        intro=_(
            "Only a standard that allows it, and only with a justification. SNI ISO 37001 allows "
            "nothing to be left out."
        ),
        facts=(Fact(_("Record"), str(statement), url=back),),
        submit=_("Declare"),
        act=lambda data: services.add_exclusion(actor=request.viewer, statement_id=pk, **data),
        success=lambda one: back,
        back_url=back,
        done=_("Saved."),
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
    )


def exclusion_remove(request: ViewerRequest, pk: int, exclusion: int) -> HttpResponse:
    statement = _writable(request, pk)
    one = statement.exclusions.select_related("requirement").filter(pk=exclusion).first()
    if one is None:
        raise Http404
    return removal_page(
        request,
        statement,
        what=one,
        act=lambda: services.remove_exclusion(
            actor=request.viewer, statement_id=pk, exclusion_id=exclusion
        ),
        register=REGISTER,
    )


def scope_issue(request: ViewerRequest, pk: int) -> HttpResponse:
    rows = ScopeStatement.objects.visible_to(request.viewer)
    statement = found(request, rows, pk, permissions.APPROVE)
    return change_page(
        request,
        statement,
        form=ApprovalForm,
        act=lambda data: services.issue_scope(actor=request.viewer, statement_id=pk),
        fields=(),
        register=REGISTER,
        title=_("Issue as a paper"),
        submit=_("Issue"),
        intro=_("A signed PDF with a number and a code by which anybody can check it."),
        done=_("The paper is issued; it stands on the page."),
    )


def _writable(request: ViewerRequest, pk: int) -> ScopeStatement:
    rows = ScopeStatement.objects.visible_to(request.viewer)
    statement: ScopeStatement = found(request, rows, pk, WRITE)
    return statement
