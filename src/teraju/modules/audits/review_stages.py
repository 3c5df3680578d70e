"""The stage of the management review on the way to a certificate."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from teraju.platform.links import stages
from teraju.platform.links.stages import Reached

from . import review_policy
from .domain.reviews import APPROVED, ReviewKind, valid_until
from .models import Review


def reviews_held(agency_ids: Collection[int], on: date) -> Iterable[Reached]:
    """Management reviews whose minutes were approved by a day. One query."""
    rows = Review.objects.filter(
        agency__in=agency_ids,
        kind=ReviewKind.MANAGEMENT,
        state__in=APPROVED,
        approved_on__lte=on,
    )
    for review in rows.order_by("held_on", "pk"):
        held = review.held_on or review.planned_on
        yield Reached(
            review.agency_id,
            stages.REVIEW.code,
            held,
            review.get_absolute_url(),
            is_example=review.is_example,
            until=valid_until(held, review_policy.months(ReviewKind.MANAGEMENT, held)),
        )


def register() -> None:
    stages.register_stage(stages.REVIEW, reviews_held)
