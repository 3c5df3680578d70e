"""How far campaigns on a subject have reached by a day."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from teraju.modules.learning.domain.states import CampaignState
from teraju.modules.learning.models import Addressee, Campaign


@dataclass(frozen=True)
class Told:
    """A campaign, how many people it is for, and how many had acknowledged it by the day."""

    campaign: Campaign
    people: int
    reached: int


def campaigns_told(agency_ids: Collection[int], subject: str, on: date) -> Sequence[Told]:
    """The campaigns on a subject that had begun by a day and were not given up. Two queries."""
    rows = Campaign.objects.filter(
        agency__in=agency_ids, subject=subject, started_on__lte=on
    ).exclude(state=CampaignState.CANCELLED, finished_on__lte=on)
    found = {
        one.pk: one
        for one in rows.select_related("government").order_by("agency", "started_on", "pk")
    }
    people = dict.fromkeys(found, 0)
    reached = dict.fromkeys(found, 0)
    addressees = Addressee.objects.filter(campaign__in=list(found)).order_by("pk")
    for pk, at in addressees.values_list("campaign", "acknowledged_at"):
        people[pk] += 1
        if at is not None and _day(at, found[pk].government.timezone) <= on:
            reached[pk] += 1
    return [Told(one, people[pk], reached[pk]) for pk, one in found.items()]


def _day(at: datetime, zone: str) -> date:
    return at.astimezone(ZoneInfo(zone)).date()
