"""Reading the book of stamps, what is out, and what an official has with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import DateField, Exists, F, OuterRef, Prefetch, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.domain.marks import SheetState
from teraju.modules.metrology.domain.stamps import (
    NoStamp,
    Site,
    StampKind,
    StockFacts,
    is_gap,
    is_year_end,
    no_stamp,
)
from teraju.modules.metrology.models import (
    Issue,
    IssuedRoll,
    IssuedStamp,
    IssuedStandard,
    Mark,
    Session,
    Sheet,
    StampCount,
    StampCountLine,
    StampLine,
    StampStock,
)
from teraju.modules.metrology.unit_wording import NO_STAMP
from teraju.platform.accounts.scope import Viewer

_OUT = Sum("issued__out", filter=Q(issued__issue__returned_on=None))


def stocks(viewer: Viewer) -> QuerySet[StampStock]:
    """With the sums of their lines and the day of the look."""
    rows: QuerySet[StampStock] = StampStock.objects.visible_to(viewer)
    return rows.select_related("agency", "government").annotate(
        asked=Coalesce(Sum("lines__requested"), 0),
        came=Coalesce(Sum("lines__received"), 0),
        gone=Coalesce(Sum("lines__missing"), 0),
        today=Value(viewer.today, output_field=DateField()),
    )


def lines_of(stock: StampStock) -> list[Any]:
    """The lines of a stock, each with how many are out (`away`) and in the safe (`there`)."""
    rows = StampLine.objects.filter(stock=stock).annotate(away=Coalesce(_OUT, 0))
    found = rows.annotate(there=F("received") - F("missing") - F("away"))
    return sorted(found.order_by("pk"), key=_by_kind)


def _by_kind(line: StampLine) -> tuple[str, int, int]:
    """Those of the field first, in the order of the law, the largest before the smaller."""
    size = int(line.size) if line.size.isdecimal() else 0
    return line.site, list(StampKind).index(StampKind(line.kind)), -size


def counts_of(stock: StampStock) -> QuerySet[StampCount]:
    lines = StampCountLine.objects.select_related("line").order_by("pk")
    rows: QuerySet[StampCount] = StampCount.objects.filter(stock=stock)
    return rows.prefetch_related(Prefetch("lines", lines)).order_by("-counted_on", "-pk")


def losses_of(stock: StampStock) -> QuerySet[IssuedStamp]:
    """What of a stock did not come back from a job, the latest first."""
    rows: QuerySet[IssuedStamp] = IssuedStamp.objects.filter(line__stock=stock, back__lt=F("out"))
    return rows.select_related("issue", "line").order_by("-issue__returned_on", "-issue", "pk")


def is_out(stock: StampStock) -> bool:
    """Whether stamps of a stock are with somebody."""
    rows = IssuedStamp.objects.filter(line__stock=stock, issue__returned_on=None)
    return bool(rows.exists())


def stock_of(agency_id: int, year: int) -> StampStock | None:
    found: StampStock | None = StampStock.objects.filter(agency=agency_id, year=year).first()
    return found


def facts_of(stock: StampStock | None) -> StockFacts | None:
    return StockFacts(stock.year, stock.received_on, stock.handed_on) if stock else None


def no_stamps_on(agency_id: int, on: date) -> NoStamp | None:
    """Why nothing can be stamped at a unit on a day, as the book stands; None if it can."""
    return no_stamp(facts_of(stock_of(agency_id, on.year)), on)


def lacks_stamps(agency_id: int, *, wishes: bool = False) -> Callable[[date], bool]:
    """Tell of days whether they lie between the years and the book has no stamps for them.

    For `wishes` the end of a year counts as without: its stamps may be handed over by then. A query
    for each year that is asked about, and none of other days.
    """
    known: dict[int, StockFacts | None] = {}

    def is_without(day: date) -> bool:
        if not is_gap(day):
            return False
        if wishes and is_year_end(day):
            return True
        if day.year not in known:
            known[day.year] = facts_of(stock_of(agency_id, day.year))
        return no_stamp(known[day.year], day) is not None

    return is_without


def day_without_stamps(session: Session, since: date) -> date | None:
    """The first or last day of a session, `since` a day, that lies between the years without any.

    No query of a session that keeps clear of these days; else one for each of the two.
    """
    days = {max(session.starts_on, since), session.ends_on}
    return next(filter(lacks_stamps(session.agency_id), sorted(days)), None)


def issues(viewer: Viewer) -> QuerySet[Issue]:
    """With how many stamps each took, and the day of the look."""
    rows: QuerySet[Issue] = Issue.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "holder").annotate(
        stamps_out=Coalesce(Sum("stamps__out"), 0),
        today=Value(viewer.today, output_field=DateField()),
    )


def whole(rows: QuerySet[Issue]) -> QuerySet[Issue]:
    """With all that went out: three queries more."""
    stamps: Any = IssuedStamp.objects.select_related("line__stock").order_by("line__kind", "pk")
    used: Any = IssuedStandard.objects.select_related("standard").order_by("pk")
    rolls: Any = IssuedRoll.objects.select_related("roll__agency", "roll__government")
    return rows.prefetch_related(
        Prefetch("stamps", stamps),
        Prefetch("standards", used),
        Prefetch("rolls", rolls.order_by("pk")),
    )


@dataclass(frozen=True)
class StampsOut:
    """The stamps that an official has with them on a day, or why there are none."""

    lines: Sequence[IssuedStamp]
    refusal: NoStamp | None
    # What is still out with them for a job whose days are over.
    overdue: Sequence[Issue] = ()
    # What they had given back on that day before their test began.
    back: Sequence[IssuedStamp] = ()

    @property
    def sentence(self) -> Promise | str:
        if self.refusal:
            return NO_STAMP[self.refusal]
        if self.overdue and not self.lines:
            return overdue_words(self.overdue)
        return ""

    @property
    def kinds(self) -> Mapping[str, tuple[str, ...]]:
        """The sizes that are at hand of each kind."""
        found: dict[str, tuple[str, ...]] = {}
        for one in self.lines:
            sizes = found.get(one.line.kind, ())
            found[one.line.kind] = tuple(dict.fromkeys([*sizes, one.line.size]))
        return found


def stamps_out(
    agency_id: int,
    person_id: int,
    on: date,
    *,
    site: Site | None = None,
    in_hand: bool = False,
    begun_at: datetime | None = None,
) -> StampsOut:
    """What somebody may stamp with on a day: of the year of that day, handed out to them for it.

    Those of the office come first; in the field they are left out, for they stay there, and
    `in_hand` leaves those of the field out at the office. What went back on that day was with them
    before; `in_hand` leaves it out, and what was due back before that day: stamps go out for one
    job, and no longer than for it. Without it they are there, the days of their job first: what
    was marked is marked, unless the test had `begun_at` a moment at which they were back. `refusal`
    says why nothing can be stamped at this unit on that day at
    all; no lines without a refusal means that the stamps lie in the safe. Two queries.
    """
    refusal = no_stamps_on(agency_id, on)
    if refusal is not None:
        return StampsOut((), refusal)
    rows = IssuedStamp.objects.filter(
        issue__agency=agency_id,
        issue__holder=person_id,
        issue__issued_on__lte=on,
        line__stock__year=on.year,
        out__gt=0,
    )
    if site is Site.FIELD or (site is Site.OFFICE and in_hand):
        rows = rows.filter(line__site=site)
    back = Q() if in_hand else Q(issue__returned_on__gte=on)
    held = rows.filter(Q(issue__returned_on=None) | back)
    found = held.select_related("line", "issue").order_by("line__kind", "-line__site", "pk")
    lines = sorted(found, key=lambda one: one.issue.due_on < on)
    if not in_hand:
        gone = [one for one in lines if one.issue.was_back(on, begun_at)]
        return StampsOut(tuple(one for one in lines if one not in gone), None, back=gone)
    overdue = {one.issue_id: one.issue for one in lines if one.issue.due_on < on}
    kept = tuple(one for one in lines if one.issue_id not in overdue)
    return StampsOut(kept, None, tuple(overdue.values()))


def overdue_words(overdue: Sequence[Issue]) -> str:
    """What somebody is told whose stamps are out for longer than their job, with the way out."""
    told = [f"{one.job} ({date_format(one.due_on)})" for one in overdue]
    words = _(
        "What you have of stamps was due back before this day: %(jobs)s. Bring it back, and have "
        "stamps handed out for this job."
    )
    return str(words) % {"jobs": ", ".join(told)}


def late_marks(issue: Issue, today: date) -> QuerySet[Mark]:
    """What was marked with the stamps of a hand-out after they were due back."""
    until = issue.returned_on or today
    rows = _marks_after(issue.pk, issue.holder_id, issue.due_on, until)
    return rows.select_related("verification__instrument").order_by("verification__at", "pk")


def with_late_use(rows: QuerySet[Issue], today: date) -> QuerySet[Issue]:
    """Hand-outs with which something was marked or tested after they were due back."""
    until = Coalesce(OuterRef("returned_on"), Value(today, output_field=DateField()))
    late = (OuterRef("pk"), OuterRef("holder"), OuterRef("due_on"), until)
    return rows.filter(Exists(_marks_after(*late)) | Exists(_tests_after(*late)))


def late_tests(issue: Issue, today: date) -> QuerySet[Any]:
    """What was tested with the standards of a hand-out after they were due back: each with both."""
    until = issue.returned_on or today
    rows = _tests_after(issue.pk, issue.holder_id, issue.due_on, until)
    return rows.select_related("sheet__instrument", "standard").order_by("sheet__tested_on", "pk")


def _tests_after(issue: Any, holder: Any, due_on: Any, until: Any) -> QuerySet[Any]:
    """As of marks: standards on a test, unless another hand-out covers its day."""
    day = OuterRef("sheet__tested_on")
    covered = IssuedStandard.objects.filter(
        standard=OuterRef("standard"),
        issue__holder=OuterRef("sheet__tester"),
        issue__issued_on__lte=day,
        issue__due_on__gte=day,
    )
    used: QuerySet[Any] = Sheet.standards.through.objects.filter(
        ~Exists(covered),
        standard__issued__issue=issue,
        sheet__state=SheetState.DECIDED,
        sheet__tester=holder,
        sheet__tested_on__gt=due_on,
        sheet__tested_on__lte=until,
    )
    return used


def _marks_after(issue: Any, holder: Any, due_on: Any, until: Any) -> QuerySet[Mark]:
    """Marks of somebody with stamps of an issue after its last day, unless another covers them."""
    day = OuterRef("verification__on")
    covered = IssuedStamp.objects.filter(
        line=OuterRef("stamp"),
        issue__holder=OuterRef("verification__tester"),
        issue__issued_on__lte=day,
        issue__due_on__gte=day,
    )
    rows: QuerySet[Mark] = Mark.objects.filter(
        ~Exists(covered),
        stamp__issued__issue=issue,
        verification__tester=holder,
        verification__on__gt=due_on,
        verification__on__lte=until,
    )
    return rows
