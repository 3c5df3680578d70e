"""Use-cases on targets: set in a draft, changed by the head with a reason once approved."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.planning import permissions
from teraju.modules.planning.domain.lights import problems_of
from teraju.modules.planning.domain.objective_states import ObjectiveState
from teraju.modules.planning.domain.rhythm import Stretch, periods_within
from teraju.modules.planning.models import Objective, ObjectiveTarget
from teraju.modules.planning.objective_words import refuse_problems
from teraju.modules.planning.refusals import NotInThisState
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event, values_of

from .common import locked
from .objectives import require_approved, require_draft

FIELDS = ("first_day", "last_day", "target", "upper", "tolerance")
OPEN = (ObjectiveState.DRAFT, ObjectiveState.APPROVED)


@transaction.atomic
def add_target(
    *,
    actor: Viewer,
    objective_id: int,
    expected_version: int | None = None,
    first_day: date,
    last_day: date,
    target: Decimal,
    upper: Decimal | None = None,
    tolerance: Decimal = Decimal(0),
) -> ObjectiveTarget:
    """Set what is aimed at in some days: in a draft by its writers, of one in force by the head."""
    objective = locked(
        actor, Objective, objective_id, permissions.OBJECTIVE_WRITE, expected_version
    )
    if objective.state not in OPEN:
        raise NotInThisState(_("The objective takes no target in its present state."))
    if objective.state == ObjectiveState.APPROVED:
        rights.require(actor, permissions.APPROVE, objective)
    if objective.state == ObjectiveState.APPROVED and last_day < actor.today:
        raise DomainError(_("A target is set before its days are over."), field="last_day")
    made = ObjectiveTarget(
        government=objective.government,
        agency=objective.agency,
        objective=objective,
        first_day=first_day,
        last_day=last_day,
        target=target,
        upper=upper,
        tolerance=tolerance,
        counts_from=first_day,
        is_example=objective.is_example,
    )
    _check_days(objective, made)
    _keep(actor, objective, made)
    _tell(actor, objective, "target_added", {}, values_of(made, FIELDS))
    return made


@transaction.atomic
def remove_target(
    *, actor: Viewer, target_id: int, expected_version: int | None = None
) -> Objective:
    """Take a target out of a draft; what was approved is changed with a reason, never removed."""
    target = _claimed(actor, target_id, expected_version)
    objective = locked(actor, Objective, target.objective_id, permissions.OBJECTIVE_WRITE)
    require_draft(objective)
    before = values_of(target, FIELDS)
    target.delete()
    if actor.user_id:
        objective.writers.add(actor.user_id)
    save(actor, objective)
    _tell(actor, objective, "target_removed", before, dict.fromkeys(FIELDS))
    return objective


@transaction.atomic
def change_target(
    *,
    actor: Viewer,
    target_id: int,
    expected_version: int | None = None,
    target: Decimal,
    upper: Decimal | None = None,
    tolerance: Decimal = Decimal(0),
    reason: str,
) -> ObjectiveTarget:
    """Change an approved target from today on: what was measured before keeps the earlier one."""
    old = _claimed(actor, target_id, expected_version)
    objective = locked(actor, Objective, old.objective_id, permissions.APPROVE)
    require_approved(objective)
    _check_changeable(actor, old)
    said = cleaned(reason)
    _require_change(old, (target, upper, tolerance), said)
    old.replaced_on = actor.today
    save(actor, old)
    made = ObjectiveTarget(
        government=old.government,
        agency=old.agency,
        objective=objective,
        first_day=old.first_day,
        last_day=old.last_day,
        target=target,
        upper=upper,
        tolerance=tolerance,
        counts_from=max(actor.today, old.first_day),
        replaces=old,
        reason=said,
        is_example=old.is_example,
    )
    _keep(actor, objective, made)
    after = {**values_of(made, FIELDS), "reason": said}
    _tell(actor, objective, "target_changed", values_of(old, FIELDS), after)
    return made


def _check_changeable(actor: Viewer, old: ObjectiveTarget) -> None:
    if old.replaced_on is not None:
        raise NotInThisState(_("This target was changed already: change the newer one."))
    if old.last_day < actor.today:
        raise NotInThisState(_("The days of this target are over: it is not changed any more."))
    if old.values.filter(last_day__gte=actor.today, replaced_on=None).exists():
        raise NotInThisState(_("A value of today was held against it: change it tomorrow."))


def _require_change(
    old: ObjectiveTarget, wanted: tuple[Decimal, Decimal | None, Decimal], reason: str
) -> None:
    if not reason:
        raise DomainError(_("Say why the target is changed."), field="reason")
    if (old.target, old.upper, old.tolerance) == wanted:
        raise DomainError(
            _("This is the target as it stands: nothing would change."), field="target"
        )


def _claimed(actor: Viewer, pk: int, expected_version: int | None) -> ObjectiveTarget:
    rows = ObjectiveTarget.objects.visible_to(actor).select_related("agency", "government")
    found: ObjectiveTarget = claim(rows, pk, expected_version)
    return found


def _check_days(objective: Objective, made: ObjectiveTarget) -> None:
    if made.last_day < made.first_day:
        raise DomainError(_("The last day lies before the first."), field="last_day")
    days = Stretch(made.first_day, made.last_day)
    if next(periods_within(objective.rhythm, days), None) is None:
        raise DomainError(
            _("No whole measuring period lies in these days: make them longer."), field="last_day"
        )
    standing = objective.targets.filter(
        replaced_on=None, first_day__lte=made.last_day, last_day__gte=made.first_day
    )
    if standing.exists():
        raise DomainError(_("Another target stands for some of these days."), field="first_day")


def _keep(actor: Viewer, objective: Objective, made: ObjectiveTarget) -> None:
    refuse_problems(problems_of(made.bounds(objective.direction)))
    made.recorded_on, made.recorded_office = actor.today, actor.office[:160]
    save(actor, made)
    if objective.state == ObjectiveState.DRAFT and actor.user_id:
        objective.writers.add(actor.user_id)
    save(actor, objective)


def _tell(
    actor: Viewer, objective: Objective, verb: str, before: dict[str, Any], after: dict[str, Any]
) -> None:
    record_event(
        actor=actor,
        verb=f"planning.objective.{verb}",
        target=objective,
        before=before,
        after=after,
    )
