"""Control worksheets: their register, their record, and their way to approval."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.risks import partner_permissions as permissions
from teraju.modules.risks import partner_rules, services
from teraju.modules.risks.domain.partner_states import WorksheetState
from teraju.modules.risks.models.partner_choices import CONTROL_KINDS, ControlKind
from teraju.modules.risks.selectors import partners as reading
from teraju.modules.risks.services.partner_papers import issue_worksheet
from teraju.modules.risks.web.check_registers import GAPS, WORKSHEETS
from teraju.modules.risks.web.partner_common import (
    first_of,
    history_of,
    record_form,
)
from teraju.modules.risks.web.partner_forms import (
    ClosedForm,
    ReasonedForm,
    VersionForm,
    WorksheetForm,
)
from teraju.modules.risks.web.partner_statuses import answer_status, worksheet_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.web.sections import papers_if_any
from teraju.platform.web.forms import form_methods, form_page, versioned
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import agency_asked
from teraju.platform.web.record_parts import table

REGISTER = (WORKSHEETS.title, "risks_worksheets")
WRITE, APPROVE = permissions.WORKSHEET_WRITE, permissions.WORKSHEET_APPROVE


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [Action(_("Gaps"), reverse("risks_control_gaps"), icon="list-todo")]
    return register_page(request, WORKSHEETS, more=more)


@require_safe
def gaps(request: ViewerRequest) -> HttpResponse:
    return register_page(request, GAPS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    worksheet = worksheet_of(request.viewer, pk)
    primary, actions = _steps(request.viewer, worksheet)
    page = RecordPage(
        title=str(worksheet),
        number=worksheet.agency.short_name,
        target=worksheet,
        register_title=WORKSHEETS.title,
        register_url=reverse("risks_worksheets"),
        status=worksheet_status(worksheet),
        primary=primary,
        actions=actions,
        facts=_facts(worksheet),
        sections=[_lines(request.viewer, worksheet), *papers_if_any(request.viewer, worksheet)],
        is_example=worksheet.is_example,
    )
    return record_page(request, page, history=lambda: history_of(worksheet))


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, WRITE)
    return form_page(
        request,
        form=partial(WorksheetForm, viewer=viewer),
        title=_("Begin a control worksheet"),
        intro=_("The controls of a year are looked through one by one; the head approves them."),
        submit=_("Begin"),
        act=lambda data: services.begin_worksheet(actor=viewer, **data),
        success=lambda worksheet: reverse("risks_worksheet_sheet", args=[worksheet.pk]),
        back_url=reverse("risks_worksheets"),
        initial={"agency": agency_asked(request, WRITE), "year": viewer.today.year},
        done=_("The worksheet is begun. Every cell is saved by itself."),
        register_title=WORKSHEETS.title,
        register_url=reverse("risks_worksheets"),
    )


@form_methods
def send(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        worksheet_of(request.viewer, pk),
        WRITE,
        services.send_worksheet,
        form=VersionForm,
        title=_("Send the worksheet for approval"),
        intro=_("Every control needs how it stands and what shows it; a gap needs its action."),
        submit=_("Send"),
        done=_("The worksheet waits for the head's approval."),
    )


@form_methods
def give_back(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        worksheet_of(request.viewer, pk),
        APPROVE,
        services.give_back_worksheet,
        form=ReasonedForm,
        title=_("Give the worksheet back"),
        submit=_("Give back"),
        done=_("The worksheet is a draft again."),
    )


@form_methods
def approve(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        worksheet_of(request.viewer, pk),
        APPROVE,
        services.approve_worksheet,
        form=VersionForm,
        title=_("Approve the worksheet"),
        intro=_("After this it stays as it is; its gaps are closed one by one."),
        submit=_("Approve"),
        done=_("The worksheet is approved."),
    )


@form_methods
def drop(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        worksheet_of(request.viewer, pk),
        WRITE,
        services.drop_worksheet,
        form=ReasonedForm,
        title=_("Drop the worksheet"),
        submit=_("Drop"),
        done=_("The worksheet is dropped."),
    )


@form_methods
def paper(request: ViewerRequest, pk: int) -> HttpResponse:
    worksheet = worksheet_of(request.viewer, pk)
    return record_form(
        request,
        worksheet,
        permissions.PARTNER_PAPER,
        form=VersionForm,
        title=_("Issue the worksheet"),
        intro=_("A signed PDF of the approved worksheet; an earlier one is revoked."),
        submit=_("Issue"),
        act=lambda data: issue_worksheet(actor=request.viewer, worksheet_id=pk),
        success=lambda issued: issued.get_absolute_url(),
        done=_("The paper is issued."),
        register=REGISTER,
        facts=(Fact(pgettext("control", "Worksheet"), str(worksheet)),),
    )


@form_methods
def close_gap(request: ViewerRequest, pk: int) -> HttpResponse:
    line = get_object_or_404(reading.lines(request.viewer), pk=pk)
    words = partner_rules.control_words(line.worksheet.edition, line.worksheet.kind)
    return record_form(
        request,
        line,
        WRITE,
        form=ClosedForm,
        title=_("Close the gap"),
        submit=_("Close the gap"),
        initial={"done_on": request.viewer.today},
        act=lambda data: services.close_gap(actor=request.viewer, line_id=pk, **versioned(data)),
        done=_("The gap is closed."),
        register=REGISTER,
        facts=(Fact(_("Control"), words[line.code]), Fact(_("Action on the gap"), line.action)),
    )


def worksheet_of(viewer: Viewer, pk: int) -> Any:
    """The worksheet if the viewer sees it; else a stranger's 404."""
    return get_object_or_404(reading.worksheets(viewer), pk=pk)


