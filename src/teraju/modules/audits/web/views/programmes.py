"""Audit programmes: register, record, lines by risk, approval."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.audits import permissions, services
from teraju.modules.audits.domain.internal_states import YearState
from teraju.modules.audits.domain.programme import suggest
from teraju.modules.audits.internal_policy import rules_on
from teraju.modules.audits.models import AuditProgramme, InternalAudit, ProgrammeLine
from teraju.modules.audits.selectors import internal as reading
from teraju.modules.audits.web.forms.internal import (
    LineForm,
    ProgrammeChangeForm,
    ProgrammeForm,
    VersionForm,
    agencies_of,
)
from teraju.modules.audits.web.internal_registers import PROGRAMMES
from teraju.modules.audits.web.internal_statuses import audit_status, programme_status
from teraju.modules.audits.web.internal_words import known_words
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.web.sections import papers_if_any
from teraju.platform.web.forms import form_methods, form_page, versioned
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .internal_common import act_on, button, history_of, programme_of, table

REGISTER = (PROGRAMMES.title, "audits_programmes")
MOST_SUGGESTED = 20
LINE = ("agency", "editions", "processes", "planned_on", "days", "reason")


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, PROGRAMMES)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    programme = programme_of(request.viewer, pk)
    primary, actions = _next(request.viewer, programme)
    page = RecordPage(
        title=str(programme),
        number=programme.agency.short_name if programme.agency else programme.government.name,
        target=programme,
        register_title=PROGRAMMES.title,
        register_url=reverse("audits_programmes"),
        status=programme_status(programme),
        primary=primary,
        actions=actions,
        facts=_facts(programme),
        sections=_sections(request.viewer, programme),
        is_example=programme.is_example,
    )
    return record_page(request, page, history=lambda: history_of(programme))


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, permissions.PROGRAMME_MANAGE)
    return form_page(
        request,
        form=partial(ProgrammeForm, viewer=viewer),
        title=_("Write an audit programme"),
        intro=_("Begin the programme of a year, add its audits by risk, send it to the head."),
        submit=_("Begin the programme"),
        act=lambda data: services.write_programme(actor=viewer, **data),
        success=lambda programme: programme.get_absolute_url(),
        back_url=reverse("audits_programmes"),
        initial={
            "agency": rights.agencies_where(viewer, permissions.PROGRAMME_MANAGE).first(),
            "year": viewer.today.year,
        },
        done=_("The programme is begun. Now add its audits."),
        register_title=PROGRAMMES.title,
        register_url=reverse("audits_programmes"),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    programme = programme_of(request.viewer, pk)
    return programme_form(
        request,
        programme,
        permissions.PROGRAMME_MANAGE,
        services.change_programme,
        form=ProgrammeChangeForm,
        title=_("Change the programme"),
        submit=_("Save"),
        initial={name: getattr(programme, name) for name in ("objectives", "risks", "resources")},
        done=_("Saved."),
    )


@form_methods
def line_add(request: ViewerRequest, pk: int) -> HttpResponse:
    """A line for the unit named in the address, with what is known of it as a first reason."""
    viewer, programme = request.viewer, programme_of(request.viewer, pk)
    agencies = agencies_of(viewer, programme)
    asked = request.GET.get("agency", "")
    unit = agencies.filter(pk=asked).first() if asked.isdecimal() else programme.agency
    initial: dict[str, Any] = {"agency": unit}
    if unit:
        known = _suggestions(viewer, [unit.pk])[unit.pk]
        initial["reason"] = "; ".join(known_words(known))
    return programme_form(
        request,
        programme,
        permissions.PROGRAMME_MANAGE,
        services.add_programme_line,
        form=partial(LineForm, viewer=viewer, agencies=agencies),
        title=_("Add an audit"),
        submit=_("Add"),
        initial=initial,
        done=_("The audit stands in the programme."),
    )


@form_methods
def line_change(request: ViewerRequest, pk: int) -> HttpResponse:
    line = line_of(request.viewer, pk)
    initial = {name: getattr(line, name) for name in LINE}
    initial["editions"], initial["processes"] = line.editions.all(), line.processes.all()

    def act(data: dict[str, Any]) -> ProgrammeLine:
        values = versioned(data)
        values.pop("agency")
        return services.change_programme_line(actor=request.viewer, line_id=pk, **values)

    def form(*args: Any, **kwargs: Any) -> LineForm:
        made = LineForm(
            *args,
            viewer=request.viewer,
            agencies=agencies_of(request.viewer, line.programme),
            **kwargs,
        )
        made.fields["agency"].disabled = True
        made.initial["agency"] = line.agency_id
        return made

    rights.require(request.viewer, permissions.PROGRAMME_MANAGE, line.programme)
    return act_on(
        request,
        line,
        form=form,
        title=_("Change the audit"),
        submit=_("Save"),
        act=act,
        initial=initial,
        done=_("Saved."),
        back=line.programme.get_absolute_url(),
        facts=(Fact(_("Audit programme"), str(line.programme)),),
        register=REGISTER,
    )


@form_methods
def line_remove(request: ViewerRequest, pk: int) -> HttpResponse:
    line = line_of(request.viewer, pk)
    rights.require(request.viewer, permissions.PROGRAMME_MANAGE, line.programme)
    return act_on(
        request,
        line,
        form=VersionForm,
        title=_("Remove the audit"),
        submit=_("Remove"),
        act=lambda data: services.remove_programme_line(
            actor=request.viewer, line_id=pk, **versioned(data)
        ),
        done=_("The audit is removed."),
        back=line.programme.get_absolute_url(),
        facts=(
            Fact(_("Audit programme"), str(line.programme)),
            Fact(_("Unit"), line.agency.name),
        ),
        register=REGISTER,
    )


def line_of(viewer: Viewer, pk: int) -> ProgrammeLine:
    return get_object_or_404(reading.programme_lines(viewer), pk=pk)


def programme_form(
    request: ViewerRequest,
    programme: AuditProgramme,
    right: str,
    service: Callable[..., Any],
    **page: Any,
) -> HttpResponse:
    rights.require(request.viewer, right, programme)
    return act_on(
        request,
        programme,
        act=lambda data: service(
            actor=request.viewer, programme_id=programme.pk, **versioned(data)
        ),
        facts=(Fact(_("Audit programme"), str(programme)),),
        register=REGISTER,
        **page,
    )


def _next(viewer: Viewer, programme: AuditProgramme) -> tuple[Action | None, Sequence[Action]]:
    manage = str(rights.refusal(viewer, permissions.PROGRAMME_MANAGE, programme))
    approve = str(rights.refusal(viewer, permissions.PROGRAMME_APPROVE, programme))
    pk = programme.pk
    match YearState(programme.state):
        case YearState.DRAFT:
            line = button(_("Add an audit"), "audits_line_add", pk, manage, "plus")
            if manage:
                return line, []
            return button(_("Send for approval"), "audits_programme_send", pk, "", "send"), [
                line,
                button(_("Change"), "audits_programme_change", pk, "", "pencil"),
                button(_("Drop the programme"), "audits_programme_drop", pk, "", "x"),
            ]
        case YearState.SENT:
            first = button(_("Approve"), "audits_programme_approve", pk, approve, "check")
            back = button(_("Give back"), "audits_programme_give_back", pk, approve, "undo-2")
            return first, [] if approve else [back]
        case YearState.APPROVED:
            first = button(
                _("Close the programme"), "audits_programme_close", pk, manage, "archive"
            )
            coming = reading.lines_without_audit(viewer).filter(programme=programme).first()
            more = []
            if coming is not None:
                more = [first]
                label = _("Plan the next audit")
                first = button(label, "audits_internal_add", coming.pk, manage, "calendar-plus")
            more += [
                button(_("Plan an extra audit"), "audits_extra_add", pk, manage, "plus"),
                button(_("Revise"), "audits_programme_revise", pk, manage, "pencil"),
                button(_("Issue as a paper"), "audits_programme_paper", pk, approve, "file-text"),
            ]
            return first, [one for one in more if not one.refusal]
    return None, []


def _facts(programme: AuditProgramme) -> Sequence[Fact]:
    lines = [
        Fact(_("Agency"), programme.agency.name if programme.agency else programme.government.name),
        Fact(_("Objectives"), programme.objectives),
        Fact(_("Risks of the programme"), programme.risks),
        Fact(_("Resources"), programme.resources),
        Fact(_("Written by"), programme.written_office),
        Fact(_("Sent on"), programme.sent_on),
        Fact(_("Approved on"), programme.approved_on, note=programme.approved_office),
        Fact(_("Given back because"), programme.returned_reason),
        Fact(_("Closed on"), programme.closed_on),
        Fact(_("What was reached"), programme.closing_note),
    ]
    return [fact for fact in lines if fact.value]


def _sections(viewer: Viewer, programme: AuditProgramme) -> list[Section]:
    manage = rights.allowed(viewer, permissions.PROGRAMME_MANAGE, programme)
    is_draft = programme.state == YearState.DRAFT
    audits: dict[int, list[InternalAudit]] = {}
    for audit in reading.internal_audits(viewer).filter(programme=programme).order_by("pk"):
        audits.setdefault(audit.line_id or 0, []).append(audit)
    lines = reading.programme_lines(viewer).filter(programme=programme)
    rows = [
        _line_row(one, audits.get(one.pk, []), programme, may_write=manage)
        for one in lines.order_by("planned_on", "pk")
    ]
    headers = [_("Unit"), _("Month"), _("Standards"), _("Why, by risk"), _("Internal audit")]
    sections = [table(_("Audits of the year"), headers, rows, _("No audit yet."))]
    if audits.get(0):
        extra = [[Link(str(a), a.get_absolute_url()), audit_status(a)] for a in audits[0]]
        headers = [_("Internal audit"), _("Status")]
        sections.append(table(_("Outside the programme"), headers, extra, ""))
    if is_draft and manage:
        sections.append(_suggested(viewer, programme))
    return [*sections, *papers_if_any(viewer, programme)]


def _line_row(
    line: ProgrammeLine,
    audits: Sequence[InternalAudit],
    programme: AuditProgramme,
    *,
    may_write: bool,
) -> list[Any]:
    unit: list[Any] = [line.agency.short_name, *(str(one) for one in line.processes.all())]
    audit: list[Any] = [Link(one.number, one.get_absolute_url()) for one in audits]
    if may_write and programme.state == YearState.DRAFT:
        audit.append(Link(_("change"), reverse("audits_line_change", args=[line.pk])))
        audit.append(Link(_("remove"), reverse("audits_line_remove", args=[line.pk])))
    is_open = not audits or all(one.state == "cancelled" for one in audits)
    if may_write and programme.state == YearState.APPROVED and is_open:
        audit.append(Link(_("Plan this audit"), reverse("audits_internal_add", args=[line.pk])))
    return [
        unit,
        date_format(line.planned_on, "YEAR_MONTH_FORMAT"),
        [str(one) for one in line.editions.all()],
        line.reason,
        audit or None,
    ]


def _suggestions(viewer: Viewer, agency_ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """What is known of agencies today, with points and reasons."""
    rules = rules_on(viewer.today)
    found = {}
    for pk, signals in reading.signals_of(agency_ids, viewer.today).items():
        weighed = suggest(
            signals, viewer.today, rules.values["points"], rules.integer("due_points")
        )
        found[pk] = {
            **asdict(signals),
            "points": weighed.points,
            "is_due": weighed.is_due,
            "reasons": weighed.reasons,
        }
    return found


def _suggested(viewer: Viewer, programme: AuditProgramme) -> Section:
    agencies = {one.pk: one for one in agencies_of(viewer, programme)}
    known = _suggestions(viewer, list(agencies))
    first = sorted(known, key=lambda pk: (-known[pk]["points"], agencies[pk].name))
    rows: list[list[Any]] = []
    for pk in first[:MOST_SUGGESTED]:
        one = known[pk]
        url = f"{reverse('audits_line_add', args=[programme.pk])}?agency={pk}"
        status = (
            Status("warn", _("due"), _("It belongs into the programme of the year."))
            if one["is_due"]
            else Status("none", _("not due"))
        )
        rows.append(
            [agencies[pk].short_name, one["points"], known_words(one), status, Link(_("Add"), url)]
        )
    headers = [
        _("Unit"),
        _("Points"),
        _("What is known"),
        pgettext("audit programme", "Suggestion"),
        "",
    ]
    empty = _("No unit to suggest.")
    title = _("Suggested by risk (weights of the house, not confirmed)")
    return table(title, headers, rows, empty)
