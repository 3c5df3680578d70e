"""Forms that carry an order from its receipt to its close."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.operations import permissions, selectors, services
from teraju.modules.operations.domain.states import TicketState
from teraju.modules.operations.driven import driver_of
from teraju.modules.operations.models import Output, QueueTicket, Service
from teraju.modules.operations.services.progress import (
    open_steps,
    release_step,
    require_step,
)
from teraju.platform.accounts import rights
from teraju.platform.web.forms import VersionedForm, form_methods, form_page
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest

from .common import assignment_of, keyed, output_of, record_form, service_of
from .forms import (
    ChooseServiceForm,
    FaultForm,
    HandOverForm,
    LackingForm,
    PropertyForm,
    ReasonedForm,
    ReceiveForm,
    ReviewForm,
    StepDoneForm,
    WishForm,
)

RECEIVE, WORK, JUDGE = (
    permissions.OUTPUT_RECEIVE,
    permissions.OUTPUT_WORK,
    permissions.OUTPUT_JUDGE,
)


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    """First which service is ordered: its form differs."""
    viewer = request.viewer
    if not rights.allowed_somewhere(viewer, RECEIVE):
        raise NotAllowed(rights.reason(RECEIVE))
    return form_page(
        request,
        form=partial(ChooseServiceForm, viewer=viewer),
        title=_("Receive an order"),
        submit=_("Go on"),
        act=lambda data: data["service"],
        success=lambda chosen: reverse("operations_receive", args=[chosen.pk]),
        back_url=reverse("operations_outputs"),
        intro=_("Only services in force can be ordered."),
        register_title=_("Register of outputs"),
        register_url=reverse("operations_outputs"),
    )


@form_methods
def receive(request: ViewerRequest, pk: int) -> HttpResponse:
    service = service_of(request, pk)
    rights.require(request.viewer, RECEIVE, service)
    if not service.is_in_force:
        raise DomainError(_("This edition of the service is not in force: choose another."))
    driver = driver_of(service.kind)
    if driver:
        asked = request.GET.urlencode()
        return redirect(f"{reverse(driver.entry)}?{asked}" if asked else reverse(driver.entry))
    ticket = _ticket(request, service)

    def act(data: dict[str, Any]) -> Output:
        made = services.receive_output(actor=request.viewer, service=service, **data)
        if ticket:
            services.finish_ticket(actor=request.viewer, ticket_id=ticket.pk, output=made)
        return made

    return form_page(
        request,
        form=partial(ReceiveForm, service=service),
        title=_("Receive an order"),
        submit=_("Receive"),
        act=act,
        success=lambda made: made.get_absolute_url(),
        back_url=reverse("operations_outputs"),
        facts=(
            Fact(_("Service"), service.name),
            *([Fact(pgettext("official number", "Number"), ticket.number)] if ticket else []),
            Fact(_("Requirements to bring"), _asked(service) or None),
        ),
        done=_("The order is received."),
        register_title=_("Register of outputs"),
        register_url=reverse("operations_outputs"),
    )


def _asked(service: Service) -> list[str]:
    """What the standard asks for, paper by paper."""
    return [
        line.strip()
        for line in service.components.get("requirements", "").splitlines()
        if line.strip()
    ]


def _ticket(request: ViewerRequest, service: Service) -> QueueTicket | None:
    """The number that is at a counter of the agency, when the form was opened from there."""
    asked = request.GET.get("ticket", "")
    if not asked.isdecimal():
        return None
    rows = selectors.tickets(request.viewer).filter(
        agency=service.agency_id, state=TicketState.SERVING
    )
    return rows.filter(pk=int(asked)).first()


def order_of(request: ViewerRequest, pk: int) -> Output:
    """The order to do something with; one of an assignment is worked on there."""
    output = output_of(request, pk)
    if assignment_of(output):
        rights.require(request.viewer, WORK, output)
        raise DomainError(_("This order belongs to an assignment: work on it there."))
    return output


@form_methods
def accept(request: ViewerRequest, pk: int) -> HttpResponse:
    output = order_of(request, pk)
    return _form(
        request,
        output,
        WORK,
        services.accept_output,
        title=_("Accept: complete"),
        intro=_("Everything is there that the service standard asks for: %(list)s")
        % {"list": ", ".join(_asked(output.service)) or "–"},
        submit=_("Accept"),
        done=_("Accepted; the work begins."),
    )


@form_methods
def give_back(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        order_of(request, pk),
        WORK,
        services.return_output,
        form=LackingForm,
        title=_("Return: something is lacking"),
        intro=_("The promised time runs anew once it has come."),
        submit=_("Return"),
        done=_("Returned to the customer."),
    )


@form_methods
def complete(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        order_of(request, pk),
        WORK,
        services.complete_output,
        title=_("What was lacking has come"),
        intro=_("The promised time runs anew from now."),
        submit=_("Save"),
        done=_("Saved."),
    )


@form_methods
def step_done(request: ViewerRequest, pk: int) -> HttpResponse:
    """The next step of the procedure, by the office that the service names."""
    output = order_of(request, pk)
    waiting = open_steps(output) if output.state == "in_progress" else []
    if not waiting:
        return _no_step(request, output)
    following = waiting[0]
    require_step(request.viewer, output, following)
    return record_form(
        request,
        output,
        "",
        form=StepDoneForm,
        title=_("Done: %(step)s") % {"step": following.name},
        submit=_("Done"),
        act=keyed(partial(services.do_step, step_id=following.pk), request.viewer, "output_id", pk),
        done=_("The step is done."),
    )


def _no_step(request: ViewerRequest, output: Output) -> HttpResponse:
    rights.require(request.viewer, WORK, output)
    raise DomainError(_("There is no step to do now. Look at the record again."))


@form_methods
def release(request: ViewerRequest, pk: int) -> HttpResponse:
    output = order_of(request, pk)
    require_step(request.viewer, output, release_step(output))
    return record_form(
        request,
        output,
        "",
        form=StepDoneForm,
        title=_("Release"),
        intro=_("With this the result may go out; your office stands beside it."),
        submit=_("Release"),
        act=keyed(services.release_output, request.viewer, "output_id", pk),
        done=_("Released."),
    )


@form_methods
def send_back(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        order_of(request, pk),
        JUDGE,
        services.send_back_output,
        form=ReasonedForm,
        title=_("Send back to the work"),
        intro=_("The last step is to be done again."),
        submit=_("Send back"),
        done=_("Sent back."),
    )


@form_methods
def hand_over(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        order_of(request, pk),
        WORK,
        services.hand_over_output,
        form=HandOverForm,
        title=_("Hand over"),
        submit=_("Hand over"),
        done=_("Handed over."),
    )


@form_methods
def close(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        order_of(request, pk),
        WORK,
        services.close_output,
        title=_("Close the order"),
        submit=_("Close"),
        done=_("Closed."),
    )


@form_methods
def reject(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        order_of(request, pk),
        JUDGE,
        services.reject_output,
        form=ReasonedForm,
        title=_("Reject the order"),
        submit=_("Reject"),
        done=_("Rejected."),
    )


@form_methods
def cancel(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        order_of(request, pk),
        WORK,
        services.cancel_output,
        form=ReasonedForm,
        title=_("Cancel the order"),
        submit=_("Cancel the order"),
        done=_("Cancelled."),
    )


@form_methods
def wish(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        order_of(request, pk),
        WORK,
        services.ask_change,
        form=WishForm,
        title=_("Note a change of the order"),
        intro=_("It is reviewed before the result goes out."),
        submit=_("Save"),
        done=_("Saved; it waits for its review."),
    )


@form_methods
def review(request: ViewerRequest, pk: int) -> HttpResponse:
    change = get_object_or_404(selectors.changes(request.viewer), pk=pk)
    output = order_of(request, change.output_id)
    return record_form(
        request,
        output,
        JUDGE,
        form=ReviewForm,
        title=_("Review the change"),
        intro=change.wish,
        submit=_("Save"),
        act=keyed(services.review_change, request.viewer, "change_id", pk),
        initial={"version": change.version},
        done=_("Saved."),
    )


@form_methods
def settle_property(request: ViewerRequest, pk: int) -> HttpResponse:
    output = order_of(request, pk)
    return _form(
        request,
        output,
        WORK,
        services.settle_property,
        form=PropertyForm,
        title=_("Property of the customer"),
        intro=_("Handed in: %(what)s") % {"what": output.property_received or "–"},
        submit=_("Save"),
        done=_("Saved."),
    )


@form_methods
def record_fault(request: ViewerRequest, pk: int) -> HttpResponse:
    output = order_of(request, pk)
    rights.require(request.viewer, permissions.FAULT_RECORD, output)
    origin = "customer" if output.handed_over_at else "check"
    return form_page(
        request,
        form=FaultForm,
        title=_("Record what is wrong"),
        submit=pgettext("step", "Record"),
        act=lambda data: services.record_fault(
            actor=request.viewer, agency=output.agency, output=output, **data
        ),
        success=lambda made: made.get_absolute_url(),
        back_url=output.get_absolute_url(),
        initial={"found_on": request.viewer.today, "origin": origin},
        intro=_("The result does not go out until somebody has verified what was done."),
        facts=(Fact(pgettext("case", "Order"), output.number),),
        done=_("Recorded."),
        register_title=_("Register of outputs"),
        register_url=reverse("operations_outputs"),
    )


def _form(
    request: ViewerRequest,
    output: Output,
    right: str,
    act: Callable[..., Any],
    *,
    form: Any = VersionedForm,
    **words: str,
) -> HttpResponse:
    return record_form(
        request,
        output,
        right,
        form=form,
        act=keyed(act, request.viewer, "output_id", output.pk),
        **words,  # type: ignore[arg-type]
    )
