"""Blocks of the pages of reports and of the headline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from teraju.modules.metrology import report_wording as wording
from teraju.modules.metrology.domain.headline import (
    Rate,
    Stretches,
    WorkDay,
    of_days,
    one_decimal,
    percent,
)
from teraju.modules.metrology.domain.reports import NoSuchPeriod, ReportPeriod
from teraju.modules.metrology.selectors import reports as reading
from teraju.modules.metrology.selectors.orderly import Standings
from teraju.modules.metrology.selectors.reports import Report, Served
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.charts.bars import Bar, bars_picture
from teraju.platform.web.charts.trend import TrendPoint, trend_picture
from teraju.platform.web.kinds import Count, Fact, Section, Text
from teraju.platform.web.record_parts import table

from .plan_words import days_words
from .unit_common import FACTS

PICTURE, TEXT = "web/parts/picture.html", "web/sections/text.html"


@dataclass(frozen=True)
class Choice:
    """A question of the address: its key, and what may be chosen."""

    key: str
    label: Text
    options: Sequence[tuple[str, Text, bool]]


@dataclass(frozen=True)
class Asked:
    """Of which unit and which period the page tells."""

    agency: Agency
    period: ReportPeriod
    choices: Sequence[Choice]
    # Why it is another period than the address names.
    notice: Text = ""

    @property
    def query(self) -> str:
        return f"agency={self.agency.pk}&year={self.period.year}&month={self.period.month}"


def unit_asked(viewer: Viewer, params: Any) -> tuple[Agency | None, list[Agency]]:
    """The unit named in the address among those that the viewer sees, or the first."""
    units = reading.reporting_units(viewer)
    named = next((one for one in units if str(one.pk) == params.get("agency", "")), None)
    return named or next(iter(units), None), units


def asked(viewer: Viewer, params: Any) -> Asked | None:
    """What the address asks for; the month before this one where it names none that has begun."""
    agency, units = unit_asked(viewer, params)
    if agency is None:
        return None
    period, notice = _period(params, viewer.today)
    # The one that is shown, too, where the address names an older one.
    years = sorted({*reading.years_with_work(agency.pk, viewer.today), period.year}, reverse=True)
    choices = [
        Choice("year", _("Year"), [(str(y), str(y), y == period.year) for y in years]),
        Choice(
            "month",
            _("Month"),
            [("0", _("whole year"), not period.month)]
            + [(str(n), name, n == period.month) for n, name in MONTHS.items()],
        ),
    ]
    return Asked(agency, period, unit_choice(units, agency) + choices, notice)


def unit_choice(units: Sequence[Agency], agency: Agency) -> list[Choice]:
    """Which unit, where there is more than one to choose from."""
    if len(units) < 2:
        return []
    options = [(str(one.pk), one.short_name, one == agency) for one in units]
    return [Choice("agency", _("Unit"), options)]


def _period(params: Any, today: date) -> tuple[ReportPeriod, str]:
    """The period of which the page tells, and why it is not the one that the address names."""
    usual = ReportPeriod(today.year, today.month).before
    year, month = params.get("year", ""), params.get("month", "")
    if not year:
        return usual, ""
    number = int(month) if month.isdecimal() and len(month) < 3 else 0
    told = {"shown": wording.period_words(usual)}
    try:
        named = ReportPeriod(int(year) if year.isdecimal() and len(year) == 4 else 0, number)
    except NoSuchPeriod:
        return usual, _("There is no such year or month. Shown is %(shown)s.") % told
    if named.first > today:
        told |= {"asked": wording.period_words(named), "last": date_format(today, "F Y")}
        words = _("%(asked)s lies ahead: choose one up to %(last)s. Shown is %(shown)s.")
        return usual, words % told
    return named, ""


def report_sections(found: Report, markets: Standings, today: date) -> list[Section]:
    """The figures, the kinds, the months, and how it all was counted."""
    told = wording.all_facts(found, markets, today)
    facts = [Fact(said.label, said.value, note=said.note) for said in told]
    lines = wording.rows_of(found) if found.kinds else []
    rows = [[Count(one) if isinstance(one, int) else one for one in line] for line in lines]
    sections = [
        Section(_("Figures"), FACTS, {"facts": facts}),
        table(_("By kind"), wording.headers(), rows, wording.nothing_words(found)),
    ]
    months = wording.months_of(found)
    if months:
        sections.append(Section(_("By month"), PICTURE, {"picture": _months_picture(months)}))
    return [*sections, declared()]


def declared() -> Section:
    """In what unit everything is counted."""
    counted = "\n\n".join(wording.declaration())
    return Section(_("How it is counted"), TEXT, {"text": counted})


def _months_picture(months: Sequence[tuple[date, int, int]]) -> Any:
    bars = [
        Bar(
            date_format(month, "F"),
            instruments,
            remark=_("%(count)d weights besides") % {"count": weights} if weights else "",
        )
        for month, instruments, weights in months
    ]
    return bars_picture(_("Instruments tested by month"), bars, _("Month"))


def comparison(days: Sequence[WorkDay], cut: Stretches, before: Served, after: Served) -> Section:
    """Before and after the change of way, line by line."""
    first = of_days(days, *cut.before)
    second = of_days(days, *cut.after) if cut.after else None
    headers = ["", _("Before"), _("After")]
    rows: list[list[Any]] = [
        [_("Days"), days_words(*cut.before), days_words(*cut.after) if cut.after else "–"],
        *_rates(first, second),
        [
            _("Done within one day of service"),
            _quick(before),
            _quick(after) if cut.after else "–",
        ],
    ]
    return table(_("Before and after"), headers, rows)


def _rates(first: Rate, second: Rate | None) -> list[list[Any]]:
    def said(rate: Rate | None) -> tuple[str, str, str, str]:
        if rate is None:
            return ("–",) * 4
        return (
            wording.shown(one_decimal(rate.a_tester)),
            wording.shown(one_decimal(rate.a_day)),
            wording.counted(rate.instruments),
            wording.counted(rate.equipment),
        )

    labels = (
        _("Instruments a day and tester"),
        _("Instruments a day"),
        _("Instruments"),
        _("Weights, counted apart"),
    )
    return [list(one) for one in zip(labels, said(first), said(second), strict=True)]


def _quick(found: Served) -> str:
    share = wording.shown(percent(found.same_day, found.done), "%")
    return _("%(share)s (%(quick)s of %(done)s)") % {
        "share": share,
        "quick": found.same_day,
        "done": found.done,
    }


def curve(months: Sequence[tuple[date, Served]]) -> Section:
    """How many of those done in a month were done the same day of service."""
    if not months:
        empty = _("No instrument of an order was done in this time.")
        return table(_("Same-day service"), [_("Month")], [], empty)
    points = [_point(month, found) for month, found in months]
    picture = trend_picture(_("Done within one day of service, in percent of all done"), points)
    return Section(_("Same-day service"), PICTURE, {"picture": picture})


def _point(month: date, found: Served) -> TrendPoint:
    share = percent(found.same_day, found.done, 1)
    whole = found.same_day == found.done
    return TrendPoint(
        label=date_format(month, "F Y"),
        short=date_format(month, "M"),
        # A coordinate of the drawing; the shares beside it are exact.
        value=None if share is None else float(share),
        shown=_quick(found),
        tone="good" if whole else "warn",
        word=_("all within one day") if whole else _("some later"),
        low=100.0,
        aim=_("all"),
    )
