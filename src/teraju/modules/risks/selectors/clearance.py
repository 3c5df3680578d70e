"""What stands against working with a partner on a day."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Q

from teraju.modules.risks.domain.clearance import Cleared, Obstacle, obstacles
from teraju.modules.risks.models import Evaluation, Partner

from .diligence import committed, standing_of


def latest_evaluations(partner_ids: Collection[int], on: date) -> dict[int, Evaluation]:
    """The evaluation that counts for each partner on a day. One query."""
    rows = Evaluation.objects.filter(
        Q(annulled_on=None) | Q(annulled_on__gt=on), partner__in=partner_ids, evaluated_on__lte=on
    )
    return {one.partner_id: one for one in rows.order_by("until", "evaluated_on", "pk")}


def cleared_on(partner: Partner, on: date) -> Cleared:
    """All that is asked before an engagement starts. Five queries."""
    evaluation = latest_evaluations([partner.pk], on).get(partner.pk)
    return Cleared(
        level=partner.level,
        diligence=standing_of([partner.pk], on)[partner.pk],
        has_commitment=partner.pk in committed([partner.pk], on),
        evaluation=evaluation.outcome if evaluation else None,
        is_blocked=partner.blocked_on is not None,
        is_ended=partner.ended_on is not None,
    )


def obstacles_of(partner: Partner, on: date) -> Sequence[Obstacle]:
    return obstacles(cleared_on(partner, on))
