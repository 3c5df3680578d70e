"""What the body's auditor looked at, and how long nobody else is told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import (
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
)
from django.http import QueryDict

from teraju.modules.audits.models import BodyAudit, RecordRequest, RequestLink, Sample
from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.catalogue import all_registers
from teraju.platform.exchange.registers import Register, read_query, rows_of
from teraju.platform.organisation.models import Agency

LOOKS = (
    "accounts.guest.opened",
    "accounts.guest.listed",
    "accounts.guest.taken",
    "files.attachment.opened",
)
# Lists of what the auditor does here, and those that ask for a right which no guest has.
NOT_SAMPLED = frozenset(
    {"audits.samples", "audits.requests", "documents.kept", "metrology.signing"}
)
VEILED = (*LOOKS, "audits.sample.drawn")


def still_hidden(day: date) -> Q:
    """Events by an auditor whose audit is not over: who may still look in, at an agency of which
    no audit of the body has ended since.
    """
    # Moments are compared, not days: what a day is at the place no engine knows by itself.
    over = ExpressionWrapper(F("ended_on") + timedelta(days=1), output_field=DateTimeField())
    ended = BodyAudit.objects.annotate(over=over).filter(
        agency=OuterRef("agency"), ended_on__lte=day, over__gt=OuterRef(OuterRef("at"))
    )
    running = let_in_on(day).filter(user=OuterRef("actor"), government=OuterRef("government"))
    return Q(Exists(running.exclude(Exists(ended))))


def let_in_on(day: date) -> QuerySet[RoleAssignment]:
    """The auditors of bodies who may look in on a day."""
    rows: QuerySet[RoleAssignment] = RoleAssignment.objects.filter(
        role=Role.BODY_AUDITOR, valid_from__lte=day, valid_until__gte=day
    )
    return rows


def samples(viewer: Viewer) -> QuerySet[Sample]:
    """Samples: all for the guests of the agency; for the agency those shown, or of what is over."""
    today = viewer.today
    over = BodyAudit.objects.filter(
        agency=OuterRef("agency"), ended_on__lte=today, ended_on__gte=OuterRef("drawn_on")
    )
    running = let_in_on(today).filter(agency=OuterRef("agency"))
    told = Q(shown_on__isnull=False) | Q(Exists(over)) | ~Q(Exists(running))
    for hat in viewer.hats:
        if hat.role == Role.BODY_AUDITOR:
            told |= Q(government=hat.government_id, agency__path__startswith=hat.agency_path)
    rows: QuerySet[Sample] = Sample.objects.visible_to(viewer)
    return rows.filter(told).select_related("agency", "certification")


def requests(viewer: Viewer) -> QuerySet[RecordRequest]:
    """Requests with what their pages name."""
    rows: QuerySet[RecordRequest] = RecordRequest.objects.visible_to(viewer)
    return rows.select_related("agency", "certification", "sample")


def request_pages(viewer: Viewer) -> QuerySet[RecordRequest]:
    return requests(viewer).prefetch_related(
        Prefetch("links", RequestLink.objects.order_by("kind", "title", "pk"))
    )


def open_lists(viewer: Viewer) -> list[Register[Any]]:
    """The registers of which the body's auditor sees rows, by title. No query."""
    found = [
        register
        for register in all_registers()
        if Role.BODY_AUDITOR in getattr(register.rows(viewer), "guests", frozenset())
        and register.key not in NOT_SAMPLED
    ]
    return sorted(found, key=lambda register: str(register.title))


def rows_at(
    viewer: Viewer, register: Register[Any], query: str, agency: Agency
) -> tuple[QuerySet[Any], str]:
    """The rows of a list in one agency as the address asks, and that question made plain."""
    asked = read_query(register, QueryDict(query), viewer)
    rows = rows_of(register, asked, viewer)
    path = getattr(rows, "agency_path", None)
    if path:
        rows = rows.filter(**{f"{path}__path__startswith": agency.path})
    return rows, asked.address()
