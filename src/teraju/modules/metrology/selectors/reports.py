"""Figures of a period, added up by the database: instruments and weights apart."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Sum,
)
from django.db.models.functions import Coalesce, TruncMonth

from teraju.modules.metrology.domain.editions import Control
from teraju.modules.metrology.domain.headline import Rate, WorkDay, rate_of, same_day_minutes
from teraju.modules.metrology.domain.marks import Result, VoidReason
from teraju.modules.metrology.domain.reports import Counted, ReportPeriod, Sums, sums, weight_kinds
from teraju.modules.metrology.domain.retribution import is_free
from teraju.modules.metrology.models import (
    Certificate,
    Instrument,
    OrderLine,
    OrderlyRegion,
    PeriodReport,
    Place,
    Potential,
    Session,
    Verification,
    Voiding,
    WayChange,
)
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

from .marks import DONE_BY_MISTAKE, UNPROVEN
from .orderly import regions_on
from .recorded import Recorded, first_day, recorded
from .tariffs import Levy, levy_of


def verifications(agencies: Collection[int], first: date, last: date) -> QuerySet[Verification]:
    """What was verified in some days; what was recorded by mistake is no verification."""
    return _real(Verification.objects.filter(agency__in=agencies, on__range=(first, last)))


def _real(rows: QuerySet[Verification]) -> QuerySet[Verification]:
    return rows.exclude(Exists(_MISTAKES)).order_by()


_MISTAKES = Voiding.objects.filter(verification=OuterRef("pk"), reason=VoidReason.MISTAKE)
# Pieces of a set that were brought one after the other are more served; the same again are not.
_TOGETHER = F("passed") + F("failed") + OuterRef("passed") + OuterRef("failed")
_LATER = Verification.objects.filter(
    Q(at__gt=OuterRef("at")) | Q(at=OuterRef("at"), pk__gt=OuterRef("pk")),
    instrument=OuterRef("instrument"),
    on=OuterRef("on"),
    instrument__count__lt=_TOGETHER,
).exclude(Exists(_MISTAKES))
# An instrument is served once on a day, however often it was tested there: its last result counts.
COUNTS = ~Exists(_LATER)


def counted_kinds(agency_id: int, first: date, last: date) -> list[Counted]:
    """The pieces of each kind. One query."""
    rows = (
        verifications([agency_id], first, last)
        .filter(COUNTS)
        .values("instrument__kind", "control")
        .annotate(
            sah=Coalesce(Sum("passed"), 0),
            set_right=Coalesce(Sum("adjusted"), 0),
            batal=Coalesce(Sum("failed"), 0),
            acts=Count("pk"),
        )
        .order_by("instrument__kind", "control")
    )
    found: dict[str, Counted] = {}
    for row in rows:
        kind, tested = row["instrument__kind"], row["sah"] + row["batal"]
        is_first = row["control"] == Control.INITIAL
        one = Counted(
            kind,
            initial=tested if is_first else 0,
            subsequent=0 if is_first else tested,
            passed=row["sah"],
            adjusted=row["set_right"],
            failed=row["batal"],
            acts=row["acts"],
        )
        found[kind] = found[kind].plus(one) if kind in found else one
    return list(found.values())


def work_days(agencies: Collection[int], first: date, last: date) -> list[WorkDay]:
    """Each day with what was tested on it, and by how many testers. One query."""
    rows = (
        verifications(agencies, first, last)
        .values("on")
        .annotate(**pieces_tested(), testers=Count("tester", distinct=True))
        .order_by("on")
    )
    return [WorkDay(row["on"], row["scales"], row["weights"], row["testers"]) for row in rows]


def pieces_tested(counts: Any = COUNTS) -> dict[str, Any]:
    """Sums of tested pieces: of instruments, and of weights, each once on a day."""
    weights = Q(instrument__kind__in=weight_kinds())
    return {
        name: Coalesce(Sum(F("passed") + F("failed"), filter=which & Q(counts)), 0)
        for name, which in (("scales", ~weights), ("weights", weights))
    }


@dataclass(frozen=True)
class Tested:
    """Instruments and weights that were tested, counted apart."""

    instruments: int
    weights: int


def tested_at(session: Session) -> Tested:
    """What a market session has tested. One query.

    One that was tested once more on the day counts here by its result of the session.
    """
    rows = _real(Verification.objects.filter(sheet__line__order__session=session))
    later_here = _LATER.filter(sheet__line__order__session=session)
    found = rows.aggregate(**pieces_tested(~Exists(later_here)))
    return Tested(found["scales"], found["weights"])


@dataclass(frozen=True)
class Served:
    """Lines of orders done in some time, and how many of them on the same day of service."""

    done: int
    same_day: int


def _moments(agency: Agency, first: date, last: date) -> tuple[datetime, datetime]:
    zone = ZoneInfo(agency.government.timezone)
    end = datetime.combine(last + timedelta(days=1), time.min, zone)
    return datetime.combine(first, time.min, zone), end


def _done_lines(agency: Agency, first: date, last: date) -> QuerySet[OrderLine]:
    begin, end = _moments(agency, first, last)
    rows: QuerySet[OrderLine] = OrderLine.objects.filter(
        order__agency=agency, done_at__gte=begin, done_at__lt=end
    ).exclude(service_minutes=None)
    return rows.exclude(DONE_BY_MISTAKE).order_by()


def served(agency: Agency, first: date, last: date) -> Served:
    """One query."""
    quick = Q(service_minutes__lte=same_day_minutes(last))
    found = _done_lines(agency, first, last).aggregate(
        done=Count("pk"), same_day=Count("pk", filter=quick)
    )
    return Served(found["done"], found["same_day"])


def served_months(agency: Agency, first: date, last: date) -> list[tuple[date, Served]]:
    """The same month by month, of the months in which something was done. One query."""
    quick = Q(service_minutes__lte=same_day_minutes(last))
    zone = ZoneInfo(agency.government.timezone)
    rows = (
        _done_lines(agency, first, last)
        .annotate(month=TruncMonth("done_at", tzinfo=zone))
        .values("month")
        .annotate(done=Count("pk"), same_day=Count("pk", filter=quick))
        .order_by("month")
    )
    return [(row["month"].date(), Served(row["done"], row["same_day"])) for row in rows]


@dataclass(frozen=True)
class Reached:
    """Instruments and weights with a valid mark given in a year up to a day."""

    instruments: int
    weights: int


def reached(agency_id: int, first: date, last: date) -> Reached:
    """Each instrument once, by its pieces, however often it was tested. One query."""
    marked = verifications([agency_id], first, last).filter(
        ~UNPROVEN, instrument=OuterRef("pk"), result=Result.SAH, voids=None
    )
    weights = Q(kind__in=weight_kinds())
    found = (
        Instrument.objects.filter(Exists(marked))
        .order_by()
        .aggregate(
            scales=Coalesce(Sum("count", filter=~weights), 0),
            weights=Coalesce(Sum("count", filter=weights), 0),
        )
    )
    return Reached(found["scales"], found["weights"])


@dataclass(frozen=True)
class ToldOf:
    """The potential that held on a day; apart from it the number told of without its unit.

    Of the weights it is the latest that counted them: a newer one may leave them out.
    """

    potential: Potential | None
    weights: Potential | None
    reported: Potential | None


def told_on(agency_id: int, day: date) -> ToldOf:
    """Of each the latest that was not withdrawn. One query."""
    rows = Potential.objects.filter(agency=agency_id, on__lte=day, withdrawn_on=None)
    found = list(rows.order_by("-on", "-pk"))
    counted = [one for one in found if not one.lacks_unit]
    return ToldOf(
        next(iter(counted), None),
        next((one for one in counted if one.weights is not None), None),
        next((one for one in found if one.lacks_unit), None),
    )


def way_change_of(agency_id: int) -> WayChange | None:
    """The day from which the unit works the same-day way, where it is set."""
    found: WayChange | None = WayChange.objects.filter(agency=agency_id, withdrawn_on=None).first()
    return found


def levy(agency: Agency, period: ReportPeriod) -> Levy | None:
    """The levy of a time before it was given up; None of a later one. Two queries."""
    if is_free(period.first):
        return None
    rows = verifications([agency.pk], period.first, period.last)
    return levy_of(agency, rows.filter(COUNTS))


@dataclass(frozen=True)
class Report:
    """All that a report of a period says."""

    agency: Agency
    period: ReportPeriod
    kinds: Sequence[Counted]
    total: Sums
    recorded: Recorded
    # None where it is not on record: nothing is known then, which is not nought.
    earlier: Sums | None
    days: Sequence[WorkDay]
    served: Served
    reached: Reached
    told: ToldOf
    # By which decisions the region is an orderly one on the last day.
    regions: Sequence[OrderlyRegion]
    certificates: int
    voided: int
    levy: Levy | None

    @property
    def rate(self) -> Rate:
        return rate_of(self.days)

    @property
    def months(self) -> list[tuple[date, int, int]]:
        """For each month of the year the instruments and the weights that were tested."""
        found = {date(self.period.year, month, 1): [0, 0] for month in range(1, 13)}
        for one in self.days:
            month = found[one.on.replace(day=1)]
            month[0] += one.instruments
            month[1] += one.equipment
        return [(month, scales, weights) for month, (scales, weights) in found.items()]


def report(agency: Agency, period: ReportPeriod) -> Report:
    """The figures of a period, up to its last day. Eleven queries, however much was verified.

    Two more for the period and for the one before it where nothing was verified in them.
    """
    first, last = period.first, period.last
    begin, end = _moments(agency, first, last)
    kinds = counted_kinds(agency.pk, first, last)
    signed = Certificate.objects.filter(agency=agency, signed_at__gte=begin, signed_at__lt=end)
    voided = Voiding.objects.filter(agency=agency, on__range=(first, last))
    return Report(
        agency=agency,
        period=period,
        kinds=kinds,
        total=sums(kinds),
        recorded=recorded(agency.pk, period, kinds),
        earlier=None if period.is_first else _earlier(agency.pk, period.before),
        days=work_days([agency.pk], first, last),
        served=served(agency, first, last),
        # The share counts the year so far: a month alone says nothing of who was reached.
        reached=reached(agency.pk, date(period.year, 1, 1), last),
        told=told_on(agency.pk, last),
        regions=regions_on(agency.pk, last),
        certificates=signed.count(),
        voided=voided.exclude(reason=VoidReason.MISTAKE).count(),
        levy=levy(agency, period),
    )


def _earlier(agency_id: int, before: ReportPeriod) -> Sums | None:
    kinds = counted_kinds(agency_id, before.first, before.last)
    return sums(kinds) if recorded(agency_id, before, kinds).is_known else None


def has_records(agency: Agency, period: ReportPeriod) -> bool:
    """Whether anything was verified, signed or made void in a period. Three queries at most."""
    begin, end = _moments(agency, period.first, period.last)
    days = (period.first, period.last)
    return (
        verifications([agency.pk], *days).exists()
        or Certificate.objects.filter(
            agency=agency, signed_at__gte=begin, signed_at__lt=end
        ).exists()
        or Voiding.objects.filter(agency=agency, on__range=days)
        .exclude(reason=VoidReason.MISTAKE)
        .exists()
    )


def standing_report(agency_id: int, period: ReportPeriod) -> PeriodReport | None:
    """The signed report of a period that none has replaced. One query."""
    rows = PeriodReport.objects.filter(
        agency=agency_id, year=period.year, month=period.month, replaced_on=None
    )
    found: PeriodReport | None = rows.select_related("paper").first()
    return found


def signed_reports(viewer: Viewer) -> QuerySet[PeriodReport]:
    rows: QuerySet[PeriodReport] = PeriodReport.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "paper")


def potentials(viewer: Viewer) -> QuerySet[Any]:
    """With `is_followed` where a later one took its place, `weights_followed` for its weights."""
    later = Potential.objects.standing().filter(
        agency=OuterRef("agency"),
        lacks_unit=OuterRef("lacks_unit"),
        on__gt=OuterRef("on"),
        on__lte=viewer.today,
    )
    uncounted = Q(weights=None) & Exists(later)
    rows: QuerySet[Any] = Potential.objects.visible_to(viewer)
    found: QuerySet[Any] = rows.select_related("agency", "government").annotate(
        is_followed=Exists(later),
        weights_followed=ExpressionWrapper(
            uncounted | Exists(later.exclude(weights=None)), output_field=BooleanField()
        ),
    )
    return found


def way_changes(viewer: Viewer) -> QuerySet[WayChange]:
    rows: QuerySet[WayChange] = WayChange.objects.visible_to(viewer)
    return rows.select_related("agency", "government")


def years_with_work(agency_id: int, today: date) -> list[int]:
    """This year and those before it back to the first verification. One query."""
    first = first_day(agency_id)
    begin = min(first.year, today.year) if first else today.year
    return list(range(today.year, max(begin, today.year - 30) - 1, -1))


def reporting_units(viewer: Viewer) -> list[Agency]:
    """The agencies that keep a register of places here, by name. One query."""
    kept = Place.objects.visible_to(viewer).order_by().values("agency")
    rows = Agency.objects.filter(pk__in=kept).select_related("government")
    return list(rows.order_by("name", "pk"))
