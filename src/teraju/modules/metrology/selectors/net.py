"""Reading requests that came over the net, and what a contact may see."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet

from teraju.kernel.contacts import ContactKind, written_forms
from teraju.modules.metrology.domain.orders import LineState
from teraju.modules.metrology.domain.requests import AppointmentState
from teraju.modules.metrology.models import (
    Appointment,
    Instrument,
    NetContact,
    NetRequest,
    Order,
    OrderLine,
    Owner,
)
from teraju.modules.operations.api import Service
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

from .orders import owners_reached_by

VERIFICATION = "verification"
MOST = 100


def requests(viewer: Viewer) -> QuerySet[Any]:
    rows: QuerySet[Any] = NetRequest.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "contact", "owner", "order__output")


def units_on_the_net() -> QuerySet[Agency]:
    """The units that take requests: those with a service of verification in force."""
    held = Service.objects.in_force().filter(kind=VERIFICATION).order_by().values("agency")
    rows: QuerySet[Agency] = Agency.objects.filter(pk__in=held, closed_on=None)
    return rows.select_related("government").order_by("government__name", "name", "pk")


def owners_of(contact: NetContact) -> list[Owner]:
    """The owners of the register whose telephone or mail this is."""
    forms = written_forms(ContactKind(contact.kind), contact.address)
    return list(owners_reached_by(contact.agency_id, forms)[:MOST])


def instruments_of(owners: list[Owner]) -> list[Instrument]:
    """What they have in use, what runs out first at the top."""
    rows = Instrument.objects.in_use().filter(owner__in=owners).select_related("place")
    return list(rows.order_by("valid_until", "tag", "pk")[:MOST])


def requests_of(contact: NetContact) -> list[NetRequest]:
    rows = NetRequest.objects.filter(contact=contact).select_related("order__output")
    return list(rows.order_by("-received_at", "-pk")[:MOST])


def orders_of(owners: list[Owner]) -> list[Order]:
    """Their orders, the latest first, each with its visits to come and what was referred."""
    visits: QuerySet[Appointment] = Appointment.objects.filter(state=AppointmentState.BOOKED)
    referred: QuerySet[OrderLine] = OrderLine.objects.filter(state=LineState.REFERRED)
    referred = referred.select_related("instrument")
    rows = Order.objects.filter(owner__in=owners).select_related("output")
    rows = rows.prefetch_related(
        Prefetch("appointments", visits.order_by("starts_at", "pk"), to_attr="visits"),
        Prefetch("lines", referred.order_by("pk"), to_attr="referred"),
    )
    return list(rows.order_by("-output__received_at", "-pk")[:25])


def instruments_by_id(agency_id: int, ids: list[int]) -> list[Instrument]:
    rows = Instrument.objects.filter(agency=agency_id, pk__in=ids)
    return list(rows.order_by("tag", "pk"))
