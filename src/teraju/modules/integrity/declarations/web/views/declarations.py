"""Declarations: the register, one of them, giving one's own, and the pact as a paper."""

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

from teraju.modules.integrity.declarations import permissions, services
from teraju.modules.integrity.declarations.domain.kinds import RoundKind
from teraju.modules.integrity.declarations.models import Declaration, Duty
from teraju.modules.integrity.declarations.selectors import reading
from teraju.modules.integrity.declarations.services.declaring import event_text
from teraju.modules.integrity.declarations.services.papers import issue_refusal, pact_in_force
from teraju.modules.integrity.declarations.web import forms
from teraju.modules.integrity.declarations.web.common import (
    TABLE,
    TEXT,
    allow,
    history_of,
    record_form,
)
from teraju.modules.integrity.declarations.web.registers import DECLARATIONS
from teraju.modules.integrity.declarations.web.statuses import conflict_status, declaration_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.web.sections import papers_if_any
from teraju.platform.web.forms import VersionedForm, form_methods, form_page, versioned
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import agency_asked
from teraju.platform.web.record_parts import step

REGISTER = (DECLARATIONS.title, "declarations_declarations")
CONFIRM = "declarations/confirm.html"


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    url = reverse("declarations_statements")
    more = [Action(_("Statements for assignments"), url, icon="file-check")]
    return register_page(request, DECLARATIONS, more=more)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _declaration(request, pk)
    page = RecordPage(
        title=one.get_kind_display().capitalize(),
        target=one,
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
        status=declaration_status(one),
        primary=_primary(request, one),
        facts=_facts(one),
        sections=[
            *_conflicts(request, one),
            Section(_("Text that was confirmed"), TEXT, {"text": one.text}),
            *papers_if_any(request.viewer, one),
        ],
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


def _primary(request: ViewerRequest, one: Declaration) -> Action | None:
    if one.kind != RoundKind.PACT or issue_refusal(request.viewer, one):
        return None
    if pact_in_force(request.viewer, one):
        return None
    return step(_("Issue the paper"), "declarations_pact_issue", one, "stamp")


def _facts(one: Declaration) -> list[Fact]:
    of = one.round
    return [
        Fact(_("Agency"), one.agency.name),
        Fact(_("Office"), one.office),
        Fact(_("Declared on"), one.declared_on),
        Fact(
            pgettext("duty", "Round"),
            str(of) if of else _("in between"),
            url=of.get_absolute_url() if of else "",
        ),
    ]


def _conflicts(request: ViewerRequest, one: Declaration) -> list[Section]:
    if not one.has_conflict:
        return []
    rows = [
        [Link(row.get_interest_display(), row.get_absolute_url()), row.matter, conflict_status(row)]
        for row in reading.conflicts(request.viewer).filter(declaration=one).order_by("pk")
    ]
    headers = [_("Kind of interest"), _("Matter of the office"), _("Status")]
    context = {"headers": headers, "rows": rows, "empty": ""}
    return [Section(_("Conflicts of interest"), TABLE, context)]


@form_methods
def give(request: ViewerRequest, pk: int) -> HttpResponse:
    """Declare in a round, as the person who is asked."""
    viewer = request.viewer
    duty = get_object_or_404(
        Duty.objects.filter(
            person=viewer.user_id, government__in=viewer.government_ids
        ).select_related("round", "agency", "government"),
        pk=pk,
    )
    is_pact = duty.round.kind == RoundKind.PACT

    return form_page(
        request,
        form=forms.PactForm if is_pact else forms.ConflictDutyForm,
        title=str(duty.round).capitalize(),
        intro=_(
            "Until %(day)s. What you declare is read by the head of your agency, the "
            "anti-bribery compliance function, the regional head and the regional secretary."
        )
        % {"day": date_format(duty.due_on)}
        if not is_pact
        else _("Until %(day)s.") % {"day": date_format(duty.due_on)},
        submit=_("Sign the pact") if is_pact else _("Declare"),
        act=partial(_give, viewer, duty.pk),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse(REGISTER[1]),
        initial={"version": duty.version},
        done=_("Your pact is signed.") if is_pact else _("Your declaration is on record."),
        facts=(Fact(_("Agency"), duty.agency.name), Fact(_("Office"), viewer.office)),
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
        template=CONFIRM,
        context={"confirmed_text": duty.round.text},
    )


def _give(viewer: Viewer, duty_id: int, data: dict[str, Any]) -> Declaration:
    values = versioned(data)
    has = values.pop("has_conflict", "no") == "yes"
    told = services.Told(**{name: values.pop(name, "") for name in forms.INTEREST_FIELDS})
    return services.give(actor=viewer, duty_id=duty_id, told=told if has else None, **values)


@form_methods
def declare(request: ViewerRequest) -> HttpResponse:
    """Declare a conflict of interest as soon as it shows."""
    viewer = request.viewer
    rights.require_somewhere(viewer, permissions.DECLARE)

    def act(data: dict[str, Any]) -> Declaration:
        told = services.Told(**{name: data.pop(name, "") for name in forms.INTEREST_FIELDS})
        return services.declare_event(actor=viewer, told=told, **data)

    return form_page(
        request,
        form=partial(forms.EventForm, viewer=viewer),
        title=_("Declare a conflict of interest"),
        intro=_(
            "As soon as family, friends, business or anything else ties you to a matter of your "
            "office. Keep out of the matter until it is decided how to handle it."
        ),
        submit=_("Declare"),
        act=act,
        success=lambda made: made.get_absolute_url(),
        back_url=reverse(REGISTER[1]),
        initial={"agency": agency_asked(request, permissions.DECLARE)},
        done=_("Your declaration is on record; your superior decides on it."),
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
        template=CONFIRM,
        context={"confirmed_text": event_text()},
    )


@form_methods
def issue(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _declaration(request, pk)
    allow(issue_refusal(request.viewer, one))
    return record_form(
        request,
        one,
        form=VersionedForm,
        title=_("Issue the pact as a paper"),
        intro=_("It is numbered, signed and carries a code by which anybody can check it."),
        submit=_("Issue the paper"),
        act=partial(services.issue_pact, declaration_id=one.pk),
        done=_("The paper is issued."),
        register=REGISTER,
    )


def _declaration(request: ViewerRequest, pk: int) -> Declaration:
    found: Declaration = get_object_or_404(reading.declarations(request.viewer), pk=pk)
    return found
