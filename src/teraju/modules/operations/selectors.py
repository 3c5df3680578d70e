"""Reading services, outputs, nonconforming outputs and queues; always cut to the viewer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from teraju.platform.accounts.scope import Viewer

from .domain.standard import Component, Standing, missing
from .domain.states import ServiceState
from .models import (
    Counter,
    NonconformingOutput,
    Output,
    OutputChange,
    Queue,
    QueueTicket,
    Service,
    ServiceStep,
)
from .rulebook import components

M = TypeVar("M", bound=Model)


def finder(rows: Callable[[Viewer], QuerySet[M]]) -> Callable[[Viewer, Any], M | None]:
    """A way to find one record of a selector by its id."""
    return lambda viewer, pk: rows(viewer).filter(pk=pk).first()


def services(viewer: Viewer) -> QuerySet[Service]:
    """Every edition of the service standards that the viewer may see."""
    rows: QuerySet[Service] = Service.objects.visible_to(viewer)
    return rows.select_related("government", "agency", "queue")


def public_services(slug: str) -> QuerySet[Service]:
    """What anybody may read of a government: the standards in force."""
    rows: QuerySet[Service] = Service.objects.in_force().filter(government__slug=slug)
    return rows.select_related("government", "agency")


def editions_of(viewer: Viewer, service: Service) -> QuerySet[Service]:
    """All editions of one service, the latest first."""
    rows = services(viewer).filter(agency=service.agency_id, code=service.code)
    return rows.order_by("-edition")


def steps_of(service: Service) -> list[ServiceStep]:
    """The procedure in its order."""
    return list(service.steps.order_by("order"))


def gaps_of(service: Service, steps: list[ServiceStep]) -> list[Component]:
    """The required components that are still empty."""
    return missing(
        components(),
        Standing(
            texts=service.components,
            has_steps=bool(steps),
            has_release=any(step.is_release for step in steps),
            has_time=bool(service.promised_value),
            has_fee=service.fee is not None,
            fee_has_basis=not service.fee or bool(service.tariff_basis),
        ),
    )


def outputs(viewer: Viewer) -> QuerySet[Output]:
    """The register of outputs."""
    rows: QuerySet[Output] = Output.objects.visible_to(viewer)
    return rows.select_related("government", "agency", "service")


def faults(viewer: Viewer) -> QuerySet[NonconformingOutput]:
    """Nonconforming outputs."""
    rows: QuerySet[NonconformingOutput] = NonconformingOutput.objects.visible_to(viewer)
    return rows.select_related("government", "agency", "output", "service")


def changes(viewer: Viewer) -> QuerySet[OutputChange]:
    """Wishes to change an order."""
    rows: QuerySet[OutputChange] = OutputChange.objects.visible_to(viewer)
    return rows.select_related("output__agency", "government")


def queues(viewer: Viewer) -> QuerySet[Queue]:
    """The queues of the agencies that the viewer sees."""
    rows: QuerySet[Queue] = Queue.objects.visible_to(viewer)
    return rows.select_related("government", "agency")


def counters(viewer: Viewer) -> QuerySet[Counter]:
    """The counters of the agencies that the viewer sees."""
    rows: QuerySet[Counter] = Counter.objects.visible_to(viewer)
    return rows.select_related("government", "agency").prefetch_related("queues")


def tickets(viewer: Viewer) -> QuerySet[QueueTicket]:
    """Numbers that were drawn."""
    rows: QuerySet[QueueTicket] = QueueTicket.objects.visible_to(viewer)
    return rows.select_related("government", "agency", "queue", "counter")


def newest_edition(service: Service) -> int:
    """The number of the latest edition of a service, in whatever state."""
    rows = Service.objects.filter(agency=service.agency_id, code=service.code)
    return max(rows.values_list("edition", flat=True))


def in_force_of(service: Service) -> Service | None:
    """The edition of the same service that is in force now."""
    rows = Service.objects.filter(agency=service.agency_id, code=service.code)
    return rows.filter(state=ServiceState.IN_FORCE).first()
