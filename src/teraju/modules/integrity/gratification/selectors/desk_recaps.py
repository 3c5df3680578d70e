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
    """Whether the unit did its part in time: forwarded what goes to KPK, settled what does not.

    A received gift has to be at KPK by the reporter's own last day, too. What the reporter took to
    KPK is measured by that day alone.
    """
    handling = getattr(report, "handling", None)
    if report.route == Route.KPK:
        return in_time_by(report.kpk_reported_on, report.kpk_by_last, today)
    last_day = report.forward_by_last
    if report.kind == Kind.RECEIVED and report.reportable is not False:
        last_day = min(last_day, report.kpk_by_last)
    return in_time_by(_done_on(handling), last_day, today)


def _done_on(handling: Handling | None) -> date | None:
    """The day on which the unit had done its part."""
    if handling is None:
        return None
    days: list[date | None] = [handling.forwarded_on, handling.dropped_on]
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
