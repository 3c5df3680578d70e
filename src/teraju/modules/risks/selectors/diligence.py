"""How partners stand with their due diligence and their commitments on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Q

from teraju.modules.risks.domain.diligence import (
    BriberyLevel,
    DiligenceStanding,
    Fault,
    Outcome,
    standing,
)
from teraju.modules.risks.models import Commitment, DiligenceCondition, DueDiligence, Partner
from teraju.modules.risks.partner_rules import Question, questions

NOTHING = DiligenceStanding(is_valid=False, fault=Fault.NONE_MADE)


def questions_of(diligence: DueDiligence) -> Sequence[Question]:
    """What a due diligence asks, by its questionnaire and the level of its partner. No query."""
    return questions(diligence.edition, diligence.level_then)


def latest_decided(partner_ids: Collection[int], on: date) -> dict[int, DueDiligence]:
    """The due diligence that counted last for each partner by a day. One query."""
    rows = DueDiligence.objects.decided().filter(partner__in=partner_ids, decided_on__lte=on)
    return {one.partner_id: one for one in rows.order_by("decided_on", "pk")}


def standing_of(partner_ids: Collection[int], on: date) -> dict[int, DiligenceStanding]:
    """How each partner stands on a day, also those on whom none was made. Three queries."""
    partners = Partner.objects.filter(pk__in=partner_ids).only("bribery_level", "level_on")
    return standings_of(partners, latest_decided(partner_ids, on), on)


def standings_of(
    partners: Iterable[Partner], latest: Mapping[int, DueDiligence], on: date
) -> dict[int, DiligenceStanding]:
    """The same for partners at hand with what was decided on them last. One query."""
    open_on: dict[int, list[date]] = defaultdict(list)
    conditions = DiligenceCondition.objects.filter(
        Q(done_on=None) | Q(done_on__gt=on), diligence__in=[one.pk for one in latest.values()]
    )
    for diligence_id, due_on in conditions.values_list("diligence", "due_on"):
        open_on[diligence_id].append(due_on)
    return {
        one.pk: _standing(latest[one.pk], one.level_on_day(on), open_on[latest[one.pk].pk], on)
        if one.pk in latest
        else NOTHING
        for one in partners
    }


def _standing(
    latest: DueDiligence, level: BriberyLevel, open_conditions: list[date], on: date
) -> DiligenceStanding:
    return standing(
        outcome=Outcome(latest.outcome),
        level_then=latest.level_then,
        level_now=level,
        valid_until=latest.valid_until or on,
        open_conditions=open_conditions,
        on=on,
        diligence_id=latest.pk,
    )


def committed(partner_ids: Collection[int], on: date) -> dict[int, Commitment]:
    """The commitment, or the reason why there is none, that counts for each partner. One query."""
    rows = Commitment.objects.filter(
        Q(withdrawn_on=None) | Q(withdrawn_on__gt=on),
        partner__in=partner_ids,
        signed_on__lte=on,
        valid_until__gte=on,
    )
    return {one.partner_id: one for one in rows.order_by("valid_until", "pk")}
