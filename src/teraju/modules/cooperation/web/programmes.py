"""The register and the record of programmes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.cooperation import courses
from teraju.modules.cooperation.domain import programme as rules
from teraju.modules.cooperation.models import Programme
from teraju.platform.accounts import rights
from teraju.platform.papers.web.sections import papers_section
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section, Status, Step, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.templatetags.values import day

from .common import history_of, programme_of
from .registers import PROGRAMMES
from .standing import programme_status

MANAGE = "cooperation.programme.manage"
TABLE = "web/sections/table.html"
Known = Sequence[rules.StepState]


@require_safe
def programme_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, PROGRAMMES)


@require_safe
def programme_record(request: ViewerRequest, pk: int) -> HttpResponse:
    programme = programme_of(request, pk)
    known = courses.states_of(request.viewer, programme)
    primary, actions = _actions(request, programme, known)
    page = RecordPage(
        title=programme.title,
        target=programme,
        register_title=_("Programmes"),
        register_url=reverse("cooperation_programmes"),
        status=programme_status(programme),
        next_step=_next_words(programme, known),
        primary=primary,
        actions=actions,
        facts=_facts(programme),
        sections=[
            _line_section(request, known),
            _steps_section(request, programme, known),
            _links_section(request, programme),
            papers_section(
                request.viewer,
                programme,
                title=_("Signed summaries"),
                empty=_("None yet. A summary is a signed PDF that anybody can check by its code."),
            ),
        ],
        is_example=programme.is_example or any(state.is_example for state in known),
    )
    return record_page(request, page, history=lambda: history_of(programme))


def steps_of(known: Known) -> list[Step]:
    """The steps for a picture: what is reached, what is next, what is ahead."""
    following = rules.current(known)
    return [
        Step(
            on=state.on,
            label=str(courses.label_of(state.step)),
            state="done" if state.reached else "now" if state is following else "ahead",
            note=_("example data") if state.is_example else "",
        )
        for state in known
    ]


def _next_words(programme: Programme, known: Known) -> Text:
    following = rules.current(known)
    if not programme.is_running or following is None:
        return ""
    label = courses.label_of(following.step)
    if following.on is None:
        return format_lazy(_("Next: {step}. It has no day yet."), step=label)
    return format_lazy(_("Next: {step}, {day}."), step=label, day=day(following.on))


def _actions(
    request: ViewerRequest, programme: Programme, known: Known
) -> tuple[Action | None, list[Action]]:
    def link(label: str, name: str, icon: str, right: str = MANAGE) -> Action:
        refusal = str(rights.refusal(request.viewer, right, programme))
        return Action(label, reverse(name, args=[programme.pk]), refusal, icon)

    summary = link(
        _("Issue the signed summary"),
        "cooperation_summary",
        "stamp",
        right="cooperation.programme.issue",
    )
    if not programme.is_running:
        save = link(_("Save as a template"), "cooperation_template_add", "copy")
        return summary, [save] if programme.status == "finished" else []
    finish = link(_("Finish the programme"), "cooperation_programme_finish", "flag")
    change = link(_("Change"), "cooperation_programme_change", "pencil")
    stop = link(_("Stop the programme"), "cooperation_programme_stop", "x")
    if rules.open_before_certificate(known):
        return None, [change, summary, stop]
    return finish, [summary, change, stop]


def _facts(programme: Programme) -> list[Fact]:
    agreement = programme.agreement
    names = sorted(edition.designation for edition in programme.editions.all())
    return [
        Fact(_("Agency"), programme.agency.name),
        Fact(_("Standards"), names or None),
        Fact(
            _("Agreement"),
            agreement.title if agreement else None,
            url=agreement.get_absolute_url() if agreement else "",
        ),
        Fact(_("Started on"), programme.started_on),
        Fact(_("Wished day of the certificate"), programme.wished_on),
        Fact(
            _("Template"),
            programme.template.name if programme.template else None,
            url=programme.template.get_absolute_url() if programme.template else "",
        ),
        *([Fact(_("Ended on"), programme.closed_on)] if programme.closed_on else []),
        *([Fact(_("Reason"), programme.closing_reason)] if programme.closing_reason else []),
    ]


def _line_section(request: ViewerRequest, known: Known) -> Section:
    return Section(
        _("From MoU to certificate"),
        "web/sections/certification_line.html",
        {"steps": steps_of(known), "today": request.viewer.today},
        side=True,
    )


def _steps_section(request: ViewerRequest, programme: Programme, known: Known) -> Section:
    can = programme.is_running and rights.allowed(request.viewer, MANAGE, programme)
    ids = {step.order: step.pk for step in programme.steps.all()}
    has_notes = any(state.step.note for state in known)
    rows = [
        [
            [courses.label_of(state.step), *([_("example data")] if state.is_example else [])],
            _days(state),
            _state(state, request),
            *([_step_links(ids[state.step.order], state)] if can else []),
            *([state.step.note] if has_notes else []),
        ]
        for state in known
    ]
    change = [_("Change")] if can else []
    note = [_("Note")] if has_notes else []
    headers = [_("Step"), _("Date"), _("State"), *change, *note]
    refusal = str(rights.refusal(request.viewer, MANAGE, programme))
    url = reverse("cooperation_step_add", args=[programme.pk])
    return Section(
        _("Steps"),
        TABLE,
        {"headers": headers, "rows": rows},
        action=Action(_("Add a step"), url, refusal, "plus") if programme.is_running else None,
    )


def _days(state: rules.StepState) -> Any:
    """The real or planned day; below a real one the planned day that it differs from."""
    plan = state.step.planned_on
    if state.on is None or not state.reached or plan in {None, state.on}:
        return state.on
    return [state.on, format_lazy(_("planned: {day}"), day=day(plan))]


def _state(state: rules.StepState, request: ViewerRequest) -> Status:
    if state.reached:
        return Status("good", _("reached"))
    if state.on and state.on < request.viewer.today:
        return Status("bad", _("late"), _("Its planned day is over."))
    if state.on is None:
        return Status("none", _("no day yet"))
    return Status("warn", _("ahead"))


def _step_links(pk: int, state: rules.StepState) -> list[Link]:
    change = Link(_("Change"), reverse("cooperation_step_change", args=[pk]))
    reached = Link(_("Reached"), reverse("cooperation_step_reached", args=[pk]))
    remove = Link(_("Remove"), reverse("cooperation_step_remove", args=[pk]))
    if state.reached and state.step.reached_on is None:
        return [change]
    return [reached, change] if state.reached else [reached, change, remove]


def _links_section(request: ViewerRequest, programme: Programme) -> Section:
    can = programme.is_running and rights.allowed(request.viewer, MANAGE, programme)
    found = courses.linked_records(request.viewer, [programme])
    rows = []
    for one in programme.links.all():
        record = found.get((one.kind, one.target_id))
        title = " ".join(filter(None, [record.title, record.number])) if record else ""
        name = Link(title, record.url) if record else _("A record that your roles do not reach")
        state = Status("none", record.state) if record else None
        remove = Link(_("Remove"), reverse("cooperation_link_remove", args=[one.pk]))
        rows.append([name, state, *([remove] if can else [])])
    headers = [_("Record"), _("State")]
    refusal = str(rights.refusal(request.viewer, MANAGE, programme))
    url = reverse("cooperation_link_add", args=[programme.pk])
    return Section(
        _("Where the days come from"),
        TABLE,
        {
            "headers": [*headers, _("Change")] if can else headers,
            "rows": rows,
            "empty": _("Link the certification: its audits and its decision give the real days."),
        },
        action=Action(_("Link a record"), url, refusal, "link") if programme.is_running else None,
    )
