"""How services, outputs, nonconforming outputs and tickets stand: colour, shape and word."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from teraju.modules.operations.domain.states import (
    FaultState,
    OutputState,
    ServiceState,
    TicketState,
)
from teraju.modules.operations.models import NonconformingOutput, Output, QueueTicket, Service
from teraju.modules.operations.models.choices import (
    FAULT_STATES,
    OUTPUT_STATES,
    SERVICE_STATES,
    TICKET_STATES,
)
from teraju.platform.web.kinds import Status, Text, Tone

SERVICE: dict[ServiceState, tuple[Tone, Text]] = {
    ServiceState.DRAFT: ("none", _("Being written; no order is received by it.")),
    ServiceState.SUBMITTED: ("warn", _("The head of the agency decides.")),
    ServiceState.IN_FORCE: ("good", _("Orders are received by this edition.")),
    ServiceState.SUPERSEDED: ("none", _("A newer edition took its place.")),
    ServiceState.WITHDRAWN: ("none", _("No longer offered.")),
    ServiceState.DISCARDED: ("none", _("Given up before it came into force.")),
}
OUTPUT: dict[OutputState, tuple[Tone, Text]] = {
    OutputState.RECEIVED: ("warn", _("To be reviewed: is everything there that is asked for?")),
    OutputState.INCOMPLETE: ("none", _("The customer brings what is lacking.")),
    OutputState.IN_PROGRESS: ("none", _("The steps of the procedure are being done.")),
    OutputState.READY: ("warn", _("An authorised office releases it.")),
    OutputState.RELEASED: ("good", _("To be handed over to the customer.")),
    OutputState.HANDED_OVER: ("good", _("The customer has it; the order can be closed.")),
    OutputState.CLOSED: ("good", _("Finished.")),
    OutputState.REJECTED: ("none", _("It could not be served.")),
    OutputState.CANCELLED: ("none", _("Given up before it was released.")),
}
FAULT: dict[FaultState, tuple[Tone, Text]] = {
    FaultState.OPEN: ("bad", _("Decide what becomes of it; its release waits.")),
    FaultState.TREATED: ("warn", _("Somebody else verifies what was done.")),
    FaultState.VERIFIED: ("good", _("Treated, and verified by somebody else.")),
    FaultState.WITHDRAWN: ("none", _("Recorded by mistake.")),
}
TICKET: dict[TicketState, Tone] = {
    TicketState.WAITING: "none",
    TicketState.CALLED: "warn",
    TicketState.SERVING: "warn",
    TicketState.DONE: "good",
    TicketState.NO_SHOW: "bad",
}


def service_status(service: Service) -> Status:
    state = ServiceState(service.state)
    tone, meaning = SERVICE[state]
    return Status(tone, SERVICE_STATES[state], meaning)


def output_status(output: Output) -> Status:
    state = OutputState(output.state)
    tone, meaning = OUTPUT[state]
    return Status(tone, OUTPUT_STATES[state], meaning)


def promise_status(output: Output, now: datetime) -> Status:
    """Whether the promise was kept, or still can be."""
    if output.is_kept is True:
        return Status("good", _("in time"))
    if output.is_late(now):
        return Status("bad", _("late"))
    if output.is_ended or output.state == OutputState.INCOMPLETE:
        return Status("none", _("time stands still"))
    return Status("none", _("time left"))


def fault_status(fault: NonconformingOutput) -> Status:
    state = FaultState(fault.state)
    tone, meaning = FAULT[state]
    return Status(tone, FAULT_STATES[state], meaning)


def ticket_status(ticket: QueueTicket) -> Status:
    state = TicketState(ticket.state)
    return Status(TICKET[state], TICKET_STATES[state])
