"""What the review of requests proves: nothing out of scope is tested, everything is referred."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import EvidenceKind, Proof, State
from teraju.modules.operations.api import at_place, by_the_end_of, from_the_start_of

from . import order_permissions as permissions
from .domain.orders import REFERRED_WITHIN, LineState
from .models import OrderLine
from .selectors.orders import OUT_OF_SCOPE

REVIEW = "metrology.order_review"
TOPICS = frozenset({"requirements-review"})
MONTHS = 12
LEFT = (LineState.REFERRED, LineState.CANCELLED)
PLACE = "order__government"
DAY = timedelta(days=1)


def reviews(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Instruments that the review of the request found out of scope, by unit. One query.

    A line that has left the order is not changed any more: its last change is when it left.
    """
    for row in _counts(agency_ids, on):
        late = row["open"]
        last = at_place(row["last"], row["order__government__timezone"])
        yield Proof(
            kind=REVIEW,
            key=f"{REVIEW}-{row['order__agency']}",
            agency_id=row["order__agency"],
            topics=TOPICS,
            title=format_lazy(
                _("Out of scope in twelve months: {found} instruments, {referred} referred"),
                found=row["found"],
                referred=row["referred"],
            ),
            url=f"{reverse('metrology_lines')}?review=out&agency={row['order__agency']}",
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
    rows = OrderLine.objects.filter(
        OUT_OF_SCOPE,
        by_the_end_of("arrived_at", on, PLACE),
        from_the_start_of("arrived_at", add_months(on, -MONTHS), PLACE),
        order__agency__in=agency_ids,
    )
    waits = ~(Q(state__in=LEFT) & by_the_end_of("updated_at", on, PLACE))
    long_ago = by_the_end_of("arrived_at", on - REFERRED_WITHIN - DAY, PLACE)
    return list(
        rows.values("order__agency", "order__government__timezone")
        .annotate(
            found=Count("pk"),
            referred=Count("pk", filter=Q(state=LineState.REFERRED) & ~waits),
            open=Count("pk", filter=waits & long_ago),
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
