"""Complaints: their register, their record, and what is done with them."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.satisfaction import permissions, services
from teraju.modules.satisfaction.domain.states import ComplaintState, Outcome
from teraju.modules.satisfaction.models import Complaint
from teraju.modules.satisfaction.models.choices import element_name
from teraju.modules.satisfaction.selectors import reading
from teraju.modules.satisfaction.services.complaints import FIELDS
from teraju.modules.satisfaction.web.common import history_of
from teraju.modules.satisfaction.web.complaint_forms import (
    AnswerForm,
    ComplaintChangeForm,
    ComplaintForm,
    EndingForm,
    ForwardForm,
    NonconformityForm,
    WithdrawnForm,
)
from teraju.modules.satisfaction.web.forms import ReasonedForm, VersionForm
from teraju.modules.satisfaction.web.registers import COMPLAINTS
from teraju.modules.satisfaction.web.statuses import complaint_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.charts.bars import Bar
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import add_form, step_form
from teraju.platform.web.record_parts import steps

RECEIVE, ANSWER = permissions.RECEIVE, permissions.ANSWER
ID, TEXT = "complaint_id", "web/sections/text.html"


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    rows = reading.complaints_of_year(request.viewer)
    context = {"counts": reading.complaint_counts(rows, request.viewer), **_bars(rows)}
    return register_page(
        request, COMPLAINTS, template="satisfaction/complaints.html", context=context
    )


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer, one = request.viewer, complaint_of(request.viewer, pk)
    primary, actions = steps(viewer, one, _wanted(one))
    page = RecordPage(
        title=one.title,
        number=one.number,
        target=one,
        register_title=COMPLAINTS.title,
        register_url=reverse("satisfaction_complaints"),
        status=complaint_status(one),
        primary=primary,
        actions=actions,
        facts=_facts(viewer, one),
        sections=_sections(viewer, one),
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    return add_form(
        request,
        RECEIVE,
        COMPLAINTS,
        form=partial(ComplaintForm, viewer=request.viewer),
        title=_("Write down a complaint"),
        intro=_("From the counter, the box, the telephone; of SP4N-LAPOR! its number."),
        initial={"received_on": request.viewer.today},
        act=lambda data: services.receive_complaint(actor=request.viewer, **data),
        done=_("The complaint is written down."),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    one = complaint_of(request.viewer, pk)
    return step_form(
        request,
        one,
        RECEIVE,
        COMPLAINTS,
        services.change_complaint,
        key=ID,
        form=partial(ComplaintChangeForm, viewer=request.viewer),
        title=_("Change the complaint"),
        submit=_("Save"),
        initial={name: getattr(one, name) for name in FIELDS},
        done=_("Saved."),
    )


@form_methods
def take_up(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        complaint_of(request.viewer, pk),
        ANSWER,
        COMPLAINTS,
        services.take_up_complaint,
        key=ID,
        form=VersionForm,
        title=_("Take the complaint up"),
        submit=pgettext("complaint", "Take it up"),
        done=_("It is in your hands now."),
    )


@form_methods
def answer(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        complaint_of(request.viewer, pk),
        ANSWER,
        COMPLAINTS,
        services.answer_complaint,
        key=ID,
        form=AnswerForm,
        title=_("Answer the complaint"),
        submit=_("Record the answer"),
        intro=_("As it was told to whoever complained; of SP4N-LAPOR! as it was answered there."),
        done=_("The answer is recorded."),
    )


@form_methods
def close(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        complaint_of(request.viewer, pk),
        ANSWER,
        COMPLAINTS,
        services.close_complaint,
        key=ID,
        form=EndingForm,
        title=_("Close the complaint"),
        submit=pgettext("complaint", "Close it"),
        done=_("The complaint is closed."),
    )


@form_methods
def forward(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        complaint_of(request.viewer, pk),
        ANSWER,
        COMPLAINTS,
        services.forward_complaint,
        key=ID,
        form=ForwardForm,
        title=_("Forward the complaint"),
        submit=_("Forward it"),
        done=_("The complaint is forwarded."),
    )


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        complaint_of(request.viewer, pk),
        ANSWER,
        COMPLAINTS,
        services.withdraw_complaint,
        key=ID,
        form=WithdrawnForm,
        title=_("The complaint was taken back"),
        submit=_("Record it"),
        done=_("Recorded."),
    )


@form_methods
def reopen(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        complaint_of(request.viewer, pk),
        ANSWER,
        COMPLAINTS,
        services.reopen_complaint,
        key=ID,
        form=ReasonedForm,
        title=_("Open the complaint again"),
        submit=_("Open it again"),
        done=_("The complaint is worked on again."),
    )


@form_methods
def report(request: ViewerRequest, pk: int) -> HttpResponse:
    one = complaint_of(request.viewer, pk)
    return step_form(
        request,
        one,
        ANSWER,
        COMPLAINTS,
        services.report_nonconformity,
        key=ID,
        form=NonconformityForm,
        title=_("Report a nonconformity"),
        submit=_("Report it"),
        intro=_("What the complaint shows is put right at its cause. No name goes along."),
        initial={"owner_office": one.agency.head_title},
        success=lambda made: made.get_absolute_url(),
        done=_("Reported: now it is corrected and its cause looked for."),
    )


def complaint_of(viewer: Viewer, pk: int) -> Complaint:
    one: Complaint = get_object_or_404(reading.complaints(viewer), pk=pk)
    return one


def _wanted(one: Complaint) -> list[tuple[str, str, str, str]]:
    change = (RECEIVE, _("Change"), "satisfaction_complaint_change", "pencil")
    forward = (ANSWER, _("Forward"), "satisfaction_complaint_forward", "send")
    withdraw = (ANSWER, _("It was taken back"), "satisfaction_complaint_withdraw", "x")
    again = (ANSWER, _("Open it again"), "satisfaction_complaint_reopen", "undo-2")
    justified = one.outcome in (Outcome.JUSTIFIED, Outcome.PARTLY) and not one.nonconformity
    report = (ANSWER, _("Report a nonconformity"), "satisfaction_complaint_report", "flag")
    more = [report] if justified else []
    return {
        ComplaintState.RECEIVED: [
            (ANSWER, pgettext("complaint", "Take it up"), "satisfaction_complaint_take_up", "play"),
            change,
            forward,
            withdraw,
        ],
        ComplaintState.IN_WORK: [
            (ANSWER, _("Answer it"), "satisfaction_complaint_answer", "message-square"),
            change,
            forward,
            withdraw,
        ],
        ComplaintState.ANSWERED: [
            (ANSWER, pgettext("complaint", "Close it"), "satisfaction_complaint_close", "check"),
            *more,
            again,
        ],
        ComplaintState.CLOSED: [*more, again],
    }.get(ComplaintState(one.state), [again])


def _facts(viewer: Viewer, one: Complaint) -> list[Fact]:
    found = [
        Fact(_("Came by"), one.get_channel_display()),
        Fact(_("Number in SP4N-LAPOR!"), one.external_number or None),
        Fact(_("Received on"), one.received_on),
        Fact(_("Service"), one.service.name if one.service else None),
        Fact(_("What it is about"), element_name(one.element) if one.element else None),
        Fact(_("To be answered by"), one.answer_by),
        Fact(_("To be closed by"), one.close_by),
        Fact(_("Answered on"), one.answered_on),
        Fact(pgettext("complaint", "Outcome"), one.get_outcome_display() or None),
        Fact(_("Forwarded to"), one.forwarded_to or None),
        Fact(_("How it ended"), one.ending or None),
    ]
    if one.nonconformity:
        url = one.nonconformity.get_absolute_url()
        found.append(Fact(_("Nonconformity"), one.nonconformity.number, url=url))
    if rights.allowed(viewer, permissions.CONTACT, one):
        found += [
            Fact(_("Who complained"), one.name or None, note=_("seen by those who handle it")),
            Fact(_("Telephone or address"), one.contact or None),
        ]
    return [fact for fact in found if fact.value]


def _sections(viewer: Viewer, one: Complaint) -> list[Section]:
    """What was said is for those who handle it; the answer is not."""
    made = []
    if rights.allowed(viewer, permissions.CONTACT, one):
        made.append(Section(_("What was said"), TEXT, {"text": one.text}))
        made.append(Section(_("Answer"), TEXT, {"text": one.answer}))
    return [*made, _by_element(viewer, one)]


def _by_element(viewer: Viewer, one: Complaint) -> Section:
    """What the complaints of the agency are about, over the last year."""
    values = _bars(reading.complaints_of_year(viewer).filter(agency=one.agency_id))
    return Section(values["caption"], "satisfaction/bars.html", values, side=True)


def _bars(rows: Any) -> dict[str, Any]:
    """A bar for each element that somebody complained about."""
    bars = [Bar(element_name(code), count) for code, count in reading.by_element(rows)]
    title = _("Complaints of a year by what they are about")
    return {"caption": title, "rows": bars, "heading": _("What it is about")}
