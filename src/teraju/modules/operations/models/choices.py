"""What the codes of the rules are called on screens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.operations.domain.states import (
    FaultState,
    OutputState,
    ServiceState,
    TicketState,
)
from teraju.modules.operations.domain.times import Unit
from teraju.platform.accounts.roles import LABELS, Role

Choices = list[tuple[str, Promise]]

SERVICE_STATES: Mapping[ServiceState, Promise] = {
    ServiceState.DRAFT: _("draft"),
    ServiceState.SUBMITTED: pgettext_lazy("service standard", "waits for approval"),
    ServiceState.IN_FORCE: _("in force"),
    ServiceState.SUPERSEDED: pgettext_lazy("service standard", "superseded"),
    ServiceState.WITHDRAWN: pgettext_lazy("service standard", "withdrawn"),
    ServiceState.DISCARDED: pgettext_lazy("service standard", "discarded"),
}
OUTPUT_STATES: Mapping[OutputState, Promise] = {
    OutputState.RECEIVED: pgettext_lazy("output", "received"),
    OutputState.INCOMPLETE: pgettext_lazy("output", "incomplete"),
    OutputState.IN_PROGRESS: pgettext_lazy("output", "in progress"),
    OutputState.READY: pgettext_lazy("output", "waits for release"),
    OutputState.RELEASED: pgettext_lazy("output", "released"),
    OutputState.HANDED_OVER: pgettext_lazy("output", "handed over"),
    OutputState.CLOSED: pgettext_lazy("output", "closed"),
    OutputState.REJECTED: pgettext_lazy("output", "rejected"),
    OutputState.CANCELLED: pgettext_lazy("output", "cancelled"),
}
FAULT_STATES: Mapping[FaultState, Promise] = {
    FaultState.OPEN: pgettext_lazy("nonconforming output", "open"),
    FaultState.TREATED: pgettext_lazy("nonconforming output", "waits for verification"),
    FaultState.VERIFIED: pgettext_lazy("nonconforming output", "verified"),
    FaultState.WITHDRAWN: pgettext_lazy("nonconforming output", "withdrawn"),
}
TICKET_STATES: Mapping[TicketState, Promise] = {
    TicketState.WAITING: pgettext_lazy("ticket", "waiting"),
    TicketState.CALLED: pgettext_lazy("ticket", "called"),
    TicketState.SERVING: pgettext_lazy("ticket", "at the counter"),
    TicketState.DONE: pgettext_lazy("ticket", "served"),
    TicketState.NO_SHOW: pgettext_lazy("ticket", "did not come"),
}
UNITS: Mapping[Unit, Promise] = {
    Unit.MINUTES: _("working minutes"),
    Unit.HOURS: _("working hours"),
    Unit.DAYS: _("working days"),
}
# Who does a step of a procedure.
STEP_ROLES: Mapping[Role, Promise] = {
    role: LABELS[role]
    for role in (
        Role.COUNTER,
        Role.STAFF,
        Role.TESTER,
        Role.METROLOGY_HEAD,
        Role.PROCESS_OWNER,
        Role.QUALITY_COORDINATOR,
        Role.AGENCY_HEAD,
    )
}


class Channel(models.TextChoices):
    """How an order came."""

    COUNTER = "counter", pgettext_lazy("channel", "counter")
    LETTER = "letter", pgettext_lazy("channel", "letter")
    TELEPHONE = "telephone", pgettext_lazy("channel", "telephone")
    ELECTRONIC = "electronic", pgettext_lazy("channel", "electronic")
    OUTREACH = "outreach", pgettext_lazy("channel", "on the spot (jemput bola)")
    INTERNAL = "internal", pgettext_lazy("channel", "own plan")


class FieldKind(models.TextChoices):
    """What is asked in a field of a service's form."""

    TEXT = "text", _("text")
    NUMBER = "number", _("number")
    DATE = "date", _("date")
    CHOICE = "choice", _("choice")
    YES_NO = "yes_no", _("yes or no")


class Disposition(models.TextChoices):
    """What becomes of a nonconforming output."""

    CORRECT = "correct", pgettext_lazy("disposition", "corrected")
    SEPARATE = "separate", pgettext_lazy("disposition", "separated, withheld or stopped")
    INFORM = "inform", pgettext_lazy("disposition", "customer informed")
    CONCESSION = "concession", pgettext_lazy("disposition", "accepted under concession")


class Origin(models.TextChoices):
    """Where a nonconforming output was found."""

    STEP = "step", pgettext_lazy("origin of a fault", "during the work")
    CHECK = "check", pgettext_lazy("origin of a fault", "at the check before release")
    CUSTOMER = "customer", pgettext_lazy("origin of a fault", "by the customer, after the handover")
    SUPERVISION = "supervision", pgettext_lazy("origin of a fault", "by internal supervision")


def choices(labels: Mapping[Any, Promise]) -> Choices:
    """Codes with their names, for a field of a model or a form."""
    return [(str(code), label) for code, label in labels.items()]
