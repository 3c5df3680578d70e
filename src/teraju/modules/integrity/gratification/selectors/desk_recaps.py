"""The reports of a period as a recap counts them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from teraju.modules.integrity.gratification.domain.assessing import Kind, Verdict
from teraju.modules.integrity.gratification.domain.custody import OUT
from teraju.modules.integrity.gratification.domain.recaps import Line, in_time_by
from teraju.modules.integrity.gratification.domain.states import State
from teraju.modules.integrity.gratification.models import Deposit, GiftItem, GiftReport, Handling
from teraju.modules.integrity.gratification.models.choices import Route
from teraju.platform.accounts.scope import Viewer

# Of these the unit has nothing to count: never handed in, or taken back.
LEFT_OUT = frozenset({State.DRAFT, State.WITHDRAWN})


def recap_lines(viewer: Viewer, since: date, until: date) -> Sequence[Line]:
    """The reports at the viewer's desk that reached it in a period. One query.

    Those from which the officer is shut out are not among them.
    """
    rows = GiftReport.objects.at_desk(viewer)
    return lines_of(rows, since, until, viewer.today)


def lines_of(rows: QuerySet[GiftReport], since: date, until: date, today: date) -> Sequence[Line]:
    """Reports that reached the unit from one day to another, both counted. One query."""
    found = (
        rows.filter(reached_upg_on__gte=since, reached_upg_on__lte=until)
        .exclude(state__in=LEFT_OUT)
        .select_related("agency", "government", "handling")
        .annotate(perishables=_counted(_spoiling()), kept=_counted(_in_custody()))
        .order_by("reached_upg_on", "pk")
    )
    return [line_of(one, today) for one in found]


def whole_government(government_id: int) -> QuerySet[GiftReport]:
    """The reports of a government for sums in which nobody is named; not cut to a viewer.

    Whoever calls this shows numbers of the whole government and nothing of a report.
    """
    return GiftReport.objects.filter(government=government_id)


def line_of(report: Any, today: date) -> Line:
    return Line(
        on=report.reached_upg_on,
        unit=report.agency.short_name if report.agency else report.government.name,
        kind=report.kind,
        reporter=report.reporter_id,
        value=report.value,
        in_time=handled_in_time(report, today),
        perishables=report.perishables,
        in_custody=report.kept,
        awaits_hand_over=report.state == State.DECIDED_STATE,
    )


def handled_in_time(report: Any, today: date) -> bool | None:
    """Whether the unit did its part in time: forwarded what goes to KPK, settled what does not."""
    return in_time_by(done_on(report), last_day_of(report), today)


def last_day_of(report: Any) -> date:
    """The last day of the unit's part.

    A received gift has to be at KPK by the reporter's own last day, too. What the reporter took to
    KPK is measured by that day alone.
    """
    at_kpk: date = report.kpk_by_last
    if report.route == Route.KPK:
        return at_kpk
    forwarded: date = report.forward_by_last
    must_go = report.kind == Kind.RECEIVED and report.reportable is not False
    return min(forwarded, at_kpk) if must_go else forwarded


def done_on(report: Any) -> date | None:
    """The day on which the unit had done its part, or the reporter gone to KPK."""
    handling: Handling | None = getattr(report, "handling", None)
    days: list[date | None] = [report.kpk_reported_on]
    if handling is not None:
        days += [handling.forwarded_on, handling.dropped_on]
        if handling.verdict not in ("", Verdict.TO_KPK):
            days.append(handling.assessed_on)
    return next((day for day in days if day), None)


def _spoiling() -> QuerySet[GiftItem]:
    return GiftItem.objects.filter(is_perishable=True)


def _in_custody() -> QuerySet[Deposit]:
    return Deposit.objects.exclude(state__in=[str(one) for one in OUT])


def _counted(rows: QuerySet[Any]) -> Coalesce:
    """How many such rows hang on each report."""
    counted = (
        rows.filter(report=OuterRef("pk"))
        .order_by()
        .values("report")
        .annotate(many=Count("pk"))
        .values("many")
    )
    return Coalesce(Subquery(counted), 0)
