"""The register and the record of coach visits, and what is done with one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.cooperation import permissions, selectors, services
from teraju.modules.cooperation.models import Agreement, CoachVisit
from teraju.modules.cooperation.services import visits as rules
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import TimelineEntry, TrailEvent
from teraju.platform.audit.timelines import entry_of
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .forms import ReasonedForm
from .standing import visit_status
from .visit_forms import AnswerForm, VisitChangeForm, VisitForm
from .visit_register import VISITS

SHOWN = 10
FIELDS = ("visited_on", "way", "seen", "advice", "next_on", "version")


@require_safe
def visit_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, VISITS)


@require_safe
def visit_record(request: ViewerRequest, pk: int) -> HttpResponse:
    visit = _visit(request, pk)
    primary, actions = _next(request.viewer, visit)
    page = RecordPage(
        title=str(visit),
        number=visit.agency.short_name,
        target=visit,
        register_title=_("Coach visits"),
        register_url=reverse("cooperation_visits"),
        status=visit_status(visit),
        primary=primary,
        actions=actions,
        facts=_facts(request.viewer, visit),
        sections=_texts(visit),
        is_example=visit.is_example,
    )
    return record_page(request, page, history=lambda: _history(visit))


def visits_section(request: ViewerRequest, agreement: Agreement) -> Section:
    """The latest visits under an agreement, on its page."""
    rows = [
        [
            [
                Link(date_format(one.visited_on, "DATE_FORMAT"), one.get_absolute_url()),
                one.agency.short_name,
            ],
            visit_status(one),
            one.next_on,
        ]
        for one in selectors.visits(request.viewer)
        .filter(agreement=agreement)
        .order_by("-visited_on", "-pk")[:SHOWN]
    ]
    headers = [_("Visit"), _("Advice"), _("Next visit")]
    context = {"headers": headers, "rows": rows, "empty": _("No visit is recorded yet.")}
    return Section(_("Visits of the coach"), "web/sections/table.html", context)


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    if not rights.allowed_somewhere(viewer, permissions.VISIT_RECORD):
        raise NotAllowed(rights.reason(permissions.VISIT_RECORD))
    return form_page(
        request,
        form=partial(VisitForm, viewer=viewer),
        title=_("Record a visit"),
        intro=_("Both sides read it, and the agency says what it does with the advice."),
        submit=_("Record the visit"),
        act=lambda data: services.record_visit(actor=viewer, **data),
        success=lambda visit: visit.get_absolute_url(),
        back_url=reverse("cooperation_visits"),
        initial={"visited_on": viewer.today, "agency": request.GET.get("agency", "")},
        done=_("The visit is recorded."),
        register_title=_("Coach visits"),
        register_url=reverse("cooperation_visits"),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    visit = _visit(request, pk)
    rights.require(request.viewer, permissions.VISIT_RECORD, visit)
    return _refused(request, visit, rules.require_changeable) or _form(
        request,
        visit,
        form=VisitChangeForm,
        title=_("Change the record of the visit"),
        submit=_("Save"),
        act=services.change_visit,
        initial={name: getattr(visit, name) for name in FIELDS},
        done=_("Saved."),
    )


@form_methods
def answer(request: ViewerRequest, pk: int) -> HttpResponse:
    visit = _visit(request, pk)
    rights.require(request.viewer, permissions.VISIT_ANSWER, visit)
    return _refused(request, visit, rules.require_answerable) or _form(
        request,
        visit,
        form=AnswerForm,
        title=_("Answer the advice"),
        submit=_("Send the answer"),
        act=services.answer_visit,
        initial={"version": visit.version},
        done=_("The coach reads the answer here."),
    )


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    visit = _visit(request, pk)
    rights.require(request.viewer, permissions.VISIT_RECORD, visit)
    return _refused(request, visit, rules.require_withdrawable) or _form(
        request,
        visit,
        form=ReasonedForm,
        title=_("Withdraw the record of the visit"),
        intro=_("For what was recorded by mistake. It stays to be read, with the reason."),
        submit=_("Withdraw"),
        act=services.withdraw_visit,
        initial={"version": visit.version},
        done=_("The record is withdrawn."),
    )


def _visit(request: ViewerRequest, pk: int) -> CoachVisit:
    """The visit if the viewer sees it; else a stranger's 404."""
    return get_object_or_404(selectors.visits(request.viewer), pk=pk)


