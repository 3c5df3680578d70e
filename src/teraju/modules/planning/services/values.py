"""Use-cases on values: recorded once for a period, corrected by a new entry with a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import ChangedMeanwhile, DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.planning import permissions
from teraju.modules.planning.domain.lights import (
    Figures,
    IndicatorKind,
    NoValue,
    light_of,
    value_of,
)
from teraju.modules.planning.domain.rhythm import Stretch, period_of, target_for
from teraju.modules.planning.models import Objective, ObjectiveTarget, ObjectiveValue
from teraju.modules.planning.objective_words import PROBLEMS
from teraju.modules.planning.refusals import DateOutOfOrder, NotInThisState
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Government

from .common import locked
from .objectives import require_approved

FIELDS = ("first_day", "last_day", "numerator", "denominator", "value", "light", "source", "note")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What somebody measured in the period that begins on `first_day`."""

    first_day: date
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value: Decimal | None = None
    source: str = ""
    note: str = ""

    @property
    def figures(self) -> Figures:
        return Figures(self.numerator, self.denominator, self.value)


@transaction.atomic
def record_value(*, actor: Viewer, objective_id: int, entry: Entry) -> ObjectiveValue:
    """Put the value of a measuring period on record; it gets its light by the target of then."""
    objective = locked(actor, Objective, objective_id, permissions.OBJECTIVE_MEASURE)
    require_approved(objective)
    period, target = _place(actor, objective, entry.first_day)
    standing = objective.values.filter(first_day=period.first, replaced_on=None)
    if standing.exists():
        raise NotInThisState(
            _("The value of this period stands already: correct it with a reason."),
            field="first_day",
        )
    made = _made(actor, objective, target, period, entry)
    save(actor, made)
    _tell(actor, "measured", objective, {}, _told(made))
    return made


@transaction.atomic
def correct_value(
    *,
    actor: Viewer,
    value_id: int,
    expected_version: int | None = None,
    entry: Entry,
    reason: str,
) -> ObjectiveValue:
    """Follow a value by a corrected one; the wrong one stays to be read, with the reason."""
    rows = ObjectiveValue.objects.visible_to(actor).select_related("agency", "government", "target")
    old: ObjectiveValue = claim(rows, value_id, expected_version)
    objective = locked(actor, Objective, old.objective_id, permissions.OBJECTIVE_MEASURE)
    made = _following(actor, objective, old, entry, reason)
    _tell(actor, "corrected", objective, _told(old), {**_told(made), "reason": made.reason})
    return made


@transaction.atomic
def import_values(
    *,
    actor: Viewer,
    government: Government,
    new: Sequence[tuple[Objective, Entry]],
    changed: Sequence[tuple[ObjectiveValue, Entry, str]],
    source: Mapping[str, str],
) -> None:
    """Record many values at once: all of them or none, one event with counts."""
    for objective, entry in new:
        rights.require(actor, permissions.OBJECTIVE_MEASURE, objective)
        require_approved(objective)
        period, target = _place(actor, objective, entry.first_day)
        save(actor, _made(actor, objective, target, period, entry))
    for old, entry, reason in changed:
        rights.require(actor, permissions.OBJECTIVE_MEASURE, old)
        rows = ObjectiveValue.objects.visible_to(actor).select_related("target")
        standing = claim(rows, old.pk)
        if standing.version != old.version:
            raise ChangedMeanwhile(
                _("Somebody changed these values meanwhile. Check the file once more.")
            )
        _following(actor, old.objective, standing, entry, reason)
    record_event(
        actor=actor,
        verb="planning.values.imported",
        target=government,
        after={"new": len(new), "changed": len(changed), **source},
    )


def _following(
    actor: Viewer, objective: Objective, old: ObjectiveValue, entry: Entry, reason: str
) -> ObjectiveValue:
    if old.replaced_on is not None:
        raise NotInThisState(_("This value was corrected already: correct the newer one."))
    said = cleaned(reason)
    if not said:
        raise DomainError(_("Say why the value is corrected."), field="reason")
    old.replaced_on = actor.today
    save(actor, old)
    period = Stretch(old.first_day, old.last_day)
    made = _made(actor, objective, old.target, period, entry)
    made.replaces, made.reason = old, said
    save(actor, made)
    return made


def _place(actor: Viewer, objective: Objective, first_day: date) -> tuple[Stretch, ObjectiveTarget]:
    """The measuring period that begins on a day, and the target it is held against."""
    period = period_of(objective.rhythm, first_day)
    if period.first != first_day:
        raise DateOutOfOrder(_("Choose one of the measuring periods."), field="first_day")
    if period.last > actor.today:
        raise DateOutOfOrder(
            _("This period is not over yet: record its value when it has ended."), field="first_day"
        )
    targets = {one.pk: one for one in objective.targets.all()}
    term = target_for([one.term for one in targets.values()], period)
    if term is None:
        raise DateOutOfOrder(_("No target stands for this period."), field="first_day")
    return period, targets[term.pk]


def _made(
    actor: Viewer, objective: Objective, target: ObjectiveTarget, period: Stretch, entry: Entry
) -> ObjectiveValue:
    try:
        exact = value_of(IndicatorKind(objective.kind), entry.figures)
    except NoValue as refusal:
        raise ValidationError({refusal.field or "value": PROBLEMS[refusal.problem]}) from refusal
    if not cleaned(entry.source):
        raise DomainError(_("Say where the figure is from."), field="source")
    computed = objective.is_computed
    return ObjectiveValue(
        government=objective.government,
        agency=objective.agency,
        objective=objective,
        target=target,
        first_day=period.first,
        last_day=period.last,
        numerator=entry.numerator if computed else None,
        denominator=entry.denominator if computed else None,
        value=None if computed else entry.value,
        light=light_of(exact, target.bounds(objective.direction)),
        source=cleaned(entry.source),
        note=cleaned(entry.note),
        recorded_on=actor.today,
        recorded_by_id=actor.user_id,
        recorded_office=actor.office[:160],
        is_example=objective.is_example,
    )


def _told(value: ObjectiveValue) -> dict[str, Any]:
    return {"period": value.period_code, "value": value.shown, "light": value.get_light_display()}


def _tell(
    actor: Viewer, verb: str, objective: Objective, before: dict[str, Any], after: dict[str, Any]
) -> None:
    # The period is told even where it stayed: the event must say which value it is about.
    record_event(
        actor=actor,
        verb=f"planning.objective.{verb}",
        target=objective,
        before={name: value for name, value in before.items() if name != "period"},
        after=after,
    )
