"""How a file becomes values of objectives: each named by agency, code and period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from typing_extensions import override

from teraju.modules.planning import permissions, services
from teraju.modules.planning.domain.lights import Figures, IndicatorKind, NoValue, value_of
from teraju.modules.planning.domain.objective_states import ObjectiveState
from teraju.modules.planning.domain.rhythm import code_of, read_code, target_for
from teraju.modules.planning.models import Objective, ObjectiveTarget, ObjectiveValue
from teraju.modules.planning.objective_words import PROBLEMS
from teraju.modules.planning.services import Entry
from teraju.platform.accounts import rights
from teraju.platform.exchange.cells import Text, Unreadable, written
from teraju.platform.exchange.plans import Key, Plan, Refusal, Row
from teraju.platform.exchange.readers import (
    DecimalReader,
    Reader,
    ReferenceReader,
    Scope,
    TextReader,
)
from teraju.platform.exchange.registers import Column, Importing

FIGURES = ("numerator", "denominator", "value")
Known = Mapping[tuple[int, str], Objective]


@dataclass(frozen=True, kw_only=True)
class PeriodReader(Reader):
    """A measuring period by its name: 2020-09, 2020-Q3, 2020-H2 or 2020."""

    @override
    def hint(self) -> Text:
        return gettext_lazy(
            "2020-09 is a month, 2020-Q3 a quarter, 2020-H2 a half-year, 2020 a year"
        )

    @override
    def read(self, cell: Any) -> str:
        found = read_code(written(cell))
        if found is None:
            raise Unreadable(
                _("This is no period. Write 2020-09, 2020-Q3, 2020-H2 or 2020, as a text.")
            )
        frequency, days = found
        return code_of(frequency, days.first)


def agency_names(scope: Scope) -> Iterator[tuple[int, tuple[str, str]]]:
    rows = rights.agencies_where(scope.actor, permissions.OBJECTIVE_MEASURE)
    found = rows.filter(government=scope.government).values_list("pk", "name", "short_name")
    for pk, name, short_name in found:
        yield pk, (name, short_name)


def standing_values(scope: Scope) -> QuerySet[ObjectiveValue]:
    """The values that stand, where the actor may measure."""
    agencies = rights.agencies_where(scope.actor, permissions.OBJECTIVE_MEASURE).order_by()
    rows: QuerySet[ObjectiveValue] = ObjectiveValue.objects.filter(
        government=scope.government, agency__in=agencies.values("pk"), replaced_on=None
    )
    return rows.select_related("objective__agency", "objective__government", "agency").order_by(
        "pk"
    )


def known_objectives(scope: Scope) -> Known:
    """The objectives in force where the actor may measure. Two queries."""
    agencies = rights.agencies_where(scope.actor, permissions.OBJECTIVE_MEASURE).order_by()
    rows = Objective.objects.filter(
        government=scope.government,
        agency__in=agencies.values("pk"),
        state=ObjectiveState.APPROVED,
    )
    targets = Prefetch("targets", ObjectiveTarget.objects.order_by("first_day", "pk"))
    found = rows.select_related("agency", "government").prefetch_related(targets)
    return {(one.agency_id, one.code): one for one in found.order_by("pk")}


def check_values(
    scope: Scope, rows: Sequence[Row], standing: Mapping[Key, ObjectiveValue]
) -> Iterator[Refusal]:
    """Each row names an objective in force, a period of its rhythm that is over, and figures."""
    known = known_objectives(scope)
    for row in rows:
        objective = known.get((row.values["agency"], row.values["code"]))
        if objective is None:
            yield Refusal(row, "code", _("No objective in force of this agency has this code."))
            continue
        yield from _period_refused(scope, objective, row)
        if set(FIGURES).isdisjoint(row.unread):
            yield from _figures_refused(objective, row)
        old = standing.get((row.values["agency"], row.values["code"], row.values["period"]))
        if old and _differs(old, row) and not row.values.get("reason"):
            yield Refusal(row, "reason", _("Say why the value is corrected."))


def write_values(scope: Scope, plan: Plan[ObjectiveValue]) -> None:
    known = known_objectives(scope)
    services.import_values(
        actor=scope.actor,
        government=scope.government,
        new=[
            (known[row.values["agency"], row.values["code"]], _entry(row.values))
            for row in plan.new
        ],
        changed=[
            (one.record, _entry(one.row.values, one.record), one.row.values.get("reason") or "")
            for one in plan.changed
        ],
        source={"file": plan.source.name, "content": f"sha256:{plan.source.sha256}"},
    )


def _period_refused(scope: Scope, objective: Objective, row: Row) -> Iterator[Refusal]:
    frequency, days = read_code(row.values["period"]) or (None, None)
    if frequency is not objective.rhythm or days is None:
        sentence = _("This objective is measured otherwise: {how}.")
        yield Refusal(row, "period", sentence.format(how=objective.get_frequency_display()))
    elif days.last > scope.actor.today:
        yield Refusal(row, "period", _("This period is not over yet."))
    elif target_for([one.term for one in objective.targets.all()], days) is None:
        yield Refusal(row, "period", _("No target stands for this period."))


def _figures_refused(objective: Objective, row: Row) -> Iterator[Refusal]:
    figures = Figures(*(row.values.get(name) for name in FIGURES))
    unasked = ("value",) if objective.is_computed else ("numerator", "denominator")
    for name in unasked:
        if row.values.get(name) is not None:
            yield Refusal(row, name, _("This objective is not measured so: leave it empty."))
    try:
        value_of(IndicatorKind(objective.kind), figures)
    except NoValue as refusal:
        yield Refusal(row, refusal.field or "value", PROBLEMS[refusal.problem])


def _differs(old: ObjectiveValue, row: Row) -> bool:
    names = (*FIGURES, "source", "note", "reason")
    return any(row.values[name] != getattr(old, name) for name in names if name in row.values)


def _entry(values: Mapping[str, Any], old: ObjectiveValue | None = None) -> Entry:
    """What the file says; what it has no column for stays as it stands."""
    _frequency, days = read_code(values["period"]) or (None, None)
    if days is None:
        raise LookupError(values["period"])
    names = (*FIGURES, "source", "note")
    kept = {name: getattr(old, name) for name in names} if old else {}
    said = {name: values[name] for name in names if name in values}
    return Entry(first_day=days.first, **{**kept, **said})


AGENCY_READER = ReferenceReader(
    records=agency_names,
    missing=gettext_lazy("No open agency where you may record values is called so."),
    words=gettext_lazy("The name or short name of an open agency where you may record values."),
)
FIGURE = DecimalReader(places=4)
VALUE_IMPORT: Importing[ObjectiveValue] = Importing(
    right=permissions.OBJECTIVE_MEASURE,
    list_url="planning_values",
    key=["agency", "code", "period"],
    standing=standing_values,
    check=check_values,
    write=write_values,
    columns=[
        Column(
            key="note",
            label=gettext_lazy("Note"),
            value=lambda row: row.note,
            reads=TextReader(longest=400),
        ),
        Column(
            key="reason",
            label=gettext_lazy("Reason of the correction"),
            value=lambda row: row.reason,
            reads=TextReader(longest=400),
            hint=gettext_lazy("Needed where the value of a period stands already and is another."),
        ),
    ],
    help=gettext_lazy(
        "Adds values of objectives in force. A value that stands already and differs is followed "
        "by the new one, with its reason; the earlier stays to be read."
    ),
)
