"""The service catalogue, the register of outputs, nonconforming outputs and the day's numbers."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import DateTimeField, F, QuerySet, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.operations import permissions, selectors
from teraju.modules.operations.domain.states import OutputState
from teraju.modules.operations.models import (
    NonconformingOutput,
    Output,
    QueueTicket,
    Service,
)
from teraju.modules.operations.models.choices import (
    FAULT_STATES,
    OUTPUT_STATES,
    SERVICE_STATES,
    TICKET_STATES,
    Disposition,
    Origin,
    choices,
)
from teraju.modules.operations.rulebook import kind_of, kinds, name_of
from teraju.modules.operations.wording import amount
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.organisation.selectors import agencies

from .statuses import fault_status, output_status, promise_status, service_status, ticket_status

NEAR = timedelta(days=3)


def agency_choices(viewer: Viewer) -> list[tuple[str, Any]]:
    rows = agencies(viewer).order_by("name", "pk").values_list("pk", "short_name")
    return [(str(pk), name) for pk, name in rows]


def service_choices(viewer: Viewer) -> list[tuple[str, Any]]:
    """Each service once, whatever its edition."""
    rows = selectors.services(viewer).order_by("agency", "code", "-edition")
    found = {f"{one.agency_id}:{one.code}": one for one in reversed(rows)}
    return [(key, str(one)) for key, one in sorted(found.items(), key=lambda i: str(i[1]))]


def by_service(rows: QuerySet[Any], value: str, _viewer: Viewer) -> QuerySet[Any]:
    agency, code = value.split(":", 1)
    return rows.filter(service__agency=agency, service__code=code)


def by_promise(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    if value == "kept":
        return rows.filter(released_at__lte=F("promised_at"))
    if value == "late":
        return rows.filter(released_at__gt=F("promised_at"))
    running = rows.filter(
        state__in=[OutputState.RECEIVED, OutputState.IN_PROGRESS, OutputState.READY]
    )
    if value == "overdue":
        return running.filter(promised_at__lt=viewer.now)
    return running.filter(promised_at__gte=viewer.now, promised_at__lte=viewer.now + NEAR)


AGENCY_FILTER = Filter(
    key="agency",
    label=_("Agency"),
    choices=agency_choices,
    apply=lambda found, value, viewer: found.filter(agency=value),
)
SERVICE_FILTER = Filter(
    key="service", label=_("Service"), choices=service_choices, apply=by_service
)


def state_filter(labels: Any) -> Filter:
    return Filter(
        key="status",
        label=_("Status"),
        choices=lambda viewer: choices(labels),
        apply=lambda found, value, viewer: found.filter(state=value),
    )


SERVICES: Register[Service] = Register(
    key="operations.services",
    title=_("Service catalogue"),
    noun=_("service standards"),
    columns=[
        Column(key="name", label=_("Service"), value=lambda s: s.name, sort="name"),
        Column(
            key="code",
            label=_("Code"),
            value=lambda s: s.code,
            sort="code",
            place="beneath",
        ),
        Column(
            key="edition",
            label=pgettext_lazy("service standard", "Edition"),
            value=lambda s: s.edition,
            kind="number",
            sort="edition",
        ),
        Column(key="status", label=_("Status"), value=service_status, kind="status", sort="state"),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda s: s.agency.short_name,
            sort="agency__name",
        ),
        Column(
            key="kind",
            label=_("Kind"),
            value=lambda s: name_of(kind_of(s.kind)),
            sort="kind",
            place="file",
        ),
        Column(
            key="promise",
            label=_("Promised time"),
            value=lambda s: amount(s.promised_value, s.promised_unit),
        ),
        Column(key="fee", label=_("Fee"), value=lambda s: s.fee, kind="money", sort="fee"),
        Column(
            key="in_force_on",
            label=_("In force since"),
            value=lambda s: s.in_force_on,
            kind="date",
            sort="in_force_on",
        ),
    ],
    rows=selectors.services,
    order=["agency__name", "code", "-edition", "pk"],
    search=["name", "code", "audience", "agency__name", "decree"],
    filters=[
        state_filter(SERVICE_STATES),
        AGENCY_FILTER,
        Filter(
            key="kind",
            label=_("Kind"),
            choices=lambda viewer: [(code, name_of(one)) for code, one in kinds().items()],
            apply=lambda found, value, viewer: found.filter(kind=value),
        ),
    ],
    row_url=lambda s: s.get_absolute_url(),
    add_label=_("Write a service standard"),
    add_url="operations_service_add",
    add_right=permissions.SERVICE_WRITE,
    empty=_("No service yet. Write down what your agency offers, and what it promises."),
)


def output_rows(viewer: Viewer) -> QuerySet[Output]:
    """Outputs, knowing the moment they are looked at."""
    return selectors.outputs(viewer).annotate(as_of=Value(viewer.now, output_field=DateTimeField()))


OUTPUTS: Register[Output] = Register(
    key="operations.outputs",
    title=_("Register of outputs"),
    noun=_("orders"),
    columns=[
        Column(
            key="number",
            label=pgettext_lazy("official number", "Number"),
            value=lambda o: o.number,
            sort="number",
            place="beneath",
        ),
        Column(
            key="service", label=_("Service"), value=lambda o: o.service.name, sort="service__name"
        ),
        Column(
            key="customer",
            label=_("Customer or subject"),
            value=lambda o: o.customer_name or o.subject or o.service.name,
            sort="customer_name",
        ),
        Column(key="status", label=_("Status"), value=output_status, kind="status", sort="state"),
        Column(
            key="promise",
            label=_("Promise"),
            value=lambda o: promise_status(o, o.as_of),  # type: ignore[attr-defined]
            kind="status",
        ),
        Column(
            key="received_at",
            label=_("Received"),
            value=lambda o: _day(o.received_at),
            kind="date",
            sort="received_at",
        ),
        Column(
            key="promised_at",
            label=_("Promised for"),
            value=lambda o: _day(o.promised_at),
            kind="date",
            sort="promised_at",
        ),
        Column(
            key="released_at",
            label=_("Released"),
            value=lambda o: _day(o.released_at),
            kind="date",
            sort="released_at",
            place="file",
        ),
    ],
    rows=output_rows,
    order=["-received_at", "-pk"],
    search=["number", "customer_name", "subject", "service__name", "service__code"],
    filters=[
        state_filter(OUTPUT_STATES),
        Filter(
            key="promise",
            label=_("Promise"),
            choices=lambda viewer: [
                ("near", _("due within three days")),
                ("overdue", _("running late")),
                ("kept", _("released in time")),
                ("late", _("released late")),
            ],
            apply=by_promise,
        ),
        SERVICE_FILTER,
        AGENCY_FILTER,
    ],
    row_url=lambda o: o.get_absolute_url(),
    add_label=_("Receive an order"),
    add_url="operations_output_add",
    add_right=permissions.OUTPUT_RECEIVE,
    empty=_("No order yet. Each order of a service gets a row here, with what was promised."),
)

FAULTS: Register[NonconformingOutput] = Register(
    key="operations.faults",
    title=_("Nonconforming outputs"),
    noun=_("nonconforming outputs"),
    columns=[
        Column(
            key="number",
            label=pgettext_lazy("official number", "Number"),
            value=lambda f: f.number,
            sort="number",
            place="beneath",
        ),
        Column(key="what", label=_("What is wrong"), value=lambda f: f.what),
        Column(key="status", label=_("Status"), value=fault_status, kind="status", sort="state"),
        Column(
            key="service",
            label=_("Service"),
            value=lambda f: f.service.name if f.service else None,
            sort="service__name",
        ),
        Column(
            key="output",
            label=pgettext_lazy("case", "Order"),
            value=lambda f: f.output.number if f.output else None,
            sort="output__number",
            place="file",
        ),
        Column(
            key="origin",
            label=_("Where it was found"),
            value=lambda f: f.get_origin_display(),
            sort="origin",
        ),
        Column(
            key="disposition",
            label=_("What became of it"),
            value=lambda f: f.get_disposition_display() or None,
            sort="disposition",
        ),
        Column(
            key="found_on",
            label=_("Found on"),
            value=lambda f: f.found_on,
            kind="date",
            sort="found_on",
        ),
    ],
    rows=selectors.faults,
    order=["-found_on", "-pk"],
    search=["number", "what", "treatment", "service__name", "output__number"],
    filters=[
        state_filter(FAULT_STATES),
        Filter(
            key="origin",
            label=_("Where it was found"),
            choices=lambda viewer: Origin.choices,
            apply=lambda found, value, viewer: found.filter(origin=value),
        ),
        Filter(
            key="disposition",
            label=_("What became of it"),
            choices=lambda viewer: Disposition.choices,
            apply=lambda found, value, viewer: found.filter(disposition=value),
        ),
        SERVICE_FILTER,
        AGENCY_FILTER,
    ],
    row_url=lambda f: f.get_absolute_url(),
    add_label=_("Record a nonconforming output"),
    add_url="operations_fault_add",
    add_right=permissions.FAULT_RECORD,
    empty=_("None recorded yet. What does not meet the promise is recorded before it goes out."),
)

TICKETS: Register[QueueTicket] = Register(
    key="operations.tickets",
    title=_("Numbers of the queue"),
    noun=pgettext_lazy("queue", "numbers"),
    columns=[
        Column(
            key="number",
            label=pgettext_lazy("official number", "Number"),
            value=lambda t: t.number,
            sort="number",
        ),
        Column(key="day", label=_("Day"), value=lambda t: t.day, kind="date", sort="day"),
        Column(
            key="queue",
            label=pgettext_lazy("counter", "Queue"),
            value=lambda t: t.queue.name,
            sort="queue__name",
        ),
        Column(key="status", label=_("Status"), value=ticket_status, kind="status", sort="state"),
        Column(
            key="counter",
            label=pgettext_lazy("place", "Counter"),
            value=lambda t: t.counter.name if t.counter else None,
            sort="counter__name",
        ),
        Column(
            key="waited",
            label=_("Waited, minutes"),
            value=lambda t: _minutes(t.issued_at, t.served_at),
            kind="number",
        ),
        Column(
            key="served",
            label=_("Served, minutes"),
            value=lambda t: _minutes(t.served_at, t.ended_at) if t.state == "done" else None,
            kind="number",
        ),
    ],
    rows=selectors.tickets,
    order=["-day", "-issued_at", "-pk"],
    search=["number", "queue__name", "counter__name"],
    filters=[state_filter(TICKET_STATES), AGENCY_FILTER],
    row_url=lambda t: reverse("operations_ticket", args=[t.pk]),
    empty=_("No number was given out yet."),
)


def _day(moment: datetime | None) -> date | None:
    """The day of a moment where the reader is; the hour stands on the page of the order."""
    return timezone.localdate(moment) if moment else None


def _minutes(start: Any, end: Any) -> int | None:
    """Whole minutes between two moments: people wait by the clock, not by office hours."""
    return (end - start) // timedelta(minutes=1) if start and end else None
