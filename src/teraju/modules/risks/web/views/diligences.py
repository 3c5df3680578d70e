"""Due diligence: its register, its record, and its way to a decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.risks import partner_permissions as permissions
from teraju.modules.risks import services
from teraju.modules.risks.domain.partner_states import DiligenceState
from teraju.modules.risks.selectors import partners as reading
from teraju.modules.risks.services.partner_papers import issue_diligence_report
from teraju.modules.risks.web.check_registers import DILIGENCES
from teraju.modules.risks.web.diligence_sections import facts_of, sections_of
from teraju.modules.risks.web.partner_common import first_of, history_of, record_form, unversioned
from teraju.modules.risks.web.partner_forms import (
    BeginForm,
    DecideForm,
    MetForm,
    ReasonedForm,
    VersionForm,
    conditions_in,
)
from teraju.modules.risks.web.partner_statuses import diligence_status
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods, versioned
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .partners import partner_of

REGISTER = (DILIGENCES.title, "risks_diligences")
WRITE, REVIEW = permissions.DILIGENCE_WRITE, permissions.DILIGENCE_REVIEW
APPROVE = permissions.DILIGENCE_APPROVE


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, DILIGENCES)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    diligence = diligence_of(request.viewer, pk)
    primary, actions = _steps(request.viewer, diligence)
    page = RecordPage(
        title=str(diligence),
        number=diligence.agency.short_name,
        target=diligence,
        register_title=DILIGENCES.title,
        register_url=reverse("risks_diligences"),
        status=diligence_status(diligence),
        primary=primary,
        actions=actions,
        facts=facts_of(diligence),
        sections=sections_of(request.viewer, diligence),
        is_example=diligence.is_example,
    )
    return record_page(request, page, history=lambda: history_of(diligence))


@form_methods
def begin(request: ViewerRequest, pk: int) -> HttpResponse:
    partner = partner_of(request.viewer, pk)
    return record_form(
        request,
        partner,
        WRITE,
        form=BeginForm,
        title=_("Begin a due diligence"),
        intro=_("You answer the questions; the compliance function decides, above low the head."),
        submit=_("Begin"),
        act=lambda data: services.begin_diligence(
            actor=request.viewer, partner_id=pk, **unversioned(data)
        ),
        success=lambda diligence: reverse("risks_diligence_sheet", args=[diligence.pk]),
        done=_("The due diligence is begun. Now answer its questions."),
        register=REGISTER,
        facts=(Fact(_("Partner"), partner.name), Fact(_("Supplies"), partner.supplies)),
    )


@form_methods
def send(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        diligence_of(request.viewer, pk),
        WRITE,
        services.send_diligence,
        form=VersionForm,
        title=_("Send the due diligence"),
        intro=_("The compliance function decides it or gives it back."),
        submit=_("Send"),
        done=_("It waits for the compliance function."),
    )


@form_methods
def give_back(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        diligence_of(request.viewer, pk),
        REVIEW,
        services.give_back_diligence,
        form=ReasonedForm,
        title=_("Give the due diligence back"),
        submit=_("Give back"),
        done=_("The due diligence is a draft again."),
    )


@form_methods
def decide(request: ViewerRequest, pk: int) -> HttpResponse:
    diligence = diligence_of(request.viewer, pk)
    return record_form(
        request,
        diligence,
        REVIEW,
        form=DecideForm,
        title=_("Decide the due diligence"),
        intro=_("No outcome is milder than the answers allow; above low the head approves it."),
        submit=_("Decide"),
        initial={"outcome": diligence.allowed},
        act=lambda data: services.review_diligence(
            actor=request.viewer,
            diligence_id=pk,
            expected_version=data["version"],
            outcome=data["outcome"],
            outcome_reason=data["outcome_reason"],
            conditions=list(conditions_in(data)),
        ),
        done=_("The decision is on record."),
        register=REGISTER,
        facts=facts_of(diligence),
    )


@form_methods
def send_back(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        diligence_of(request.viewer, pk),
        APPROVE,
        services.return_diligence,
        form=ReasonedForm,
        title=_("Give the due diligence back"),
        intro=_("Outcome and conditions are taken back; it is filled in and decided anew."),
        submit=_("Give back"),
        done=_("The due diligence is a draft again."),
    )


@form_methods
def approve(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        diligence_of(request.viewer, pk),
        APPROVE,
        services.approve_diligence,
        form=VersionForm,
        title=_("Approve the decision"),
        intro=_("It counts from today on and stays as it is."),
        submit=_("Approve"),
        done=_("The due diligence is decided."),
    )


@form_methods
def drop(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        diligence_of(request.viewer, pk),
        WRITE,
        services.drop_diligence,
        form=ReasonedForm,
        title=_("Drop the due diligence"),
        submit=_("Drop"),
        done=_("The due diligence is dropped."),
    )


@form_methods
def paper(request: ViewerRequest, pk: int) -> HttpResponse:
    diligence = diligence_of(request.viewer, pk)
    return record_form(
        request,
        diligence,
        permissions.PARTNER_PAPER,
        form=VersionForm,
        title=_("Issue the report"),
        intro=_("A signed PDF that only those may open who may read the due diligence."),
        submit=_("Issue"),
        act=lambda data: issue_diligence_report(actor=request.viewer, diligence_id=pk),
        success=lambda issued: issued.get_absolute_url(),
        done=_("The paper is issued."),
        register=REGISTER,
        facts=(Fact(_("Partner"), diligence.partner.name),),
    )


@form_methods
def meet(request: ViewerRequest, pk: int) -> HttpResponse:
    condition = get_object_or_404(reading.conditions(request.viewer), pk=pk)
    return record_form(
        request,
        condition,
        REVIEW,
        form=MetForm,
        title=_("Record that the condition was met"),
        submit=_("Record it"),
        initial={"done_on": request.viewer.today},
        act=lambda data: services.meet_condition(
            actor=request.viewer, condition_id=pk, **versioned(data)
        ),
        done=_("The condition is met."),
        register=REGISTER,
        facts=(
            Fact(pgettext("due diligence", "Condition"), condition.text),
            Fact(_("By"), condition.due_on),
        ),
    )


def diligence_of(viewer: Viewer, pk: int) -> Any:
    """The due diligence if the viewer may read it; for others it is not there."""
    return get_object_or_404(reading.diligences(viewer), pk=pk)


def _form(
    request: ViewerRequest, diligence: Any, right: str, service: Callable[..., Any], **page: Any
) -> HttpResponse:
    return record_form(
        request,
        diligence,
        right,
        act=lambda data: service(
            actor=request.viewer, diligence_id=diligence.pk, **versioned(data)
        ),
        register=REGISTER,
        facts=(Fact(_("Partner"), diligence.partner.name), Fact(_("About"), diligence.subject)),
        **page,
    )


def _steps(viewer: Viewer, diligence: Any) -> tuple[Action | None, Sequence[Action]]:
    match DiligenceState(diligence.state):
        case DiligenceState.DRAFT:
            steps = [
                (WRITE, _("Answer the questions"), "risks_diligence_sheet", "list-checks"),
                (WRITE, _("Send for a decision"), "risks_diligence_send", "send"),
                (WRITE, _("Drop"), "risks_diligence_drop", "x"),
            ]
        case DiligenceState.SENT:
            steps = [
                (REVIEW, _("Decide"), "risks_diligence_decide", "scale"),
                (REVIEW, _("Give back"), "risks_diligence_give_back", "undo-2"),
            ]
        case DiligenceState.REVIEWED:
            steps = [
                (APPROVE, _("Approve"), "risks_diligence_approve", "check"),
                (APPROVE, _("Give back"), "risks_diligence_return", "undo-2"),
            ]
        case DiligenceState.DECIDED:
            issue = (
                permissions.PARTNER_PAPER,
                _("Report (PDF)"),
                "risks_diligence_paper",
                "file-text",
            )
            steps = [issue]
        case _:
            steps = []
    return first_of(viewer, diligence, steps)