def _refused(
    request: ViewerRequest, visit: CoachVisit, rule: Callable[[Viewer, CoachVisit], None]
) -> HttpResponse | None:
    """Back to the record with the reason, where a form would lead nowhere."""
    if request.method == "POST":
        return None
    reason = _why_not(request.viewer, visit, rule)
    if not reason:
        return None
    messages.error(request, reason)
    return HttpResponseRedirect(visit.get_absolute_url())


def _why_not(viewer: Viewer, visit: CoachVisit, rule: Callable[[Viewer, CoachVisit], None]) -> str:
    try:
        rule(viewer, visit)
    except DomainError as refusal:
        return str(refusal)
    return ""


def _form(
    request: ViewerRequest,
    visit: CoachVisit,
    *,
    form: type[forms.Form],
    act: Callable[..., CoachVisit],
    **page: Any,
) -> HttpResponse:
    back = visit.get_absolute_url()

    def run(data: dict[str, Any]) -> CoachVisit:
        version = data.pop("version")
        return act(actor=request.viewer, visit_id=visit.pk, expected_version=version, **data)

    return form_page(
        request,
        form=form,
        act=run,
        success=lambda _done: back,
        back_url=back,
        facts=(Fact(_("Agency"), visit.agency.name), Fact(_("Visited on"), visit.visited_on)),
        register_title=_("Coach visits"),
        register_url=reverse("cooperation_visits"),
        **page,
    )


def _next(viewer: Viewer, visit: CoachVisit) -> tuple[Action | None, list[Action]]:
    """The main button and the others, by whose turn it is."""
    own = [
        Action(label, reverse(name, args=[visit.pk]), icon=icon)
        for label, name, icon, rule in (
            (_("Change"), "cooperation_visit_change", "pencil", rules.require_changeable),
            (_("Withdraw"), "cooperation_visit_withdraw", "undo-2", rules.require_withdrawable),
        )
        if rights.allowed(viewer, permissions.VISIT_RECORD, visit)
        and not _why_not(viewer, visit, rule)
    ]
    if not visit.is_waiting:
        return None, own
    url = reverse("cooperation_visit_answer", args=[visit.pk])
    refusal = str(rights.refusal(viewer, permissions.VISIT_ANSWER, visit))
    return Action(_("Answer the advice"), url, refusal=refusal, icon="reply"), own


def _facts(viewer: Viewer, visit: CoachVisit) -> list[Fact]:
    answered = visit.responded_on is not None
    return [
        Fact(_("Agency"), visit.agency.name, note=visit.government.name),
        *_agreement(viewer, visit),
        Fact(_("Visited on"), visit.visited_on),
        Fact(_("How"), visit.get_way_display()),
        Fact(
            _("Recorded by"),
            visit.recorded_office,
            note="" if visit.is_from_coach else _("copied by the agency"),
        ),
        Fact(_("Next visit"), visit.next_on),
        *([Fact(_("Answered on"), visit.responded_on)] if answered else []),
        *([Fact(_("Answered by"), visit.responded_office)] if answered else []),
        *(
            [Fact(pgettext("coach visit", "Withdrawn on"), visit.withdrawn_on)]
            if visit.withdrawn_on
            else []
        ),
        *([Fact(_("Reason"), visit.withdrawn_reason)] if visit.withdrawn_reason else []),
    ]


def _agreement(viewer: Viewer, visit: CoachVisit) -> list[Fact]:
    """For those alone who read the agreement; a coach does not."""
    seen = selectors.relative(viewer, visit.agreement_id)
    return [Fact(_("Agreement"), seen.title, url=seen.get_absolute_url())] if seen else []


def _texts(visit: CoachVisit) -> list[Section]:
    texts = (
        (_("What was seen"), visit.seen),
        (_("Advice"), visit.advice),
        (_("What was done with the advice"), visit.response),
    )
    return [
        Section(title, "web/sections/text.html", {"text": text}) for title, text in texts if text
    ]


def _history(visit: CoachVisit) -> list[TimelineEntry]:
    """What was done with a visit; who opened it as a guest stands in the trail."""
    rows = TrailEvent.objects.filter(
        target_type="cooperation.coachvisit",
        target_id=str(visit.pk),
        verb__startswith="cooperation.visit.",
    )
    return [entry_of(event) for event in rows.order_by("-at", "-pk")[:50]]
