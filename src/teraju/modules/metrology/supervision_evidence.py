"""What supervision and reports of citizens prove, as they stood on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Max, Min, Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import EvidenceKind, Proof, State

from . import supervision_permissions as permissions
from .domain.supervision import Measure, Outcome, rules
from .models import CitizenReport, InspectionItem

SUPERVISION, REPORTS = "metrology.supervision", "metrology.citizen_reports"
# What was verified is looked at again in use, and what does not hold is dealt with.
WATCHED = frozenset({"monitoring", "nonconforming-outputs"})
HEARD = frozenset({"customer-satisfaction"})
DAY = timedelta(days=1)
Row = Mapping[str, Any]


def supervised(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Instruments looked at in use within the months of the rules, and what came of it. One query.

    It speaks for both topics; by itself it proves neither.
    """
    months = rules(on).integer("evidence_months")
    for row in _looked_at(agency_ids, on, add_months(on, -months)):
        words = _(
            "{count} instruments looked at in use, {faulty} with a finding, {settled} settled"
        )
        yield Proof(
            kind=SUPERVISION,
            key=f"{SUPERVISION}-{row['inspection__agency']}",
            agency_id=row["inspection__agency"],
            topics=WATCHED,
            title=format_lazy(
                words, count=row["count"], faulty=row["faulty"], settled=row["settled"]
            ),
            url=f"{reverse('metrology_items')}?agency={row['inspection__agency']}",
            happened_on=row["last"],
            recorded_on=row["last"],
            state=State.ATTENTION if row["late"] else State.CONFORMING,
            supports=not row["late"],
            reason=_late(row["late"]),
            valid_until=None if row["late"] else add_months(row["last"], months) - DAY,
            wrong_since=row["late_since"] + DAY if row["late"] else None,
            is_example=row["examples"] > 0,
        )


def _looked_at(agency_ids: Collection[int], on: date, since: date) -> Iterable[Row]:
    faulty = ~Q(measure=Measure.NONE)
    # Not put right is settled once it is decided what follows, and not before.
    left = Q(outcome=Outcome.NOT_PUT_RIGHT) & (Q(decided_on=None) | Q(decided_on__gt=on))
    settled = faulty & Q(followed_up_on__lte=on) & ~left
    late = faulty & Q(due_on__lt=on) & (Q(followed_up_on=None) | Q(followed_up_on__gt=on))
    return (
        InspectionItem.objects.standing()
        .filter(
            inspection__agency__in=agency_ids,
            inspection__minutes__isnull=False,
            inspection__visited_on__range=(since, on),
        )
        .values("inspection__agency")
        .annotate(
            count=Count("pk"),
            faulty=Count("pk", filter=faulty),
            settled=Count("pk", filter=settled),
            late=Count("pk", filter=late),
            late_since=Min("due_on", filter=late),
            last=Max("inspection__visited_on"),
            examples=Count("pk", filter=Q(is_example=True)),
        )
        .order_by("inspection__agency")
    )


def _late(count: int) -> object:
    if not count:
        return ""
    words = _("{count} measures were not followed up by their day.")
    return format_lazy(words, count=count)


def heard(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Reports of citizens and how many were answered by a day. One query; nobody's words."""
    months = rules(on).integer("evidence_months")
    answered = Q(answered_on__lte=on)
    late = Q(due_on__lt=on, inspection=None) & (Q(answered_on=None) | Q(answered_on__gt=on))
    rows = (
        CitizenReport.objects.filter(agency__in=agency_ids)
        .filter(happened_on__lte=on, received_at__date__range=(add_months(on, -months), on))
        .values("agency")
        .annotate(
            count=Count("pk"),
            answered=Count("pk", filter=answered),
            late=Count("pk", filter=late),
            late_since=Min("due_on", filter=late),
            last=Max("received_at__date"),
            examples=Count("pk", filter=Q(is_example=True)),
        )
        .order_by("agency")
    )
    for row in rows:
        yield Proof(
            kind=REPORTS,
            key=f"{REPORTS}-{row['agency']}",
            agency_id=row["agency"],
            topics=HEARD,
            title=format_lazy(
                _("{answered} of {count} reports of citizens answered"),
                answered=row["answered"],
                count=row["count"],
            ),
            url=f"{reverse('metrology_citizen_reports')}?agency={row['agency']}",
            happened_on=row["last"],
            recorded_on=row["last"],
            state=State.ATTENTION if row["late"] else State.CONFORMING,
            supports=not row["late"],
            reason=_unheard(row["late"]),
            valid_until=None if row["late"] else add_months(row["last"], months) - DAY,
            wrong_since=row["late_since"] + DAY if row["late"] else None,
            is_example=row["examples"] > 0,
        )


def _unheard(count: int) -> object:
    if not count:
        return ""
    words = _("{count} reports wait longer than promised.")
    return format_lazy(words, count=count)


KINDS = (
    EvidenceKind(
        kind=SUPERVISION,
        label=_("Supervision of instruments in use"),
        topics=WATCHED,
        find=supervised,
        start_url=lambda agency_id: f"{reverse('metrology_inspection_add')}?agency={agency_id}",
        start_right=permissions.INSPECTION_PLAN,
    ),
    EvidenceKind(
        kind=REPORTS,
        label=_("Reports of citizens"),
        topics=HEARD,
        find=heard,
        start_url=lambda agency_id: f"{reverse('metrology_citizen_reports')}?agency={agency_id}",
        start_right="",
    ),
)
