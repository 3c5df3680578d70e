"""What the review of requests proves: nothing out of scope is tested, everything is referred."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import EvidenceKind, Proof, State

from . import order_permissions as permissions
from .domain.orders import LineState
from .models import OrderLine

REVIEW = "metrology.order_review"
TOPICS = frozenset({"requirements-review"})
MONTHS = 12
# Whoever brought it waits for an answer: an instrument out of scope is referred within these days.
ANSWERED = timedelta(days=5)
LEFT = (LineState.REFERRED, LineState.CANCELLED)


def reviews(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Instruments that the review of the request found out of scope, by unit. One query.

    A line that has left the order is not changed any more: its last change is when it left.
    """
    for row in _counts(agency_ids, on):
        late = row["open"]
        last = row["last"].astimezone(ZoneInfo(row["order__government__timezone"])).date()
        yield Proof(
            kind=REVIEW,
            key=f"{REVIEW}-{row['order__agency']}",
            agency_id=row["order__agency"],
            topics=TOPICS,
            title=format_lazy(
                _("Out of scope in twelve months: {number} instruments reviewed and referred"),
                number=row["number"] - late,
            ),
            url=f"{reverse('metrology_lines')}?state=referred",
            happened_on=last,
            recorded_on=last,
            state=State.ATTENTION if late else State.CONFORMING,
            supports=not late,
            reason=format_lazy(
                _("{late} instruments out of scope wait for a referral longer than five days."),
                late=late,
            )
            if late
            else "",
            valid_until=add_months(last, MONTHS),
            is_example=row["examples"] > 0,
        )


def _counts(agency_ids: Collection[int], on: date) -> list[dict[str, Any]]:
    end = datetime.combine(on + timedelta(days=1), time(), ZoneInfo("Asia/Jakarta"))
    rows = OrderLine.objects.filter(
        order__agency__in=agency_ids,
        arrived_at__lt=end,
        arrived_at__gte=datetime.combine(add_months(on, -MONTHS), time(), end.tzinfo),
    ).exclude(obstacles=[])
    waits = ~Q(state__in=LEFT) | Q(updated_at__gte=end)
    return list(
        rows.values("order__agency", "order__government__timezone")
        .annotate(
            number=Count("pk"),
            open=Count("pk", filter=waits & Q(arrived_at__lt=end - ANSWERED)),
            last=Max("arrived_at"),
            examples=Count("pk", filter=Q(is_example=True)),
        )
        .order_by("order__agency")
    )


KINDS = (
    EvidenceKind(
        kind=REVIEW,
        label=_("Reviews of requests for verification"),
        topics=TOPICS,
        find=reviews,
        start_url=lambda agency_id: f"{reverse('metrology_order_add')}?agency={agency_id}",
        start_right=permissions.ORDER_ENTER,
    ),
)