def _form(
    request: ViewerRequest, worksheet: Any, right: str, service: Callable[..., Any], **page: Any
) -> HttpResponse:
    return record_form(
        request,
        worksheet,
        right,
        act=lambda data: service(
            actor=request.viewer, worksheet_id=worksheet.pk, **versioned(data)
        ),
        register=REGISTER,
        facts=(
            Fact(pgettext("control", "Worksheet"), str(worksheet)),
            Fact(_("Agency"), worksheet.agency.name),
        ),
        **page,
    )


def _steps(viewer: Viewer, worksheet: Any) -> tuple[Action | None, Sequence[Action]]:
    match WorksheetState(worksheet.state):
        case WorksheetState.DRAFT:
            fill = (WRITE, _("Fill in"), "risks_worksheet_sheet", "list-checks")
            send = (WRITE, _("Send for approval"), "risks_worksheet_send", "send")
            is_whole = worksheet.answered == worksheet.line_count
            steps = [*((send, fill) if is_whole else (fill, send))]
            steps.append((WRITE, _("Drop"), "risks_worksheet_drop", "x"))
        case WorksheetState.SENT:
            steps = [
                (APPROVE, _("Approve"), "risks_worksheet_approve", "check"),
                (APPROVE, _("Give back"), "risks_worksheet_give_back", "undo-2"),
            ]
        case WorksheetState.APPROVED:
            issue = _("Worksheet (PDF)")
            steps = [(permissions.PARTNER_PAPER, issue, "risks_worksheet_paper", "file-text")]
        case _:
            steps = []
    return first_of(viewer, worksheet, steps)


def _facts(worksheet: Any) -> Sequence[Fact]:
    edition = partner_rules.edition_named(partner_rules.WORKSHEETS, worksheet.edition)
    lines = [
        Fact(_("Agency"), worksheet.agency.name),
        Fact(_("Controls"), CONTROL_KINDS[ControlKind(worksheet.kind)]),
        Fact(_("Looked at"), f"{worksheet.answered}/{worksheet.line_count}"),
        Fact(_("Gaps"), f"{worksheet.gaps}", note=_("open: %d") % worksheet.open_gaps),
        Fact(_("Filled in by"), worksheet.filled_office),
        Fact(_("Sent on"), worksheet.sent_on),
        Fact(_("Approved on"), worksheet.approved_on, note=worksheet.approved_office),
        Fact(_("Given back because"), worksheet.returned_reason),
        Fact(_("Dropped because"), worksheet.dropped_reason),
        Fact(
            _("List of controls"),
            worksheet.edition,
            note="" if edition.confirmed else _("of the house, unconfirmed"),
        ),
    ]
    return [fact for fact in lines if fact.value]


def _lines(viewer: Viewer, worksheet: Any) -> Section:
    words = partner_rules.control_words(worksheet.edition, worksheet.kind)
    approved = worksheet.state == WorksheetState.APPROVED
    may = approved and rights.allowed(viewer, WRITE, worksheet)
    rows = []
    for line in worksheet.lines.order_by("order", "pk"):
        action: list[Any] = [text for text in (line.action, line.office) if text]
        if line.done_on:
            action.append(Status("good", _("closed"), line.done_note))
        elif line.is_gap and may:
            action.append(Link(_("close the gap"), reverse("risks_gap_close", args=[line.pk])))
        state = answer_status(line) or "–"
        rows.append(
            [words[line.code], state, line.evidence or "–", action or "–", line.due_on or "–"]
        )
    headers = [_("Control"), _("How it stands"), _("What shows it"), _("Action"), _("By")]
    return table(_("Controls"), headers, rows, "")
