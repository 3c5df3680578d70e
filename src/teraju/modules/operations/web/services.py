"""The service catalogue and the page of an edition."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.operations import figures, permissions, selectors
from teraju.modules.operations.domain.states import ServiceState
from teraju.modules.operations.driven import driver_of
from teraju.modules.operations.models import Service, ServiceStep
from teraju.modules.operations.rulebook import (
    components,
    components_source,
    kind_of,
    name_of,
)
from teraju.modules.operations.wording import amount, fee_words
from teraju.platform.accounts import rights
from teraju.platform.papers.web.sections import papers_if_any
from teraju.platform.web.actions import record_action
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .common import history_of, service_of
from .performance import performance_section
from .registers import SERVICES
from .statuses import service_status

TABLE = "web/sections/table.html"
WRITE, APPROVE = permissions.SERVICE_WRITE, permissions.SERVICE_APPROVE


@require_safe
def service_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, SERVICES)


@require_safe
def service_record(request: ViewerRequest, pk: int) -> HttpResponse:
    service = service_of(request, pk)
    steps = selectors.steps_of(service)
    gaps = selectors.gaps_of(service, steps)
    primary, actions = next_actions(request, service, complete=not gaps)
    page = RecordPage(
        title=service.name,
        number=f"{service.code} · {pgettext('service standard', 'edition')} {service.edition}",
        target=service,
        register_title=_("Service catalogue"),
        register_url=reverse("operations_services"),
        status=service_status(service),
        next_step=_gap_words(service, gaps),
        primary=primary,
        actions=actions,
        facts=_facts(request, service),
        sections=_sections(request, service, steps),
        is_example=service.is_example,
    )
    return record_page(request, page, history=lambda: history_of(service))


def next_actions(
    request: ViewerRequest, service: Service, *, complete: bool
) -> tuple[Action | None, list[Action]]:
    """The one next step and what else can be done, each with the reason where it cannot."""

    def to(right: str, label: str, name: str, icon: str) -> Action:
        return record_action(request.viewer, service, right, label, name, icon)

    change = to(WRITE, _("Change"), "operations_service_change", "pencil")
    discard = to(WRITE, _("Discard"), "operations_service_discard", "x")
    match service.state:
        case ServiceState.DRAFT:
            submit = to(WRITE, _("Submit for approval"), "operations_service_submit", "send")
            return (submit, [change, discard]) if complete else (change, [discard])
        case ServiceState.SUBMITTED:
            approve = to(APPROVE, _("Put in force"), "operations_service_approve", "circle-check")
            back = to(APPROVE, _("Give back"), "operations_service_return", "undo-2")
            return approve, [back]
        case ServiceState.IN_FORCE:
            driver = driver_of(service.kind)
            taking = driver.right if driver else permissions.OUTPUT_RECEIVE
            receive = to(taking, _("Receive an order"), "operations_receive", "plus")
            revise = to(WRITE, _("Begin a new edition"), "operations_service_revise", "copy")
            paper = to(APPROVE, _("Issue as PDF"), "operations_service_paper", "file-text")
            end = to(
                APPROVE, pgettext("out of force", "Withdraw"), "operations_service_withdraw", "flag"
            )
            return receive, [revise, paper, end]
    return None, []


def _gap_words(service: Service, gaps: Sequence[object]) -> str:
    if not gaps or not service.is_draft:
        return ""
    names = ", ".join(str(name_of(one)) for one in gaps)  # type: ignore[arg-type]
    return _("Still empty in the service standard: %(names)s.") % {"names": names}


def _facts(request: ViewerRequest, service: Service) -> list[Fact]:
    source = components_source()
    facts = [
        Fact(_("Kind"), name_of(kind_of(service.kind))),
        Fact(_("Agency"), service.agency.name),
        Fact(_("Who it is for"), service.audience or None),
        Fact(_("Promised time"), amount(service.promised_value, service.promised_unit) or None),
        Fact(_("Fee"), fee_words(service.fee), note=service.tariff_basis),
        Fact(pgettext("counter", "Queue"), str(service.queue)) if service.queue else None,
        Fact(_("Released by somebody else than who checked"), service.other_releases),
        Fact(_("Decree that sets it"), service.decree) if service.decree else None,
        Fact(_("In force since"), service.in_force_on, note=service.approved_office)
        if service.in_force_on
        else None,
        Fact(_("In force until"), service.ended_on) if service.ended_on else None,
        Fact(_("Reason"), service.ending_reason) if service.ending_reason else None,
        _public_fact(service),
        Fact(
            _("Components after"),
            source.document,
            note="" if source.confirmed else _("unconfirmed"),
        ),
    ]
    return [fact for fact in facts if fact]


def _public_fact(service: Service) -> Fact | None:
    if not service.is_in_force:
        return None
    url = reverse("operations_public_service", args=[service.government.slug, service.pk])
    return Fact(_("Public"), _("yes, anybody can read it"), url=url)


def _sections(
    request: ViewerRequest, service: Service, steps: Sequence[ServiceStep]
) -> list[Section]:
    shown = []
    if service.in_force_on:
        shown.append(performance_section(figures.service_figures(request.viewer, service)))
    shown += [
        steps_section(request, service, steps),
        components_section(service),
        questions_section(request, service),
        *papers_if_any(request.viewer, service),
        _editions(request, service),
    ]
    return shown


def steps_section(
    request: ViewerRequest, service: Service, steps: Sequence[ServiceStep]
) -> Section:
    """The procedure as a table; in a draft each step leads to its form."""
    may_write = service.is_draft and rights.allowed(request.viewer, WRITE, service)
    rows: list[list[object]] = [
        [
            Link(f"{place}. {one.name}", reverse("operations_step_change", args=[one.pk]))
            if may_write
            else f"{place}. {one.name}",
            one.office or one.get_role_display(),
            amount(one.allotted_value, one.allotted_unit) or None,
            _("release") if one.is_release else _("check") if one.is_check else "",
        ]
        for place, one in enumerate(steps, start=1)
    ]
    add = record_action(
        request.viewer, service, WRITE, _("Add a step"), "operations_step_add", "plus"
    )
    headers = [_("Step"), _("Office"), _("Time allotted"), _("Meaning for the release")]
    if may_write:
        headers.append(_("Take out"))
        for one, row in zip(steps, rows, strict=True):
            row.append(Link(_("Take out"), reverse("operations_step_remove", args=[one.pk])))
    return Section(
        _("Procedure"),
        TABLE,
        {"headers": headers, "rows": rows, "empty": _("No step yet.")},
        action=add if may_write else None,
    )


def components_section(service: Service) -> Section:
    """Every component that is text, also those that are still empty."""
    texts = [one for one in components() if one.source_field == "text"]
    lines = [(name_of(one), service.components.get(one.code, "")) for one in texts]
    return Section(_("Service standard"), "operations/components.html", {"lines": lines})


def questions_section(request: ViewerRequest, service: Service) -> Section:
    """The questions that are asked of every order."""
    may_write = service.is_draft and rights.allowed(request.viewer, WRITE, service)
    questions = list(service.fields.all())
    rows: list[list[object]] = [
        [
            Link(one.name, reverse("operations_question_change", args=[one.pk]))
            if may_write
            else one.name,
            one.get_kind_display(),
            one.is_required,
            one.help,
        ]
        for one in questions
    ]
    add = record_action(
        request.viewer, service, WRITE, _("Add a question"), "operations_question_add", "plus"
    )
    headers = [_("Question"), _("Kind of answer"), _("Must be answered"), _("Hint")]
    if may_write:
        headers.append(_("Take out"))
        for one, row in zip(questions, rows, strict=True):
            row.append(Link(_("Take out"), reverse("operations_question_remove", args=[one.pk])))
    empty = _("The form asks only for the customer and the channel.")
    return Section(
        _("Questions of the form"),
        TABLE,
        {"headers": headers, "rows": rows, "empty": empty},
        action=add if may_write else None,
    )


def _editions(request: ViewerRequest, service: Service) -> Section:
    rows = [
        [
            Link(
                format_lazy(
                    "{word} {number}",
                    word=pgettext("service standard", "edition"),
                    number=one.edition,
                ),
                one.get_absolute_url(),
            ),
            service_status(one),
        ]
        for one in selectors.editions_of(request.viewer, service)
    ]
    headers = [pgettext("service standard", "Edition"), _("Status")]
    return Section(_("Editions"), TABLE, {"headers": headers, "rows": rows}, side=True)
