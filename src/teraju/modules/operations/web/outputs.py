"""The register of outputs and the page of an order."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.operations import permissions, selectors
from teraju.modules.operations.domain.answers import read_back
from teraju.modules.operations.domain.states import UNFINISHED, OutputState
from teraju.modules.operations.driven import driver_of
from teraju.modules.operations.models import Output, OutputStep, ServiceStep
from teraju.modules.operations.services.progress import step_refusal
from teraju.modules.operations.wording import minutes_words
from teraju.platform.web.actions import record_action
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .common import assignment_of, history_of, output_of
from .registers import OUTPUTS
from .statuses import fault_status, output_status, promise_status

TABLE = "web/sections/table.html"
WORK, JUDGE = permissions.OUTPUT_WORK, permissions.OUTPUT_JUDGE


@require_safe
def output_register(request: ViewerRequest) -> HttpResponse:
    more = [Action(_("Queue of today"), reverse("operations_queue"), icon="users")]
    return register_page(request, OUTPUTS, more=more)


@require_safe
def output_record(request: ViewerRequest, pk: int) -> HttpResponse:
    output = output_of(request, pk)
    steps = selectors.steps_of(output.service)
    done = list(output.done_steps.select_related("step"))
    primary, actions = next_actions(request, output, steps, done)
    page = RecordPage(
        title=output.customer_name or output.subject or output.service.name,
        number=output.number,
        target=output,
        register_title=_("Register of outputs"),
        register_url=reverse("operations_outputs"),
        status=output_status(output),
        next_step=_("Still lacking: %(what)s") % {"what": output.lacking}
        if output.state == OutputState.INCOMPLETE
        else "",
        primary=primary,
        actions=actions,
        facts=_facts(request, output),
        sections=_sections(request, output, steps, done),
        is_example=output.is_example,
    )
    return record_page(request, page, history=lambda: history_of(output))


def next_actions(
    request: ViewerRequest,
    output: Output,
    steps: Sequence[ServiceStep],
    done: Sequence[OutputStep],
) -> tuple[Action | None, list[Action]]:
    """The one next step and what else can be done, each with the reason where it cannot."""
    assignment = assignment_of(output)
    if assignment:
        url = assignment.get_absolute_url()
        return Action(_("Open the assignment"), url, icon="arrow-right"), []
    driver = driver_of(output.service.kind)
    address = driver.address(output) if driver else ""
    if address:
        return Action(_("Open the order"), address, icon="arrow-right"), []
    others = _others(request, output)

    def to(right: str, label: str, name: str, icon: str = "") -> Action:
        return record_action(request.viewer, output, right, label, name, icon)

    match output.state:
        case OutputState.RECEIVED:
            back = to(WORK, _("Return: something is lacking"), "operations_return", "undo-2")
            accept = to(WORK, _("Accept: complete"), "operations_accept", "circle-check")
            return accept, [back, *others]
        case OutputState.INCOMPLETE:
            come = to(WORK, _("What was lacking has come"), "operations_complete", "check")
            return come, others
        case OutputState.IN_PROGRESS:
            return _step_action(request, output, steps, done), others
        case OutputState.READY:
            return _release_action(request, output, steps), [
                to(JUDGE, _("Send back to the work"), "operations_send_back", "undo-2"),
                *others,
            ]
        case OutputState.RELEASED:
            return to(WORK, _("Hand over"), "operations_hand_over", "hand"), others
        case OutputState.HANDED_OVER:
            return to(WORK, _("Close"), "operations_close", "check"), others
    return None, others


def _others(request: ViewerRequest, output: Output) -> list[Action]:
    found = []
    if output.state in UNFINISHED:
        found.append(
            record_action(
                request.viewer, output, WORK, _("Note a change"), "operations_wish", "pencil"
            )
        )
    if output.property_received and not output.property_returned_at:
        label = _("Property of the customer")
        found.append(
            record_action(request.viewer, output, WORK, label, "operations_property", "package")
        )
    if output.state not in (OutputState.REJECTED, OutputState.CANCELLED):
        label = _("Record what is wrong")
        right = permissions.FAULT_RECORD
        found.append(
            record_action(request.viewer, output, right, label, "operations_output_fault", "flag")
        )
    if output.state in UNFINISHED:
        found += [
            record_action(request.viewer, output, JUDGE, _("Reject"), "operations_reject", "x"),
            record_action(
                request.viewer, output, WORK, _("Cancel the order"), "operations_cancel", "x"
            ),
        ]
    return found


def _step_action(
    request: ViewerRequest,
    output: Output,
    steps: Sequence[ServiceStep],
    done: Sequence[OutputStep],
) -> Action | None:
    finished = {one.step_id for one in done if not one.is_undone}
    waiting = [one for one in steps if not one.is_release and one.pk not in finished]
    if not waiting:
        return None
    following = waiting[0]
    return Action(
        _("Done: %(step)s") % {"step": following.name},
        reverse("operations_step_done", args=[output.pk]),
        refusal=str(step_refusal(request.viewer, output, following)),
        icon="check",
    )


def _release_action(
    request: ViewerRequest, output: Output, steps: Sequence[ServiceStep]
) -> Action | None:
    row = next((one for one in steps if one.is_release), None)
    if row is None:
        return None
    return Action(
        _("Release"),
        reverse("operations_release", args=[output.pk]),
        refusal=str(step_refusal(request.viewer, output, row)),
        icon="circle-check",
    )


def _facts(request: ViewerRequest, output: Output) -> list[Fact]:
    service = output.service
    answers = [
        Fact(row.name, read_back(row.kind, output.values[row.key]))
        for row in service.fields.all()
        if row.key in output.values
    ]
    found = [
        Fact(_("Service"), service.name, url=service.get_absolute_url()),
        Fact(_("Subject"), output.subject or None) if output.subject else None,
        Fact(_("Customer"), output.customer_name or None) if output.customer_name else None,
        Fact(_("Telephone or mail of the customer"), output.customer_contact)
        if output.customer_contact
        else None,
        *answers,
        Fact(_("Channel"), output.get_channel_display()),
        Fact(_("Received"), output.received_at, note=output.received_office),
        Fact(_("Time runs from"), output.clock_from)
        if output.clock_from != output.received_at
        else None,
        Fact(
            _("Promised for"),
            output.promised_at,
            note=_("a term of its own") if output.has_own_term else "",
        ),
        Fact(_("Promise"), promise_status(output, request.viewer.now)),
        *_release_facts(output),
        *_property_facts(output),
        Fact(_("Reason"), output.ending_reason) if output.ending_reason else None,
    ]
    return [fact for fact in found if fact]


def _release_facts(output: Output) -> list[Fact]:
    if not output.released_at:
        return []
    facts = [
        Fact(_("Released"), output.released_at, note=output.released_office),
        Fact(_("Working time"), minutes_words(output.working_minutes)),
    ]
    if output.handed_over_at:
        facts.append(Fact(_("Handed over"), output.handed_over_at, note=output.handed_over_to))
    return facts


def _property_facts(output: Output) -> list[Fact]:
    if not output.property_received:
        return []
    facts = [Fact(_("Handed in by the customer"), output.property_received)]
    if output.property_fault:
        facts.append(Fact(_("Loss or damage"), output.property_fault))
    if output.property_returned_at:
        facts.append(Fact(_("Given back"), output.property_returned_at))
    return facts


def _sections(
    request: ViewerRequest,
    output: Output,
    steps: Sequence[ServiceStep],
    done: Sequence[OutputStep],
) -> list[Section]:
    found = [_steps(steps, done), _faults(request, output), _changes(request, output)]
    return [one for one in found if one]


def _steps(steps: Sequence[ServiceStep], done: Sequence[OutputStep]) -> Section:
    by_step = {one.step_id: one for one in done if not one.is_undone}
    rows = []
    for place, one in enumerate(steps, start=1):
        made = by_step.get(one.pk)
        rows.append(
            [
                f"{place}. {one.name}",
                Status("good", _("done")) if made else Status("none", _("to do")),
                made.done_at if made else None,
                made.done_office if made else one.office or one.get_role_display(),
                made.note if made else "",
            ]
        )
    headers = [_("Step"), _("Status"), _("When"), _("Office"), _("Note")]
    return Section(_("Procedure"), TABLE, {"headers": headers, "rows": rows})


def _faults(request: ViewerRequest, output: Output) -> Section | None:
    rows = [
        [Link(one.number, one.get_absolute_url()), one.what, fault_status(one)]
        for one in selectors.faults(request.viewer).filter(output=output).order_by("pk")
    ]
    if not rows:
        return None
    headers = [pgettext("official number", "Number"), _("What is wrong"), _("Status")]
    return Section(_("Nonconforming outputs"), TABLE, {"headers": headers, "rows": rows})


def _changes(request: ViewerRequest, output: Output) -> Section | None:
    rows = [
        [
            one.wish
            if one.reviewed_at
            else Link(one.wish, reverse("operations_review", args=[one.pk])),
            one.asked_by,
            one.asked_at,
            _outcome(one.is_accepted),
            one.review,
        ]
        for one in selectors.changes(request.viewer).filter(output=output).order_by("asked_at")
    ]
    if not rows:
        return None
    headers = [
        _("What is to change"),
        _("Asked by"),
        _("When"),
        _("Outcome"),
        _("What follows from it"),
    ]
    return Section(_("Changes of the order"), TABLE, {"headers": headers, "rows": rows})


def _outcome(accepted: bool | None) -> Status:  # noqa: FBT001 - a stored answer
    if accepted is None:
        return Status("warn", _("to be reviewed"))
    return Status("good", _("can be met")) if accepted else Status("none", _("cannot be met"))
