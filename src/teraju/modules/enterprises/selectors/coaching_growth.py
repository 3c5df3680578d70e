"""Sales, jobs and markets before and after coaching, of one firm and of a programme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from teraju.modules.enterprises.domain.coaching_growth import Growth, YearTold, growth
from teraju.modules.enterprises.models import Coaching, YearFigures


@dataclass(frozen=True)
class Told:
    """The growth of a firm, with every year it told."""

    coaching: Coaching
    years: Sequence[YearTold]
    growth: Growth


@dataclass(frozen=True)
class Sums:
    """Growth added up over the firms that told both years, and how many those are of all."""

    firms: int
    with_sales: int
    sales_before: Decimal
    sales_after: Decimal
    with_jobs: int
    jobs_before: int
    jobs_after: int


def growth_told(coachings: Collection[Coaching]) -> Mapping[int, Told]:
    """What the firms of some coachings told, by coaching. One query."""
    firms = {one.product.enterprise_id for one in coachings}
    years: dict[int, list[YearTold]] = defaultdict(list)
    for row in YearFigures.objects.filter(enterprise__in=firms).order_by("year"):
        years[row.enterprise_id].append(YearTold(row.year, row.sales, row.jobs, row.markets))
    return {
        one.pk: Told(
            one,
            years[one.product.enterprise_id],
            growth(years[one.product.enterprise_id], one.began_on.year),
        )
        for one in coachings
    }


def sums_of(told: Collection[Told]) -> Sums:
    """Add up; a firm with two products counts once, from its first coaching on."""
    firms: dict[int, Told] = {}
    for one in sorted(told, key=lambda one: (one.coaching.began_on, one.coaching.pk)):
        firms.setdefault(one.coaching.product.enterprise_id, one)
    sales = [
        (g.before.sales, g.after.sales)
        for one in firms.values()
        for g in [one.growth]
        if g.before and g.after and g.before.sales is not None and g.after.sales is not None
    ]
    jobs = [
        (g.before.jobs, g.after.jobs)
        for one in firms.values()
        for g in [one.growth]
        if g.before and g.after and g.before.jobs is not None and g.after.jobs is not None
    ]
    return Sums(
        firms=len(firms),
        with_sales=len(sales),
        sales_before=sum((before for before, _after in sales), Decimal(0)),
        sales_after=sum((after for _before, after in sales), Decimal(0)),
        with_jobs=len(jobs),
        jobs_before=sum(before for before, _after in jobs),
        jobs_after=sum(after for _before, after in jobs),
    )
