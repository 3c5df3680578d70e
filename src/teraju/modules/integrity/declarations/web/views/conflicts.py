"""Conflicts of interest: the register, one of them, the decision and the end."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.integrity.declarations import permissions, services
from teraju.modules.integrity.declarations.domain.states import ConflictState
from teraju.modules.integrity.declarations.models import Conflict
from teraju.modules.integrity.declarations.selectors import reading
from teraju.modules.integrity.declarations.services.conflicts import decision_refusal
from teraju.modules.integrity.declarations.web import forms
from teraju.modules.integrity.declarations.web.common import TEXT, allow, history_of, record_form
from teraju.modules.integrity.declarations.web.registers import CONFLICTS
from teraju.modules.integrity.declarations.web.statuses import conflict_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import step

REGISTER = (CONFLICTS.title, "declarations_conflicts")


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, CONFLICTS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _conflict(request, pk)
    primary, others = _next(request.viewer, one)
    sections = [Section(_("What ties them to the matter"), TEXT, {"text": one.what})]
    if one.conditions:
        sections.append(Section(_("Conditions"), TEXT, {"text": one.conditions}))
    if one.decision_reason:
        sections.append(Section(_("Reason of the decision"), TEXT, {"text": one.decision_reason}))
    page = RecordPage(
        title=_("Conflict of interest: %(office)s") % {"office": one.office},
        target=one,
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
        status=conflict_status(one),
        primary=primary,
        actions=others,
        facts=_facts(one),
        sections=sections,
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


def _facts(one: Conflict) -> list[Fact]:
    return [
        Fact(_("Agency"), one.agency.name),
        Fact(_("Office"), one.office),
        Fact(_("Kind of interest"), one.get_interest_display()),
        Fact(_("With whom"), one.with_whom),
        Fact(_("Matter of the office"), one.matter),
        Fact(_("Declared on"), one.declared_on, url=one.declaration.get_absolute_url()),
        *(
            [Fact(_("Decided by"), one.decided_office, note=date_format(one.decided_on))]
            if one.decided_on
            else []
        ),
        *([Fact(_("Ended on"), one.ended_on, note=one.ended_because)] if one.ended_on else []),
    ]


def _next(viewer: Viewer, one: Conflict) -> tuple[Action | None, list[Action]]:
    if one.state == ConflictState.ENDED:
        return None, []
    refusal = decision_refusal(viewer, one)
    end = step(
        _("It has ended"), "declarations_conflict_end", one, "check", _end_refusal(viewer, one)
    )
    ways = [] if end.refusal else [end]
    if one.state == ConflictState.DECLARED:
        return step(_("Decide"), "declarations_conflict_decide", one, "gavel", refusal), ways
    if not refusal:
        ways.append(step(_("Decide anew"), "declarations_conflict_decide", one, "gavel"))
    return None, ways


def _end_refusal(viewer: Viewer, one: Conflict) -> object:
    if viewer.user_id is not None and viewer.user_id == one.person_id:
        return ""
    return rights.refusal(viewer, permissions.DECIDE, one)


@form_methods
def decide(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _conflict(request, pk)
    allow(decision_refusal(request.viewer, one))
    return record_form(
        request,
        one,
        form=forms.DecisionForm,
        title=_("Decide on the conflict of interest"),
        intro=_("Who declared it reads the decision; nobody decides on their own."),
        submit=_("Decide"),
        act=partial(services.decide_conflict, conflict_id=one.pk),
        facts=tuple(_facts(one)[1:5]),
        done=_("The decision is on record."),
        register=REGISTER,
    )


@form_methods
def end(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _conflict(request, pk)
    allow(_end_refusal(request.viewer, one))
    return record_form(
        request,
        one,
        form=forms.EndForm,
        title=_("The conflict has ended"),
        submit=_("It has ended"),
        act=partial(services.end_conflict, conflict_id=one.pk),
        initial={"ended_on": request.viewer.today},
        done=_("The end is on record."),
        register=REGISTER,
    )


def _conflict(request: ViewerRequest, pk: int) -> Conflict:
    found: Conflict = get_object_or_404(reading.conflicts(request.viewer), pk=pk)
    return found
