"""What a service standard in force proves: what is asked, promised and told to everybody."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.conformity.api import EvidenceKind, Proof
from teraju.modules.operations import permissions
from teraju.modules.operations.models import Service

from .days import DAY

KIND = "operations.service"
# Complete by its components, approved by the head and not by its writer, and public.
TOPICS = frozenset({"service-requirements", "operational-planning", "customer-communication"})


def standards(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Editions that were in force by a day. One query.

    An edition comes into force, and ends, on the day on which that is recorded.
    """
    rows = Service.objects.filter(agency__in=agency_ids, in_force_on__lte=on).exclude(
        Q(ended_on__isnull=False) & Q(ended_on__lte=on) & Q(state="superseded")
    )
    for one in rows.order_by("agency", "code", "edition"):
        if one.in_force_on is None:
            continue
        ended = one.ended_on if one.ended_on and one.ended_on <= on else None
        yield Proof(
            kind=KIND,
            key=f"{KIND}-{one.pk}",
            agency_id=one.agency_id,
            topics=TOPICS,
            title=format_lazy(_("Service standard: {name}"), name=one.name),
            url=one.get_absolute_url(),
            happened_on=one.in_force_on,
            recorded_on=one.in_force_on,
            valid_until=max(ended - DAY, one.in_force_on) if ended else None,
            source=(KIND, str(one.pk)),
            is_example=one.is_example,
        )


KINDS = (
    EvidenceKind(
        kind=KIND,
        label=_("Service standard in force"),
        topics=TOPICS,
        find=standards,
        start_url=lambda agency_id: f"{reverse('operations_service_add')}?agency={agency_id}",
        start_right=permissions.SERVICE_WRITE,
    ),
)
