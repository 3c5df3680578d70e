"""What was known of the partners of agencies on a day, for evidence: few queries for any number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Q

from teraju.modules.conformity.api import read_once
from teraju.modules.risks.domain.diligence import BriberyLevel
from teraju.modules.risks.models import ControlCheck, Engagement, Partner


@read_once
def partners_on(agency_ids: Collection[int], on: date) -> dict[int, list[Partner]]:
    """The partners that each agency worked with on a day, as far as entered by then. One query."""
    rows = Partner.objects.filter(
        Q(ended_on=None) | Q(ended_on__gt=on), agency__in=agency_ids, begun_on__lte=on
    ).select_related("government")
    found: dict[int, list[Partner]] = defaultdict(list)
    for one in rows.order_by("agency", "pk"):
        if one.government.day_of(one.created_at) <= on:
            found[one.agency_id].append(one)
    return found


def above_low_on(agency_ids: Collection[int], on: date) -> dict[int, list[Partner]]:
    """Those of them that were judged above low by a day; an agency without any has none. One
    query.
    """
    return {
        agency_id: [one for one in rows if one.level_on_day(on) is BriberyLevel.ABOVE_LOW]
        for agency_id, rows in partners_on(agency_ids, on).items()
    }


@read_once
def running_on(agency_ids: Collection[int], on: date) -> Sequence[Engagement]:
    """The engagements that ran on a day. One query."""
    rows = Engagement.objects.filter(
        Q(ended_on=None) | Q(ended_on__gt=on), agency__in=agency_ids, started_on__lte=on
    )
    return list(rows.select_related("partner").order_by("agency", "pk"))


def latest_checks(partner_ids: Collection[int], on: date) -> dict[int, ControlCheck]:
    """The last look at each partner's own controls by a day. One query."""
    rows = ControlCheck.objects.filter(partner__in=partner_ids, checked_on__lte=on)
    return {one.partner_id: one for one in rows.order_by("checked_on", "pk")}
