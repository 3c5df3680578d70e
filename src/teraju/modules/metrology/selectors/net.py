"""Reading requests that came over the net, and what a contact may see."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from teraju.kernel.contacts import ContactKind, written_forms
from teraju.modules.metrology.domain.marks import CertificateState
from teraju.modules.metrology.domain.orders import SessionState
from teraju.modules.metrology.models import (
    Appointment,
    Certificate,
    Instrument,
    NetContact,
    NetRequest,
    Order,
    OrderLine,
    Owner,
    Session,
    Sheet,
)
from teraju.modules.operations.api import OutputState, Service
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

from .marks import FOLLOWED, told_of_acts
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


def orders_of(contact: NetContact, owners: list[Owner]) -> list[Order]:
    """The orders of these owners and those that the contact's own requests became.

    The latest first, each with its visits, those to come and those that were, and its instruments:
    the register may hold whoever asked with another telephone, or with none.
    `rows` are the lines; those that are done know their marks and signed certificates.
    """
    visits: QuerySet[Appointment] = Appointment.objects.standing()
    lines: QuerySet[OrderLine] = OrderLine.objects.select_related("instrument")
    own = Q(owner__in=owners) | Q(request__contact=contact)
    rows = Order.objects.filter(own).select_related("output")
    rows = rows.prefetch_related(
        Prefetch("appointments", visits.order_by("starts_at", "pk"), to_attr="visits"),
        Prefetch("lines", lines.prefetch_related(*_acts()).order_by("pk"), to_attr="rows"),
    )
    return list(rows.order_by("-output__received_at", "-pk")[:25])


def _acts() -> list[Prefetch[Any]]:
    signed = Certificate.objects.filter(state=CertificateState.SIGNED).select_related("paper")
    return [
        Prefetch("sheets", Sheet.objects.order_by("pk")),
        Prefetch("sheets__verification", told_of_acts().annotate(is_followed=FOLLOWED)),
        Prefetch("sheets__verification__certificates", signed.order_by("pk"), to_attr="signed"),
    ]


def sessions_near(instruments: Iterable[Instrument], today: date) -> list[Session]:
    """The next session of each market in which these instruments stand. One query."""
    markets = {one.place.market_id or one.place_id for one in instruments}
    ahead = Q(state__in=[SessionState.PLANNED, SessionState.CONFIRMED]) | Q(
        state=SessionState.HELD, order__output__state=OutputState.IN_PROGRESS
    )
    rows = Session.objects.filter(ahead, place__in=markets, ends_on__gte=today)
    first: dict[int, Session] = {}
    for one in rows.select_related("place").order_by("starts_on", "pk"):
        first.setdefault(one.place_id, one)
    return list(first.values())


def instruments_by_id(agency_id: int, ids: list[int]) -> list[Instrument]:
    rows = Instrument.objects.filter(agency=agency_id, pk__in=ids)
    return list(rows.order_by("tag", "pk"))
