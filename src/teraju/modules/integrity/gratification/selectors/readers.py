"""Who will read a report: the officers of the unit that its wall lets through."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet

from teraju.modules.integrity.gratification.domain.givers import giver_key
from teraju.modules.integrity.gratification.models import Envelope, GiftReport
from teraju.modules.integrity.gratification.models.walls import too_near, within_reach
from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.selectors import viewer_of


def readers(report: GiftReport, now: datetime) -> list[User]:
    """The officers who may read a report once it is handed in, by office.

    Two queries for each officer of the government: a unit has a handful.
    """
    keys = _givers(report)
    return [
        one
        for one in _officers(report, now)
        if not _is_called(one, keys) and _may_read(one, report, now)
    ]


def givers_among(report: GiftReport, now: datetime) -> list[User]:
    """The officers who are called as a giver of the report is: their account was not named."""
    keys = _givers(report)
    return [one for one in _officers(report, now) if _is_called(one, keys)]


def _givers(report: GiftReport) -> set[str]:
    """The names of the givers, as gifts are added up by. One query for a feast."""
    if not report.is_feast:
        return {giver_key(report.giver_name)} - {""}
    rows = Envelope.objects.filter(report=report)
    return set(rows.values_list("giver_key", flat=True))


def _is_called(officer: User, keys: set[str]) -> bool:
    return not keys.isdisjoint({giver_key(officer.name), giver_key(officer.title)})


def _officers(report: GiftReport, now: datetime) -> QuerySet[User]:
    held = RoleAssignment.objects.held_on(now.date()).filter(
        role=Role.UPG_OFFICER, government=report.government_id
    )
    rows: QuerySet[User] = User.objects.filter(pk__in=held.values("user"), is_active=True)
    return rows.order_by("title", "pk")


def _may_read(officer: User, report: GiftReport, now: datetime) -> bool:
    viewer = viewer_of(officer, now)
    reach = within_reach(viewer)
    if reach is None:
        return False
    return GiftReport.objects.filter(reach & ~too_near(viewer), Q(pk=report.pk)).exists()
