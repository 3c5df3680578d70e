"""The worksheet of values: all objectives of an agency whose period ended in a month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from teraju.modules.planning.domain.rhythm import DAY, Frequency, Stretch, asked_periods, period_of
from teraju.modules.planning.models import Objective, ObjectiveTarget, ObjectiveValue
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

from .objectives import Standing, in_force_on, objectives, standings_of, with_course


@dataclass(frozen=True)
class SheetRow:
    """An objective and its period: the value if there is one, and where the last came from."""

    objective: Objective
    period: Stretch
    target: ObjectiveTarget
    value: ObjectiveValue | None
    usual_source: str


@dataclass(frozen=True)
class Sheet:
    """The rows of a month, and the months that still lack values."""

    agency: Agency
    month: Stretch
    rows: Sequence[SheetRow]
    open_months: Sequence[Stretch]

    @property
    def done(self) -> int:
        return sum(row.value is not None for row in self.rows)


def agency_standings(viewer: Viewer, agency: Agency) -> list[Standing]:
    """How the objectives in force of an agency stand today. Five queries."""
    rows = objectives(viewer).filter(agency=agency)
    found = with_course(in_force_on(rows, viewer.today)).order_by("code", "pk")
    return standings_of(found, viewer.today)


def sheet_of(viewer: Viewer, agency: Agency, asked: date | None = None) -> Sheet:
    """The sheet of a month: the asked one, else the latest that lacks values, else the last."""
    standings = agency_standings(viewer, agency)
    missing = {
        period_of(Frequency.MONTHLY, due.period.last) for one in standings for due in one.missing
    }
    last = period_of(Frequency.MONTHLY, viewer.today.replace(day=1) - DAY)
    month = period_of(Frequency.MONTHLY, asked) if asked else max(missing, default=last)
    rows = [row for one in standings for row in _rows(one, month, viewer.today)]
    return Sheet(agency, month, rows, sorted(missing))


def _rows(standing: Standing, month: Stretch, today: date) -> list[SheetRow]:
    objective = standing.objective
    targets = {one.pk: one for one in objective.targets.all()}
    terms = [one.term for one in targets.values()]
    values = {one.first_day: one for one in standing.values}
    source = standing.latest.source if standing.latest else ""
    return [
        SheetRow(objective, period, targets[term.pk], values.get(period.first), source)
        for period, term in asked_periods(objective.rhythm, terms, min(month.last, today))
        if month.first <= period.last
    ]
