"""What announcements and statements say for agencies on a day, as it was on record then."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from teraju.modules.conformity.api import read_once
from teraju.modules.integrity.channel.domain.standing import Facts
from teraju.modules.integrity.channel.models import Announcement, Statement
from teraju.platform.organisation.models import Agency


@dataclass
class Known:
    """The records that speak for one agency, each list from the oldest to the newest."""

    announcements: list[Announcement] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    @property
    def facts(self) -> Facts:
        tested = [one.tested_on for one in self.statements if one.tested_on]
        return Facts(
            announced_on=max((one.announced_on for one in self.announcements), default=None),
            told_until=max((one.last_day for one in self.statements), default=None),
            tested_on=max(tested, default=None),
        )


@read_once
def known_of(agency_ids: Collection[int], on: date) -> dict[int, Known]:
    """By agency what was announced and stated by a day and stood on it. Three queries."""
    agencies = list(Agency.objects.filter(pk__in=agency_ids).order_by("pk"))
    governments = {one.government_id for one in agencies}
    stood = Q(withdrawn_on=None) | Q(withdrawn_on__gt=on)
    announced = list(
        Announcement.objects.filter(stood, government__in=governments, recorded_on__lte=on)
        .select_related("agency")
        .order_by("announced_on", "pk")
    )
    stated = list(
        Statement.objects.filter(stood, government__in=governments, taken_in_on__lte=on)
        .defer("content")
        .order_by("last_day", "pk")
    )
    return {
        one.pk: Known(
            [each for each in announced if _reaches(each, one)],
            [each for each in stated if _serves(each, one)],
        )
        for one in agencies
    }


def _reaches(one: Announcement, agency: Agency) -> bool:
    if one.government_id != agency.government_id:
        return False
    return one.to_whole_government or agency.path.startswith(one.agency.path)


def _serves(one: Statement, agency: Agency) -> bool:
    if one.government_id != agency.government_id:
        return False
    return not one.agency_codes or agency.code in one.agency_codes
