"""What the desk reads: reports by what is due first, things in custody, rows for KPK."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, Least

from teraju.modules.integrity.gratification.domain.assessing import Kind
from teraju.modules.integrity.gratification.domain.custody import Thing
from teraju.modules.integrity.gratification.domain.states import (
    AT_KPK,
    AT_UPG,
    ENDED,
    State,
)
from teraju.modules.integrity.gratification.models import (
    Completion,
    Deposit,
    Donation,
    GiftItem,
    GiftReport,
)
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.api import Attachment

NEVER = date(9999, 12, 31)
# Nothing of these is asked of the desk any more, or not yet again.
QUIET = ENDED | AT_KPK
FOR_KPK = frozenset({State.TO_KPK, State.REFUSAL_RECORDED, *AT_KPK}) - {State.REPORTED_DIRECTLY}


def desk_reports(viewer: Viewer) -> QuerySet[GiftReport]:
    """The reports that the viewer handles as the UPG, with what is due next of each.

    The earlier of the date at KPK and the unit's own, then the hand-over; `NEVER` where nothing is.
    """
    at_upg = Least(F("kpk_by_cautious"), F("forward_by_cautious"))
    rows: QuerySet[GiftReport] = GiftReport.objects.at_desk(viewer)
    return rows.select_related("agency", "government", "handling").annotate(
        as_of=Value(viewer.today, output_field=DateField()),
        next_due=Case(
            When(state__in=AT_UPG, then=at_upg),
            When(state=State.DECIDED_STATE, then=F("handling__hand_over_cautious")),
            default=Value(NEVER),
            output_field=DateField(),
        ),
    )


def late(rows: QuerySet[Any], today: date) -> QuerySet[Any]:
    """Past a day by the stricter reading."""
    return rows.filter(next_due__lt=today)


def lapsed(rows: QuerySet[Any], today: date) -> QuerySet[Any]:
    """Past the last day of the law by either reading."""
    for_kpk = ~Q(kind=Kind.GAVE) & (Q(reportable=None) | Q(reportable=True))
    at_upg = for_kpk & Q(state__in=AT_UPG, kpk_by_last__lt=today)
    return rows.filter(at_upg | Q(state=State.DECIDED_STATE, handling__hand_over_last__lt=today))


def near(rows: QuerySet[Any], today: date, days: int) -> QuerySet[Any]:
    """Due within so many days of the calendar, and not late yet."""
    return rows.filter(next_due__gte=today, next_due__lte=today + timedelta(days=days))


def completions_of(report: GiftReport) -> Sequence[Completion]:
    """What was asked of the reporter, the latest first. One query."""
    return list(Completion.objects.filter(report=report).order_by("-asked_on", "-pk"))


def deposits(viewer: Viewer) -> QuerySet[Deposit]:
    """Things in custody, and those that left it, of the reports at the viewer's desk."""
    reports = GiftReport.objects.at_desk(viewer).order_by().values("pk")
    rows: QuerySet[Deposit] = Deposit.objects.filter(report__in=reports)
    return rows.select_related("report", "item", "agency", "government")


@dataclass(frozen=True)
class Objects:
    """The objects of a report, what lies in custody of them, and what was given away."""

    items: Sequence[GiftItem]
    deposits: Sequence[Deposit]
    donations: Sequence[Donation]

    @property
    def things(self) -> Mapping[int, Thing]:
        """The objects as custody sees them, by id; of one taken in twice the later counts."""
        custody = {one.item_id: one.custody for one in self.deposits}
        donated = {one.item_id for one in self.donations}
        return {
            item.pk: Thing(
                value=item.value,
                is_perishable=item.is_perishable,
                custody=custody.get(item.pk),
                is_donated=item.pk in donated,
            )
            for item in self.items
        }


def objects_of(report: GiftReport) -> Objects:
    """All objects of a report. Three queries."""
    return Objects(
        items=list(GiftItem.objects.filter(report=report).order_by("place", "pk")),
        deposits=list(Deposit.objects.filter(report=report).order_by("pk")),
        donations=list(Donation.objects.filter(report=report).order_by("pk")),
    )


def rows_for_kpk(viewer: Viewer) -> QuerySet[GiftItem]:
    """The objects of the reports that go to KPK through the unit, a row each."""
    reports = GiftReport.objects.at_desk(viewer).filter(state__in=FOR_KPK)
    files = Attachment.objects.standing().filter(
        target_type=GiftReport._meta.label_lower,
        target_id=Cast(OuterRef("report_id"), CharField()),
    )
    rows: QuerySet[GiftItem] = GiftItem.objects.filter(report__in=reports.order_by().values("pk"))
    return rows.select_related("report__agency", "report__handling").annotate(
        has_files=Exists(files)
    )
